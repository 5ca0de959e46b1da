//! The text between fields: kept as it is, but for what a sheet cannot hold, which is told.

use super::{Reader, is};
use crate::diagnostic::Diagnostics;
use crate::doc::{
    Block, BlockKind, Directive, Inline, InlineKind, Node, Written, plain_text, visit_blocks,
};
use crate::source::{Span, Spanned};

/// Whether a directive may stand in text.
pub(super) fn is_text(directive: &Directive) -> bool {
    is(directive, "crisis")
}

impl Reader<'_> {
    /// The blocks of a text, without those that cannot stand in one.
    pub(super) fn text(&mut self, blocks: &[Block<Written>]) -> Vec<Block<Written>> {
        visit_blocks(blocks, &mut |node| check(node, self.diagnostics));
        kept(blocks)
    }

    /// Running text that may hold nothing but words, on one line. Line ends become `line_end`.
    pub(super) fn plain(&mut self, text: &[Inline<Written>], line_end: &str) -> String {
        let mut out = String::new();
        for inline in text {
            match &inline.kind {
                InlineKind::Text(words) => out.push_str(words),
                InlineKind::SoftBreak => out.push_str(line_end),
                InlineKind::HardBreak if line_end == "\n" => out.push_str(line_end),
                _ => {
                    self.diagnostics.worksheet_plain_words(inline.span);
                    out.push_str(&plain_text(std::slice::from_ref(inline)));
                }
            }
        }
        out.trim().to_owned()
    }

    /// The words of running text on one line, and their place.
    pub(super) fn plain_line(&mut self, text: &[Inline<Written>], at: Span) -> Spanned<String> {
        Spanned::new(self.plain(text, " "), place(text).unwrap_or(at))
    }
}

/// The blocks that a sheet can hold, however deep.
fn kept(blocks: &[Block<Written>]) -> Vec<Block<Written>> {
    let mut kept: Vec<_> =
        blocks.iter().filter(|one| strange_block(&one.kind).is_none()).cloned().collect();
    for block in &mut kept {
        match &mut block.kind {
            BlockKind::Quote(inside) | BlockKind::Alert(_, inside) => *inside = self::kept(inside),
            BlockKind::List { items, .. } => {
                items.iter_mut().for_each(|item| item.blocks = self::kept(&item.blocks));
            }
            _ => {}
        }
    }
    kept
}

/// From the first word to the last.
pub(super) fn place(text: &[Inline<Written>]) -> Option<Span> {
    let (first, last) = (text.first()?.span, text.last()?.span);
    Some(Span::new(first.file, first.range().start..last.range().end))
}

fn check(node: Node<'_, Written>, diagnostics: &mut Diagnostics) {
    let (what, at) = match node {
        Node::Block(block) => (strange_block(&block.kind), place_of(block)),
        Node::Inline(inline) => (strange_inline(&inline.kind), inline.span),
        Node::Definition(_) => return,
    };
    if let Some(what) = what {
        diagnostics.worksheet_text(at, what);
    }
}

/// A block's place; a div's is its class.
fn place_of(block: &Block<Written>) -> Span {
    let class = match &block.kind {
        BlockKind::Insert(directive) => directive.attr.classes.first(),
        _ => None,
    };
    class.map_or(block.span, |class| class.span)
}

/// What a block is called that no sheet can hold.
fn strange_block(kind: &BlockKind<Written>) -> Option<&'static str> {
    match kind {
        BlockKind::Table { .. } => Some("table"),
        BlockKind::Code { .. } => Some("block of code"),
        BlockKind::Definitions(_) => Some("list of definitions"),
        BlockKind::Rule => Some("line across"),
        BlockKind::Html(_) => Some("piece of HTML"),
        BlockKind::Insert(directive) if !is_text(directive) => Some("field or directive"),
        _ => None,
    }
}

fn strange_inline(kind: &InlineKind<Written>) -> Option<&'static str> {
    match kind {
        InlineKind::Image(_) => Some("picture"),
        InlineKind::FootnoteRef { .. } => Some("footnote"),
        InlineKind::Html(_) => Some("piece of HTML"),
        _ => None,
    }
}
