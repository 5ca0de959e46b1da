//! Grids: a group for each named row, or one group that is asked again for every blank row.

use serde_json::{Value, json};

use super::answer;
use super::element::{control, extension};
use super::item::{Items, Question, help};
use crate::exchange::fhir::names::Own;
use crate::worksheet::{Column, Example, Grid, Rows};

/// Writes the grids of one sheet.
pub(super) struct Grids<'a>(pub Items<'a>);

impl Grids<'_> {
    pub(super) fn grid(&self, id: &str, grid: &Grid) -> Question {
        let mut question = Question::new(id, &grid.label.value, "group");
        question.items = help(id, grid.hint.as_deref());
        match &grid.rows {
            Rows::Named(names) => {
                question.extensions.push(control("grid"));
                let row = |(at, name): (usize, &String)| self.row(id, at + 1, name, &grid.columns);
                question.items.extend(names.iter().enumerate().map(row));
            }
            Rows::Blank(count) => {
                question.extensions.push(control("gtable"));
                question.extensions.push(extension(&Own::Rows.url(), "valueInteger", count));
                question.repeats = true;
                question.items.extend(grid.columns.iter().map(|c| self.cell(c, &c.id.value)));
            }
        }
        question.extensions.extend(grid.example.iter().map(|row| example(&grid.columns, row)));
        question
    }

    /// The row at a place, from 1.
    fn row(&self, id: &str, at: usize, name: &str, columns: &[Column]) -> Value {
        let mut row = Question::new(&format!("{id}.{at}"), name, "group");
        let cell = |column: &Column| self.cell(column, &format!("{}.{at}", column.id.value));
        row.items = columns.iter().map(cell).collect();
        row.into()
    }

    fn cell(&self, column: &Column, id: &str) -> Value {
        let mut cell = self.0.question(id, &column.label, &column.kind);
        if column.width > 1 {
            cell.extensions.push(extension(&Own::Width.url(), "valueInteger", column.width));
        }
        cell.into()
    }
}

/// One row of the worked example.
fn example(columns: &[Column], row: &[Option<Example>]) -> Value {
    let cell = |(column, example): (&Column, &Option<Example>)| {
        let mut parts = vec![extension("column", "valueString", &column.id.value)];
        parts.extend(answer::examples(&column.kind, example.as_ref()?));
        Some(json!({ "url": "cell", "extension": parts }))
    };
    let cells: Vec<Value> = columns.iter().zip(row).filter_map(cell).collect();
    if cells.is_empty() {
        return extension(&Own::ExampleRow.url(), "valueBoolean", false);
    }
    json!({ "url": Own::ExampleRow.url(), "extension": cells })
}
