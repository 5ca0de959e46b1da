//! What holds for any text, made of pieces that Markdown gives a meaning.

use proptest::prelude::*;

use crate::doc::{Block, Doc, Inline, Node, Options, Written, parse};
use crate::source::Sources;

const PIECES: [&str; 56] = [
    "\n",
    "\n",
    "\n",
    "\n\n",
    " ",
    "  ",
    "    ",
    "\t",
    "\r\n",
    "> ",
    "- ",
    "* ",
    "1. ",
    "[ ] ",
    "# ",
    "## ",
    "---\n",
    "***",
    "_",
    "**",
    "~~",
    "`",
    "```\n",
    "~~~\n",
    "::: a\n",
    ":::\n",
    ":::: {.a #b c=\"d\"}\n",
    "::: {",
    ": ",
    "[",
    "]",
    "![",
    "](a.md)",
    "](<b> \"t\")",
    "{",
    "}",
    "{.a}",
    "{#b c='d'}",
    "{{",
    "}}",
    "{{ a.b }}",
    "[@a; @b, 1]",
    "[^1]",
    "[^1]: ",
    "[a]: b\n",
    "|",
    "|---|\n",
    "<b>",
    "<!--",
    "-->",
    "<div>\n",
    "&amp;",
    "\\",
    "\"",
    "\u{e9}\u{1f642}",
    "word",
];

/// Text that looks like Markdown.
pub(crate) fn markdown() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(&PIECES[..]), 0..60)
        .prop_map(|pieces| pieces.concat())
}

fn read(text: &str, extensions: bool) -> Doc<Written> {
    let sources = Sources::fixture("//- a.md\n");
    let file = sources.find("a.md").expect("it is in the fixture").id;
    let options = Options { extensions, raw_html: true };
    parse(file, text, 0, &options).0
}

/// Every span lies in the text and on characters, and inside what holds it come its words.
fn check_places(text: &str, doc: &Doc<Written>) {
    doc.visit(&mut |node| {
        let span = match node {
            Node::Block(Block { span, .. }) | Node::Inline(Inline { span, .. }) => span,
            Node::Definition(definition) => &definition.span,
        };
        assert!(text.get(span.range()).is_some(), "{span:?} in {text:?}");
    });
}

/// The deepest nesting of a tree, by its own debug form.
fn depth(doc: &Doc<Written>) -> usize {
    let mut open = 0usize;
    let mut deepest = 0;
    for c in format!("{doc:?}").chars() {
        match c {
            '[' => open += 1,
            ']' => open = open.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(open);
    }
    deepest
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_and_its_places_are_sound(text in markdown()) {
        check_places(&text, &read(&text, true));
        check_places(&text, &read(&text, false));
    }

    #[test]
    fn anchors_of_headings_are_told_apart(words in proptest::collection::vec("[ab](-1)?", 0..8)) {
        let text: String = words.iter().map(|word| format!("# {word}\n\n")).collect();
        let doc = read(&text, true);
        let mut anchors = doc.anchors();
        anchors.sort_unstable();
        anchors.dedup();
        prop_assert_eq!(anchors.len(), words.len());
    }
}

#[test]
fn deep_texts_make_shallow_trees() {
    for piece in ["> ", "- ", "::: a\n", "[", "![", "*a ", "**a _b ", "{{", "1. ", "[^1]: ", ": "] {
        let text = piece.repeat(3000);
        let doc = read(&text, true);
        check_places(&text, &doc);
    }
    let spans = "[".repeat(3000) + &"]{.a}".repeat(3000);
    assert!(depth(&read(&spans, true)) < 100);
}
