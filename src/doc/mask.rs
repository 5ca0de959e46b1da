//! Makes fences visible to a CommonMark parser: in a copy of the text each line that may be a
//! fence of a div becomes a rule of equally many bytes. A text without such lines needs no copy.
//!
//! The parser knows nothing of `:::`, but it knows best where a line of its own may stand: inside
//! lists and quotes, and not in code. So a rule that it reports at a recorded place is a fence, and
//! a candidate that turns up inside code or words is put back.
//!
//! Invariant: the copy has the length and the line ends of the body, so offsets count in both.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::CowStr;

/// A line that may be a fence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    /// From the first colon to the last byte that is not a space.
    pub(super) range: Range<usize>,
    /// Whether it begins a list item, or follows a blank line, another candidate, a heading or
    /// nothing.
    pub(super) after_blank: bool,
}

/// The body as the parser reads it, and what was changed in it.
#[derive(Debug)]
pub(super) struct Masked<'a> {
    /// What the parser reads: all that follows the front matter.
    pub(super) body: Cow<'a, str>,
    /// Where that begins in the file, in bytes.
    pub(super) start: usize,
    /// The candidates by their first byte in the file.
    candidates: BTreeMap<usize, Candidate>,
}

impl<'a> Masked<'a> {
    /// Masks a text whose body begins at `start`, if it may hold `fences`.
    pub(super) fn of(text: &'a str, start: usize, fences: bool) -> Self {
        let start = text.floor_char_boundary(start);
        let body = &text[start..];
        let mut masked = Masked { body: body.into(), start, candidates: BTreeMap::new() };
        if fences && memchr::memmem::find(body.as_bytes(), COLONS.as_bytes()).is_some() {
            masked.body = masked.hidden(body).into();
        }
        masked
    }

    /// The body, with its candidates as rules.
    fn hidden(&mut self, body: &str) -> String {
        let mut copy = String::with_capacity(body.len());
        let mut after_blank = true;
        for line in body.split_inclusive('\n') {
            let Some((range, in_item)) = colons(line) else {
                copy.push_str(line);
                after_blank = parts(line);
                continue;
            };
            let start = self.start + copy.len() + range.start;
            copy.push_str(&line[..range.start]);
            copy.extend(std::iter::repeat_n('*', range.len()));
            copy.push_str(&line[range.end..]);
            let range = start..start + range.len();
            let after_blank = std::mem::replace(&mut after_blank, true) || in_item;
            self.candidates.insert(start, Candidate { range, after_blank });
        }
        copy
    }

    /// The candidate that begins at this byte.
    pub(super) fn at(&self, start: usize) -> Option<&Candidate> {
        self.candidates.get(&start)
    }

    /// The candidates that begin in a range.
    pub(super) fn within(&self, range: &Range<usize>) -> impl Iterator<Item = &Candidate> {
        self.candidates.range(range.clone()).map(|(_, candidate)| candidate)
    }

    /// What the parser read at `range`, with the candidates in it put back from the source. Where
    /// the parser changed the words, only their order is left to go by.
    pub(super) fn restore<'r>(
        &self,
        source: &str,
        range: &Range<usize>,
        read: CowStr<'r>,
    ) -> CowStr<'r> {
        if self.within(range).next().is_none() {
            return read;
        }
        let mut text = read.into_string();
        let mut from = 0;
        for candidate in self.within(range) {
            let stars = "*".repeat(candidate.range.len());
            if let Some(at) = text[from..].find(&stars) {
                let at = from + at;
                text.replace_range(at..at + stars.len(), &source[candidate.range.clone()]);
                from = at + stars.len();
            }
        }
        text.into()
    }
}

/// What a fence begins with.
const COLONS: &str = ":::";

/// Whether a line parts blocks: a blank one, or a heading.
fn parts(line: &str) -> bool {
    let words = line.trim_start_matches(MARGIN).trim_end();
    words.is_empty() || words.starts_with('#')
}

/// What may stand before the words of a line, wherever they are nested.
const MARGIN: [char; 3] = [' ', '\t', '>'];

/// Where the fence stands in a line that may be one, and whether a list item begins before it.
fn colons(line: &str) -> Option<(Range<usize>, bool)> {
    let mut words = line.trim_start_matches(MARGIN);
    let mut in_item = false;
    while let Some(rest) = after_marker(words) {
        words = rest.trim_start_matches(MARGIN);
        in_item = true;
    }
    let start = line.len() - words.len();
    let end = start + words.trim_end().len();
    words.starts_with(COLONS).then_some((start..end, in_item))
}

/// What follows the marker of a list item or of a meaning. A star is none here: before other stars it
/// is a rule.
fn after_marker(words: &str) -> Option<&str> {
    let rest = match words.strip_prefix(['-', '+', ':']) {
        Some(rest) => rest,
        None => {
            let rest = words.trim_start_matches(|c: char| c.is_ascii_digit());
            rest.strip_prefix(['.', ')']).filter(|_| rest.len() < words.len())?
        }
    };
    rest.starts_with([' ', '\t']).then_some(rest)
}
