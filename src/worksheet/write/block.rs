//! The blocks of a text as Markdown: what a worksheet's text may hold, each from the line's start.

use super::braces;
use super::inline::{self, Place};
use crate::doc::{AlertKind, Block, BlockKind, Directive, ListItem, Written};

/// Blocks, with `between` between two of them, or an empty line where that is needed.
pub(super) fn blocks(list: &[Block<Written>], between: &str) -> String {
    let mut out = String::new();
    let mut before: Option<&BlockKind<Written>> = None;
    let mut second = false;
    for Block { kind, .. } in list {
        second = before.is_some_and(|before| same_list(before, kind)) && !second;
        let written = block(kind, second);
        if written.is_empty() {
            continue;
        }
        if let Some(before) = before {
            out.push_str(if needs_air(before, kind) { "\n\n" } else { between });
        }
        out.push_str(&written);
        before = Some(kind);
    }
    out
}

/// One block. Of two lists in a row the `second` has another mark.
fn block(kind: &BlockKind<Written>, second: bool) -> String {
    match kind {
        BlockKind::Paragraph(text) => inline::text(text, Place::Paragraph),
        BlockKind::Heading { level, attr, text, .. } => {
            let marks = "#".repeat(usize::from(*level));
            let text = inline::text(text, Place::Heading);
            match attr {
                None => format!("{marks} {text}"),
                Some(attr) => format!("{marks} {text} {}", braces(attr)),
            }
        }
        BlockKind::Quote(inside) => quoted(&blocks(inside, "\n\n")),
        BlockKind::Alert(kind, inside) => {
            let air = inside.first().is_some_and(|first| opens_late(&first.kind));
            let line_end = if air { "\n\n" } else { "\n" };
            quoted(&format!("[!{}]{line_end}{}", word(*kind), blocks(inside, "\n\n")))
        }
        BlockKind::List { start, tight, items } => list(*start, *tight, items, second),
        BlockKind::Insert(Directive { attr, body }) => {
            let body = blocks(body, "\n\n");
            let line_end = if body.is_empty() { "" } else { "\n" };
            format!("::: {}\n{body}{line_end}:::", braces(attr))
        }
        // No worksheet's text holds any of these.
        BlockKind::Code { .. }
        | BlockKind::Definitions(_)
        | BlockKind::Table { .. }
        | BlockKind::Rule
        | BlockKind::Html(_) => String::new(),
    }
}

fn quoted(text: &str) -> String {
    let line = |line: &str| if line.is_empty() { ">".to_owned() } else { format!("> {line}") };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

fn list(start: Option<u64>, tight: bool, items: &[ListItem<Written>], second: bool) -> String {
    let between = if tight { "\n" } else { "\n\n" };
    let marker = |at: u64| match (start, second) {
        (None, false) => "- ".to_owned(),
        (None, true) => "+ ".to_owned(),
        (Some(start), false) => format!("{}. ", start.saturating_add(at)),
        (Some(start), true) => format!("{}) ", start.saturating_add(at)),
    };
    let items = (0..).zip(items).map(|(at, one)| item(&marker(at), one, between));
    items.collect::<Vec<_>>().join(between)
}

fn item(marker: &str, item: &ListItem<Written>, between: &str) -> String {
    let task = match item.task {
        Some(true) => "[x] ",
        Some(false) => "[ ] ",
        None => "",
    };
    let text = format!("{task}{}", blocks(&item.blocks, between));
    let indent = " ".repeat(marker.len());
    let line = |(at, line): (usize, &str)| match (at, line) {
        (0, "") => marker.trim_end().to_owned(),
        (0, line) => format!("{marker}{line}"),
        (_, "") => String::new(),
        (_, line) => format!("{indent}{line}"),
    };
    text.split('\n').enumerate().map(line).collect::<Vec<_>>().join("\n")
}

/// Whether two lists would be read as one.
fn same_list(a: &BlockKind<Written>, b: &BlockKind<Written>) -> bool {
    match (a, b) {
        (BlockKind::List { start: a, .. }, BlockKind::List { start: b, .. }) => {
            a.is_some() == b.is_some()
        }
        _ => false,
    }
}

/// Whether the second block would be read as part of the first, were no empty line between them.
fn needs_air(a: &BlockKind<Written>, b: &BlockKind<Written>) -> bool {
    let open = !matches!(a, BlockKind::Heading { .. } | BlockKind::Insert(_));
    match b {
        BlockKind::Paragraph(_) => open,
        BlockKind::Quote(_) | BlockKind::Alert(..) => {
            matches!(a, BlockKind::Quote(_) | BlockKind::Alert(..)) || opens_late(b)
        }
        BlockKind::List { .. } => open && opens_late(b),
        BlockKind::Insert(_) => true,
        _ => false,
    }
}

/// Whether a block cannot begin right below a line of words.
fn opens_late(kind: &BlockKind<Written>) -> bool {
    match kind {
        BlockKind::List { start, .. } => start.is_some_and(|start| start != 1),
        kind => begins_with_fence(kind),
    }
}

/// Whether a block's first line is a fence, which needs air above.
fn begins_with_fence(kind: &BlockKind<Written>) -> bool {
    match kind {
        BlockKind::Insert(_) => true,
        BlockKind::Quote(inside) => {
            inside.first().is_some_and(|first| begins_with_fence(&first.kind))
        }
        _ => false,
    }
}

fn word(kind: AlertKind) -> &'static str {
    match kind {
        AlertKind::Note => "NOTE",
        AlertKind::Tip => "TIP",
        AlertKind::Important => "IMPORTANT",
        AlertKind::Warning => "WARNING",
        AlertKind::Caution => "CAUTION",
    }
}
