//! The last stage of a document: all that it named has been found.

use serde::Serialize;

use super::Inset;
use crate::doc::{Block, Legible, Stage};
use crate::worksheet::texts;

/// A document whose links, facts, citations and directives the site has resolved.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Resolved {}

impl Stage for Resolved {
    type Link = Target;
    /// A resolved text has its facts as words: nothing of this type exists.
    type Fact = std::convert::Infallible;
    /// Numbers of the notes at the page's foot.
    type Citation = Vec<NoteRef>;
    type Insert = Inset;
}

impl Legible for Resolved {
    fn blocks_of(inset: &Inset) -> Vec<&[Block<Self>]> {
        match inset {
            Inset::Question { answer, .. } => vec![answer],
            Inset::Box(_, blocks) => vec![blocks],
            Inset::Worksheet(sheet) => texts(&sheet.worksheet),
            Inset::Instrument(instrument) => texts(&instrument.sheet.worksheet),
            _ => Vec::new(),
        }
    }

    fn anchor_of(inset: &Inset) -> Option<&str> {
        match inset {
            Inset::Question { id, .. } => Some(id),
            _ => None,
        }
    }

    fn words_of(fact: &std::convert::Infallible) -> &str {
        match *fact {}
    }
}

/// Where a resolved link or picture leads.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A page of this site, with its anchor: `/approaches/cbt/#what`.
    Page(String),
    /// A file of this site.
    Asset {
        /// Its address.
        url: String,
        /// Width and height in pixels, if it is a picture whose size we can read.
        size: Option<(u32, u32)>,
    },
    /// An address elsewhere: `https:`, `mailto:`, `tel:`, `sms:`.
    External(String),
}

/// A mention of a source in the text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct NoteRef {
    /// The note's number on this page, from 1.
    pub number: usize,
    /// Which mention of that note this is, from 1: `cite-3-2` is the second mention of note 3.
    pub mention: usize,
    /// `p. 3`, if the author gave it.
    pub locator: Option<String>,
}
