//! Questionnaires that others made: files of `content/instruments/` become typed instruments whose
//! wording is verified.
//!
//! An author names an instrument by its id and cannot alter it: a checksum holds every word, value
//! and code of it, and a site's file never replaces the library's. Draws nothing, adds nothing up,
//! and says nothing to a client of what a score means: bands and notes are for professionals.
//!
//! Invariant: an instrument that was read without a diagnostic says, letter for letter, what its
//! checksum was made of.

mod checksum;
mod read;
mod worksheet;

use std::collections::{BTreeMap, BTreeSet};

use crate::source::Spanned;
use crate::worksheet::{AnswerOption, Code};

pub use read::FOLDER;

/// What LOINC asks to be said wherever its codes are.
pub const LOINC_NOTICE: &str = "This material contains content from LOINC (http://loinc.org). \
    LOINC is copyright © Regenstrief Institute, Inc. and the Logical Observation Identifiers Names \
    and Codes (LOINC) Committee and is available at no cost under the license at \
    http://loinc.org/license. LOINC® is a registered United States trademark of Regenstrief \
    Institute, Inc.";

/// A questionnaire, in its makers' words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instrument {
    /// The name of its file: `phq-9`.
    pub id: Spanned<String>,
    /// In full: "Patient Health Questionnaire (PHQ-9)".
    pub title: String,
    /// In short: "PHQ-9".
    pub short: String,
    /// The language of its words, as a BCP 47 tag.
    pub lang: String,
    /// Which wording it is, where several go round.
    pub version: Option<String>,
    /// Where the wording was read.
    pub source: String,
    /// What has to be read before the items. There is one if any item asks of harm.
    pub warning: Option<String>,
    /// The question or the instruction that stands above the items.
    pub stem: Spanned<String>,
    /// The items, in order. At least one.
    pub items: Vec<Item>,
    /// The answers to each item, in the order they stand in. Each has a value; no two are equal.
    pub answers: Vec<AnswerOption>,
    /// A question beside the items, which is not scored.
    pub extra: Option<Extra>,
    /// What the whole is called in a code system.
    pub panel: Option<Code>,
    /// How it is scored.
    pub score: Score,
    /// Who made it, and what they allow.
    pub terms: Terms,
}

/// One item: a question, or a statement to agree with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its name in the file, unique there: `9`.
    pub id: Spanned<String>,
    /// Its words.
    pub text: Spanned<String>,
    /// What it is called in a code system.
    pub code: Option<Code>,
    /// `crisis = true`: it asks about death or self-harm, so the crisis block stands directly after
    /// it, and somebody has to read the answer the same day.
    pub crisis: bool,
}

/// A question beside the items, with its own answers. No sum holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extra {
    /// Its name in the file: `difficulty`.
    pub id: Spanned<String>,
    /// Its words.
    pub text: Spanned<String>,
    /// What it is called in a code system.
    pub code: Option<Code>,
    /// The answers, without values.
    pub answers: Vec<AnswerOption>,
}

/// How an instrument is scored. For professionals alone (clinical.md, rule 2).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// What the sum is called in a code system.
    pub total: Option<Code>,
    /// The least sum there is.
    pub min: i64,
    /// The greatest.
    pub max: i64,
    /// What the sums are called: from the least to the greatest without a gap, or none at all.
    pub bands: Vec<Band>,
    /// How to use them, and what they cannot say.
    pub notes: Vec<String>,
}

/// Sums that are called one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// The least sum.
    pub from: i64,
    /// The greatest sum, not below the least.
    pub to: i64,
    /// Its name, as the makers give it.
    pub name: String,
}

/// Who made an instrument, and what they allow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// The lines to print under it. At least one.
    pub credit: Vec<String>,
    /// What is allowed.
    pub permission: String,
    /// Where that was read.
    pub permission_source: String,
    /// Whether it is off until a practitioner switches it on.
    pub consent: bool,
}

impl Instrument {
    /// Whether an item asks about death or self-harm, so that the answers need a reader the same
    /// day (clinical.md, rule 2).
    pub fn asks_of_harm(&self) -> bool {
        self.items.iter().any(|item| item.crisis)
    }

    /// All that has to be said where the whole of it is handed on, with its codes: the makers'
    /// credit, what they allow, and LOINC's notice if any code is LOINC's.
    pub fn notices(&self) -> Vec<&str> {
        let terms = &self.terms;
        let loinc = self.codes().any(|code| code.system == "http://loinc.org");
        let own = terms.credit.iter().chain([&terms.permission]).map(String::as_str);
        own.chain(loinc.then_some(LOINC_NOTICE)).collect()
    }

    fn codes(&self) -> impl Iterator<Item = &Code> {
        let extra = self.extra.iter();
        let answers = self.answers.iter().chain(extra.clone().flat_map(|extra| &extra.answers));
        let whole = self.panel.iter().chain(&self.score.total);
        let asked = self.items.iter().map(|item| &item.code);
        let asked = asked.chain(extra.map(|extra| &extra.code));
        whole.chain(asked.chain(answers.map(|answer| &answer.code)).flatten())
    }
}

/// The instruments of a site: the library's, and those that the site adds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Instruments {
    by_id: BTreeMap<String, Instrument>,
    /// Ids of the files that could not be read. That has been told.
    broken: BTreeSet<String>,
}

impl Instruments {
    /// The instrument of this id.
    pub fn find(&self, id: &str) -> Option<&Instrument> {
        self.by_id.get(id)
    }

    /// All of them, in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = &Instrument> {
        self.by_id.values()
    }

    /// Whether there is a file of this name that could not be read, which has been told.
    pub fn is_broken(&self, id: &str) -> bool {
        self.broken.contains(id)
    }
}
