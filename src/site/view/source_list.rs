//! Formatted references: on the references page, and as notes at a page's foot.

use serde::Serialize;

use super::Link;

/// One entry of the references page.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Reference {
    /// The key, for the anchor `ref-<key>`.
    pub key: String,
    /// The formatted reference.
    pub text: Vec<Piece>,
    /// The pages that cite it.
    pub cited_on: Vec<Link>,
}

/// A formatted piece of a reference.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Piece {
    /// Plain words.
    Plain {
        /// The words.
        text: String,
    },
    /// A title, in italics.
    Italic {
        /// The words.
        text: String,
    },
    /// An address.
    Link {
        /// What is shown.
        text: String,
        /// Where it leads.
        url: String,
    },
}

/// A numbered note at a page's foot.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Note {
    /// Its number on this page.
    pub number: usize,
    /// How often the text refers to it.
    pub mentions: usize,
    /// The formatted reference.
    pub text: Vec<Piece>,
}
