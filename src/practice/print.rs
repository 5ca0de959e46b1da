//! `[print]`: paper, whether the site offers PDFs, and what a welcome pack holds.
//!
//! Whether the pages that a pack names exist is for the site to say.

use schemars::JsonSchema;

use super::locale::Paper;
use super::shape;
use crate::source::Spanned;
use crate::table::Table;

/// What the practice says of paper.
#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema)]
#[schemars(default, deny_unknown_fields)]
pub struct PrintTerms {
    /// What is in its printers, if not what the place uses.
    pub paper: Option<Paper>,
    /// Whether the site offers PDFs.
    // `pdf = false` sets it.
    #[schemars(rename = "pdf", extend("default" = true))]
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
