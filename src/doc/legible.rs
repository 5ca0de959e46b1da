//! Reading a document of any stage from top to bottom: what outlines, anchors, searches and checks
//! go by.
//!
//! A stage decides what stands for a directive; [`Legible`] is how it says what lies inside.

use super::{
    Block, BlockKind, Definition, Directive, Doc, FactName, Inline, InlineKind, Stage, Written,
};

/// A stage whose documents can be read.
pub trait Legible: Stage {
    /// The blocks inside an insert, in reading order.
    fn blocks_of(insert: &Self::Insert) -> Vec<&[Block<Self>]>;

    /// The anchor of an insert, if links may lead to it.
    fn anchor_of(insert: &Self::Insert) -> Option<&str>;

    /// The words of a fact; none while only its name is known.
    fn words_of(fact: &Self::Fact) -> &str;
}

impl Legible for Written {
    fn blocks_of(insert: &Directive) -> Vec<&[Block<Self>]> {
        vec![&insert.body]
    }

    fn anchor_of(insert: &Directive) -> Option<&str> {
        insert.attr.id.as_ref().map(|id| id.value.as_str())
    }

    fn words_of(_: &Box<FactName>) -> &str {
        ""
    }
}

/// Something met on the way through a document.
#[derive(Clone, Copy, Debug)]
pub enum Node<'a, S: Stage> {
    /// A block, before what is in it.
    Block(&'a Block<S>),
    /// A term and its meanings, before what is in them.
    Definition(&'a Definition<S>),
    /// An inline, before what is in it.
    Inline(&'a Inline<S>),
}

impl<S: Legible> Doc<S> {
    /// Shows every node, in reading order, footnotes last.
    pub fn visit<'a>(&'a self, see: &mut impl FnMut(Node<'a, S>)) {
        self.see_all::<true>(see);
    }

    /// Shows every block and every definition, and no running text: of a page's nodes they are a
    /// quarter.
    pub fn visit_blocks<'a>(&'a self, see: &mut impl FnMut(Node<'a, S>)) {
        self.see_all::<false>(see);
    }

    fn see_all<'a, const TEXT: bool>(&'a self, see: &mut impl FnMut(Node<'a, S>)) {
        see_blocks::<S, TEXT>(&self.blocks, see);
        for note in &self.footnotes {
            see_blocks::<S, TEXT>(&note.blocks, see);
        }
    }
}

/// Shows every node of some blocks, in reading order.
pub fn visit_blocks<'a, S: Legible>(blocks: &'a [Block<S>], see: &mut impl FnMut(Node<'a, S>)) {
    see_blocks::<S, true>(blocks, see);
}

fn see_blocks<'a, S: Legible, const TEXT: bool>(
    blocks: &'a [Block<S>],
    see: &mut impl FnMut(Node<'a, S>),
) {
    for block in blocks {
        see(Node::Block(block));
        see_inside::<S, TEXT>(&block.kind, see);
    }
}

fn see_inside<'a, S: Legible, const TEXT: bool>(
    kind: &'a BlockKind<S>,
    see: &mut impl FnMut(Node<'a, S>),
) {
    match kind {
        BlockKind::Paragraph(text) | BlockKind::Heading { text, .. } => {
            see_text::<S, TEXT>(text, see);
        }
        BlockKind::Quote(blocks) | BlockKind::Alert(_, blocks) => {
            see_blocks::<S, TEXT>(blocks, see);
        }
        BlockKind::List { items, .. } => {
            items.iter().for_each(|item| see_blocks::<S, TEXT>(&item.blocks, see));
        }
        BlockKind::Definitions(list) => {
            list.iter().for_each(|one| see_definition::<S, TEXT>(one, see));
        }
        BlockKind::Table { head, rows, .. } => {
            let cells = head.iter().chain(rows.iter().flatten());
            cells.for_each(|cell| see_text::<S, TEXT>(&cell.text, see));
        }
        BlockKind::Insert(insert) => {
            let inside = S::blocks_of(insert).into_iter();
            inside.for_each(|blocks| see_blocks::<S, TEXT>(blocks, see));
        }
        BlockKind::Code { .. } | BlockKind::Rule | BlockKind::Html(_) => {}
    }
}

fn see_definition<'a, S: Legible, const TEXT: bool>(
    one: &'a Definition<S>,
    see: &mut impl FnMut(Node<'a, S>),
) {
    see(Node::Definition(one));
    see_text::<S, TEXT>(&one.term, see);
    one.meanings.iter().for_each(|meaning| see_blocks::<S, TEXT>(meaning, see));
}

fn see_text<'a, S: Legible, const TEXT: bool>(
    text: &'a [Inline<S>],
    see: &mut impl FnMut(Node<'a, S>),
) {
    if !TEXT {
        return;
    }
    for inline in text {
        see(Node::Inline(inline));
        see_text::<S, TEXT>(inline.kind.children(), see);
    }
}

impl<S: Stage> InlineKind<S> {
    /// The inlines inside, if it holds any.
    pub fn children(&self) -> &[Inline<S>] {
        match self {
            InlineKind::Emphasis(text)
            | InlineKind::Strong(text)
            | InlineKind::Strike(text)
            | InlineKind::Span(_, text) => text,
            InlineKind::Link(link) => &link.text,
            _ => &[],
        }
    }
}
