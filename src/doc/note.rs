//! Footnotes while a document is read: numbers go by first mention, wherever a text stands.
//!
//! So a footnote's text is laid aside when it is met, and read once the document has been: only
//! then is it known which are mentioned, and in which order.

use std::ops::Range;

use pulldown_cmark::Event;

use super::reader::Reader;
use super::{Footnote, InlineKind, Written};

/// What has been mentioned and laid aside so far.
#[derive(Debug, Default)]
pub(super) struct Notes<'a> {
    /// Label and count of mentions, in the order of first mention.
    mentioned: Vec<(String, usize)>,
    unread: Vec<Unread<'a>>,
}

/// A footnote that is still to be read.
#[derive(Debug)]
struct Unread<'a> {
    label: String,
    range: Range<usize>,
    events: Vec<(Event<'a>, Range<usize>)>,
}

/// Labels agree whatever their case, as on code hosts.
fn same(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}

impl<'a> Notes<'a> {
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

    fn find(&self, label: &str) -> Option<usize> {
        self.unread.iter().position(|note| same(&note.label, label))
    }

    /// The text of a footnote, which is read but once.
    fn take(&mut self, label: &str) -> Option<Unread<'a>> {
        self.find(label).map(|index| self.unread.remove(index))
    }
}

impl Reader<'_> {
    /// Lays a footnote aside. A second one of the same label is told and left out.
    pub(super) fn lay_aside(&mut self, label: &str, range: &Range<usize>) {
        let events = self.rest();
        if let Some(first) = self.notes.find(label) {
            let first = self.block_span(&self.notes.unread[first].range.clone());
            self.diagnostics.footnote_twice(self.block_span(range), first, label);
            return;
        }
        let label = label.to_owned();
        self.notes.unread.push(Unread { label, range: range.clone(), events });
    }

    /// Reads the footnotes in the order of their numbers: one may mention the next. What nobody
    /// mentions is told and left out.
    pub(super) fn footnotes(&mut self) -> Vec<Footnote<Written>> {
        let mut footnotes = Vec::new();
        while let Some((label, _)) = self.notes.mentioned.get(footnotes.len()).cloned() {
            let footnote = self.footnote(label);
            footnotes.push(footnote);
        }
        for note in std::mem::take(&mut self.notes.unread) {
            self.diagnostics.footnote_unused(self.block_span(&note.range), &note.label);
        }
        footnotes
    }

    /// One footnote; an empty one, if its text was passed over with what it lay in.
    fn footnote(&mut self, label: String) -> Footnote<Written> {
        let Some(note) = self.notes.take(&label) else {
            return Footnote { label, blocks: Vec::new(), span: self.span(0..0) };
        };
        self.events = note.events.into_iter();
        let blocks = self.inside(&note.range).map_or_else(Vec::new, |level| level.list);
        Footnote { label: note.label, blocks, span: self.block_span(&note.range) }
    }
}
