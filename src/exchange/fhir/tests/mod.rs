//! Sheets out and in: one with every kind, sheets of the library, anything at all.

mod coming_in;
mod round_trip;

use super::{Imported, Release, Sheet, read, write};
use crate::content::{self, Kind, Page, Reading};
use crate::diagnostic::Diagnostics;
use crate::source::Sources;

/// A page with one of everything.
const EVERY_KIND: &str = include_str!("every-kind.md");

/// The worksheet's page of a text.
fn page(markdown: &str) -> Page {
    let sources = Sources::fixture(&format!("//- content/en/worksheets/every-kind.md\n{markdown}"));
    let mut diagnostics = Diagnostics::new();
    let reading = Reading { markdown: Default::default(), library: false, drafts: false };
    let read = content::read(&sources, "en", &reading, &mut diagnostics);
    assert_eq!(diagnostics.to_text(&sources, false), "");
    read.pages.into_iter().next().expect("a page")
}

/// What is exported of a page, with no site around it: its words are those of its author.
fn sheet(page: &Page, text: &str) -> Sheet {
    let Kind::Worksheet(front) = page.summary.kind.clone() else { panic!("no worksheet") };
    let worksheet = page.worksheet.clone().expect("a worksheet");
    Sheet {
        name: worksheet.id.value.clone(),
        url: Some("https://a.example/worksheets/every-kind/".to_owned()),
        lang: "en".to_owned(),
        title: page.summary.front.title.value.clone(),
        summary: page.summary.front.summary.value.clone(),
        publisher: "A practice".to_owned(),
        updated: page.summary.front.updated,
        purpose: Some("Why this sheet is here.".to_owned()),
        copyright: None,
        code: None,
        front: Some(front),
        words: words(&worksheet, text),
        worksheet,
        drawn: Default::default(),
    }
}

/// A file of JSON.
fn file(json: &str) -> Sources {
    Sources::fixture(&format!("//- q.json\n{json}"))
}

/// What comes of a file, and what is told.
fn import(json: &str) -> (Option<Imported>, String) {
    let sources = file(json);
    let mut diagnostics = Diagnostics::new();
    let found = read(sources.find("q.json").expect("the file"), None, &mut diagnostics);
    (found, diagnostics.sorted().to_short_text(&sources))
}
