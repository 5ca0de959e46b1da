//! An object of the file while it is read: its keys by type, its extensions by address.
//!
//! Invariant: a key or an extension that nobody asks for can be told, and nothing is read twice.

use crate::diagnostic::Diagnostics;
use crate::exchange::json::{Json, JsonKind};
use crate::source::{Span, Spanned};

/// An object, and which of its keys have been asked for.
pub(super) struct Node<'a> {
    json: &'a Json,
    asked: Vec<&'static str>,
}

/// Keys that say nothing of their own.
const SILENT: [&str; 4] = ["id", "fhir_comments", "text", "meta"];

impl<'a> Node<'a> {
    pub(super) fn of(json: &'a Json) -> Self {
        Node { json, asked: Vec::new() }
    }

    /// Its first byte: a whole object is too long to show.
    pub(super) fn start(&self) -> Span {
        start(self.json)
    }

    fn get(&mut self, key: &'static str) -> Option<&'a Json> {
        self.asked.push(key);
        self.json.get(key).filter(|value| value.kind != JsonKind::Null)
    }

    /// Words that are not blank.
    pub(super) fn text(
        &mut self,
        key: &'static str,
        diagnostics: &mut Diagnostics,
    ) -> Option<Spanned<String>> {
        let value = self.get(key)?;
        let Some(text) = value.text() else {
            diagnostics.fhir_wrong_type(start(value), key, "a text", value.name());
            return None;
        };
        Some(Spanned::new(text.to_owned(), value.span)).filter(|text| !text.value.trim().is_empty())
    }

    /// True or false.
    pub(super) fn flag(&mut self, key: &'static str, diagnostics: &mut Diagnostics) -> bool {
        match self.get(key).map(|value| (&value.kind, value)) {
            None => false,
            Some((JsonKind::Bool(flag), _)) => *flag,
            Some((_, value)) => {
                diagnostics.fhir_wrong_type(start(value), key, "true or false", value.name());
                false
            }
        }
    }

    /// A list of objects.
    pub(super) fn list(
        &mut self,
        key: &'static str,
        diagnostics: &mut Diagnostics,
    ) -> Vec<Node<'a>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let JsonKind::Array(list) = &value.kind else {
            diagnostics.fhir_wrong_type(start(value), key, "a list", value.name());
            return Vec::new();
        };
        list.iter().filter_map(|one| object(one, key, diagnostics)).collect()
    }

    /// An object.
    pub(super) fn object(
        &mut self,
        key: &'static str,
        diagnostics: &mut Diagnostics,
    ) -> Option<Node<'a>> {
        object(self.get(key)?, key, diagnostics)
    }

    /// The extensions.
    pub(super) fn extensions(&mut self, diagnostics: &mut Diagnostics) -> Extensions<'a> {
        let all = self.list("extension", diagnostics);
        Extensions(all.into_iter().filter_map(|one| Extension::of(one, diagnostics)).collect())
    }

    /// The first key that begins so, and its value: `valueInteger`.
    pub(super) fn value(&mut self, start: &str) -> Option<(&'a str, &'a Json)> {
        let own = |(key, _): &&'a (String, Json)| key.starts_with(start) && key.len() > start.len();
        self.json.entries().iter().find(own).map(|(key, value)| (key.as_str(), value))
    }

    /// The place of a key's value.
    pub(super) fn place(&self, key: &str) -> Span {
        self.json.get(key).map_or(self.start(), start)
    }

    /// The keys that nobody asked for, in the order of the file.
    pub(super) fn rest(&self) -> impl Iterator<Item = (&'a str, Span)> {
        let told = |key: &str, value: &Json| {
            let own = key.trim_start_matches('_');
            !self.asked.contains(&own) && !SILENT.contains(&own) && !is_nothing(value)
        };
        self.json
            .entries()
            .iter()
            .filter(move |(key, value)| told(key, value))
            .map(|(key, value)| (key.as_str(), start(value)))
    }
}

