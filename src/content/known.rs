//! Pages that were read before: as long as a page's files are the same, and the way of reading, so is
//! the page, and what its author was told.
//!
//! Invariant: what is taken from here is what reading would give.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Found, Reading};
use crate::diagnostic::Diagnostics;
use crate::source::{File, Stack};

/// The pages that were read before.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Whether anything is to be known of the next time: holding every page takes room.
    learns: bool,
    /// Those of each language, in the order of their paths.
    pages: BTreeMap<String, Vec<Arc<OnePath>>>,
}

/// What was read at one path.
#[derive(Clone, Debug)]
pub(super) struct OnePath {
    path: Arc<str>,
    /// All layers of it, the top one first.
    files: Vec<Arc<File>>,
    reading: Reading,
    pub found: Found,
    pub told: Diagnostics,
}

impl OnePath {
    pub(super) fn new(path: &Arc<str>, reading: &Reading, read: (Found, Diagnostics)) -> Self {
        let (found, told) = read;
        OnePath { path: path.clone(), files: Vec::new(), reading: *reading, found, told }
    }

    fn is_of(&self, stack: Stack<'_>, reading: &Reading) -> bool {
        self.reading == *reading && self.files.iter().eq(stack.files())
    }
}

impl Known {
    /// Knows nothing yet, and learns.
    pub fn learning() -> Self {
        Known { learns: true, pages: BTreeMap::new() }
    }

    /// What is known of each of these paths, which are in order.
    pub(super) fn of(
        &self,
        lang: &str,
        paths: &[(&Arc<str>, Stack<'_>)],
        reading: &Reading,
    ) -> Vec<Option<Arc<OnePath>>> {
        let known = self.pages.get(lang).map(Vec::as_slice).unwrap_or_default();
        let mut known = known.iter().peekable();
        let one = |(path, stack): &(&Arc<str>, Stack<'_>)| {
            // Nearly always it is the next one, and then it need not be read to know that.
            let here = known.next_if(|one| Arc::ptr_eq(&one.path, path)).or_else(|| {
                while known.next_if(|one| one.path < **path).is_some() {}
                known.next_if(|one| one.path == **path)
            })?;
            here.is_of(*stack, reading).then(|| here.clone())
        };
        paths.iter().map(one).collect()
    }

    /// Takes in the pages of a language, in the order of their paths.
    pub(super) fn learn(
        &mut self,
        lang: &str,
        paths: &[(&Arc<str>, Stack<'_>)],
        mut pages: Vec<Arc<OnePath>>,
    ) {
        if !self.learns {
            return;
        }
        for (page, (_, stack)) in pages.iter_mut().zip(paths) {
            // Those that were known have theirs, and are shared.
            if let Some(new) = Arc::get_mut(page) {
                new.files = stack.files().cloned().collect();
            }
        }
        self.pages.insert(lang.to_owned(), pages);
    }

    /// Forgets languages that are no longer of the site.
    pub fn forget_all_but(&mut self, languages: &[&str]) {
        self.pages.retain(|lang, _| languages.contains(&lang.as_str()));
    }
}
