//! Takes a document from one stage to the next: links, facts, citations and inserts become what the
//! next stage holds, and all else stays as it is.
//!
//! The walk is here; what things mean is the [`Resolve`]r's. The document read is left whole, so
//! that one parse serves every later build.

use std::collections::BTreeSet;

use crate::source::Span;

use super::legible::visit_blocks;
use super::plain::join;
use super::{
    Block, BlockKind, Cell, Definition, Doc, Footnote, Image, Inline, InlineKind, Legible, Link,
    ListItem, Node, Stage,
};

/// What the things of one stage become at the next.
pub trait Resolve<From: Stage, To: Stage> {
    /// Where a link leads now; nothing, if only its words are to stay.
    fn link(&mut self, to: &From::Link, span: Span) -> Option<To::Link>;

    /// Where a picture is now; nothing, if only its description is to stay.
    fn image(&mut self, from: &From::Link, span: Span) -> Option<To::Link>;

    /// The words of a fact.
    fn fact(&mut self, fact: &From::Fact, span: Span) -> Vec<Inline<To>>;

    /// What stands for references to the bibliography.
    fn citation(&mut self, citation: &From::Citation, span: Span) -> Vec<Inline<To>>;

    /// What stands for an insert: nothing, a block or several. Blocks inside are resolved with
    /// [`resolve_blocks`].
    fn insert(&mut self, insert: &From::Insert, span: Span) -> Vec<Block<To>>;
}

impl<From: Stage> Doc<From> {
    /// The document at the next stage.
    /// A footnote whose every mention has gone keeps its place in the list, empty: numbers count
    /// places, and its text must not reach the page by way of what it cites.
    pub fn resolve<To: Legible>(&self, how: &mut impl Resolve<From, To>) -> Doc<To> {
        let mut doc = Doc { blocks: resolve_blocks(&self.blocks, how), footnotes: Vec::new() };
        if self.footnotes.is_empty() {
            return doc;
        }
        let mut met = mentions(&doc.blocks);
        for (index, note) in self.footnotes.iter().enumerate() {
            let shown = met.contains(&(index + 1));
            let blocks = if shown { resolve_blocks(&note.blocks, how) } else { Vec::new() };
            met.extend(mentions(&blocks));
            let Footnote { label, span, .. } = note;
            doc.footnotes.push(Footnote { label: label.clone(), blocks, span: *span });
        }
        doc
    }
}

/// The numbers of the footnotes that some blocks mention.
fn mentions<S: Legible>(blocks: &[Block<S>]) -> BTreeSet<usize> {
    let mut numbers = BTreeSet::new();
    visit_blocks(blocks, &mut |node| {
        if let Node::Inline(Inline { kind: InlineKind::FootnoteRef { number, .. }, .. }) = node {
            numbers.insert(*number);
        }
    });
    numbers
}

/// Blocks at the next stage.
pub fn resolve_blocks<From: Stage, To: Stage>(
    blocks: &[Block<From>],
    how: &mut impl Resolve<From, To>,
) -> Vec<Block<To>> {
    let mut out = Vec::with_capacity(blocks.len());
    for Block { kind, span } in blocks {
        match kind {
            BlockKind::Insert(insert) => out.extend(how.insert(insert, *span)),
            kind => out.extend(block(kind, how).map(|kind| Block { kind, span: *span })),
        }
    }
    out
}

/// Running text at the next stage.
pub fn resolve_inlines<From: Stage, To: Stage>(
    text: &[Inline<From>],
    how: &mut impl Resolve<From, To>,
) -> Vec<Inline<To>> {
    let mut out = Vec::with_capacity(text.len());
    text.iter().for_each(|one| inline(one, how, &mut out));
    out
}

/// One block; nothing for an insert, which may become several and is resolved above.
fn block<From: Stage, To: Stage>(
    kind: &BlockKind<From>,
    how: &mut impl Resolve<From, To>,
) -> Option<BlockKind<To>> {
    Some(match kind {
        BlockKind::Paragraph(text) => BlockKind::Paragraph(resolve_inlines(text, how)),
        BlockKind::Heading { level, id, attr, text } => BlockKind::Heading {
            level: *level,
            id: id.clone(),
            attr: attr.clone(),
            text: resolve_inlines(text, how),
        },
        BlockKind::Code { language, text } => {
            BlockKind::Code { language: language.clone(), text: text.clone() }
        }
        BlockKind::Quote(blocks) => BlockKind::Quote(resolve_blocks(blocks, how)),
        BlockKind::Alert(kind, blocks) => BlockKind::Alert(*kind, resolve_blocks(blocks, how)),
        BlockKind::List { start, tight, items } => BlockKind::List {
            start: *start,
            tight: *tight,
            items: items.iter().map(|one| item(one, how)).collect(),
        },
        BlockKind::Definitions(list) => {
            BlockKind::Definitions(list.iter().map(|one| definition(one, how)).collect())
        }
        BlockKind::Table { align, head, rows } => BlockKind::Table {
            align: align.clone(),
            head: cells(head, how),
            rows: rows.iter().map(|row| cells(row, how)).collect(),
        },
        BlockKind::Rule => BlockKind::Rule,
        BlockKind::Html(html) => BlockKind::Html(html.clone()),
        BlockKind::Insert(_) => return None,
    })
}

