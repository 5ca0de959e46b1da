//! Text as plain words with lines: for systems that show no Markdown.
//!
//! An empty line parts two blocks; an item of a list begins with a hyphen or its number.

use crate::doc::{Block, BlockKind, ListItem, Written, plain_text};

/// The words of some blocks.
pub(super) fn lines(blocks: &[Block<Written>]) -> String {
    let parts = blocks.iter().map(|block| of(&block.kind)).filter(|words| !words.is_empty());
    parts.collect::<Vec<_>>().join("\n\n")
}

fn of(kind: &BlockKind<Written>) -> String {
    match kind {
        BlockKind::Paragraph(text) | BlockKind::Heading { text, .. } => one_line(&plain_text(text)),
        BlockKind::Quote(inside) | BlockKind::Alert(_, inside) => lines(inside),
        BlockKind::List { start, items, .. } => {
            let item = |(at, item): (usize, &ListItem<Written>)| {
                let mark = start.map_or("-".to_owned(), |first| format!("{}.", first + at as u64));
                let words = lines(&item.blocks).replace("\n\n", "\n").replace('\n', "\n  ");
                format!("{mark} {words}")
            };
            items.iter().enumerate().map(item).collect::<Vec<_>>().join("\n")
        }
        BlockKind::Definitions(list) => {
            let one = |one: &crate::doc::Definition<Written>| {
                let meanings: Vec<String> = one.meanings.iter().map(|m| lines(m)).collect();
                format!("{}: {}", plain_text(&one.term), meanings.join("; "))
            };
            list.iter().map(one).collect::<Vec<_>>().join("\n")
        }
        BlockKind::Table { head, rows, .. } => {
            let row = |row: &Vec<crate::doc::Cell<Written>>| {
                row.iter().map(|cell| plain_text(&cell.text)).collect::<Vec<_>>().join(" | ")
            };
            std::iter::once(head).chain(rows).map(row).collect::<Vec<_>>().join("\n")
        }
        BlockKind::Code { text, .. } => text.trim_end().to_owned(),
        BlockKind::Rule | BlockKind::Html(_) | BlockKind::Insert(_) => String::new(),
    }
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
