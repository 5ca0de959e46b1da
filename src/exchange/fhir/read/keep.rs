//! What a worksheet may hold of a text that came in: paragraphs, headings, lists, quotes, alerts,
//! and of ours the crisis block, facts and citations. Of all else the words are kept, and what was
//! lost has a name.
//!
//! Every part gets the place that the whole has in the file.

use std::collections::BTreeSet;

use crate::doc::{Attr, Block, BlockKind, Cell, Directive, Inline, InlineKind, ListItem, Written};
use crate::source::Span;

/// Walks a text and keeps what may stay.
pub(super) struct Keeper {
    /// Whether the author of ours wrote it.
    pub ours: bool,
    /// The place of the whole.
    pub at: Span,
    /// What could not be kept.
    pub lost: BTreeSet<&'static str>,
}

/// Where a link may lead.
const SCHEMES: [&str; 5] = ["http", "https", "mailto", "sms", "tel"];

impl Keeper {
    /// The blocks that may stay.
    pub(super) fn blocks(&mut self, blocks: Vec<Block<Written>>) -> Vec<Block<Written>> {
        blocks.into_iter().flat_map(|block| self.block(block.kind)).collect()
    }

    fn block(&mut self, kind: BlockKind<Written>) -> Vec<Block<Written>> {
        let kind = match kind {
            BlockKind::Paragraph(text) => return self.paragraph(text),
            BlockKind::Heading { level, id, attr, text } => {
                // A file may say of a text that it is ours. The page's title is its only heading of level 1.
                let level = level.max(if self.ours { 2 } else { 3 });
                let text = self.inlines(text);
                let attr = attr.map(|attr| Box::new(self.placed(*attr)));
                BlockKind::Heading { level, id, attr, text }
            }
            BlockKind::Quote(inside) => BlockKind::Quote(self.blocks(inside)),
            BlockKind::Alert(kind, inside) => BlockKind::Alert(kind, self.blocks(inside)),
            BlockKind::List { start, tight, items } => {
                let items = items.into_iter().map(|item| self.item(item)).collect();
                BlockKind::List { start, tight, items }
            }
            BlockKind::Insert(directive) => return self.directive(directive),
            BlockKind::Code { text, .. } => return self.code(&text),
            BlockKind::Table { head, rows, .. } => {
                self.lost.insert("a table");
                return std::iter::once(head).chain(rows).flat_map(|row| self.row(row)).collect();
            }
            BlockKind::Definitions(list) => {
                self.lost.insert("a list of definitions");
                let mut all = Vec::new();
                for one in list {
                    all.extend(self.paragraph(one.term));
                    all.extend(one.meanings.into_iter().flat_map(|blocks| self.blocks(blocks)));
                }
                return all;
            }
            BlockKind::Rule => {
                self.lost.insert("a line across");
                return Vec::new();
            }
            BlockKind::Html(_) => {
                self.lost.insert("HTML, which a page may not hold");
                return Vec::new();
            }
        };
        if is_empty(&kind) { Vec::new() } else { vec![Block { kind, span: self.at }] }
    }

    fn item(&mut self, item: ListItem<Written>) -> ListItem<Written> {
        ListItem { task: item.task, blocks: self.blocks(item.blocks), span: self.at }
    }

    fn paragraph(&mut self, text: Vec<Inline<Written>>) -> Vec<Block<Written>> {
        let text = self.inlines(text);
        let block = Block { kind: BlockKind::Paragraph(text), span: self.at };
        if is_empty(&block.kind) { Vec::new() } else { vec![block] }
    }

    fn row(&mut self, row: Vec<Cell<Written>>) -> Vec<Block<Written>> {
        row.into_iter().flat_map(|cell| self.paragraph(cell.text)).collect()
    }

    fn code(&mut self, text: &str) -> Vec<Block<Written>> {
        self.lost.insert("a block of code");
        super::words::paragraphs(text, self.at)
    }

    /// The crisis block stays; any other directive gives way to what stands in it.
    fn directive(&mut self, directive: Directive) -> Vec<Block<Written>> {
        let class = directive.attr.classes.first().map(|class| class.value.as_str());
        if class == Some("crisis") {
            let attr = self.placed(*directive.attr);
            let crisis = Directive { attr: Box::new(attr), body: Vec::new() };
            return vec![Block { kind: BlockKind::Insert(crisis), span: self.at }];
        }
        self.lost.insert("a directive");
        self.blocks(directive.body)
    }

    fn inlines(&mut self, text: Vec<Inline<Written>>) -> Vec<Inline<Written>> {
        let mut out = Vec::new();
        for one in text {
            for kind in self.inline(one.kind) {
                join(&mut out, Inline { kind, span: self.at });
            }
        }
        out
    }

