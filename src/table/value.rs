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
    let (root, errors) = DeTable::parse_recoverable(text);
    let faults = errors.into_iter().map(|error| {
        let range = error.span().unwrap_or(0..0);
        (range, error.message().to_owned())
    });
    let mut reading = Reading { file, text, offset, faults: faults.collect(), diagnostics };
    let entries = reading.entries(root.into_inner());
    let whole = reading.faults.is_empty();
    reading.tell_faults();
    Parsed { entries, whole }
}

struct Reading<'a> {
    file: FileId,
    text: &'a str,
    offset: usize,
    /// What the parser complained of and nobody has told better.
    faults: Vec<(Range<usize>, String)>,
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
                let value = self.value(&key.span(), value.span(), value.into_inner());
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
                    self.value(&item.span(), item.span(), item.into_inner())
                };
                (range, Value::List(list.into_iter().map(item).collect()))
            }
            DeValue::Table(table) => (range, Value::Table(self.entries(table))),
        };
        let broken = self.is_broken(key, &range, &value);
        Spanned::new(if broken { Value::Broken } else { value }, self.span(range))
    }

    /// Whether the parser guessed here: a complaint on the line of the key, or inside the value.
    fn is_broken(&self, key: &Range<usize>, range: &Range<usize>, value: &Value) -> bool {
        if matches!(value, Value::Table(_)) {
            return false;
        }
        let start = self.text[..key.start].rfind('\n').map_or(0, |n| n + 1);
        let from = range.end.max(key.end);
        let end = self.text[from..].find('\n').map_or(self.text.len(), |n| from + n);
        self.faults.iter().any(|(fault, _)| fault.start >= start && fault.start <= end)
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
        let long = ["\"\"\"", "'''"].iter().any(|q| raw.len() >= 6 && raw.starts_with(q));
        let quotes = match raw.as_bytes().first() {
            Some(b'"' | b'\'') if long => 3,
            Some(b'"' | b'\'') if raw.len() >= 2 => 1,
            _ => return range,
        };
        let first_line_end = if long {
            let rest = &raw[quotes..];
            rest.len() - rest.strip_prefix("\r\n").or(rest.strip_prefix('\n')).unwrap_or(rest).len()
        } else {
            0
        };
        range.start + quotes + first_line_end..range.end - quotes
    }

    fn tell_faults(&mut self) {
        for (range, why) in std::mem::take(&mut self.faults) {
            self.diagnostics.toml_syntax(self.span(range), &why);
        }
    }
}

fn looks_like_date(text: &str) -> bool {
    let shape =
        |(at, b): (usize, u8)| if at == 4 || at == 7 { b == b'-' } else { b.is_ascii_digit() };
    text.len() == 10 && text.bytes().enumerate().all(shape)
}
