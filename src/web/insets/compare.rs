//! Approaches side by side: a real table, whose cells carry their column's name for narrow screens.
//!
//! Never a picture of a table. Invariant: each row has as many cells as there are columns; what is
//! missing is an empty cell.

use crate::site::view::{Comparison, ComparisonRow};
use crate::web::html::{link, text};
use crate::words::Words;

/// The table as HTML. A wide table scrolls by itself, and the keyboard can reach it.
pub(super) fn compare(comparison: &Comparison, words: &Words) -> String {
    let heads: String = comparison
        .columns
        .iter()
        .map(|column| format!("<th scope=\"col\">{}</th>", text(column)))
        .collect();
    let rows: String = comparison.rows.iter().map(|one| row(one, &comparison.columns)).collect();
    format!(
        "<div class=\"compare\" role=\"region\" tabindex=\"0\" aria-label=\"{}\">\n<table>\n<caption class=\"unseen\">{}</caption>\n<thead><tr><th scope=\"col\">{}</th>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</div>\n",
        text(&words.get("compare_scroll")),
        text(&words.get("compare_caption")),
        text(&words.get("compare_approach")),
    )
}

fn row(row: &ComparisonRow, columns: &[String]) -> String {
    let cell = |(at, column): (usize, &String)| {
        let words = row.cells.get(at).map(String::as_str).unwrap_or_default();
        format!("<td data-label=\"{}\">{}</td>", text(column), text(words))
    };
    let cells: String = columns.iter().enumerate().map(cell).collect();
    format!(
        "<tr><th scope=\"row\">{}</th>{cells}</tr>\n",
        link(&row.approach.url, &row.approach.title)
    )
}
