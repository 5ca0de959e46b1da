//! Running text as the parser gives it: most of it has nothing in it for `weave` to find. Neighbouring
//! texts are joined, and tags stay where the site allows them.

use std::ops::Range;

use ecow::EcoString;

use super::piece::Piece;
use super::reader::Reader;
use super::{Inline, InlineKind, Run, Stage, Written};

impl<'a> Reader<'a> {
    /// Text without a bracket or a brace, as most is, has nothing to be found.
    pub(super) fn as_it_stands(&mut self, pieces: Vec<Piece<'a>>) -> Vec<Inline<Written>> {
        let mut inlines = Vec::with_capacity(pieces.len());
        let mut pieces = pieces.into_iter();
        while let Some(piece) = pieces.next() {
            let (kind, range) = match piece {
                Piece::Text(words, _) if words.is_empty() => continue,
                Piece::Text(words, range) if self.alone(&words, &range, pieces.as_slice()) => {
                    (InlineKind::Text(Run::of(self.source, range.clone())), range)
                }
                Piece::Text(words, mut range) => {
                    let length = words.len() + joined(pieces.as_slice());
                    let mut text = EcoString::with_capacity(length);
                    text.push_str(&words);
                    while text.len() < length
                        && let Some(Piece::Text(more, at)) = pieces.next()
                    {
                        text.push_str(&more);
                        range.end = range.end.max(at.end);
                    }
                    (InlineKind::Text(text.into()), range)
                }
                Piece::Node(kind, range) => (kind, range),
                Piece::Html(html, range) => match self.html(html, &range) {
                    Some(kind) => (kind, range),
                    None => continue,
                },
            };
            let span = self.span(range);
            join(&mut inlines, Inline { kind, span });
        }
        inlines.shrink_to_fit();
        inlines
    }

    /// Whether words stand so in the source, and no text follows in one run.
    fn alone(&self, words: &str, range: &Range<usize>, next: &[Piece<'_>]) -> bool {
        !matches!(next.first(), Some(Piece::Text(..))) && self.stands(words, range)
    }

    /// Whether words stand so in the source. What an escape or a cut has made shorter need not end on a
    /// character.
    pub(super) fn stands(&self, words: &str, range: &Range<usize>) -> bool {
        self.source.get(range.clone()) == Some(words)
    }

    /// A tag, if the site allows it; if not, it is told.
    pub(super) fn html(
        &mut self,
        html: String,
        range: &Range<usize>,
    ) -> Option<InlineKind<Written>> {
        if self.options.raw_html {
            return Some(InlineKind::Html(html));
        }
        let span = self.span(range.clone());
        self.diagnostics.raw_html(span);
        None
    }
}

/// How many bytes of text follow in one run: the parser cuts text at each quote and each dash, and
/// what is joined has room from the start.
fn joined(pieces: &[Piece<'_>]) -> usize {
    let text = |piece: &Piece<'_>| match piece {
        Piece::Text(words, _) => Some(words.len()),
        _ => None,
    };
    pieces.iter().map_while(text).sum()
}

/// Whether no text has a mark that a construct begins or ends with.
pub(super) fn unmarked(pieces: &[Piece<'_>]) -> bool {
    pieces.iter().all(|piece| match piece {
        Piece::Text(words, _) => is_unmarked(words),
        _ => true,
    })
}

/// Whether words have no such mark.
pub(super) fn is_unmarked(words: &str) -> bool {
    memchr::memchr3(b'[', b']', b'{', words.as_bytes()).is_none()
}

/// Puts an inline behind others; text joins text.
pub(super) fn join<S: Stage>(list: &mut Vec<Inline<S>>, next: Inline<S>) {
    if let (Some(Inline { kind: InlineKind::Text(words), span }), InlineKind::Text(more)) =
        (list.last_mut(), &next.kind)
    {
        words.join(more);
        span.end = span.end.max(next.span.end);
        return;
    }
    list.push(next);
}
