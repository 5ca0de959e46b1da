//! What nobody is quite sure of: entries of a place's data that a practice has confirmed, and those
//! that it is asked to check.
//!
//! Checks nothing itself and knows no day of its own. Invariant: an entry that the practice has
//! confirmed is printed whole, with the day on which the practice did so.

use std::collections::BTreeSet;

use super::jurisdiction::{Jurisdiction, Provenance};
use super::{CrisisLine, Setting};
use crate::diagnostic::{Diagnostics, nearest};
use crate::source::{Layer, Sources, Span, Spanned};
use crate::table::Date;

/// A file of the site's own that no place has is most likely misnamed.
pub(super) fn tell_unused<'a>(
    places: impl Iterator<Item = &'a Jurisdiction>,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) {
    let lineages = once_each(places.flat_map(|place| place.lineage.iter().map(String::as_str)));
    let folder = "content/jurisdictions";
    for file in sources.under(folder).filter(|file| file.layer == Layer::Site) {
        let name = file.path.strip_prefix(folder).unwrap_or_default().trim_start_matches('/');
        let used = name.strip_suffix(".toml").is_some_and(|stem| lineages.contains(&stem));
        if !used {
            diagnostics.jurisdiction_unused(file.start(), &file.path, &lineages.join(", "));
        }
    }
}

/// Takes what the practice has checked for sure: `"us/988" = 2026-11-20`.
pub(super) fn confirm<'a>(
    confirmed: &[(Spanned<String>, Date)],
    places: impl Iterator<Item = &'a mut Jurisdiction>,
    diagnostics: &mut Diagnostics,
) {
    let mut entries: Vec<(String, &mut Provenance)> =
        places.flat_map(Jurisdiction::provenances_mut).collect();
    for (id, day) in confirmed {
        let mut known = false;
        for (_, provenance) in entries.iter_mut().filter(|(name, _)| *name == id.value) {
            known = true;
            provenance.confirm(*day);
        }
        if !known {
            let meant = nearest(&id.value, entries.iter().map(|(name, _)| name.as_str()));
            diagnostics.confirmed_unknown(id.span, &id.value, meant);
        }
    }
}

/// Crisis lines, limits and rights of which nobody is quite sure are printed, so somebody has to
/// look. What another place has told already is not told again.
pub(super) fn tell_unchecked(
    place: &Jurisdiction,
    told: &[&Jurisdiction],
    at: Span,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) {
    let new = |origin: &str| !told.iter().any(|place| place.lineage.iter().any(|id| id == origin));
    let lines = place.unchecked_lines();
    let lines: Vec<_> = lines.filter(|line| new(&line.provenance.origin)).collect();
    let names: Vec<&str> = lines.iter().map(|line| line.name.as_str()).collect();
    let mut files: Vec<&str> =
        lines.iter().map(|line| sources.file(line.id.span.file).path.as_str()).collect();
    files.sort_unstable();
    files.dedup();
    if !names.is_empty() {
        diagnostics.crisis_unchecked(at, &names, &files);
    }
    let law = place.unsure_law(new);
    if !law.is_empty() {
        diagnostics.law_unchecked(at, &place.short_name, &law);
    }
}

/// Tells what is wrong with days as of today: crisis lines that were checked too long ago, entries
/// confirmed on a day that has not come, and licences whose last day is over. What is printed does not
/// depend on it.
pub fn tell_days(setting: &Setting, today: Date, diagnostics: &mut Diagnostics) {
    tell_old(setting, today, diagnostics);
    for (id, day) in setting.practice.confirmed.iter().filter(|(_, day)| *day > today) {
        diagnostics.confirmed_ahead(id.span, &id.value, &day.to_string());
    }
    let licences = setting.therapists.iter().filter_map(|one| Some((one, one.licence.as_ref()?)));
    for (therapist, day) in licences.filter_map(|(one, licence)| Some((one, licence.expires?))) {
        if day.value < today {
            diagnostics.licence_expired(day.span, &therapist.name, &day.value.to_string());
        }
    }
}

fn tell_old(setting: &Setting, today: Date, diagnostics: &mut Diagnostics) {
    let most = setting.practice.crisis_max_age;
    let is_old = |line: &&CrisisLine| months(line.provenance.checked, today) > most;
    let places = std::iter::once(&setting.place).chain(&setting.served);
    let lines = places.flat_map(|place| &place.crisis);
    let old = lines.filter(|line| line.printable().is_reachable()).filter(is_old);
    let names = once_each(old.map(|line| line.name.as_str()));
    if !names.is_empty() {
        diagnostics.crisis_old(setting.practice.jurisdiction.span, &names, most);
    }
}

/// The names in their order, each the first time alone: places lie in the same larger ones.
fn once_each<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut seen = BTreeSet::new();
    names.filter(|name| seen.insert(*name)).collect()
}

/// Whole months from one day to another; none, if it comes before.
pub(super) fn months(from: Date, to: Date) -> u32 {
    let count = |date: Date| u32::from(date.year()) * 12 + u32::from(date.month());
    let begun = u32::from(to.day() < from.day());
    count(to).saturating_sub(count(from)).saturating_sub(begun)
}

#[cfg(test)]
mod tests {
    use super::months;
    use crate::table::Date;

    #[test]
    fn months_are_whole() {
        let day = |text| Date::parse(text).expect("a date");
        for (from, to, count) in [
            ("2026-11-23", "2026-11-23", 0),
            ("2026-11-23", "2027-11-22", 11),
            ("2026-11-23", "2027-11-23", 12),
            ("2026-11-23", "2025-01-01", 0),
        ] {
            assert_eq!(months(day(from), day(to)), count, "{from} {to}");
        }
    }
}
