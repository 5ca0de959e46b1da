//! From one stage to the next.

use super::doc;
use crate::doc::{
    Block, BlockKind, CiteKey, Directive, Doc, FactName, Href, Inline, InlineKind, Legible,
    Resolve, Stage, Written, resolve_blocks,
};
use crate::source::Span;

/// A stage whose links are strings; nothing else of the first stage is left.
#[derive(Clone, Debug, PartialEq, Hash)]
enum Told {}

impl Stage for Told {
    type Link = String;
    type Fact = std::convert::Infallible;
    type Citation = usize;
    type Insert = std::convert::Infallible;
}

impl Legible for Told {
    fn blocks_of(insert: &std::convert::Infallible) -> Vec<&[Block<Self>]> {
        match *insert {}
    }

    fn anchor_of(insert: &std::convert::Infallible) -> Option<&str> {
        match *insert {}
    }

    fn words_of(fact: &std::convert::Infallible) -> &str {
        match *fact {}
    }
}

struct Site {
    cited: usize,
}

impl Resolve<Written, Told> for Site {
    fn link(&mut self, to: &Href, _: Span) -> Option<String> {
        (to.to != "off.md").then(|| format!("/{}", to.to))
    }

    fn image(&mut self, from: &Href, _: Span) -> Option<String> {
        (from.to != "off.png").then(|| from.to.clone())
    }

    fn fact(&mut self, fact: &Box<FactName>, span: Span) -> Vec<Inline<Told>> {
        vec![Inline { kind: InlineKind::Text(format!("<{}>", fact.name).into()), span }]
    }

    fn citation(&mut self, keys: &Vec<CiteKey>, span: Span) -> Vec<Inline<Told>> {
        self.cited += keys.len();
        vec![Inline { kind: InlineKind::Citation(self.cited), span }]
    }

    fn insert(&mut self, insert: &Directive, _: Span) -> Vec<Block<Told>> {
        match insert.attr.classes[0].value.as_str() {
            "when" => resolve_blocks(&insert.body, self),
            _ => Vec::new(),
        }
    }
}

fn resolved(markdown: &str) -> Doc<Told> {
    doc(markdown).resolve(&mut Site { cited: 0 })
}

fn first_words(doc: &Doc<Told>) -> &[Inline<Told>] {
    match &doc.blocks[0].kind {
        BlockKind::Paragraph(text) => text,
        other => panic!("a paragraph, not {other:?}"),
    }
}

#[test]
fn what_leads_nowhere_leaves_its_words_and_they_are_joined() {
    let doc = resolved("a [b](off.md) {{ c.d }} ![e](off.png)\n");
    let [Inline { kind: InlineKind::Text(words), .. }] = first_words(&doc) else {
        panic!("one text, not {doc:?}")
    };
    assert_eq!(&**words, "a b <c.d> e");
}

#[test]
fn an_insert_becomes_no_block_or_several() {
    let doc = resolved("::: when\nOne\n\nTwo [a](b.md)\n:::\n\n::: other\nThree\n:::\n");
    assert_eq!(doc.blocks.len(), 2);
}

#[test]
fn citations_are_met_in_reading_order() {
    let doc = resolved("*[@a; @b]*[^1]\n\n[^1]: [@c]\n");
    let InlineKind::Emphasis(inside) = &first_words(&doc)[0].kind else { panic!("emphasis") };
    assert_eq!(inside[0].kind, InlineKind::Citation(2));
    assert_eq!(doc.footnotes.len(), 1);
}

#[test]
fn a_footnote_whose_mention_is_gone_cites_nothing() {
    let text = "::: off\nGone[^a].\n:::\n\nHere[^b].\n\n[^a]: A [@x].\n\n[^b]: B [@y].\n";
    let mut site = Site { cited: 0 };
    let doc = doc(text).resolve(&mut site);
    assert_eq!((site.cited, doc.footnotes.len()), (1, 2));
    assert!(doc.footnotes[0].blocks.is_empty() && !doc.footnotes[1].blocks.is_empty());
}

#[test]
fn what_leads_elsewhere_stands_after_a_link_and_not_in_it() {
    let doc = resolved("[words [@x] more](a.md)");
    let words = first_words(&doc);
    assert!(matches!(&words[0].kind, InlineKind::Link(link) if link.text.len() == 2), "{words:?}");
    assert!(matches!(words[1].kind, InlineKind::Citation(_)), "{words:?}");
}
