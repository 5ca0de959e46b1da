//! Entries claim their addresses, and who comes first has them.
//!
//! Invariant: no two entries that are accepted have one address, whatever the letter case.

use std::collections::hash_map::Entry as Taken;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use super::graph::Entry;
use super::view::Version;
use crate::content::{Kind, PageId};
use crate::diagnostic::Diagnostics;
use crate::source::Span;

/// An entry on its way to its place, with what can be made ready for it beside others.
pub(super) struct Claim {
    entry: Arc<Entry>,
    /// The place that claims the address.
    at: Span,
    /// Whether it is for paper alone, and has no place.
    for_paper: bool,
    /// Whether it is a worked example, which follows its sheet.
    is_example: bool,
    /// Its address, whatever the letter case.
    address: String,
    /// The file that a link names to lead there.
    source: String,
}

impl Claim {
    pub(super) fn of(entry: Entry) -> Self {
        let (address, source) = (entry.url.to_lowercase(), source_of(&entry));
        let for_paper = entry.summary.kind == Kind::Handout;
        let is_example = entry.version == Version::Example;
        let at = entry.at;
        Claim { entry: Arc::new(entry), at, for_paper, is_example, address, source }
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
    /// Takes the entries in. Of two that claim one address the first stays and the second is told.
    pub(super) fn of(claims: Vec<Claim>, diagnostics: &mut Diagnostics) -> Self {
        let mut accepted = Accepted::default();
        accepted.placed.reserve(claims.len());
        let mut claimed: HashMap<String, Span> = HashMap::with_capacity(claims.len());
        for Claim { entry, at, for_paper, is_example, address, source } in claims {
            if for_paper {
                accepted.handouts.insert(entry.id.clone(), Arc::unwrap_or_clone(entry));
            } else if !is_example || accepted.has_sheet_of(&entry) {
                match claimed.entry(address) {
                    Taken::Occupied(first) => {
                        diagnostics.address_taken(at, &entry.url, *first.get());
                        continue;
                    }
                    Taken::Vacant(free) => free.insert(at),
                };
                if is_example {
                    accepted.examples.insert(entry.id.clone(), Arc::unwrap_or_clone(entry));
                } else {
                    accepted.placed.push((source, entry));
                }
            }
        }
        accepted.placed.par_iter_mut().enumerate().for_each(|(number, (_, entry))| {
            if let Some(entry) = Arc::get_mut(entry).filter(|entry| entry.is_listed()) {
                entry.number = number;
            }
        });
        accepted
    }

    /// Whether the sheet of a worked example has just been accepted.
    fn has_sheet_of(&self, example: &Entry) -> bool {
        self.placed.last().is_some_and(|(_, sheet)| sheet.id == example.id)
    }
}
