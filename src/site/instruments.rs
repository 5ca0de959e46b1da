//! A questionnaire becomes what one version of a page shows of it, and the practice is held to what
//! it has to say first (clinical.md, rule 2).
//!
//! Draws nothing and adds nothing up. Invariants: what asks of self-harm is never a form unless the
//! practice says who reads the answers the same day; the crisis block stands directly after the item
//! that asks; sums, bands and what an answer counts are in the professional version alone.

use super::lookup::Lookup;
use super::place;
use super::resolve::Resolver;
use super::view::{Band, Face, Inset, InstrumentSheet, Key, Medium, Resolved, Sheet, Version};
use crate::diagnostic::{Diagnostics, nearest};
use crate::doc::BlockKind;
use crate::instrument::{Instrument, Instruments};
use crate::practice::Practice;
use crate::source::Spanned;
use crate::worksheet::{self, Item, ItemKind};

impl<'a> Resolver<'a> {
    /// The questionnaire of this id, if it may stand here. Why it may not is told.
    pub(super) fn questionnaire(&mut self, id: &Spanned<String>) -> Option<Inset> {
        let lookup = self.lookup;
        let instrument = self.known_instrument(id)?;
        self.tell_second(id, instrument);
        if !is_on(instrument, &lookup.setting.practice) {
            let terms = &instrument.terms;
            self.diagnostics.instrument_off(
                id.span,
                &instrument.short,
                &id.value,
                &terms.permission,
            );
            return None;
        }
        let place = &lookup.setting.place;
        if instrument.asks_of_harm() && place.crisis_lines().is_empty() {
            self.diagnostics.instrument_without_help(id.span, &instrument.short, &place.id);
            return None;
        }
        Some(Inset::Instrument(Box::new(self.instrument(instrument, self.entry.version))))
    }

    /// Two of one questionnaire on a page would have the same ids.
    fn tell_second(&mut self, id: &Spanned<String>, instrument: &Instrument) {
        let mut all = self.entry.summary.instruments.iter();
        if let Some(first) = all.find(|one| *one == id).filter(|first| first.span != id.span) {
            self.diagnostics.instrument_twice(id.span, &instrument.short, first.span);
        }
    }

    fn known_instrument(&mut self, id: &Spanned<String>) -> Option<&'a Instrument> {
        let instruments = self.lookup.instruments;
        let found = instruments.find(&id.value);
        if found.is_none() && !instruments.is_broken(&id.value) {
            let known: Vec<&str> = instruments.iter().map(|one| one.id.value.as_str()).collect();
            self.diagnostics.unknown_instrument(id.span, &id.value, &known);
        }
        found
    }

    /// A questionnaire as a version shows it.
    fn instrument(&mut self, instrument: &Instrument, version: Version) -> InstrumentSheet {
        let lookup = self.lookup;
        let face = face(lookup, instrument, version);
        let shown = instrument.worksheet().shown_in(version);
        let mut worksheet = worksheet::resolve(&shown, self);
        shorten_crisis(lookup, &mut worksheet.items);
        InstrumentSheet {
            id: instrument.id.value.clone(),
            title: instrument.title.clone(),
            warning: instrument.warning.clone(),
            read_by: read_by(lookup, instrument),
            sheet: Sheet {
                worksheet,
                face,
                lang: (instrument.lang != lookup.lang).then(|| instrument.lang.clone()),
            },
            credit: instrument.terms.credit.clone(),
            key: (version == Version::Professional).then(|| key(instrument)),
        }
    }
}

/// Between two questions the crisis block holds the first lines alone, so that the form stays one.
/// All lines are on Help now, which the foot of every page leads to.
fn shorten_crisis(lookup: &Lookup<'_>, items: &mut [Item<Resolved>]) {
    for item in items {
        match &mut item.kind {
            ItemKind::Group(group) => shorten_crisis(lookup, &mut group.items),
            ItemKind::Display(blocks) => {
                for block in blocks {
                    if let BlockKind::Insert(Inset::Crisis(crisis)) = &mut block.kind {
                        **crisis = place::crisis_in_short(lookup);
                    }
                }
            }
            ItemKind::Field(_) | ItemKind::Grid(_) => {}
        }
    }
}

/// How its items are drawn: to be filled in on screen only if nothing that is written there waits
/// unread. Who hands out a sheet of paper can ask for it back.
fn face(lookup: &Lookup<'_>, instrument: &Instrument, version: Version) -> Face {
    let face = Face::of(version);
    let unread = instrument.asks_of_harm() && same_day(lookup).is_none();
    match lookup.site.medium {
        Medium::Screen if face == Face::Form && unread => Face::Shown,
        Medium::Paper if face == Face::Form && unread => Face::Paper,
        _ => face,
    }
}

/// Who reads what is answered about self-harm, and when: in the practice's words, or else that the
/// form is filled in together.
fn read_by(lookup: &Lookup<'_>, instrument: &Instrument) -> Option<String> {
    let together = || lookup.words.get("instrument_together");
    instrument.asks_of_harm().then(|| same_day(lookup).map_or_else(together, str::to_owned))
}

fn same_day<'a>(lookup: &Lookup<'a>) -> Option<&'a str> {
    let review = lookup.setting.practice.instruments.same_day_review();
    review?.in_language(lookup.lang).filter(|words| !words.trim().is_empty())
}

fn key(instrument: &Instrument) -> Key {
    let score = &instrument.score;
    let band = |band: &crate::instrument::Band| Band {
        from: band.from,
        to: band.to,
        name: band.name.clone(),
    };
    Key {
        min: score.min,
        max: score.max,
        bands: score.bands.iter().map(band).collect(),
        notes: score.notes.clone(),
    }
}

/// Whether the practice may show it: what needs a practitioner's consent is off until it is given.
pub(super) fn is_on(instrument: &Instrument, practice: &Practice) -> bool {
    !instrument.terms.consent || practice.instruments.switched_on(&instrument.id.value)
}

/// Whether a questionnaire of these waits for the practice's consent.
pub(super) fn any_waits(ids: &[Spanned<String>], of: &Instruments, practice: &Practice) -> bool {
    let mut found = ids.iter().filter_map(|id| of.find(&id.value));
    found.any(|instrument| !is_on(instrument, practice))
}

/// Whether a questionnaire of these asks about self-harm, and nobody is said to read the answers the
/// same day: no pack may hold it.
pub fn any_unread(ids: &[Spanned<String>], of: &Instruments, practice: &Practice) -> bool {
    let mut found = ids.iter().filter_map(|id| of.find(&id.value));
    practice.instruments.same_day_review().is_none() && found.any(Instrument::asks_of_harm)
}

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

#[cfg(test)]
mod tests;
