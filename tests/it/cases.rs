//! Every file of `tests/cases/` is a site and what is expected of it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use crate::case::Case;

/// The folder of the cases.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

/// The cases, by path.
pub(crate) fn files() -> Vec<PathBuf> {
    let entries = WalkDir::new(folder()).sort_by_file_name().into_iter().map(Result::unwrap);
    let files =
        entries.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path);
    files.collect()
}

/// Whether expected results are to be written anew.
pub(crate) fn update() -> bool {
    std::env::var("UPDATE").is_ok_and(|value| value == "1")
}

#[test]
fn every_case_is_as_it_says() {
    let without = ["console"].into_iter().chain(cfg!(not(feature = "pdf")).then_some("print"));
    let without: Vec<PathBuf> = without.map(|name| folder().join(name)).collect();
    let is_site = |path: &PathBuf| !without.iter().any(|folder| path.starts_with(folder));
    let sites = files().into_iter().filter(is_site);
    let sites: Vec<PathBuf> = sites.collect();
    assert!(sites.len() > 50, "only {} cases were found", sites.len());
    let failed: Vec<String> = sites.par_iter().filter_map(|path| hold(path).err()).collect();
    assert!(failed.is_empty(), "{}\n{}", failed.join("\n"), hint(failed.len()));
}

fn hint(failed: usize) -> String {
    format!("{failed} cases differ; if that is right: UPDATE=1 cargo test --test it")
}

fn hold(path: &Path) -> Result<(), String> {
    let text = std::fs::read_to_string(path).unwrap();
    let told = |why: String| format!("{}: {why}", shown(path));
    let run = || Case::run(&text).and_then(|case| case.as_it_is());
    let actual = std::panic::catch_unwind(run).unwrap_or_else(|_| Err("a panic".to_owned()));
    expect(path, &text, &actual.map_err(told)?)
}

/// Holds a file of expected results to the actual ones, or writes it anew if asked.
pub(crate) fn expect(path: &Path, text: &str, actual: &str) -> Result<(), String> {
    if text == actual {
        return Ok(());
    }
    if update() {
        std::fs::write(path, actual).unwrap();
        return Ok(());
    }
    Err(format!("{}:\n{}", shown(path), diff(text, actual)))
}

fn shown(path: &Path) -> String {
    path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap_or(path).display().to_string()
}

/// The lines that differ, `-` expected and `+` actual, with the line before each run of them.
pub(crate) fn diff(expected: &str, actual: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), actual.lines().collect());
    let common = longest_common(&old, &new);
    let (mut i, mut j) = (0, 0);
    let mut out = String::new();
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            let next_differs = old.get(i + 1) != new.get(j + 1);
            if next_differs {
                writeln!(out, "  {:>4}   {}", i + 1, old[i]).unwrap();
            }
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || (i < old.len() && common[i + 1][j] >= common[i][j + 1]) {
            writeln!(out, "  {:>4} - {}", i + 1, old[i]).unwrap();
            i += 1;
        } else {
            writeln!(out, "       + {}", new[j]).unwrap();
            j += 1;
        }
    }
    out
}

/// How many lines the rests of two texts have in common, from each pair of places.
fn longest_common(old: &[&str], new: &[&str]) -> Vec<Vec<usize>> {
    let mut table = vec![vec![0; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            table[i][j] = if old[i] == new[j] {
                table[i + 1][j + 1] + 1
            } else {
                table[i + 1][j].max(table[i][j + 1])
            };
        }
    }
    table
}

#[test]
fn a_difference_is_shown_by_lines() {
    assert_eq!(diff("a\nb\nc\n", "a\nx\nc\n"), "     1   a\n     2 - b\n       + x\n");
}

#[test]
fn a_case_without_an_expectation_fails() {
    let told = Case::run("//- content/en/a.md\n").err().unwrap();
    assert!(told.contains("nothing is expected"), "{told}");
    assert!(Case::run("//= diagnosis\n").is_err());
}

#[test]
fn a_wrong_expectation_is_found() {
    let text = "//= diagnostics\nsomething\n";
    let actual = Case::run(text).and_then(|case| case.as_it_is()).unwrap();
    assert_eq!(actual, "//= diagnostics\n");
}
