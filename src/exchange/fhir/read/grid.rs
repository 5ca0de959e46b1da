//! Groups that are tables of questions: a group for each named row, or one group that is asked
//! again. Any other stays a group.

use super::choice::numbered;
use super::item::{Reader, beside};
use super::node::Extension;
use super::raw::Raw;
use super::words::attribute;
use crate::exchange::fhir::names::Own;
use crate::source::Spanned;
use crate::worksheet::{AnswerOption, Bounds, Column, Example, FieldKind, Grid, Rows};

/// Rows of a group that may be asked again, where the file does not say how often.
const BLANK: u8 = 3;

/// The most rows of a grid.
const ROWS: usize = 31;

/// What may be asked in a cell.
const CELLS: [&str; 11] = [
    "boolean",
    "choice",
    "coding",
    "date",
    "dateTime",
    "decimal",
    "integer",
    "open-choice",
    "string",
    "text",
    "time",
];

/// The grid that a group is, if it is one. Nothing is taken from a group that is none.
pub(super) fn of(reader: &mut Reader<'_>, raw: &mut Raw<'_>) -> Option<Grid> {
    if raw.words().is_empty() {
        return None;
    }
    if raw.has_control("grid") {
        let names = names_of_rows(raw)?;
        return Some(reader.named(raw, names));
    }
    let asked_again = raw.repeats || raw.has_control("gtable");
    let inside = raw.items.iter().filter(|item| !is_beside(item));
    let plain = inside.clone().next().is_some() && inside.clone().all(is_cell);
    (asked_again && plain).then(|| reader.blank(raw))
}

fn is_beside(raw: &Raw<'_>) -> bool {
    raw.kind == "display" && raw.has_control("help")
}

/// Whether a question has room in a cell. It may have words beside it, which are told.
fn is_cell(raw: &Raw<'_>) -> bool {
    CELLS.contains(&raw.kind.as_str()) && raw.items.iter().all(|item| item.kind == "display")
}

/// The names of the rows of a grid, if they all ask the same and their names differ.
fn names_of_rows(raw: &Raw<'_>) -> Option<Vec<String>> {
    let rows: Vec<&Raw<'_>> = raw.items.iter().filter(|item| !is_beside(item)).collect();
    let first = rows.first()?;
    let asks = |row: &&Raw<'_>| {
        row.kind == "group"
            && !row.items.is_empty()
            && row.items.iter().all(is_cell)
            && row.items.len() == first.items.len()
            && row.items.iter().zip(&first.items).all(|(a, b)| a.asks_the_same(b))
    };
    let names: Vec<String> = rows.iter().map(|row| attribute(row.words())).collect();
    let told_apart = names.iter().enumerate().all(|(at, name)| !names[..at].contains(name));
    let sound = rows.len() <= ROWS && rows.iter().all(asks) && told_apart;
    (sound && names.iter().all(|name| !name.is_empty())).then_some(names)
}

