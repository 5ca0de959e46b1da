//! The answer of a worked example, as words.

use super::inline::{self, Place};
use crate::worksheet::{Example, FieldKind};

/// An example that fits on one line.
pub(super) fn line(example: &Example, kind: &FieldKind) -> Option<String> {
    match example {
        Example::Boolean(true) => Some("yes".to_owned()),
        Example::Boolean(false) => Some("no".to_owned()),
        Example::Integer(number) => Some(number.to_string()),
        Example::Decimal(number) => Some(number.to_string()),
        Example::Date(date) => Some(date.to_string()),
        Example::Time(time) => Some(time.to_string()),
        Example::Text(words) => Some(words.clone()).filter(|words| !words.contains('\n')),
        Example::Chosen { .. } => match chosen(example, kind).as_slice() {
            [one] => Some((*one).to_owned()),
            _ => None,
        },
    }
}

/// Whether an example is somebody's words, and so stands in quotes.
pub(super) fn is_words(example: &Example) -> bool {
    matches!(example, Example::Text(_) | Example::Chosen { .. })
}

/// An example as the Markdown of its own div.
pub(super) fn lines(example: &Example, kind: &FieldKind) -> String {
    match example {
        Example::Text(words) => paragraphs(words),
        Example::Chosen { .. } => {
            let item = |words: &str| format!("- {}", inline::plain(words, Place::Paragraph));
            chosen(example, kind).into_iter().map(item).collect::<Vec<_>>().join("\n")
        }
        _ => line(example, kind).unwrap_or_default(),
    }
}

/// The words of what is ticked.
fn chosen<'a>(example: &'a Example, kind: &'a FieldKind) -> Vec<&'a str> {
    let (Example::Chosen { options, other }, FieldKind::Choice(choice)) = (example, kind) else {
        return Vec::new();
    };
    let label = |at: &usize| choice.options.get(*at).map(|option| option.label.as_str());
    options.iter().filter_map(label).chain(other.as_deref()).collect()
}

/// Lines of words. An empty line parts two paragraphs; several in a row are hard line ends.
fn paragraphs(words: &str) -> String {
    let lines: Vec<&str> = words.split('\n').collect();
    let blank = |at: Option<usize>| at.and_then(|at| lines.get(at)).is_some_and(|l| l.is_empty());
    let line = |(at, line): (usize, &&str)| match line.is_empty() {
        true if blank(Some(at + 1)) || blank(at.checked_sub(1)) => "\\".to_owned(),
        true => String::new(),
        false => inline::plain(line, Place::Paragraph),
    };
    lines.iter().enumerate().map(line).collect::<Vec<_>>().join("\n")
}
