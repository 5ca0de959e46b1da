//! `content/packs.toml`: which pages a welcome pack holds, in order.
//!
//! Whether there are such pages is for the site to say. Invariant: a list names no page twice.

use crate::diagnostic::Diagnostics;
use crate::source::{Sources, Spanned};
use crate::table::Table;

/// Where the lists stand.
pub const FILE: &str = "content/packs.toml";

/// The pages of the library's packs. Two words stand for pages of the therapist: `therapist` for
/// their own, `approaches` for those of their approaches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Packs {
    /// The short pack: what matters before a first session.
    pub short: Vec<Spanned<String>>,
    /// The full pack.
    pub full: Vec<Spanned<String>>,
}

impl Packs {
    /// Reads the lists. A site without the library may have none.
    pub fn read(sources: &Sources, diagnostics: &mut Diagnostics) -> Self {
        let Some(file) = sources.find(FILE) else { return Packs::default() };
        let Some(mut table) = Table::of_file(file, diagnostics) else { return Packs::default() };
        let mut list = |key| table.different_strings(key).unwrap_or_default();
        let packs = Packs { short: list("short"), full: list("full") };
        table.finish();
        packs
    }
}
