//! JSON with places: what a file says, and where each part of it is written.
//!
//! serde_json reads the syntax; a value's raw text is a part of the file's, and so tells its
//! place. Knows nothing of what the values mean.
//!
//! Invariants: every span lies inside the file; a value is at most [`DEEPEST`] lists and objects
//! deep, so that what walks it may recurse.

use std::fmt;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::source::{FileId, Span};

/// How many lists and objects may lie in one another.
const DEEPEST: usize = 64;

/// A value and its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Json {
    /// What it is.
    pub kind: JsonKind,
    /// From its first byte to its last.
    pub span: Span,
}

/// The kinds of value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum JsonKind {
    Null,
    Bool(bool),
    /// As it is written, so that no digit is lost.
    Number(String),
    String(String),
    Array(Vec<Json>),
    /// In the order of the file.
    Object(Vec<(String, Json)>),
}

/// Why a text is no JSON, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Broken {
    pub span: Span,
    pub why: String,
}

impl Json {
    /// Reads a text.
    pub(super) fn parse(file: FileId, text: &str) -> Result<Json, Broken> {
        let reader = Reader { file, text };
        let raw: &RawValue = reader.part(text)?;
        reader.value(raw, 0)
    }

    /// What kind of value it is, for people.
    pub(super) fn name(&self) -> &'static str {
        match &self.kind {
            JsonKind::Null => "null",
            JsonKind::Bool(_) => "true or false",
            JsonKind::Number(_) => "a number",
            JsonKind::String(_) => "a text",
            JsonKind::Array(_) => "a list",
            JsonKind::Object(_) => "an object",
        }
    }

    /// The value of a key. Of a key that is written twice, the last counts, as in most programs.
    pub(super) fn get(&self, key: &str) -> Option<&Json> {
        self.entries().iter().rev().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// The keys and values of an object; of anything else, none.
    pub(super) fn entries(&self) -> &[(String, Json)] {
        match &self.kind {
            JsonKind::Object(entries) => entries,
            _ => &[],
        }
    }

    /// The digits of a number.
    pub(super) fn digits(&self) -> Option<&str> {
        match &self.kind {
            JsonKind::Number(digits) => Some(digits),
            _ => None,
        }
    }

    /// The words of a text.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.kind {
            JsonKind::String(text) => Some(text),
            _ => None,
        }
    }
}

struct Reader<'a> {
    file: FileId,
    text: &'a str,
}

impl<'a> Reader<'a> {
    fn value(&self, raw: &'a RawValue, depth: usize) -> Result<Json, Broken> {
        let text = raw.get();
        if depth > DEEPEST {
            let why = format!("lists and objects lie more than {DEEPEST} deep in one another");
            return Err(Broken { span: self.span(text), why });
        }
        let kind = match text.as_bytes().first() {
            Some(b'n') => JsonKind::Null,
            Some(b't' | b'f') => JsonKind::Bool(text == "true"),
            Some(b'"') => JsonKind::String(self.part(text)?),
            Some(b'[') => JsonKind::Array(self.list(text, depth)?),
            Some(b'{') => JsonKind::Object(self.object(text, depth)?),
            _ => JsonKind::Number(text.to_owned()),
        };
        Ok(Json { kind, span: self.span(text) })
    }

    fn list(&self, text: &'a str, depth: usize) -> Result<Vec<Json>, Broken> {
        let parts: Vec<&RawValue> = self.part(text)?;
        parts.into_iter().map(|part| self.value(part, depth + 1)).collect()
    }

    fn object(&self, text: &'a str, depth: usize) -> Result<Vec<(String, Json)>, Broken> {
        let Entries(entries) = self.part(text)?;
        let entry = |(key, part)| Ok((key, self.value(part, depth + 1)?));
        entries.into_iter().map(entry).collect()
    }

    /// Reads a part of the file.
    fn part<T: serde::Deserialize<'a>>(&self, part: &'a str) -> Result<T, Broken> {
        serde_json::from_str(part).map_err(|error| {
            let at = self.start(part) + offset(part, error.line(), error.column());
            let end = self.text.ceil_char_boundary((at + 1).min(self.text.len()));
            Broken { span: Span::new(self.file, at..end), why: words(&error) }
        })
    }

    /// Where a part of the file's text begins in it.
    fn start(&self, part: &str) -> usize {
        (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize).min(self.text.len())
    }

    fn span(&self, part: &str) -> Span {
        let start = self.start(part);
        Span::new(self.file, start..start + part.len())
    }
}

/// What the parser says, without its own line and column: the place is shown.
fn words(error: &serde_json::Error) -> String {
    let words = error.to_string();
    let words = words.split(" at line ").next().unwrap_or_default();
    words.replace("EOF while parsing", "the file ends inside")
}

/// The offset of a line and a column in bytes, both from 1; on a character boundary.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let lines = text.split_inclusive('\n').take(line.saturating_sub(1));
    let before: usize = lines.map(str::len).sum();
    text.floor_char_boundary((before + column.saturating_sub(1)).min(text.len()))
}

/// An object's keys and the raw text of its values, in the order of the file.
struct Entries<'a>(Vec<(String, &'a RawValue)>);

impl<'de> serde::Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Every;
        impl<'de> Visitor<'de> for Every {
            type Value = Entries<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries<'de>, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        from.deserialize_map(Every)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    fn parse(text: &str) -> Result<Json, Broken> {
        let sources = Sources::fixture("//- a.json\n");
        Json::parse(sources.find("a.json").expect("it is there").id, text)
    }

    #[test]
    fn every_value_knows_its_place() {
        let text = "{\"a\": [1.50, \"\\u00e9\", null],\n \"b\": {\"c\": true}}";
        let json = parse(text).expect("JSON");
        let place = |json: &Json| &text[json.span.range()];
        let JsonKind::Array(list) = &json.get("a").expect("a").kind else { panic!("a list") };
        assert_eq!(list.iter().map(place).collect::<Vec<_>>(), ["1.50", "\"\\u00e9\"", "null"]);
        assert_eq!(list[0].kind, JsonKind::Number("1.50".to_owned()));
        assert_eq!(list[1].text(), Some("\u{e9}"));
        assert_eq!(json.get("b").and_then(|b| b.get("c")).map(place), Some("true"));
    }

    #[test]
    fn what_is_no_json_is_told_where_it_is() {
        for (text, at, why) in [
            ("{\"a\": }", 6, "expected value"),
            ("[1,\n 2", 5, "the file ends inside a list"),
            ("", 0, "the file ends inside a value"),
            ("[\"\\ud800\"]", 8, "unexpected end of hex escape"),
            ("[1] x", 4, "trailing characters"),
        ] {
            let broken = parse(text).expect_err(text);
            assert_eq!((broken.span.range().start, broken.why.as_str()), (at, why), "{text}");
        }
    }

    #[test]
    fn depth_has_an_end() {
        let deep = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
        assert!(parse(&deep(DEEPEST)).is_ok());
        assert!(parse(&deep(DEEPEST + 2)).is_err());
        assert!(parse(&deep(100_000)).is_err());
    }
}
