//! Running text between the parser and the tree: text with its place, or finished inlines.

use std::ops::Range;

use pulldown_cmark::CowStr;

use super::{InlineKind, Written};

/// A part of running text, as the parser gives it.
pub(super) enum Piece<'a> {
    /// Words.
    Text(CowStr<'a>, Range<usize>),
    /// A tag.
    Html(String, Range<usize>),
    /// Anything else, finished.
    Node(InlineKind<Written>, Range<usize>),
}

impl Piece<'_> {
    /// Its place.
    pub(super) fn range(&self) -> &Range<usize> {
        match self {
            Piece::Text(_, range) | Piece::Html(_, range) | Piece::Node(_, range) => range,
        }
    }
}

/// Cuts running text at byte `at`, and the spaces before it. False, if that lies in an element.
pub(super) fn cut(pieces: &mut Vec<Piece<'_>>, at: usize) -> bool {
    let whole = |p: &Piece<'_>| p.range().end <= at || p.range().start >= at;
    if !pieces.iter().all(|p| whole(p) || matches!(p, Piece::Text(..))) {
        return false;
    }
    pieces.retain(|piece| piece.range().start < at);
    if let Some(Piece::Text(words, range)) = pieces.last_mut() {
        let kept = words[..words.floor_char_boundary(at - range.start)].trim_end();
        range.end = range.start + kept.len();
        *words = kept.to_owned().into();
    }
    true
}
