//! The schema and the reader know the same keys, and ask for the same of them.

use std::collections::BTreeSet;

use serde_json::Value;

use super::example::{Example, Plan, TURNS, example};
use super::{Kind, reference, schema};
use crate::content;
use crate::diagnostic::Diagnostics;
use crate::practice;
use crate::source::Sources;
use crate::table::heard::{Asked, listen};

const PRACTICE: &str = "//- practice.toml\nname = \"A\"\nbase_url = \"https://a.example/\"\njurisdiction = \"us-ca\"\n";

/// What is told where the kind of value, the key or the word is not what the reader takes.
const MISREAD: [&str; 6] =
    ["bad-value", "missing-key", "toml-syntax", "unknown-key", "unknown-word", "wrong-type"];

/// What became of a file.
struct Read {
    asked: Asked,
    codes: Vec<&'static str>,
    told: String,
}

/// Reads a file of this kind with the real reader.
fn read(kind: Kind, text: &str, library: bool) -> Read {
    let (path, files) = match kind {
        Kind::Practice => ("practice.toml", format!("//- practice.toml\n{text}")),
        Kind::Therapist => {
            ("therapists/ana.toml", format!("{PRACTICE}//- therapists/ana.toml\n{text}"))
        }
        Kind::Page => ("content/en/a.md", format!("//- content/en/a.md\n+++\n{text}+++\n")),
        Kind::Jurisdiction => {
            let path = "content/jurisdictions/us-ca.toml";
            (path, format!("{PRACTICE}//- {path}\n{text}"))
        }
    };
    let sources =
        if library { Sources::fixture_over_library(&files) } else { Sources::fixture(&files) };
    let file = sources.find(path).expect("the file");
    let mut diagnostics = Diagnostics::new();
    let ((), mut heard) = listen(|| match kind {
        Kind::Page => content::read_front(file, &mut diagnostics),
        _ => drop(practice::read(&sources, &mut diagnostics)),
    });
    let asked = heard.remove(&file.id).unwrap_or_default();
    let codes = diagnostics.iter().map(|one| one.code).filter(|code| MISREAD.contains(code));
    Read { asked, codes: codes.collect(), told: diagnostics.to_text(&sources, false) }
}

fn made(kind: Kind, plan: &Plan) -> Example {
    example(&schema(kind), plan)
}

/// The keys of one side that the other has not, each with its table.
fn lacking(one: &Asked, other: &Asked) -> Vec<String> {
    let keys = one.iter().flat_map(|(table, keys)| keys.iter().map(move |key| (table, key)));
    let missing = keys.filter(|(table, key)| !other.get(*table).is_some_and(|o| o.contains(*key)));
    missing.map(|(table, key)| format!("[{table}] {key}")).collect()
}

#[test]
fn the_schema_and_the_reader_have_the_same_keys_at_every_level() {
    for kind in Kind::ALL {
        for turn in 0..TURNS {
            let example = made(kind, &Plan { turn, ..Plan::default() });
            let read = read(kind, &example.text, true);
            let shown = format!("{kind:?}, turn {turn}\n{}\n{}", example.text, read.told);
            assert_eq!(read.codes, Vec::<&str>::new(), "{shown}");
            let in_schema = lacking(&example.keys, &read.asked);
            assert_eq!(in_schema, Vec::<String>::new(), "the reader lacks these; {shown}");
            let in_reader = lacking(&read.asked, &example.keys);
            assert_eq!(in_reader, Vec::<String>::new(), "the schema lacks these; {shown}");
        }
    }
}

#[test]
fn the_reader_asks_for_no_more_than_the_schema_requires() {
    for kind in Kind::ALL {
        for turn in 0..TURNS {
            let example = made(kind, &Plan { turn, least: true, ..Plan::default() });
            let read = read(kind, &example.text, true);
            let missing = read.codes.iter().filter(|code| **code == "missing-key").count();
            assert_eq!(missing, 0, "{kind:?}, turn {turn}\n{}\n{}", example.text, read.told);
        }
    }
}

#[test]
fn the_reader_misses_what_the_schema_requires() {
    for kind in Kind::ALL {
        let mut tried = BTreeSet::new();
        for turn in 0..TURNS {
            let whole = made(kind, &Plan { turn, ..Plan::default() });
            let before = read(kind, &whole.text, false).codes;
            for key in whole.required.into_iter().filter(|key| tried.insert(key.clone())) {
                let plan = Plan { turn, without: Some(key.clone()), ..Plan::default() };
                let read = read(kind, &made(kind, &plan).text, false);
                assert_ne!(before, read.codes, "{kind:?}, turn {turn}, without {key:?}");
            }
        }
    }
}

#[test]
fn numbers_end_for_the_reader_where_they_end_in_the_schema() {
    for kind in Kind::ALL {
        for (turn, beyond) in (0..TURNS).flat_map(|turn| [(turn, -1), (turn, 1)]) {
            let plan = Plan { turn, beyond: Some(beyond), ..Plan::default() };
            let example = made(kind, &plan);
            let read = read(kind, &example.text, false);
            let refused = ["cannot be meant", "this version is not known"];
            let refused: usize = refused.iter().map(|words| read.told.matches(words).count()).sum();
            assert_eq!(refused, example.bounded, "{kind:?} {plan:?}\n{}", read.told);
        }
    }
}

/// Every table and value of a schema.
fn walk<'a>(schema: &'a Value, path: &str, found: &mut Vec<(String, &'a Value)>) {
    found.push((path.to_owned(), schema));
    for (key, value) in schema["properties"].as_object().into_iter().flatten() {
        walk(value, &format!("{path}.{key}"), found);
    }
    for inner in ["items", "additionalProperties"] {
        schema.get(inner).into_iter().for_each(|inner| walk(inner, path, found));
    }
    for inner in schema["anyOf"].as_array().into_iter().flatten() {
        walk(inner, path, found);
    }
}

#[test]
fn every_key_says_what_it_is_and_every_table_refuses_others() {
    for kind in Kind::ALL {
        let (schema, mut found) = (schema(kind), Vec::new());
        walk(&schema, "", &mut found);
        for (path, one) in found {
            for (key, value) in one["properties"].as_object().into_iter().flatten() {
                let says = value["description"].as_str().unwrap_or_default();
                assert!(!says.is_empty() && !says.contains("[`"), "{path}.{key}: {says}");
            }
            let data = one.get("additionalProperties").filter(|_| one.get("properties").is_some());
            let says = data.is_none_or(|of| of == false || of.get("description").is_some());
            assert!(says, "{kind:?} {path}: the keys that are data");
            let closed = one["type"] != "object" || one.get("additionalProperties").is_some();
            assert!(closed, "{kind:?} {path}");
            assert!(one.get("$ref").is_none() && one["type"] != "null", "{kind:?} {path}");
        }
    }
}

#[test]
#[allow(clippy::disallowed_methods, reason = "the page is a file of the repository")]
fn the_reference_on_disk_is_what_the_types_give() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/reference.md");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, reference()).expect("written");
    }
    let on_disk = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        on_disk == reference(),
        "docs/reference.md is not what the types say. \
         `anteroom schema --markdown > docs/reference.md` writes it, and so does UPDATE=1"
    );
}
