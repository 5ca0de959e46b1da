//! A `.worksheet` div becomes a [`Worksheet`]: its fields typed, the text between them kept.
//!
//! It reads a tree, never Markdown. Each mistake is told at the words that make it, and reading
//! goes on; ids used twice are told where the document is read, over all of it.
//!
//! Invariant: what comes out holds the invariants of the model, whatever was written.

mod answer;
mod choice;
mod field;
mod grid;
mod list;
mod name;
mod opener;
mod text;

use super::{Audience, Group, Item, ItemKind, Worksheet};
use crate::diagnostic::{Diagnostics, nearest};
use crate::doc::{Block, BlockKind, Directive, Written};
use crate::source::{Span, Spanned};

use opener::Opener;

pub(super) use name::Names;

/// The classes of what a worksheet holds.
const CLASSES: [&str; 12] = [
    "boolean", "choice", "date", "decimal", "display", "grid", "group", "integer", "scale",
    "string", "text", "time",
];

/// Reads the body of a `.worksheet` div that stands at `span`. The attributes of its own fence,
/// but the id, are read with those of all directives.
pub fn read(
    directive: &Directive,
    span: Span,
    diagnostics: &mut Diagnostics,
) -> Worksheet<Written> {
    let mut reader = Reader { names: Names::beside(directive), diagnostics };
    let class = directive.attr.classes.first();
    let at = class.map_or(span, |class| class.span);
    let id = reader.id(directive.attr.id.as_ref(), "worksheet", at);
    Worksheet { id, items: reader.items(&directive.body) }
}

/// Where the reading of one worksheet stands.
struct Reader<'d> {
    names: Names,
    diagnostics: &'d mut Diagnostics,
}

impl Reader<'_> {
    /// What stands between two fences: divs are items, and the text between two of them is one.
    fn items(&mut self, blocks: &[Block<Written>]) -> Vec<Item> {
        let runs = blocks.chunk_by(|a, b| own_div(a).is_none() && own_div(b).is_none());
        runs.filter_map(|run| match own_div(&run[0]) {
            Some(directive) => self.item(directive, run[0].span),
            None => Some(self.bare_text(run)),
        })
        .collect()
    }

    /// Text without a fence of its own, at least one block of it.
    fn bare_text(&mut self, run: &[Block<Written>]) -> Item {
        let range = run[0].span.range().start..run[run.len() - 1].span.range().end;
        let span = Span::new(run[0].span.file, range);
        let id = Spanned::new(self.names.text(), span);
        let kind = ItemKind::Display(self.text(run));
        Item { id, audience: Audience::Everyone, kind, span }
    }

    fn item(&mut self, directive: &Directive, span: Span) -> Option<Item> {
        let mut opener = self.opener(&directive.attr, span)?;
        let id = match opener.class.value.as_str() {
            "display" if opener.id.is_none() => Spanned::new(self.names.text(), opener.class.span),
            class if CLASSES.contains(&class) => {
                self.id(opener.id, &opener.class.value, opener.class.span)
            }
            _ => return self.no_field(&opener),
        };
        let audiences = [("professional", Audience::Professional)];
        let audience = self.word(&mut opener, "for", &audiences).unwrap_or_default();
        let kind = self.kind(&mut opener, directive)?;
        self.finish(opener);
        Some(Item { id, audience, kind, span })
    }

    fn kind(&mut self, opener: &mut Opener<'_>, directive: &Directive) -> Option<ItemKind> {
        let body = &directive.body;
        Some(match opener.class.value.as_str() {
            "display" => {
                self.needs_text(opener, body);
                ItemKind::Display(self.text(body))
            }
            "group" => ItemKind::Group(self.group(opener, body)),
            "grid" => ItemKind::Grid(self.grid(opener, body)),
            _ => ItemKind::Field(self.field(opener, body)?),
        })
    }

    fn group(&mut self, opener: &mut Opener<'_>, body: &[Block<Written>]) -> Group {
        self.needs_text(opener, body);
        Group {
            label: self.label(opener),
            hint: self.words(opener, "hint"),
            new_page: self.word(opener, "page", &[("new", true)]).unwrap_or_default(),
            items: self.items(body),
        }
    }

    fn needs_text(&mut self, opener: &Opener<'_>, body: &[Block<Written>]) {
        if body.is_empty() {
            let Spanned { value, span } = &opener.class;
            self.diagnostics.directive_needs_text(*span, value);
        }
    }

    /// A div that is nothing in a worksheet. A worksheet in another is told where pages are read.
    fn no_field(&mut self, opener: &Opener<'_>) -> Option<Item> {
        let Spanned { value, span } = &opener.class;
        match value.as_str() {
            "worksheet" => {}
            "example" => self.diagnostics.worksheet_example_alone(*span),
            class => self.diagnostics.worksheet_unknown_kind(*span, class, nearest(class, CLASSES)),
        }
        None
    }
}

/// The div that a block is, unless it belongs to the text.
fn own_div(block: &Block<Written>) -> Option<&Directive> {
    match &block.kind {
        BlockKind::Insert(directive) if !text::is_text(directive) => Some(directive),
        _ => None,
    }
}

/// Whether a directive has this class first.
fn is(directive: &Directive, class: &str) -> bool {
    directive.attr.classes.first().is_some_and(|first| first.value == class)
}
