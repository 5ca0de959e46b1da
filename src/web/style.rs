//! Where a stylesheet names other files: `url(...)` and `@import "..."`.
//!
//! Reads no more of CSS than it must for that: comments and other strings are passed over.

use std::ops::Range;

/// The byte ranges of the addresses in a stylesheet, without quotes, in order.
pub(super) fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        at = if let Some(comment) = text[at..].strip_prefix("/*") {
            comment.find("*/").map_or(text.len(), |end| at + 2 + end + 2)
        } else if matches!(c, '"' | '\'') {
            string_end(text, at).1
        } else if let Some(after) = opening(text, at, "@import") {
            imported(text, after, &mut found)
        } else if let Some(after) = opening(text, at, "url(") {
            in_brackets(text, after, &mut found)
        } else {
            at + c.len_utf8()
        };
    }
    found
}

/// Where the words after `word` begin, if it stands here, in any case, and begins a word.
fn opening(text: &str, at: usize, word: &str) -> Option<usize> {
    let here = text.get(at..at + word.len())?.eq_ignore_ascii_case(word);
    let inside = text[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_'));
    let after = at + word.len();
    (here && !inside).then(|| text.len() - text[after..].trim_start().len())
}

/// After `@import`: a string is an address. Anything else is read as usual.
fn imported(text: &str, at: usize, found: &mut Vec<Range<usize>>) -> usize {
    if !text[at..].starts_with(['"', '\'']) {
        return at;
    }
    let (end, after) = string_end(text, at);
    found.push(at + 1..end);
    after
}

/// After `url(`: a string, or all up to the bracket.
fn in_brackets(text: &str, at: usize, found: &mut Vec<Range<usize>>) -> usize {
    if text[at..].starts_with(['"', '\'']) {
        return imported(text, at, found);
    }
    let length = text[at..].find(')').unwrap_or(text.len() - at);
    found.push(at..at + text[at..at + length].trim_end().len());
    at + length
}

/// Where the string that begins here ends, and where what comes after it begins.
fn string_end(text: &str, start: usize) -> (usize, usize) {
    let quote = text.as_bytes()[start];
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(start + 1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'\n' => return (at, at),
            _ if byte == quote => return (at, at + 1),
            _ => {}
        }
    }
    (text.len(), text.len())
}

#[cfg(test)]
mod tests {
    use super::addresses;

    fn found(text: &str) -> Vec<&str> {
        addresses(text).into_iter().map(|at| &text[at]).collect()
    }

    #[test]
    fn addresses_are_found_however_they_are_written() {
        let text = "@import 'a.css' print; @IMPORT\n\"b.css\";@import url( c.css );\
                    a { b: URL(\"d(1).png\") 1x, url( 'e.png' ); f: url(f.png) } @import";
        assert_eq!(found(text), ["a.css", "b.css", "c.css", "d(1).png", "e.png", "f.png"]);
    }

    #[test]
    fn comments_and_strings_are_no_addresses() {
        let text = "/* url(a) */ b::after { content: \"url(\\\"b) é\" } --curl(c) /* @import 'd'";
        assert_eq!(found(text), [""; 0]);
    }

    #[test]
    fn what_is_not_closed_ends_somewhere() {
        assert_eq!(found("@import \"a\nb { c: url(d"), ["a", "d"]);
        assert_eq!(found("url("), [""]);
    }
}
