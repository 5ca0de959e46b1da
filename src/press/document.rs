//! One file to print: leaves of a site in order, with a cover and contents if it is a pack.
//!
//! This is all that the theme's print files get (as `/document.json`; what many documents share also
//! as `/look.json`), and, with the theme's files, all that a PDF depends on: equal documents give
//! equal bytes. It holds no navigation, so a change of a menu sets nothing again.
//!
//! Invariant: every word that is printed is in here, but the numbers of pages.

use std::collections::BTreeMap;

use serde::Serialize;

use super::node::{Crisis, Node, Picture, Run};

/// One file to print.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// BCP 47.
    pub lang: String,
    /// How it is set.
    pub look: Look,
    /// The theme's colours by day, with the practice's own: `ink` to `#23302F`.
    pub colours: BTreeMap<String, String>,
    /// The practice's name; nothing in a discreet pack.
    pub practice: Option<String>,
    /// Sentences that the typesetter completes: `{page}` stands for a page's number, `{pages}` for
    /// how many there are.
    pub words: Sayings,
    /// The cover of a pack.
    pub cover: Option<Cover>,
    /// What the list of contents is called, if there is one.
    pub contents: Option<String>,
    /// The pages of the site, in order.
    pub leaves: Vec<Leaf>,
}

/// What many documents share. Print files read this alone when they are loaded, so for documents of
/// one look they are loaded once, and the typesetter knows again what it has set before (a fifth of
/// the time of a worksheet, measured).
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Setting<'a> {
    /// How they are set.
    pub look: Look,
    /// The theme's colours by day.
    pub colours: &'a BTreeMap<String, String>,
    /// Sentences that the typesetter completes.
    pub words: &'a Sayings,
    /// Whether any leaf is read from right to left.
    pub mirrored: bool,
}

impl Document {
    /// What this document shares with others.
    pub fn setting(&self) -> Setting<'_> {
        Setting {
            look: self.look,
            colours: &self.colours,
            words: &self.words,
            mirrored: self.leaves.iter().any(|leaf| leaf.dir == "rtl"),
        }
    }
}

/// How a document is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Look {
    /// `a4` or `us-letter`.
    pub paper: &'static str,
    /// 18 point letters.
    pub large: bool,
    /// No filled areas.
    pub ink_saver: bool,
    /// Leaves begin on right-hand pages, and the inner margin is wider: for printing on both sides.
    pub duplex: bool,
}

/// Sentences that the typesetter completes, and its own few words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Sayings {
    /// "Page {page} of {pages}".
    pub page_of: String,
    /// "page {page}", after a link to another leaf of this file.
    pub see_page: String,
    /// "Done", for a ticked task.
    pub done: String,
    /// "left empty", for an example without an answer.
    pub left_empty: String,
    /// "Note", before a note's number, to who cannot see it.
    pub note: String,
}

/// The cover of a pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cover {
    /// "Welcome".
    pub title: String,
    /// The practice; nothing if the pack is discreet.
    pub practice: Option<String>,
    /// Its logo.
    pub logo: Option<Picture>,
    /// The therapist's name and credentials.
    pub therapist: Option<String>,
    /// "What is inside".
    pub inside: String,
    /// The titles of what is inside.
    pub titles: Vec<String>,
    /// That it is information; consent is talked about separately.
    pub foot: String,
}

/// One page of the site, as it is printed; it may take several pages of paper.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Leaf {
    /// Its place in the document: `1`.
    pub place: String,
    /// BCP 47.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: String,
    /// `page`, `approach`, `worksheet`, `person`, ...
    pub kind: String,
    /// `page`, `section`, `faq`, `person`, `help`, `worksheet`.
    pub layout: &'static str,
    /// Its title.
    pub title: String,
    /// Its title where room is short: in the running head and in contents.
    pub short_title: String,
    /// One or two sentences.
    pub summary: String,
    /// A box of points.
    pub in_short: Option<Points>,
    /// "For professionals, not for clients".
    pub professional: Option<String>,
    /// What a worksheet's head says.
    pub sheet: Option<SheetHead>,
    /// Whose page it is.
    pub person: Option<PersonHead>,
    /// The text.
    pub body: Vec<Node>,
    /// Footnotes: their name, and each with its place.
    pub footnotes: Option<Notes<Vec<Node>>>,
    /// Sources.
    pub sources: Option<Notes<Vec<Run>>>,
    /// Addresses of the links in the text.
    pub links: Option<Notes<String>>,
    /// The crisis block at its end; nothing, if the text holds it.
    pub crisis: Option<Crisis>,
    /// Sentences at its end.
    pub foot: Vec<String>,
    /// The line about its review, for the foot of every page.
    pub review: String,
    /// "Text last changed: November 1, 2026".
    pub dated: Option<String>,
    /// Its address on the web; nothing in a discreet pack.
    pub address: Option<Address>,
}

/// A box of points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Points {
    /// "In short".
    pub label: String,
    /// The points.
    pub points: Vec<String>,
}

/// What a worksheet's head says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SheetHead {
    /// That it is for use with a therapist.
    pub with_therapist: Option<String>,
    /// When, how long, for whom: a word and what stands beside it.
    pub facts: Vec<[String; 2]>,
}

/// Whose page it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PersonHead {
    /// One or two letters in the place of a portrait.
    pub monogram: String,
    /// Their portrait.
    pub photo: Option<Picture>,
    /// Credentials, pronouns, what to call them.
    pub lines: Vec<String>,
}

/// Notes at the end of a leaf.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Notes<T> {
    /// What they are called.
    pub label: String,
    /// Each with its mark and its place.
    pub items: Vec<NoteItem<T>>,
}

/// One note.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NoteItem<T> {
    /// `1`, or `a`.
    pub mark: String,
    /// Its place.
    pub place: String,
    /// What it says.
    pub c: T,
}

/// An address on the web.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Address {
    /// Where it leads.
    pub to: String,
    /// As one would type it: `example.org/sessions/`.
    pub shown: String,
    /// Its QR code as SVG.
    pub qr: String,
    /// What the code is, to who cannot see it.
    pub alt: String,
}
