//! Worksheets to Markdown and back, and any text to a worksheet.

mod library;
mod model;
mod placeless;
mod properties;
mod texts;
mod writing;

use std::sync::OnceLock;

use super::{Worksheet, read};
use crate::diagnostic::Diagnostics;
use crate::doc::{BlockKind, Options, parse};
use crate::source::{FileId, Sources};

/// A file to point at.
fn file() -> FileId {
    static FILE: OnceLock<FileId> = OnceLock::new();
    *FILE.get_or_init(|| {
        let sources = Sources::fixture("//- a.md\n");
        sources.find("a.md").expect("it is in the fixture").id
    })
}

/// The first worksheet at the top of a text, and what is told of the text.
fn sheet(markdown: &str) -> (Option<Worksheet>, Diagnostics) {
    let (doc, mut diagnostics) = parse(file(), markdown, 0, &Options::default());
    let mut divs = doc.blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Insert(directive) => Some((directive, block.span)),
        _ => None,
    });
    let found = divs.next();
    let worksheet = found.map(|(directive, span)| read(directive, span, &mut diagnostics));
    (worksheet, diagnostics)
}

/// What is told of a text, one line each.
fn told(diagnostics: &Diagnostics) -> String {
    let line = |one: &crate::diagnostic::Diagnostic| format!("{}: {}\n", one.code, one.message);
    diagnostics.iter().map(line).collect()
}
