//! Texts as a worksheet may hold them: any that Markdown could say, hostile words included.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::placeless::nowhere;
use crate::doc;
use crate::doc::{
    AlertKind, Attr, Block, BlockKind, CiteKey, Directive, FactName, Href, Inline, InlineKind,
    ListItem, Written,
};
use crate::source::Spanned;

type Blocks = Vec<Block<Written>>;
type Text = Vec<Inline<Written>>;

/// Pieces of words that Markdown, or our reader, gives a meaning.
const PIECES: [&str; 64] = [
    "a",
    "b",
    "word",
    "two words",
    " ",
    "  ",
    "\t",
    "\u{a0}",
    "\u{e9}",
    "\u{1f642}",
    "\u{301}",
    "\u{2019}",
    "\u{201c}",
    "\u{20ac}",
    "1",
    "1.",
    "2) ",
    "10",
    "-",
    "--",
    "---",
    "- ",
    "+ ",
    "* ",
    "*",
    "**",
    "_",
    "__",
    "~",
    "~~",
    "`",
    "``",
    "#",
    "### ",
    ">",
    "> ",
    ":",
    ": ",
    ":::",
    "::: {.a}",
    "=",
    "===",
    "|",
    "|-|",
    "...",
    "\"",
    "'",
    "<",
    "<b>",
    "<!--",
    "&",
    "&amp;",
    "[",
    "]",
    "[a](b)",
    "![",
    "(",
    ")",
    "{",
    "}",
    "{{ a.b }}",
    "{.a}",
    "@",
    "\\",
];

/// Some words that are not all space.
pub(super) fn words() -> impl Strategy<Value = String> {
    let piece = prop_oneof![4 => select(&PIECES[..]).prop_map(str::to_owned), 1 => "\\PC{1,3}"];
    let words = vec(piece, 1..7).prop_map(|pieces| pieces.concat());
    words.prop_filter("there is something to read", |words| !words.trim().is_empty())
}

/// Words on one line, with no air at their ends.
pub(super) fn line() -> impl Strategy<Value = String> {
    words().prop_map(|words| words.trim().to_owned())
}

pub(super) fn place<T>(value: T) -> Spanned<T> {
    Spanned::new(value, nowhere())
}

fn inline(kind: InlineKind<Written>) -> Inline<Written> {
    Inline { kind, span: nowhere() }
}

fn block(kind: BlockKind<Written>) -> Block<Written> {
    Block { kind, span: nowhere() }
}

/// What may stand inside what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Inside {
    /// How deep elements may still lie.
    depth: u32,
    /// How many marks for emphasis are around it.
    marks: u32,
    link: bool,
    strike: bool,
    lines: bool,
}

/// Running text. Neighbouring words are one; a line end stands between two other things.
fn text(inside: Inside) -> BoxedStrategy<Text> {
    let kinds = vec(kind(inside), 1..5);
    kinds
        .prop_map(move |kinds| {
            let mut out: Text = Vec::new();
            for kind in kinds {
                let words = |kind: &InlineKind<Written>| matches!(kind, InlineKind::Text(_));
                let end = |kind: &InlineKind<Written>| {
                    matches!(kind, InlineKind::SoftBreak | InlineKind::HardBreak)
                };
                let last = out.last().map(|one| &one.kind);
                let fits = match &kind {
                    kind if end(kind) => last.is_some_and(|last| !end(last)),
                    kind if words(kind) => last.is_none_or(|last| !words(last)),
                    _ => true,
                };
                if fits {
                    out.push(inline(kind));
                }
            }
            if out.last().is_some_and(|one| {
                matches!(one.kind, InlineKind::SoftBreak | InlineKind::HardBreak)
            }) {
                out.pop();
            }
            out
        })
        .prop_filter("there is something to read", |text| !text.is_empty())
        .boxed()
}

