//! Which letters of a document no font of the theme has. The typesetter would stop at the first
//! without a word of where it stands, or print an empty box.
//!
//! Invariant: every letter that is printed is looked at, whoever wrote it.

use std::collections::BTreeSet;

use typst::text::Font;

/// The letters of a document's JSON that no font has, each once, in order. JSON holds letters beyond
/// ASCII as they are.
pub(super) fn missing(json: &[u8], fonts: &[Font]) -> Vec<char> {
    let text = String::from_utf8_lossy(json);
    let beyond: BTreeSet<char> = text.chars().filter(|letter| !letter.is_ascii()).collect();
    let seen = |letter: &char| !is_unseen(*letter) && !has(fonts, *letter);
    beyond.into_iter().filter(seen).collect()
}

fn has(fonts: &[Font], letter: char) -> bool {
    fonts.iter().any(|font| font.info().coverage.contains(u32::from(letter)))
}

/// Letters that guide how others are set and are themselves not seen (Unicode's default ignorable
/// code points that people write).
fn is_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
    )
}
