//! Small pieces of HTML that the insets share.
//!
//! Never decides what is shown. Invariant: what [`text`] shows is safe between tags and inside
//! double quotes.

use std::fmt::{self, Display, Formatter};

use super::escape;

/// Words, to be shown in HTML.
pub(super) struct Text<'a>(&'a str);

/// Words between tags or inside double quotes.
pub(super) fn text(words: &str) -> Text<'_> {
    Text(words)
}

impl Display for Text<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut escaped = String::with_capacity(self.0.len());
        escape::text(self.0, &mut escaped);
        f.write_str(&escaped)
    }
}

/// A link with its words.
pub(super) fn link(url: &str, words: &str) -> String {
    format!("<a href=\"{}\">{}</a>", text(url), text(words))
}

/// Words as a paragraph on a line of its own; nothing of no words.
pub(super) fn paragraph(words: &str) -> String {
    match words.trim() {
        "" => String::new(),
        words => format!("<p>{}</p>\n", text(words)),
    }
}

/// What `write` makes of every item, one after the other.
pub(super) fn each<T>(items: &[T], write: impl Fn(&T) -> String) -> String {
    items.iter().map(write).collect()
}

/// What `write` makes of a text, or nothing.
pub(super) fn if_some(value: Option<&String>, write: impl Fn(&str) -> String) -> String {
    value.map(|value| write(value)).unwrap_or_default()
}
