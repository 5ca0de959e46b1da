//! What the typesetter is given for a page's text: plain nodes, each with its words.
//!
//! The theme's print files read these as JSON and decide how they look; they find every word here
//! and say none of their own. A string is only ever shown, never read as typesetting code.
//!
//! Invariant: a `place` is unique in the document; a `to` that names a place names one that is there.

use serde::Serialize;

use crate::site::view::Limit;

/// A run of words.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "t", rename_all = "kebab-case")]
pub enum Run {
    /// Words.
    Text {
        /// The words.
        s: String,
    },
    /// Words of code.
    Code {
        /// The words.
        s: String,
    },
    /// Stressed words.
    Em {
        /// What is stressed.
        c: Vec<Run>,
    },
    /// Important words.
    Strong {
        /// What is important.
        c: Vec<Run>,
    },
    /// Words struck out.
    Strike {
        /// What is struck out.
        c: Vec<Run>,
    },
    /// A link.
    Link {
        /// `https://...`, `tel:...`, or nothing if it leads to a `place`.
        to: Option<String>,
        /// A place in this document.
        place: Option<String>,
        /// Whether the page of that place is to be told: "page 7".
        tell_page: bool,
        /// The letter under which its address stands in the list at the page's end.
        mark: Option<String>,
        /// Its words.
        c: Vec<Run>,
    },
    /// A picture between words.
    Picture(Picture),
    /// The number of a footnote.
    Footnote {
        /// Its number.
        n: usize,
        /// The place of the note.
        place: String,
    },
    /// Numbers of notes about sources.
    Cite {
        /// Each with what is told of the place in the source: `p. 3`.
        notes: Vec<Cited>,
    },
    /// Words that belong together, maybe in another language.
    Span {
        /// BCP 47, if it is not the language around it.
        lang: Option<String>,
        /// The words.
        c: Vec<Run>,
    },
    /// A line ends here.
    Break,
}

/// A mention of a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cited {
    /// The note's number.
    pub n: usize,
    /// The place of the note.
    pub place: String,
    /// `p. 3`.
    pub locator: Option<String>,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Picture {
    /// The virtual file that holds it: `/picture-1`.
    pub file: String,
    /// What it shows; empty if it only adorns.
    pub alt: String,
    /// Width in pixels, if known.
    pub width: Option<u32>,
    /// Height in pixels, if known.
    pub height: Option<u32>,
}

/// A block.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "t", rename_all = "kebab-case")]
pub enum Node {
    /// A paragraph.
    Par {
        /// Its words.
        c: Vec<Run>,
    },
    /// A heading below the page's own, which is of level 1.
    Heading {
        /// 2 to 6; never more than one below the heading before it.
        n: u8,
        /// Its place.
        place: String,
        /// Its words.
        c: Vec<Run>,
    },
    /// Code, as it stands.
    Pre {
        /// The text.
        s: String,
    },
    /// A quote.
    Quote {
        /// What is quoted.
        c: Vec<Node>,
    },
    /// A box that asks for attention.
    Alert {
        /// `note`, `tip`, `important`, `warning`, `caution`.
        kind: &'static str,
        /// Its name: "Take care".
        label: String,
        /// What it says.
        c: Vec<Node>,
    },
    /// A list.
    List {
        /// The first number, if it is numbered.
        start: Option<u64>,
        /// Whether its items stand without air.
        tight: bool,
        /// The items.
        items: Vec<Entry>,
    },
    /// Terms and what they mean.
    Terms {
        /// Each term.
        items: Vec<Term>,
    },
    /// A table.
    Table {
        /// What it is called to who cannot see it.
        label: String,
        /// `start`, `center` or `end` for each column.
        align: Vec<&'static str>,
        /// The head's cells.
        head: Vec<Vec<Run>>,
        /// The rows.
        rows: Vec<Vec<Vec<Run>>>,
        /// Whether the first cell of a row names it.
        named: bool,
    },
    /// A line across.
    Rule,
    /// The crisis block.
    Crisis(Crisis),
    /// Limits of privacy: each with its duty in words.
    Limits {
        /// Each limit.
        items: Vec<Limit>,
    },
    /// Rights over one's records.
    Rights {
        /// Each right.
        items: Vec<Right>,
    },
    /// A session drawn in proportion.
    Flow(Flow),
    /// The phases of therapy.
    Phases {
        /// What is drawn.
        title: String,
        /// Each phase.
        items: Vec<Phase>,
    },
    /// Doors to other pages, as a list of what there is.
    Cards {
        /// Each page.
        items: Vec<Card>,
    },
    /// The people of the practice.
    People {
        /// Each of them.
        items: Vec<Person>,
    },
    /// Short points, page by page.
    Gathered {
        /// Each page.
        items: Vec<Gathered>,
    },
    /// The bibliography.
    References {
        /// Each work.
        items: Vec<Vec<Run>>,
    },
    /// Facts to scan.
    Facts {
        /// Each fact.
        rows: Vec<FactRow>,
    },
    /// A question and its answer.
    Question {
        /// The level of its heading.
        n: u8,
        /// Its place.
        place: String,
        /// The question.
        question: Vec<Run>,
        /// The answer.
        c: Vec<Node>,
    },
    /// A box with a part to play.
    Box {
        /// `takeaways`, `next`, `say`.
        role: &'static str,
        /// Its name: "You could say".
        label: String,
        /// What it says.
        c: Vec<Node>,
    },
    /// A worksheet or questionnaire.
    Sheet(super::sheet_node::Sheet),
}

