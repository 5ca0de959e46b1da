//! A grid: one table, whose head cells are typed spans and whose body is the worked example.

use std::collections::BTreeSet;

use super::Reader;
use super::list::listed;
use super::opener::{Opener, around};
use crate::diagnostic::nearest;
use crate::doc::{Block, BlockKind, Cell, InlineKind, Written};
use crate::source::Spanned;
use crate::worksheet::{Column, Example, FieldKind, Grid, Rows};

/// The most rows that a grid may have.
const ROWS: u8 = 31;

/// What may be asked in a cell.
const COLUMNS: [&str; 8] =
    ["boolean", "choice", "date", "decimal", "integer", "string", "text", "time"];

/// The head and the body of a table.
type Table<'a> = (&'a [Cell<Written>], &'a [Vec<Cell<Written>>]);

impl Reader<'_> {
    pub(super) fn grid(&mut self, opener: &mut Opener<'_>, body: &[Block<Written>]) -> Grid {
        let label = self.label(opener);
        let hint = self.words(opener, "hint");
        let rows = self.rows(opener);
        let (head, body) = self.table(opener, body).unwrap_or_default();
        let columns: Vec<_> = head.iter().map(|cell| self.column(cell)).collect();
        if let Some(extra) = body.get(rows.count()).and_then(|row| row.first()) {
            self.diagnostics.worksheet_rows_extra(extra.span, rows.count());
        }
        let example = body.iter().take(rows.count()).map(|row| self.row(&columns, row)).collect();
        Grid { label, hint, rows, columns: columns.into_iter().flatten().collect(), example }
    }

    /// The one table between the fences.
    fn table<'a>(
        &mut self,
        opener: &Opener<'_>,
        blocks: &'a [Block<Written>],
    ) -> Option<Table<'a>> {
        let mut found = None;
        for Block { kind, span } in blocks {
            match kind {
                BlockKind::Table { head, rows, .. } if found.is_none() => {
                    found = Some((head.as_slice(), rows.as_slice()));
                }
                BlockKind::Table { .. } => self.diagnostics.worksheet_grid_second_table(*span),
                _ => self.diagnostics.worksheet_grid_text(*span),
            }
        }
        if found.is_none() {
            self.diagnostics.worksheet_grid_without_table(opener.class.span);
        }
        found
    }

    /// `rows="Day 1; Day 2"` or `rows=3`; one row, if it cannot be read.
    fn rows(&mut self, opener: &mut Opener<'_>) -> Rows {
        let Some(written) = opener.asked.get("rows") else {
            self.diagnostics.worksheet_rows(opener.class.span, ROWS);
            return Rows::Blank(1);
        };
        let text = written.value.trim();
        if text.is_empty() || text.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
            let count = text.parse().ok().filter(|count| (1..=ROWS).contains(count));
            if count.is_none() {
                self.diagnostics.worksheet_rows(around(written.span), ROWS);
            }
            return Rows::Blank(count.unwrap_or(1));
        }
        self.tell_marks(&written);
        self.named_rows(&written)
    }

    fn named_rows(&mut self, written: &Spanned<String>) -> Rows {
        let mut names = Vec::new();
        let mut known = BTreeSet::new();
        for Spanned { value: name, span } in listed(written) {
            if name.is_empty() {
                self.diagnostics.worksheet_name_empty(span);
            } else if !known.insert(name.clone()) {
                self.diagnostics.worksheet_row_twice(span, &name);
            } else {
                names.push(name);
            }
        }
        if names.len() > usize::from(ROWS) {
            self.diagnostics.worksheet_rows(written.span, ROWS);
            names.truncate(usize::from(ROWS));
        }
        // That no name is left has been told.
        if names.is_empty() { Rows::Blank(1) } else { Rows::Named(names) }
    }

    /// A head cell: `[Mood]{.integer #mood min=0 max=10}`.
    fn column(&mut self, cell: &Cell<Written>) -> Option<Column> {
        let [inline] = cell.text.as_slice() else {
            self.diagnostics.worksheet_grid_head(cell.span);
            return None;
        };
        let InlineKind::Span(attr, words) = &inline.kind else {
            self.diagnostics.worksheet_grid_head(cell.span);
            return None;
        };
        if attr.classes.is_empty() {
            self.diagnostics.worksheet_grid_head(cell.span);
            return None;
        }
        let mut opener = self.opener(attr, cell.span)?;
        let class = opener.class.clone();
        let id = self.id(opener.id, &class.value, class.span);
        let label = self.plain_line(words, cell.span);
        if label.value.is_empty() && words.is_empty() {
            self.diagnostics.worksheet_label_missing(class.span, &class.value);
        }
        let kind = self.column_kind(&mut opener)?;
        let width = self.count(&mut opener, "width", 1..=12).unwrap_or(1);
        self.finish(opener);
        Some(Column { id, label: label.value, kind, width })
    }

    fn column_kind(&mut self, opener: &mut Opener<'_>) -> Option<FieldKind> {
        let Spanned { value: class, span } = opener.class.clone();
        match class.as_str() {
            "choice" => Some(FieldKind::Choice(self.column_choice(opener))),
            "scale" | "display" | "group" | "grid" => {
                self.diagnostics.worksheet_column_kind(span, &class);
                None
            }
            class if COLUMNS.contains(&class) => self.simple_kind(opener),
            class => {
                self.diagnostics.worksheet_unknown_kind(span, class, nearest(class, COLUMNS));
                None
            }
        }
    }

    /// A row of the worked example: one cell for each column that could be read.
    fn row(&mut self, columns: &[Option<Column>], row: &[Cell<Written>]) -> Vec<Option<Example>> {
        let cells = columns.iter().zip(row);
        let cells = cells.filter_map(|(column, cell)| Some((column.as_ref()?, cell)));
        cells.map(|(column, cell)| self.cell(&column.kind, cell)).collect()
    }

    fn cell(&mut self, kind: &FieldKind, cell: &Cell<Written>) -> Option<Example> {
        let words = self.plain_line(&cell.text, cell.span);
        if words.value.is_empty() { None } else { self.answer(kind, &words) }
    }
}
