//! A schema becomes the reference of its keys, as Markdown: one table a level.
//!
//! Says nothing of its own about a key. Invariant: levels and keys stand in the order of the types,
//! and a level that two kinds of file share is written once.

use serde_json::{Map, Value};

use super::{Kind, schema};

const HEAD: &str = "# Reference\n\n\
Every key of every file that a site is made of. `anteroom schema --markdown` writes this page from the types \
that read these files: change the comment there, not the words here.\n\n\
A key in bold has to be there. Where a list of tables is meant, the heading has two brackets: write it once for \
each table of the list. What stands in `<...>` is a name of your own.\n";

/// A table of a file, with its keys.
#[derive(Clone)]
struct Level {
    /// As it is written: `[fees]`, `[[fees.item]]`; empty for the file itself.
    heading: String,
    schema: Value,
    /// What the key of this table says.
    says: String,
}

/// The reference of every kind of file.
pub fn reference() -> String {
    let mut written = Vec::new();
    let parts = Kind::ALL.iter().map(|kind| part(*kind, &mut written));
    format!("{HEAD}{}", parts.collect::<String>())
}

/// The reference of one kind of file.
pub fn reference_of(kind: Kind) -> String {
    part(kind, &mut Vec::new()).trim_start().to_owned()
}

/// One kind of file, without the levels that another has written.
fn part(kind: Kind, written: &mut Vec<Level>) -> String {
    let root = Level { heading: String::new(), says: says(&schema(kind)), schema: schema(kind) };
    let mut levels = vec![root];
    below(&schema(kind), "", &mut levels);
    let is_written = |level: &Level, written: &[Level]| {
        written.iter().any(|one| one.heading == level.heading && one.schema == level.schema)
    };
    let (same, own): (Vec<Level>, Vec<Level>) =
        levels.into_iter().partition(|level| is_written(level, written));
    let mut out = format!("\n## {}\n", code_of_title(kind));
    for (at, level) in merged(own.clone()).iter().enumerate() {
        if at > 0 {
            out += &format!("\n### `{}`\n", level.heading);
        }
        let says =
            if level.says.is_empty() { String::new() } else { format!("{}\n\n", level.says) };
        out += &format!("\n{says}{}", table(&level.schema));
        if at == 0 && !same.is_empty() {
            let names = same.iter().filter(|level| !level.heading.contains('.'));
            let names: Vec<String> = names.map(|level| format!("`{}`", level.heading)).collect();
            out += &format!("\nThe same as in practice.toml: {}.\n", names.join(", "));
        }
    }
    written.extend(own);
    out
}

/// Files are code, words are not.
fn code_of_title(kind: Kind) -> String {
    let title = kind.title();
    if title.ends_with(".toml") { format!("`{title}`") } else { title.to_owned() }
}

fn says(schema: &Value) -> String {
    schema["description"].as_str().unwrap_or_default().replace('|', "\\|")
}

/// Levels side by side that hold the same keys are one.
fn merged(levels: Vec<Level>) -> Vec<Level> {
    let mut out: Vec<Level> = Vec::new();
    for level in levels {
        let after = out.last_mut().filter(|last| last.schema == level.schema);
        match after {
            Some(last) => {
                last.heading += &format!("`, `{}", level.heading);
                last.says.clear();
            }
            None => out.push(level),
        }
    }
    out
}

/// The rows of a level: its keys, and what stands for the keys that are data.
fn table(level: &Value) -> String {
    let mut out = "| key | holds | what it says |\n|---|---|---|\n".to_owned();
    let required = level["required"].as_array().map_or(&[][..], Vec::as_slice);
    for (key, value) in properties(level) {
        let key = match required.iter().any(|one| one == key) {
            true => format!("**`{key}`**"),
            false => format!("`{key}`"),
        };
        let without = value.get("default").map(|value| format!("; `{value}` without it"));
        let holds = noun(value).one + &without.unwrap_or_default();
        out += &format!("| {key} | {holds} | {} |\n", says(value));
    }
    if let Some((name, value)) = keyed(level) {
        out += &format!("| `<{name}>` | {} | {} |\n", noun(value).one, says(value));
    }
    out
}

