//! What a directive became is drawn: one file for each kind of inset.
//!
//! An inset never writes a heading (a page's outline is its author's), never a style attribute,
//! and never asks for the site. A drawing says nothing that the words beside it do not say.
//!
//! Invariant: an id that is made here has a colon, which no slug of a heading has.

mod boxes;
mod cards;
mod compare;
mod crisis;
mod facts;
mod flow;
mod limits;
mod lists;
mod people;
mod phases;
mod question;
mod worksheet;

use super::body::Body;
use super::resolved::Page;
use crate::site::view::Inset;

pub(super) use crisis::{Detail, block as crisis};
pub(super) use lists::pieces;

/// Writes an inset where the text stands.
pub(super) fn write(body: &mut Body<'_, Page<'_>>, inset: &Inset) {
    let words = body.hooks.words;
    let html = match inset {
        Inset::Facts(rows) => return facts::facts(body, rows),
        Inset::Question { id, question, answer } => {
            return question::question(body, id, question, answer);
        }
        Inset::Box(role, blocks) => return boxes::boxed(body, *role, blocks),
        Inset::Worksheet(sheet) => return worksheet::sheet(body, sheet),
        Inset::Instrument(instrument) => return worksheet::instrument(body, instrument),
        Inset::Crisis(crisis) => crisis::block(crisis, words, Detail::Full),
        Inset::Limits(limits) => limits::limits(limits),
        Inset::Rights(rights) => limits::rights(rights, words),
        Inset::Flow(flow) => flow::flow(flow, words),
        Inset::Phases(marks) => phases::phases(marks, words),
        Inset::Compare(comparison) => compare::compare(comparison, words),
        Inset::Cards(cards) => cards::cards(cards, words),
        Inset::People(people) => people::people(people, words),
        Inset::Gathered(pages) => lists::gathered(pages),
        Inset::References(references) => lists::references(references, words),
    };
    body.raw(&html);
}
