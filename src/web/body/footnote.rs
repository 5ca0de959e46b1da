//! Footnotes as HTML: numbered as they are met, with ways there and back.
//!
//! Their ids have a colon, which no slug of a heading has.

use std::fmt::Write as _;

use super::{Body, Hooks};
use crate::doc::{Block, BlockKind, Doc};

impl<H: Hooks> Body<'_, H> {
    /// A mention in the text.
    pub(super) fn mention(&mut self, number: usize) {
        let index = match self.met.iter().position(|(known, _)| *known == number) {
            Some(index) => index,
            None => {
                self.met.push((number, 0));
                self.met.len() - 1
            }
        };
        self.met[index].1 += 1;
        let shown = index + 1;
        let id = mention_id(shown, self.met[index].1);
        self.raw(&format!(
            "<sup class=\"footnote-ref\"><a href=\"#fn:{shown}\" id=\"{id}\" \
             role=\"doc-noteref\">{shown}</a></sup>"
        ));
    }

    /// The notes that were met. A note may mention others: those follow.
    pub fn footnotes(&mut self, doc: &Doc<H::Stage>) {
        if self.met.is_empty() {
            return;
        }
        let label = self.hooks.words().footnotes.clone();
        self.line();
        self.raw("<section class=\"footnotes\" role=\"doc-endnotes\"");
        self.attribute("aria-label", &label);
        self.raw(">\n<ol>\n");
        let mut shown = 1;
        while let Some((number, _)) = self.met.get(shown - 1).copied() {
            if let Some(note) = doc.footnotes.get(number.wrapping_sub(1)) {
                self.footnote(shown, &note.blocks);
            }
            shown += 1;
        }
        self.raw("</ol>\n</section>\n");
    }

    /// One note; the way back stands at the end of its last paragraph.
    fn footnote(&mut self, shown: usize, blocks: &[Block<H::Stage>]) {
        self.raw(&format!("<li id=\"fn:{shown}\">\n"));
        match blocks.split_last() {
            Some((Block { kind: BlockKind::Paragraph(text), .. }, before)) => {
                self.blocks(before);
                self.line();
                self.element_line("p", |body| {
                    body.inlines(text);
                    body.ways_back(shown);
                });
            }
            _ => {
                self.blocks(blocks);
                self.line();
                self.element_line("p", |body| body.ways_back(shown));
            }
        }
        self.raw("</li>\n");
    }

    fn ways_back(&mut self, shown: usize) {
        let label = self.hooks.words().back.clone();
        for mention in 1..=self.met[shown - 1].1 {
            let id = mention_id(shown, mention);
            self.raw(&format!(" <a href=\"#{id}\" class=\"footnote-back\" role=\"doc-backlink\""));
            self.attribute("aria-label", &format!("{label} {shown}"));
            self.raw(">\u{21a9}\u{fe0e}</a>");
        }
    }
}

fn mention_id(shown: usize, mention: usize) -> String {
    let mut id = format!("fnref:{shown}");
    if mention > 1 {
        let _ = write!(id, ":{mention}");
    }
    id
}
