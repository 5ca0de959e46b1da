//! The program in a folder: what it refuses, what it leaves untouched, how it ends. What people
//! read is in `tests/cases/console/`.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;
use walkdir::WalkDir;

use crate::console::{anteroom, write};

const SITE: &str = r#"//- practice.toml
name = "A practice"
base_url = "https://a.example/"
jurisdiction = "intl"
[site]
library = false
//- content/en/index.md
+++
title = "Home"
kind = "section"
summary = "Start here."
+++
See [a page](a.md).
//- content/en/a.md
+++
title = "A"
kind = "page"
summary = "One."
+++
"#;

fn site() -> TempDir {
    let temp = tempfile::tempdir().unwrap();
    write(temp.path(), SITE);
    temp
}

fn build(dir: &Path, args: &[&str]) -> Output {
    anteroom(dir).args(["build", "--no-pdf"]).args(args).output().unwrap()
}

/// What lies in a folder.
fn names(dir: &Path) -> Vec<String> {
    let names = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = names.map(|name| name.into_string().unwrap()).collect();
    names.sort();
    names
}

/// What goes to the error stream, and the exit code.
fn told(output: &Output) -> (String, i32) {
    (String::from_utf8(output.stderr.clone()).unwrap(), output.status.code().unwrap())
}

#[track_caller]
fn assert_told(output: &Output, code: i32, words: &[&str]) {
    let (text, ended) = told(output);
    assert_eq!(ended, code, "{text}");
    for word in words {
        assert!(text.contains(word), "no `{word}` in:\n{text}");
    }
}

/// Every file below a folder, and what is in it.
fn bytes(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = WalkDir::new(dir).into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file());
    let read = |file: walkdir::DirEntry| {
        let path = file.path().strip_prefix(dir).unwrap().display().to_string();
        (path, fs::read(file.path()).unwrap())
    };
    files.map(read).collect()
}

#[test]
fn an_error_leaves_the_published_folder_as_it_was() {
    let temp = site();
    assert_told(&build(temp.path(), &[]), 0, &[]);
    let before = bytes(&temp.path().join("public"));
    assert!(before.contains_key("a/index.html"));
    write(temp.path(), "//- content/en/a.md\nNo front matter.\n");
    assert_told(
        &build(temp.path(), &[]),
        1,
        &["error[no-front-matter]", "content/en/a.md:1:1", "`public` stays as it was"],
    );
    assert_eq!(bytes(&temp.path().join("public")), before);
    assert_eq!(names(temp.path()), [".anteroom", "content", "practice.toml", "public"]);
}

#[test]
fn an_error_in_a_first_build_makes_nothing() {
    let temp = site();
    fs::remove_file(temp.path().join("practice.toml")).unwrap();
    assert_told(&build(temp.path(), &[]), 1, &["error[no-practice]", "was not made"]);
    assert!(!temp.path().join("public").exists());
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let temp = tempfile::tempdir().unwrap();
    let init = ["init", "a", "--no-questions"];
    assert_told(&anteroom(temp.path()).args(init).output().unwrap(), 0, &[]);
    let [one, three] = ["1", "3"].map(|jobs| {
        let out = format!("out-{jobs}");
        let args = ["a", "--jobs", jobs, "--out", &out, "--timings"];
        let words = ["In the pages", if jobs == "1" { "on one thread" } else { "on 3 threads" }];
        assert_told(&build(temp.path(), &args), 0, &words);
        bytes(&temp.path().join(out))
    });
    assert!(one.len() > 50);
    assert_eq!(one.keys().collect::<Vec<_>>(), three.keys().collect::<Vec<_>>());
    let differ: Vec<_> = one.iter().filter(|(path, bytes)| three[*path] != **bytes).collect();
    assert!(differ.is_empty(), "{:?}", differ.iter().map(|(path, _)| path).collect::<Vec<_>>());
}

#[test]
fn mistakes_are_timed_too_and_a_pipe_sees_no_progress() {
    let temp = site();
    write(temp.path(), "//- content/en/a.md\nNo front matter.\n");
    let output = build(temp.path(), &["--timings"]);
    assert_told(&output, 1, &["was not made", "Where the time went", "pages read"]);
    assert!(!told(&output).0.contains(['\r', '\x1b']));
}

