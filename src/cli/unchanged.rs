//! A build of what was built before, into a folder that lies as that build left it, has nothing to
//! do but to say the same again.
//!
//! Changes how long a build takes and nothing else. Invariant: two builds with one digest make the
//! same site and tell the same: it is of the program, the options and every file.

use std::path::Path;
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

use super::{colour, folder};
use crate::diagnostic::Severity;
use crate::output::{Kept, Place, left};
use crate::pipeline::{Built, Options};
use crate::source::Sources;

/// Where it is noted, in the site folder: a file for each folder that is built into.
const NOTED: &str = ".anteroom/built";

/// What a build would be made from, and where what an earlier one was made from is noted.
pub(super) struct Unchanged {
    notes: Kept,
    key: String,
    from: Digest,
}

type Digest = [u8; 32];

/// A build that was published.
#[derive(Serialize, Deserialize)]
struct Note {
    from: Digest,
    left: Digest,
    built: Before,
}

/// What is said of a build.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Before {
    pub(super) pages: usize,
    pub(super) pdfs: usize,
    pub(super) warnings: usize,
    plain: String,
    coloured: String,
}

impl Unchanged {
    /// Nothing, where the program cannot be told from another one.
    pub(super) fn of(
        site: &Path,
        sources: &Sources,
        options: &Options,
        place: &Place,
    ) -> Option<Self> {
        let mut from = blake3::Hasher::new();
        from.update(format!("{:?} {options:?}", program()?).as_bytes()).update(&sources.digest());
        let key = blake3::hash(place.real().as_os_str().as_encoded_bytes()).to_hex();
        let notes = Kept::at(folder::beside_practice(site, NOTED));
        Some(Unchanged { notes, key: key.to_string(), from: *from.finalize().as_bytes() })
    }

    /// The build that stands in the folder, if it is the one that would be made.
    pub(super) fn before(&self, place: &Place) -> Option<Before> {
        let note: Note = serde_json::from_slice(&self.notes.get(&self.key)?).ok()?;
        (note.from == self.from && left(place)? == note.left).then_some(note.built)
    }

    /// Notes a build that has just been published.
    pub(super) fn note(&self, place: &Place, built: Before) {
        let note = left(place).map(|left| Note { from: self.from, left, built });
        let bytes = note.and_then(|note| serde_json::to_vec(&note).ok());
        bytes.into_iter().for_each(|bytes| self.notes.keep(&self.key, &bytes));
    }
}

impl Before {
    pub(super) fn of(built: &Built) -> Self {
        let told = |colour| built.diagnostics.to_text(&built.sources, colour);
        Before {
            pages: built.pages,
            pdfs: built.pdfs,
            warnings: built.diagnostics.count(Severity::Warning),
            plain: told(false),
            coloured: told(true),
        }
    }

    /// What was told.
    pub(super) fn told(&self) -> &str {
        if colour() { &self.coloured } else { &self.plain }
    }
}

/// Which program this is: its version, and how long its file is and since when. Two programs of one
/// version may differ, while one is worked on.
fn program() -> Option<(&'static str, u64, u128)> {
    let data = std::fs::metadata(std::env::current_exe().ok()?).ok()?;
    let since = data.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some((env!("CARGO_PKG_VERSION"), data.len(), since.as_nanos()))
}
