//! A run of words in a document: nearly always a stretch of the text that was read, which it shares. Words
//! that the author wrote otherwise (quotes that became curly, escapes) and words of the site are its own.
//!
//! Invariant: two runs are equal, and have one hash, if their words are the same.

use std::fmt::{self, Debug, Formatter};
use std::hash::{Hash, Hasher};
use std::ops::{Deref, Range};
use std::sync::Arc;

use ecow::EcoString;

/// A run of words. Cheap to clone.
#[derive(Clone)]
pub struct Run(Words);

#[derive(Clone)]
enum Words {
    /// From one byte of a text to another, on characters' boundaries.
    Shared(Arc<str>, u32, u32),
    Own(EcoString),
}

impl Run {
    /// A stretch of a text. One that is too long for its places to be told in 32 bits gives words of
    /// their own.
    pub fn of(text: &Arc<str>, range: Range<usize>) -> Self {
        Run(match (u32::try_from(range.start), u32::try_from(range.end)) {
            (Ok(start), Ok(end)) => Words::Shared(text.clone(), start, end),
            _ => Words::Own(text[range].into()),
        })
    }

    /// Puts words behind these. Words that follow in the same text are not copied.
    pub fn join(&mut self, next: &Run) {
        match (&mut self.0, &next.0) {
            (Words::Shared(text, _, end), Words::Shared(other, from, to))
                if *end == *from && Arc::ptr_eq(text, other) =>
            {
                *end = *to;
            }
            (Words::Own(own), _) => own.push_str(next),
            (Words::Shared(..), _) => {
                let mut own = EcoString::with_capacity(self.len() + next.len());
                own.push_str(self);
                own.push_str(next);
                self.0 = Words::Own(own);
            }
        }
    }
}

impl Deref for Run {
    type Target = str;

    fn deref(&self) -> &str {
        match &self.0 {
            Words::Shared(text, start, end) => &text[*start as usize..*end as usize],
            Words::Own(own) => own,
        }
    }
}

impl From<&str> for Run {
    fn from(words: &str) -> Self {
        Run(Words::Own(words.into()))
    }
}

impl From<String> for Run {
    fn from(words: String) -> Self {
        Run(Words::Own(words.into()))
    }
}

impl From<EcoString> for Run {
    fn from(words: EcoString) -> Self {
        Run(Words::Own(words))
    }
}

impl PartialEq for Run {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Run {}

impl Hash for Run {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

impl Debug for Run {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Debug::fmt(&**self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_in_one_text_is_not_copied() {
        let text: Arc<str> = "one two \u{201c}three".into();
        let mut run = Run::of(&text, 0..4);
        run.join(&Run::of(&text, 4..8));
        assert!(matches!(run.0, Words::Shared(..)));
        assert_eq!(run, Run::from("one two "));
        run.join(&Run::of(&text, 11..16));
        assert!(matches!(run.0, Words::Own(..)));
        run.join(&"!".into());
        assert_eq!(&*run, "one two three!");
    }

    #[test]
    fn another_text_is_another_text() {
        let (one, two): (Arc<str>, Arc<str>) = ("ab".into(), "ab".into());
        let mut run = Run::of(&one, 0..1);
        run.join(&Run::of(&two, 1..2));
        assert_eq!(run, Run::of(&two, 0..2));
        assert_eq!(format!("{run:?}"), "\"ab\"");
    }

    /// Trees of all pages are held at once.
    #[test]
    fn a_run_is_no_larger_than_a_string() {
        assert_eq!(size_of::<Run>(), size_of::<String>());
    }
}
