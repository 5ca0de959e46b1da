//! The shapes of values as JSON Schema: what an editor is told of the kinds of value that
//! [`super::Table`] reads.
//!
//! Reads nothing. Invariant: a type has the shape of what stands in a file, not that of its own
//! fields.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::Date;

impl JsonSchema for Date {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date" })
    }
}

/// One word of a fixed set.
pub fn one_of<T>(words: &[(&str, T)]) -> Schema {
    let words: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
    json_schema!({ "type": "string", "enum": words })
}

/// A table whose keys are data; `key` names what they are, such as "language".
pub fn keyed<T: JsonSchema>(generator: &mut SchemaGenerator, key: &str) -> Schema {
    let mut value = generator.subschema_for::<T>();
    value.insert("title".to_owned(), key.into());
    json_schema!({ "type": "object", "additionalProperties": value })
}

/// What is said with `true` or `false`, or with the table.
pub fn or_flag(table: &mut Schema) {
    let says = table.remove("description");
    *table = json_schema!({ "anyOf": [{ "type": "boolean" }, table.clone()] });
    if let Some(says) = says {
        table.insert("description".to_owned(), says);
    }
}

/// Gives types the shape of one word of their fixed set: `said_by!(Paper: Paper::ALL)`.
macro_rules! said_by {
    ($($kind:ty: $words:expr),+ $(,)?) => {$(
        impl schemars::JsonSchema for $kind {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($kind).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $crate::table::shape::one_of(&$words)
            }
        }
    )+};
}

pub(crate) use said_by;
