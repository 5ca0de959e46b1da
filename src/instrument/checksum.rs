//! The checksum of an instrument: BLAKE3, in lower-case hexadecimal, of a canonical text that holds
//! all that the instrument says.
//!
//! The canonical text is UTF-8. Its first line is `anteroom-instrument: 1`; then comes a line
//! `name: value` for each value, in the order of [`canonical`], with a line end after each. In a
//! value `\` is written `\\` and a line end `\n`. What has no value has no line; an item, an answer,
//! a band begins with a line that it always has. Comments, and how a file is laid out, do not count.
//!
//! Invariant: two instruments that differ in any word, value, code or term differ in their text,
//! since no value can end its own line.

use std::fmt::{Display, Write as _};

use super::{Band, Extra, Instrument, Item, Score, Terms};
use crate::worksheet::{AnswerOption, Code};

impl Instrument {
    /// The checksum of all that the instrument says: 64 hexadecimal digits.
    pub fn checksum(&self) -> String {
        blake3::hash(canonical(self).as_bytes()).to_hex().to_string()
    }
}

/// The canonical text. Every field of the instrument is named here, so that a new one cannot be
/// forgotten.
pub(super) fn canonical(instrument: &Instrument) -> String {
    let Instrument {
        id,
        title,
        short,
        lang,
        version,
        source,
        warning,
        stem,
        items,
        answers,
        extra,
        panel,
        score,
        terms,
    } = instrument;
    let mut lines = Lines("anteroom-instrument: 1\n".to_owned());
    lines.add("id", &id.value);
    lines.add("title", title);
    lines.add("short", short);
    lines.add("lang", lang);
    lines.maybe("version", version.as_ref());
    lines.add("source", source);
    lines.maybe("warning", warning.as_ref());
    lines.add("stem", &stem.value);
    lines.code("panel", panel.as_ref());
    items.iter().for_each(|item| lines.item(item));
    lines.answers("answer", answers);
    extra.iter().for_each(|extra| lines.extra(extra));
    lines.score(score);
    lines.terms(terms);
    lines.0
}

/// The canonical text while it is written.
struct Lines(String);

impl Lines {
    fn add(&mut self, name: &str, value: impl Display) {
        let value = value.to_string().replace('\\', "\\\\").replace('\n', "\\n");
        writeln!(self.0, "{name}: {value}").expect("a string takes every line");
    }

    fn maybe(&mut self, name: &str, value: Option<impl Display>) {
        if let Some(value) = value {
            self.add(name, value);
        }
    }

    fn code(&mut self, name: &str, code: Option<&Code>) {
        self.maybe(name, code);
    }

    fn item(&mut self, item: &Item) {
        let Item { id, text, code, crisis } = item;
        self.add("item", &id.value);
        self.add("text", &text.value);
        self.code("code", code.as_ref());
        self.add("crisis", crisis);
    }

    fn answers(&mut self, name: &str, answers: &[AnswerOption]) {
        for AnswerOption { label, value, code } in answers {
            self.add(name, label);
            self.maybe("value", *value);
            self.code("code", code.as_ref());
        }
    }

    fn extra(&mut self, extra: &Extra) {
        let Extra { id, text, code, answers } = extra;
        self.add("extra", &id.value);
        self.add("text", &text.value);
        self.code("code", code.as_ref());
        self.answers("extra-answer", answers);
    }

    fn score(&mut self, score: &Score) {
        let Score { total, min, max, bands, notes } = score;
        self.add("score", format_args!("{min} to {max}"));
        self.code("total", total.as_ref());
        for Band { from, to, name } in bands {
            self.add("band", format_args!("{from} to {to} {name}"));
        }
        notes.iter().for_each(|note| self.add("note", note));
    }

    fn terms(&mut self, terms: &Terms) {
        let Terms { credit, permission, permission_source, consent } = terms;
        credit.iter().for_each(|line| self.add("credit", line));
        self.add("permission", permission);
        self.add("permission-source", permission_source);
        self.add("consent", consent);
    }
}
