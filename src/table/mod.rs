//! TOML text becomes typed values that know where they were written: the one reader for
//! practice.toml, therapists, jurisdictions, themes and front matter.
//!
//! Knows no key of its own; a caller reads as a list of the keys it accepts. Splits no front
//! matter. Invariant: every key of the text is read or reported, and what is reported once is
//! never reported again. A required key that is missing gives an empty value after its diagnostic,
//! so that a caller is one struct and one run tells everything; nothing is published after an
//! error, so the empty value reaches no page.

mod date;
#[cfg(test)]
pub(crate) mod heard;
pub mod shape;
mod rest;
#[cfg(test)]
mod tests;
mod value;

use std::ops::RangeInclusive;

use crate::diagnostic::{Diagnostics, nearest};
use crate::source::{File, Span, Spanned};
use value::{Entry, Value};

pub use date::Date;
pub use rest::Flagged;

/// One table while it is read. Every method that takes a key also marks it as known here.
#[derive(Debug)]
pub struct Table<'d> {
    diagnostics: &'d mut Diagnostics,
    /// Its dotted name, for messages; empty for the root.
    name: String,
    at: Span,
    unread: Vec<Entry>,
    asked: Vec<&'static str>,
    /// Whether the parser understood the whole text: else a missing key may be in what it lost.
    whole: bool,
    /// Whether `{{ ... }}` may stand in a text.
    facts: bool,
}

impl<'d> Table<'d> {
    /// The table of a text that begins `offset` bytes into a file (0 for a file of TOML). Call
    /// [`Table::finish`] when all keys have been asked for.
    pub fn parse(file: &File, text: &str, offset: usize, diagnostics: &'d mut Diagnostics) -> Self {
        let parsed = value::parse(file.id, text, offset, diagnostics);
        Table {
            diagnostics,
            name: String::new(),
            at: Span::new(file.id, offset..offset),
            unread: parsed.entries,
            asked: Vec::new(),
            whole: parsed.whole,
            facts: true,
        }
    }

    /// The table of a whole file of TOML. A file that is not UTF-8 is told and gives nothing.
    pub fn of_file(file: &File, diagnostics: &'d mut Diagnostics) -> Option<Self> {
        match file.text() {
            Ok(text) => Some(Table::parse(file, text, 0, diagnostics)),
            Err(at) => {
                diagnostics.not_utf8(Span::new(file.id, at..at + 1));
                None
            }
        }
    }

    /// Reports every key that nobody asked for.
    pub fn finish(self) {
        let told = |entry: &&Entry| matches!(entry.value.value, Value::Broken);
        for entry in self.unread.iter().filter(|entry| !told(entry)) {
            let key = &entry.key.value;
            let meant = nearest(key, self.asked.iter().copied());
            self.diagnostics.unknown_key(entry.key.span, key, &self.name, meant);
        }
    }

    /// From here on `{{ ... }}` in a text is a mistake: nothing would fill it in.
    pub fn refuse_facts(&mut self) {
        self.facts = false;
    }

    /// Where the table begins: its header, its key, or the start of the text.
    pub fn span(&self) -> Span {
        self.at
    }

    /// For a caller's own complaints about what it read.
    pub fn diagnostics(&mut self) -> &mut Diagnostics {
        self.diagnostics
    }

    /// Whether the key is written here, whatever its value.
    pub fn has(&mut self, key: &'static str) -> bool {
        self.ask(key);
        self.unread.iter().any(|entry| entry.key.value == key)
    }

    /// Whether the value of this key is a table.
    pub fn has_table(&mut self, key: &'static str) -> bool {
        self.ask(key);
        let is_table = |value: &Value| matches!(value, Value::Table(_));
        self.unread.iter().any(|entry| entry.key.value == key && is_table(&entry.value.value))
    }

    /// Where a whole number stands under this key, if one does.
    pub fn integer_at(&mut self, key: &'static str) -> Option<Span> {
        self.ask(key);
        let entry = self.unread.iter().find(|entry| entry.key.value == key)?;
        matches!(entry.value.value, Value::Integer(_)).then_some(entry.value.span)
    }

    /// Whether the value of this key is a table that has a certain key.
    pub fn table_has(&mut self, key: &'static str, inner: &str) -> bool {
        self.ask(key);
        let holds = |value: &Value| match value {
            Value::Table(entries) => entries.iter().any(|entry| entry.key.value == inner),
            _ => false,
        };
        self.unread.iter().any(|entry| entry.key.value == key && holds(&entry.value.value))
    }

