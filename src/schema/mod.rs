//! The types that files are read into become JSON Schema, for editors that complete and check, and
//! the reference of every key.
//!
//! Knows no key: what a key means is the comment on the type that is read, and stands there alone.
//! Invariant: the keys of a schema are those that the reader asks for, at every level; `tests` holds
//! both to each other.

#[cfg(test)]
mod example;
mod reference;
#[cfg(test)]
mod tests;

use schemars::generate::SchemaSettings;
use schemars::transform::transform_subschemas;
use schemars::{JsonSchema, Schema};
use serde_json::Value;

use crate::content::FrontMatter;
use crate::practice::{Jurisdiction, Practice, Therapist};

pub use reference::{reference, reference_of};

/// The kinds of file that have a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `practice.toml`
    Practice,
    /// A file of `therapists/`.
    Therapist,
    /// The front matter of a page.
    Page,
    /// A file of `content/jurisdictions/`.
    Jurisdiction,
}

impl Kind {
    /// All of them, in the order in which a site meets them.
    pub const ALL: [Kind; 4] = [Kind::Practice, Kind::Therapist, Kind::Page, Kind::Jurisdiction];

    /// Where such a file stands.
    pub fn title(self) -> &'static str {
        match self {
            Kind::Practice => "practice.toml",
            Kind::Therapist => "therapists/<name>.toml",
            Kind::Page => "The front matter of a page",
            Kind::Jurisdiction => "content/jurisdictions/<id>.toml",
        }
    }
}

/// The JSON Schema (draft 7, which TOML editors know) of a kind of file. Nothing in it is a
/// reference to another place, because not every editor shows what a key says there.
pub fn schema(of: Kind) -> Value {
    let mut schema = match of {
        Kind::Practice => root::<Practice>(),
        Kind::Therapist => root::<Therapist>(),
        Kind::Page => root::<FrontMatter>(),
        Kind::Jurisdiction => root::<Jurisdiction>(),
    };
    schema.insert("title".to_owned(), of.title().into());
    schema.to_value()
}

/// The same as the text of a file.
pub fn json(of: Kind) -> String {
    format!("{:#}\n", schema(of))
}

fn root<T: JsonSchema>() -> Schema {
    let settings = SchemaSettings::draft07().with(|settings| settings.inline_subschemas = true);
    settings.with_transform(tidy).into_generator().into_root_schema_for::<T>()
}

/// Takes out what a file of TOML has no word for, and what a comment in the code is laid out with.
fn tidy(schema: &mut Schema) {
    transform_subschemas(&mut tidy, schema);
    without_null(schema);
    let of_rust = |format: &str| format.starts_with("int") || format.starts_with("uint");
    if schema.get("format").and_then(Value::as_str).is_some_and(of_rust) {
        schema.remove("format");
    }
    if schema.get("default").is_some_and(says_nothing) {
        schema.remove("default");
    }
    if let Some(Value::String(says)) = schema.get_mut("description") {
        *says = says.split_whitespace().collect::<Vec<_>>().join(" ");
    }
}

fn says_nothing(value: &Value) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty)
}

/// What may be missing is no value that may be null.
fn without_null(schema: &mut Schema) {
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|kind| kind != "null");
        if let [one] = types.as_slice() {
            let one = one.clone();
            schema.insert("type".to_owned(), one);
        }
    }
    if let Some(Value::Array(words)) = schema.get_mut("enum") {
        words.retain(|word| !word.is_null());
    }
    let Some(Value::Array(choices)) = schema.get_mut("anyOf") else { return };
    choices.retain(|choice| choice.get("type").is_none_or(|kind| kind != "null"));
    if let [Value::Object(only)] = choices.as_slice() {
        let only = only.clone();
        schema.remove("anyOf");
        for (key, value) in only {
            if schema.get(&key).is_none() {
                schema.insert(key, value);
            }
        }
    }
}
