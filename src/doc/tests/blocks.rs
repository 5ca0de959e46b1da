//! Blocks other than divs.

use insta::assert_snapshot;

use super::{doc, tree};
use crate::doc::{Options, parse};
use crate::source::Sources;

#[test]
fn headings_take_attributes_or_get_slugs() {
    assert_snapshot!(tree(
        "\
# What's *in* it?
## About {#why .wide lang=es}
## Why
## About ##
About
---
## `{code}` {{ a.b }}
### [Span]{.x}
## ¿Qué es? {.y} ##
## !
"
    ), @r#"
    h1 #whats-in-it ["What’s " em ["in"] " it?"]
    h2 #why #why .wide lang="es" ["About"]
    h2 #why-1 ["Why"]
    h2 #about ["About"]
    h2 #about-1 ["About"]
    h2 #code [code "{code}" " " fact a.b]
    h3 #span [span .x ["Span"]]
    h2 #qué-es .y ["¿Qué es?"]
    h2 #section ["!"]
    "#);
}

#[test]
fn lists_are_tight_or_not_and_hold_tasks() {
    assert_snapshot!(tree("- [ ] a\n- [x] b\n  - [ ] c\n\n3) d\n\n4) e\n\n   f\n"), @r#"
    list None tight=true
      item, task ticked=false
        ["a"]
      item, task ticked=true
        ["b"]
        list None tight=true
          item, task ticked=false
            ["c"]
    list Some(3) tight=false
      item
        ["d"]
      item
        ["e"]
        ["f"]
    "#);
}

#[test]
fn quotes_alerts_code_and_rules() {
    assert_snapshot!(tree("> a\n\n> [!WARNING]\n> b\n\n```rust ,ignore\nc\n```\n\n***\n"), @r#"
    quote
      ["a"]
    alert Warning
      ["b"]
    code Some("rust") "c\n"
    rule
    "#);
}

#[test]
fn definitions_have_anchors_and_meanings() {
    assert_snapshot!(tree("## Rapport\n\nRapport\n: One.\n: Two.\n\nThe *frame*\n\n: Three.\n\n  Four.\n"), @r#"
    h2 #rapport ["Rapport"]
    definitions
      term rapport-1 ["Rapport"]
        ["One."]
        ["Two."]
      term the-frame ["The " em ["frame"]]
        ["Three."]
        ["Four."]
    "#);
}

#[test]
fn footnotes_are_numbered_by_mention() {
    assert_snapshot!(tree("[^b]: Bee.\n[^A]: Ay[^b].\n\nOne[^a], two[^b], one[^a].\n"), @r#"
    ["One" note 1.1 ", two" note 2.1 ", one" note 1.2 "."]
    footnote A
      ["Ay" note 2.2 "."]
    footnote b
      ["Bee."]
    "#);
}

#[test]
fn comments_are_dropped() {
    assert_snapshot!(tree("<!-- a\n\n# b -->\n\nb <!-- c --> d\n\n<!-- e --> <!-- f -->\n"), @r#"["b  d"]"#);
}

#[test]
fn places_count_from_the_start_of_the_file() {
    let text = "+++\ntitle = \"\u{e9}\"\n+++\n\n# One\n";
    let sources = Sources::fixture("//- a.md\n");
    let file = sources.find("a.md").expect("it is in the fixture").id;
    let body = text.find("\n\n").expect("there is one") + 1;
    let (doc, _) = parse(file, text, body, &Options::default());
    assert_eq!(&text[doc.blocks[0].span.range()], "# One");
    assert_eq!(doc.blocks.len(), 1);
}

#[test]
fn html_stays_where_the_site_allows_it() {
    let sources = Sources::fixture("//- a.md\n");
    let file = sources.find("a.md").expect("it is in the fixture").id;
    let options = Options { raw_html: true, ..Options::default() };
    let (doc, told) = parse(file, "<div>\na\n</div>\n\nb <kbd>c</kbd>\n", 0, &options);
    assert!(told.is_empty());
    assert_snapshot!(super::sketch::of(&doc), @r#"
    html "<div>\na\n</div>\n"
    ["b " html "<kbd>" "c" html "</kbd>"]
    "#);
}

#[test]
fn a_table_has_as_many_cells_in_each_row() {
    assert_snapshot!(tree("| a | b |\n|:-:|--:|\n| `1\\|2` |\n"), @r#"
    table [Center, End]
      ["a"] | ["b"]
      [code "1|2"] | []
    "#);
    assert_eq!(doc("").blocks, []);
}