fn item<From: Stage, To: Stage>(
    item: &ListItem<From>,
    how: &mut impl Resolve<From, To>,
) -> ListItem<To> {
    ListItem { task: item.task, blocks: resolve_blocks(&item.blocks, how), span: item.span }
}

fn definition<From: Stage, To: Stage>(
    definition: &Definition<From>,
    how: &mut impl Resolve<From, To>,
) -> Definition<To> {
    Definition {
        id: definition.id.clone(),
        term: resolve_inlines(&definition.term, how),
        meanings: definition.meanings.iter().map(|blocks| resolve_blocks(blocks, how)).collect(),
        span: definition.span,
    }
}

fn cells<From: Stage, To: Stage>(
    cells: &[Cell<From>],
    how: &mut impl Resolve<From, To>,
) -> Vec<Cell<To>> {
    let one = |how: &mut _, cell: &Cell<From>| Cell {
        text: resolve_inlines(&cell.text, how),
        span: cell.span,
    };
    cells.iter().map(|cell| one(how, cell)).collect()
}

/// A link and, after it, what was in it and leads elsewhere: a link in a link is none.
fn link<S: Stage>(link: Link<S>, span: Span) -> Vec<Inline<S>> {
    let Link { to, title, text } = link;
    let leads = |one: &Inline<S>| {
        matches!(one.kind, InlineKind::Citation(_) | InlineKind::FootnoteRef { .. })
    };
    let (after, inside): (Vec<_>, Vec<_>) = text.into_iter().partition(leads);
    let words = inside.into_iter().flat_map(|one| match one.kind {
        InlineKind::Link(link) => link.text,
        kind => vec![Inline { kind, span: one.span }],
    });
    let kind = InlineKind::Link(Box::new(Link { to, title, text: words.collect() }));
    std::iter::once(Inline { kind, span }).chain(after).collect()
}

/// Adds what an inline becomes: often one, sometimes none or several.
fn inline<From: Stage, To: Stage>(
    inline: &Inline<From>,
    how: &mut impl Resolve<From, To>,
    out: &mut Vec<Inline<To>>,
) {
    let span = inline.span;
    let mut all = |several: Vec<Inline<To>>| several.into_iter().for_each(|one| join(out, one));
    let kind = match &inline.kind {
        InlineKind::Text(words) => InlineKind::Text(words.clone()),
        InlineKind::Code(words) => InlineKind::Code(words.clone()),
        InlineKind::Emphasis(text) => InlineKind::Emphasis(resolve_inlines(text, how)),
        InlineKind::Strong(text) => InlineKind::Strong(resolve_inlines(text, how)),
        InlineKind::Strike(text) => InlineKind::Strike(resolve_inlines(text, how)),
        InlineKind::Span(attr, text) => InlineKind::Span(attr.clone(), resolve_inlines(text, how)),
        InlineKind::Link(written) => {
            let to = how.link(&written.to, span);
            let text = resolve_inlines(&written.text, how);
            return match to {
                None => all(text),
                Some(to) => all(link(Link { to, title: written.title.clone(), text }, span)),
            };
        }
        InlineKind::Image(image) => {
            let Image { title, alt, .. } = &**image;
            match how.image(&image.from, span) {
                None => InlineKind::Text(alt.as_str().into()),
                Some(from) => {
                    let (title, alt) = (title.clone(), alt.clone());
                    InlineKind::Image(Box::new(Image { from, title, alt }))
                }
            }
        }
        InlineKind::FootnoteRef { number, mention } => {
            InlineKind::FootnoteRef { number: *number, mention: *mention }
        }
        InlineKind::Fact(fact) => return all(how.fact(fact, span)),
        InlineKind::Citation(citation) => return all(how.citation(citation, span)),
        InlineKind::SoftBreak => InlineKind::SoftBreak,
        InlineKind::HardBreak => InlineKind::HardBreak,
        InlineKind::Html(html) => InlineKind::Html(html.clone()),
    };
    join(out, Inline { kind, span });
}
