//! The shape of front matter as JSON Schema: what every page says, its kind, and the table that some
//! kinds have to have.
//!
//! Reads nothing. Invariant: a kind's own table is asked for on a page of that kind, and refused on
//! any other.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use super::front::{Approach, Front, KINDS, Phase, SessionStage, Word, WorksheetFront};
use crate::table::shape::one_of;

/// The front matter of a page, where its shape is asked for.
#[derive(Clone, Copy, Debug)]
pub enum FrontMatter {}

impl JsonSchema for FrontMatter {
    fn schema_name() -> Cow<'static, str> {
        "FrontMatter".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = Front::json_schema(generator);
        let mut kind = one_of(&KINDS);
        kind.insert("description".to_owned(), KIND.into());
        let kind = ("kind".to_owned(), kind.to_value());
        let tables = KINDS.iter().filter_map(|(name, word)| {
            let table = own_table(*word, generator)?;
            Some(((*name).to_owned(), table.to_value()))
        });
        let tables: Map<String, Value> = tables.collect();
        let rules: Vec<Value> = tables.keys().map(|name| only_where(name)).collect();
        if let Some(Value::Object(properties)) = schema.get_mut("properties") {
            properties.extend(std::iter::once(kind).chain(tables));
        }
        if let Some(Value::Array(required)) = schema.get_mut("required") {
            required.push("kind".into());
        }
        schema.insert("allOf".to_owned(), rules.into());
        schema
    }
}

const KIND: &str = "What the page is. A page of some kinds has to have a table of that name.";

/// The table that a kind has to have, if it has one. `stages` reads that of a session.
fn own_table(word: Word, generator: &mut SchemaGenerator) -> Option<Schema> {
    match word {
        Word::Approach => Some(generator.subschema_for::<Approach>()),
        Word::Phase => Some(generator.subschema_for::<Phase>()),
        Word::Session => Some(session(generator)),
        Word::Worksheet => Some(generator.subschema_for::<WorksheetFront>()),
        Word::Faq
        | Word::Glossary
        | Word::Handout
        | Word::Instrument
        | Word::NotFound
        | Word::Onboarding
        | Word::Page
        | Word::Section => None,
    }
}

fn session(generator: &mut SchemaGenerator) -> Schema {
    let stage = generator.subschema_for::<SessionStage>();
    json_schema!({
        "description": "How a session is divided.",
        "type": "object",
        "properties": {
            "stage": {
                "description": "The stages, one table for each, in order.",
                "type": "array",
                "items": stage
            }
        },
        "required": ["stage"],
        "additionalProperties": false
    })
}

/// A page of this kind has to have the table of its name; no other may.
fn only_where(kind: &str) -> Value {
    json!({
        "if": { "properties": { "kind": { "const": kind } }, "required": ["kind"] },
        "then": { "required": [kind] },
        "else": { "properties": { kind: false } }
    })
}
