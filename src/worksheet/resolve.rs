//! Takes a worksheet from one stage to the next: its texts are resolved, its fields stay.

use super::{Group, Item, ItemKind, Worksheet};
use crate::doc::{Block, Resolve, Stage, resolve_blocks};

/// The worksheet at the next stage. `how` resolves the texts between the fields.
pub fn resolve<From: Stage, To: Stage>(
    worksheet: &Worksheet<From>,
    how: &mut impl Resolve<From, To>,
) -> Worksheet<To> {
    Worksheet { id: worksheet.id.clone(), items: items(&worksheet.items, how) }
}

fn items<From: Stage, To: Stage>(
    list: &[Item<From>],
    how: &mut impl Resolve<From, To>,
) -> Vec<Item<To>> {
    list.iter().map(|one| item(one, how)).collect()
}

fn item<From: Stage, To: Stage>(item: &Item<From>, how: &mut impl Resolve<From, To>) -> Item<To> {
    let kind = match &item.kind {
        ItemKind::Display(blocks) => ItemKind::Display(resolve_blocks(blocks, how)),
        ItemKind::Field(field) => ItemKind::Field(field.clone()),
        ItemKind::Grid(grid) => ItemKind::Grid(grid.clone()),
        ItemKind::Group(group) => ItemKind::Group(Group {
            label: group.label.clone(),
            hint: group.hint.clone(),
            new_page: group.new_page,
            items: items(&group.items, how),
        }),
    };
    Item { id: item.id.clone(), audience: item.audience, kind, span: item.span }
}

/// The texts between the fields, in reading order.
pub fn texts<S: Stage>(worksheet: &Worksheet<S>) -> Vec<&[Block<S>]> {
    worksheet.every_item().into_iter().filter_map(text).collect()
}

fn text<S: Stage>(item: &Item<S>) -> Option<&[Block<S>]> {
    match &item.kind {
        ItemKind::Display(blocks) => Some(blocks),
        _ => None,
    }
}
