//! Fenced divs and bracketed spans, against pandoc, whose syntax they are: the same nesting and the
//! same attributes for every worksheet of the library, and for a page of odd cases.
//!
//! It needs pandoc 2.17 or later: `cargo test --test pandoc -- --ignored`. `PANDOC` names another
//! program than the one on the path.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "it reads the cases, runs pandoc and shows what differs"
)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use anteroom::diagnostic::Diagnostics;
use anteroom::doc::{Attr, Block, BlockKind, Doc, Inline, InlineKind, Options, Written, parse};
use anteroom::source::Sources;
use serde_json::Value;

/// Odd cases that the two read differently, of which we tell the author, and why that stays.
const TOLD: [(&str, &str); 11] = [
    ("a colon in a name", "ids with a colon are the theme's own"),
    ("a minus", "it is a class of pandoc's own"),
    ("a span by name", "a link of that name is a link, as on code hosts"),
    ("marks across a span", "emphasis binds closer than brackets that are no link"),
    ("never closed", "the mistake is told where it begins, and the rest is read"),
    ("right below a list", "a fence is one wherever it begins a line"),
    ("right below words", "a fence is one wherever it begins a line"),
    ("two bare words", "a fence that cannot be read is a mistake, not words"),
    ("two ids", "which of them is meant nobody knows"),
    ("two values of one key", "which of them is meant nobody knows"),
    ("words for attributes", "a fence that cannot be read is a mistake, not words"),
];

/// Those of which we tell nothing.
const UNTOLD: [(&str, &str); 4] = [
    ("a class with a digit first", "ids of fields may begin with one, so classes may"),
    ("a small capital", "it is a span of pandoc's own that has become an element"),
    ("an entity in a value", "a value is words; a label says what is written in it"),
    ("indented a little", "up to three spaces mean nothing, as everywhere in CommonMark"),
];

/// A div or a span, and the divs and spans in it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Part {
    name: String,
    inside: Vec<Part>,
}

/// One line for each part, indented by how deep it lies.
fn shown(parts: &[Part], depth: usize) -> String {
    parts.iter().fold(String::new(), |mut out, part| {
        writeln!(out, "{}{}", "  ".repeat(depth), part.name).expect("a string");
        out + &shown(&part.inside, depth + 1)
    })
}

/// `div #id .class key="value"`
fn name<'a>(
    what: &str,
    id: &str,
    classes: impl Iterator<Item = &'a str>,
    pairs: impl Iterator<Item = (&'a str, &'a str)>,
) -> String {
    let mut name = what.to_owned();
    if !id.is_empty() {
        name += &format!(" #{id}");
    }
    classes.for_each(|class| name += &format!(" .{class}"));
    pairs.for_each(|(key, value)| name += &format!(" {key}={value:?}"));
    name
}

/// What we read.
fn ours(markdown: &str) -> String {
    shown(&parts_of(&read(markdown).0), 0)
}

/// What we tell.
fn told(markdown: &str) -> Vec<&'static str> {
    read(markdown).1.iter().map(|one| one.code).collect()
}

fn read(markdown: &str) -> (Doc<Written>, Diagnostics) {
    let sources = Sources::fixture("//- a.md\n");
    let file = sources.find("a.md").expect("it is in the fixture").id;
    parse(file, markdown, 0, &Options::default())
}

fn parts_of(doc: &Doc<Written>) -> Vec<Part> {
    let mut parts = blocks(&doc.blocks);
    doc.footnotes.iter().for_each(|note| parts.extend(blocks(&note.blocks)));
    parts
}

fn blocks(list: &[Block<Written>]) -> Vec<Part> {
    list.iter().flat_map(|one| block(&one.kind)).collect()
}

fn block(kind: &BlockKind<Written>) -> Vec<Part> {
    match kind {
        BlockKind::Paragraph(text) | BlockKind::Heading { text, .. } => inlines(text),
        BlockKind::Quote(inside) | BlockKind::Alert(_, inside) => blocks(inside),
        BlockKind::List { items, .. } => items.iter().flat_map(|i| blocks(&i.blocks)).collect(),
        BlockKind::Definitions(list) => {
            let one = |one: &anteroom::doc::Definition| {
                let mut parts = inlines(&one.term);
                one.meanings.iter().for_each(|meaning| parts.extend(blocks(meaning)));
                parts
            };
            list.iter().flat_map(one).collect()
        }
        BlockKind::Table { head, rows, .. } => {
            head.iter().chain(rows.iter().flatten()).flat_map(|c| inlines(&c.text)).collect()
        }
        BlockKind::Insert(directive) => {
            vec![Part { name: named("div", &directive.attr), inside: blocks(&directive.body) }]
        }
        BlockKind::Code { .. } | BlockKind::Rule | BlockKind::Html(_) => Vec::new(),
    }
}

