//! TOML text becomes a tree of values with places, and its mistakes become diagnostics.
//!
//! Does not know which keys anyone wants. Invariant: whatever the parser had to guess is
//! [`Value::Broken`] and has been told, so that nothing is told of it twice.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::Date;
use crate::diagnostic::Diagnostics;
use crate::source::{FileId, Span, Spanned};

/// What stands right of a key.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Text(String),
    Integer(i64),
    Float,
    /// A whole number past 64 bits.
    Huge,
    Boolean(bool),
    Date(Date),
    /// A time, or a date with a time: nothing of ours is that exact.
    Time,
    List(Vec<Spanned<Value>>),
    Table(Vec<Entry>),
    /// Already told.
    Broken,
}

/// A key and its value.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub key: Spanned<String>,
    pub value: Spanned<Value>,
}

impl Value {
    /// What it is, as the end of "but this is ...".
    pub(super) fn what(&self) -> &'static str {
        match self {
            Value::Text(_) => "a text",
            Value::Integer(_) => "a whole number",
            Value::Float => "a number with a fraction",
            Value::Huge => "a number too large to use",
            Value::Boolean(_) => "true or false",
            Value::Date(_) => "a date",
            Value::Time => "a time",
            Value::List(_) => "a list",
            Value::Table(_) => "a table",
            Value::Broken => "not readable",
        }
    }
}

/// A whole text, and whether all of it could be read.
pub(super) struct Parsed {
    pub entries: Vec<Entry>,
    pub whole: bool,
}

/// Parses `text`, which begins `offset` bytes into the file.
pub(super) fn parse(
    file: FileId,
    text: &str,
    offset: usize,
    diagnostics: &mut Diagnostics,
) -> Parsed {
    let first = DeTable::parse_recoverable(text);
    let (kept, lost) = without_lost_lines(text, &first.1);
    let (root, errors) = if lost.is_empty() { first } else { DeTable::parse_recoverable(&kept) };
    let mut faults: Vec<Fault> = errors.iter().map(|e| fault(text, e)).chain(lost).collect();
    faults.sort_by_key(|(range, _)| (range.start, range.end));
    let mut reading = Reading { file, text, offset, faults, diagnostics };
    let entries = reading.entries(root.into_inner());
    let whole = reading.faults.is_empty();
    reading.tell_faults();
    Parsed { entries, whole }
}

/// A place in the text, and what the parser says of it.
type Fault = (Range<usize>, String);

fn fault(text: &str, error: &toml::de::Error) -> Fault {
    (whole_chars(text, error.span().unwrap_or(0..0)), error.message().to_owned())
}

/// The parser may point into the middle of a character.
fn whole_chars(text: &str, range: Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(range.start);
    start..text.ceil_char_boundary(range.end).max(start)
}

/// At a line that has a key and no `=` the parser gives up on all that follows. So that one
/// forgotten sign hides no other mistake, such lines are made blank, and told.
fn without_lost_lines(text: &str, errors: &[toml::de::Error]) -> (String, Vec<Fault>) {
    let gives_up = |(_, why): &Fault| why.starts_with("key with no value");
    let lost: Vec<Fault> = errors.iter().map(|e| fault(text, e)).filter(gives_up).collect();
    let mut kept = if lost.is_empty() { Vec::new() } else { text.as_bytes().to_vec() };
    for (range, _) in &lost {
        kept[line_of(text, range)].fill(b' ');
    }
    (String::from_utf8_lossy(&kept).into_owned(), lost)
}

/// The lines that a range touches, without the last one's end.
fn line_of(text: &str, range: &Range<usize>) -> Range<usize> {
    let (before, after) = (&text.as_bytes()[..range.start], &text.as_bytes()[range.end..]);
    let start = before.iter().rposition(|b| *b == b'\n').map_or(0, |n| n + 1);
    let end = after.iter().position(|b| *b == b'\n').map_or(text.len(), |n| range.end + n);
    start..end
}

struct Reading<'a> {
    file: FileId,
    text: &'a str,
    offset: usize,
    /// What the parser complained of and nobody has told better.
    faults: Vec<Fault>,
    diagnostics: &'a mut Diagnostics,
}

