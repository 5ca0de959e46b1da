//! A built site: paths and bytes; and the one place that puts them on the disk.
//!
//! Knows nothing of pages. What it takes is complete, so a folder is either the old site or the
//! new one, never half of each.

#![allow(clippy::disallowed_methods, reason = "this floor writes the disk")]

mod kept;
mod left;
mod old;
mod place;
mod publish;
mod refused;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use kept::Kept;
pub use left::left;
pub use place::Place;
pub use publish::{Published, publish};
pub use refused::Refused;

/// Every file of a built site: path below the output folder, with forward slashes, to bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Artifacts {
    files: BTreeMap<Arc<str>, Arc<[u8]>>,
}

/// Files put together at once, which is much faster than one by one.
impl FromIterator<(Arc<str>, Arc<[u8]>)> for Artifacts {
    fn from_iter<I: IntoIterator<Item = (Arc<str>, Arc<[u8]>)>>(files: I) -> Self {
        let files: Vec<_> = files.into_iter().collect();
        let written = files.len();
        let files: BTreeMap<_, _> = files.into_iter().collect();
        debug_assert_eq!(files.len(), written, "a path is written twice");
        Artifacts { files }
    }
}

impl Artifacts {
    /// Puts a file in. A path is written once: two writers of one path are a bug of ours, caught
    /// in tests, because routes and assets are told apart before this.
    pub fn insert(&mut self, path: impl Into<Arc<str>>, bytes: impl Into<Arc<[u8]>>) {
        let path = path.into();
        debug_assert!(!self.files.contains_key(&path), "{path} is written twice");
        self.files.insert(path, bytes.into());
    }

    /// The files, in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Arc<[u8]>)> {
        self.files.iter().map(|(path, bytes)| (&**path, bytes))
    }

    /// The bytes at a path.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(AsRef::as_ref)
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is nothing to write.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}