fn kind(inside: Inside) -> BoxedStrategy<InlineKind<Written>> {
    let mut some: Vec<(u32, BoxedStrategy<InlineKind<Written>>)> = vec![
        (5, words().prop_map(|words| InlineKind::Text(words.into())).boxed()),
        (1, code().prop_map(|code| InlineKind::Code(code.into())).boxed()),
        (1, fact()),
        (1, citation()),
    ];
    if inside.lines {
        some.push((1, Just(InlineKind::SoftBreak).boxed()));
        some.push((1, Just(InlineKind::HardBreak).boxed()));
    }
    if inside.depth > 0 {
        let less = Inside { depth: inside.depth - 1, ..inside };
        if inside.marks < 2 {
            let less = Inside { marks: inside.marks + 1, ..less };
            some.push((2, text(less).prop_map(InlineKind::Emphasis).boxed()));
            some.push((2, text(less).prop_map(InlineKind::Strong).boxed()));
        }
        if !inside.strike {
            let less = Inside { strike: true, ..less };
            some.push((1, text(less).prop_map(InlineKind::Strike).boxed()));
        }
        if !inside.link {
            some.push((1, link(Inside { link: true, ..less })));
        }
        some.push((1, span(less)));
    }
    proptest::strategy::Union::new_weighted(some).boxed()
}

fn code() -> impl Strategy<Value = String> {
    vec(select(&["a", " ", "`", "``", "*", "{{ a.b }}", "]{.a}", "\\", "&amp;"][..]), 1..5)
        .prop_map(|pieces| pieces.concat())
}

fn fact() -> BoxedStrategy<InlineKind<Written>> {
    let name = select(&["practice.name", "practice.sessions.minutes"][..]);
    name.prop_map(|name| {
        InlineKind::Fact(Box::new(FactName { name: name.to_owned(), span: nowhere() }))
    })
    .boxed()
}

fn citation() -> BoxedStrategy<InlineKind<Written>> {
    let key = ("[a-z]{1,6}[0-9]{0,4}(_[a-z])?", option::of("p\\. [0-9]{1,3}(, 4)?"));
    let key = key.prop_map(|(key, locator)| CiteKey { key, locator, span: nowhere() });
    vec(key, 1..3).prop_map(InlineKind::Citation).boxed()
}

fn link(inside: Inside) -> BoxedStrategy<InlineKind<Written>> {
    let to = prop_oneof![
        Just("../help-now.md#a".to_owned()),
        Just("https://a.example/?b=c&d=e_f_*".to_owned()),
        "[a-z ()<>&;\\\\\"*_#\\[\\]]{0,8}",
    ];
    (to, option::of(line()), text(inside))
        .prop_map(|(to, title, text)| {
            let to = Href { to: to.trim().to_owned(), span: nowhere() };
            InlineKind::Link(Box::new(doc::Link {
                to,
                title: title.map(String::into_boxed_str),
                text,
            }))
        })
        .boxed()
}

fn span(inside: Inside) -> BoxedStrategy<InlineKind<Written>> {
    (attr("s"), text(inside))
        .prop_map(|(attr, text)| InlineKind::Span(Box::new(attr), text))
        .boxed()
}

/// Attributes without an id: those have to differ over all of a document.
fn attr(class: &'static str) -> impl Strategy<Value = Attr> {
    let pair = ("[a-z]{1,4}", "[a-z \"\\\\|;]{0,6}").prop_map(|(k, v)| (place(k), place(v)));
    (vec("[a-z]{1,4}", 0..3), option::of(pair)).prop_map(move |(more, pair)| Attr {
        id: None,
        classes: std::iter::once(class.to_owned()).chain(more).map(place).collect(),
        pairs: pair.into_iter().collect(),
    })
}

/// The text of a paragraph.
fn running() -> BoxedStrategy<Text> {
    text(Inside { depth: 2, marks: 0, link: false, strike: false, lines: true })
}

/// The blocks of a text, at most so deep.
pub(super) fn blocks(depth: u32) -> BoxedStrategy<Blocks> {
    vec(any_block(depth), 1..4).boxed()
}

