//! A worksheet as a page shows it: which version, which face, and what its head says.

use serde::Serialize;

use super::Resolved;
use crate::worksheet::Worksheet;

/// The versions that one file makes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Version {
    /// To fill in.
    #[default]
    Blank,
    /// Filled in with the invented example.
    Example,
    /// Blank, with notes and keys for professionals. Never public (clinical.md, rule 3).
    Professional,
}

/// How a page reaches who reads it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Medium {
    /// From the site, by whoever finds it.
    #[default]
    Screen,
    /// From the hands of who printed it.
    Paper,
}

/// How the fields of a sheet are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Face {
    /// As a form that can be filled in: on the page, or in the PDF.
    Form,
    /// As lines and boxes to write on with a pen.
    Paper,
    /// With the worked example written in; nothing can be changed.
    Example,
    /// As questions to read, with nothing to fill in.
    Shown,
}

impl Face {
    /// How a worksheet's fields are drawn. What must not be filled in is decided elsewhere.
    pub fn of(version: Version) -> Self {
        match version {
            Version::Blank => Face::Form,
            Version::Example => Face::Example,
            Version::Professional => Face::Paper,
        }
    }
}

/// A worksheet, ready to draw. It holds only what its version shows.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Sheet {
    /// Its fields and texts.
    pub worksheet: Worksheet<Resolved>,
    /// How they are drawn.
    pub face: Face,
    /// The language of its words, if it is not the page's.
    pub lang: Option<String>,
}

/// A questionnaire, ready to draw: its items are a group of choices, in the official words.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct InstrumentSheet {
    /// `phq-9`
    pub id: String,
    /// "Patient Health Questionnaire (PHQ-9)"
    pub title: String,
    /// What has to be read before the items.
    pub warning: Option<String>,
    /// Who reads the answers, and when, where an item asks of self-harm: in the practice's words; or
    /// that the form is filled in together, if the practice has none.
    pub read_by: Option<String>,
    /// The items. The crisis block stands in it, directly after the item that asks for it.
    pub sheet: Sheet,
    /// The lines of credit that its makers ask for.
    pub credit: Vec<String>,
    /// How it is scored: in the professional version alone.
    pub key: Option<Key>,
}

/// How an instrument is scored. Clients never see it (clinical.md, rule 2).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Key {
    /// The least score there is.
    pub min: i64,
    /// The greatest.
    pub max: i64,
    /// What the sums are called, from the least to the greatest.
    pub bands: Vec<Band>,
    /// How to use them, and what they cannot say.
    pub notes: Vec<String>,
}

/// Sums that are called one name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Band {
    /// The least sum.
    pub from: i64,
    /// The greatest sum.
    pub to: i64,
    /// Its name, as the makers give it.
    pub name: String,
}

/// The head of a page that holds a worksheet or a questionnaire.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct SheetView {
    /// Which version this is.
    pub version: Version,
    /// Whether it can be filled in on the page.
    pub fillable: bool,
    /// Whether it is for use with a therapist.
    pub with_therapist: bool,
    /// When to fill it in.
    pub when: Option<String>,
    /// How long it takes.
    pub time: Option<String>,
    /// For whom it is.
    pub audience: Option<String>,
    /// The address of the blank sheet.
    pub blank: String,
    /// The address of the worked example, if there is one.
    pub example: Option<String>,
}
