//! An edition becomes the event that a page in a browser hears: what it should look like now, and
//! what is told of the last build.
//!
//! The page compares with what it is; nothing is kept here of who listens.

use serde::Serialize;

use super::edition::{Edition, Told};
use super::{face, page};

/// The script that is added to every page.
pub(super) const SCRIPT: &str = include_str!("live.js");

/// How many messages of each kind go into a page; the terminal has all.
const MOST: usize = 40;

#[derive(Serialize)]
struct Event<'a> {
    page: String,
    styles: Vec<String>,
    told: Messages<'a>,
}

#[derive(Serialize)]
struct Messages<'a> {
    errors: &'a [String],
    warnings: &'a [String],
    held: bool,
    more: More,
}

/// How many messages stand in the terminal alone.
#[derive(Serialize)]
struct More {
    errors: usize,
    warnings: usize,
}

/// What the page at this path hears.
pub(super) fn event(edition: &Edition, path: &str) -> String {
    let shown = page::at(&edition.site, path);
    let face = shown.map(|(html, _)| face::of(&edition.site, html)).unwrap_or_default();
    let event = Event { page: face.page, styles: face.styles, told: messages(&edition.told) };
    let json = serde_json::to_string(&event).unwrap_or_default();
    format!("event: site\ndata: {json}\n\n")
}

fn messages(told: &Told) -> Messages<'_> {
    let (errors, more_errors) = first(&told.errors);
    let (warnings, more_warnings) = first(&told.warnings);
    let more = More { errors: more_errors, warnings: more_warnings };
    Messages { errors, warnings, held: told.held, more }
}

fn first(all: &[String]) -> (&[String], usize) {
    all.split_at_checked(MOST).map_or((all, 0), |(first, rest)| (first, rest.len()))
}

#[cfg(test)]
mod tests {
    use super::super::edition::tests::site;
    use super::super::edition::{Edition, Told};
    use super::event;

    #[test]
    fn a_page_hears_of_itself_and_of_mistakes() {
        let files = [("a/index.html", "a"), ("b/index.html", "b")];
        let (one, other) = (site("/", &files), site("/", &[files[0], ("b/index.html", "c")]));
        assert_eq!(event(&one, "/a/"), event(&other, "/a/"));
        assert_ne!(event(&one, "/b/"), event(&other, "/b/"));
        let errors = (0..50).map(|n| format!("line {n}\n </script>")).collect();
        let told = Told { errors, held: true, ..Told::default() };
        let words = event(&Edition { told: told.into(), ..one }, "/a/");
        assert_eq!(words.lines().count(), 3, "{words}");
        assert!(words.contains(r#""held":true,"more":{"errors":10,"warnings":0}"#), "{words}");
    }
}
