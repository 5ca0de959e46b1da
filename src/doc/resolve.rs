//! Takes a document from one stage to the next: links, facts, citations and inserts become what the
//! next stage holds, and all else stays as it is.
//!
//! The walk is here; what things mean is the [`Resolve`]r's. The document read is left whole, so
//! that one parse serves every later build.

use crate::source::Span;

use super::weave::join;
use super::{
    Block, BlockKind, Cell, Definition, Doc, Footnote, Inline, InlineKind, ListItem, Stage,
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
    pub fn resolve<To: Stage>(&self, how: &mut impl Resolve<From, To>) -> Doc<To> {
        let note = |how: &mut _, note: &Footnote<From>| Footnote {
            label: note.label.clone(),
            blocks: resolve_blocks(&note.blocks, how),
            span: note.span,
        };
        Doc {
            blocks: resolve_blocks(&self.blocks, how),
            footnotes: self.footnotes.iter().map(|n| note(how, n)).collect(),
        }
    }
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
    for one in text {
        inline(one, how).into_iter().for_each(|next| join(&mut out, next));
    }
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

fn inline<From: Stage, To: Stage>(
    inline: &Inline<From>,
    how: &mut impl Resolve<From, To>,
) -> Vec<Inline<To>> {
    let span = inline.span;
    let kind = match &inline.kind {
        InlineKind::Text(words) => InlineKind::Text(words.clone()),
        InlineKind::Code(words) => InlineKind::Code(words.clone()),
        InlineKind::Emphasis(text) => InlineKind::Emphasis(resolve_inlines(text, how)),
        InlineKind::Strong(text) => InlineKind::Strong(resolve_inlines(text, how)),
        InlineKind::Strike(text) => InlineKind::Strike(resolve_inlines(text, how)),
        InlineKind::Span(attr, text) => InlineKind::Span(attr.clone(), resolve_inlines(text, how)),
        InlineKind::Link { to, title, text } => match how.link(to, span) {
            None => return resolve_inlines(text, how),
            Some(to) => {
                InlineKind::Link { to, title: title.clone(), text: resolve_inlines(text, how) }
            }
        },
        InlineKind::Image { from, title, alt } => match how.image(from, span) {
            None => InlineKind::Text(alt.clone()),
            Some(from) => InlineKind::Image { from, title: title.clone(), alt: alt.clone() },
        },
        InlineKind::FootnoteRef { number, mention } => {
            InlineKind::FootnoteRef { number: *number, mention: *mention }
        }
        InlineKind::Fact(fact) => return how.fact(fact, span),
        InlineKind::Citation(citation) => return how.citation(citation, span),
        InlineKind::SoftBreak => InlineKind::SoftBreak,
        InlineKind::HardBreak => InlineKind::HardBreak,
        InlineKind::Html(html) => InlineKind::Html(html.clone()),
    };
    vec![Inline { kind, span }]
}
