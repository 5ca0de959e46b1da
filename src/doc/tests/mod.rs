//! Markdown in, trees and diagnostics out.

mod blocks;
mod divs;
mod faults;
mod inlines;
mod properties;
mod reading;
mod resolving;
mod sketch;

pub(crate) use properties::markdown;

use super::{Doc, Options, Written, parse};
use crate::diagnostic::Diagnostics;
use crate::source::Sources;

/// A site with this one page.
fn page(markdown: &str) -> Sources {
    Sources::fixture(&format!("//- a.md\n{markdown}"))
}

fn read(sources: &Sources) -> (Doc<Written>, Diagnostics) {
    let file = sources.find("a.md").expect("it is in the fixture");
    let text = file.text().expect("tests are UTF-8");
    parse(file.id, text, 0, &Options::default())
}

/// The document, and nothing told.
fn doc(markdown: &str) -> Doc<Written> {
    let sources = page(markdown);
    let (doc, diagnostics) = read(&sources);
    assert_eq!(diagnostics.to_text(&sources, false), "");
    doc
}

/// The tree, one line a node, and nothing told.
fn tree(markdown: &str) -> String {
    sketch::of(&doc(markdown))
}

/// The tree, whatever is told.
fn faulty_tree(markdown: &str) -> String {
    sketch::of(&read(&page(markdown)).0)
}

/// What is told.
fn told(markdown: &str) -> String {
    let sources = page(markdown);
    let text = read(&sources).1.sorted(&sources).to_text(&sources, false);
    text.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}

/// The trees of all pages are held at once, and most of what they hold is running text.
#[test]
fn an_inline_takes_little_room() {
    assert!(size_of::<super::Inline>() <= 48, "{}", size_of::<super::Inline>());
}
