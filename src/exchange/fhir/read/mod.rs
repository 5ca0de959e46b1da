//! A Questionnaire becomes a sheet, and everything is told that could not be kept.
//!
//! Reads R4 and R5, ours and others', and takes any JSON: what has no place in a worksheet is a
//! diagnostic at its place in the file. Here is the head; `item.rs` has the items. Asks no
//! terminology server, and follows no address.
//!
//! Invariant: what comes out holds the invariants of a worksheet, whatever came in.

mod choice;
mod example;
mod grid;
mod head;
mod ids;
mod item;
mod keep;
mod kind;
mod node;
mod raw;
mod words;

use self::head::Head;
use self::ids::Ids;
use self::item::Reader;
use self::node::Node;
pub(super) use self::words::says_all;
use crate::content::WorksheetFront;
use crate::diagnostic::Diagnostics;
use crate::doc::{Block, Written};
use crate::exchange::json::{Broken, Json};
use crate::source::{File, Span};
use crate::table::Date;
use crate::worksheet::Worksheet;

/// What a Questionnaire gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// Its title.
    pub title: String,
    /// What it is for, in one line.
    pub summary: String,
    /// The language of its words, if it says so.
    pub lang: Option<String>,
    /// When its words last changed.
    pub updated: Option<Date>,
    /// What the head of the sheet says.
    pub front: WorksheetFront,
    /// The text before the sheet.
    pub before: Vec<Block<Written>>,
    /// The sheet.
    pub worksheet: Worksheet<Written>,
    /// The text after the sheet: whose it is.
    pub after: Vec<Block<Written>>,
}

/// Reads a file. The worksheet is called `name`, if one is given; nothing comes of a file that is
/// no Questionnaire, or whose values are not of FHIR's types.
pub fn read(file: &File, name: Option<&str>, diagnostics: &mut Diagnostics) -> Option<Imported> {
    let text = match file.text() {
        Ok(text) => text,
        Err(at) => {
            diagnostics.not_utf8(Span::new(file.id, at..at + 1));
            return None;
        }
    };
    let json = match Json::parse(file.id, text.strip_prefix('\u{feff}').unwrap_or(text)) {
        Ok(json) => json,
        Err(Broken { span, why }) => {
            diagnostics.json_syntax(span, &why);
            return None;
        }
    };
    let mut told = Diagnostics::new();
    let found = questionnaire(&json, name, &mut told);
    let sound = !told.has_errors();
    diagnostics.extend(told);
    found.filter(|_| sound)
}

fn questionnaire(
    json: &Json,
    name: Option<&str>,
    diagnostics: &mut Diagnostics,
) -> Option<Imported> {
    let mut node = Node::of(json);
    let kind = json.get("resourceType");
    if kind.and_then(Json::text) != Some("Questionnaire") {
        let at = kind.map_or(node.start(), |kind| kind.span);
        diagnostics.fhir_no_questionnaire(at, kind.and_then(Json::text));
        return None;
    }
    let sets = choice::sets(&mut node, diagnostics);
    let raws = raw::items(&mut node, diagnostics);
    let head = Head::of(&mut node, name, diagnostics);
    let ids = Ids::of(&raws, &head.id.value);
    let items = Reader { ids, sets, diagnostics }.items(raws, 0);
    if items.is_empty() {
        if !diagnostics.has_errors() {
            diagnostics.fhir_empty(node.place("item"));
        }
        return None;
    }
    Some(head.with(items))
}
