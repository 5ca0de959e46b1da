//! A `linkId` becomes the id of an item: letters a to z, digits, `-` and `_`.
//!
//! Invariants: no two ids are equal; a `linkId` that is an id and stands first keeps it, wherever
//! another that is changed to the same stands; the same file gives the same ids.

use std::collections::BTreeSet;

use super::raw::Raw;

/// The ids of one worksheet while they are given.
pub(super) struct Ids {
    /// Those that a `linkId` has as it is, not yet given.
    kept: BTreeSet<String>,
    given: BTreeSet<String>,
}

impl Ids {
    /// Ids for these items, beside the worksheet's own.
    pub(super) fn of(items: &[Raw<'_>], worksheet: &str) -> Self {
        let mut kept = BTreeSet::new();
        collect(items, &mut kept);
        kept.remove(worksheet);
        Ids { kept, given: BTreeSet::from([worksheet.to_owned()]) }
    }

    /// The id for a `linkId`.
    pub(super) fn give(&mut self, written: &str) -> String {
        if is_id(written) && !self.given.contains(written) {
            self.kept.remove(written);
            self.given.insert(written.to_owned());
            return written.to_owned();
        }
        let plain = id_of(written);
        let free = |id: &String| !self.kept.contains(id) && !self.given.contains(id);
        let numbered = (2..).map(|number| format!("{plain}-{number}"));
        let id = std::iter::once(plain.clone()).chain(numbered).find(free).unwrap_or_default();
        self.given.insert(id.clone());
        id
    }
}

fn collect(items: &[Raw<'_>], kept: &mut BTreeSet<String>) {
    for item in items {
        if is_id(&item.id.value) {
            kept.insert(item.id.value.clone());
        }
        collect(&item.items, kept);
    }
}

/// Whether a word can be an id as it is.
pub(super) fn is_id(word: &str) -> bool {
    !word.is_empty() && word.chars().all(plain)
}

/// The word as an id: runs of all that cannot stand in one become a hyphen.
pub(super) fn id_of(word: &str) -> String {
    let parts = word.split(|c: char| !plain(c)).filter(|part| !part.is_empty());
    let id = parts.collect::<Vec<_>>().join("-");
    if id.is_empty() { "item".to_owned() } else { id }
}

fn plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_differ_and_stay() {
        let mut ids = Ids { kept: BTreeSet::from(["44250-9".to_owned()]), given: BTreeSet::new() };
        let given = ["/44250-9", "44250-9", "44250-9", "\u{e9}", "1.2 a"].map(|id| ids.give(id));
        assert_eq!(given, ["44250-9-2", "44250-9", "44250-9-3", "item", "1-2-a"]);
    }
}
