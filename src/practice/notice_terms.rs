//! `[notices]` in practice.toml: what a practice answers about the notices of its place.
//!
//! Knows no notice: whether there is one of an id, and what it needs, is for [`super::notices`] to
//! say. Invariant: what is not answered is `None`, never a guess.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use url::Url;

use super::shape;
use super::text::{Languages, LocalText};
use crate::source::Spanned;
use crate::table::shape::{keyed, or_flag};
use crate::table::{Flagged, Table};

/// `[notices]`
#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema)]
#[schemars(default)]
pub struct NoticeTerms {
    /// Whether the practice is covered by HIPAA (United States).
    pub hipaa_covered: Option<bool>,
    /// Whether it gets money from the Department of Health and Human Services: Medicaid, Medicare,
    /// CHIP, grants (United States).
    pub hhs_funding: Option<bool>,
    /// Answers by the id of a notice: `"us/npp" = { url = "..." }`, `"us-ca/ca-brochure" = false`.
    #[schemars(flatten, schema_with = "NoticeTerms::shape_of_answers")]
    pub answers: Vec<(Spanned<String>, NoticeAnswer)>,
}

/// Whether a notice applies; in a table, what the practice says of one that does.
#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema)]
#[schemars(default, deny_unknown_fields, transform = or_flag)]
pub struct NoticeAnswer {
    /// Whether it applies.
    #[schemars(skip)]
    pub applies: bool,
    /// The official words, or the practice's own where there are none.
    pub text: Option<LocalText>,
    /// The practice's own document.
    pub url: Option<Url>,
    /// Which of the words in parentheses fit.
    pub choice: Option<Spanned<String>>,
}

impl NoticeTerms {
    pub(super) fn read(table: &mut Table<'_>, languages: &Languages) -> Self {
        let hipaa_covered = table.boolean("hipaa_covered");
        let hhs_funding = table.boolean("hhs_funding");
        NoticeTerms { hipaa_covered, hhs_funding, ..NoticeTerms::read_own(table, languages) }
    }

    /// A therapist's answers about single notices: what the practice is, the practice says.
    pub(super) fn read_own(table: &mut Table<'_>, languages: &Languages) -> Self {
        let read = |table: &mut Table<'_>| NoticeAnswer {
            applies: true,
            text: LocalText::read(table, "text", languages),
            url: shape::link(table, "url"),
            choice: table.string("choice"),
        };
        let answers = table.rest_flagged(read).into_iter();
        let answers = answers.map(|(id, answer)| (id, NoticeAnswer::of(answer))).collect();
        NoticeTerms { answers, ..NoticeTerms::default() }
    }

    /// The shape of answers about single notices.
    pub(super) fn shape_of_answers(generator: &mut SchemaGenerator) -> Schema {
        keyed::<NoticeAnswer>(generator, "notice")
    }

    /// The answer about one notice.
    pub fn of(&self, id: &str) -> Option<&NoticeAnswer> {
        self.answers.iter().find(|(known, _)| known.value == id).map(|(_, answer)| answer)
    }
}

impl NoticeAnswer {
    fn of(answer: Flagged<NoticeAnswer>) -> Self {
        match answer {
            Flagged::Flag(applies) => NoticeAnswer { applies, ..NoticeAnswer::default() },
            Flagged::Table(answer) => answer,
        }
    }
}
