//! Running text as the parser gives it: most of it has nothing in it for `weave` to find. Neighbouring
//! texts are joined, and tags stay where the site allows them.

use std::ops::Range;

use super::piece::Piece;
use super::reader::Reader;
use super::{Inline, InlineKind, Stage, Written};

impl<'a> Reader<'a> {
    /// Text without a bracket or a brace, as most is, has nothing to be found.
    pub(super) fn as_it_stands(&mut self, pieces: Vec<Piece<'a>>) -> Vec<Inline<Written>> {
        let mut inlines = Vec::with_capacity(pieces.len());
        for piece in pieces {
            let (kind, range) = match piece {
                Piece::Text(words, _) if words.is_empty() => continue,
                Piece::Text(words, range) => (InlineKind::Text((&*words).into()), range),
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

/// Whether no text has a mark that a construct begins or ends with.
pub(super) fn unmarked(pieces: &[Piece<'_>]) -> bool {
    pieces.iter().all(|piece| match piece {
        Piece::Text(words, _) => memchr::memchr3(b'[', b']', b'{', words.as_bytes()).is_none(),
        _ => true,
    })
}

/// Puts an inline behind others; text joins text.
pub(super) fn join<S: Stage>(list: &mut Vec<Inline<S>>, next: Inline<S>) {
    if let (Some(Inline { kind: InlineKind::Text(words), span }), InlineKind::Text(more)) =
        (list.last_mut(), &next.kind)
    {
        words.push_str(more);
        span.end = span.end.max(next.span.end);
        return;
    }
    list.push(next);
}
