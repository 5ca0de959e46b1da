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
#[derive(Clone, Debug, Default)]
pub struct Artifacts {
    /// What may be shared with other builds of the site.
    shared: Arc<Files>,
    own: Files,
}

/// Bytes by their paths.
type Files = BTreeMap<Arc<str>, Arc<[u8]>>;

static NO_FILES: Files = Files::new();

/// The files of both, in the order of their paths.
fn merged<'a>(shared: &'a Files, own: &'a Files) -> impl Iterator<Item = (&'a str, &'a Arc<[u8]>)> {
    let (mut shared, mut own) = (shared.iter().peekable(), own.iter().peekable());
    let files = std::iter::from_fn(move || match (shared.peek(), own.peek()) {
        (Some((one, _)), Some((other, _))) if one < other => shared.next(),
        (Some(_), None) => shared.next(),
        _ => own.next(),
    });
    files.map(|(path, bytes)| (&**path, bytes))
}

/// Files put together at once, which is much faster than one by one.
impl FromIterator<(Arc<str>, Arc<[u8]>)> for Artifacts {
    fn from_iter<I: IntoIterator<Item = (Arc<str>, Arc<[u8]>)>>(files: I) -> Self {
        let files: Vec<_> = files.into_iter().collect();
        let written = files.len();
        let own: Files = files.into_iter().collect();
        debug_assert_eq!(own.len(), written, "a path is written twice");
        Artifacts { shared: Arc::default(), own }
    }
}

impl PartialEq for Artifacts {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for Artifacts {}

impl Artifacts {
    /// The same files, to be shared by many builds. What a build adds is its own.
    #[must_use]
    pub fn to_share(mut self) -> Self {
        if self.shared.is_empty() {
            self.shared = Arc::new(std::mem::take(&mut self.own));
        }
        self
    }

    /// Puts a file in. A path is written once: two writers of one path are a bug of ours, caught
    /// in tests, because routes and assets are told apart before this.
    pub fn insert(&mut self, path: impl Into<Arc<str>>, bytes: impl Into<Arc<[u8]>>) {
        let path = path.into();
        debug_assert!(self.get(&path).is_none(), "{path} is written twice");
        self.own.insert(path, bytes.into());
    }

    /// The files, in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Arc<[u8]>)> {
        merged(&self.shared, &self.own)
    }

    /// The files of two builds, each in order, without those that they share.
    pub fn apart<'a>(
        &'a self,
        other: &'a Self,
    ) -> [impl Iterator<Item = (&'a str, &'a Arc<[u8]>)>; 2] {
        let shared = Arc::ptr_eq(&self.shared, &other.shared);
        let none = |artifacts: &'a Self| if shared { &NO_FILES } else { &*artifacts.shared };
        [self, other].map(|one| merged(none(one), &one.own))
    }

    /// The bytes at a path.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.shared.get(path).or_else(|| self.own.get(path)).map(AsRef::as_ref)
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.shared.len() + self.own.len()
    }

    /// Whether there is nothing to write.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

#[cfg(test)]
mod tests {
    use super::Artifacts;

    #[test]
    fn files_are_in_order_whoever_brought_them() {
        let file = |path: &str| (path.into(), path.as_bytes().into());
        let mut site = ["b", "d"].into_iter().map(file).collect::<Artifacts>().to_share();
        ["a", "c", "e"].into_iter().for_each(|path| site.insert(path, path.as_bytes()));
        let all: Artifacts = ["a", "b", "c", "d", "e"].into_iter().map(file).collect();
        assert_eq!(site, all);
        let mut more = all.clone().to_share();
        more.insert("f", *b"f");
        assert_ne!(site, more);
        assert_eq!((site.len(), site.get("d"), site.get("x")), (5, Some(&b"d"[..]), None));
    }

    #[test]
    fn what_two_builds_share_is_not_among_what_differs() {
        let file = |path: &str| (path.into(), path.as_bytes().into());
        let pages = || ["a", "c"].into_iter().map(file).collect::<Artifacts>().to_share();
        let mut one = pages();
        let mut other = one.clone();
        one.insert("b", *b"b");
        other.insert("d", *b"d");
        let apart = |one: &Artifacts, other: &Artifacts| {
            one.apart(other).map(|files| files.map(|(path, _)| path.to_owned()).collect::<String>())
        };
        assert_eq!(apart(&one, &other), ["b", "d"]);
        assert_eq!(apart(&one, &pages()), ["abc", "ac"]);
    }
}
