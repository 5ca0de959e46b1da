//! What something costs: an amount in the place's currency, a range, or words.
//!
//! Adds no tax and converts nothing. Invariant: an amount reaches a page only where the place has a
//! currency; elsewhere it is told to write words.

use schemars::JsonSchema;

use super::Setting;
use super::text::{Languages, LocalText};
use crate::diagnostic::Diagnostics;
use crate::source::{Span, Spanned};
use crate::table::Table;

/// A price.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(untagged)]
pub enum Price {
    /// `price = 150`: whole units of the place's currency.
    Amount(#[schemars(range(min = 0, max = MOST))] Spanned<u32>),
    /// `price = { from = 60, to = 110 }`
    Range(Spanned<PriceRange>),
    /// `price = "$150, or what you can pay"`
    Words(LocalText),
}

/// What something costs at least and at most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PriceRange {
    /// The least, in whole units of the place's currency.
    #[schemars(range(min = 0, max = MOST))]
    pub from: u32,
    /// The most.
    #[schemars(range(min = 0, max = MOST))]
    pub to: u32,
}

/// The most that a price may be: above it a digit too many is likelier.
const MOST: u32 = 100_000;

impl Price {
    pub(super) fn read(table: &mut Table<'_>, languages: &Languages) -> Self {
        if let Some(span) = table.integer_at("price") {
            let amount = table.integer_in("price", 0..=MOST).unwrap_or_default();
            return Price::Amount(Spanned::new(amount, span));
        }
        if table.table_has("price", "from") {
            let range = table.table("price", range_of);
            let none = || Spanned::new(PriceRange::default(), table.span());
            return Price::Range(range.unwrap_or_else(none));
        }
        let example = "price = 150";
        Price::Words(LocalText::required(table, "price", example, languages))
    }

    /// Where the amount is written, if it is one.
    pub(super) fn amount_at(&self) -> Option<Span> {
        match self {
            Price::Amount(amount) => Some(amount.span),
            Price::Range(range) => Some(range.span),
            Price::Words(_) => None,
        }
    }
}

impl Setting {
    /// Amounts need a currency.
    pub(super) fn tell_prices(&self, diagnostics: &mut Diagnostics) {
        if !self.place.locale.currency.is_empty() {
            return;
        }
        let own = self.therapists.iter().map(|one| &one.own);
        let all = std::iter::once(&self.practice.arrangements).chain(own);
        let prices = all.flat_map(|terms| &terms.fees.items).map(|fee| &fee.price);
        for at in prices.filter_map(Price::amount_at) {
            diagnostics.price_without_currency(at, &self.place.id);
        }
    }
}

fn range_of(table: &mut Table<'_>) -> Spanned<PriceRange> {
    let amount = |table: &mut Table<'_>, key| table.integer_in(key, 0..=MOST);
    let from = table.required("from", "from = 60", amount).unwrap_or_default();
    let to = table.required("to", "to = 110", amount).unwrap_or(from);
    let at = table.span();
    if to < from {
        table.bad_value(
            at,
            "price",
            "this ends below where it begins",
            "write the lower one first",
        );
    }
    Spanned::new(PriceRange { from, to }, at)
}
