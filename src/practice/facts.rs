//! The facts that a page may name, `{{ practice.sessions.minutes }}`, and their values.
//!
//! A fact is never guessed: what the practice has not said is known and has no value. Invariant:
//! the names are the same in every site; only the values differ.

use std::collections::BTreeMap;

use super::arrangements::{Arrangements, Format};
use super::text::LocalText;
use super::{Jurisdiction, Practice};
use crate::diagnostic::nearest;

/// The value of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactValue {
    /// Words to put into a sentence.
    Text(String),
    /// A number.
    Number(u32),
    /// Words of a fixed set, such as `in-person` and `video`: to ask for, not to print.
    List(Vec<String>),
    /// Yes or no: to ask for, not to print.
    Flag(bool),
}

/// What is known of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact<'a> {
    /// There is such a fact, and the practice may have said it.
    Known(Option<&'a FactValue>),
    /// There is none; this is the nearest name.
    Unknown(Option<&'static str>),
}

/// What was said, of which facts are a part.
struct Said<'a> {
    practice: &'a Practice,
    arrangements: &'a Arrangements,
    place: &'a Jurisdiction,
    language: &'a str,
}

type Read = fn(&Said<'_>) -> Option<FactValue>;

/// Every fact, by name.
const FACTS: [(&str, Read); 21] = [
    ("place.emergency", |f| Some(FactValue::Text(f.place.emergency.display.clone()))),
    ("place.name", |f| Some(FactValue::Text(f.place.short_name.clone()))),
    ("practice.access.interpreters", |f| f.words(&f.arrangements.access.interpreters)),
    ("practice.access.other_formats", |f| f.words(&f.arrangements.access.other_formats)),
    ("practice.access.parking", |f| f.words(&f.arrangements.access.parking)),
    ("practice.access.step_free", |f| f.words(&f.arrangements.access.step_free)),
    ("practice.access.transit", |f| f.words(&f.arrangements.access.transit)),
    ("practice.access.waiting_room", |f| f.words(&f.arrangements.access.waiting_room)),
    ("practice.contact.email", |f| f.arrangements.contact.email.clone().map(FactValue::Text)),
    ("practice.contact.hours", |f| f.words(&f.arrangements.contact.hours)),
    ("practice.contact.phone", |f| f.arrangements.contact.phone.clone().map(FactValue::Text)),
    ("practice.contact.reply", |f| f.words(&f.arrangements.contact.reply)),
    ("practice.couples", |f| f.practice.couples.map(FactValue::Flag)),
    ("practice.fees.cancellation", |f| f.words(&f.arrangements.fees.cancellation)),
    ("practice.fees.insurance", |f| f.words(&f.arrangements.fees.insurance)),
    ("practice.fees.payment", |f| f.words(&f.arrangements.fees.payment)),
    ("practice.fees.sliding_scale", |f| f.words(&f.arrangements.fees.sliding_scale)),
    ("practice.name", |f| f.text(&f.practice.name)),
    ("practice.sessions.formats", |f| f.arrangements.sessions.formats.as_deref().map(formats)),
    ("practice.sessions.frequency", |f| f.words(&f.arrangements.sessions.frequency)),
    ("practice.sessions.minutes", |f| f.arrangements.sessions.minutes.map(FactValue::Number)),
];

impl Said<'_> {
    fn words(&self, text: &Option<LocalText>) -> Option<FactValue> {
        self.text(text.as_ref()?)
    }

    fn text(&self, text: &LocalText) -> Option<FactValue> {
        text.in_language(self.language).map(|text| FactValue::Text(text.to_owned()))
    }
}

fn formats(formats: &[Format]) -> FactValue {
    FactValue::List(formats.iter().map(|format| format.word().to_owned()).collect())
}

/// The names of all facts, sorted.
pub fn all() -> impl Iterator<Item = &'static str> {
    FACTS.iter().map(|(name, _)| *name)
}

/// All facts, for pages in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    values: BTreeMap<&'static str, Option<FactValue>>,
}

impl Facts {
    /// The facts of a practice, with the arrangements of the practice or of one therapist.
    pub(super) fn new(
        practice: &Practice,
        arrangements: &Arrangements,
        place: &Jurisdiction,
        language: &str,
    ) -> Facts {
        let said = Said { practice, arrangements, place, language };
        Facts { values: FACTS.iter().map(|(name, read)| (*name, read(&said))).collect() }
    }

    /// What is known of a name.
    pub fn find(&self, name: &str) -> Fact<'_> {
        match self.values.get(name) {
            Some(value) => Fact::Known(value.as_ref()),
            None => Fact::Unknown(nearest(name, all())),
        }
    }
}