#[test]
fn a_link_out_of_the_site_is_told_and_not_followed() {
    let temp = site();
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("secret.md"), "secret").unwrap();
    symlink(outside.path().join("secret.md"), temp.path().join("content/en/b.md")).unwrap();
    symlink(outside.path(), temp.path().join("content/en/folder")).unwrap();
    let output = build(temp.path(), &[]);
    let words = ["error[link-leaves-site]", "`content/en/b.md`", "`content/en/folder`"];
    assert_told(&output, 1, &words);
    assert!(!told(&output).0.contains("secret"));
}

#[test]
fn a_link_inside_the_site_is_followed() {
    let temp = site();
    symlink("a.md", temp.path().join("content/en/b.md")).unwrap();
    assert_told(&build(temp.path(), &[]), 0, &[]);
    assert!(temp.path().join("public/b/index.html").is_file());
}

#[test]
fn a_link_to_nothing_is_told() {
    let temp = site();
    symlink("nothing.md", temp.path().join("content/en/b.md")).unwrap();
    assert_told(
        &build(temp.path(), &[]),
        1,
        &[
            "error[unreadable]",
            "`content/en/b.md` cannot be read: it is a symbolic link that leads to nothing\n",
        ],
    );
}

#[test]
fn hidden_files_never_fail_a_build() {
    let temp = site();
    for (path, leads) in [
        ("content/en/.#a.md", "ana@host.1234:567"),
        ("content/en/.again", "."),
        ("content/.hidden", "/etc/passwd"),
        (".#practice.toml", "nothing"),
    ] {
        symlink(leads, temp.path().join(path)).unwrap();
    }
    assert_told(&build(temp.path(), &[]), 0, &[]);
}

#[test]
fn a_link_in_a_circle_is_told() {
    let temp = site();
    symlink(".", temp.path().join("content/en/again")).unwrap();
    symlink("self", temp.path().join("content/en/self")).unwrap();
    let output = build(temp.path(), &[]);
    let words = "cannot be read: it is a symbolic link that leads in a circle\n";
    for path in ["again", "self"] {
        assert_told(&output, 1, &["error[unreadable]", &format!("`content/en/{path}` {words}")]);
    }
}

#[test]
fn a_name_that_is_not_utf8_is_told() {
    let temp = site();
    let name = std::ffi::OsStr::from_bytes(b"content/en/caf\xe9.md");
    fs::write(temp.path().join(name), "x").unwrap();
    assert_told(&build(temp.path(), &[]), 1, &["error[name-not-utf8]", "content/en/caf"]);
}

#[test]
fn a_file_that_is_not_utf8_is_told_at_the_byte() {
    let page = b"+++\ntitle = \"B\"\nkind = \"page\"\nsummary = \"Caf\xe9.\"\n+++\n";
    for (path, place) in [
        ("content/en/b.md", "content/en/b.md:4:15"),
        ("therapists/b.toml", "therapists/b.toml:4:15"),
        ("content/en/words.ftl", "content/en/words.ftl:4:15"),
        ("content/references.bib", "content/references.bib:4:15"),
        ("content/jurisdictions/intl.toml", "content/jurisdictions/intl.toml:4:15"),
        ("themes/calm/templates/page.html", "themes/calm/templates/page.html:4:15"),
        ("themes/calm/theme.toml", "themes/calm/theme.toml:4:15"),
        ("themes/calm/static/calm.css", "themes/calm/static/calm.css:4:15"),
    ] {
        let temp = site();
        let file = temp.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, page).unwrap();
        assert_told(&build(temp.path(), &[]), 1, &["error[not-utf8]", place]);
    }
}

#[test]
fn the_output_may_not_lie_in_what_is_built_from() {
    for out in ["content", "content/public", "themes/x", "therapists", "content/../content/a"] {
        let temp = site();
        let before = bytes(temp.path());
        assert_told(&build(temp.path(), &["--out", out]), 2, &["lies inside", "--out"]);
        assert_eq!(bytes(temp.path()), before);
    }
}

#[test]
fn the_output_may_not_hold_the_site() {
    let temp = site();
    let inner = temp.path().join("content");
    for (dir, args) in [
        (temp.path(), ["--out", "."]),
        (temp.path(), ["--out", ".."]),
        (inner.as_path(), ["..", "--out=../"]),
    ] {
        let before = bytes(temp.path());
        assert_told(&build(dir, &args), 2, &["holds the site itself"]);
        assert_eq!(bytes(temp.path()), before);
    }
}

