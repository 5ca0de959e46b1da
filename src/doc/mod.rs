//! Markdown becomes a typed tree: the only code that sees Markdown.
//!
//! [`parse`] turns one file's text into a [`Doc`] of stage [`Written`], and says what the author
//! has to mend. It knows one file at a time; nothing here knows about sites, links between pages,
//! which directives exist, or HTML. [`Doc::resolve`] turns a written document into the next stage.
//!
//! Invariants: every span lies inside the file and on character boundaries; the tree is at most
//! [`DEEPEST`] containers deep, so that what walks it may recurse; ids are unique in a document.

mod anchor;
mod asked;
mod attr;
mod block;
mod fence;
mod inline;
mod legible;
mod mark;
mod mask;
mod note;
mod outline;
mod piece;
mod plain;
mod reader;
mod resolve;
mod run;
#[cfg(test)]
pub(crate) mod tests;
mod text;
mod tree;
mod weave;

use std::sync::Arc;

use crate::diagnostic::Diagnostics;
use crate::source::FileId;

pub use anchor::authors_id;
pub use asked::Asked;
pub use legible::{Legible, Node, visit_blocks};
pub use outline::OutlineEntry;
pub use resolve::{Resolve, resolve_blocks, resolve_inlines};
pub use run::Run;
pub use text::plain_text;
pub use tree::*;

/// How many containers (lists, quotes, divs, emphasis, links) may lie in one another. Typst gives
/// up at 16 block quotes, and nobody reads that far.
pub const DEEPEST: usize = 12;

/// What counts as Markdown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Everything beyond CommonMark: tables, divs, spans, citations, facts, anchors and the rest.
    pub extensions: bool,
    /// Whether raw HTML stays. If not, it is told.
    pub raw_html: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options { extensions: true, raw_html: false }
    }
}

/// Reads the Markdown of a file. `text` is the whole file and the body begins at byte
/// `body_start`, after the front matter; all spans are places in the whole file. The document shares the
/// text.
pub fn parse(
    file: FileId,
    text: impl Into<Arc<str>>,
    body_start: usize,
    options: &Options,
) -> (Doc<Written>, Diagnostics) {
    let text = text.into();
    let masked = mask::Masked::of(&text, body_start, options.extensions);
    let (mut doc, mut diagnostics) = reader::read(file, &text, &masked, *options);
    if options.extensions {
        anchor::name(&mut doc, &mut diagnostics);
    }
    (doc, diagnostics)
}