    fn inline(&mut self, kind: InlineKind<Written>) -> Vec<InlineKind<Written>> {
        let at = self.at;
        let kind = match kind {
            InlineKind::Text(words) => InlineKind::Text(visible(&words).into()),
            InlineKind::Code(words) => InlineKind::Code(visible(&words).into()),
            InlineKind::Emphasis(text) => InlineKind::Emphasis(self.inlines(text)),
            InlineKind::Strong(text) => InlineKind::Strong(self.inlines(text)),
            InlineKind::Strike(text) => InlineKind::Strike(self.inlines(text)),
            InlineKind::Span(attr, text) => {
                InlineKind::Span(Box::new(self.placed(*attr)), self.inlines(text))
            }
            InlineKind::Link(mut link) => {
                link.text = self.inlines(link.text);
                if !self.may_lead(&link.to.to) {
                    self.lost.insert("a link that leads to no page");
                    return link.text.into_iter().map(|one| one.kind).collect();
                }
                link.to.span = at;
                InlineKind::Link(link)
            }
            InlineKind::Fact(mut fact) => {
                fact.span = at;
                InlineKind::Fact(fact)
            }
            InlineKind::Citation(mut keys) => {
                keys.iter_mut().for_each(|key| key.span = at);
                InlineKind::Citation(keys)
            }
            InlineKind::Image(image) => {
                self.lost.insert("a picture");
                InlineKind::Text(visible(&image.alt).into())
            }
            InlineKind::FootnoteRef { .. } => {
                self.lost.insert("a footnote");
                return Vec::new();
            }
            InlineKind::Html(_) => {
                self.lost.insert("HTML, which a page may not hold");
                return Vec::new();
            }
            InlineKind::SoftBreak => InlineKind::SoftBreak,
            InlineKind::HardBreak => InlineKind::HardBreak,
        };
        vec![kind]
    }

    /// Whether a link leads where a page may lead. Links of ours are judged where pages are built.
    fn may_lead(&self, to: &str) -> bool {
        let scheme = to.split_once(':').map(|(scheme, _)| scheme);
        let known = |own: &str| SCHEMES.iter().any(|known| own.eq_ignore_ascii_case(known));
        self.ours || scheme.is_some_and(known)
    }

    fn placed(&self, mut attr: Attr) -> Attr {
        attr.id.iter_mut().for_each(|id| id.span = self.at);
        attr.classes.iter_mut().for_each(|class| class.span = self.at);
        for (key, value) in &mut attr.pairs {
            (key.span, value.span) = (self.at, self.at);
        }
        attr
    }
}

/// Words without control characters, but for tabs.
fn visible(words: &str) -> String {
    words.chars().map(|c| if c.is_control() && c != '\t' { ' ' } else { c }).collect()
}

fn join(out: &mut Vec<Inline<Written>>, next: Inline<Written>) {
    match (out.last_mut().map(|last| &mut last.kind), &next.kind) {
        (_, InlineKind::Text(words)) if words.is_empty() => {}
        (Some(InlineKind::Text(before)), InlineKind::Text(words)) => before.join(words),
        _ => out.push(next),
    }
}

fn is_empty(kind: &BlockKind<Written>) -> bool {
    match kind {
        BlockKind::Paragraph(text) | BlockKind::Heading { text, .. } => blank(text),
        BlockKind::Quote(blocks) | BlockKind::Alert(_, blocks) => blocks.is_empty(),
        BlockKind::List { items, .. } => items.iter().all(|item| item.blocks.is_empty()),
        _ => false,
    }
}

fn blank(text: &[Inline<Written>]) -> bool {
    text.iter().all(|one| match &one.kind {
        InlineKind::Text(words) => words.trim().is_empty(),
        InlineKind::Code(words) => words.is_empty(),
        InlineKind::SoftBreak | InlineKind::HardBreak => true,
        InlineKind::Fact(_) | InlineKind::Citation(_) => false,
        kind => blank(kind.children()),
    })
}

/// How many lists, quotes and marks lie in one another.
pub(super) fn depth(blocks: &[Block<Written>]) -> usize {
    blocks.iter().map(|block| depth_of(&block.kind)).max().unwrap_or_default()
}

fn depth_of(kind: &BlockKind<Written>) -> usize {
    match kind {
        BlockKind::Paragraph(text) | BlockKind::Heading { text, .. } => inline_depth(text),
        BlockKind::Quote(blocks) | BlockKind::Alert(_, blocks) => 1 + depth(blocks),
        // A list and each of its items are containers.
        BlockKind::List { items, .. } => {
            2 + items.iter().map(|item| depth(&item.blocks)).max().unwrap_or_default()
        }
        _ => 1,
    }
}

fn inline_depth(text: &[Inline<Written>]) -> usize {
    let one = |inline: &Inline<Written>| match (&inline.kind, inline.kind.children()) {
        (_, []) => 0,
        // Spans are no containers of the parser's.
        (InlineKind::Span(..), inside) => inline_depth(inside),
        (_, inside) => 1 + inline_depth(inside),
    };
    text.iter().map(one).max().unwrap_or_default()
}
