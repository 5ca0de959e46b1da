//! Names what links may lead to: headings and terms without an author's id get a slug of their
//! words, as code hosts make it, and all ids of a document are told apart.
//!
//! Authors' ids come first, wherever they stand: a slug gives way to them, never the reverse.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostics;
use crate::source::{Span, Spanned};

use super::{Block, BlockKind, Definition, Doc, InlineKind, Node, Written, text};

/// Gives every heading and term of the document its id.
pub(super) fn name(doc: &mut Doc<Written>, diagnostics: &mut Diagnostics) {
    let mut taken = authors_ids(doc, diagnostics);
    name_blocks(&mut doc.blocks, &mut taken);
    doc.footnotes.iter_mut().for_each(|note| name_blocks(&mut note.blocks, &mut taken));
}

/// Ids in use, and the next number to try behind each.
type Taken = BTreeMap<String, usize>;

fn authors_ids(doc: &Doc<Written>, diagnostics: &mut Diagnostics) -> Taken {
    let mut first: BTreeMap<&str, Span> = BTreeMap::new();
    doc.visit(&mut |node| {
        if let Some(id) = authors_id(node) {
            match first.get(id.value.as_str()) {
                Some(known) => diagnostics.anchor_twice(id.span, *known, &id.value),
                None => {
                    first.insert(&id.value, id.span);
                }
            }
        }
    });
    first.into_keys().map(|id| (id.to_owned(), 1)).collect()
}

/// The id that an author gave to a heading, a div or a span.
pub fn authors_id(node: Node<'_, Written>) -> Option<&Spanned<String>> {
    let attr = match node {
        Node::Block(Block { kind: BlockKind::Heading { attr, .. }, .. }) => attr.as_ref()?,
        Node::Block(Block { kind: BlockKind::Insert(directive), .. }) => &directive.attr,
        Node::Inline(inline) => match &inline.kind {
            InlineKind::Span(attr, _) => attr,
            _ => return None,
        },
        _ => return None,
    };
    attr.id.as_ref()
}

fn name_blocks(blocks: &mut [Block<Written>], taken: &mut Taken) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Heading { id, text, .. } if id.is_empty() => {
                *id = free(slug(&text::of_inlines(text)), taken);
            }
            BlockKind::Quote(inside) | BlockKind::Alert(_, inside) => name_blocks(inside, taken),
            BlockKind::List { items, .. } => {
                items.iter_mut().for_each(|item| name_blocks(&mut item.blocks, taken));
            }
            BlockKind::Definitions(list) => {
                list.iter_mut().for_each(|one| name_definition(one, taken));
            }
            BlockKind::Insert(directive) => name_blocks(&mut directive.body, taken),
            _ => {}
        }
    }
}

fn name_definition(one: &mut Definition<Written>, taken: &mut Taken) {
    one.id = free(slug(&text::of_inlines(&one.term)), taken);
    one.meanings.iter_mut().for_each(|meaning| name_blocks(meaning, taken));
}

/// The words in lower case, spaces as hyphens, without marks.
fn slug(words: &str) -> String {
    let words = words.trim();
    let mut kept = String::with_capacity(words.len());
    if words.is_ascii() {
        kept.extend(words.bytes().filter_map(slug_byte).map(char::from));
    } else {
        // What a letter becomes may hang on those around it.
        kept.extend(words.to_lowercase().chars().filter_map(slug_char));
    }
    if kept.is_empty() { "section".to_owned() } else { kept }
}

/// The same as below, for most titles.
fn slug_byte(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => Some(byte.to_ascii_lowercase()),
        b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' => Some(byte),
        b' ' | b'\t'..=b'\r' => Some(b'-'),
        _ => None,
    }
}

fn slug_char(c: char) -> Option<char> {
    match c {
        _ if c.is_whitespace() => Some('-'),
        '-' | '_' => Some(c),
        _ => c.is_alphanumeric().then_some(c),
    }
}

/// The slug, or the slug with the first number that is free.
fn free(slug: String, taken: &mut Taken) -> String {
    let mut number = match taken.get(&slug) {
        None => {
            taken.insert(slug.clone(), 1);
            return slug;
        }
        Some(next) => *next,
    };
    while taken.contains_key(&format!("{slug}-{number}")) {
        number += 1;
    }
    let id = format!("{slug}-{number}");
    taken.insert(slug, number + 1);
    taken.insert(id.clone(), 1);
    id
}

#[cfg(test)]
mod tests {
    use super::{slug_byte, slug_char};

    #[test]
    fn ascii_is_no_other_alphabet() {
        for byte in 0..128_u8 {
            let of_char = slug_char(char::from(byte).to_ascii_lowercase());
            assert_eq!(slug_byte(byte).map(char::from), of_char, "{byte}");
        }
    }
}
