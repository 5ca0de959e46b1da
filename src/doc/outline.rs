//! What a document is made of, seen from far: its headings, and the anchors that links may name.

use super::{Block, BlockKind, Doc, InlineKind, Legible, Node, text};

/// A heading, as a table of contents shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineEntry {
    /// Its anchor.
    pub id: String,
    /// Its words.
    pub text: String,
}

impl<S: Legible> Doc<S> {
    /// The headings of a level (1 to 6) in order, those inside divs, lists and quotes too.
    pub fn headings(&self, wanted: u8) -> Vec<OutlineEntry> {
        let mut entries = Vec::new();
        self.visit_blocks(&mut |node| {
            if let Node::Block(Block { kind: BlockKind::Heading { level, id, text, .. }, .. }) =
                node
                && *level == wanted
            {
                let text = text::of_inlines(text).trim().to_owned();
                entries.push(OutlineEntry { id: id.clone(), text });
            }
        });
        entries
    }

    /// Every anchor, in order: of headings, terms, spans and divs.
    pub fn anchors(&self) -> Vec<&str> {
        let mut anchors = Vec::new();
        self.visit(&mut |node| anchors.extend(node.anchor()));
        anchors
    }
}

impl<'a, S: Legible> Node<'a, S> {
    /// Its anchor, if links may lead to it.
    pub fn anchor(&self) -> Option<&'a str> {
        match self {
            Node::Block(block) => match &block.kind {
                BlockKind::Heading { id, .. } => Some(id),
                BlockKind::Insert(insert) => S::anchor_of(insert),
                _ => None,
            },
            Node::Definition(definition) => Some(&definition.id),
            Node::Inline(inline) => match &inline.kind {
                InlineKind::Span(attr, _) => attr.id.as_ref().map(|id| id.value.as_str()),
                _ => None,
            },
        }
    }
}
