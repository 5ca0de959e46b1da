//! Data flows down: a module imports only from floors strictly below its own.

use std::path::Path;

use walkdir::WalkDir;

/// Every module of the library and its floor. ARCHITECTURE.md shows the same table.
const FLOORS: [(&str, u32); 20] = [
    ("cli", 10),
    ("serve", 9),
    ("starter", 9),
    ("pipeline", 8),
    ("exchange", 7),
    ("web", 7),
    ("press", 7),
    ("output", 7),
    ("site", 6),
    ("schema", 6),
    ("content", 5),
    ("instrument", 5),
    ("worksheet", 4),
    ("assets", 4),
    ("practice", 3),
    ("doc", 3),
    ("table", 2),
    ("words", 2),
    ("diagnostic", 1),
    ("source", 0),
];

fn floor(module: &str) -> Option<u32> {
    FLOORS.iter().find(|(name, _)| *name == module).map(|(_, floor)| *floor)
}

/// The modules that a file of the crate names after `crate::`, braces over several lines too.
fn imports(text: &str) -> Vec<String> {
    let code: Vec<&str> =
        text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join(" ");
    let mut found = Vec::new();
    for part in code.split("crate::").skip(1) {
        match part.strip_prefix('{') {
            None => found.push(first_word(part)),
            Some(list) => found.extend(names_at_the_top(list)),
        }
    }
    found
}

fn first_word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// The first words of a list's parts, up to its closing brace; lists inside it are passed over.
fn names_at_the_top(list: &str) -> Vec<String> {
    let (mut depth, mut names, mut part) = (0, Vec::new(), String::new());
    for c in list.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(std::mem::take(&mut part)),
            c if depth == 0 => part.push(c),
            _ => {}
        }
    }
    names.push(part);
    names.iter().map(|part| first_word(part.trim())).filter(|name| !name.is_empty()).collect()
}

#[test]
fn imports_over_several_lines_are_seen() {
    let text = "use crate::{\n    doc::{Block, Doc},\n    site,\n};\nlet x = crate::web::page();";
    assert_eq!(imports(text), ["doc", "site", "web"]);
}

#[test]
fn imports_go_down() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for entry in WalkDir::new(&src).sort_by_file_name().into_iter().filter_map(Result::ok) {
        let path = entry.path().strip_prefix(&src).unwrap().display().to_string();
        if entry.depth() < 2 || !path.ends_with(".rs") {
            continue;
        }
        let module = path.split('/').next().unwrap().to_owned();
        let own = floor(&module).unwrap_or_else(|| panic!("`{module}` stands on no floor"));
        for import in imports(&std::fs::read_to_string(entry.path()).unwrap()) {
            let below = floor(&import).is_some_and(|f| f < own);
            if import != module && !below {
                wrong.push(format!("src/{path} (floor {own}) imports crate::{import}"));
            }
        }
    }
    assert!(wrong.is_empty(), "imports that go up or sideways:\n{}", wrong.join("\n"));
}

#[test]
fn every_module_stands_on_a_floor() {
    let lib = include_str!("../../src/lib.rs");
    let declared = lib.lines().filter_map(|l| l.strip_prefix("pub mod ")?.strip_suffix(';'));
    let declared: Vec<&str> = declared.collect();
    let floors: Vec<u32> = declared.iter().map(|m| floor(m).expect("a floor")).collect();
    assert!(floors.is_sorted_by(|a, b| a >= b), "lib.rs lists the top floor first: {declared:?}");
}

/// The files that may touch the disk, a clock or the environment; clippy.toml bans the calls.
const EDGES: [&str; 4] = ["cli/mod.rs", "output/mod.rs", "serve/mod.rs", "source/read.rs"];

#[test]
fn only_the_edges_meet_the_machine() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let entries = WalkDir::new(&src).sort_by_file_name().into_iter().filter_map(Result::ok);
    let allowing = entries.filter(|entry| entry.file_type().is_file()).filter_map(|entry| {
        let text = std::fs::read_to_string(entry.path()).ok()?;
        let path = entry.path().strip_prefix(&src).ok()?.display().to_string();
        let test = path.contains("tests");
        (!test && text.contains("clippy::disallowed_methods")).then_some(path)
    });
    assert_eq!(allowing.collect::<Vec<_>>(), EDGES);
}
