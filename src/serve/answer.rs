//! A request becomes an answer, out of one edition.
//!
//! Only `GET` and `HEAD`, only of whoever names this machine, and nothing but what the site holds.
//! Nothing of a request is kept or logged.

use std::net::IpAddr;
use std::sync::Arc;

use hyper::body::Bytes;
use hyper::header::HeaderValue;
use hyper::{HeaderMap, Method, StatusCode, Uri, header};
use percent_encoding::percent_decode_str;

use super::address::{self, Wanted};
use super::edition::{Edition, Site};
use super::host::Hosts;
use super::page::OWN;
use super::{live, media, page};
use crate::diagnostic::Diagnostics;

/// What is answered.
#[derive(Debug)]
pub(super) enum Answer {
    Whole(Whole),
    /// A file that has to be typeset before it can be sent.
    Promised(Arc<Site>, String),
    /// The stream of events for the page at this path.
    Events(String),
}

/// An answer that is all there.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Whole {
    pub(super) status: StatusCode,
    pub(super) media: &'static str,
    pub(super) body: Bytes,
    /// One header of this answer alone.
    pub(super) header: Option<(header::HeaderName, HeaderValue)>,
}

/// What has to be known of a request.
#[derive(Clone, Copy, Debug)]
pub(super) struct Request<'a> {
    pub(super) method: &'a Method,
    pub(super) uri: &'a Uri,
    pub(super) headers: &'a HeaderMap,
}

/// Answers a request to a server that listens at this address.
pub(super) fn answer(edition: &Edition, bound: IpAddr, request: Request<'_>) -> Answer {
    if !names_us(Hosts { bound }, request) {
        return Answer::Whole(words(
            StatusCode::MISDIRECTED_REQUEST,
            "This server answers to `localhost` and to the address of its machine, and to no other name.",
        ));
    }
    if request.method != Method::GET && request.method != Method::HEAD {
        let allowed = Some((header::ALLOW, HeaderValue::from_static("GET, HEAD")));
        let refused = words(StatusCode::METHOD_NOT_ALLOWED, "Pages can only be read here.");
        return Answer::Whole(Whole { header: allowed, ..refused });
    }
    match request.uri.path().rsplit_once(OWN).filter(|(before, _)| before.ends_with('/')) {
        Some((_, "events")) => Answer::Events(asked(request.uri)),
        Some((_, "live.js")) => Answer::Whole(Whole::of(media::SCRIPT, live::SCRIPT)),
        _ => file(&edition.site, request.uri.path()),
    }
}

/// Whether every name that the request has for its host is ours, and there is one.
fn names_us(hosts: Hosts, request: Request<'_>) -> bool {
    let named = request.headers.get_all(header::HOST).iter().map(|name| name.to_str().ok());
    let whole = request.uri.authority().map(|name| Some(name.as_str()));
    let mut names = named.chain(whole).peekable();
    names.peek().is_some() && names.all(|name| name.is_some_and(|name| hosts.admit(name)))
}

/// The path of the page that asks for events.
fn asked(uri: &Uri) -> String {
    let pairs = uri.query().into_iter().flat_map(|query| query.split('&'));
    let page = pairs.filter_map(|pair| pair.strip_prefix("page=")).next().unwrap_or("/");
    percent_decode_str(page).decode_utf8_lossy().into_owned()
}

fn file(site: &Arc<Site>, path: &str) -> Answer {
    if path == "/" && site.base != "/" {
        return Answer::Whole(moved(StatusCode::FOUND, &site.base));
    }
    if let Some((html, found)) = page::at(site, path) {
        let status = if found { StatusCode::OK } else { StatusCode::NOT_FOUND };
        return Answer::Whole(Whole { status, ..Whole::of(media::HTML, page::sent(site, html)) });
    }
    match address::find(site, path) {
        Wanted::File(file) => {
            let bytes = site.artifacts.get(&file).unwrap_or_default();
            Answer::Whole(Whole::of(media::of(&file), Bytes::copy_from_slice(bytes)))
        }
        Wanted::Promised(file) => Answer::Promised(site.clone(), file),
        Wanted::Moved(to) => Answer::Whole(moved(StatusCode::MOVED_PERMANENTLY, &to)),
        Wanted::Missing(_) => Answer::Whole(words(StatusCode::NOT_FOUND, "Nothing here.")),
    }
}

/// What is sent once a file has been typeset, or why it could not be.
pub(super) fn typeset(site: &Site, path: &str) -> Whole {
    match site.promised.make(path) {
        Some((Some(bytes), told)) if !told.has_errors() => {
            Whole::of(media::of(path), Bytes::from_owner(bytes))
        }
        Some((_, told)) => untypeset(site, &told),
        None => words(StatusCode::NOT_FOUND, "Nothing here."),
    }
}

