//! A page of the site becomes what is sent of it: the same page, which follows the site as it is
//! written.
//!
//! The files of the site are not changed: only what goes out has the script, and a policy under
//! which it may hear from the server.

use super::address::{self, Wanted};
use super::edition::Site;
use super::face::{self, Face};
use super::policy;
use super::tags::{closes, tags};

/// Below the base of the site: what belongs to the server.
pub(super) const OWN: &str = "_anteroom/";

/// A page without which there is nothing to follow.
const NOTHING: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
    <meta name=\"color-scheme\" content=\"light dark\">\n<title>Nothing here</title>\n</head>\n\
    <body>\n<h1>Nothing here</h1>\n<p>The site has no page at this address. If there are mistakes, \
    they stand below and in the terminal; this page follows when they are mended.</p>\n\
    </body>\n</html>\n";

/// What stands at an address, and whether it was found. Nothing, if it is no page.
pub(super) fn at<'a>(site: &'a Site, path: &str) -> Option<(&'a str, bool)> {
    let text = |file: &str| std::str::from_utf8(site.artifacts.get(file)?).ok();
    match address::find(site, path) {
        Wanted::File(file) => {
            super::media::is_page(&file).then(|| text(&file)).flatten().zip(Some(true))
        }
        Wanted::Missing(page) => {
            Some((page.and_then(|page| text(&page)).unwrap_or(NOTHING), false))
        }
        Wanted::Promised(_) | Wanted::Moved(_) => None,
    }
}

/// The page as it is sent.
pub(super) fn sent(site: &Site, html: &str) -> String {
    let tags = tags(html);
    let script = script(&site.base, &face::of_tags(site, html, &tags));
    let mut out = String::with_capacity(html.len() + script.len() + 64);
    let (end, mut done) = (end_of_body(html), 0);
    for tag in tags {
        let policy = tag.value("http-equiv").filter(|_| tag.is("meta"));
        if policy.is_none_or(|name| !name.eq_ignore_ascii_case("content-security-policy")) {
            continue;
        }
        let Some(place) = tag.place("content").filter(|place| place.end <= end) else { continue };
        out.push_str(&html[done..place.start]);
        out.push_str(&escaped(&policy::opened(&plain(&html[place.clone()]))));
        done = place.end;
    }
    out + &html[done..end] + &script + &html[end..]
}

/// Where the last `</body>` stands; the end of the page, if none does.
fn end_of_body(html: &str) -> usize {
    let mut places = html.rmatch_indices("</").map(|(at, _)| at);
    places.find(|at| closes(html, *at, "body")).unwrap_or(html.len())
}

fn script(base: &str, face: &Face) -> String {
    let styles = face.styles.join(" ");
    format!(
        "<script src=\"{}{OWN}live.js\" defer data-page=\"{}\" data-styles=\"{}\"></script>\n",
        escaped(base),
        face.page,
        escaped(&styles),
    )
}

/// A value between double quotes.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

/// A value without the names that a policy or an address of ours may be written with.
fn plain(text: &str) -> String {
    let mut plain = text.to_owned();
    for (name, letter) in
        [("&#39;", "'"), ("&#x27;", "'"), ("&apos;", "'"), ("&quot;", "\""), ("&amp;", "&")]
    {
        plain = plain.replace(name, letter);
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::super::edition::tests::site;
    use super::{NOTHING, at, sent};

    fn shown(base: &str, html: &str) -> String {
        let sent = sent(&site(base, &[("s.css", "")]).site, html);
        let digest = sent.find("data-page=\"").expect("a digest") + 11;
        format!("{}#{}", &sent[..digest], &sent[digest + 16..])
    }

    #[test]
    fn a_page_goes_out_with_the_script_before_its_end() {
        let script = |base| {
            format!(
                "<script src=\"{base}_anteroom/live.js\" defer data-page=\"#\" data-styles=\"\"></script>\n"
            )
        };
        for (html, before, after) in [
            ("<p>x</p></body></html>", "<p>x</p>", "</body></html>"),
            (
                "<script>'</body>'</script><p></BODY ></html>",
                "<script>'</body>'</script><p>",
                "</BODY ></html>",
            ),
            ("<p>x", "<p>x", ""),
            ("", "", ""),
        ] {
            assert_eq!(shown("/", html), format!("{before}{}{after}", script("/")));
        }
        assert_eq!(shown("/a&b/", ""), script("/a&amp;b/"));
    }

    #[test]
    fn its_policy_lets_it_hear_from_the_server() {
        for (policy, wanted) in [
            (
                "\"default-src 'none'; script-src 'self'\"",
                "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'",
            ),
            ("\"connect-src &#39;none&#39;\"", "connect-src 'self'"),
        ] {
            let meta = |value: &str| {
                format!("<meta http-equiv=\"content-security-policy\" content={value}>")
            };
            let page = shown("/", &format!("{}<p>", meta(policy)));
            assert!(page.starts_with(&format!("{}<p>", meta(&format!("\"{wanted}\"")))), "{page}");
        }
    }

    #[test]
    fn what_is_no_page_does_not_follow() {
        let edition = site("/", &[("a/index.html", "a"), ("s.css", ""), ("404.html", "none")]);
        let at = |path| at(&edition.site, path);
        assert_eq!((at("/a/"), at("/a"), at("/s.css")), (Some(("a", true)), None, None));
        assert_eq!(at("/b/"), Some(("none", false)));
        assert_eq!(super::at(&site("/", &[]).site, "/"), Some((NOTHING, false)));
    }

    #[test]
    fn stylesheets_are_named_with_their_digests() {
        let html = "<link rel=\"stylesheet\" href=\"/s.css\">";
        let page = sent(&site("/", &[("s.css", "")]).site, html);
        assert!(page.contains("data-styles=\"/s.css?v="), "{page}");
    }
}