impl Reading<'_> {
    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range).shifted(self.offset)
    }

    /// The entries of a table in the order in which they were written.
    fn entries(&mut self, table: DeTable<'_>) -> Vec<Entry> {
        let mut keyed: Vec<_> = table.into_iter().collect();
        keyed.sort_by_key(|(key, _)| key.span().start);
        keyed
            .into_iter()
            .map(|(key, value)| {
                let at = self.span(key.span());
                let key_range = whole_chars(self.text, key.span());
                let value = self.value(&key_range, value.span(), value.into_inner());
                Entry { key: Spanned::new(key.into_inner().into_owned(), at), value }
            })
            .collect()
    }

    fn value(
        &mut self,
        key: &Range<usize>,
        range: Range<usize>,
        value: DeValue<'_>,
    ) -> Spanned<Value> {
        let range = whole_chars(self.text, range);
        self.tell_where_it_begins(&range);
        let (range, value) = match value {
            DeValue::String(text) => (self.inside(range), Value::Text(text.into_owned())),
            DeValue::Integer(number) => {
                let read = i64::from_str_radix(number.as_str(), number.radix());
                (range, read.map_or(Value::Huge, Value::Integer))
            }
            DeValue::Float(_) => (range, Value::Float),
            DeValue::Boolean(flag) => (range, Value::Boolean(flag)),
            DeValue::Datetime(stamp) => (range.clone(), self.stamp(range, stamp)),
            DeValue::Array(list) => {
                let item = |item: toml::Spanned<DeValue<'_>>| {
                    let range = whole_chars(self.text, item.span());
                    self.value(&range, item.span(), item.into_inner())
                };
                (range, Value::List(list.into_iter().map(item).collect()))
            }
            DeValue::Table(table) => (range, Value::Table(self.entries(table))),
        };
        let broken = self.is_broken(key, &range);
        Spanned::new(if broken { Value::Broken } else { value }, self.span(range))
    }

    /// Whether the parser guessed here: a complaint on a line of the key or of the value.
    fn is_broken(&self, key: &Range<usize>, range: &Range<usize>) -> bool {
        if self.faults.is_empty() {
            return false;
        }
        let both = key.start.min(range.start)..key.end.max(range.end);
        let lines = line_of(self.text, if range.is_empty() { key } else { &both });
        self.faults.iter().any(|(fault, _)| (lines.start..=lines.end).contains(&fault.start))
    }

    /// A value that runs on because nothing closes it swallows lines that are not its own. One
    /// complaint is enough, and it belongs where the value begins.
    fn tell_where_it_begins(&mut self, range: &Range<usize>) {
        let runs_on = self.text[range.clone()].contains('\n');
        let Some(last) = self.faults.iter().rposition(|(fault, _)| fault.start == range.end) else {
            return;
        };
        if runs_on {
            let why = self.faults[last].1.clone();
            self.faults.retain(|(fault, _)| !(range.start..=range.end).contains(&fault.start));
            self.faults.push((whole_chars(self.text, range.start..range.start + 1), why));
        }
    }

    /// A date. The parser's complaint about a day that does not exist gives way to ours.
    fn stamp(&mut self, range: Range<usize>, stamp: toml::value::Datetime) -> Value {
        match stamp {
            toml::value::Datetime { date: Some(date), time: None, offset: None } => {
                Date::new(date.year, date.month, date.day).map_or(Value::Broken, Value::Date)
            }
            toml::value::Datetime { date: None, time: None, offset: None } => {
                let written = self.text[range.clone()].to_owned();
                if looks_like_date(&written) {
                    self.faults.retain(|(fault, _)| *fault != range);
                    self.diagnostics.no_such_date(self.span(range), &written);
                }
                Value::Broken
            }
            _ => Value::Time,
        }
    }

    /// The place of a text without its quotes, so that an offset in the text is an offset in the
    /// file whenever both have one length (escapes only ever shorten).
    fn inside(&self, range: Range<usize>) -> Range<usize> {
        let raw = &self.text[range.clone()];
        let quotes = ["\"\"\"", "'''", "\"", "'"];
        let bare = |quote: &&str| {
            let inner = raw.strip_prefix(quote)?.strip_suffix(quote)?;
            let first_line_end = if quote.len() == 3 { line_end(inner) } else { 0 };
            Some(range.start + quote.len() + first_line_end..range.end - quote.len())
        };
        quotes.iter().find_map(bare).unwrap_or(range)
    }

    fn tell_faults(&mut self) {
        for (range, why) in std::mem::take(&mut self.faults) {
            let line = &self.text[line_of(self.text, &(range.start..range.start))];
            self.diagnostics.toml_syntax(self.span(range.clone()), &why, line);
        }
    }
}

/// The length of the line end that a text begins with.
fn line_end(text: &str) -> usize {
    if text.starts_with("\r\n") { 2 } else { usize::from(text.starts_with('\n')) }
}

fn looks_like_date(text: &str) -> bool {
    let shape =
        |(at, b): (usize, u8)| if at == 4 || at == 7 { b == b'-' } else { b.is_ascii_digit() };
    text.len() == 10 && text.bytes().enumerate().all(shape)
}