    /// A text. The place is that of the text without its quotes; if it is as long as the value,
    /// an offset in the value is an offset in the file.
    pub fn string(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let value = self.take(key)?;
        self.text(key, value)
    }

    /// A text that has to be there and not be empty; `example` is the line to add.
    pub fn required_string(&mut self, key: &'static str, example: &str) -> Spanned<String> {
        let text = self.required(key, example, Table::string);
        let text = text.unwrap_or_else(|| Spanned::new(String::new(), self.at));
        if text.value.trim().is_empty() && text.span != self.at {
            self.bad_value(text.span, key, "this is empty", &format!("write it as in `{example}`"));
        }
        text
    }

    /// Any kind of value that has to be there: `read` is the method for its kind. The diagnostic
    /// is given here; what stands in for the value is the caller's choice.
    pub fn required<T>(
        &mut self,
        key: &'static str,
        example: &str,
        read: impl FnOnce(&mut Self, &'static str) -> Option<T>,
    ) -> Option<T> {
        if !self.has(key) && self.whole {
            self.diagnostics.missing_key(self.at, key, example);
        }
        read(self, key)
    }

    /// A whole number.
    pub fn integer(&mut self, key: &'static str) -> Option<Spanned<i64>> {
        let value = self.take(key)?;
        self.whole_number(key, value)
    }

    /// A whole number between two others.
    pub fn integer_in(&mut self, key: &'static str, range: RangeInclusive<u32>) -> Option<u32> {
        let number = self.integer(key)?;
        self.in_range(key, &number, range)
    }

    /// `true` or `false`.
    pub fn boolean(&mut self, key: &'static str) -> Option<bool> {
        let value = self.take(key)?;
        match value.value {
            Value::Boolean(flag) => Some(flag),
            other => self.wrong(key, value.span, "true or false", &other),
        }
    }

    /// A day, without a time.
    pub fn date(&mut self, key: &'static str) -> Option<Spanned<Date>> {
        let value = self.take(key)?;
        match value.value {
            Value::Date(date) => Some(Spanned::new(date, value.span)),
            other => self.wrong(key, value.span, "a date such as 2026-11-23", &other),
        }
    }

    /// A list of texts. A list that is written and empty is not a list that is missing.
    pub fn strings(&mut self, key: &'static str) -> Option<Vec<Spanned<String>>> {
        let items = self.list(key, "a list of texts")?;
        Some(items.into_iter().filter_map(|item| self.text(key, item)).collect())
    }

    /// A list of texts, each of which says something that no other does.
    pub fn different_strings(&mut self, key: &'static str) -> Option<Vec<Spanned<String>>> {
        let texts = self.strings(key)?;
        Some(self.different(key, texts))
    }

    /// The texts of a list without those that are blank or stand there before: those are told.
    pub fn different(&mut self, key: &str, texts: Vec<Spanned<String>>) -> Vec<Spanned<String>> {
        let mut kept: Vec<Spanned<String>> = Vec::new();
        for text in texts {
            if text.value.trim().is_empty() {
                self.bad_value(text.span, key, "this is empty", "write words, or take it out");
            } else if kept.iter().any(|one| one.value.trim() == text.value.trim()) {
                let why = format!("`{}` stands here twice", text.value.trim());
                self.bad_value(text.span, key, &why, "name each once");
            } else {
                kept.push(text);
            }
        }
        kept
    }

    /// One word of a fixed set, as what it stands for.
    pub fn one_of<T: Copy>(&mut self, key: &'static str, words: &[(&str, T)]) -> Option<T> {
        let written = self.string(key)?;
        self.word(key, &written, words)
    }

    /// Several words of a fixed set, as what they stand for.
    pub fn some_of<T: Copy>(&mut self, key: &'static str, words: &[(&str, T)]) -> Option<Vec<T>> {
        let written = self.different_strings(key)?;
        Some(written.iter().filter_map(|one| self.word(key, one, words)).collect())
    }

    /// What `read` makes of the table under this key, whose leftovers are then reported.
    pub fn table<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Table<'_>) -> T,
    ) -> Option<T> {
        let value = self.take(key)?;
        self.inner(key, value, &format!("a table ([{key}])"), read)
    }

