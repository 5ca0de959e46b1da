//! Running text: spans, citations, facts, and what is none of them.

use insta::assert_snapshot;

use super::{doc, faulty_tree, tree};
use crate::doc::{BlockKind, InlineKind};

#[test]
fn spans_hold_words_and_read_their_attributes_from_the_source() {
    assert_snapshot!(tree("A [*b* c]{.d_e #f title=\"it's -- so\" min=0} g.\n"), @r#"["A " span #f .d_e title="it's -- so" min="0" [em ["b"] " c"] " g."]"#);
    assert_snapshot!(tree("[a [b](c.md) [d]{.e} `]{.x}`]{.f}\n"), @r#"[span .f ["a " link c.md None ["b"] " " span .e ["d"] " " code "]{.x}"]]"#);
    assert_snapshot!(tree("**[a]{.b}**[c]{}\n[words\nmore]{.d\n.e}\n"), @r#"[strong [span .b ["a"]] span ["c"] soft span .d .e ["words" soft "more"]]"#);
}

#[test]
fn spans_stand_in_table_heads() {
    assert_snapshot!(tree(
        "| [Mood]{.integer #mood min=0 max=10} | [Sleep, hours]{.decimal #sleep} |\n|---|:-:|\n| 4 | 6.5 |\n"
    ), @r#"
    table [Unset, Center]
      [span #mood .integer min="0" max="10" ["Mood"]] | [span #sleep .decimal ["Sleep, hours"]]
      ["4"] | ["6.5"]
    "#);
}

#[test]
fn a_span_in_a_table_may_hold_a_bar() {
    assert_snapshot!(tree("| [a]{.b c=\"d \\| e\"} |\n|---|\n"), @r#"
    table [Unset]
      [span .b c="d | e" ["a"]]
    "#);
}

#[test]
fn brackets_are_brackets() {
    assert_snapshot!(tree("a [b] [c [d] \\[e] {f \\[@g] [^h](i) \\[^j] ](\n"), @r#"["a [b] [c [d] [e] {f [@g] " link i None ["^h"] " [^j] ]("]"#);
    assert_snapshot!(tree("&#91;a]( &lbrack;b] a@b.c me [x@y.z]\n"), @r#"["[a]( [b] a@b.c me [x@y.z]"]"#);
}

#[test]
fn citations_name_keys_and_places() {
    assert_snapshot!(tree("So it is [@beck_1979_a; @doe:99, pp. 3--5][@c].\n"), @r#"["So it is " cite beck_1979_a None; doe:99 Some("pp. 3–5") cite c None "."]"#);
    assert_snapshot!(tree("Not @cited, nor `[@cited]`.\n"), @r#"["Not @cited, nor " code "[@cited]" "."]"#);
}

#[test]
fn facts_are_named_in_running_text() {
    assert_snapshot!(tree("{{ practice.reply_time }}, **{{a.b}}** and {{a.c_d}}_x_.\n"), @r#"[fact practice.reply_time ", " strong [fact a.b] " and " fact a.c_d em ["x"] "."]"#);
    assert_snapshot!(tree("`{{ a.b }}` \\{\\{ a.b }} { a } }} {x}\n"), @r#"[code "{{ a.b }}" " {{ a.b }} { a } }} {x}"]"#);
    assert_snapshot!(tree("# About {{ practice.name }}\n\n[{{ a.b }}](c.md) [{{ a.b }}]{.d}{{ e.f }}\n"), @r#"
    h1 #about ["About " fact practice.name]
    [link c.md None [fact a.b] " " span .d [fact a.b] fact e.f]
    "#);
}

#[test]
fn neighbouring_text_is_joined() {
    let doc = doc("a \\* b &amp; don't -- [c] ... \"d\"\n");
    let BlockKind::Paragraph(text) = &doc.blocks[0].kind else { panic!("a paragraph") };
    assert_eq!(text.len(), 1);
    let InlineKind::Text(words) = &text[0].kind else { panic!("text") };
    assert_eq!(&**words, "a * b & don\u{2019}t \u{2013} [c] \u{2026} \u{201c}d\u{201d}");
}

#[test]
fn links_know_the_place_of_their_address() {
    let text =
        "[a (b)](../c.md#d \"t\") ![x](  <e f.png> ) [g](h(i)j) [k] <me@x.org>\n\n[k]: l.md\n";
    let doc = doc(text);
    let BlockKind::Paragraph(words) = &doc.blocks[0].kind else { panic!("a paragraph") };
    let places: Vec<_> = words
        .iter()
        .filter_map(|inline| match &inline.kind {
            InlineKind::Link(link) => Some(&link.to),
            InlineKind::Image(image) => Some(&image.from),
            _ => None,
        })
        .map(|to| (to.to.as_str(), &text[to.span.range()]))
        .collect();
    assert_eq!(
        places,
        [
            ("../c.md#d", "../c.md#d"),
            ("e f.png", "e f.png"),
            ("h(i)j", "h(i)j"),
            ("l.md", "[k]"),
            ("mailto:me@x.org", "<me@x.org>"),
        ]
    );
}

#[test]
fn markup_across_braces_leaves_them_words() {
    assert_snapshot!(faulty_tree("[a]{.b title=\"*d\"} and c*\n"), @r#"["[a]{.b title=“" em ["d”} and c"]]"#);
}
