//! A worksheet: typed fields between text, as one `.worksheet` div holds them.
//!
//! The one model of a sheet. The web form, the printed sheet, the fillable PDF and the exchange
//! format are all made from it; none of them reads Markdown. It knows nothing of pages, sites or
//! HTML, and nothing that a client fills in ever comes here: what is held of answers is the
//! invented worked example.
//!
//! Invariants: ids of fields are unique in a document and hold letters, digits, `-` and `_`; an
//! example fits its field; every question has a label.

mod kind;
mod read;
mod resolve;
#[cfg(test)]
pub(crate) mod tests;
mod write;

use crate::doc::{Block, Stage, Written};
use crate::source::{Span, Spanned};

pub use kind::{AnswerOption, Bounds, Choice, Code, Decimal, Example, FieldKind, Scale, TimeOfDay};
pub use read::read;
pub use resolve::{resolve, texts};
pub use write::{write, write_text};

/// All that stands between the fences of a `.worksheet` div.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Worksheet<S: Stage = Written> {
    /// Its id: `mood-diary`.
    pub id: Spanned<String>,
    /// What it holds, from top to bottom.
    pub items: Vec<Item<S>>,
}

/// One thing of a worksheet, and who sees it.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Item<S: Stage = Written> {
    /// `#id`. Text between fields that has none gets `text-1`, `text-2`, in order.
    pub id: Spanned<String>,
    /// Who sees it.
    pub audience: Audience,
    /// What it is.
    pub kind: ItemKind<S>,
    /// From its opening fence to its closing one.
    pub span: Span,
}

/// Who sees a part of a worksheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Audience {
    /// Everybody.
    #[default]
    Everyone,
    /// `for=professional`: it stands in the professional version alone, which is never public.
    Professional,
}

/// The kinds of thing that a worksheet holds.
#[derive(Clone, Debug, PartialEq, Hash)]
pub enum ItemKind<S: Stage = Written> {
    /// Text to read: paragraphs, headings, lists, quotes, alerts, and the `.crisis` directive.
    Display(Vec<Block<S>>),
    /// Things that belong together.
    Group(Group<S>),
    /// A question with one answer.
    Field(Field),
    /// The same questions for each of several rows.
    Grid(Grid),
}

/// Things that belong together, under one name.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Group<S: Stage = Written> {
    /// What they are called. An instrument's stem is one.
    pub label: Spanned<String>,
    /// A line of help below the label.
    pub hint: Option<String>,
    /// `page=new`: on paper it begins a page.
    pub new_page: bool,
    /// What it holds.
    pub items: Vec<Item<S>>,
}

/// A question with one answer.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Field {
    /// The question.
    pub label: Spanned<String>,
    /// A line of help below the label.
    pub hint: Option<String>,
    /// What may be answered.
    pub kind: FieldKind,
    /// What the question is called in a code system.
    pub code: Option<Code>,
    /// The answer of the worked example.
    pub example: Option<Example>,
}

/// The same questions for each of several rows.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Grid {
    /// What the grid is called.
    pub label: Spanned<String>,
    /// A line of help below the label.
    pub hint: Option<String>,
    /// Its rows.
    pub rows: Rows,
    /// Its columns, at least one.
    pub columns: Vec<Column>,
    /// The worked example: rows from the top, each with as many cells as there are columns. A cell
    /// that is left empty has none. There are never more of them than rows.
    pub example: Vec<Vec<Option<Example>>>,
}

/// The rows of a grid.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Rows {
    /// One for each of these names.
    Named(Vec<String>),
    /// This many without a name, 1 to 31.
    Blank(u8),
}

impl Rows {
    /// How many there are.
    pub fn count(&self) -> usize {
        match self {
            Rows::Named(names) => names.len(),
            Rows::Blank(count) => usize::from(*count),
        }
    }

    /// The name of the row at this place, counted from 0.
    pub fn name(&self, at: usize) -> Option<&str> {
        match self {
            Rows::Named(names) => names.get(at).map(String::as_str),
            Rows::Blank(_) => None,
        }
    }
}

/// A column of a grid: one question for every row.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Column {
    /// `#id`.
    pub id: Spanned<String>,
    /// The question, short.
    pub label: String,
    /// What may be answered. Never a scale: a line has no room in a cell.
    pub kind: FieldKind,
    /// How wide it is beside the others, 1 to 12.
    pub width: u8,
}

/// What a look at every item tells.
impl<S: Stage> Worksheet<S> {
    /// Every item, groups before what they hold.
    pub fn every_item(&self) -> Vec<&Item<S>> {
        let mut found = Vec::new();
        collect(&self.items, |_| true, &mut found);
        found
    }

    /// Whether any field or grid that everybody sees holds a worked example.
    pub fn has_example(&self) -> bool {
        let mut seen = Vec::new();
        collect(&self.items, |item| item.audience == Audience::Everyone, &mut seen);
        seen.iter().any(|item| match &item.kind {
            ItemKind::Field(field) => field.example.is_some(),
            ItemKind::Grid(grid) => grid.example.iter().flatten().any(Option::is_some),
            ItemKind::Display(_) | ItemKind::Group(_) => false,
        })
    }

    /// Whether any part is for professionals alone.
    pub fn has_professional(&self) -> bool {
        self.every_item().iter().any(|item| item.audience == Audience::Professional)
    }
}

/// The items that are wanted, and those in them.
fn collect<'a, S: Stage>(
    items: &'a [Item<S>],
    wanted: fn(&Item<S>) -> bool,
    found: &mut Vec<&'a Item<S>>,
) {
    for item in items.iter().filter(|item| wanted(item)) {
        found.push(item);
        if let ItemKind::Group(group) = &item.kind {
            collect(&group.items, wanted, found);
        }
    }
}
