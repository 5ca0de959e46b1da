//! `[instruments]`: what a practice says before some questionnaires may stand on its site.
//!
//! Knows no questionnaire: whether there is one of an id is for the site to say. Invariant: nobody
//! is said to read answers the same day unless the practice says that they are read, and by whom.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::shape;
use super::text::{Languages, LocalText};
use crate::source::Spanned;
use crate::table::Table;

/// What the practice says of questionnaires.
#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema)]
#[schemars(default)]
pub struct InstrumentTerms {
    /// Whether somebody reads each answer about death and self-harm the same day. Without it the
    /// PHQ-9 cannot be filled in on the site.
    pub item9_same_day_review: bool,
    /// Who reads those answers, and when, in the practice's words. Required with
    /// `item9_same_day_review = true`.
    pub item9_read_by: Option<LocalText>,
    /// Switches by the ids of questionnaires that are off at first.
    #[schemars(flatten, schema_with = "shape_of_switches")]
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
            item9_same_day_review: reviewed,
            item9_read_by: read_by,
            switches: table.rest_booleans(shape::is_slug),
        }
    }

    /// Who reads answers about death and self-harm, and when: if the practice says that they are
    /// read the same day.
    pub fn same_day_review(&self) -> Option<&LocalText> {
        self.item9_read_by.as_ref().filter(|_| self.item9_same_day_review)
    }

    /// Whether the practice has switched this questionnaire on.
    pub fn switched_on(&self, id: &str) -> bool {
        self.switches.iter().any(|(name, on)| name.value == id && *on)
    }
}

fn shape_of_switches(_: &mut SchemaGenerator) -> Schema {
    let switch = json_schema!({
        "title": "questionnaire",
        "description": SWITCH,
        "type": "boolean"
    });
    json_schema!({ "type": "object", "additionalProperties": switch })
}

/// What a switch is. Its name is data, so that no field can say it.
const SWITCH: &str = "Whether the questionnaire of this id stands on the site, if it is one that is \
                      off until a practitioner switches it on: `swls = true`.";
