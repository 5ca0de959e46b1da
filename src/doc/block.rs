//! Each kind of block, read to its own end: quotes, lists, tables, code and the rest.

use std::ops::Range;

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, Event, Tag};

use super::reader::{Level, Reader};
use super::{AlertKind, Align, Attr, BlockKind, Cell, Definition, ListItem, Written};

impl<'a> Reader<'a> {
    /// Reads the block that has just begun; nothing, if nothing is to be shown.
    pub(super) fn block(
        &mut self,
        tag: Tag<'a>,
        range: &Range<usize>,
    ) -> Option<BlockKind<Written>> {
        match tag {
            Tag::Paragraph => self.paragraph(),
            Tag::Heading { level, .. } => Some(self.heading(level as u8)),
            Tag::CodeBlock(kind) => Some(self.code(&kind)),
            Tag::HtmlBlock => self.html_block(range),
            Tag::Table(align) => Some(self.table(&align)),
            Tag::BlockQuote(kind) => self.quote(kind, range),
            Tag::List(start) => self.list(start, range),
            Tag::DefinitionList => self.definitions(range),
            Tag::FootnoteDefinition(label) => {
                self.lay_aside(&label, range);
                None
            }
            _ => {
                self.rest();
                None
            }
        }
    }

    fn paragraph(&mut self) -> Option<BlockKind<Written>> {
        let text = self.inlines();
        (!text.is_empty()).then_some(BlockKind::Paragraph(text))
    }

    fn heading(&mut self, level: u8) -> BlockKind<Written> {
        // Without a brace there is no attribute.
        if let Some(run) = self.lone_run() {
            return BlockKind::Heading { level, id: String::new(), attr: None, text: vec![run] };
        }
        let mut pieces = self.pieces();
        let attr = self.heading_attr(&mut pieces);
        let id = attr.id.as_ref().map_or_else(String::new, |id| id.value.clone());
        let attr = (attr != Attr::default()).then(|| Box::new(attr));
        BlockKind::Heading { level, id, attr, text: self.weave(pieces) }
    }

    fn quote(
        &mut self,
        kind: Option<BlockQuoteKind>,
        range: &Range<usize>,
    ) -> Option<BlockKind<Written>> {
        let blocks = self.inside(range)?.list;
        Some(match kind {
            None => BlockKind::Quote(blocks),
            Some(kind) => BlockKind::Alert(alert(kind), blocks),
        })
    }

