//! A grid: the same questions for each of several rows, as a real table.
//!
//! Each control is named by its column and its row. On narrow screens the stylesheet turns each row
//! into a card, so each cell holds its column's label too; where the table shows its head, they are
//! hidden. Invariant: each row has a cell for each column.

use super::entry::{self, Control};
use super::{Pen, choice, example};
use crate::site::view::Face;
use crate::site::wording;
use crate::web::html::{each, text};
use crate::words::Words;
use crate::worksheet::{Column, Example, FieldKind, Grid, Rows};

/// Widths of columns from which a grid needs a page on its side.
const WIDE: u32 = 36;
/// Columns from which it does.
const MANY: usize = 9;

/// The grid as HTML.
pub(super) fn grid(pen: Pen<'_>, id: &str, grid: &Grid) -> String {
    let id = text(id).to_string();
    let hint = grid
        .hint
        .as_ref()
        .map(|hint| format!("<p class=\"hint\" id=\"field:{id}:hint\">{}</p>\n", text(hint)));
    let described = hint.as_ref().map(|_| format!(" aria-describedby=\"field:{id}:hint\""));
    format!(
        "<div class=\"field grid{}\" id=\"{id}\"{}>\n<div class=\"grid-head\">\n<p class=\"label\" id=\"field:{id}:label\">{}</p>\n{}</div>\n<table aria-labelledby=\"field:{id}:label\"{}>\n{}{}<tbody>\n{}</tbody>\n</table>\n</div>\n",
        manner(grid),
        pen.lang(),
        text(&grid.label.value),
        hint.unwrap_or_default(),
        described.unwrap_or_default(),
        columns(grid),
        head(pen, &grid.columns),
        (0..grid.rows.count()).map(|at| row(pen, &id, grid, at)).collect::<String>(),
    )
}

/// The classes that say how much room a grid needs, and whether its rows have names.
fn manner(grid: &Grid) -> String {
    let width: u32 = grid.columns.iter().map(|column| u32::from(column.width)).sum();
    let wide = width >= WIDE || grid.columns.len() >= MANY;
    let narrow = grid.columns.len() <= 3;
    let mut classes = String::new();
    for (there, class) in [
        (wide, " grid-wide"),
        (narrow, " grid-narrow"),
        (matches!(grid.rows, Rows::Blank(_)), " grid-unnamed"),
    ] {
        classes.push_str(if there { class } else { "" });
    }
    classes
}

fn columns(grid: &Grid) -> String {
    let of_column = |column: &Column| format!("<col class=\"width-{}\">", column.width);
    format!(
        "<colgroup><col class=\"{}\">{}</colgroup>\n",
        width_of_names(&grid.rows),
        each(&grid.columns, of_column)
    )
}

fn width_of_names(rows: &Rows) -> &'static str {
    let Rows::Named(names) = rows else { return "width-nameless" };
    match names.iter().map(|name| name.chars().count()).max().unwrap_or(0) {
        0..=6 => "width-names-1",
        7..=10 => "width-names-2",
        11..=16 => "width-names-3",
        _ => "width-names-4",
    }
}

fn head(pen: Pen<'_>, columns: &[Column]) -> String {
    let cell = |column: &Column| {
        let id = text(&column.id.value);
        let range = wording::column_range(column, pen.words).map(|range| {
            format!(" <span class=\"range\" id=\"field:{id}:range\">{}</span>", text(&range))
        });
        format!(
            "<th scope=\"col\" id=\"{id}\"><span id=\"field:{id}:label\">{}</span>{}</th>",
            text(&column.label),
            range.unwrap_or_default()
        )
    };
    format!("<thead>\n<tr><td></td>{}</tr>\n</thead>\n", each(columns, cell))
}

fn row(pen: Pen<'_>, id: &str, grid: &Grid, at: usize) -> String {
    let written: &[Option<Example>] = grid.example.get(at).map_or(&[], Vec::as_slice);
    let cells: String = grid
        .columns
        .iter()
        .enumerate()
        .map(|(column, asked)| Cell {
            grid: id,
            column: asked,
            row: at,
            example: pen.shown(example_at(written, column)),
        })
        .map(|one| cell(pen, &one))
        .collect();
    let (class, left) = match pen.face == Face::Example && written.iter().all(Option::is_none) {
        true => (" class=\"row-empty\"", left_empty(pen.words)),
        false => ("", String::new()),
    };
    format!(
        "<tr{class}><th scope=\"row\" id=\"field:{id}:row:{}\"><span>{}</span>{left}</th>{cells}</tr>\n",
        at + 1,
        text(&wording::row_name(&grid.rows, at, pen.words))
    )
}

fn example_at(row: &[Option<Example>], column: usize) -> Option<&Example> {
    row.get(column).and_then(Option::as_ref)
}

fn left_empty(words: &Words) -> String {
    format!(" <span class=\"row-left\">{}</span>", text(&words.get("sheet_left_empty")))
}

/// One question for one row.
struct Cell<'a> {
    /// The grid's id, escaped.
    grid: &'a str,
    column: &'a Column,
    row: usize,
    example: Option<&'a Example>,
}

fn cell(pen: Pen<'_>, cell: &Cell<'_>) -> String {
    let class = cell.column.kind.class();
    format!("<td class=\"cell cell-{class}\">{}{}</td>", cell_label(pen, cell), answer(pen, cell))
}

fn cell_label(pen: Pen<'_>, cell: &Cell<'_>) -> String {
    let label = text(&cell.column.label);
    let range = wording::column_range(cell.column, pen.words);
    let range = range.map(|range| format!(" <span class=\"range\">{}</span>", text(&range)));
    let range = range.unwrap_or_default();
    match (pen.face, &cell.column.kind) {
        (Face::Form, FieldKind::Choice(_)) | (Face::Paper | Face::Example | Face::Shown, _) => {
            format!("<span class=\"cell-label\">{label}{range}</span>")
        }
        (Face::Form, _) => {
            let id = control_id(cell);
            format!("<label class=\"cell-label\" for=\"{id}\">{label}{range}</label>")
        }
    }
}

fn answer(pen: Pen<'_>, cell: &Cell<'_>) -> String {
    let (id, named) = (control_id(cell), named(pen, cell));
    match (&cell.column.kind, pen.face) {
        (FieldKind::Choice(choice), _) => choice::in_cell(pen, choice, &id, &named, cell.example),
        (FieldKind::Boolean, _) => choice::boolean_in_cell(pen, &id, &named, cell.example),
        (kind, Face::Form) => entry::in_cell(kind, &Control { id, named }),
        (_, Face::Example) => example::in_cell(cell.example, pen.words),
        (kind, Face::Paper | Face::Shown) => entry::blank_cell(kind),
    }
}

fn control_id(cell: &Cell<'_>) -> String {
    format!("field:{}:{}", text(&cell.column.id.value), cell.row + 1)
}

/// The column first, then the row; a range is told after them.
fn named(pen: Pen<'_>, cell: &Cell<'_>) -> String {
    let column = text(&cell.column.id.value);
    let described = match wording::column_range(cell.column, pen.words) {
        Some(_) => format!(" aria-describedby=\"field:{column}:range\""),
        None => String::new(),
    };
    format!(
        " aria-labelledby=\"field:{column}:label field:{}:row:{}\"{described}",
        cell.grid,
        cell.row + 1
    )
}