#[test]
fn a_folder_of_somebody_else_s_is_refused() {
    let temp = site();
    write(temp.path(), "//- public/thesis.txt\nyears of work\n");
    let before = bytes(temp.path());
    assert_told(&build(temp.path(), &[]), 2, &["that Anteroom did not make", "--force"]);
    assert_eq!(bytes(temp.path()), before);
    assert_told(&build(temp.path(), &["--force"]), 0, &[]);
    assert!(temp.path().join("public.before-anteroom/thesis.txt").is_file());
    assert!(temp.path().join("public/index.html").is_file());
}

#[test]
fn a_path_through_nothing_never_reaches_the_source() {
    let temp = site();
    write(temp.path(), "//- keepme/thesis.txt\nyears of work\n");
    let before = bytes(temp.path());
    for out in ["nope/../content", "nope/../keepme", "nope/..", "keepme/../nope/../content/x"] {
        for args in [vec!["--out", out], vec!["--out", out, "--force"]] {
            let words = ["from a folder that does not exist", "--out"];
            assert_told(&build(temp.path(), &args), 2, &words);
            assert_eq!(bytes(temp.path()), before);
        }
    }
}

#[test]
fn a_link_to_the_source_is_no_place_for_the_output() {
    let temp = site();
    symlink("content", temp.path().join("public")).unwrap();
    let before = bytes(temp.path());
    assert_told(&build(temp.path(), &["--force"]), 2, &["lies inside `content`"]);
    assert_eq!(bytes(temp.path()), before);
}

#[test]
fn the_output_may_be_where_one_stands() {
    let temp = site();
    for (page, rounds) in [("a", 2), ("b", 2)] {
        write(
            temp.path(),
            &format!(
                "//- content/en/{page}.md\n+++\ntitle = \"A\"\nkind = \"page\"\nsummary = \"One.\"\n+++\n"
            ),
        );
        for _ in 0..rounds {
            let public = temp.path().join("public");
            fs::create_dir_all(&public).unwrap();
            assert_told(&build(&public, &["..", "--out", "."]), 0, &[]);
            assert!(public.join(page).join("index.html").is_file());
        }
    }
    assert_eq!(names(temp.path()), [".anteroom", "content", "practice.toml", "public"]);
}

#[test]
fn what_was_added_is_kept_and_what_was_replaced_is_told() {
    let temp = site();
    assert_told(&build(temp.path(), &[]), 0, &[]);
    write(temp.path(), "//- public/CNAME\na.example\n//- public/c/index.html\nmine\n");
    let page = SITE.rsplit("//- content/en/a.md").next().unwrap();
    write(temp.path(), &format!("//- content/en/c.md{page}"));
    let output = build(temp.path(), &[]);
    assert_told(&output, 0, &[]);
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(told.contains(", 1 in place of what you had added)"), "{told}");
    assert!(temp.path().join("public/CNAME").is_file());
}

