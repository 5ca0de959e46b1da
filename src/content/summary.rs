//! What other pages may know of a page: its front matter, its anchors, and which works it cites.
//!
//! Never its text. See the invariant of the module above.

use std::collections::{BTreeMap, BTreeSet};

use super::sheet::Directives;
use super::{Ask, Body, Condition, Front, Kind, PageId};
use crate::diagnostic::Diagnostics;
use crate::doc::{Attr, Block, BlockKind, Doc, Inline, InlineKind, Node, Written, visit_blocks};
use crate::source::{File, FileId, Span, Spanned};
use crate::worksheet::{self, Worksheet};

/// All that a neighbour may know of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Which page it is.
    pub id: PageId,
    /// Its file in the snapshot.
    pub file: FileId,
    /// Its path in the site folder, to resolve links from.
    pub path: String,
    /// What it says of itself.
    pub front: Front,
    /// What it is.
    pub kind: Kind,
    /// Every id in it that a link may name, and the conditions that its text stands under.
    pub anchors: BTreeMap<String, Vec<Condition>>,
    /// The works it cites.
    pub cites: BTreeSet<String>,
    /// Whether its worksheet holds a worked example.
    pub has_example: bool,
    /// The questionnaires that it shows, by the ids that it names, in reading order.
    pub instruments: Vec<Spanned<String>>,
}

impl Summary {
    pub(super) fn of(
        id: PageId,
        file: &File,
        (front, kind): (Front, Kind),
        body: Body<'_>,
    ) -> Self {
        let Seen { anchors, cites, .. } = body.seen;
        Summary {
            id,
            file: file.id,
            path: file.path.clone(),
            front,
            kind,
            anchors,
            cites,
            has_example: body.worksheet.is_some_and(Worksheet::has_example),
            instruments: body.instruments,
        }
    }

    /// Whether it is the same, places included. Equality leaves them out, and what is told of a
    /// summary names them.
    pub fn is_exactly(&self, other: &Self) -> bool {
        // What is written out has every place in it.
        self == other && format!("{self:?}") == format!("{other:?}")
    }

    /// The label for menus and breadcrumbs.
    pub fn label(&self) -> &str {
        self.front.nav.as_deref().unwrap_or(&self.front.title.value)
    }
}

/// What is seen of a page's text when it is read from top to bottom.
#[derive(Default)]
pub(super) struct Seen {
    anchors: BTreeMap<String, Vec<Condition>>,
    cites: BTreeSet<String>,
    /// Whether there is a fact or a directive in it. If not, readers get the words that are written,
    /// and no others.
    pub(super) asks: bool,
}

impl Seen {
    pub(super) fn of(doc: &Doc<Written>) -> Self {
        let mut seen = Seen::default();
        doc.visit(&mut |node| seen.see(node));
        seen
    }

    /// The same of a page's whole text, while it is checked for what no page may have, whatever its
    /// kind. Of its worksheets only the texts are looked at: their fields have been read.
    pub(super) fn checked(
        doc: &Doc<Written>,
        sheets: &Directives<'_>,
        worksheet: Option<&Worksheet>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let sheets: Vec<_> = sheets.of_class("worksheet").map(|found| found.span.range()).collect();
        let outside = |at: Span| !sheets.iter().any(|sheet| sheet.contains(&at.range().start));
        let mut seen = Seen::default();
        doc.visit(&mut |node| {
            check_node(&node, &outside, diagnostics);
            seen.see(node);
        });
        for text in worksheet.map(worksheet::texts).unwrap_or_default() {
            visit_blocks(text, &mut |node| check_node(&node, &|_| true, diagnostics));
        }
        seen
    }

    fn see(&mut self, node: Node<'_, Written>) {
        if let Some(anchor) = node.anchor() {
            self.anchors.entry(anchor.to_owned()).or_default();
        }
        match node {
            Node::Block(block) => {
                self.asks |= matches!(block.kind, BlockKind::Insert(_));
                let Some((condition, inside)) = under_condition(block) else { return };
                for anchor in inside.anchors() {
                    self.anchors.entry(anchor.to_owned()).or_default().push(condition.clone());
                }
            }
            Node::Inline(Inline { kind: InlineKind::Citation(citation), .. }) => {
                self.cites.extend(citation.iter().map(|cite| cite.key.clone()));
            }
            Node::Inline(Inline { kind: InlineKind::Fact(_), .. }) => self.asks = true,
            _ => {}
        }
    }
}

/// The keys of all works that a document cites.
pub fn cites(doc: &Doc<Written>) -> BTreeSet<String> {
    Seen::of(doc).cites
}

/// What stands only under a condition. Mistakes in it are told where the text is resolved.
fn under_condition(block: &Block<Written>) -> Option<(Condition, Doc<Written>)> {
    let BlockKind::Insert(directive) = &block.kind else { return None };
    // A worksheet has many fields, and reading one that is no directive costs the search for the
    // word that was meant.
    let class = directive.attr.classes.first()?.value.as_str();
    if !matches!(class, "when" | "unless") {
        return None;
    }
    let ask = Ask::read(directive, block.span, &mut Diagnostics::new())?;
    let Ask::When(condition) = ask else { return None };
    Some((condition, Doc { blocks: directive.body.clone(), footnotes: Vec::new() }))
}

fn check_node(
    node: &Node<'_, Written>,
    looked_at: &impl Fn(Span) -> bool,
    diagnostics: &mut Diagnostics,
) {
    match node {
        Node::Block(block) if looked_at(block.span) => check_heading(block, diagnostics),
        Node::Inline(inline) if looked_at(inline.span) => check_inline(inline, diagnostics),
        _ => {}
    }
}

fn check_heading(block: &Block<Written>, diagnostics: &mut Diagnostics) {
    let BlockKind::Heading { level, attr, text, .. } = &block.kind else { return };
    if *level == 1 {
        diagnostics.second_title(block.span);
    }
    if !says_something(text) {
        diagnostics.heading_without_words(block.span);
    }
    attr.iter().for_each(|attr| check_pairs(attr, diagnostics));
}

fn check_inline(inline: &Inline<Written>, diagnostics: &mut Diagnostics) {
    match &inline.kind {
        InlineKind::Link(link) if !says_something(&link.text) => {
            diagnostics.link_without_words(inline.span);
        }
        InlineKind::Span(attr, _) => check_pairs(attr, diagnostics),
        _ => {}
    }
}

fn check_pairs(attr: &Attr, diagnostics: &mut Diagnostics) {
    for (key, _) in &attr.pairs {
        diagnostics.attribute_unread(key.span, &key.value);
    }
}

/// Whether there is anything to read: words, a picture's words, or a fact.
fn says_something(text: &[Inline<Written>]) -> bool {
    text.iter().any(|one| match &one.kind {
        InlineKind::Text(words) | InlineKind::Code(words) => !words.trim().is_empty(),
        InlineKind::Image(_) | InlineKind::Fact(_) | InlineKind::Html(_) => true,
        kind => says_something(kind.children()),
    })
}
