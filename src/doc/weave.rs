//! Finds in running text what CommonMark does not know: spans `[words]{.class}`, citations
//! `[@key]` and facts `{{ practice.name }}`.
//!
//! The parser cuts such text at every bracket and quote, and puts emphasis where it finds any. So
//! this reads the source bytes again, from piece to piece, and gives up on what lies across an
//! element. It never looks into code, escapes or entities: those are not as in the source.

use std::ops::Range;

use crate::source::Span;

use super::piece::Piece;
use super::plain::{join, unmarked};
use super::reader::Reader;
use super::{Attr, DEEPEST, FactName, Inline, InlineKind, Run, Written, attr, mark};

/// The words since a bracket that is still open; the first frame has no bracket.
struct Frame {
    bracket: usize,
    inlines: Vec<Inline<Written>>,
    /// How many spans lie in one another in it.
    deep: usize,
}

/// Running text on its way from pieces to inlines.
struct Weaver<'r, 'a> {
    reader: &'r mut Reader<'a>,
    /// Where the text ends.
    end: usize,
    /// Places that no construct may end within, in order.
    solid: Vec<Range<usize>>,
    /// What lies before this byte has been used.
    done: usize,
    frames: Vec<Frame>,
}

impl<'a> Reader<'a> {
    /// Turns pieces into inlines.
    pub(super) fn weave(&mut self, pieces: Vec<Piece<'a>>) -> Vec<Inline<Written>> {
        match unmarked(&pieces) {
            true => self.as_it_stands(pieces),
            false => self.weave_marked(pieces),
        }
    }

    fn weave_marked(&mut self, pieces: Vec<Piece<'a>>) -> Vec<Inline<Written>> {
        let end = pieces.last().map_or(0, |last| last.range().end);
        let solid = pieces.iter().filter(|p| !self.verbatim_piece(p)).map(|p| p.range().clone());
        let solid = solid.collect();
        let first = Frame { bracket: 0, inlines: Vec::new(), deep: 0 };
        let mut weaver = Weaver { reader: self, end, solid, done: 0, frames: vec![first] };
        for piece in pieces {
            weaver.piece(piece);
        }
        let mut inlines = weaver.finish();
        // Trees of all pages are held at once, and most texts are one inline in room for four.
        inlines.shrink_to_fit();
        inlines
    }

    /// Whether a piece is text as it stands in the source.
    fn verbatim_piece(&self, piece: &Piece<'_>) -> bool {
        match piece {
            Piece::Text(words, range) => self.stands(words, range),
            _ => false,
        }
    }

    /// Whether two braces open at this byte.
    pub(super) fn starts_fact(&self, at: usize) -> bool {
        self.source[at..].starts_with("{{")
    }
}

impl Weaver<'_, '_> {
    fn piece(&mut self, piece: Piece<'_>) {
        if piece.range().end <= self.done {
            return;
        }
        let verbatim = self.reader.options.extensions && self.reader.verbatim_piece(&piece);
        match piece {
            Piece::Text(_, range) if verbatim => self.scan(range),
            Piece::Text(words, range) => self.text(&words, range),
            Piece::Html(html, range) => self.html(html, range),
            Piece::Node(kind, range) => self.push(kind, range),
        }
    }

    fn span(&self, range: Range<usize>) -> Span {
        self.reader.span(range)
    }