fn any_block(depth: u32) -> BoxedStrategy<Block<Written>> {
    let paragraph = running().prop_map(BlockKind::Paragraph);
    let mut some = vec![(4, paragraph.boxed()), (2, heading()), (1, crisis())];
    if depth > 0 {
        some.push((1, blocks(depth - 1).prop_map(BlockKind::Quote).boxed()));
        some.push((1, alert(depth - 1)));
        some.push((2, tight_list(depth - 1)));
        some.push((2, loose_list(depth - 1)));
    }
    proptest::strategy::Union::new_weighted(some).prop_map(block).boxed()
}

fn heading() -> BoxedStrategy<BlockKind<Written>> {
    let inside = Inside { depth: 2, marks: 0, link: false, strike: false, lines: false };
    let attr = option::of(attr("h").prop_map(Box::new));
    // The title of a page is its only heading of level 1.
    (2u8..=6, attr, text(inside))
        .prop_map(|(level, attr, mut text)| {
            // Braces behind a heading take the air before them along.
            if let Some(InlineKind::Text(words)) = text.last_mut().map(|last| &mut last.kind) {
                words.join(&".".into());
            }
            BlockKind::Heading { level, id: String::new(), attr, text }
        })
        .boxed()
}

fn crisis() -> BoxedStrategy<BlockKind<Written>> {
    let attr = Attr { classes: vec![place("crisis".to_owned())], ..Attr::default() };
    Just(BlockKind::Insert(Directive { attr: Box::new(attr), body: Vec::new() })).boxed()
}

fn alert(depth: u32) -> BoxedStrategy<BlockKind<Written>> {
    let kinds = [
        AlertKind::Note,
        AlertKind::Tip,
        AlertKind::Important,
        AlertKind::Warning,
        AlertKind::Caution,
    ];
    (select(kinds.to_vec()), blocks(depth)).prop_map(|(kind, b)| BlockKind::Alert(kind, b)).boxed()
}

fn start() -> impl Strategy<Value = Option<u64>> {
    option::of(prop_oneof![Just(1), 0u64..1000])
}

/// Items with a line of words each, maybe with a list or a quote right below.
fn tight_list(depth: u32) -> BoxedStrategy<BlockKind<Written>> {
    let more = move || {
        if depth == 0 {
            return Just(None).boxed();
        }
        let list = tight_list(depth - 1).prop_filter(
            "it could not interrupt a line",
            |kind| !matches!(kind, BlockKind::List { start: Some(start), .. } if *start != 1),
        );
        let quote = blocks(depth - 1).prop_filter("a fence needs air above", |blocks| {
            !matches!(blocks[0].kind, BlockKind::Insert(_) | BlockKind::Quote(_))
        });
        let quote = quote.prop_map(BlockKind::Quote);
        option::of(prop_oneof![2 => list, 1 => quote]).boxed()
    };
    let item = (option::weighted(0.2, any::<bool>()), running(), more());
    let item = item.prop_map(|(task, text, more)| {
        let first = block(BlockKind::Paragraph(text));
        let blocks = std::iter::once(first).chain(more.map(block)).collect();
        ListItem { task, blocks, span: nowhere() }
    });
    (start(), vec(item, 1..4))
        .prop_map(|(start, items)| BlockKind::List { start, tight: true, items })
        .boxed()
}

/// Items with air between them.
fn loose_list(depth: u32) -> BoxedStrategy<BlockKind<Written>> {
    let first = running().prop_map(|text| block(BlockKind::Paragraph(text)));
    let item = (option::weighted(0.2, any::<bool>()), first, vec(any_block(depth), 0..3));
    let item = item.prop_map(|(task, first, more)| {
        let blocks = std::iter::once(first).chain(more).collect();
        ListItem { task, blocks, span: nowhere() }
    });
    let items = vec(item, 1..4).prop_filter("there is no air in it", |items| {
        items.len() > 1 || items.iter().any(|item| item.blocks.len() > 1)
    });
    (start(), items)
        .prop_map(|(start, items)| BlockKind::List { start, tight: false, items })
        .boxed()
}
