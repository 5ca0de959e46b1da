//! Tables whose keys are themselves data (languages, ids of notices, stages of a session): all that
//! nobody has asked for by name.
//!
//! Invariant: what is taken here is read or told, like any other key.

use std::ops::RangeInclusive;

use super::value::{Entry, Value};
use super::{Date, Table};
use crate::source::Spanned;

/// What may be said with `true` or `false`, or in a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flagged<T> {
    /// `true` or `false`.
    Flag(bool),
    /// What was read of the table.
    Table(T),
}

impl Table<'_> {
    /// The keys that nobody has read yet, in the order of the file.
    pub fn keys(&self) -> Vec<Spanned<String>> {
        self.unread.iter().map(|entry| entry.key.clone()).collect()
    }

    /// All that is left, as texts: for tables whose keys are themselves data, such as languages.
    pub fn rest_strings(&mut self) -> Vec<(Spanned<String>, Spanned<String>)> {
        self.rest(Table::text)
    }

    /// All that is left, as lists of texts.
    pub fn rest_string_lists(&mut self) -> Vec<(Spanned<String>, Vec<Spanned<String>>)> {
        self.rest(|table, key, value| match value.value {
            Value::List(items) => {
                Some(items.into_iter().filter_map(|item| table.text(key, item)).collect())
            }
            other => table.wrong(key, value.span, "a list of texts", &other),
        })
    }

    /// All that is left, as whole numbers between two others.
    pub fn rest_integers(&mut self, range: RangeInclusive<u32>) -> Vec<(Spanned<String>, u32)> {
        self.rest(|table, key, value| {
            let number = table.whole_number(key, value)?;
            table.in_range(key, &number, range.clone())
        })
    }

    /// All that is left whose key is as wanted, as `true` or `false`.
    pub fn rest_booleans(&mut self, wanted: impl Fn(&str) -> bool) -> Vec<(Spanned<String>, bool)> {
        let unread = std::mem::take(&mut self.unread);
        let (rest, left) = unread.into_iter().partition(|entry| wanted(&entry.key.value));
        self.unread = rest;
        let found = self.rest(|table, key, value| match value.value {
            Value::Boolean(flag) => Some(flag),
            other => table.wrong(key, value.span, "true or false", &other),
        });
        self.unread = left;
        found
    }

    /// All that is left, as days.
    pub fn rest_dates(&mut self) -> Vec<(Spanned<String>, Date)> {
        self.rest(|table, key, value| match value.value {
            Value::Date(date) => Some(date),
            other => table.wrong(key, value.span, "a date such as 2026-11-23", &other),
        })
    }

    /// All that is left, as `true` or `false` or what `read` makes of a table.
    pub fn rest_flagged<T>(
        &mut self,
        mut read: impl FnMut(&mut Table<'_>) -> T,
    ) -> Vec<(Spanned<String>, Flagged<T>)> {
        self.rest(|table, key, value| match value.value {
            Value::Boolean(flag) => Some(Flagged::Flag(flag)),
            _ => table.inner(key, value, "true, false or a table", &mut read).map(Flagged::Table),
        })
    }

    fn rest<T>(
        &mut self,
        mut read: impl FnMut(&mut Self, &str, Spanned<Value>) -> Option<T>,
    ) -> Vec<(Spanned<String>, T)> {
        let entries = std::mem::take(&mut self.unread);
        entries
            .into_iter()
            .filter_map(|Entry { key, value }| {
                let value = read(self, &key.value, value)?;
                Some((key, value))
            })
            .collect()
    }
}
