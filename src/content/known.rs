//! Pages that were read before: as long as a page's files are the same, and the way of reading, so is
//! the page, and what its author was told.
//!
//! Invariant: what is taken from here is what reading would give.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Found, Reading, parse};
use crate::diagnostic::Diagnostics;
use crate::source::{File, FileId, Sources};

/// The pages that were read before, of every language.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Whether anything is to be known of the next time: holding every page takes room.
    learns: bool,
    /// By the file at the top.
    pages: BTreeMap<FileId, OnePath>,
}

/// What was read at one path.
#[derive(Clone, Debug)]
pub(super) struct OnePath {
    /// All layers of it, the top one first.
    files: Vec<Arc<File>>,
    reading: Reading,
    pub found: Found,
    pub told: Diagnostics,
}

impl Known {
    /// Knows nothing yet, and learns.
    pub fn learning() -> Self {
        Known { learns: true, pages: BTreeMap::new() }
    }

    pub(super) fn or_read(&self, sources: &Sources, path: &str, reading: &Reading) -> OnePath {
        let known = sources.find(path).and_then(|top| self.pages.get(&top.id));
        let same =
            |one: &&OnePath| one.reading == *reading && one.files.iter().eq(sources.stack(path));
        known.filter(same).cloned().unwrap_or_else(|| {
            let (found, told) = parse(sources, path, reading);
            let files = sources.stack(path).filter(|_| self.learns).cloned().collect();
            OnePath { files, reading: *reading, found, told }
        })
    }

    /// Takes in the pages of a language in the place of what was known of the same files.
    pub(super) fn learn(&mut self, pages: Vec<OnePath>) {
        let with_name = |one: OnePath| Some((one.files.first()?.id, one));
        self.pages.extend(pages.into_iter().filter_map(with_name));
    }

    /// Forgets files that are gone.
    pub fn forget(&mut self, sources: &Sources) {
        self.pages.retain(|id, _| sources.holds(*id));
    }
}
