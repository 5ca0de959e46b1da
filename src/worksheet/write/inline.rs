//! Running text as Markdown: words escaped, marks around what is marked.
//!
//! A mark opens or closes by what stands on both of its sides. Where they would keep it from doing
//! so, an empty comment parts them, which no page shows.

use super::braces;
use super::words::{Around, escaped, of_a_word};
use crate::doc::{CiteKey, Inline, InlineKind, Written};

/// Where running text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// On lines of its own.
    Paragraph,
    /// Behind the marks of a heading.
    Heading,
    /// In a table.
    Cell,
    /// Between square brackets.
    Brackets,
    /// Between two marks.
    Marks,
}

/// What stands between two marks that would be read as one.
const APART: &str = "<!-- -->";

/// Running text.
pub(super) fn text(text: &[Inline<Written>], place: Place) -> String {
    let mut line = Line::new(place);
    line.all(text);
    line.out
}

/// Words without any mark.
pub(super) fn plain(words: &str, place: Place) -> String {
    let mut line = Line::new(place);
    line.words(words, (true, true));
    line.out
}

/// A mark that has just been closed, and the character before it.
#[derive(Clone, Copy)]
struct Closed {
    mark: char,
    last: Option<char>,
}

struct Line {
    out: String,
    place: Place,
    /// Whether it may have several lines.
    lines: bool,
    /// The mark around all of it.
    mark: Option<char>,
    closed: Option<Closed>,
    after_citation: bool,
}

impl Line {
    fn new(place: Place) -> Self {
        let lines = place == Place::Paragraph;
        Line { out: String::new(), place, lines, mark: None, closed: None, after_citation: false }
    }

    /// An element inside of it.
    fn inner(&self, place: Place, mark: Option<char>, text: &[Inline<Written>]) -> Self {
        let mut line = Line { lines: self.lines, mark, ..Line::new(place) };
        line.all(text);
        line
    }

    fn all(&mut self, text: &[Inline<Written>]) {
        let is_break = |kind: &InlineKind<Written>| {
            matches!(kind, InlineKind::SoftBreak | InlineKind::HardBreak)
        };
        let edge = |at: Option<usize>| {
            at.and_then(|at| text.get(at)).is_none_or(|one| is_break(&one.kind))
        };
        for (at, inline) in text.iter().enumerate() {
            let ends = (edge(at.checked_sub(1)), edge(Some(at + 1)));
            self.one(&inline.kind, ends);
        }
    }

    /// One inline, and whether it is the first and the last of its line or element.
    fn one(&mut self, kind: &InlineKind<Written>, ends: (bool, bool)) {
        match kind {
            InlineKind::Text(words) => self.words(words, ends),
            InlineKind::Image(image) => self.words(&image.alt, ends),
            InlineKind::Code(code) => self.code(code),
            InlineKind::Emphasis(inside) => self.marked(self.other_mark(), 1, inside),
            InlineKind::Strong(inside) => self.marked(self.other_mark(), 2, inside),
            InlineKind::Strike(inside) => self.marked('~', 2, inside),
            InlineKind::Link(link) => {
                let title = link.title.iter().filter(|title| !title.is_empty());
                let title: String = title.map(|t| format!(" {}", titled(t))).collect();
                self.bracketed(&link.text, &format!("({}{title})", address(&link.to.to)));
            }
            InlineKind::Span(attr, inside) => self.bracketed(inside, &braces(attr)),
            InlineKind::Citation(keys) => {
                let keys: Vec<String> = keys.iter().map(cited).collect();
                self.open_bracket();
                self.out.push_str(&format!("{}]", keys.join("; ")));
                self.after_citation = true;
            }
            InlineKind::Fact(fact) => self.push(&format!("{{{{ {} }}}}", fact.name)),
            InlineKind::SoftBreak => self.line_end("\n"),
            InlineKind::HardBreak => self.line_end("\\\n"),
            InlineKind::FootnoteRef { .. } | InlineKind::Html(_) => {}
        }
    }

    fn words(&mut self, words: &str, (first, last): (bool, bool)) {
        if self.after_citation && words.starts_with('[') {
            self.push(APART);
        }
        let nothing_yet = self.out.is_empty();
        let around = Around {
            line_start: self.out.ends_with('\n') || (nothing_yet && self.place == Place::Paragraph),
            in_bracket: self.place == Place::Brackets && nothing_yet,
            after_citation: self.after_citation,
            first,
            last,
            heading: self.place == Place::Heading && last,
        };
        self.push(&escaped(words, around));
    }

