//! The answers of a worked example in words.

use crate::site::wording;
use crate::web::html::text;
use crate::words::Words;
use crate::worksheet::Example;

/// An answer where it would be written; a question may have none.
pub(super) fn written(example: Option<&Example>, words: &Words) -> String {
    match example {
        Some(example) => format!("<p class=\"written\">{}</p>\n", in_words(example, words)),
        None => format!(
            "<p class=\"written written-none\">{}</p>\n",
            text(&words.get("sheet_left_empty"))
        ),
    }
}

/// An answer in a cell; none is an empty cell.
pub(super) fn in_cell(example: Option<&Example>, words: &Words) -> String {
    let write = |example| format!("<span class=\"written\">{}</span>", in_words(example, words));
    example.map(write).unwrap_or_default()
}

/// An answer as HTML.
fn in_words(example: &Example, words: &Words) -> String {
    let lines = wording::in_words(example, words);
    lines.iter().map(|line| text(line).to_string()).collect::<Vec<_>>().join("<br>")
}