impl Reader<'_> {
    fn named(&mut self, raw: &mut Raw<'_>, names: Vec<String>) -> Grid {
        let (hints, rows) = beside(std::mem::take(&mut raw.items), true);
        for row in &rows {
            self.tell_left(row, &["list"]);
            self.tell_no_code(row);
        }
        let mut rows = rows.into_iter();
        let first = rows.next().map(|row| row.items).unwrap_or_default();
        // The other rows ask the same; what is told of the first goes for them all.
        self.grid(raw, hints, Rows::Named(names), first)
    }

    fn blank(&mut self, raw: &mut Raw<'_>) -> Grid {
        let given = raw.extensions.take(&Own::Rows.url());
        let given = given
            .and_then(|one| one.whole())
            .filter(|rows| (1..=ROWS).contains(&usize::from(*rows)));
        if given.is_none() {
            self.changed(raw, &format!("may be asked again: it is a grid of {BLANK} rows now"));
        }
        let (hints, cells) = beside(std::mem::take(&mut raw.items), true);
        self.grid(raw, hints, Rows::Blank(given.unwrap_or(BLANK)), cells)
    }

    fn grid(
        &mut self,
        raw: &mut Raw<'_>,
        hints: Vec<Raw<'_>>,
        rows: Rows,
        cells: Vec<Raw<'_>>,
    ) -> Grid {
        let (label, hint) = (self.label(raw), self.hint(&hints));
        let columns: Vec<Column> =
            cells.into_iter().filter_map(|cell| self.column(cell, &rows)).collect();
        let given = raw.extensions.take_all(&Own::ExampleRow.url());
        let example = given.iter().take(rows.count()).map(|row| self.row(&columns, row)).collect();
        self.tell_left(raw, &["grid", "gtable", "list"]);
        self.tell_no_code(raw);
        Grid { label, hint, rows, columns, example }
    }

    fn column(&mut self, mut raw: Raw<'_>, rows: &Rows) -> Option<Column> {
        let mut hints = std::mem::take(&mut raw.items);
        let kind = self.kind(&mut raw, &mut hints)?;
        let kind = self.in_a_cell(&raw, kind);
        for hint in &hints {
            let why = "a cell has no room for it";
            self.diagnostics.fhir_left_out(hint.at(), &hint.id.value, why);
        }
        let width = raw.extensions.take(&Own::Width.url());
        let width = width.and_then(|one| one.whole()).filter(|width| (1..=12).contains(width));
        self.tell_left(&raw, &["check-box", "drop-down", "radio-button", "text-box"]);
        self.tell_no_code(&raw);
        let label = self.named_label(&raw);
        Some(Column { id: self.column_id(&raw, rows), label, kind, width: width.unwrap_or(1) })
    }

    /// Ours name the cells of a named row by their column and the row's place: `mood.1`.
    fn column_id(&mut self, raw: &Raw<'_>, rows: &Rows) -> Spanned<String> {
        let own = raw.id.value.strip_suffix(".1").filter(|_| matches!(rows, Rows::Named(_)));
        let Some(own) = own else { return self.id(raw) };
        let id = self.ids.give(own);
        if id != own {
            self.diagnostics.fhir_id(raw.at(), &raw.id.value, &id);
        }
        Spanned::new(id, raw.at())
    }

    /// What a cell can hold: a number for a line, and answers that are words alone.
    fn in_a_cell(&mut self, raw: &Raw<'_>, kind: FieldKind) -> FieldKind {
        match kind {
            FieldKind::Scale(scale) => {
                self.changed(raw, "is a whole number now: a line has no room in a cell");
                let bounds = Bounds { min: Some(scale.min), max: Some(scale.max) };
                FieldKind::Integer(bounds)
            }
            FieldKind::Choice(mut choice) => {
                let more = choice.repeats || choice.other.is_some();
                let more =
                    more || choice.options.iter().any(|o| o.value.is_some() || o.code.is_some());
                if more {
                    self.changed(raw, "offers one of its answers' words in a cell, and no more");
                }
                (choice.repeats, choice.other) = (false, None);
                let mut known = Vec::new();
                for option in &mut choice.options {
                    let label = numbered(&self.plain(raw, &option.label), &known);
                    known.push(label.clone());
                    *option = AnswerOption { label, value: None, code: None };
                }
                FieldKind::Choice(choice)
            }
            kind => {
                if raw.repeats {
                    self.diagnostics.fhir_not_kept(raw.at(), "repeats", Some(&raw.id.value));
                }
                kind
            }
        }
    }

    /// A row of the worked example.
    fn row(&mut self, columns: &[Column], row: &Extension<'_>) -> Vec<Option<Example>> {
        let cells: Vec<_> = row.parts.iter().filter(|part| part.url.value == "cell").collect();
        let of_column = |column: &Column| {
            let own = cells.iter().find(|cell| {
                let name = cell.parts.iter().find(|part| part.url.value == "column");
                name.and_then(Extension::text) == Some(&column.id.value)
            })?;
            let url = Own::Example.url();
            let given = own.parts.iter().filter(|part| part.url.value == url).cloned();
            let given: Vec<Extension<'_>> = given.collect();
            self.fitting(&column.kind, &given, &column.id.value)
        };
        columns.iter().map(of_column).collect()
    }
}

impl Raw<'_> {
    /// Whether two questions ask the same, whatever they are called.
    fn asks_the_same(&self, other: &Raw<'_>) -> bool {
        let labels = |raw: &Raw<'_>| -> Vec<String> {
            raw.options.iter().map(|answer| answer.label.clone()).collect()
        };
        self.kind == other.kind
            && self.words() == other.words()
            && self.repeats == other.repeats
            && self.constraint == other.constraint
            && labels(self) == labels(other)
            && self.extensions.say_the_same(&other.extensions)
    }
}
