//! A document as plain words: for search, descriptions and measures of reading.
//!
//! Headings, list items, terms and cells end as sentences, so that counting sentences makes sense.
//! Code, raw HTML and citations are left out: they are not read as prose.

use std::borrow::Cow;

use super::{Block, BlockKind, Doc, Inline, InlineKind, Legible, ListItem};

impl<S: Legible> Doc<S> {
    /// The words of the document and its footnotes; one space between words, one line a paragraph.
    pub fn plain_text(&self) -> String {
        let mut out = of_blocks(&self.blocks);
        self.footnotes.iter().for_each(|note| blocks(&note.blocks, &mut out));
        out
    }

    /// How many words there are to read.
    pub fn words(&self) -> usize {
        let mut line = String::new();
        let notes = self.footnotes.iter().map(|note| note.blocks.as_slice());
        let blocks = std::iter::once(self.blocks.as_slice()).chain(notes);
        blocks.map(|blocks| words_of(blocks, &mut line)).sum()
    }
}

/// How many words some blocks have. Counting is asked for every page, and writing out its whole
/// text takes ten times as long.
fn words_of<S: Legible>(blocks: &[Block<S>], line: &mut String) -> usize {
    let mut count = 0;
    each_line(blocks, &mut |text| {
        count += one_run(text).map_or_else(
            || {
                line.clear();
                inlines(text, line);
                words_of_line(line)
            },
            words_of_line,
        );
    });
    count
}

/// Most lines are one run of words, which need not be put together.
fn one_run<S: Legible>(text: &[Inline<S>]) -> Option<&str> {
    match text {
        [Inline { kind: InlineKind::Text(words), .. }] => Some(words),
        _ => None,
    }
}

fn words_of_line(line: &str) -> usize {
    if line.is_ascii() { ascii_words(line) } else { words_in(line) }
}

/// How many runs of characters between white space have a letter or a digit.
fn words_in(line: &str) -> usize {
    line.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// The same, for most lines: nearly every word begins with a letter or a digit, and how many do can
/// be counted many bytes at a time. Where one begins otherwise, all are counted one by one.
fn ascii_words(line: &str) -> usize {
    let bytes = line.as_bytes();
    let mut begun = Begun { words: 0, otherwise: false };
    // The byte before the first is a space, and so are those that fill up the last stretch.
    let mut before = b' ';
    let (stretches, rest) = bytes.as_chunks::<STRETCH>();
    for stretch in stretches {
        begun.count(before, stretch);
        before = stretch[STRETCH - 1];
    }
    let mut last = [b' '; STRETCH];
    last[..rest.len()].copy_from_slice(rest);
    begun.count(before, &last);
    if begun.otherwise { words_in(line) } else { begun.words }
}

/// How many bytes are counted together. A line has some sixty.
const STRETCH: usize = 32;

/// Words that have begun.
struct Begun {
    words: usize,
    /// Whether one began with another character than a letter or a digit.
    otherwise: bool,
}

impl Begun {
    fn count(&mut self, before: u8, stretch: &[u8; STRETCH]) {
        let mut shifted = [before; STRETCH];
        shifted[1..].copy_from_slice(&stretch[..STRETCH - 1]);
        let (mut words, mut odd) = (0_u8, 0_u8);
        for (before, here) in shifted.iter().zip(stretch) {
            let begins = space(*before) & !space(*here);
            words += u8::from(begins & plain(*here));
            odd |= u8::from(begins & !plain(*here));
        }
        self.words += usize::from(words);
        self.otherwise |= odd != 0;
    }
}

/// A letter or a digit, of ASCII.
fn plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
}

/// The white space of a `char`, of ASCII; the vertical tab is one.
fn space(byte: u8) -> bool {
    byte == b' ' || (b'\t'..=b'\r').contains(&byte)
}

/// Shows every run of text that is a line of its own.
fn each_line<S: Legible>(list: &[Block<S>], see: &mut impl FnMut(&[Inline<S>])) {
    for block in list {
        match &block.kind {
            BlockKind::Paragraph(text) | BlockKind::Heading { text, .. } => see(text),
            BlockKind::Quote(inside) | BlockKind::Alert(_, inside) => each_line(inside, see),
            BlockKind::List { items, .. } => {
                items.iter().for_each(|item| each_line(&item.blocks, see));
            }
            BlockKind::Definitions(list) => {
                for definition in list {
                    see(&definition.term);
                    definition.meanings.iter().for_each(|meaning| each_line(meaning, see));
                }
            }
            BlockKind::Table { head, rows, .. } => {
                head.iter().chain(rows.iter().flatten()).for_each(|cell| see(&cell.text));
            }
            BlockKind::Insert(insert) => {
                S::blocks_of(insert).into_iter().for_each(|inside| each_line(inside, see));
            }
            BlockKind::Code { .. } | BlockKind::Rule | BlockKind::Html(_) => {}
        }
    }
}

