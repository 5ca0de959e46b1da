//! What is told about a table, word for word, and what is read from it.

#![allow(clippy::disallowed_methods, reason = "one test needs a file that no fixture can hold")]

use super::*;
use crate::source::Sources;

/// Reads `file.toml` with `read`, and gives what it made and what was told.
fn check<T>(text: &str, read: impl FnOnce(&mut Table<'_>) -> T) -> (T, String) {
    let sources = Sources::fixture(&format!("//- file.toml\n{text}"));
    let mut diagnostics = Diagnostics::new();
    let file = sources.find("file.toml").expect("the fixture has it");
    let mut table = Table::of_file(file, &mut diagnostics).expect("UTF-8");
    let made = read(&mut table);
    table.finish();
    (made, diagnostics.sorted(&sources).to_text(&sources, false))
}

fn told<T>(text: &str, read: impl FnOnce(&mut Table<'_>) -> T) -> String {
    check(text, read).1
}

#[test]
fn values_of_every_type() {
    let text = "\
        s = \"text\"\ni = -3\nb = true\nd = 2026-11-23\nl = [\"a\", \"b\"]\nw = \"may\"\n\
        [t]\nx = 1\n[[r]]\ny = 1\n[[r]]\ny = 2\n";
    let (_, told) = check(text, |table| {
        assert_eq!(table.string("s").map(|s| s.value).as_deref(), Some("text"));
        assert_eq!(table.integer("i").map(|i| i.value), Some(-3));
        assert_eq!(table.boolean("b"), Some(true));
        assert_eq!(table.date("d").map(|d| d.value), Date::new(2026, 11, 23));
        assert_eq!(table.strings("l").map(|l| l.len()), Some(2));
        assert_eq!(table.one_of("w", &[("must", 1), ("may", 2)]), Some(2));
        assert_eq!(table.table("t", |t| t.integer_in("x", 0..=9)), Some(Some(1)));
        assert_eq!(table.tables("r", |t| t.integer("y").map(|y| y.value)), [Some(1), Some(2)]);
        assert_eq!(table.string("none"), None);
    });
    assert_eq!(told, "");
}

#[test]
fn every_wrong_type_is_told_at_once() {
    let text = "s = 1\ni = 1.5\nb = \"yes\"\nd = 2026-11-23T10:00:00Z\nl = \"a\"\nt = 3\nr = true\nh = 99999999999999999999\nm = [\"a\", 2]\n";
    insta::assert_snapshot!(told(text, |table| {
        table.string("s");
        table.integer("i");
        table.boolean("b");
        table.date("d");
        table.strings("l");
        table.table("t", |_| ());
        table.tables("r", |_| ());
        table.integer("h");
        table.strings("m");
    }));
}

#[test]
fn unread_keys_and_the_nearest_of_their_own_table() {
    let text =
        "nmae = \"a\"\nqqq = 1\n[contact]\nphnoe = \"1\"\nname = \"b\"\n[contact.deep]\nx = 1\n";
    insta::assert_snapshot!(told(text, |table| {
        table.string("name");
        table.table("contact", |contact| {
            contact.string("phone");
            contact.table("deep", |_| ());
        });
    }));
}

#[test]
fn keys_that_have_to_be_there() {
    insta::assert_snapshot!(told("empty = \"  \"\n[[r]]\n", |table| {
        table.required_string("name", "name = \"A\"");
        table.required_string("empty", "empty = \"B\"");
        table.required("day", "day = 2026-11-23", Table::date);
        table.tables("r", |t| t.required_string("id", "id = \"c\""));
    }));
}

#[test]
fn days_that_do_not_exist() {
    insta::assert_snapshot!(told("a = 2026-02-30\nb = [2025-13-01]\nc = 2026-2-3\n", |table| {
        table.date("a");
        table.strings("b");
        table.date("c");
    }));
}

#[test]
fn words_and_numbers_out_of_range() {
    insta::assert_snapshot!(told(
        "w = \"mst\"\nv = [\"a\", \"zzz\"]\nn = 500\nm = -1\n",
        |table| {
            table.one_of("w", &[("must", 1), ("may", 2)]);
            table.some_of("v", &[("a", 1), ("b", 2)]);
            table.integer_in("n", 10..=240);
            table.integer_in("m", 10..=240);
        }
    ));
}

#[test]
fn syntax_is_told_once_and_the_rest_is_read() {
    let text = "name = \"A\nbad line\nx = \nlast = 3\n[t]\ny = = 2\nz = 5\n";
    insta::assert_snapshot!(told(text, |table| {
        table.required_string("name", "name = \"A\"");
        table.required_string("x", "x = \"A\"");
        table.required_string("lost", "lost = \"A\"");
        table.string("last");
        table.table("t", |t| {
            t.integer("y");
            assert_eq!(t.integer("z").map(|z| z.value), Some(5));
        });
    }));
}

#[test]
fn a_value_that_never_ends_is_told_where_it_begins() {
    let list = "a = 1\nl = [1, 2\nlast = 3\n[t]\nx = yes\n";
    insta::assert_snapshot!(told(list, |table| table.integer("a")));
    let text = "a = 1\nt = \"\"\"words\nlast = 3\n";
    insta::assert_snapshot!(told(text, |table| table.integer("a")));
}

#[test]
fn a_broken_header_or_key_is_told_once() {
    insta::assert_snapshot!(told("= 3\nq = yes\n[t\nx = 1\n", |table| table.integer("a")));
}

#[test]
fn a_key_written_twice() {
    insta::assert_snapshot!(told("a = 1\na = 2\n[t]\n[t]\n", |table| {
        table.integer("a");
        table.table("t", |_| ());
    }));
}

#[test]
fn the_place_of_a_text_is_the_place_of_its_words() {
    let text = "a = \"é1\"\nb = '''\ntwo\n'''\nc = \"\"\"\\\n  three\"\"\"\nd = ''\n";
    let sources = Sources::fixture(&format!("//- file.toml\n{text}"));
    let file = sources.find("file.toml").expect("the fixture has it");
    let mut diagnostics = Diagnostics::new();
    let mut table = Table::of_file(file, &mut diagnostics).expect("UTF-8");
    for key in ["a", "b", "d"] {
        let found = table.string(key).expect("a text");
        assert_eq!(text[found.span.range()], found.value, "{key}");
    }
    let escaped = table.string("c").expect("a text");
    assert_ne!(escaped.span.range().len(), escaped.value.len());
}

#[test]
fn front_matter_stands_further_on_in_its_file() {
    let sources = Sources::fixture("//- a.md\n+++\ntitle = 3\n+++\nwords\n");
    let file = sources.find("a.md").expect("the fixture has it");
    let mut diagnostics = Diagnostics::new();
    let mut table = Table::parse(file, "title = 3\n", 4, &mut diagnostics);
    table.required_string("title", "title = \"A\"");
    table.required_string("kind", "kind = \"page\"");
    table.finish();
    insta::assert_snapshot!(diagnostics.sorted(&sources).to_text(&sources, false));
}

#[test]
fn a_file_that_is_not_text() {
    let mut diagnostics = Diagnostics::new();
    let dir = tempfile::tempdir().expect("a folder");
    std::fs::write(dir.path().join("practice.toml"), b"name = \"\xff\"\n").expect("written");
    let sources = Sources::read(dir.path());
    let file = sources.find("practice.toml").expect("it was written");
    assert!(Table::of_file(file, &mut diagnostics).is_none());
    insta::assert_snapshot!(diagnostics.to_text(&sources, false));
}

proptest::proptest! {
    /// Whatever is in a file, reading it ends, every place lies in it, and it is told or clean.
    #[test]
    fn any_text_is_read(text in r#"[a-c=\[\]"'.{},\n 0-9é#-]{0,30}\PC{0,3}[a-c=\[\]"'\n\\]{0,20}"#) {
        let (_, told) = check(&text, |table| {
            table.string("a");
            table.table("b", |b| b.strings("a"));
            table.tables("c", |c| c.date("b"));
        });
        proptest::prop_assert!(told.len() < 100_000);
    }
}
