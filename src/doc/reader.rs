//! The parser's events become blocks: one function for each kind of container, each of which reads
//! to the end of its own.
//!
//! It asks `fence` what a rule at a masked place means, `inline` for running text, and `note` for
//! footnotes. Ids are not given here: that takes the whole document.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Parser, Tag};

use crate::diagnostic::Diagnostics;
use crate::source::{FileId, Span};

use super::fence::{self, Fence, OpenDivs};
use super::mask::{Candidate, Masked};
use super::note::Notes;
use super::piece::Piece;
use super::{Attr, Block, BlockKind, DEEPEST, Doc, Inline, Options, Written};

/// Reads the masked text into a document.
pub(super) fn read(
    file: FileId,
    source: &Arc<str>,
    masked: &Masked<'_>,
    options: Options,
) -> (Doc<Written>, Diagnostics) {
    let Parsed { events, definitions, missing } = events(masked, options);
    let mut reader = Reader {
        file,
        source,
        masked,
        options,
        events: events.into_iter(),
        definitions,
        diagnostics: Diagnostics::new(),
        divs: OpenDivs::default(),
        notes: Notes::default(),
        depth: 0,
        told_depth: false,
        task: None,
    };
    for (label, range) in missing {
        reader.diagnostics.reference_missing(reader.span(range), &label);
    }
    let blocks = reader.blocks(source.len()).list;
    let footnotes = reader.footnotes();
    let Reader { divs, mut diagnostics, .. } = reader;
    divs.finish(&mut diagnostics);
    (Doc { blocks, footnotes }, diagnostics)
}

/// What the parser says.
struct Parsed<'a> {
    events: Vec<(Event<'a>, Range<usize>)>,
    /// Labels of link definitions, and where they stand.
    definitions: Vec<(String, Range<usize>)>,
    /// Labels that `[words][label]` names in vain, and where.
    missing: Vec<(String, Range<usize>)>,
}

fn events<'a>(masked: &'a Masked<'_>, options: Options) -> Parsed<'a> {
    let place = |range: Range<usize>| masked.start + range.start..masked.start + range.end;
    let mut missing = Vec::new();
    let mut miss = |link: BrokenLink<'_>| {
        let cites = link.reference.trim_start().starts_with('@');
        if link.link_type == LinkType::Reference && !cites {
            missing.push((link.reference.to_string(), place(link.span)));
        }
        None::<(CowStr<'_>, CowStr<'_>)>
    };
    let asked = options.extensions.then_some(&mut miss);
    let parser = Parser::new_with_broken_link_callback(&masked.body, switches(options), asked);
    let definitions = parser.reference_definitions().iter();
    let definitions =
        definitions.map(|(label, d)| (label.to_owned(), place(d.span.clone()))).collect();
    let mut events = Vec::with_capacity(masked.body.len() / BYTES_PER_EVENT);
    parser.into_offset_iter().for_each(|(event, range)| events.push((event, place(range))));
    Parsed { events, definitions, missing }
}

/// Running text has an event for some twenty bytes, marks and line ends counted.
const BYTES_PER_EVENT: usize = 16;

/// The parser's own extensions. Heading attributes are not among them: it would take the braces of
/// a fact for attributes.
fn switches(options: Options) -> pulldown_cmark::Options {
    use pulldown_cmark::Options as Switch;
    if !options.extensions {
        return Switch::empty();
    }
    Switch::ENABLE_TABLES
        | Switch::ENABLE_FOOTNOTES
        | Switch::ENABLE_STRIKETHROUGH
        | Switch::ENABLE_TASKLISTS
        | Switch::ENABLE_SMART_PUNCTUATION
        | Switch::ENABLE_GFM
        | Switch::ENABLE_DEFINITION_LIST
}

/// Where the reading of one file stands.
pub(super) struct Reader<'a> {
    pub(super) file: FileId,
    pub(super) source: &'a Arc<str>,
    pub(super) masked: &'a Masked<'a>,
    pub(super) options: Options,
    pub(super) events: std::vec::IntoIter<(Event<'a>, Range<usize>)>,
    /// Labels of link definitions, and where they stand.
    pub(super) definitions: Vec<(String, Range<usize>)>,
    pub(super) diagnostics: Diagnostics,
    pub(super) notes: Notes<'a>,
    /// Containers around the place, divs aside.
    pub(super) depth: usize,
    /// The box of the list item that is being read.
    pub(super) task: Option<bool>,
    divs: OpenDivs,
    told_depth: bool,
}

