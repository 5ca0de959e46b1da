//! The page's worksheet becomes the sheet of one version, and the head that its page shows.
//!
//! What is for professionals alone is checked whatever the version, so that a mistake in it is
//! always told, and then stays in their version. Draws nothing.
//!
//! Invariants: a sheet that clients see holds no text, question, score or mention of a source that
//! is for professionals; a sheet to fill in holds no answer.

use super::graph::Entry;
use super::lookup::Lookup;
use super::resolve::{Resolver, Text};
use super::view::{CardSheet, Face, Inset, Resolved, Sheet, SheetView, Version};
use crate::content::{Kind, UseWith, WorksheetFront};
use crate::doc::{Block, BlockKind, Doc, Node, Written};
use crate::worksheet::{self, Audience, Field, FieldKind, Item, ItemKind, Worksheet};

impl Resolver<'_> {
    /// The page's worksheet, as this version shows it. Nothing, if it could not be read: that has
    /// been told.
    pub(super) fn sheet(&mut self) -> Option<Inset> {
        let written = self.worksheet?;
        self.reading(Text::Sheet(self.from()), |own| own.sheet_of(written))
    }

    fn sheet_of(&mut self, written: &Worksheet<Written>) -> Option<Inset> {
        let version = self.entry.version;
        if version != Version::Professional {
            let hidden = written.with(for_professionals(&written.items));
            self.without_trace(|own| worksheet::resolve(&hidden, own));
        }
        let worksheet = worksheet::resolve(&written.shown_in(version), self);
        let face = Face::of(version);
        Some(Inset::Worksheet(Box::new(Sheet { worksheet, face, lang: None })))
    }
}

impl Worksheet<Written> {
    /// The same worksheet with other items.
    fn with(&self, items: Vec<Item<Written>>) -> Self {
        Worksheet { id: self.id.clone(), items }
    }

    /// What a version shows of it.
    pub(super) fn shown_in(&self, version: Version) -> Self {
        self.with(shown(&self.items, version))
    }
}

/// The parts that only professionals see, each with all that is in it.
fn for_professionals(items: &[Item<Written>]) -> Vec<Item<Written>> {
    let mut found = Vec::new();
    for item in items {
        match &item.kind {
            _ if item.audience == Audience::Professional => found.push(item.clone()),
            ItemKind::Group(group) => found.extend(for_professionals(&group.items)),
            _ => {}
        }
    }
    found
}

/// The parts that a version shows. A group that would be empty goes.
fn shown(items: &[Item<Written>], version: Version) -> Vec<Item<Written>> {
    let may = |item: &&Item<Written>| {
        version == Version::Professional || item.audience == Audience::Everyone
    };
    items.iter().filter(may).filter_map(|item| shown_item(item, version)).collect()
}

fn shown_item(item: &Item<Written>, version: Version) -> Option<Item<Written>> {
    let mut item = item.clone();
    match &mut item.kind {
        ItemKind::Display(_) => {}
        ItemKind::Field(field) => clear_field(field, version),
        ItemKind::Grid(grid) => {
            if version != Version::Example {
                grid.example.clear();
            }
            grid.columns.iter_mut().for_each(|column| clear_scores(&mut column.kind, version));
        }
        ItemKind::Group(group) => {
            group.items = shown(&group.items, version);
            if group.items.is_empty() {
                return None;
            }
        }
    }
    Some(item)
}

fn clear_field(field: &mut Field, version: Version) {
    if version != Version::Example {
        field.example = None;
    }
    clear_scores(&mut field.kind, version);
}

/// What an answer counts is for who scores.
fn clear_scores(kind: &mut FieldKind, version: Version) {
    if let (FieldKind::Choice(choice), true) = (kind, version != Version::Professional) {
        choice.options.iter_mut().for_each(|option| option.value = None);
    }
}

/// The head of a page that holds a worksheet or a questionnaire.
pub(super) fn head(lookup: &Lookup<'_>, entry: &Entry, body: &Doc<Resolved>) -> Option<SheetView> {
    let front = match &entry.summary.kind {
        Kind::Worksheet(front) => Some(front),
        Kind::Instrument => None,
        _ => return None,
    };
    let said = |of: fn(&WorksheetFront) -> &String| front.map(|front| of(front).clone());
    let blank = lookup.site.page(lookup.lang, &entry.id.path);
    Some(SheetView {
        version: entry.version,
        fillable: has_form(body),
        with_therapist: front.is_some_and(with_therapist),
        when: said(|front| &front.when),
        time: said(|front| &front.time),
        audience: front.and_then(|front| front.audience.clone()),
        blank: blank.map(|blank| blank.url.clone()).unwrap_or_default(),
        example: entry.example.clone(),
    })
}

fn with_therapist(front: &WorksheetFront) -> bool {
    front.use_with == UseWith::Therapist
}

/// Whether anything on the page can be filled in there.
fn has_form(body: &Doc<Resolved>) -> bool {
    let mut found = false;
    body.visit(&mut |node| {
        if let Node::Block(Block { kind: BlockKind::Insert(inset), .. }) = node {
            found |= face(inset) == Some(Face::Form);
        }
    });
    found
}

fn face(inset: &Inset) -> Option<Face> {
    match inset {
        Inset::Worksheet(sheet) => Some(sheet.face),
        Inset::Instrument(instrument) => Some(instrument.sheet.face),
        _ => None,
    }
}

impl Entry {
    /// What the card of a worksheet says more.
    pub(super) fn card_sheet(&self, lookup: &Lookup<'_>) -> Option<CardSheet> {
        let Kind::Worksheet(front) = &self.summary.kind else { return None };
        Some(CardSheet {
            time: front.time.clone(),
            with_therapist: with_therapist(front),
            example: self.example.clone(),
            preview: super::beside::preview(lookup, self),
        })
    }
}
