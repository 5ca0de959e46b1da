//! Therapists' own words, read once for each language.
//!
//! A bio is part of a page and no page: it has no anchors, directives or footnotes of its own, and
//! its links are paths from the therapist's file.

use std::collections::{BTreeMap, BTreeSet};

use super::view::Resolved;
use crate::content;
use crate::diagnostic::Diagnostics;
use crate::doc::{self, Block, BlockKind, Doc, Inline, InlineKind, Node, Written};
use crate::practice::Therapist;
use crate::source::Spanned;

/// What one therapist says of themselves.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Bio {
    /// The text.
    pub doc: Doc<Written>,
    /// The file that it is written in.
    pub path: String,
    /// What is wrong with it.
    pub diagnostics: Diagnostics,
}

/// The bios of one language, by the therapist's id.
pub(super) type Bios = BTreeMap<String, Bio>;

/// Reads every therapist's bio.
pub(super) fn read(therapists: &[Therapist], lang: &str, options: &doc::Options) -> Bios {
    let one = |therapist: &Therapist| {
        let text = therapist.bio.as_ref()?.value_in(lang)?;
        let path = format!("therapists/{}.toml", therapist.id.value);
        Some((therapist.id.value.clone(), Bio::read(text, path, options)))
    };
    therapists.iter().filter_map(one).collect()
}

/// The works that bios cite.
pub(super) fn cites(bios: &Bios) -> BTreeSet<String> {
    bios.values().flat_map(|bio| content::cites(&bio.doc)).collect()
}

impl Bio {
    /// Empty lines stand before the text, so that a place in it is a place in the file.
    fn read(text: &Spanned<String>, path: String, options: &doc::Options) -> Self {
        let start = text.span.range().start;
        let padded = "\n".repeat(start) + &text.value;
        let (doc, mut diagnostics) = doc::parse(text.span.file, padded, start, options);
        doc.visit(&mut |node| {
            if let Node::Block(Block { kind: BlockKind::Insert(_), span }) = node {
                diagnostics.bio_directive(*span);
            }
        });
        for note in &doc.footnotes {
            diagnostics.bio_footnote(note.span);
        }
        Bio { doc, path, diagnostics }
    }
}

/// A heading as a strong line; anything else as it is. A page's outline is its pattern's.
pub(super) fn without_heading(block: Block<Resolved>) -> Block<Resolved> {
    let Block { kind, span } = block;
    match kind {
        BlockKind::Heading { text, .. } => {
            let strong = Inline { kind: InlineKind::Strong(text), span };
            Block { kind: BlockKind::Paragraph(vec![strong]), span }
        }
        kind => Block { kind, span },
    }
}
