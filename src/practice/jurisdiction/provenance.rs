//! How sure an entry of a place is: its source, when it was checked, and which parts nobody saw.
//!
//! Judges no entry. Invariant: a part that was not seen stays doubted until the practice confirms the
//! whole entry.

use schemars::JsonSchema;

use super::doubt;
use crate::table::Date;

/// How sure an entry is. "Verified" means that a stored page was seen to say so, not that it is
/// true today.
#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema)]
pub struct Provenance {
    /// The place whose file says so: `us`.
    #[schemars(skip)]
    pub origin: String,
    /// The page or the body that says so.
    pub source: String,
    /// Whether that page was seen to say so.
    pub verified: bool,
    /// When it was seen, or looked for.
    pub checked: Date,
    /// The page's own date, as exact as it gives it: `2024`, `2024-07`, `2024-07-01`.
    pub as_of: Option<String>,
    /// Whom to confirm it with.
    pub official: Option<String>,
    /// The parts that were not seen, in words that name their fields: `chat`, `current chat
    /// address`, `phone seen only in an older page`.
    #[schemars(default)]
    pub unverified: Vec<String>,
    /// What was changing.
    pub recheck: Option<String>,
    /// Whether the practice says that it has checked or done it.
    #[schemars(skip)]
    pub confirmed: bool,
}

impl Provenance {
    /// Whether all of it was seen.
    pub fn is_sure(&self) -> bool {
        self.verified && self.unverified.is_empty()
    }

    /// Takes it for sure from a day on.
    pub(in crate::practice) fn confirm(&mut self, day: Date) {
        self.confirmed = true;
        self.verified = true;
        self.checked = day;
        self.unverified.clear();
        self.recheck = None;
    }

    /// Whether the numbers in its text were not seen.
    pub(super) fn doubts_numbers(&self) -> bool {
        let of_time = ["time limit", "deadline", "hours", "days"];
        let names_numbers = |part: &String| {
            part.bytes().any(|b| b.is_ascii_digit()) || of_time.iter().any(|w| part.contains(w))
        };
        !self.verified || self.unverified.iter().any(names_numbers)
    }

    /// Whether a field is among the parts that were not seen. A part that names several doubts
    /// them all: one number too few is better than one that nobody looked at.
    pub fn doubts(&self, field: &str) -> bool {
        self.unverified.iter().any(|part| doubt::names(part, field))
    }

    /// The value of a field, unless it was not seen.
    pub fn seen<T>(&self, field: &str, value: Option<T>) -> Option<T> {
        value.filter(|_| !self.doubts(field))
    }

    /// Whether somebody should look at it again, whatever its age.
    pub fn asks_again(&self) -> bool {
        !self.verified || !self.unverified.is_empty() || self.recheck.is_some()
    }
}
