//! The library's English, which is spelled as in the United States, in the spelling of the place.
//!
//! Touches nobody else's words: a practice's pages, instruments, law and references stay as they
//! are. Knows the words that the library uses and no others; a test holds it to them. Invariant: the
//! path of a link, a citation's key and a name in braces keep their letters, so that every link that
//! led somewhere still does.

use std::borrow::Cow;

/// American words, as the library's pages have them, and how the rest of the world spells them.
const WORDS: [(&str, &str); 13] = [
    ("behavior", "behaviour"),
    ("behavioral", "behavioural"),
    ("behaviors", "behaviours"),
    ("center", "centre"),
    ("centered", "centred"),
    ("color", "colour"),
    ("colors", "colours"),
    ("counseling", "counselling"),
    ("counselor", "counsellor"),
    ("counselors", "counsellors"),
    ("favor", "favour"),
    ("favors", "favours"),
    ("license", "licence"),
];

/// Whether pages in English are spelled otherwise than the library is, by a tag such as `en-GB`.
pub(crate) fn differs(tag: &str) -> bool {
    matches!(tag.split_once('-'), Some(("en", region)) if region != "US")
}

/// A text of the library in the other spelling.
pub(crate) fn respelled(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut copied = 0;
    for (at, word) in words(text) {
        let lower = word.to_ascii_lowercase();
        let Some((_, other)) = WORDS.iter().find(|(word, _)| *word == lower) else { continue };
        let after = &text[at + word.len()..];
        if text[..at].ends_with(['/', '@', '.', '_', '{'])
            || after.starts_with(['/', '_'])
            || after.starts_with(".md")
        {
            continue;
        }
        out.push_str(&text[copied..at]);
        out.push_str(&like(word, other));
        copied = at + word.len();
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[copied..]);
    Cow::Owned(out)
}

/// The runs of letters, with where they begin.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let letters = text.split(|c: char| !c.is_ascii_alphabetic());
    let place = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    letters.filter(|word| !word.is_empty()).map(move |word| (place(word), word))
}

/// `Behaviour` for `Behavior`: capitals as they were.
fn like(word: &str, other: &str) -> String {
    let capital = word.starts_with(|c: char| c.is_ascii_uppercase());
    let all = word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase());
    match (all, capital) {
        (true, _) => other.to_ascii_uppercase(),
        (false, true) => other[..1].to_ascii_uppercase() + &other[1..],
        (false, false) => other.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{differs, respelled};
    use crate::source::Sources;

    #[test]
    fn words_keep_their_capitals_and_links_their_paths() {
        for (text, other) in [
            ("Behavioral CENTER, behaviors", "Behavioural CENTRE, behaviours"),
            ("[a license](../glossary.md#license)", "[a licence](../glossary.md#licence)"),
            ("[b](behavior/center.md) [@color]", "[b](behavior/center.md) [@color]"),
            ("person-centered", "person-centred"),
            ("Déjà vu, no such words", "Déjà vu, no such words"),
        ] {
            assert_eq!(respelled(text), other);
        }
    }

    #[test]
    fn english_outside_the_united_states_differs() {
        let tags = ["en-GB", "en-CA", "en-US", "en", "fr-CA"];
        assert_eq!(tags.map(differs), [true, true, false, false, false]);
    }

    /// No page of the library has a word that ends as American ones do and is not in the list.
    #[test]
    fn the_list_holds_the_librarys_words() {
        let library = Sources::library();
        let american =
            ["avior", "aviors", "avioral", "elor", "elors", "eling", "vors", "olor", "olors"];
        for file in library.under("content/en") {
            let text = respelled(file.text().expect("the library is text")).into_owned();
            let words = text.split(|c: char| !c.is_ascii_alphabetic());
            let left: Vec<&str> = words
                .filter(|word| american.iter().any(|end| word.to_ascii_lowercase().ends_with(end)))
                .filter(|word| !["feeling", "kneeling"].contains(&word.to_lowercase().as_str()))
                .collect();
            assert!(left.is_empty(), "{}: {left:?}", file.path);
        }
    }
}
