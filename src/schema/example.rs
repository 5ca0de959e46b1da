//! A schema becomes documents of TOML that hold all that it allows, and the keys of each of their
//! tables: what the test of the reader reads.
//!
//! Knows no key but `kind`, by which a page's tables differ. Invariant: over [`TURNS`] turns, every
//! choice of the schema and every word of a fixed set is taken.

use std::collections::BTreeSet;

use serde_json::{Map, Value};
use toml::Value as Toml;

use crate::table::heard::Asked;

/// As many as the longest set of words has.
pub(super) const TURNS: usize = 12;

/// Which document is made.
#[derive(Clone, Debug, Default)]
pub(super) struct Plan {
    /// Which choice is taken where there are several.
    pub turn: usize,
    /// Leaves out what is neither required nor a table.
    pub least: bool,
    /// Leaves out this key of this table.
    pub without: Option<(String, String)>,
    /// How far every number with a least and a most lies beyond one of them: -1 or 1.
    pub beyond: Option<i64>,
}

/// A document, and what it was made from.
#[derive(Debug, Default)]
pub(super) struct Example {
    /// The text of the file.
    pub text: String,
    /// The keys that the schema has, by the dotted name of their table.
    pub keys: Asked,
    /// The keys that it requires.
    pub required: BTreeSet<(String, String)>,
    /// How many numbers have a least and a most.
    pub bounded: usize,
}

/// The document that a plan asks for.
pub(super) fn example(schema: &Value, plan: &Plan) -> Example {
    let mut maker = Maker { plan, made: Example::default() };
    let table = maker.table(schema, "");
    maker.made.text = toml::to_string(&table).expect("TOML");
    maker.made
}

struct Maker<'a> {
    plan: &'a Plan,
    made: Example,
}

impl Maker<'_> {
    fn table(&mut self, schema: &Value, path: &str) -> toml::Table {
        let mut table = toml::Table::new();
        let left_out = self.left_out(schema);
        for (key, value) in schema["properties"].as_object().into_iter().flat_map(Map::iter) {
            if left_out.contains(key) {
                continue;
            }
            let required =
                schema["required"].as_array().is_some_and(|r| r.contains(&key.clone().into()));
            self.made.keys.entry(path.to_owned()).or_default().insert(key.clone());
            if required {
                self.made.required.insert((path.to_owned(), key.clone()));
            }
            let wanted = required || !self.plan.least || holds_table(value);
            if wanted && self.plan.without != Some((path.to_owned(), key.clone())) {
                table.insert(key.clone(), self.value(value, &below(path, key)));
            }
        }
        if let Some(of) = schema.get("additionalProperties").filter(|of| of.is_object()) {
            let key = key_for(of["title"].as_str().expect("a title says what the keys are"));
            table.insert(key.to_owned(), self.value(of, &below(path, key)));
        }
        table
    }

    /// The tables of other kinds of page.
    fn left_out(&mut self, schema: &Value) -> BTreeSet<String> {
        let kind = &schema["properties"]["kind"]["enum"];
        let kind = kind.get(self.plan.turn % kind.as_array().map_or(1, Vec::len));
        let rules = schema["allOf"].as_array().into_iter().flatten();
        let other = rules.filter(|rule| Some(&rule["if"]["properties"]["kind"]["const"]) != kind);
        other
            .flat_map(|rule| rule["else"]["properties"].as_object())
            .flat_map(Map::keys)
            .cloned()
            .collect()
    }

    fn value(&mut self, schema: &Value, path: &str) -> Toml {
        let choices = choices(schema);
        let schema = choices[self.plan.turn.min(choices.len() - 1)];
        if let Some(given) =
            schema["examples"].get(0).or(schema["default"].as_str().map(|_| &schema["default"]))
        {
            return Toml::try_from(given).expect("a value of TOML");
        }
        if let Some(words) = schema["enum"].as_array() {
            assert!(words.len() <= TURNS, "{path}: as many turns as words");
            return words[self.plan.turn % words.len()].as_str().expect("a word").into();
        }
        match schema["type"].as_str() {
            Some("string") => text(schema),
            Some("integer") => self.number(schema),
            Some("boolean") => self.plan.turn.is_multiple_of(2).into(),
            Some("array") => vec![self.value(&schema["items"], path)].into(),
            Some("object") => self.table(schema, path).into(),
            other => panic!("{path}: {other:?}"),
        }
    }

    /// The least or the most, by turns; beyond it, if that is planned.
    fn number(&mut self, schema: &Value) -> Toml {
        let (Some(least), Some(most)) = (schema["minimum"].as_i64(), schema["maximum"].as_i64())
        else {
            return 1.into();
        };
        self.made.bounded += 1;
        match self.plan.beyond {
            Some(by) if by < 0 => (least + by).into(),
            Some(by) => (most + by).into(),
            None if self.plan.turn.is_multiple_of(2) => most.into(),
            None => least.into(),
        }
    }
}

fn below(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

/// The kinds of value that one may be.
fn choices(schema: &Value) -> Vec<&Value> {
    match schema["anyOf"].as_array() {
        Some(some) => some.iter().flat_map(choices).collect(),
        None => vec![schema],
    }
}

fn holds_table(schema: &Value) -> bool {
    choices(schema)
        .iter()
        .any(|one| one.get("properties").is_some() || one.get("items").is_some_and(holds_table))
}

fn text(schema: &Value) -> Toml {
    match schema["format"].as_str() {
        Some("uri") => "https://example.org/".into(),
        Some("email") => "hello@example.org".into(),
        Some("date") => Toml::Datetime("2026-11-20".parse().expect("a date")),
        _ => "words".into(),
    }
}

/// A key that is data.
fn key_for(title: &str) -> &'static str {
    match title {
        "language" => "en",
        "stage" => "check-in",
        "notice" => "us/npp",
        "entry" => "us/988",
        "questionnaire" => "swls",
        other => panic!("no example of a key for `{other}`"),
    }
}
