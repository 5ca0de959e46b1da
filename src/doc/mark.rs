//! What may stand between brackets and braces in running text: the keys of a citation, the name of
//! a fact.

use crate::source::{FileId, Span};

use super::CiteKey;

/// The keys of `@a; @b, p. 3`, which begins at byte `start`; nothing, if one cannot be read.
pub(super) fn citation(file: FileId, words: &str, start: usize) -> Option<Vec<CiteKey>> {
    let mut at = start;
    let one = |part: &str| {
        let key = cite_key(file, part, at);
        at += part.len() + 1;
        key
    };
    words.split(';').map(one).collect()
}

/// One `@key, locator`, which begins at byte `at`.
fn cite_key(file: FileId, part: &str, at: usize) -> Option<CiteKey> {
    let start = at + part.len() - part.trim_start().len();
    let (key, locator) = match part.trim().split_once(',') {
        Some((key, locator)) => (key.trim_end(), Some(locator.trim())),
        None => (part.trim(), None),
    };
    let key = key.strip_prefix('@')?;
    let known = |c: char| c.is_alphanumeric() || "_-:.#$%&+?<>~/".contains(c);
    if key.is_empty() || !key.chars().all(known) {
        return None;
    }
    let locator = locator.filter(|l| !l.is_empty()).map(|l| l.replace("--", "\u{2013}"));
    let span = Span::new(file, start..start + 1 + key.len());
    Some(CiteKey { key: key.to_owned(), locator, span })
}

/// Whether this is a dotted name, as `practice.reply_time` is.
pub(super) fn is_fact_name(name: &str) -> bool {
    let word = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_lowercase())
            && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    !name.is_empty() && name.split('.').all(word)
}
