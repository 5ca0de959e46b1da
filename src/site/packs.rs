//! The lists of pages that welcome packs hold are checked against the site.
//!
//! Makes no pack. Invariant: a name for whose sake a pack would be refused is told where it is written.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use super::instruments::any_unread;
use super::lookup::Lookup;
use crate::content::PageId;
use crate::diagnostic::{Diagnostics, nearest};
use crate::practice::{Setting, Therapist};
use crate::source::Spanned;

/// The words of a pack's list that stand for pages of the therapist.
const OF_THE_THERAPIST: [&str; 2] = ["approaches", "therapist"];

/// A page of a pack may be for paper alone. One that is off is left out of the pack.
pub(super) fn check(lookup: &Lookup<'_>, diagnostics: &mut Diagnostics) {
    let site = lookup.site;
    let ids = || site.entries.keys().chain(site.handouts.keys());
    let known = LazyCell::new(|| {
        let mut known: BTreeSet<&str> = ids().map(|id| id.path.as_str()).collect();
        known.extend(ids().filter_map(|id| id.path.strip_suffix("/index")));
        known.extend(OF_THE_THERAPIST);
        known
    });
    for (name, whose) in names_in_packs(lookup.setting) {
        let off = site.languages.iter().any(|lang| site.is_off(lang, &name.value));
        if !off && !known.contains(name.value.as_str()) {
            let near = nearest(&name.value, known.iter().copied());
            diagnostics.unknown_pack_page(name.span, &name.value, near);
        } else if pages_of(&name.value, whose).iter().any(|path| waits_unread(lookup, path)) {
            diagnostics.pack_page_unread(name.span, &name.value);
        }
    }
}

/// The names in the packs' lists, each with the therapists in whose packs it is.
fn names_in_packs(setting: &Setting) -> Vec<(&Spanned<String>, &[Therapist])> {
    let all = setting.therapists.as_slice();
    let print = &setting.practice.print;
    let common = [&print.pack, &print.full_pack].into_iter().flatten().map(|list| (list, all));
    let own = all.iter().filter_map(|one| Some((one.pack.as_ref()?, std::slice::from_ref(one))));
    let lists = common.chain(own);
    lists.flat_map(|(list, whose)| list.iter().map(move |name| (name, whose))).collect()
}

/// The pages that a name stands for.
fn pages_of(name: &str, whose: &[Therapist]) -> Vec<String> {
    let approaches = |one: &Therapist| -> Vec<String> {
        one.approaches.iter().map(|approach| approach.value.clone()).collect()
    };
    match name {
        "therapist" => whose.iter().map(|one| format!("therapists/{}", one.id.value)).collect(),
        "approaches" => whose.iter().flat_map(approaches).collect(),
        name => vec![name.to_owned()],
    }
}

/// Whether a page would keep a pack from being made. Packs are in the site's first language.
fn waits_unread(lookup: &Lookup<'_>, path: &str) -> bool {
    let site = lookup.site;
    let practice = &lookup.setting.practice;
    let id = |path: String| PageId { lang: practice.languages.main().to_owned(), path };
    let either = [id(path.to_owned()), id(format!("{path}/index"))];
    let mut found = either.iter().filter_map(|id| site.entry_of(id).or(site.handouts.get(id)));
    found.any(|page| any_unread(&page.summary.instruments, lookup.instruments, practice))
}
