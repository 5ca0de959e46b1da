//! `[notices]` in practice.toml: what a practice answers about the notices of its place.
//!
//! Knows no notice: whether there is one of an id, and what it needs, is for [`super::notices`] to
//! say. Invariant: what is not answered is `None`, never a guess.

use url::Url;

use super::shape;
use super::text::{Languages, LocalText};
use crate::source::Spanned;
use crate::table::{Flagged, Table};

/// `[notices]`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoticeTerms {
    /// Whether the practice is covered by HIPAA (United States).
    pub hipaa_covered: Option<bool>,
    /// Whether it gets money from the Department of Health and Human Services: Medicaid, Medicare,
    /// CHIP, grants (United States).
    pub hhs_funding: Option<bool>,
    /// Answers by the id of a notice: `"us/npp" = { url = "..." }`, `"us-ca/ca-brochure" = false`.
    pub answers: Vec<(Spanned<String>, NoticeAnswer)>,
}

/// What a practice says of one notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeAnswer {
    /// Whether it applies.
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

    /// The answer about one notice.
    pub fn of(&self, id: &str) -> Option<&NoticeAnswer> {
        self.answers.iter().find(|(known, _)| known.value == id).map(|(_, answer)| answer)
    }
}

impl NoticeAnswer {
    fn of(answer: Flagged<NoticeAnswer>) -> Self {
        match answer {
            Flagged::Flag(applies) => NoticeAnswer { applies, text: None, url: None, choice: None },
            Flagged::Table(answer) => answer,
        }
    }
}
