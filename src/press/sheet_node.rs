//! What the typesetter is given for a worksheet or a questionnaire: its questions, and room for the
//! answers.
//!
//! A `field` names a form field of the PDF: `12`, or `12:0` for the first answer of several of
//! which one is chosen. The theme lays it out as a link to `field:12`; see `press/forms`. Where
//! there is none, the room is for a pen alone.
//!
//! Invariant: a sheet that shows a worked example has no field.

use serde::Serialize;

use super::node::Node;

/// A worksheet or a questionnaire.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Sheet {
    /// The language of its questions, if it is not the page's.
    pub lang: Option<String>,
    /// A sentence before it: that the example is made up, how to get the form.
    pub note: Option<Note>,
    /// A questionnaire's name.
    pub title: Option<String>,
    /// What has to be read before a questionnaire's items.
    pub warning: Option<String>,
    /// Who reads the answers, and when.
    pub read_by: Option<Note>,
    /// What it asks.
    pub items: Vec<Item>,
    /// The makers' lines of credit.
    pub credit: Vec<String>,
    /// How it is scored, for professionals.
    pub key: Option<Key>,
}

/// A sentence with a word before it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Note {
    /// "Example"; may be empty.
    pub label: String,
    /// The sentence.
    pub text: String,
}

/// One thing of a sheet.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Item {
    /// "For the professional", if only they see it.
    pub professional: Option<String>,
    /// Whether it stays on the page of what is before it: the crisis block after a question.
    pub with_previous: bool,
    /// What it is.
    #[serde(flatten)]
    pub kind: ItemKind,
}

/// The kinds of thing that a sheet holds.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "t", rename_all = "kebab-case")]
pub enum ItemKind {
    /// Text to read.
    Text {
        /// The text.
        c: Vec<Node>,
    },
    /// Things that belong together.
    Group {
        /// What they are called.
        label: String,
        /// A line of help.
        hint: Option<String>,
        /// Whether it begins a page.
        new_page: bool,
        /// The answers of all its questions, told once ("Answers to choose from: ...").
        answers: Option<String>,
        /// The things.
        items: Vec<Item>,
    },
    /// Questions that share their answers: a row for each, a column for each answer.
    Matrix {
        /// What they are called.
        label: String,
        /// A line of help.
        hint: Option<String>,
        /// Whether it begins a page.
        new_page: bool,
        /// The answers; what each counts stands beside it for professionals.
        heads: Vec<Head>,
        /// Each question, and texts between them.
        rows: Vec<MatrixRow>,
    },
    /// A question.
    Question {
        /// Its number, if it has one.
        number: Option<usize>,
        /// The question.
        label: String,
        /// A line of help.
        hint: Option<String>,
        /// `0 to 10`.
        range: Option<String>,
        /// Room for the answer.
        answer: Answer,
    },
    /// The same questions for several rows.
    Grid {
        /// What it is called.
        label: String,
        /// A line of help.
        hint: Option<String>,
        /// The columns after that of the rows' names.
        columns: Vec<Column>,
        /// The rows.
        rows: Vec<GridRow>,
        /// What the first column's head says to who cannot see it.
        names: String,
        /// Letters of the longest name of a row; nothing, if rows have numbers alone.
        names_width: Option<usize>,
    },
}

/// An answer at a matrix's head.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Head {
    /// Its words.
    pub label: String,
    /// What it counts, for professionals.
    pub value: Option<i64>,
}

/// A row of a matrix.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "t", rename_all = "kebab-case")]
pub enum MatrixRow {
    /// A question.
    Question {
        /// Its number.
        number: usize,
        /// The question.
        label: String,
        /// A line of help.
        hint: Option<String>,
        /// One for each head.
        options: Vec<Choosable>,
    },
    /// Text between questions; it stays with the question before it.
    Text {
        /// The text.
        c: Vec<Node>,
    },
}

/// A column of a grid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Its question.
    pub label: String,
    /// `0 to 10`.
    pub range: Option<String>,
    /// How wide it is beside the others, 1 to 12.
    pub width: u8,
}

/// A row of a grid.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GridRow {
    /// Its name, or its number in words.
    pub name: String,
    /// "left empty", in an example that leaves it so.
    pub left: Option<String>,
    /// One for each column.
    pub cells: Vec<Answer>,
}

/// Room for an answer, or the answer of the worked example.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "t", rename_all = "kebab-case")]
pub enum Answer {
    /// A few words or a number on one line.
    Line {
        /// `string`, `integer`, `decimal`, `date`, `time`: how much room it needs.
        kind: &'static str,
        /// The form field.
        field: Option<String>,
        /// The example's answer, line by line; `[]` where the example leaves it empty.
        written: Option<Vec<String>>,
    },
    /// Words on several lines.
    Area {
        /// How many lines.
        lines: u8,
        /// The form field.
        field: Option<String>,
        /// The example's answer, line by line.
        written: Option<Vec<String>>,
    },
    /// A box to tick. Its words are empty in a cell.
    Tick(Choosable),
    /// Answers to choose from.
    Choice {
        /// Whether many may be ticked.
        many: bool,
        /// The answers.
        options: Vec<Choosable>,
        /// A last answer in one's own words.
        other: Option<Other>,
    },
    /// A line with points.
    Scale {
        /// The points.
        points: Vec<Choosable>,
        /// What the line's beginning means.
        low: Option<String>,
        /// What its end means.
        high: Option<String>,
    },
    /// Nothing to fill in: what could be answered, in words.
    Told {
        /// Each a line.
        lines: Vec<String>,
    },
}

/// Something to tick or to choose.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Choosable {
    /// Its words.
    pub label: String,
    /// The form field.
    pub field: Option<String>,
    /// Whether the example chooses it.
    pub on: bool,
    /// "Chosen", if it does: for who cannot see the mark.
    pub said: Option<String>,
}

/// A last answer in one's own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Other {
    /// Its box.
    pub tick: Choosable,
    /// The form field of the words.
    pub field: Option<String>,
    /// The example's words.
    pub written: Option<String>,
}

/// How a questionnaire is scored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Key {
    /// "For the professional".
    pub label: String,
    /// "The sum lies from 0 to 27."
    pub range: String,
    /// The head of the table of names: sum, name.
    pub heads: [String; 2],
    /// "0 to 4", "minimal".
    pub bands: Vec<[String; 2]>,
    /// How to use it.
    pub notes: Vec<String>,
}