    fn source(&self) -> &'_ str {
        &self.reader.source[..self.end]
    }

    fn top(&mut self) -> &mut Vec<Inline<Written>> {
        let last = self.frames.len() - 1;
        &mut self.frames[last].inlines
    }

    fn push(&mut self, kind: InlineKind<Written>, range: Range<usize>) {
        let span = self.span(range);
        join(self.top(), Inline { kind, span });
    }

    fn text(&mut self, words: &str, range: Range<usize>) {
        self.push(InlineKind::Text(words.into()), range);
    }

    /// Text as in the source.
    fn plain(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            let words = Run::of(self.reader.source, range.clone());
            self.push(InlineKind::Text(words), range);
        }
    }

    fn html(&mut self, html: String, range: Range<usize>) {
        if let Some(kind) = self.reader.html(html, &range) {
            self.push(kind, range);
        }
    }

    /// Goes through verbatim text from one bracket or brace to the next.
    fn scan(&mut self, range: Range<usize>) {
        let mut at = range.start.max(self.done);
        while at < range.end {
            let rest = &self.reader.source.as_bytes()[at..range.end];
            let next = at + memchr::memchr3(b'[', b']', b'{', rest).unwrap_or(rest.len());
            self.plain(at..next);
            if next == range.end {
                break;
            }
            at = if self.escaped(next) { self.literal(next, 1) } else { self.mark(next) };
        }
    }

    /// One mark at `at`; gives where to go on.
    fn mark(&mut self, at: usize) -> usize {
        match self.source().as_bytes()[at] {
            b'[' => {
                self.frames.push(Frame { bracket: at, inlines: Vec::new(), deep: 0 });
                at + 1
            }
            b']' => self.close(at),
            _ if self.reader.starts_fact(at) => self.fact(at),
            _ => self.brace(at),
        }
    }

    /// `length` bytes of the source as they are.
    fn literal(&mut self, at: usize, length: usize) -> usize {
        self.plain(at..at + length);
        self.done = at + length;
        self.done
    }

    fn escaped(&self, at: usize) -> bool {
        let before = &self.reader.source.as_bytes()[..at];
        before.iter().rev().take_while(|b| **b == b'\\').count() % 2 == 1
    }

    /// Whether a construct may end here, and if so, uses up what lies before.
    fn use_up(&mut self, end: usize) -> bool {
        let before = self.solid.partition_point(|solid| solid.start < end);
        let free = before.checked_sub(1).is_none_or(|last| self.solid[last].end <= end);
        if free {
            self.done = end;
        }
        free
    }

    /// `]`: the end of a span, of a citation, or of nothing.
    fn close(&mut self, at: usize) -> usize {
        if self.frames.len() == 1 {
            return self.literal(at, 1);
        }
        let Some(frame) = self.frames.pop() else { return at + 1 };
        let inside = frame.bracket + 1..at;
        if self.source()[inside.clone()].trim_start().starts_with('@') {
            return self.citation(frame, at);
        }
        match self.braces(at + 1) {
            Some(Ok((attr, end))) => self.wrap(frame, attr, end),
            Some(Err(())) => {
                self.unwrap_frame(frame);
                self.literal(at, 2)
            }
            None => {
                self.check_footnote(inside);
                self.unwrap_frame(frame);
                self.literal(at, 1)
            }
        }
    }

    /// The citation between a bracket and the one that closes at `at`.
    fn citation(&mut self, frame: Frame, at: usize) -> usize {
        let inside = frame.bracket + 1..at;
        let words = &self.source()[inside.clone()];
        match mark::citation(self.reader.file, words, inside.start) {
            Some(keys) => self.push(InlineKind::Citation(keys), frame.bracket..at + 1),
            None => {
                let span = self.span(inside);
                self.reader.diagnostics.bad_citation(span);
                self.unwrap_frame(frame);
                self.plain(at..at + 1);
            }
        }
        at + 1
    }

    /// What the parser left as `[^label]` has no footnote.
    fn check_footnote(&mut self, inside: Range<usize>) {
        if let Some(label) = self.source()[inside.clone()].strip_prefix('^') {
            let label = label.to_owned();
            let span = self.span(inside.start - 1..inside.end + 1);
            self.reader.diagnostics.footnote_missing(span, &label);
        }
    }

    /// Attributes that open at `at`, if they do; an error, if they cannot be read and that is told.
    fn braces(&mut self, at: usize) -> Option<Result<(Attr, usize), ()>> {
        if !self.source()[at..].starts_with('{') || self.reader.starts_fact(at) {
            return None;
        }
        let fault = match attr::read(self.reader.file, self.source(), at) {
            Ok((attr, end)) if self.use_up(end) => {
                // What the parser took for markup in a value is none.
                let span = self.span(at..end);
                self.reader.diagnostics.forget_within(span);
                return Some(Ok((attr, end)));
            }
            Ok((_, end)) => {
                let why = "there is markup between the braces".to_owned();
                attr::Fault { at: self.span(at..end), why }
            }
            Err(fault) => fault,
        };
        self.reader.diagnostics.bad_attributes(fault.at, &fault.why);
        Some(Err(()))
    }

    /// A brace without brackets before it. If attributes follow, they would be printed as words.
    fn brace(&mut self, at: usize) -> usize {
        if let Ok((attr, end)) = attr::read(self.reader.file, self.source(), at)
            && attr != Attr::default()
        {
            match self.link_by_words(at) {
                Some(label) => {
                    let definition = self.reader.definition(&label);
                    let span = self.span(at - label.len() - 2..at);
                    self.reader.diagnostics.link_named_like_span(span, definition, &label);
                }
                None => {
                    let span = self.span(at..end);
                    self.reader.diagnostics.attributes_alone(span);
                }
            }
        }
        self.literal(at, 1)
    }

    /// The words of the link that ends at `at`, if nothing but its words names it. Braces behind it
    /// say that a span was meant, but a link definition of the same name took it.
    fn link_by_words(&self, at: usize) -> Option<String> {
        let link = self.frames.last()?.inlines.last()?;
        let range = link.span.range();
        let label = range.start + 1..range.end.checked_sub(1)?;
        let InlineKind::Link(inside) = &link.kind else { return None };
        let whole = range.end == at && inside.text.last()?.span.range().end == label.end;
        let bracket = self.source().as_bytes()[range.start] == b'[';
        (whole && bracket).then(|| self.source()[label].to_owned())
    }

    /// The span that ends at `end`; gives where to go on.
    fn wrap(&mut self, frame: Frame, attr: Attr, end: usize) -> usize {
        let deep = frame.deep + 1;
        if deep > DEEPEST {
            self.reader.tell_depth(frame.bracket..end);
            frame.inlines.into_iter().for_each(|inline| join(self.top(), inline));
            self.deepen(DEEPEST);
            return end;
        }
        self.push(InlineKind::Span(Box::new(attr), frame.inlines), frame.bracket..end);
        self.deepen(deep);
        end
    }

    fn deepen(&mut self, deep: usize) {
        if let Some(frame) = self.frames.last_mut() {
            frame.deep = frame.deep.max(deep);
        }
    }

    /// A bracket that was only a bracket.
    fn unwrap_frame(&mut self, frame: Frame) {
        self.plain(frame.bracket..frame.bracket + 1);
        frame.inlines.into_iter().for_each(|inline| join(self.top(), inline));
        self.deepen(frame.deep);
    }

    /// `{{ name }}`; gives where to go on.
    fn fact(&mut self, at: usize) -> usize {
        let rest = &self.source()[at + 2..];
        let name = &rest[..rest.find(['{', '}']).unwrap_or(rest.len())];
        let closed = rest[name.len()..].starts_with("}}");
        let end = if closed { at + 2 + name.len() + 2 } else { at + 2 };
        let name = name.trim().to_owned();
        let span = self.span(at..end);
        if !closed || !mark::is_fact_name(&name) || !self.use_up(end) {
            self.reader.diagnostics.bad_fact(span);
            return self.literal(at, 2);
        }
        self.push(InlineKind::Fact(Box::new(FactName { name, span })), at..end);
        end
    }

    /// Brackets that never closed were only brackets.
    fn finish(mut self) -> Vec<Inline<Written>> {
        let mut frames = std::mem::take(&mut self.frames).into_iter();
        self.frames.extend(frames.next());
        for frame in frames {
            self.unwrap_frame(frame);
        }
        self.frames.pop().map(|frame| frame.inlines).unwrap_or_default()
    }
}
