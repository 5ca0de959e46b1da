//! Words of a file become words of a worksheet.
//!
//! A label is one line of plain words. A text is what the author of ours wrote, or standard
//! Markdown, or lines without a mark; `keep.rs` leaves of each what a worksheet may hold.
//!
//! Invariant: nothing that comes out names a fact or a work, or asks for anything to be drawn,
//! unless the author of ours wrote so.

use std::collections::BTreeSet;

use super::keep::{Keeper, depth};
use crate::doc::{self, Block, BlockKind, DEEPEST, Inline, InlineKind, Node, Written};
use crate::source::Span;
use crate::worksheet;

/// Words on one line.
pub(super) fn line(words: &str) -> String {
    let hidden = |c: char| c.is_control() && c != '\t';
    let parts = words.split(hidden).map(str::trim).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}

/// Words on one line, as an attribute may hold them: two braces would be a fact there, and a
/// bracket with an `@` a work.
pub(super) fn attribute(words: &str) -> String {
    let mut out = String::new();
    for c in line(words).chars() {
        if (c == '{' && out.ends_with('{')) || (c == '@' && out.ends_with('[')) {
            out.push(' ');
        }
        out.push(c);
    }
    out
}

/// Plain words on several lines, without air at their ends.
pub(super) fn lines(words: &str) -> String {
    let words = words.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<String> = words.split('\n').map(line).collect();
    lines.join("\n").trim().to_owned()
}

/// The words of a display, as the file has them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Display<'a> {
    /// Ours, as the author wrote it.
    pub source: Option<&'a str>,
    /// Standard Markdown.
    pub markdown: Option<&'a str>,
    /// Without any mark.
    pub plain: &'a str,
    /// Where it stands in the file.
    pub at: Span,
    /// How many containers deep the text may be.
    pub depth: usize,
}

impl Display<'_> {
    /// What a worksheet shows of it, and what it could not keep.
    pub(super) fn read(&self) -> (Vec<Block<Written>>, BTreeSet<&'static str>) {
        let mut keeper = Keeper { ours: self.source.is_some(), at: self.at, lost: BTreeSet::new() };
        let Some(markdown) = self.source.or(self.markdown) else {
            return (paragraphs(self.plain, self.at), keeper.lost);
        };
        let options = doc::Options { extensions: keeper.ours, raw_html: false };
        let (doc, told) = doc::parse(self.at.file, markdown, 0, &options);
        if !keeper.ours && !told.is_empty() {
            keeper.lost.insert("HTML, which a page may not hold");
        }
        let blocks = keeper.blocks(doc.blocks);
        if depth(&blocks) > self.depth {
            keeper.lost.insert("lists and quotes that lie too deep in one another");
            return (paragraphs(self.plain, self.at), keeper.lost);
        }
        let blocks = if blocks.is_empty() { paragraphs(self.plain, self.at) } else { blocks };
        (blocks, keeper.lost)
    }
}

/// Whether standard Markdown comes in as the text that its author wrote. The ids of headings are
/// made anew for each page.
pub(in crate::exchange::fhir) fn says_all(markdown: &str, source: &str, at: Span) -> bool {
    let markdown = Some(markdown);
    let display = Display { source: None, markdown, plain: "", at, depth: DEEPEST };
    let (blocks, lost) = display.read();
    let mut heading = false;
    doc::visit_blocks(&blocks, &mut |node| {
        let is = |block: &Block<Written>| matches!(block.kind, BlockKind::Heading { .. });
        heading |= matches!(node, Node::Block(found) if is(found));
    });
    !heading && lost.is_empty() && worksheet::write_text(&blocks) == source
}

/// Words without a mark: an empty line parts two paragraphs, and every other line end stays.
pub(super) fn paragraphs(words: &str, at: Span) -> Vec<Block<Written>> {
    let words = lines(words);
    let parts = words.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| Block { kind: BlockKind::Paragraph(broken(part, at)), span: at }).collect()
}

fn broken(words: &str, at: Span) -> Vec<Inline<Written>> {
    let mut out = Vec::new();
    for line in words.split('\n') {
        if !out.is_empty() {
            out.push(Inline { kind: InlineKind::HardBreak, span: at });
        }
        out.push(Inline { kind: InlineKind::Text(line.into()), span: at });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{BlockKind, DEEPEST, Display, attribute, lines};
    use crate::source::Sources;

    #[test]
    fn an_attribute_is_one_line_of_plain_words() {
        for (words, plain) in [
            ("  How \n\t was it?\u{7} ", "How was it?"),
            ("two  spaces stay", "two  spaces stay"),
            ("{{{ practice.name }} [@beck]", "{ { { practice.name }} [ @beck]"),
        ] {
            assert_eq!(attribute(words), plain);
        }
    }

    /// The levels of the headings that come out of a text, if it is said to be ours or is not.
    fn levels(ours: bool, text: &str) -> Vec<u8> {
        let sources = Sources::fixture("//- a.json\n");
        let at = sources.find("a.json").expect("it is in the fixture").start();
        let (source, markdown) = (ours.then_some(text), (!ours).then_some(text));
        let (blocks, _) = Display { source, markdown, plain: "", at, depth: DEEPEST }.read();
        let level = |kind| match kind {
            BlockKind::Heading { level, .. } => level,
            other => panic!("no heading: {other:?}"),
        };
        blocks.into_iter().map(|block| level(block.kind)).collect()
    }

    #[test]
    fn no_text_brings_a_second_title() {
        assert_eq!(levels(true, "# >\n\n## b\n\n#### c\n"), [2, 2, 4]);
        assert_eq!(levels(false, "# a\n\n## b\n\n#### c\n"), [3, 3, 4]);
    }

    #[test]
    fn lines_stay_lines() {
        assert_eq!(lines("\r\n a \r b\u{0}\n\n\n c\n"), "a\nb\n\n\nc");
    }
}
