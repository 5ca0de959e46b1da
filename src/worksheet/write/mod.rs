//! A worksheet becomes Markdown, as an author would have written it.
//!
//! What is written reads back as the same worksheet, places aside. It knows the syntax of fields
//! and of the texts between them; `block`, `inline` and `words` are the Markdown of texts. What no
//! worksheet holds (see the model's invariants) is left out.

mod answer;
mod block;
mod fence;
mod field;
mod grid;
mod inline;
mod words;

use std::collections::BTreeSet;

use super::read::Names;
use super::{Audience, Group, Item, ItemKind, Worksheet};
use crate::doc::{Attr, Block, Node, Written, authors_id, visit_blocks};

use fence::Fence;

/// The `.worksheet` div, with a line end behind it.
pub fn write(worksheet: &Worksheet<Written>) -> String {
    let unnamed = Unnamed::of(worksheet);
    let fence = Fence::new(4 + height(&worksheet.items), "worksheet").id(&worksheet.id.value);
    let items = items(&worksheet.items, &unnamed);
    format!("{}\n", fence.around(&format!("\n{items}\n")))
}

/// The Markdown of a text, as it stands in a worksheet or around one.
pub fn write_text(blocks: &[Block<Written>]) -> String {
    block::blocks(blocks, "\n\n")
}

/// How deep groups lie in one another.
fn height(items: &[Item]) -> usize {
    let one = |item: &Item| match &item.kind {
        ItemKind::Group(group) => 1 + height(&group.items),
        _ => 0,
    };
    items.iter().map(one).max().unwrap_or_default()
}

fn items(list: &[Item], unnamed: &Unnamed<'_>) -> String {
    let mut parts = Vec::new();
    let mut after_bare = false;
    for item in list {
        let bare =
            !after_bare && item.audience == Audience::Everyone && unnamed.holds(&item.id.value);
        parts.push(match &item.kind {
            ItemKind::Display(blocks) if bare => write_text(blocks),
            kind => fenced(item, kind, unnamed),
        });
        after_bare = bare && matches!(item.kind, ItemKind::Display(_));
    }
    parts.join("\n\n")
}

fn fenced(item: &Item, kind: &ItemKind, unnamed: &Unnamed<'_>) -> String {
    let fence = |colons, class| {
        let fence = Fence::new(colons, class);
        let fence = if unnamed.holds(&item.id.value) { fence } else { fence.id(&item.id.value) };
        match item.audience {
            Audience::Everyone => fence,
            Audience::Professional => fence.plain("for", "professional"),
        }
    };
    match kind {
        ItemKind::Display(blocks) => fence(3, "display").around(&write_text(blocks)),
        ItemKind::Group(inner) => group(fence(4 + height(&inner.items), "group"), inner, unnamed),
        ItemKind::Field(field) => field::field(fence(3, field.kind.class()), field),
        ItemKind::Grid(grid) => grid::grid(fence(3, "grid"), grid),
    }
}

fn group(mut fence: Fence, group: &Group, unnamed: &Unnamed<'_>) -> String {
    if group.new_page {
        fence = fence.plain("page", "new");
    }
    let fence = fence.named(&group.label.value, group.hint.as_deref());
    fence.around(&format!("\n{}\n", items(&group.items, unnamed)))
}

/// The ids of texts that need not be written: a reader would give them the same.
struct Unnamed<'a>(BTreeSet<&'a str>);

impl<'a> Unnamed<'a> {
    /// Those whose id is the one that is next, when all others are written.
    fn of(worksheet: &'a Worksheet<Written>) -> Self {
        let all = worksheet.every_item();
        let mut taken = BTreeSet::from([worksheet.id.value.clone()]);
        all.iter().for_each(|item| take_inside(item, &mut taken));
        let mut texts: Vec<&str> = Vec::new();
        for item in all {
            match &item.kind {
                ItemKind::Display(_) => texts.push(&item.id.value),
                _ => drop(taken.insert(item.id.value.clone())),
            }
        }
        // A text that has to be named takes a name away from those before it, too.
        loop {
            let mut names = Names::past(taken.clone());
            let wrong = texts.iter().position(|id| taken.contains(*id) || names.text() != **id);
            let Some(wrong) = wrong else { return Unnamed(texts.into_iter().collect()) };
            taken.insert(texts.remove(wrong).to_owned());
        }
    }

    fn holds(&self, id: &str) -> bool {
        self.0.contains(id)
    }
}

/// The ids inside an item: of columns, and of what stands in texts.
fn take_inside(item: &Item, taken: &mut BTreeSet<String>) {
    match &item.kind {
        ItemKind::Display(blocks) => visit_blocks(blocks, &mut |node: Node<'_, Written>| {
            taken.extend(authors_id(node).map(|id| id.value.clone()));
        }),
        ItemKind::Grid(grid) => taken.extend(grid.columns.iter().map(|c| c.id.value.clone())),
        ItemKind::Group(_) | ItemKind::Field(_) => {}
    }
}

/// `{.class #id key="value"}` of an author's own attributes.
fn braces(attr: &Attr) -> String {
    let classes = attr.classes.iter().map(|class| format!(".{}", class.value));
    let id = attr.id.iter().map(|id| format!("#{}", id.value));
    let pairs = attr.pairs.iter().map(|(k, v)| format!("{}={}", k.value, fence::quoted(&v.value)));
    let parts: Vec<String> = classes.chain(id).chain(pairs).collect();
    format!("{{{}}}", parts.join(" "))
}
