//! The parser's inline events become pieces: text with its place, or a finished inline. `weave`
//! then finds in the text what the parser does not know.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag};

use crate::source::Span;

use super::attr;
use super::block::is_comment;
use super::piece::{Piece, cut};
use super::plain::is_unmarked;
use super::reader::Reader;
use super::{Attr, Href, Image, Inline, InlineKind, Link, Run, Written, text};

/// What a link or a picture tag says.
struct Reference<'a> {
    link_type: LinkType,
    to: CowStr<'a>,
    title: CowStr<'a>,
}

impl<'a> Reader<'a> {
    /// Running text to the end of its element.
    pub(super) fn inlines(&mut self) -> Vec<Inline<Written>> {
        match self.lone_run() {
            Some(run) => vec![run],
            None => {
                let pieces = self.pieces();
                self.weave(pieces)
            }
        }
    }

    /// Running text to the end of its element, if it is one run of words.
    pub(super) fn lone_run(&mut self) -> Option<Inline<Written>> {
        let [(event, range), (Event::End(_), _), ..] = self.events.as_slice() else { return None };
        let run = self.one_run(event, range)?;
        self.events.nth(1);
        Some(run)
    }

    /// Words that stand alone, as most do, with nothing to be found in them. They become no pieces first.
    pub(super) fn one_run(
        &self,
        event: &Event<'a>,
        range: &Range<usize>,
    ) -> Option<Inline<Written>> {
        let Event::Text(words) = event else { return None };
        let plain = !words.is_empty()
            && self.masked.within(range).next().is_none()
            && is_unmarked(words)
            && self.stands(words, range);
        let kind = || InlineKind::Text(Run::of(self.source, range.clone()));
        plain.then(|| Inline { kind: kind(), span: self.span(range.clone()) })
    }

