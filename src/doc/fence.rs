//! Fenced divs while a document is read: which fence opens, which closes, and what lies between.
//!
//! Divs nest inside one container (the document, a list item, a quote); none may begin in one
//! container and end in another. Attributes or one word open; nothing closes the innermost; the
//! number of colons does not matter.

use std::ops::Range;

use crate::diagnostic::Diagnostics;
use crate::source::{FileId, Span};

use super::attr::{self, Fault};
use super::{Attr, Block, BlockKind, Directive, Written};

/// What a fence says.
pub(super) enum Fence {
    Open(Attr),
    Close,
}

/// Reads the fence at `range` of the source.
pub(super) fn read(file: FileId, source: &str, range: Range<usize>) -> Result<Fence, Fault> {
    let text = &source[..range.end];
    let rest = text[range.start..].trim_start_matches(':').trim_start();
    let start = range.end - rest.len();
    let words = rest.trim_end_matches(':').trim_end();
    if words.is_empty() {
        return Ok(Fence::Close);
    }
    if !words.starts_with('{') {
        return attr::of_word(file, words, start).map(Fence::Open);
    }
    let (attr, end) = attr::read(file, text, start)?;
    let after = start + words.len();
    if end < after {
        let at = Span::new(file, end..after);
        return Err(Fault { at, why: "nothing may follow the closing brace".to_owned() });
    }
    Ok(Fence::Open(attr))
}

/// A div that has been opened and not yet closed.
#[derive(Debug)]
struct OpenDiv {
    attr: Attr,
    opener: Span,
    body: Vec<Block<Written>>,
    /// Whether it has been told that its end is in the wrong place.
    told: bool,
    /// Whether it lies too deep, so that its blocks go to the div around it.
    flat: bool,
}

/// The open divs of all containers around the place where the reader is.
#[derive(Debug, Default)]
pub(super) struct OpenDivs {
    open: Vec<OpenDiv>,
    /// Openers whose container ended first: their closers may still come.
    left_open: Vec<Span>,
}

impl OpenDivs {
    /// How many are open.
    pub(super) fn len(&self) -> usize {
        self.open.len()
    }

    /// The blocks of the innermost div, if more than `base` are open.
    pub(super) fn innermost(&mut self, base: usize) -> Option<&mut Vec<Block<Written>>> {
        self.open[base..].last_mut().map(|div| &mut div.body)
    }

    /// A div begins. A `flat` one lies too deep: its blocks go to what is around it.
    pub(super) fn open(&mut self, attr: Attr, opener: Span, flat: bool) {
        self.open.push(OpenDiv { attr, opener, body: Vec::new(), told: false, flat });
    }

    /// A closing fence in the container whose divs begin at `base`. Gives the blocks to put into
    /// what is then innermost.
    pub(super) fn close(
        &mut self,
        closer: Span,
        base: usize,
        diagnostics: &mut Diagnostics,
    ) -> Vec<Block<Written>> {
        if self.open.len() > base {
            return self.pop(closer.range().end).map_or_else(Vec::new, |(_, blocks)| blocks);
        }
        if let Some(outer) = self.open.last_mut() {
            if !outer.told {
                diagnostics.div_crosses(outer.opener, closer);
            }
            outer.told = true;
        } else if let Some(opener) = self.left_open.pop() {
            diagnostics.div_crosses(opener, closer);
        } else {
            diagnostics.div_stray_end(closer);
        }
        Vec::new()
    }

    /// A container ends at `end` and a div of it is still open.
    pub(super) fn leave(&mut self, end: usize) -> Vec<Block<Written>> {
        let Some((untold, blocks)) = self.pop(end) else { return Vec::new() };
        self.left_open.extend(untold);
        blocks
    }

    /// The document is over: what has not been closed by now never will be.
    pub(super) fn finish(self, diagnostics: &mut Diagnostics) {
        for opener in self.left_open {
            diagnostics.div_unclosed(opener);
        }
    }

    /// The innermost div's opener, unless it has been told, and the blocks that it becomes.
    fn pop(&mut self, end: usize) -> Option<(Option<Span>, Vec<Block<Written>>)> {
        let OpenDiv { attr, opener, body, told, flat } = self.open.pop()?;
        let untold = (!told).then_some(opener);
        if flat {
            return Some((untold, body));
        }
        let span = Span::new(opener.file, opener.range().start..end.max(opener.range().end));
        let kind = BlockKind::Insert(Directive { attr: Box::new(attr), body });
        Some((untold, vec![Block { kind, span }]))
    }
}