/// Whether a value says nothing: FHIR has no empty values, but files do.
fn is_nothing(json: &Json) -> bool {
    match &json.kind {
        JsonKind::Null => true,
        JsonKind::Array(list) => list.is_empty(),
        JsonKind::Object(entries) => entries.is_empty(),
        JsonKind::String(text) => text.trim().is_empty(),
        JsonKind::Bool(_) | JsonKind::Number(_) => false,
    }
}

fn object<'a>(json: &'a Json, key: &str, diagnostics: &mut Diagnostics) -> Option<Node<'a>> {
    if let JsonKind::Object(_) = &json.kind {
        return Some(Node::of(json));
    }
    diagnostics.fhir_wrong_type(start(json), key, "an object", json.name());
    None
}

/// The place of a value, short enough to show.
fn start(json: &Json) -> Span {
    match json.kind {
        JsonKind::Array(_) | JsonKind::Object(_) => {
            let at = json.span.range().start;
            Span::new(json.span.file, at..at + 1)
        }
        _ => json.span,
    }
}

/// An extension with a value or with parts.
#[derive(Clone, Debug)]
pub(super) struct Extension<'a> {
    pub url: Spanned<String>,
    /// `valueInteger`, and what it holds.
    pub value: Option<(&'a str, &'a Json)>,
    pub parts: Vec<Extension<'a>>,
}

impl<'a> Extension<'a> {
    fn of(mut node: Node<'a>, diagnostics: &mut Diagnostics) -> Option<Self> {
        let Some(url) = node.text("url", diagnostics) else {
            diagnostics.fhir_not_kept(node.start(), "extension", None);
            return None;
        };
        let Extensions(parts) = node.extensions(diagnostics);
        Some(Extension { url, value: node.value("value"), parts })
    }

    /// The words of a text, a code, Markdown, a day or a time.
    pub(super) fn text(&self) -> Option<&'a str> {
        self.value.and_then(|(_, value)| value.text())
    }

    /// The digits of a number, as they are written.
    pub(super) fn number(&self) -> Option<&'a str> {
        self.value.and_then(|(_, value)| value.digits())
    }

    /// Whether it says true.
    pub(super) fn flag(&self) -> bool {
        matches!(self.value, Some((_, Json { kind: JsonKind::Bool(true), .. })))
    }

    /// A whole number.
    pub(super) fn whole<T: std::str::FromStr>(&self) -> Option<T> {
        self.number()?.parse().ok()
    }
}

/// The extensions of one element that have not been taken yet.
#[derive(Clone, Debug, Default)]
pub(super) struct Extensions<'a>(Vec<Extension<'a>>);

impl<'a> Extensions<'a> {
    /// Takes the first with this address.
    pub(super) fn take(&mut self, url: &str) -> Option<Extension<'a>> {
        let at = self.0.iter().position(|one| one.url.value == url)?;
        Some(self.0.remove(at))
    }

    /// Takes all with this address, in order.
    pub(super) fn take_all(&mut self, url: &str) -> Vec<Extension<'a>> {
        let (taken, left) = self.0.drain(..).partition(|one| one.url.value == url);
        self.0 = left;
        taken
    }

    /// Puts one back, to be told.
    pub(super) fn put_back(&mut self, one: Extension<'a>) {
        self.0.push(one);
    }

    /// Whether two lists hold the same addresses and values, in order.
    pub(super) fn say_the_same(&self, other: &Extensions<'_>) -> bool {
        let says = |all: &Extensions<'_>| -> Vec<(String, Option<(String, JsonKind)>)> {
            let value = |one: &Extension<'_>| {
                one.value.map(|(key, value)| (key.to_owned(), value.kind.clone()))
            };
            all.0.iter().map(|one| (one.url.value.clone(), value(one))).collect()
        };
        says(self) == says(other)
    }

    /// Those that nobody took.
    pub(super) fn rest(&self) -> impl Iterator<Item = &Extension<'a>> {
        self.0.iter()
    }
}
