//! What other pages may know of a page: its front matter, its anchors, and which works it cites.
//!
//! Never its text. See the invariant of the module above.

use std::collections::{BTreeMap, BTreeSet};

use super::{Ask, Condition, Front, Kind, PageId};
use crate::diagnostic::Diagnostics;
use crate::doc::{Block, BlockKind, Doc, InlineKind, Node, Written};
use crate::source::{File, FileId};

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
}

impl Summary {
    pub(super) fn of(
        id: PageId,
        file: &File,
        front: Front,
        kind: Kind,
        doc: &Doc<Written>,
    ) -> Self {
        Summary {
            id,
            file: file.id,
            path: file.path.clone(),
            front,
            kind,
            anchors: anchors(doc),
            cites: cites(doc),
        }
    }

    /// The label for menus and breadcrumbs.
    pub fn label(&self) -> &str {
        self.front.nav.as_deref().unwrap_or(&self.front.title.value)
    }
}

fn anchors(doc: &Doc<Written>) -> BTreeMap<String, Vec<Condition>> {
    let mut anchors: BTreeMap<String, Vec<Condition>> =
        doc.anchors().into_iter().map(|anchor| (anchor.to_owned(), Vec::new())).collect();
    doc.visit(&mut |node| {
        let Node::Block(block) = node else { return };
        let Some((condition, inside)) = under_condition(block) else { return };
        for anchor in inside.anchors() {
            anchors.entry(anchor.to_owned()).or_default().push(condition.clone());
        }
    });
    anchors
}

/// What stands only under a condition. Mistakes in it are told where the text is resolved.
fn under_condition(block: &Block<Written>) -> Option<(Condition, Doc<Written>)> {
    let BlockKind::Insert(directive) = &block.kind else { return None };
    let ask = Ask::read(directive, block.span, &mut Diagnostics::new())?;
    let Ask::When(condition) = ask else { return None };
    Some((condition, Doc { blocks: directive.body.clone(), footnotes: Vec::new() }))
}

/// The keys of all works that a document cites.
fn cites(doc: &Doc<Written>) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    doc.visit(&mut |node| {
        if let Node::Inline(inline) = node
            && let InlineKind::Citation(citation) = &inline.kind
        {
            keys.extend(citation.iter().map(|cite| cite.key.clone()));
        }
    });
    keys
}

/// What no page may have, whatever its kind.
pub(super) fn check(doc: &Doc<Written>, diagnostics: &mut Diagnostics) {
    doc.visit(&mut |node| {
        if let Node::Block(block) = node
            && let BlockKind::Heading { level: 1, .. } = &block.kind
        {
            diagnostics.second_title(block.span);
        }
    });
}
