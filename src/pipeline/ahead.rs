//! What takes long and is likely to be needed is begun before it is: to get a language of code ready to be
//! coloured takes thirty milliseconds, as long as a site of a hundred pages takes without it.
//!
//! Guesses from the text of files, before any is read as a page. Invariant: nothing that a build makes
//! depends on what was begun here.

use std::collections::BTreeMap;

use memchr::memmem;

use crate::source::Sources;
use crate::web::highlight;

/// How many pages are looked through. A large site takes longer for its pages than for its languages.
const LOOKED_AT: usize = 256;

/// What begins and ends a block of code, nearly always.
const FENCE: &str = "\n```";

/// Colours the first block of each language, while other threads read on.
pub(super) fn colour(sources: &Sources) {
    let pages = sources.under("content").filter(|file| file.path.ends_with(".md"));
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    for text in pages.take(LOOKED_AT).filter_map(|file| file.text().ok()) {
        blocks(text, |language, code| {
            first.entry(language).or_insert(code);
        });
    }
    for (language, code) in first {
        let (language, code) = (language.to_owned(), code.to_owned());
        // What comes of it is remembered there.
        rayon::spawn(move || drop(highlight::code(&language, &code)));
    }
}

/// Shows the language and the text of each block of code that has a language.
fn blocks<'a>(text: &'a str, mut see: impl FnMut(&'a str, &'a str)) {
    let fence = |text: &str| memmem::find(text.as_bytes(), FENCE.as_bytes());
    let mut rest = text;
    while let Some(begin) = fence(rest) {
        let after = &rest[begin + FENCE.len()..];
        let Some(line_end) = after.find('\n') else { return };
        let Some(end) = fence(&after[line_end..]).map(|end| line_end + end) else { return };
        let code = after.get(line_end + 1..end + 1).unwrap_or_default();
        if let Some(language) = after[..line_end].split_whitespace().next() {
            see(language, code);
        }
        rest = &after[end + FENCE.len()..];
    }
}

#[cfg(test)]
mod tests {
    use super::blocks;
    use crate::doc::tests::markdown;
    use proptest::prelude::*;

    fn seen(text: &str) -> Vec<(&str, &str)> {
        let mut seen = Vec::new();
        blocks(text, |language, code| seen.push((language, code)));
        seen
    }

    #[test]
    fn blocks_are_seen_as_they_are_read() {
        let text =
            "a\n\n```js\nlet a;\nb\n```\n\n```\nc\n```\n\n```py x\n```\n\n```rs\nnever closed\n";
        assert_eq!(seen(text), [("js", "let a;\nb\n"), ("py", "")]);
    }

    proptest! {
        #[test]
        fn any_text_can_be_looked_through(text in markdown(), fences in "[`\n a]{0,30}") {
            seen(&(text + &fences));
        }
    }
}
