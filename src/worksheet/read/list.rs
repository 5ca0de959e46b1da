//! Several names in one attribute: `rows="Day 1; Day 2"`.
//!
//! A backslash keeps the character after it, so that a name may hold a semicolon.

use super::opener::around;
use crate::source::{Span, Spanned};

/// The names of a list, trimmed, some of them maybe empty. Each has its own place, unless the value
/// is not written as it is read.
pub(super) fn listed(list: &Spanned<String>) -> Vec<Spanned<String>> {
    let as_written = list.span.range().len() == list.value.len();
    let mut names = Vec::new();
    let mut start = 0;
    for part in parts(&list.value) {
        let air = part.len() - part.trim_start().len();
        let from = list.span.range().start + start + air;
        let own = Span::new(list.span.file, from..from + part.trim().len());
        let span = if as_written { around(own) } else { list.span };
        names.push(Spanned::new(unescaped(part.trim()), span));
        start += part.len() + 1;
    }
    names
}

/// What stands between semicolons that no backslash keeps.
fn parts(list: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut kept = false;
    for (at, c) in list.char_indices() {
        if c == ';' && !kept {
            parts.push(&list[start..at]);
            start = at + 1;
        }
        kept = c == '\\' && !kept;
    }
    parts.push(&list[start..]);
    parts
}

/// A name without its backslashes.
fn unescaped(name: &str) -> String {
    let mut out = String::new();
    let mut chars = name.chars();
    while let Some(c) = chars.next() {
        out.push(if c == '\\' { chars.next().unwrap_or(c) } else { c });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{parts, unescaped};

    #[test]
    fn semicolons_part_names() {
        assert_eq!(parts("Day 1; Day 2"), ["Day 1", " Day 2"]);
        assert_eq!(parts("a\\;b;\\\\;c"), ["a\\;b", "\\\\", "c"]);
        assert_eq!(parts("a;;"), ["a", "", ""]);
    }

    #[test]
    fn a_backslash_keeps_what_follows() {
        assert_eq!(unescaped("a\\;b\\3\\"), "a;b3\\");
    }
}
