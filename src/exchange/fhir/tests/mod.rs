//! Sheets out and in: one with every kind, any that the model allows, anything at all.

mod coming_in;
mod round_trip;

use std::collections::BTreeMap;

use super::{Imported, Release, read, write};
use crate::content::{self, Kind, Page, Reading};
use crate::diagnostic::Diagnostics;
use crate::doc;
use crate::exchange::{Sheet, Words};
use crate::source::Sources;
use crate::worksheet::{ItemKind, Worksheet};

/// A page with one of everything.
const EVERY_KIND: &str = include_str!("every-kind.md");

/// The worksheet's page of this name.
fn page(name: &str, markdown: &str) -> Page {
    let sources = Sources::fixture(&format!("//- content/en/worksheets/{name}.md\n{markdown}"));
    let mut diagnostics = Diagnostics::new();
    let reading = Reading { markdown: doc::Options::default(), library: false, drafts: false };
    let read =
        content::read(&sources, "en", &reading, &mut content::Known::default(), &mut diagnostics);
    assert_eq!(diagnostics.to_text(&sources, false), "", "{markdown}");
    read.pages.first().expect("a page").as_ref().clone()
}

/// What goes out of a page around which there is no site: its texts are as their author wrote them.
fn sheet(page: &Page) -> Sheet {
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
        words: words(&worksheet),
        worksheet,
        drawn: Default::default(),
    }
}

fn words(worksheet: &Worksheet) -> BTreeMap<String, Words> {
    let mut all = BTreeMap::new();
    for item in worksheet.every_item() {
        if let ItemKind::Display(blocks) = &item.kind {
            all.insert(item.id.value.clone(), Words::of(blocks, blocks));
        }
    }
    all
}

/// What comes of a file, and what is told.
fn import(json: &str) -> (Option<Imported>, String) {
    let sources = Sources::fixture(&format!("//- q.json\n{json}"));
    let mut diagnostics = Diagnostics::new();
    let found = read(sources.find("q.json").expect("the file"), None, &mut diagnostics);
    (found, diagnostics.sorted(&sources).to_short_text(&sources))
}
