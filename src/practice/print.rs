//! `[print]`: paper, whether the site offers PDFs, and what a welcome pack holds.
//!
//! Whether the pages that a pack names exist is for the site to say.

use super::locale::Paper;
use super::shape;
use crate::source::Spanned;
use crate::table::Table;

/// What the practice says of paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrintTerms {
    /// What is in its printers, if not what the place uses.
    pub paper: Option<Paper>,
    /// `pdf = false`: the site offers no PDFs.
    pub no_pdf: bool,
    /// The pages of the short welcome pack, in order.
    pub pack: Option<Vec<Spanned<String>>>,
    /// The pages of the full welcome pack, in order.
    pub full_pack: Option<Vec<Spanned<String>>>,
}

impl PrintTerms {
    pub(super) fn read(table: &mut Table<'_>) -> Self {
        PrintTerms {
            paper: table.one_of("paper", &Paper::ALL),
            no_pdf: !table.boolean("pdf").unwrap_or(true),
            pack: shape::page_ids(table, "pack"),
            full_pack: shape::page_ids(table, "full_pack"),
        }
    }
}
