//! Running text between the parser and the tree: text with its place, or finished inlines.

use std::ops::Range;

use super::{InlineKind, Written};

/// A part of running text, as the parser gives it.
pub(super) enum Piece {
    /// Words.
    Text(String, Range<usize>),
    /// A tag.
    Html(String, Range<usize>),
    /// Anything else, finished.
    Node(InlineKind<Written>, Range<usize>),
}

impl Piece {
    /// Its place.
    pub(super) fn range(&self) -> &Range<usize> {
        match self {
            Piece::Text(_, range) | Piece::Html(_, range) | Piece::Node(_, range) => range,
        }
    }
}

/// Cuts running text at byte `at`, and the spaces before it. False, if that lies in an element.
pub(super) fn cut(pieces: &mut Vec<Piece>, at: usize) -> bool {
    let whole = |p: &Piece| p.range().end <= at || p.range().start >= at;
    if !pieces.iter().all(|p| whole(p) || matches!(p, Piece::Text(..))) {
        return false;
    }
    pieces.retain(|piece| piece.range().start < at);
    if let Some(Piece::Text(words, range)) = pieces.last_mut() {
        words.truncate(words.floor_char_boundary(at - range.start));
        words.truncate(words.trim_end().len());
        range.end = range.start + words.len();
    }
    true
}