fn inlines(text: &[Inline<Written>]) -> Vec<Part> {
    let one = |one: &Inline<Written>| match &one.kind {
        InlineKind::Span(attr, inside) => {
            vec![Part { name: named("span", attr), inside: inlines(inside) }]
        }
        kind => inlines(kind.children()),
    };
    text.iter().flat_map(one).collect()
}

fn named(what: &str, attr: &Attr) -> String {
    let id = attr.id.as_ref().map_or("", |id| &id.value);
    let pairs = attr.pairs.iter().map(|(key, value)| (key.value.as_str(), value.value.as_str()));
    name(what, id, attr.classes.iter().map(|class| class.value.as_str()), pairs)
}

/// What pandoc reads.
fn pandocs(markdown: &str) -> String {
    let program = std::env::var("PANDOC").unwrap_or_else(|_| "pandoc".to_owned());
    let mut pandoc = Command::new(&program)
        .args(["--from=markdown", "--to=json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|why| panic!("{program} cannot be run: {why}"));
    let mut stdin = pandoc.stdin.take().expect("it is piped");
    stdin.write_all(markdown.as_bytes()).expect("pandoc reads");
    drop(stdin);
    let output = pandoc.wait_with_output().expect("pandoc ends");
    assert!(output.status.success(), "pandoc failed on:\n{markdown}");
    let json: Value = serde_json::from_slice(&output.stdout).expect("pandoc writes JSON");
    let mut parts = Vec::new();
    collect(&json["blocks"], &mut parts);
    shown(&parts, 0)
}

/// Every div and span of a value, whatever lies around it.
fn collect(value: &Value, parts: &mut Vec<Part>) {
    match value {
        Value::Array(list) => list.iter().for_each(|one| collect(one, parts)),
        Value::Object(fields) => {
            let what = match fields.get("t").and_then(Value::as_str) {
                Some("Div") => "div",
                Some("Span") => "span",
                _ => return fields.values().for_each(|one| collect(one, parts)),
            };
            let (attr, body) = (&fields["c"][0], &fields["c"][1]);
            let mut inside = Vec::new();
            collect(body, &mut inside);
            parts.push(Part { name: named_by_pandoc(what, attr), inside });
        }
        _ => {}
    }
}

fn named_by_pandoc(what: &str, attr: &Value) -> String {
    let text = |value: &'_ Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let classes: Vec<String> = list(&attr[1]).iter().map(text).collect();
    let pairs: Vec<_> = list(&attr[2]).iter().map(|p| (text(&p[0]), text(&p[1]))).collect();
    let pairs = pairs.iter().map(|(key, value)| (key.as_str(), value.as_str()));
    name(what, &text(&attr[0]), classes.iter().map(String::as_str), pairs)
}

/// A page without its front matter.
fn body(text: &str) -> &str {
    text.splitn(3, "+++\n").last().unwrap_or(text)
}

fn file(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(path).expect("it can be read")
}

/// The odd cases: what each is called, and its page.
fn cases(text: &str) -> Vec<(&str, &str)> {
    text.split("\n# ").skip(1).filter_map(|case| case.split_once('\n')).collect()
}

#[test]
#[ignore = "needs pandoc"]
fn the_worksheets_of_the_library() {
    let sources = Sources::fixture_over_library("");
    let pages = sources.under("content").filter(|file| file.path.ends_with(".md"));
    let mut sheets = 0;
    for page in pages {
        let text = page.text().expect("pages are UTF-8");
        if text.contains("\nkind = \"worksheet\"\n") {
            sheets += 1;
            assert_eq!(ours(body(text)), pandocs(body(text)), "{}", page.path);
        }
    }
    assert!(sheets >= 14, "only {sheets} worksheets were found");
}

#[test]
#[ignore = "needs pandoc"]
fn odd_cases() {
    let text = file("tests/pandoc/odd.md");
    let cases = cases(&text);
    assert!(cases.len() > 90, "only {} cases were found", cases.len());
    let mut different = BTreeSet::new();
    for (name, markdown) in cases {
        let (ours, pandocs) = (ours(markdown), pandocs(markdown));
        if ours != pandocs {
            different.insert(name);
            println!("# {name}\n{markdown}\nours:\n{ours}pandoc's:\n{pandocs}");
        }
    }
    let known = TOLD.iter().chain(&UNTOLD).map(|(name, _)| *name);
    assert_eq!(different, known.collect());
}

#[test]
fn what_differs_is_told() {
    let text = file("tests/pandoc/odd.md");
    for (name, markdown) in cases(&text) {
        let is_told = !told(markdown).is_empty();
        if TOLD.iter().any(|(known, _)| *known == name) {
            assert!(is_told, "{name}");
        }
        if UNTOLD.iter().any(|(known, _)| *known == name) {
            assert!(!is_told, "{name}");
        }
    }
}
