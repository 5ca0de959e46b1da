//! A worksheet with every place taken out, so that two can be compared by what they say.

use crate::doc::{Attr, Block, BlockKind, Inline, InlineKind, ListItem, Written};
use crate::source::Span;
use crate::worksheet::{Item, ItemKind, Worksheet};

/// The worksheet at no place. Headings lose the ids that were made for them.
pub(crate) fn worksheet(mut worksheet: Worksheet) -> Worksheet {
    worksheet.items = items(worksheet.items);
    worksheet
}

/// The place of what has none.
pub(super) fn nowhere() -> Span {
    Span::new(super::file(), 0..0)
}

fn items(list: Vec<Item>) -> Vec<Item> {
    let one = |mut item: Item| {
        item.span = nowhere();
        item.kind = match item.kind {
            ItemKind::Display(list) => ItemKind::Display(blocks(list)),
            ItemKind::Group(mut group) => {
                group.items = items(group.items);
                ItemKind::Group(group)
            }
            kind => kind,
        };
        item
    };
    list.into_iter().map(one).collect()
}

pub(super) fn blocks(list: Vec<Block<Written>>) -> Vec<Block<Written>> {
    list.into_iter().map(|one| Block { kind: block(one.kind), span: nowhere() }).collect()
}

fn block(kind: BlockKind<Written>) -> BlockKind<Written> {
    match kind {
        BlockKind::Paragraph(text) => BlockKind::Paragraph(inlines(text)),
        BlockKind::Heading { level, attr, text, .. } => {
            BlockKind::Heading { level, id: made_by(attr.as_deref()), attr, text: inlines(text) }
        }
        BlockKind::Quote(inside) => BlockKind::Quote(blocks(inside)),
        BlockKind::Alert(kind, inside) => BlockKind::Alert(kind, blocks(inside)),
        BlockKind::List { start, tight, items } => {
            let item = |item: ListItem<Written>| ListItem {
                task: item.task,
                blocks: blocks(item.blocks),
                span: nowhere(),
            };
            BlockKind::List { start, tight, items: items.into_iter().map(item).collect() }
        }
        BlockKind::Insert(mut directive) => {
            directive.body = blocks(directive.body);
            BlockKind::Insert(directive)
        }
        kind => kind,
    }
}

/// The id of a heading, if its author gave it.
fn made_by(attr: Option<&Attr>) -> String {
    attr.and_then(|attr| attr.id.as_ref()).map(|id| id.value.clone()).unwrap_or_default()
}

fn inlines(text: Vec<Inline<Written>>) -> Vec<Inline<Written>> {
    text.into_iter().map(|one| Inline { kind: inline(one.kind), span: nowhere() }).collect()
}

fn inline(kind: InlineKind<Written>) -> InlineKind<Written> {
    match kind {
        InlineKind::Emphasis(text) => InlineKind::Emphasis(inlines(text)),
        InlineKind::Strong(text) => InlineKind::Strong(inlines(text)),
        InlineKind::Strike(text) => InlineKind::Strike(inlines(text)),
        InlineKind::Span(attr, text) => InlineKind::Span(attr, inlines(text)),
        InlineKind::Link(mut link) => {
            link.to.span = nowhere();
            link.text = inlines(link.text);
            InlineKind::Link(link)
        }
        InlineKind::Fact(mut fact) => {
            fact.span = nowhere();
            InlineKind::Fact(fact)
        }
        InlineKind::Citation(mut keys) => {
            keys.iter_mut().for_each(|key| key.span = nowhere());
            InlineKind::Citation(keys)
        }
        kind => kind,
    }
}