fn properties(schema: &Value) -> impl Iterator<Item = (&String, &Value)> {
    schema["properties"].as_object().into_iter().flat_map(Map::iter)
}

/// What the keys of a table are where they are data, and what they hold.
fn keyed(schema: &Value) -> Option<(&str, &Value)> {
    let value = schema.get("additionalProperties")?;
    Some((value.get("title")?.as_str()?, value))
}

/// The levels below a table, each before those below it.
fn below(table: &Value, path: &str, levels: &mut Vec<Level>) {
    let named = properties(table).map(|(key, value)| (key.clone(), value));
    let data = keyed(table).map(|(name, value)| (format!("<{name}>"), value));
    for (key, value) in named.chain(data) {
        let path = if path.is_empty() { key } else { format!("{path}.{key}") };
        for (inner, many) in tables_in(value) {
            if inner.get("properties").is_some() {
                let heading = if many { format!("[[{path}]]") } else { format!("[{path}]") };
                levels.push(Level { heading, schema: inner.clone(), says: says(value) });
            }
            below(inner, &path, levels);
        }
    }
}

/// The tables that a value may be, and whether it is a list of them.
fn tables_in(value: &Value) -> Vec<(&Value, bool)> {
    if let Some(choices) = value["anyOf"].as_array() {
        return choices.iter().flat_map(tables_in).collect();
    }
    match value["type"].as_str() {
        Some("object") => vec![(value, false)],
        Some("array") => tables_in(&value["items"]).into_iter().map(|(t, _)| (t, true)).collect(),
        _ => Vec::new(),
    }
}

/// What a value is called, one of it and many.
struct Noun {
    one: String,
    many: String,
}

impl Noun {
    fn new(one: &str, many: &str) -> Self {
        Noun { one: one.to_owned(), many: many.to_owned() }
    }

    fn same(words: String) -> Self {
        Noun { one: words.clone(), many: words }
    }
}

fn noun(value: &Value) -> Noun {
    if let Some(choices) = value["anyOf"].as_array() {
        return Noun::same(choice(choices));
    }
    if let Some(words) = value["enum"].as_array() {
        let words: Vec<String> = words.iter().filter_map(Value::as_str).map(code).collect();
        return Noun::same(words.join(", "));
    }
    match value["type"].as_str() {
        Some("string") => text(value),
        Some("integer") => number(value),
        Some("boolean") => Noun::same("true or false".to_owned()),
        Some("array") => {
            let many = noun(&value["items"]).many;
            Noun { one: format!("list of {many}"), many: format!("lists of {many}") }
        }
        _ => of_table(value),
    }
}

/// Several kinds of value; words by language are one kind to whoever writes them.
fn choice(choices: &[Value]) -> String {
    match choices {
        [same, each] if keyed(each).is_some_and(|(name, _)| name == "language") => {
            format!("{}, or one for each language", noun(same).one)
        }
        _ => choices.iter().map(|one| noun(one).one).collect::<Vec<_>>().join(", or "),
    }
}

fn text(value: &Value) -> Noun {
    match (value["format"].as_str(), value["examples"][0].as_str()) {
        (Some("uri"), _) => Noun::new("web address", "web addresses"),
        (Some("email"), _) => Noun::new("email address", "email addresses"),
        (Some("date"), _) => Noun::new("date", "dates"),
        (_, Some(example)) => Noun::same(format!("text such as {}", code(example))),
        _ => Noun::new("text", "texts"),
    }
}

fn number(value: &Value) -> Noun {
    let range = match (value["minimum"].as_i64(), value["maximum"].as_i64()) {
        (Some(least), Some(most)) if least == most => return Noun::same(format!("`{least}`")),
        (Some(least), Some(most)) => format!(" ({least} to {most})"),
        _ => String::new(),
    };
    Noun { one: format!("whole number{range}"), many: format!("whole numbers{range}") }
}

fn of_table(value: &Value) -> Noun {
    match keyed(value) {
        Some((name, of)) if value.get("properties").is_none() => {
            Noun::same(format!("table by {name}: {}", noun(of).one))
        }
        _ => Noun::new("table", "tables"),
    }
}

fn code(word: &str) -> String {
    format!("`{word}`")
}