fn untypeset(site: &Site, told: &Diagnostics) -> Whole {
    let text = told.to_text(&site.sources, false);
    words(StatusCode::INTERNAL_SERVER_ERROR, &format!("This file cannot be typeset.\n\n{text}"))
}

fn moved(status: StatusCode, to: &str) -> Whole {
    let there = HeaderValue::from_str(to).ok().map(|to| (header::LOCATION, to));
    Whole { header: there, ..words(status, "It is elsewhere.") }
}

/// A few words as plain text.
pub(super) fn words(status: StatusCode, text: &str) -> Whole {
    Whole { status, ..Whole::of(media::TEXT, format!("{text}\n")) }
}

impl Whole {
    fn of(media: &'static str, body: impl Into<Bytes>) -> Self {
        Whole { status: StatusCode::OK, media, body: body.into(), header: None }
    }
}

#[cfg(test)]
mod tests {
    use super::super::edition::tests::site;
    use super::*;

    fn asked(base: &str, method: &str, target: &str, hosts: &[&str]) -> String {
        let files = [("index.html", "<p>home"), ("a.css", "a"), ("404.html", "<p>none")];
        let mut headers = HeaderMap::new();
        for host in hosts {
            headers.append(header::HOST, host.parse().expect("a header"));
        }
        let (method, uri) = (method.parse().expect("a method"), target.parse().expect("a target"));
        let request = Request { method: &method, uri: &uri, headers: &headers };
        match answer(&site(base, &files), [127, 0, 0, 1].into(), request) {
            Answer::Whole(Whole { status, header: Some((name, value)), .. }) => {
                format!("{} {name}: {}", status.as_u16(), value.to_str().expect("text"))
            }
            Answer::Whole(whole) => format!("{} {}", whole.status.as_u16(), whole.media),
            Answer::Events(page) => format!("events of {page}"),
            Answer::Promised(_, file) => file,
        }
    }

    #[test]
    fn requests_are_answered_from_the_site() {
        for (target, wanted) in [
            ("/", "302 location: /practice/"),
            ("/practice/", "200 text/html; charset=utf-8"),
            ("/practice/?x=1", "200 text/html; charset=utf-8"),
            ("/practice/a.css", "200 text/css; charset=utf-8"),
            ("/practice/b.css", "404 text/html; charset=utf-8"),
            ("/practice/_anteroom/live.js", "200 text/javascript; charset=utf-8"),
            ("/practice/_anteroom/events?page=%2Fpractice%2Fa%2F", "events of /practice/a/"),
            ("/practice/_anteroom/events", "events of /"),
            ("/practice/_anteroom/", "404 text/html; charset=utf-8"),
            ("/x_anteroom/events", "404 text/html; charset=utf-8"),
            ("http://localhost/practice/", "200 text/html; charset=utf-8"),
        ] {
            assert_eq!(asked("/practice/", "GET", target, &["localhost:4000"]), wanted, "{target}");
        }
    }

    #[test]
    fn pages_are_only_read() {
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "CONNECT", "BREW"] {
            let told = asked("/", method, "/", &["localhost"]);
            assert_eq!(told, "405 allow: GET, HEAD", "{method}");
        }
        assert_eq!(asked("/", "HEAD", "/", &["localhost"]), "200 text/html; charset=utf-8");
    }

    #[test]
    fn whoever_names_another_host_is_refused() {
        for hosts in [&["evil.example"] as &[&str], &[], &["localhost", "evil.example"]] {
            let told = asked("/", "GET", "/", hosts);
            assert_eq!(told, "421 text/plain; charset=utf-8", "{hosts:?}");
        }
        let whole = asked("/", "GET", "http://evil.example/", &["localhost"]);
        assert_eq!(whole, "421 text/plain; charset=utf-8");
    }

    #[test]
    fn a_file_that_cannot_be_typeset_says_why() {
        let sources = crate::source::Sources::fixture("//- practice.toml\nname = 1\n");
        let mut told = Diagnostics::new();
        crate::practice::read(&sources, &mut told);
        let made = super::super::builder::Made { sources, ..Default::default() };
        let whole = untypeset(&Edition::after(None, made).0.site, &told);
        let text = String::from_utf8_lossy(&whole.body);
        assert_eq!((whole.status.as_u16(), whole.media), (500, media::TEXT));
        assert!(text.contains("practice.toml:1:8"), "{text}");
    }
}
