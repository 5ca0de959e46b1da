//! Where worksheets and questionnaires stand on a page: a page of kind `worksheet` has one of the
//! one, a page of kind `instrument` one of the other.
//!
//! What is in a worksheet is read below; which questionnaires there are is known above.

use std::borrow::Cow;

use super::{Ask, Kind, PageId};
use crate::diagnostic::Diagnostics;
use crate::doc::{Block, BlockKind, Directive, Doc, Node, Written};
use crate::source::{Span, Spanned};
use crate::worksheet::{self, Audience, Worksheet};

/// All directives of a document, in reading order.
pub(super) struct Directives<'a>(Vec<Found<'a>>);

impl<'a> Directives<'a> {
    pub(super) fn of(doc: &'a Doc<Written>) -> Self {
        let mut all = Vec::new();
        doc.visit_blocks(&mut |node| {
            if let Node::Block(Block { kind: BlockKind::Insert(directive), span }) = node
                && let Some(class) = directive.attr.classes.first()
            {
                all.push(Found { directive, name: &class.value, class: class.span, span: *span });
            }
        });
        Directives(all)
    }

    /// Those whose first class is this one.
    pub(super) fn of_class(&self, wanted: &str) -> impl Iterator<Item = &Found<'a>> {
        self.0.iter().filter(move |found| found.name == wanted)
    }
}

/// A directive, and where it stands.
pub(super) struct Found<'a> {
    directive: &'a Directive,
    /// Its first class, which says what it is.
    name: &'a str,
    /// Where that stands.
    class: Span,
    /// All of it.
    pub(super) span: Span,
}

/// The worksheet of a page whose kind says that there is one.
pub(super) fn worksheet(
    doc: &Doc<Written>,
    directives: &Directives<'_>,
    (kind, id): (&Spanned<Kind>, &PageId),
    diagnostics: &mut Diagnostics,
) -> Option<Worksheet> {
    let all: Vec<_> = directives.of_class("worksheet").collect();
    if !matches!(kind.value, Kind::Worksheet(_)) {
        all.iter().for_each(|found| diagnostics.worksheet_elsewhere(found.class));
        return None;
    }
    let at_the_top = |found: &&Found<'_>| doc.blocks.iter().any(|block| block.span == found.span);
    let (top, nested): (Vec<_>, Vec<_>) = all.into_iter().partition(at_the_top);
    nested.iter().for_each(|found| diagnostics.worksheet_nested(found.class));
    let Some((first, more)) = top.split_first() else {
        if nested.is_empty() {
            diagnostics.worksheet_missing(kind.span);
        }
        return None;
    };
    more.iter().for_each(|found| diagnostics.worksheet_second(found.class, first.class));
    let worksheet = worksheet::read(first.directive, first.span, diagnostics);
    check_name(&worksheet.id, first, id, diagnostics);
    Some(worksheet)
}

/// A worksheet's id names its files, so it is the page's.
fn check_name(
    name: &Spanned<String>,
    found: &Found<'_>,
    id: &PageId,
    diagnostics: &mut Diagnostics,
) {
    let file = id.path.rsplit('/').next().unwrap_or(&id.path);
    if found.directive.attr.id.is_some() && name.value != file {
        diagnostics.worksheet_name(name.span, file);
    }
}

/// The questionnaires that a page shows, by the ids that it names.
pub(super) fn instruments(
    directives: &Directives<'_>,
    kind: &Spanned<Kind>,
    diagnostics: &mut Diagnostics,
) -> Vec<Spanned<String>> {
    let all: Vec<_> = directives.of_class("instrument").collect();
    if kind.value == Kind::Instrument {
        match all.split_first() {
            None => diagnostics.instrument_missing(kind.span),
            Some((first, more)) => {
                more.iter().for_each(|one| diagnostics.instrument_second(one.class, first.class));
            }
        }
    }
    // What is wrong with one is told where the text is resolved.
    let ask = |found: &Found<'_>| Ask::read(found.directive, found.span, &mut Diagnostics::new());
    let named = |found: &Found<'_>| match ask(found)? {
        Ask::Instrument(id) => Some(id),
        _ => None,
    };
    all.into_iter().filter_map(named).collect()
}

/// The document without what only professionals see: no other page may know of that.
pub(super) fn public<'a>(
    doc: &'a Doc<Written>,
    worksheet: Option<&Worksheet>,
) -> Cow<'a, Doc<Written>> {
    let items = worksheet.map(Worksheet::every_item).unwrap_or_default();
    let hidden = items.into_iter().filter(|item| item.audience == Audience::Professional);
    let hidden: Vec<Span> = hidden.map(|item| item.span).collect();
    if hidden.is_empty() {
        return Cow::Borrowed(doc);
    }
    let blocks = without(&doc.blocks, &hidden);
    Cow::Owned(Doc { blocks, footnotes: doc.footnotes.clone() })
}

/// Blocks without the divs at these places. Items of a worksheet stand in nothing but divs.
fn without(blocks: &[Block<Written>], hidden: &[Span]) -> Vec<Block<Written>> {
    let mut kept = Vec::new();
    for block in blocks.iter().filter(|block| !hidden.contains(&block.span)) {
        let mut block = block.clone();
        if let BlockKind::Insert(directive) = &mut block.kind {
            directive.body = without(&directive.body, hidden);
        }
        kept.push(block);
    }
    kept
}