    /// What `read` makes of each table of a list (`[[key]]`), in the order of the file.
    pub fn tables<T>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(&mut Table<'_>) -> T,
    ) -> Vec<T> {
        let wanted = format!("a list of tables ([[{key}]])");
        let items = self.list(key, &wanted).unwrap_or_default();
        items.into_iter().filter_map(|item| self.inner(key, item, &wanted, &mut read)).collect()
    }

    /// A complaint about a value of the right type.
    pub fn bad_value(&mut self, at: Span, key: &str, why: &str, help: &str) {
        self.diagnostics.bad_value(at, key, why, help);
    }

    fn ask(&mut self, key: &'static str) {
        #[cfg(test)]
        heard::note(self.at.file, &self.name, key);
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
    }

    fn take(&mut self, key: &'static str) -> Option<Spanned<Value>> {
        self.ask(key);
        let at = self.unread.iter().position(|entry| entry.key.value == key)?;
        let entry = self.unread.remove(at);
        Some(entry.value)
    }

    fn list(&mut self, key: &'static str, wanted: &str) -> Option<Vec<Spanned<Value>>> {
        let value = self.take(key)?;
        match value.value {
            Value::List(items) => Some(items),
            other => self.wrong(key, value.span, wanted, &other),
        }
    }

    fn text(&mut self, key: &str, value: Spanned<Value>) -> Option<Spanned<String>> {
        match value.value {
            Value::Text(text) => self.sound(key, Spanned::new(text, value.span)),
            other => self.wrong(key, value.span, "a text in quotes", &other),
        }
    }

    /// The text, if it can be printed as it stands.
    fn sound(&mut self, key: &str, text: Spanned<String>) -> Option<Spanned<String>> {
        let hidden = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
        let (why, help) = match text.value.chars().find(|c| hidden(*c)) {
            Some(c) => {
                let why = format!("there is a control character in this (U+{:04X})", u32::from(c));
                (why, "take it out: nobody would see it, and it does not print")
            }
            None if !self.facts && text.value.contains("{{") => {
                let why = "`{{` is not filled in here".to_owned();
                (why, "facts work in pages, not here: write the words themselves")
            }
            None => return Some(text),
        };
        self.bad_value(text.span, key, &why, help);
        None
    }

    fn whole_number(&mut self, key: &str, value: Spanned<Value>) -> Option<Spanned<i64>> {
        match value.value {
            Value::Integer(number) => Some(Spanned::new(number, value.span)),
            other => self.wrong(key, value.span, "a whole number", &other),
        }
    }

    fn in_range(
        &mut self,
        key: &str,
        number: &Spanned<i64>,
        range: RangeInclusive<u32>,
    ) -> Option<u32> {
        let fits = u32::try_from(number.value).ok().filter(|n| range.contains(n));
        if fits.is_none() {
            let help = format!("write a number from {} to {}", range.start(), range.end());
            self.bad_value(number.span, key, &format!("{} cannot be meant", number.value), &help);
        }
        fits
    }

    fn word<T: Copy>(
        &mut self,
        key: &str,
        written: &Spanned<String>,
        words: &[(&str, T)],
    ) -> Option<T> {
        let found = words.iter().find(|(word, _)| *word == written.value);
        if found.is_none() {
            let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            let what = format!("word for `{key}`");
            self.diagnostics.unknown_word(written.span, &what, &written.value, &known);
        }
        found.map(|(_, meaning)| *meaning)
    }

    fn inner<T>(
        &mut self,
        key: &str,
        value: Spanned<Value>,
        wanted: &str,
        read: impl FnOnce(&mut Table<'_>) -> T,
    ) -> Option<T> {
        let Value::Table(entries) = value.value else {
            return self.wrong(key, value.span, wanted, &value.value);
        };
        let mut table = Table {
            diagnostics: self.diagnostics,
            name: if self.name.is_empty() {
                key.to_owned()
            } else {
                format!("{}.{key}", self.name)
            },
            at: value.span,
            unread: entries,
            asked: Vec::new(),
            whole: self.whole,
            facts: self.facts,
        };
        let made = read(&mut table);
        table.finish();
        Some(made)
    }

    /// Says what was wanted and what was found, unless it has been told already.
    fn wrong<T>(&mut self, key: &str, at: Span, wanted: &str, found: &Value) -> Option<T> {
        if !matches!(found, Value::Broken) {
            self.diagnostics.wrong_type(at, key, wanted, found.what());
        }
        None
    }
}