/// What a build says that it did.
fn said(dir: &Path, args: &[&str]) -> String {
    let output = build(dir, args);
    assert_told(&output, 0, &[]);
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn whatever_changed_since_the_last_build_is_seen() {
    let temp = site();
    let dir = temp.path();
    let index = dir.join("public/index.html");
    said(dir, &[]);
    let whole = fs::read(&index).unwrap();
    assert!(said(dir, &[]).contains("(nothing changed)"));
    fs::write(&index, "torn").unwrap();
    assert!(said(dir, &[]).contains("(1 file written"), "a file of the site was changed");
    assert_eq!(fs::read(&index).unwrap(), whole);
    fs::remove_dir_all(dir.join("public/a")).unwrap();
    assert!(said(dir, &[]).contains("(1 file written"), "a file of the site was removed");
    assert!(said(dir, &["--base-url", "https://b.example/"]).contains("written"), "an option");
    assert!(said(dir, &["--out", "other"]).contains("written"), "another folder");
    assert!(said(dir, &[]).contains("written"), "the option was taken back");
    assert!(said(dir, &["--out", "other"]).contains("(nothing changed)"), "each has its note");
    let mut page = fs::read(dir.join("content/en/a.md")).unwrap();
    page.extend(b"More.\n");
    fs::write(dir.join("content/en/a.md"), page).unwrap();
    assert!(said(dir, &[]).contains("(1 file written"), "a page");
    fs::remove_file(dir.join("content/en/a.md")).unwrap();
    assert_told(&build(dir, &[]), 1, &["link-missing"]);
}

#[test]
fn a_note_of_an_earlier_build_that_is_torn_is_no_note() {
    let temp = site();
    said(temp.path(), &[]);
    let notes = fs::read_dir(temp.path().join(".anteroom/built")).unwrap();
    for note in notes {
        fs::write(note.unwrap().path(), "torn").unwrap();
    }
    assert!(said(temp.path(), &["--timings"]).contains("(nothing changed)"));
    assert!(told(&build(temp.path(), &["--timings"])).0.contains("files read"));
}

#[test]
fn a_page_named_like_a_file_of_the_site_is_told() {
    let temp = site();
    let page = SITE.rsplit("//- content/en/a.md").next().unwrap();
    write(temp.path(), &format!("//- content/en/robots.txt.md{page}"));
    let words = ["`robots.txt`", "`robots.txt/index.html`", "Rename one"];
    assert_told(&build(temp.path(), &[]), 2, &words);
    assert!(!temp.path().join("public").exists());
}

#[test]
fn nobody_need_listen() {
    let temp = site();
    for (args, code) in
        [(&["build", "--no-pdf"][..], 0), (&["build", "nowhere"], 2), (&["init", "new"], 0)]
    {
        let mut command = anteroom(temp.path());
        for stream in [Command::stdout, Command::stderr] {
            let (reader, writer) = std::io::pipe().unwrap();
            drop(reader);
            stream(&mut command, Stdio::from(writer));
        }
        let ended = command.args(args).status().unwrap();
        assert_eq!(ended.code(), Some(code), "{args:?}");
    }
}

#[test]
fn a_second_file_in_the_way_keeps_the_first_from_being_written() {
    let temp = tempfile::tempdir().unwrap();
    write(temp.path(), "//- new/therapists/your-name.toml\nmine\n");
    let output = anteroom(temp.path()).args(["init", "new"]).output().unwrap();
    assert_told(&output, 2, &["`new/therapists/your-name.toml` is there already"]);
    assert!(!temp.path().join("new/practice.toml").exists());
}

#[test]
fn another_folder_and_another_address() {
    let temp = site();
    let args = ["--out", "www", "--base-url", "https://b.example/therapy"];
    assert_told(&build(temp.path(), &args), 0, &[]);
    assert!(!temp.path().join("public").exists());
    let page = fs::read_to_string(temp.path().join("www/a/index.html")).unwrap();
    assert!(page.contains("<link rel=\"canonical\" href=\"https://b.example/therapy/a/\">"));
    let home = fs::read_to_string(temp.path().join("www/index.html")).unwrap();
    assert!(home.contains("See <a href=\"/therapy/a/\">a page</a>."), "{home}");
    assert!(!home.contains("a.example"), "{home}");
    let map = fs::read_to_string(temp.path().join("www/sitemap.xml")).unwrap();
    assert!(map.contains("<loc>https://b.example/therapy/a/</loc>"), "{map}");
}

#[test]
fn drafts_are_built_if_asked_for() {
    let temp = site();
    let draft = SITE.rsplit("//- ").next().unwrap().replace("kind", "draft = true\nkind");
    write(temp.path(), &format!("//- {draft}"));
    assert_told(&build(temp.path(), &[]), 0, &[]);
    assert!(!temp.path().join("public/a").exists());
    assert_told(&build(temp.path(), &["--drafts"]), 0, &[]);
    assert!(temp.path().join("public/a/index.html").is_file());
}

#[test]
fn a_site_may_be_built_from_anywhere() {
    let temp = site();
    let elsewhere = tempfile::tempdir().unwrap();
    let dir = temp.path().display().to_string();
    assert_told(&build(elsewhere.path(), &[&dir]), 0, &[]);
    assert!(temp.path().join("public/index.html").is_file());
    assert_eq!(bytes(elsewhere.path()), BTreeMap::new());
}

#[test]
fn the_disk_and_the_fixture_give_the_same_site() {
    let temp = site();
    assert_told(&build(temp.path(), &[]), 0, &[]);
    let sources = anteroom::source::Sources::fixture_over_library(SITE);
    let built = anteroom::pipeline::build(
        &sources,
        &anteroom::pipeline::Options::default(),
        &anteroom::output::Kept::default(),
    );
    let mut published = bytes(&temp.path().join("public"));
    published.remove(".anteroom");
    let made = built.artifacts.iter().map(|(path, bytes)| (path.to_owned(), bytes.to_vec()));
    assert_eq!(published, made.collect());
}
