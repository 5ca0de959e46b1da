//! `[instruments]`: what a practice says before some questionnaires may stand on its site.
//!
//! Knows no questionnaire: whether there is one of an id is for the site to say. Invariant: nobody
//! is said to read answers the same day unless the practice says that they are read, and by whom.

use super::shape;
use super::text::{Languages, LocalText};
use crate::source::Spanned;
use crate::table::Table;

/// What the practice says of questionnaires.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InstrumentTerms {
    /// Who reads answers about death and self-harm, and when, in the practice's words: if
    /// `item9_same_day_review = true`.
    pub same_day_review: Option<LocalText>,
    /// `swls = true`: by their ids, the questionnaires that are off until a practitioner switches
    /// them on.
    pub switches: Vec<(Spanned<String>, bool)>,
}

impl InstrumentTerms {
    pub(super) fn read(table: &mut Table<'_>, languages: &Languages) -> Self {
        let reviewed = table.boolean("item9_same_day_review").unwrap_or(false);
        let key = "item9_read_by";
        let example =
            "item9_read_by = \"Your therapist reads your answers with you, the same day.\"";
        let read_by = if reviewed {
            let text = LocalText::required(table, key, example, languages);
            let blank = text.values().any(|words| words.value.trim().is_empty());
            (!blank).then_some(text)
        } else {
            LocalText::read(table, key, languages)
        };
        InstrumentTerms {
            same_day_review: read_by.filter(|_| reviewed),
            switches: table.rest_booleans(shape::is_slug),
        }
    }

    /// Whether the practice has switched this questionnaire on.
    pub fn switched_on(&self, id: &str) -> bool {
        self.switches.iter().any(|(name, on)| name.value == id && *on)
    }
}
