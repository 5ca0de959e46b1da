//! `[fees]`: what it costs, how to pay, and what happens if a client cancels.
//!
//! Fills in no default. Invariant: no line means that the practice has not said, never that it is free.

use schemars::JsonSchema;

use super::arrangements::first;
use super::money::Price;
use super::text::{Languages, LocalText};
use crate::table::Table;

/// What it costs.
#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema)]
#[schemars(default, deny_unknown_fields)]
pub struct Fees {
    /// What has a price, one table for each.
    // Empty means not said.
    #[schemars(rename = "item")]
    pub items: Vec<Fee>,
    /// Who can ask for less, and how.
    pub sliding_scale: Option<LocalText>,
    /// How and when to pay.
    pub payment: Option<LocalText>,
    /// How late one can cancel, and what it costs.
    pub cancellation: Option<LocalText>,
    /// Which plans are taken, or that none is.
    pub insurance: Option<LocalText>,
}

impl Fees {
    pub(super) fn read(table: &mut Table<'_>, languages: &Languages) -> Self {
        Fees {
            items: table.tables("item", |t| Fee::read(t, languages)),
            sliding_scale: LocalText::read(table, "sliding_scale", languages),
            payment: LocalText::read(table, "payment", languages),
            cancellation: LocalText::read(table, "cancellation", languages),
            insurance: LocalText::read(table, "insurance", languages),
        }
    }

    pub(super) fn over(&self, below: &Fees) -> Fees {
        let items = if self.items.is_empty() { &below.items } else { &self.items };
        Fees {
            items: items.clone(),
            sliding_scale: first(&self.sliding_scale, &below.sliding_scale),
            payment: first(&self.payment, &below.payment),
            cancellation: first(&self.cancellation, &below.cancellation),
            insurance: first(&self.insurance, &below.insurance),
        }
    }
}

/// The price of one thing.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Fee {
    /// What is paid for.
    pub what: LocalText,
    /// What it costs: whole units of the place's currency, a range of them, or words.
    pub price: Price,
    /// Length in minutes, where it has one.
    #[schemars(range(min = 5, max = 480))]
    pub minutes: Option<u32>,
}

impl Fee {
    pub(super) fn read(table: &mut Table<'_>, languages: &Languages) -> Self {
        Fee {
            what: LocalText::required(table, "what", "what = \"Individual session\"", languages),
            price: Price::read(table, languages),
            minutes: table.integer_in("minutes", 5..=480),
        }
    }
}