    /// The pieces of running text to the end of its element.
    pub(super) fn pieces(&mut self) -> Vec<Piece<'a>> {
        let mut pieces = Vec::new();
        while let Some((event, range)) = self.events.next() {
            if matches!(event, Event::End(_)) {
                break;
            }
            pieces.extend(self.piece(event, range));
        }
        pieces
    }

    /// One piece; nothing, if the event says nothing that is shown here.
    pub(super) fn piece(&mut self, event: Event<'a>, range: Range<usize>) -> Option<Piece<'a>> {
        let kind = match event {
            Event::Text(read) => return Some(self.words(read, range)),
            Event::InlineHtml(html) | Event::Html(html) => {
                return (!is_comment(&html)).then(|| Piece::Html(html.to_string(), range));
            }
            Event::Start(tag) => return self.element(tag, range),
            Event::Code(read) => {
                InlineKind::Code((&*self.masked.restore(self.source, &range, read)).into())
            }
            Event::FootnoteReference(label) => self.notes.mention(&label),
            Event::SoftBreak => InlineKind::SoftBreak,
            Event::HardBreak => InlineKind::HardBreak,
            Event::TaskListMarker(ticked) => {
                self.task = Some(ticked);
                return None;
            }
            _ => return None,
        };
        Some(Piece::Node(kind, range))
    }

    /// Text. A masked line in it was no fence: it stands where only words may stand.
    fn words(&mut self, read: CowStr<'a>, range: Range<usize>) -> Piece<'a> {
        for candidate in self.masked.within(&range) {
            let at = self.span(candidate.range.clone());
            self.diagnostics.div_read_as_words(at);
        }
        Piece::Text(self.masked.restore(self.source, &range, read), range)
    }

    fn element(&mut self, tag: Tag<'a>, range: Range<usize>) -> Option<Piece<'a>> {
        if !self.enter(&range) {
            return None;
        }
        let kind = match tag {
            Tag::Emphasis => InlineKind::Emphasis(self.inlines()),
            Tag::Strong => InlineKind::Strong(self.inlines()),
            Tag::Strikethrough => InlineKind::Strike(self.inlines()),
            Tag::Link { link_type, dest_url, title, .. } => {
                self.link(Reference { link_type, to: dest_url, title }, &range)
            }
            Tag::Image { link_type, dest_url, title, .. } => {
                self.image(Reference { link_type, to: dest_url, title }, &range)
            }
            _ => InlineKind::Text("".into()),
        };
        self.depth -= 1;
        Some(Piece::Node(kind, range))
    }

    fn link(&mut self, link: Reference<'a>, range: &Range<usize>) -> InlineKind<Written> {
        let text = self.inlines();
        let (to, title) = (self.href(&link, &text, range), title(&link));
        InlineKind::Link(Box::new(Link { to, title, text }))
    }

    fn image(&mut self, image: Reference<'a>, range: &Range<usize>) -> InlineKind<Written> {
        let words = self.inlines();
        let alt = text::of_inlines(&words).trim().to_owned();
        if words.iter().any(|inline| matches!(inline.kind, InlineKind::Fact(_))) {
            self.fact_out_of_place(self.span(range.clone()));
        } else if alt.is_empty() && self.options.extensions {
            self.diagnostics.picture_without_alt(self.span(range.clone()));
        }
        let (from, title) = (self.href(&image, &words, range), title(&image));
        InlineKind::Image(Box::new(Image { from, title, alt }))
    }

    fn href(
        &mut self,
        link: &Reference<'a>,
        text: &[Inline<Written>],
        range: &Range<usize>,
    ) -> Href {
        let to = match link.link_type {
            LinkType::Email => format!("mailto:{}", link.to),
            _ => link.to.to_string(),
        };
        let place = match link.link_type {
            LinkType::Inline => self.address(text, range).unwrap_or_else(|| range.clone()),
            _ => range.clone(),
        };
        let span = self.span(place);
        if to.contains("{{") {
            self.fact_out_of_place(span);
        }
        Href { to, span }
    }

    fn fact_out_of_place(&mut self, at: Span) {
        if self.options.extensions {
            self.diagnostics.fact_out_of_place(at);
        }
    }

    /// Where the address between the parentheses stands.
    fn address(&self, text: &[Inline<Written>], range: &Range<usize>) -> Option<Range<usize>> {
        let after = text.last().map_or(range.start, |last| last.span.range().end);
        let found = self.source.get(after..range.end)?.find("](")?;
        let rest = self.source.get(after + found + 2..range.end - 1)?;
        let rest = rest.trim_start();
        let start = range.end - 1 - rest.len();
        let length = match rest.strip_prefix('<') {
            Some(inside) => return Some(start + 1..start + 1 + inside.find('>')?),
            None => rest.find(char::is_whitespace).unwrap_or(rest.len()),
        };
        Some(start..start + length)
    }

    /// The attributes at the end of a heading, cut from its pieces.
    pub(super) fn heading_attr(&mut self, pieces: &mut Vec<Piece<'_>>) -> Attr {
        let Some(range) = self.heading_braces(pieces) else { return Attr::default() };
        match attr::read(self.file, &self.source[..range.end], range.start) {
            Ok((attr, end)) if end == range.end && cut(pieces, range.start) => attr,
            Ok(_) => Attr::default(),
            Err(fault) => {
                self.diagnostics.bad_attributes(fault.at, &fault.why);
                Attr::default()
            }
        }
    }

    /// Where the last braces of a heading stand, unless they belong to a span or a fact.
    fn heading_braces(&self, pieces: &[Piece<'_>]) -> Option<Range<usize>> {
        if !self.options.extensions {
            return None;
        }
        let range = pieces.first()?.range().start..pieces.last()?.range().end;
        let words = &self.source[range.clone()];
        let inside = words.strip_suffix('}').filter(|w| !w.ends_with(['}', '\\']))?;
        let open = inside.rfind('{')?;
        let before = &words[..open];
        (!before.ends_with([']', '{', '\\', '`', ')'])).then(|| range.start + open..range.end)
    }
}

fn title(link: &Reference<'_>) -> Option<Box<str>> {
    (!link.title.is_empty()).then(|| Box::from(&*link.title))
}
