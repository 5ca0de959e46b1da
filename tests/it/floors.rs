//! Data flows down: a module imports only from floors strictly below its own.

use std::path::Path;

use walkdir::WalkDir;

/// Every module of the library and its floor. ARCHITECTURE.md shows the same table.
const FLOORS: [(&str, u32); 14] = [
    ("cli", 9),
    ("starter", 8),
    ("pipeline", 7),
    ("web", 6),
    ("output", 6),
    ("site", 5),
    ("content", 4),
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

/// The modules that a file of the crate names after `crate::`.
fn imports(text: &str) -> Vec<String> {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let mut found = Vec::new();
    for line in code {
        for part in line.split("crate::").skip(1) {
            let braced = part.trim_start_matches('{').trim_end_matches([';', '}']);
            let names =
                if part.starts_with('{') { braced.split(',').collect() } else { vec![part] };
            for name in names {
                let end = name.trim().find(|c: char| !c.is_alphanumeric() && c != '_');
                found.push(name.trim()[..end.unwrap_or(name.trim().len())].to_owned());
            }
        }
    }
    found
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
