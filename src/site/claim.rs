//! Entries claim their addresses, and who comes first has them.
//!
//! Invariant: no two entries that are accepted have one address, whatever the letter case.

use std::collections::hash_map::Entry as Taken;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::graph::Entry;
use super::view::Version;
use crate::content::{Kind, PageId};
use crate::diagnostic::Diagnostics;
use crate::source::Span;

/// An entry on its way to its place, with what can be made ready for it beside others.
pub(super) struct Claim {
    entry: Arc<Entry>,
    /// Whether it is for paper alone, and has no place.
    for_paper: bool,
    /// Its address, whatever the letter case.
    address: String,
    /// The file that a link names to lead there.
    source: String,
}

impl Claim {
    pub(super) fn of(entry: Entry) -> Self {
        let (address, source) = (entry.url.to_lowercase(), source_of(&entry));
        let for_paper = entry.summary.kind == Kind::Handout;
        Claim { entry: Arc::new(entry), for_paper, address, source }
    }
}

/// The file that a link names to lead here. A therapist's file is theirs in every language, so it
/// is told apart by the language of the page that links.
fn source_of(entry: &Entry) -> String {
    match &entry.therapist {
        None => entry.summary.path.clone(),
        Some(id) => format!("{}:therapists/{id}.toml", entry.id.lang),
    }
}

/// The entries that may stand where they want to.
#[derive(Default)]
pub(super) struct Accepted {
    /// Those with a place of their own, each with the file that a link names to lead there.
    pub placed: Vec<(String, Arc<Entry>)>,
    /// Worked examples, by the sheet that they fill in.
    pub examples: BTreeMap<PageId, Entry>,
    /// Those for paper alone.
    pub handouts: BTreeMap<PageId, Entry>,
}

impl Accepted {
    /// Takes the entries in. A worked example follows its sheet. Of two that claim one address the first
    /// stays and the second is told.
    pub(super) fn of(claims: Vec<Claim>, diagnostics: &mut Diagnostics) -> Self {
        let mut accepted = Accepted::default();
        accepted.placed.reserve(claims.len());
        let mut claimed: HashMap<String, Span> = HashMap::with_capacity(claims.len());
        for claim in claims {
            if claim.for_paper {
                let entry = Arc::unwrap_or_clone(claim.entry);
                accepted.handouts.insert(entry.id.clone(), entry);
            } else if !accepted.lacks_sheet_of(&claim.entry) {
                match claimed.entry(claim.address) {
                    Taken::Occupied(first) => {
                        diagnostics.address_taken(claim.entry.at, &claim.entry.url, *first.get());
                    }
                    Taken::Vacant(free) => {
                        free.insert(claim.entry.at);
                        accepted.take(claim.source, claim.entry);
                    }
                }
            }
        }
        accepted
    }

    /// Whether this is the worked example of a sheet that has not been accepted.
    fn lacks_sheet_of(&self, entry: &Entry) -> bool {
        let sheet = self.placed.last();
        entry.version == Version::Example && sheet.is_none_or(|(_, sheet)| sheet.id != entry.id)
    }

    fn take(&mut self, source: String, mut entry: Arc<Entry>) {
        if entry.version == Version::Example {
            self.examples.insert(entry.id.clone(), Arc::unwrap_or_clone(entry));
            return;
        }
        if let Some(entry) = Arc::get_mut(&mut entry).filter(|entry| entry.is_listed()) {
            entry.number = self.placed.len();
        }
        self.placed.push((source, entry));
    }
}
