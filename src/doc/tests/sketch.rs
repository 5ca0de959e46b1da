//! A tree as text, for tests: one line a block, running text in brackets.

use std::fmt::Write as _;

use super::super::*;

pub(super) fn of(doc: &Doc<Written>) -> String {
    let mut out = String::new();
    blocks(&doc.blocks, 0, &mut out);
    for note in &doc.footnotes {
        line(0, &format!("footnote {}", note.label), &mut out);
        blocks(&note.blocks, 1, &mut out);
    }
    out
}

fn line(depth: usize, words: &str, out: &mut String) {
    writeln!(out, "{}{words}", "  ".repeat(depth)).expect("a string");
}

fn blocks(list: &[Block<Written>], depth: usize, out: &mut String) {
    list.iter().for_each(|block| one(&block.kind, depth, out));
}

fn one(kind: &BlockKind<Written>, depth: usize, out: &mut String) {
    let inside = match kind {
        BlockKind::Quote(inside) | BlockKind::Alert(_, inside) => inside.as_slice(),
        BlockKind::Insert(directive) => &directive.body,
        _ => &[],
    };
    line(depth, &name(kind), out);
    blocks(inside, depth + 1, out);
    match kind {
        BlockKind::List { items, .. } => {
            for item in items {
                line(depth + 1, &task(item.task), out);
                blocks(&item.blocks, depth + 2, out);
            }
        }
        BlockKind::Definitions(list) => {
            for one in list {
                line(depth + 1, &format!("term {} {}", one.id, text(&one.term)), out);
                one.meanings.iter().for_each(|meaning| blocks(meaning, depth + 2, out));
            }
        }
        BlockKind::Table { head, rows, .. } => {
            for row in std::iter::once(head).chain(rows) {
                let cells: Vec<_> = row.iter().map(|cell| text(&cell.text)).collect();
                line(depth + 1, &cells.join(" | "), out);
            }
        }
        _ => {}
    }
}

fn task(task: Option<bool>) -> String {
    match task {
        None => "item".to_owned(),
        Some(ticked) => format!("item, task ticked={ticked}"),
    }
}

fn name(kind: &BlockKind<Written>) -> String {
    match kind {
        BlockKind::Paragraph(words) => text(words),
        BlockKind::Heading { level, id, attr, text: words } => {
            let attr = attr.as_deref().map(attributes).unwrap_or_default();
            format!("h{level} #{id}{attr} {}", text(words))
        }
        BlockKind::Code { language, text } => format!("code {language:?} {text:?}"),
        BlockKind::Quote(_) => "quote".to_owned(),
        BlockKind::Alert(kind, _) => format!("alert {kind:?}"),
        BlockKind::List { start, tight, .. } => format!("list {start:?} tight={tight}"),
        BlockKind::Definitions(_) => "definitions".to_owned(),
        BlockKind::Table { align, .. } => format!("table {align:?}"),
        BlockKind::Rule => "rule".to_owned(),
        BlockKind::Html(html) => format!("html {html:?}"),
        BlockKind::Insert(directive) => format!("div{}", attributes(&directive.attr)),
    }
}

fn attributes(attr: &Attr) -> String {
    let mut out = String::new();
    attr.id.iter().for_each(|id| out += &format!(" #{}", id.value));
    attr.classes.iter().for_each(|class| out += &format!(" .{}", class.value));
    attr.pairs.iter().for_each(|(k, v)| out += &format!(" {}={:?}", k.value, v.value));
    out
}

fn text(words: &[Inline<Written>]) -> String {
    let parts: Vec<_> = words.iter().map(|inline| word(&inline.kind)).collect();
    format!("[{}]", parts.join(" "))
}

fn word(kind: &InlineKind<Written>) -> String {
    match kind {
        InlineKind::Text(words) => format!("{words:?}"),
        InlineKind::Code(words) => format!("code {words:?}"),
        InlineKind::Emphasis(inside) => format!("em {}", text(inside)),
        InlineKind::Strong(inside) => format!("strong {}", text(inside)),
        InlineKind::Strike(inside) => format!("strike {}", text(inside)),
        InlineKind::Link(link) => {
            format!("link {} {:?} {}", link.to.to, link.title, text(&link.text))
        }
        InlineKind::Image(image) => {
            format!("image {} {:?} {:?}", image.from.to, image.title, image.alt)
        }
        InlineKind::FootnoteRef { number, mention } => format!("note {number}.{mention}"),
        InlineKind::Span(attr, inside) => format!("span{} {}", attributes(attr), text(inside)),
        InlineKind::Fact(fact) => format!("fact {}", fact.name),
        InlineKind::Citation(keys) => {
            let keys: Vec<_> = keys.iter().map(|k| format!("{} {:?}", k.key, k.locator)).collect();
            format!("cite {}", keys.join("; "))
        }
        InlineKind::SoftBreak => "soft".to_owned(),
        InlineKind::HardBreak => "hard".to_owned(),
        InlineKind::Html(html) => format!("html {html:?}"),
    }
}
