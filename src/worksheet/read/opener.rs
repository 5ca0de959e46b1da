//! The opening fence of a field, or the braces behind a column's name: attributes become values.

use std::ops::RangeInclusive;

use super::Reader;
use crate::doc::{Asked, Attr};
use crate::source::{Span, Spanned};
use crate::worksheet::{Bounds, Code};

/// The attributes of one thing of a worksheet, while they are read.
pub(super) struct Opener<'a> {
    /// Which kind of thing it is.
    pub(super) class: Spanned<String>,
    /// Its id, if it has one.
    pub(super) id: Option<&'a Spanned<String>>,
    pub(super) asked: Asked<'a>,
}

impl Reader<'_> {
    /// Attributes that say a class. `at` is the place of what they belong to.
    pub(super) fn opener<'a>(&mut self, attr: &'a Attr, at: Span) -> Option<Opener<'a>> {
        let mut classes = attr.classes.iter();
        let Some(class) = classes.next() else {
            self.diagnostics.directive_without_class(at);
            return None;
        };
        for extra in classes {
            self.diagnostics.directive_second_class(extra.span, &extra.value);
        }
        Some(Opener { class: class.clone(), id: attr.id.as_ref(), asked: Asked::of(attr) })
    }

    /// Tells what nobody asked for.
    pub(super) fn finish(&mut self, opener: Opener<'_>) {
        opener.asked.finish(&opener.class.value, self.diagnostics);
    }

    /// An id that can stand in every version; a made one, if it is missing.
    pub(super) fn id(
        &mut self,
        id: Option<&Spanned<String>>,
        class: &str,
        at: Span,
    ) -> Spanned<String> {
        let Some(id) = id else {
            self.diagnostics.worksheet_id_missing(at, class);
            return Spanned::new(self.names.field(), at);
        };
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        if let Some(wrong) = id.value.chars().find(|c| !plain(*c)) {
            self.diagnostics.worksheet_id(id.span, wrong);
        }
        id.clone()
    }

    /// The question; nothing but a place, if it is missing.
    pub(super) fn label(&mut self, opener: &mut Opener<'_>) -> Spanned<String> {
        let class = opener.class.clone();
        match opener.asked.get("label") {
            Some(label) if !label.value.trim().is_empty() => self.plain_words(label),
            Some(label) => {
                self.diagnostics.worksheet_label_missing(around(label.span), &class.value);
                label
            }
            None => {
                self.diagnostics.worksheet_label_missing(class.span, &class.value);
                class.map(|_| String::new())
            }
        }
    }

    /// A few words, on one line.
    pub(super) fn words(&mut self, opener: &mut Opener<'_>, key: &'static str) -> Option<String> {
        let words = opener.asked.get(key)?;
        if words.value.trim().is_empty() {
            self.diagnostics.worksheet_empty(around(words.span), key);
            return None;
        }
        Some(self.plain_words(words).value)
    }

    /// Words of an attribute, trimmed.
    fn plain_words(&mut self, words: Spanned<String>) -> Spanned<String> {
        self.tell_marks(&words);
        words.map(|words| words.trim().to_owned())
    }

    /// Tells facts and citations in an attribute: nothing draws them there.
    pub(super) fn tell_marks(&mut self, words: &Spanned<String>) {
        if words.value.contains("{{") || words.value.contains("[@") {
            self.diagnostics.worksheet_plain_words(words.span);
        }
    }

    /// One of a few known words.
    pub(super) fn word<T: Copy>(
        &mut self,
        opener: &mut Opener<'_>,
        key: &'static str,
        known: &[(&str, T)],
    ) -> Option<T> {
        let written = opener.asked.get(key)?;
        let found = known.iter().find(|(word, _)| *word == written.value);
        if found.is_none() {
            let words: Vec<&str> = known.iter().map(|(word, _)| *word).collect();
            let what = format!("value of `{key}=`:");
            self.diagnostics.unknown_word(written.span, &what, &written.value, &words);
        }
        found.map(|(_, value)| *value)
    }

    /// A value that an answer could be.
    pub(super) fn value<T>(
        &mut self,
        opener: &mut Opener<'_>,
        key: &'static str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<Spanned<T>> {
        let written = opener.asked.get(key)?;
        let value = parse(written.value.trim());
        if value.is_none() {
            self.diagnostics.worksheet_value(around(written.span), &opener.class.value);
        }
        value.map(|value| Spanned::new(value, written.span))
    }

    /// `min=` and `max=`; neither, if one excludes the other.
    pub(super) fn bounds<T: Copy + PartialOrd>(
        &mut self,
        opener: &mut Opener<'_>,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Bounds<T> {
        let min = self.value(opener, "min", &parse);
        let max = self.value(opener, "max", &parse);
        if let (Some(min), Some(max)) = (&min, &max)
            && min.value > max.value
        {
            self.diagnostics.worksheet_bounds(min.span, max.span);
            return Bounds::default();
        }
        Bounds { min: min.map(|min| min.value), max: max.map(|max| max.value) }
    }

    /// A small whole number.
    pub(super) fn count(
        &mut self,
        opener: &mut Opener<'_>,
        key: &'static str,
        range: RangeInclusive<u8>,
    ) -> Option<u8> {
        let written = opener.asked.get(key)?;
        let count = written.value.trim().parse().ok().filter(|count| range.contains(count));
        if count.is_none() {
            self.diagnostics.worksheet_range(around(written.span), key, &range);
        }
        count
    }

    /// `code="system|code"`.
    pub(super) fn code(&mut self, asked: &mut Asked<'_>) -> Option<Code> {
        let written = asked.get("code")?;
        let code = Code::parse(&written.value);
        if code.is_none() {
            self.diagnostics.worksheet_code(around(written.span));
        }
        code
    }
}

/// Reads a whole number.
pub(super) fn whole(text: &str) -> Option<i64> {
    text.parse().ok().filter(|_| !text.starts_with('+'))
}

/// The place of a value, with the character before it if it is empty: a caret needs room.
pub(super) fn around(span: Span) -> Span {
    let range = span.range();
    if range.is_empty() {
        Span::new(span.file, range.start.saturating_sub(1)..range.end)
    } else {
        span
    }
}
