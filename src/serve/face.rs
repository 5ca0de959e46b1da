//! A page of the site becomes what decides whether a browser that shows it has to load it again:
//! the digest of all that it is made of but its stylesheets, and those with digests of their own.
//!
//! Says nothing of what a link leads to. Invariant: a page whose face is equal looks equal.

use std::collections::BTreeSet;
use std::ops::Range;

use url::Url;

use super::address::{self, Wanted};
use super::edition::Site;
use super::media;
use super::tags::{Tag, tags};

/// What a page is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Face {
    /// The page, its pictures and its scripts.
    pub(super) page: String,
    /// The addresses of its stylesheets in their order, each with the digest of what is in it.
    pub(super) styles: Vec<String>,
}

/// The face of the page that this text is.
pub(super) fn of(site: &Site, html: &str) -> Face {
    of_tags(site, html, &tags(html))
}

/// The same, of a text whose tags are known.
pub(super) fn of_tags(site: &Site, html: &str, tags: &[Tag<'_>]) -> Face {
    let mut digest = blake3::Hasher::new();
    let (mut styles, mut done) = (Vec::new(), 0);
    for tag in tags {
        if let Some((place, file)) = stylesheet(site, tag) {
            digest.update(&html.as_bytes()[done..place.start]);
            done = place.end;
            styles.push(format!("{}?v={}", &html[place], style_digest(site, &file)));
        } else if let Some(bytes) = part(site, tag) {
            digest.update(blake3::hash(bytes).as_bytes());
        }
    }
    digest.update(&html.as_bytes()[done..]);
    Face { page: short(&digest.finalize()), styles }
}

fn short(digest: &blake3::Hash) -> String {
    digest.to_hex()[..16].to_owned()
}

/// Where a tag names a stylesheet of the site, and its file.
fn stylesheet(site: &Site, tag: &Tag<'_>) -> Option<(Range<usize>, String)> {
    links(tag, "stylesheet").then_some(())?;
    match address::find(site, tag.value("href")?) {
        Wanted::File(file) => Some((tag.place("href")?, file)),
        _ => None,
    }
}

/// Whether a tag links to a thing of this kind.
fn links(tag: &Tag<'_>, kind: &str) -> bool {
    let relation = tag.value("rel").filter(|_| tag.is("link")).unwrap_or_default();
    relation.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case(kind))
}

/// The file of the site that a tag shows or runs. A feed is neither, and grows with the site.
fn part<'a>(site: &'a Site, tag: &Tag<'_>) -> Option<&'a [u8]> {
    if links(tag, "alternate") {
        return None;
    }
    let named = if tag.is("link") { "href" } else { "src" };
    match address::find(site, tag.value(named)?) {
        Wanted::File(file) if !media::is_page(&file) => site.artifacts.get(&file),
        _ => None,
    }
}

/// The digest of a stylesheet and of all that it names.
fn style_digest(site: &Site, file: &str) -> String {
    let mut digest = blake3::Hasher::new();
    let (mut met, mut open) = (BTreeSet::new(), vec![file.to_owned()]);
    while let Some(file) = open.pop() {
        let Some(bytes) = site.artifacts.get(&file) else { continue };
        if !met.insert(file.clone()) {
            continue;
        }
        digest.update(blake3::hash(bytes).as_bytes());
        if file.ends_with(".css") {
            open.extend(named(site, &file, &String::from_utf8_lossy(bytes)));
        }
    }
    short(&digest.finalize())
}

/// The files that a stylesheet names.
fn named(site: &Site, file: &str, css: &str) -> Vec<String> {
    let here = Url::parse("http://localhost").and_then(|host| host.join(&site.base)?.join(file));
    let Ok(here) = here else { return Vec::new() };
    let addresses = css.split("url(").skip(1).chain(css.split("@import").skip(1));
    let quotes = |c: char| c == '"' || c == '\'' || c.is_whitespace();
    let words = addresses.filter_map(|rest| rest.split([')', ';']).next());
    let found = words.filter_map(|word| here.join(word.trim_matches(quotes)).ok());
    let files = found.filter_map(|url| match address::find(site, url.path()) {
        Wanted::File(file) => Some(file),
        _ => None,
    });
    files.collect()
}

#[cfg(test)]
mod tests {
    use super::super::edition::tests::site;
    use super::{Face, of};

    const PAGE: &str = "<link rel=stylesheet href=\"/s.css\"><link rel=icon href=/i.svg>\
                        <link rel=alternate href=/atom.xml>\
                        <script src='/s.js'></script><img src=/p.png><a href=/other/>x</a>";

    fn face(changed: &[(&str, &str)]) -> Face {
        let files = ["s.css", "i.svg", "s.js", "p.png", "f.woff2", "t.css", "other/index.html"];
        let files = files.into_iter().chain(["atom.xml"]);
        let text = |path: &str| match changed.iter().find(|(name, _)| *name == path) {
            Some((_, text)) => (*text).to_owned(),
            None if path == "s.css" => "@import 't.css'; a { src: url(\"f.woff2\") }".to_owned(),
            None => path.to_owned(),
        };
        let files: Vec<_> = files.map(|path| (path, text(path))).collect();
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, &**text)).collect();
        of(&site("/", &files).site, PAGE)
    }

    #[test]
    fn a_page_is_other_if_what_it_shows_or_runs_is() {
        for path in ["i.svg", "s.js", "p.png"] {
            let (before, after) = (face(&[]), face(&[(path, "other")]));
            assert_ne!(before.page, after.page, "{path}");
            assert_eq!(before.styles, after.styles, "{path}");
        }
        for path in ["other/index.html", "atom.xml"] {
            assert_eq!(face(&[]), face(&[(path, "other")]), "{path}");
        }
    }

    #[test]
    fn a_stylesheet_is_other_if_what_it_names_is() {
        let (before, mut met) = (face(&[]), std::collections::BTreeSet::new());
        for path in ["s.css", "t.css", "f.woff2"] {
            let after = face(&[(path, "other")]);
            assert_eq!(before.page, after.page, "{path}");
            assert!(after.styles[0].starts_with("/s.css?v="));
            met.insert(after.styles);
        }
        met.insert(before.styles);
        assert_eq!(met.len(), 4);
    }

    #[test]
    fn the_name_of_a_stylesheet_is_no_part_of_the_page() {
        let page = |name: &str| format!("<p>x</p><link rel=stylesheet href=/{name}>");
        let both = site("/", &[("a.css", "1"), ("b.css", "2")]);
        let (one, other) = (of(&both.site, &page("a.css")), of(&both.site, &page("b.css")));
        assert_eq!(one.page, other.page);
        assert_ne!(one.styles, other.styles);
        assert_ne!(of(&both.site, &page("gone.css")).page, one.page);
    }
}
