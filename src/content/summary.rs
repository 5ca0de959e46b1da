//! What other pages may know of a page: its front matter, its anchors, and which works it cites.
//!
//! Never its text. See the invariant of the module above.

use std::collections::BTreeSet;

use super::{Front, Kind, PageId};
use crate::diagnostic::Diagnostics;
use crate::doc::{BlockKind, Doc, InlineKind, Node, Written};
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
    /// Every id in it that a link may name.
    pub anchors: BTreeSet<String>,
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
            anchors: doc.anchors().into_iter().map(str::to_owned).collect(),
            cites: cites(doc),
        }
    }

    /// The label for menus and breadcrumbs.
    pub fn label(&self) -> &str {
        self.front.nav.as_deref().unwrap_or(&self.front.title.value)
    }
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
