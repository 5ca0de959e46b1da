//! Every kind of mistake that we tell has a case that shows it.

use std::path::Path;

use anteroom::diagnostic::all_codes;
use walkdir::WalkDir;

use crate::sample::root;

/// Texts in which a code stands as it is shown: `error[code]`.
fn shown() -> Vec<String> {
    let snapshot = |path: &Path| path.extension().is_some_and(|ending| ending == "snap");
    let inline = |path: &Path| {
        let path = path.to_string_lossy();
        path.ends_with("tests.rs") || (path.contains("/tests/") && path.ends_with(".rs"))
    };
    let mut texts = read("tests/cases", |_| true);
    texts.extend(read("src", |path| snapshot(path) || inline(path)));
    texts.extend(read("tests/it", inline));
    texts
}

fn read(folder: &str, wanted: impl Fn(&Path) -> bool) -> Vec<String> {
    let entries = WalkDir::new(root().join(folder)).into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file() && wanted(entry.path()));
    files.map(|entry| std::fs::read_to_string(entry.path()).unwrap()).collect()
}

#[test]
fn every_code_has_a_case() {
    let texts = shown();
    let has_case = |code: &&str| {
        let forms = [format!("error[{code}]"), format!("warning[{code}]")];
        texts.iter().any(|text| forms.iter().any(|form| text.contains(form)))
    };
    let codes = all_codes();
    assert!(codes.len() > 60, "only {} codes were found", codes.len());
    let without: Vec<&str> = codes.into_iter().filter(|code| !has_case(code)).collect();
    assert!(without.is_empty(), "no case shows: {}", without.join(", "));
}

#[test]
fn a_code_is_a_name() {
    for code in all_codes() {
        let plain = code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        assert!(plain, "`{code}`");
    }
}
