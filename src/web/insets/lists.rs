//! What is gathered from the whole site: every page's short points, and the bibliography.

use crate::site::view::{Link, Piece, Points, Reference};
use crate::web::html::{each, link, text};
use crate::words::Words;

/// Every page with its points.
pub(super) fn gathered(pages: &[Points]) -> String {
    format!("<ul class=\"gathered\">\n{}</ul>\n", each(pages, points))
}

fn points(points: &Points) -> String {
    format!(
        "<li>\n<p class=\"gathered-page\">{}</p>\n<ul>\n{}</ul>\n</li>\n",
        link(&points.page.url, &points.page.title),
        each(&points.points, |point| format!("<li>{}</li>\n", text(point))),
    )
}

/// The bibliography; each entry has an anchor and says where it is named.
pub(super) fn references(references: &[Reference], words: &Words) -> String {
    let entry = |reference: &Reference| {
        format!(
            "<li id=\"ref:{}\">\n<p>{}</p>\n{}</li>\n",
            text(&reference.key),
            pieces(&reference.text),
            cited_on(&reference.cited_on, words),
        )
    };
    format!("<ul class=\"references\">\n{}</ul>\n", each(references, entry))
}

fn cited_on(pages: &[Link], words: &Words) -> String {
    if pages.is_empty() {
        return String::new();
    }
    let links: Vec<String> = pages.iter().map(|page| link(&page.url, &page.title)).collect();
    format!(
        "<p class=\"cited-on\"><span>{}</span> {}</p>\n",
        text(&words.get("cited_on")),
        links.join(" · ")
    )
}

/// A formatted reference.
pub(in crate::web) fn pieces(pieces: &[Piece]) -> String {
    each(pieces, |piece| match piece {
        Piece::Plain { text: words } => text(words).to_string(),
        Piece::Italic { text: words } => format!("<cite>{}</cite>", text(words)),
        Piece::Link { text: words, url } if is_web(url) => link(url, words),
        Piece::Link { text: words, .. } => text(words).to_string(),
    })
}

/// Whether an address opens a page. What else a bibliography holds is shown, not followed.
fn is_web(url: &str) -> bool {
    let scheme = url.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("http" | "https"))
}