/// The words of running text, as one line.
pub fn plain_text<S: Legible>(text: &[Inline<S>]) -> String {
    of_inlines(text).into_owned()
}

/// The words of some blocks, one line a paragraph.
pub(super) fn of_blocks<S: Legible>(list: &[Block<S>]) -> String {
    let mut out = String::new();
    blocks(list, &mut out);
    out
}

/// The words of running text.
pub(super) fn of_inlines<S: Legible>(text: &[Inline<S>]) -> Cow<'_, str> {
    let put_together = || {
        let mut out = String::new();
        inlines(text, &mut out);
        out
    };
    one_run(text).map_or_else(|| put_together().into(), Cow::Borrowed)
}

fn blocks<S: Legible>(list: &[Block<S>], out: &mut String) {
    list.iter().for_each(|block| one(&block.kind, out));
}

fn one<S: Legible>(kind: &BlockKind<S>, out: &mut String) {
    match kind {
        BlockKind::Paragraph(text) => paragraph(text, out),
        BlockKind::Heading { text, .. } => sentence(text, out),
        BlockKind::Quote(inside) | BlockKind::Alert(_, inside) => blocks(inside, out),
        BlockKind::List { items, .. } => items.iter().for_each(|i| item(i, out)),
        BlockKind::Definitions(list) => {
            for definition in list {
                sentence(&definition.term, out);
                definition.meanings.iter().for_each(|meaning| blocks(meaning, out));
            }
        }
        BlockKind::Table { head, rows, .. } => {
            head.iter().chain(rows.iter().flatten()).for_each(|cell| sentence(&cell.text, out));
        }
        BlockKind::Insert(insert) => {
            S::blocks_of(insert).into_iter().for_each(|inside| blocks(inside, out));
        }
        BlockKind::Code { .. } | BlockKind::Rule | BlockKind::Html(_) => {}
    }
}

fn item<S: Legible>(item: &ListItem<S>, out: &mut String) {
    for block in &item.blocks {
        match &block.kind {
            BlockKind::Paragraph(text) => sentence(text, out),
            kind => one(kind, out),
        }
    }
}

fn paragraph<S: Legible>(text: &[Inline<S>], out: &mut String) {
    let words = of_inlines(text);
    let words: Vec<&str> = words.split_whitespace().collect();
    if !words.is_empty() {
        out.push_str(&words.join(" "));
        out.push('\n');
    }
}

/// A line that ends as a sentence does.
fn sentence<S: Legible>(text: &[Inline<S>], out: &mut String) {
    let before = out.len();
    paragraph(text, out);
    if out.len() > before && !ends_sentence(out) {
        out.insert(out.len() - 1, '.');
    }
}

/// Whether the last line ends in a mark, maybe inside quotes or brackets.
fn ends_sentence(text: &str) -> bool {
    let words = text.trim_end().trim_end_matches(['"', '\'', '\u{201d}', '\u{2019}', ')']);
    words.ends_with(['.', '!', '?', ':', ';', '\u{2026}'])
}

fn inlines<S: Legible>(text: &[Inline<S>], out: &mut String) {
    for inline in text {
        match &inline.kind {
            InlineKind::Text(words) | InlineKind::Code(words) => out.push_str(words),
            InlineKind::Image(image) => out.push_str(&image.alt),
            InlineKind::Fact(fact) => out.push_str(S::words_of(fact)),
            InlineKind::SoftBreak | InlineKind::HardBreak => out.push(' '),
            InlineKind::Citation(_) => out.truncate(out.trim_end_matches(' ').len()),
            kind => inlines(kind.children(), out),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{ascii_words, words_in};

    proptest! {
        #[test]
        fn words_are_counted_alike(line in "[\\x00-\\x7f]{0,40}") {
            let long = line.repeat(9);
            prop_assert_eq!(ascii_words(&line), words_in(&line));
            prop_assert_eq!(ascii_words(&long), words_in(&long));
        }
    }
}