/// What one container holds.
pub(super) struct Level<'a> {
    pub(super) list: Vec<Block<Written>>,
    /// Text without a paragraph around it, as in a tight list.
    loose: Vec<Piece<'a>>,
    /// How many divs were open when it began.
    base: usize,
    /// Whether a paragraph stood in it as such.
    pub(super) airy: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range)
    }

    /// Where the link definition of a label stands.
    pub(super) fn definition(&self, label: &str) -> Option<Span> {
        let same = |known: &str| known.to_lowercase() == label.to_lowercase();
        let found = self.definitions.iter().find(|(known, _)| same(known));
        found.map(|(_, range)| self.span(range.clone()))
    }

    /// The place of a block, which the parser lets reach to the next line.
    pub(super) fn block_span(&self, range: &Range<usize>) -> Span {
        let end = range.start + self.source[range.clone()].trim_end().len();
        self.span(range.start..end)
    }

    /// Whether there is room for one more container; if not, tells it once and skips it.
    pub(super) fn enter(&mut self, range: &Range<usize>) -> bool {
        if self.depth + self.divs.len() < DEEPEST {
            self.depth += 1;
            return true;
        }
        self.tell_depth(range.start..range.start + 1);
        self.rest();
        false
    }

    pub(super) fn tell_depth(&mut self, range: Range<usize>) {
        if !self.told_depth {
            let at = self.source.ceil_char_boundary(range.end);
            self.diagnostics.nested_too_deep(self.span(range.start..at), DEEPEST);
        }
        self.told_depth = true;
    }

    /// The events to the end of the element that has just begun.
    pub(super) fn rest(&mut self) -> Vec<(Event<'a>, Range<usize>)> {
        let mut rest = Vec::new();
        let mut open = 1;
        while open > 0
            && let Some((event, range)) = self.events.next()
        {
            match event {
                Event::Start(_) => open += 1,
                Event::End(_) => open -= 1,
                _ => {}
            }
            rest.push((event, range));
        }
        rest
    }

    /// Reads blocks to the end of the container that ends at `end`.
    pub(super) fn blocks(&mut self, end: usize) -> Level<'a> {
        let base = self.divs.len();
        let mut level = Level { list: Vec::new(), loose: Vec::new(), base, airy: false };
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::End(_) => break,
                Event::Start(tag) if is_block(&tag) => {
                    self.end_loose(&mut level);
                    level.airy |= tag == Tag::Paragraph;
                    if let Some(kind) = self.block(tag, &range) {
                        self.put(&mut level, kind, &range);
                    }
                }
                Event::Rule => {
                    self.end_loose(&mut level);
                    self.rule(&mut level, &range);
                }
                event => match self.whole_line(&level, &event, &range) {
                    Some(run) => self.put(&mut level, BlockKind::Paragraph(vec![run]), &range),
                    None => {
                        let piece = self.piece(event, range);
                        level.loose.extend(piece);
                    }
                },
            }
        }
        self.end_loose(&mut level);
        while self.divs.len() > base {
            let blocks = self.divs.leave(end);
            self.place(&mut level, blocks);
        }
        // Trees of all pages are held at once, and most items of lists are one block in room for four.
        level.list.shrink_to_fit();
        level
    }

    /// Text without a paragraph around it that is one run of words, as most items of lists are.
    fn whole_line(
        &self,
        level: &Level<'a>,
        event: &Event<'a>,
        range: &Range<usize>,
    ) -> Option<Inline<Written>> {
        let alone = level.loose.is_empty()
            && matches!(self.events.as_slice().first(), Some((Event::End(_), _)));
        alone.then(|| self.one_run(event, range)).flatten()
    }

    /// Puts blocks into the innermost div of the level, or the level itself.
    fn place(&mut self, level: &mut Level<'a>, blocks: Vec<Block<Written>>) {
        self.divs.innermost(level.base).unwrap_or(&mut level.list).extend(blocks);
    }

    fn put(&mut self, level: &mut Level<'a>, kind: BlockKind<Written>, range: &Range<usize>) {
        let span = self.block_span(range);
        let open = self.divs.innermost(level.base);
        open.unwrap_or(&mut level.list).push(Block { kind, span });
    }

    /// Text that had no paragraph of its own gets one.
    fn end_loose(&mut self, level: &mut Level<'a>) {
        let pieces = std::mem::take(&mut level.loose);
        let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return };
        let range = first.range().start..last.range().end;
        let text = self.weave(pieces);
        if !text.is_empty() {
            self.put(level, BlockKind::Paragraph(text), &range);
        }
    }

    fn rule(&mut self, level: &mut Level<'a>, range: &Range<usize>) {
        match self.masked.at(range.start) {
            Some(candidate) => self.fence(level, candidate),
            None => self.put(level, BlockKind::Rule, range),
        }
    }

    fn fence(&mut self, level: &mut Level<'a>, candidate: &Candidate) {
        let span = self.span(candidate.range.clone());
        let fence =
            fence::read(self.file, self.source, candidate.range.clone()).unwrap_or_else(|fault| {
                self.diagnostics.bad_attributes(fault.at, &fault.why);
                Fence::Open(Attr::default())
            });
        match fence {
            Fence::Open(attr) => {
                if !candidate.after_blank {
                    self.diagnostics.div_needs_blank_line(span);
                }
                let flat = self.depth + self.divs.len() >= DEEPEST;
                if flat {
                    self.tell_depth(candidate.range.clone());
                }
                self.divs.open(attr, span, flat);
            }
            Fence::Close => {
                let blocks = self.divs.close(span, level.base, &mut self.diagnostics);
                self.place(level, blocks);
            }
        }
    }
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
    )
}
