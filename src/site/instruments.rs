//! Which questionnaires a site may show, and what the practice has to say first.

use super::lookup::Lookup;
use crate::diagnostic::{Diagnostics, nearest};

/// The keys of `[instruments]` that are no id.
const KEYS: [&str; 2] = ["item9_read_by", "item9_same_day_review"];

/// Tells the switches of `[instruments]` that switch nothing.
pub(super) fn check_switches(lookup: &Lookup<'_>, diagnostics: &mut Diagnostics) {
    let off_at_first = lookup.instruments.iter().filter(|one| one.terms.consent);
    let known: Vec<&str> = off_at_first.map(|one| one.id.value.as_str()).chain(KEYS).collect();
    for (id, _) in &lookup.setting.practice.instruments.switches {
        match lookup.instruments.find(&id.value) {
            Some(instrument) if !instrument.terms.consent => {
                diagnostics.instrument_without_switch(id.span, &id.value);
            }
            None if !lookup.instruments.is_broken(&id.value) => {
                let near = nearest(&id.value, known.iter().copied());
                diagnostics.unknown_key(id.span, &id.value, "instruments", near);
            }
            _ => {}
        }
    }
}
