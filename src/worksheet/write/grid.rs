//! A grid: one table, whose head cells are typed spans and whose body is the worked example.

use super::fence::{Fence, joined};
use super::inline::{self, Place};
use super::{answer, field};
use crate::worksheet::{Column, Example, FieldKind, Grid, Rows};

pub(super) fn grid(fence: Fence, grid: &Grid) -> String {
    let fence = match &grid.rows {
        Rows::Named(names) => fence.words("rows", &named(names)),
        Rows::Blank(count) => fence.plain("rows", count),
    };
    let fence = fence.named(&grid.label.value, grid.hint.as_deref());
    let head = row(grid.columns.iter().map(column));
    let line = format!("|{}", "---|".repeat(grid.columns.len()));
    let body = grid.example.iter().map(|cells| {
        row(cells.iter().zip(&grid.columns).map(|(cell, column)| filled(cell.as_ref(), column)))
    });
    let lines: Vec<String> = [head, line].into_iter().chain(body).collect();
    fence.around(&lines.join("\n"))
}

/// The names of rows. Names that would be a number are kept from being one.
fn named(names: &[String]) -> String {
    let list = joined(names.iter().map(String::as_str));
    let number = list.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    if number { format!("\\{list}") } else { list }
}

fn row(cells: impl Iterator<Item = String>) -> String {
    let cells: String = cells.map(|cell| format!(" {cell} |")).collect();
    format!("|{cells}")
}

/// `[Mood]{.integer #mood min=0 max=10}`
fn column(column: &Column) -> String {
    let fence = Fence::new(0, column.kind.class()).id(&column.id.value);
    let fence = match &column.kind {
        FieldKind::Choice(choice) => {
            let labels = choice.options.iter().map(|option| option.label.as_str());
            fence.words("options", &joined(labels))
        }
        kind => field::kind(fence, kind),
    };
    let fence = fence.maybe("width", Some(column.width).filter(|width| *width != 1));
    let label = inline::plain(&column.label, Place::Brackets);
    // A bar would end the cell; both in words and in a value a backslash keeps it.
    format!("[{label}]{}", fence.braces()).replace('|', "\\|")
}

fn filled(example: Option<&Example>, column: &Column) -> String {
    let words = example.and_then(|example| answer::line(example, &column.kind));
    inline::plain(&words.unwrap_or_default(), Place::Cell).replace('|', "\\|")
}