    /// Reads what a container holds, if there is room for the container.
    pub(super) fn inside(&mut self, range: &Range<usize>) -> Option<Level<'a>> {
        self.enter(range).then(|| {
            let level = self.blocks(range.end);
            self.depth -= 1;
            level
        })
    }

    fn list(&mut self, start: Option<u64>, range: &Range<usize>) -> Option<BlockKind<Written>> {
        if !self.enter(range) {
            return None;
        }
        let mut items = Vec::new();
        let mut tight = true;
        while let Some((Event::Start(_), range)) = self.events.next() {
            let outer = self.task.take();
            let level = self.blocks(range.end);
            let task = std::mem::replace(&mut self.task, outer);
            tight &= !level.airy;
            items.push(ListItem { task, blocks: level.list, span: self.block_span(&range) });
        }
        items.shrink_to_fit();
        self.depth -= 1;
        Some(BlockKind::List { start, tight, items })
    }

    fn definitions(&mut self, range: &Range<usize>) -> Option<BlockKind<Written>> {
        if !self.enter(range) {
            return None;
        }
        let mut list: Vec<Definition<Written>> = Vec::new();
        while let Some((Event::Start(tag), range)) = self.events.next() {
            if tag == Tag::DefinitionListTitle {
                let span = self.block_span(&range);
                let term = self.inlines();
                list.push(Definition { id: String::new(), term, meanings: Vec::new(), span });
            } else {
                let meaning = self.blocks(range.end).list;
                if let Some(definition) = list.last_mut() {
                    definition.meanings.push(meaning);
                }
            }
        }
        self.depth -= 1;
        Some(BlockKind::Definitions(list))
    }

    fn table(&mut self, align: &[Alignment]) -> BlockKind<Written> {
        let mut head = Vec::new();
        let mut rows = Vec::new();
        while let Some((Event::Start(tag), range)) = self.events.next() {
            match tag {
                Tag::TableHead => head = self.cells(),
                _ => {
                    self.check_row(&range, align.len());
                    rows.push(self.cells());
                }
            }
        }
        rows.shrink_to_fit();
        BlockKind::Table { align: align.iter().copied().map(column).collect(), head, rows }
    }

    /// Cells behind the last column are lost; the parser does not say so.
    fn check_row(&mut self, range: &Range<usize>, columns: usize) {
        let row = self.source[range.clone()].trim_end();
        let bars: Vec<usize> = bars(row).collect();
        let first = usize::from(row.starts_with('|'));
        let end = (columns + first).checked_sub(1).and_then(|at| bars.get(at));
        let Some(last) = end else { return };
        if !row[last + 1..].trim().is_empty() {
            let at = self.span(range.start + last + 1..range.start + row.len());
            self.diagnostics.cells_extra(at, columns);
        }
    }

    fn cells(&mut self) -> Vec<Cell<Written>> {
        let mut cells = Vec::new();
        while let Some((Event::Start(_), range)) = self.events.next() {
            let text = self.inlines();
            cells.push(Cell { text, span: self.block_span(&range) });
        }
        cells.shrink_to_fit();
        cells
    }

    fn code(&mut self, kind: &CodeBlockKind<'a>) -> BlockKind<Written> {
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split_whitespace().next().map(str::to_owned),
            CodeBlockKind::Indented => None,
        };
        BlockKind::Code { language, text: self.verbatim() }
    }

    /// The text of an element that holds nothing but text, with masked lines put back.
    fn verbatim(&mut self) -> String {
        let mut text = String::new();
        for (event, range) in self.events.by_ref() {
            match event {
                Event::Text(read) | Event::Html(read) => {
                    text.push_str(&self.masked.restore(self.source, &range, read));
                }
                _ => break,
            }
        }
        text
    }

    /// A comment that never ends hides all that follows.
    fn check_comment(&mut self, html: &str, range: &Range<usize>) {
        let last = html.rfind("<!--").unwrap_or(0);
        if !html[last..].contains("-->") {
            let opener = self.span(range.start..range.start + 4);
            self.diagnostics.comment_unclosed(opener);
        }
    }

    /// Comments are for authors and go; other HTML is told unless the site allows it.
    fn html_block(&mut self, range: &Range<usize>) -> Option<BlockKind<Written>> {
        let html = self.verbatim();
        if is_comment(&html) {
            self.check_comment(&html, range);
            return None;
        }
        if !self.options.raw_html {
            self.diagnostics.raw_html(self.block_span(range));
        }
        self.options.raw_html.then_some(BlockKind::Html(html))
    }
}

/// Where the bars of a row stand that part its cells.
fn bars(row: &str) -> impl Iterator<Item = usize> {
    let escaped =
        |at: usize| row.as_bytes()[..at].iter().rev().take_while(|b| **b == b'\\').count() % 2 == 1;
    row.match_indices('|').map(|(at, _)| at).filter(move |at| !escaped(*at))
}

/// Whether HTML holds nothing but comments.
pub(super) fn is_comment(html: &str) -> bool {
    let mut rest = html.trim();
    while let Some(inside) = rest.strip_prefix("<!--") {
        rest = inside.split_once("-->").map_or("", |(_, after)| after.trim_start());
    }
    rest.is_empty()
}

fn alert(kind: BlockQuoteKind) -> AlertKind {
    match kind {
        BlockQuoteKind::Note => AlertKind::Note,
        BlockQuoteKind::Tip => AlertKind::Tip,
        BlockQuoteKind::Important => AlertKind::Important,
        BlockQuoteKind::Warning => AlertKind::Warning,
        BlockQuoteKind::Caution => AlertKind::Caution,
    }
}

fn column(align: Alignment) -> Align {
    match align {
        Alignment::None => Align::Unset,
        Alignment::Left => Align::Start,
        Alignment::Center => Align::Center,
        Alignment::Right => Align::End,
    }
}
