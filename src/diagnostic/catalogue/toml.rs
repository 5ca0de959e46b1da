//! Words about TOML: syntax, keys and the shape of values.

use super::{Diagnostic, Diagnostics};
use crate::source::Span;

impl Diagnostics {
    /// What the TOML parser says, on a line whose words may say what was meant.
    pub fn toml_syntax(&mut self, at: Span, why: &str, line: &str) {
        let diagnostic =
            Diagnostic::error("toml-syntax", format!("this is not TOML: {why}")).at(at, "");
        self.push(match toml_help(why, line) {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        });
    }

    /// A key that nothing reads.
    pub fn unknown_key(&mut self, at: Span, key: &str, table: &str, nearest: Option<&str>) {
        let place = if table.is_empty() { String::new() } else { format!(" in [{table}]") };
        self.push(
            Diagnostic::error("unknown-key", format!("unknown key `{key}`{place}"))
                .at(at, "nothing reads this")
                .did_you_mean(nearest),
        );
    }

    /// A key that has to be there.
    pub fn missing_key(&mut self, at: Span, key: &str, example: &str) {
        self.push(
            Diagnostic::error("missing-key", format!("`{key}` is missing"))
                .at(at, "")
                .help(format!("add a line such as `{example}`")),
        );
    }

    /// A value of the wrong type.
    pub fn wrong_type(&mut self, at: Span, key: &str, wanted: &str, found: &str) {
        self.push(
            Diagnostic::error("wrong-type", format!("`{key}` wants {wanted}, but this is {found}"))
                .at(at, ""),
        );
    }

    /// A value of the right type that cannot be meant.
    pub fn bad_value(&mut self, at: Span, key: &str, why: &str, help: &str) {
        self.push(Diagnostic::error("bad-value", format!("`{key}`: {why}")).at(at, "").help(help));
    }

    /// A word that is none of the words known here.
    pub fn unknown_word(&mut self, at: Span, what: &str, word: &str, known: &[&str]) {
        let nearest = super::super::nearest(word, known.iter().copied());
        let help = match nearest {
            Some(name) => format!("did you mean `{name}`?"),
            None => format!("known: {}", known.join(", ")),
        };
        self.push(
            Diagnostic::error("unknown-word", format!("unknown {what} `{word}`"))
                .at(at, "")
                .help(help),
        );
    }

    /// A day that the calendar does not have.
    pub fn no_such_date(&mut self, at: Span, written: &str) {
        self.push(
            Diagnostic::error("no-such-date", format!("there is no day {written}"))
                .at(at, "")
                .help("write year, month and day, such as 2026-11-23"),
        );
    }
}

/// What the parser says of a text without quotes: it takes `intl` for `inf`.
const UNQUOTED: [&str; 3] = ["string values must be quoted", "invalid float", "invalid boolean"];

/// What to do about a line that the TOML parser does not understand, where that is known.
fn toml_help(why: &str, line: &str) -> Option<&'static str> {
    let round = |c: char| matches!(c, '“' | '”' | '„' | '‟' | '«' | '»');
    let value = line.split_once('=').map_or(line, |(_, value)| value);
    let begins_round = value.trim_start().starts_with(['‘', '’', '‚']);
    let value = value.trim();
    let unquoted = value.trim_start_matches('[').starts_with(char::is_alphabetic);
    if begins_round || line.contains(round) {
        Some("use straight quotes, as in `name = \"Ana Reyes\"`")
    } else if matches!(value.to_lowercase().as_str(), "yes" | "no" | "on" | "off") {
        Some("write `true` or `false`; put words in quotes")
    } else if unquoted && UNQUOTED.iter().any(|start| why.starts_with(start)) {
        Some("put it in quotes, as in `name = \"Ana Reyes\"`")
    } else {
        None
    }
}
