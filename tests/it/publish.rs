//! A folder is either the old site or the new one, and never somebody else's.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use anteroom::output::{Artifacts, Refused, publish};
use tempfile::TempDir;

fn site(files: &[(&str, &str)]) -> Artifacts {
    let mut artifacts = Artifacts::default();
    for (path, text) in files {
        artifacts.insert(*path, text.as_bytes());
    }
    artifacts
}

fn folder() -> (TempDir, std::path::PathBuf) {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path().join("public");
    (temp, dir)
}

fn names(dir: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(dir).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_second_site_replaces_the_first_as_a_whole() {
    let (temp, dir) = folder();
    publish(&site(&[("a/index.html", "1"), ("b.txt", "2")]), &dir, false).unwrap();
    let done = publish(&site(&[("a/index.html", "1"), ("c.txt", "3")]), &dir, false).unwrap();
    assert_eq!((done.written, done.kept, done.removed), (1, 1, 1));
    assert_eq!(names(&dir), [".anteroom", "a", "c.txt"]);
    assert_eq!(names(temp.path()), ["public"], "nothing is left beside it");
}

#[test]
fn an_equal_site_is_not_touched() {
    let (_temp, dir) = folder();
    let site = site(&[("a.txt", "1")]);
    publish(&site, &dir, false).unwrap();
    let before = fs::metadata(&dir).unwrap().ino();
    let done = publish(&site, &dir, false).unwrap();
    assert_eq!((done.written, done.kept), (0, 1));
    assert_eq!(fs::metadata(&dir).unwrap().ino(), before, "the very same folder");
}

#[test]
fn a_folder_that_is_not_ours_is_refused_and_kept() {
    let (_temp, dir) = folder();
    fs::create_dir(&dir).unwrap();
    fs::write(dir.join("thesis.txt"), "years of work").unwrap();
    let refused = publish(&site(&[("a.txt", "1")]), &dir, false).unwrap_err();
    assert!(matches!(refused, Refused::NotOurs(_)), "{refused}");
    assert_eq!(names(&dir), ["thesis.txt"]);
}

#[test]
fn force_keeps_the_old_folder_beside() {
    let (temp, dir) = folder();
    fs::create_dir(&dir).unwrap();
    fs::write(dir.join("thesis.txt"), "years of work").unwrap();
    publish(&site(&[("a.txt", "1")]), &dir, true).unwrap();
    assert_eq!(names(&dir), [".anteroom", "a.txt"]);
    assert_eq!(names(&temp.path().join("public.before-anteroom")), ["thesis.txt"]);
}

#[test]
fn an_empty_folder_may_be_used() {
    let (_temp, dir) = folder();
    fs::create_dir(&dir).unwrap();
    publish(&site(&[("a.txt", "1")]), &dir, false).unwrap();
    assert_eq!(names(&dir), [".anteroom", "a.txt"]);
}

#[test]
fn a_file_in_the_way_is_told() {
    let (_temp, dir) = folder();
    fs::write(&dir, "a file").unwrap();
    let refused = publish(&site(&[("a.txt", "1")]), &dir, false).unwrap_err();
    assert!(matches!(refused, Refused::NotAFolder(_)), "{refused}");
}