/// One item of a list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Entry {
    /// A box before it, ticked or not.
    pub task: Option<bool>,
    /// What it says.
    pub c: Vec<Node>,
}

/// A term.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Term {
    /// Its place.
    pub place: String,
    /// Its words.
    pub term: Vec<Run>,
    /// What it means.
    pub meanings: Vec<Vec<Node>>,
}

/// A right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Right {
    /// Its name.
    pub title: String,
    /// What it means.
    pub text: String,
    /// Who to ask, with label, name and address.
    pub ask: Vec<Row>,
}

/// A session, cut into stages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Flow {
    /// What is drawn.
    pub title: String,
    /// All of it in words, for who cannot see it.
    pub spoken: String,
    /// The length, if it is known.
    pub minutes: Option<u32>,
    /// The stages.
    pub stages: Vec<Stage>,
}

/// One stage of a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stage {
    /// Its name.
    pub name: String,
    /// Hundredths of the session; they sum to 100.
    pub share: u32,
    /// The minute at which it begins, if the length is known.
    pub from: Option<u32>,
    /// "8 minutes", or "15% of the time".
    pub length: String,
    /// The same in few letters: "8 min".
    pub brief: String,
    /// What happens.
    pub line: String,
}

/// A phase of therapy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Phase {
    /// Its name.
    pub name: String,
    /// What it is for.
    pub emphasis: String,
    /// "this page", if the text is about this phase.
    pub now: Option<String>,
}

/// A page that there is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Card {
    /// Its title.
    pub title: String,
    /// Its address.
    pub to: Option<String>,
    /// A sentence or two.
    pub text: String,
    /// More about it: "10 minutes", "With your therapist".
    pub facts: Vec<String>,
}

/// Somebody of the practice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Person {
    /// Their name.
    pub name: String,
    /// One or two letters in the place of a portrait.
    pub monogram: String,
    /// Their portrait.
    pub photo: Option<Picture>,
    /// Credentials, pronouns, whom they see.
    pub lines: Vec<String>,
}

/// A page's short points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Gathered {
    /// The page.
    pub title: String,
    /// Its points.
    pub points: Vec<String>,
}

/// A fact.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FactRow {
    /// What it is.
    pub label: String,
    /// What it says, line by line.
    pub lines: Vec<Vec<Run>>,
}

/// A word and what stands beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// "When".
    pub label: String,
    /// "Day and night".
    pub value: String,
    /// Where it leads.
    pub to: Option<String>,
}

/// The crisis block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Crisis {
    /// Whether it shows all that is known, large; or the ways alone.
    pub full: bool,
    /// "Call 911".
    pub emergency: Way,
    /// When to use it.
    pub when: String,
    /// Other ways to reach it.
    pub relay: Option<String>,
    /// More about it.
    pub rows: Vec<Row>,
    /// The lines.
    pub lines: Vec<CrisisLine>,
    /// Where there are more, in words with an address.
    pub more: Option<Way>,
}

/// A crisis line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CrisisLine {
    /// Its name.
    pub name: String,
    /// For whom it is.
    pub audience: Option<String>,
    /// The ways to reach it.
    pub ways: Vec<Way>,
    /// More about it.
    pub rows: Vec<Row>,
}

/// A way to reach somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Way {
    /// "Call 988".
    pub words: String,
    /// `tel:988`.
    pub to: Option<String>,
    /// The address as one would type it, where the words do not hold it.
    pub address: Option<String>,
}
