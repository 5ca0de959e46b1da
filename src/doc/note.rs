//! Footnotes while a document is read: numbers go by first mention, texts by label.

use crate::diagnostic::Diagnostics;

use super::{Footnote, InlineKind, Written};

/// What has been mentioned and what defined so far.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Label and count of mentions, in the order of first mention.
    mentioned: Vec<(String, usize)>,
    defined: Vec<Footnote<Written>>,
}

/// Labels agree whatever their case, as on code hosts.
fn same(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}

impl Notes {
    /// One more mention of a footnote.
    pub(super) fn mention(&mut self, label: &str) -> InlineKind<Written> {
        let index = match self.mentioned.iter().position(|(known, _)| same(known, label)) {
            Some(index) => index,
            None => {
                self.mentioned.push((label.to_owned(), 0));
                self.mentioned.len() - 1
            }
        };
        self.mentioned[index].1 += 1;
        InlineKind::FootnoteRef { number: index + 1, mention: self.mentioned[index].1 }
    }

    /// A footnote's text. A second one of the same label is told and left out.
    pub(super) fn define(&mut self, note: Footnote<Written>, diagnostics: &mut Diagnostics) {
        match self.defined.iter().find(|known| same(&known.label, &note.label)) {
            Some(first) => diagnostics.footnote_twice(note.span, first.span, &note.label),
            None => self.defined.push(note),
        }
    }

    /// The footnotes in the order of their numbers. What nobody mentions is told and left out.
    pub(super) fn in_order(self, diagnostics: &mut Diagnostics) -> Vec<Footnote<Written>> {
        let place = |note: &Footnote<Written>| {
            self.mentioned.iter().position(|(label, _)| same(label, &note.label))
        };
        let (mut used, unused): (Vec<_>, Vec<_>) =
            self.defined.into_iter().partition(|note| place(note).is_some());
        for note in unused {
            diagnostics.footnote_unused(note.span, &note.label);
        }
        used.sort_by_key(place);
        used
    }
}
