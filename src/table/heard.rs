//! What readers ask for, for the test that the schema and the reader know the same keys.
//!
//! Stands in test builds alone, and listens on its own thread alone. Invariant: it changes nothing
//! that is read.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::source::FileId;

/// The keys that were asked for, by the dotted name of their table.
pub(crate) type Asked = BTreeMap<String, BTreeSet<String>>;

thread_local! {
    static HEARD: RefCell<Option<BTreeMap<FileId, Asked>>> = const { RefCell::new(None) };
}

/// What is asked of each file while `read` runs, and what `read` gives.
pub(crate) fn listen<T>(read: impl FnOnce() -> T) -> (T, BTreeMap<FileId, Asked>) {
    HEARD.with_borrow_mut(|heard| *heard = Some(BTreeMap::new()));
    let made = read();
    (made, HEARD.take().unwrap_or_default())
}

/// Notes a key that is asked for, if somebody listens.
pub(super) fn note(file: FileId, table: &str, key: &str) {
    HEARD.with_borrow_mut(|heard| {
        if let Some(heard) = heard {
            let asked = heard.entry(file).or_default();
            asked.entry(table.to_owned()).or_default().insert(key.to_owned());
        }
    });
}