    /// A line that ends, if there are lines here.
    fn line_end(&mut self, end: &str) {
        self.push(if self.lines { end } else { " " });
    }

    fn code(&mut self, code: &str) {
        let code = code.replace('\n', " ");
        if code.is_empty() {
            return;
        }
        if self.out.ends_with('`') {
            self.out.push_str(APART);
        }
        let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or_default();
        let ticks = "`".repeat(longest + 1);
        let spaced = code.starts_with(' ') && code.ends_with(' ') && !code.trim().is_empty();
        let tick = code.starts_with('`') || code.ends_with('`');
        let air = if spaced || tick { " " } else { "" };
        self.push(&format!("{ticks}{air}{code}{air}{ticks}"));
    }

    /// The mark for emphasis here: another than around it.
    fn other_mark(&self) -> char {
        if self.mark == Some('*') { '_' } else { '*' }
    }

    fn marked(&mut self, mark: char, count: usize, inside: &[Inline<Written>]) {
        let around = if mark == '~' { self.mark } else { Some(mark) };
        let line = self.inner(Place::Marks, around, inside);
        let mut inside = line.out;
        if inside.is_empty() {
            return;
        }
        if inside.starts_with(mark) {
            inside.insert_str(0, APART);
        }
        if line.closed.is_some_and(|closed| closed.mark == mark) {
            inside.push_str(APART);
        }
        let marks: String = std::iter::repeat_n(mark, count).collect();
        let first = inside.chars().next();
        self.part(mark);
        if !flanked(self.out.chars().next_back(), mark, first) {
            self.out.push_str(APART);
        }
        self.out.push_str(&format!("{marks}{inside}{marks}"));
        self.after_citation = false;
        self.closed = Some(Closed { mark, last: inside.chars().next_back() });
    }

    fn bracketed(&mut self, inside: &[Inline<Written>], behind: &str) {
        let line = self.inner(Place::Brackets, self.mark, inside);
        self.open_bracket();
        self.out.push_str(&format!("{}]{behind}", line.out));
    }

    /// A bracket, kept from being a picture's, or the name of what a citation would be.
    fn open_bracket(&mut self) {
        if self.after_citation {
            self.out.push_str(APART);
        }
        if self.out.ends_with('!') {
            self.out.pop();
            self.out.push_str("\\!");
        }
        self.push("[");
    }

    fn push(&mut self, next: &str) {
        if let Some(first) = next.chars().next() {
            self.part(first);
            self.out.push_str(next);
            self.after_citation = false;
        }
    }

    /// Parts a mark that has just been closed from what would keep it from closing.
    fn part(&mut self, next: char) {
        if let Some(Closed { mark, last }) = self.closed.take()
            && (next == mark || !flanked(Some(next), mark, last))
        {
            self.out.push_str(APART);
        }
    }
}

/// Whether a mark opens or closes between what is outside of it and what is inside.
fn flanked(outside: Option<char>, mark: char, inside: Option<char>) -> bool {
    let Some(outside) = outside else { return true };
    let word = inside.is_some_and(of_a_word);
    outside.is_ascii_whitespace() || outside.is_ascii_punctuation() || (word && mark != '_')
}

/// Where a link leads, between parentheses.
fn address(to: &str) -> String {
    let kept: String = to.char_indices().map(|(at, c)| kept(&to[at..], c)).collect();
    let bare = |c: char| !c.is_whitespace() && !matches!(c, '(' | ')' | '<' | '>');
    if !to.is_empty() && to.chars().all(bare) { kept } else { format!("<{kept}>") }
}

/// A title in quotes.
fn titled(title: &str) -> String {
    let kept: String = title.char_indices().map(|(at, c)| kept(&title[at..], c)).collect();
    format!("\"{kept}\"")
}

/// The first character of `rest`, kept as it is in an address or a title.
fn kept(rest: &str, c: char) -> String {
    let entity = || rest.trim_start_matches('&').trim_start_matches(['#']);
    match c {
        '\\' | '<' | '>' | '"' => format!("\\{c}"),
        '&' if entity().find(';').is_some() => "\\&".to_owned(),
        c if c.is_control() => format!("&#{};", u32::from(c)),
        c => c.to_string(),
    }
}

/// `@key, p. 3`
fn cited(key: &CiteKey) -> String {
    match &key.locator {
        Some(locator) => format!("@{}, {locator}", key.key),
        None => format!("@{}", key.key),
    }
}
