//! The files of a place, of the places it lies in and of the layers below become one
//! [`Jurisdiction`].
//!
//! The larger place comes first, and of one place the library before the site. An entry replaces
//! the whole entry of its id; `[locale]`, `[terms]` and `[emergency]` replace whole. Invariant:
//! every place lies in `intl` in the end, so that nothing is ever quite unsaid.

use super::parse::{Draft, Entries};
use super::{
    CrisisLine, Emergency, Jurisdiction, Limit, Notice, Provenance, Register, Right, Terms, WebDuty,
};
use crate::diagnostic::{Diagnostics, nearest};
use crate::practice::locale::Locale;
use crate::source::{Sources, Spanned};
use crate::table::{Date, Table};

const FOLDER: &str = "content/jurisdictions";

/// Where every place lies in the end.
const ROOT: &str = "intl";

/// The place of this id. A place that there is no file for is told, and `intl` stands in.
pub(in crate::practice) fn read(
    id: &Spanned<String>,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Jurisdiction {
    let mut chain = Chain::default();
    chain.climb(id, sources, diagnostics);
    chain.assemble(diagnostics)
}

/// The ids that there are files for, sorted.
fn known(sources: &Sources) -> Vec<&str> {
    let mut ids: Vec<&str> = sources.under(FOLDER).filter_map(|file| stem_of(&file.path)).collect();
    ids.sort_unstable();
    ids
}

fn stem_of(path: &str) -> Option<&str> {
    path.strip_prefix(FOLDER)?.strip_prefix('/')?.strip_suffix(".toml")
}

/// A place and the places it lies in, smallest first, each with its layers, lowest first.
#[derive(Default)]
struct Chain {
    places: Vec<(String, Vec<Draft>)>,
}

impl Chain {
    fn climb(&mut self, id: &Spanned<String>, sources: &Sources, diagnostics: &mut Diagnostics) {
        let mut next = Some(id.clone());
        while let Some(id) = next {
            if self.places.iter().any(|(before, _)| *before == id.value) {
                let round = format!("{} > {}", self.names(" > "), id.value);
                diagnostics.jurisdiction_cycle(id.span, &round);
                return;
            }
            let drafts = drafts_of(&id, sources, diagnostics);
            let written = drafts.iter().rev().find_map(|draft| draft.inherits.clone());
            let root = || Spanned::new(ROOT.to_owned(), id.span);
            next = written.or_else(|| (id.value != ROOT).then(root));
            self.places.push((id.value, drafts));
        }
    }

    fn names(&self, between: &str) -> String {
        let names: Vec<&str> = self.places.iter().map(|(id, _)| id.as_str()).collect();
        names.join(between)
    }

    fn assemble(self, diagnostics: &mut Diagnostics) -> Jurisdiction {
        let lineage = self.places.iter().map(|(id, _)| id.clone()).collect();
        let mut place = match self.places.iter().find(|(_, drafts)| !drafts.is_empty()) {
            Some((id, drafts)) => named(id, drafts, diagnostics),
            None => nowhere(),
        };
        let mut entries = Entries::default();
        for draft in self.places.into_iter().rev().flat_map(|(_, drafts)| drafts) {
            lay(draft, &mut entries, &mut place, diagnostics);
        }
        entries.crisis.sort_by_key(|line| line.order);
        Jurisdiction {
            crisis: entries.crisis,
            limits: entries.limits,
            rights: entries.rights,
            notices: entries.notices,
            registers: entries.registers,
            web_duties: entries.web_duties,
            lineage,
            ..place
        }
    }
}

/// The layers of one place, lowest first.
fn drafts_of(id: &Spanned<String>, sources: &Sources, diagnostics: &mut Diagnostics) -> Vec<Draft> {
    let files = sources.layers(&format!("{FOLDER}/{}.toml", id.value));
    if files.is_empty() && id.value != ROOT {
        let known = known(sources);
        let meant = nearest(&id.value, known.iter().copied());
        diagnostics.unknown_file(id.span, "jurisdiction", &id.value, meant, &known);
    }
    let mut drafts = Vec::new();
    for file in files {
        let Some(mut table) = Table::of_file(file, diagnostics) else { continue };
        let mut draft = Draft::read(&mut table);
        table.finish();
        if let Some(own) = draft.id.as_ref().filter(|own| own.value != id.value) {
            diagnostics.jurisdiction_id(own.span, &own.value, &id.value);
        }
        if let Some(version) = draft.schema.as_ref().filter(|version| version.value != 1) {
            let why = "this version is not known";
            diagnostics.bad_value(version.span, "schema", why, "write `schema = 1`");
        }
        draft.entries.set_origin(&id.value);
        if let Some(emergency) = &mut draft.emergency {
            emergency.provenance.origin.clone_from(&id.value);
        }
        drafts.push(draft);
    }
    drafts
}

/// A place with its own name and date, and nothing else yet. Those are never taken from a larger
/// place: a note on the whole country is not one on a part of it.
fn named(id: &str, drafts: &[Draft], diagnostics: &mut Diagnostics) -> Jurisdiction {
    let last = |field: fn(&Draft) -> Option<String>| drafts.iter().rev().find_map(field);
    let name = last(|draft| draft.name.clone());
    let short_name = last(|draft| draft.short_name.clone());
    let checked = drafts.iter().rev().find_map(|draft| draft.checked);
    let needed = [
        ("name", name.is_some(), "name = \"California, United States\""),
        ("short_name", short_name.is_some(), "short_name = \"California\""),
        ("checked", checked.is_some(), "checked = 2026-11-23"),
    ];
    for (key, _, example) in needed.into_iter().filter(|(_, there, _)| !there) {
        diagnostics.missing_key(drafts[0].at, key, example);
    }
    Jurisdiction {
        id: id.to_owned(),
        name: name.unwrap_or_default(),
        short_name: short_name.unwrap_or_default(),
        checked: checked.unwrap_or_default(),
        default_subdivision: last(|draft| draft.default_subdivision.clone()),
        reviewer_note: last(|draft| draft.reviewer_note.clone()),
        ..nowhere()
    }
}

/// What is true anywhere.
fn nowhere() -> Jurisdiction {
    Jurisdiction {
        id: ROOT.to_owned(),
        name: String::new(),
        short_name: String::new(),
        default_subdivision: None,
        lineage: Vec::new(),
        checked: Date::default(),
        reviewer_note: None,
        locale: Locale::default(),
        terms: Terms::default(),
        emergency: Emergency::default(),
        crisis: Vec::new(),
        limits: Vec::new(),
        rights: Vec::new(),
        notices: Vec::new(),
        registers: Vec::new(),
        web_duties: Vec::new(),
    }
}

/// Lays one file over what was gathered before it.
fn lay(
    draft: Draft,
    entries: &mut Entries,
    place: &mut Jurisdiction,
    diagnostics: &mut Diagnostics,
) {
    tell_altered(&entries.notices, &draft.entries.notices, diagnostics);
    for what in &draft.remove {
        entries.remove(what, diagnostics);
    }
    place.locale = draft.locale.unwrap_or_else(|| place.locale.clone());
    place.terms = draft.terms.unwrap_or_else(|| place.terms.clone());
    let says_something = |e: &Emergency| !e.display.is_empty() && !e.text.is_empty();
    if let Some(emergency) = draft.emergency.filter(says_something) {
        place.emergency = emergency;
    }
    let own = draft.entries;
    replace(&mut entries.crisis, own.crisis, diagnostics);
    replace(&mut entries.limits, own.limits, diagnostics);
    replace(&mut entries.rights, own.rights, diagnostics);
    replace(&mut entries.notices, own.notices, diagnostics);
    replace(&mut entries.registers, own.registers, diagnostics);
    replace(&mut entries.web_duties, own.web_duties, diagnostics);
}

/// Puts each entry in the place of the one it replaces, or at the end.
fn replace<T: Entry>(below: &mut Vec<T>, own: Vec<T>, diagnostics: &mut Diagnostics) {
    let mut seen: Vec<Spanned<String>> = Vec::new();
    for entry in own {
        if let Some(before) = seen.iter().find(|before| *before == entry.id()) {
            diagnostics.duplicate_entry(entry.id().span, before.span, &before.value);
        }
        seen.push(entry.id().clone());
        match below.iter_mut().find(|one| one.id() == entry.id()) {
            Some(one) => *one = entry,
            None => below.push(entry),
        }
    }
}

/// Words that the law gives, and the choices in them, may be taken out with their notice or left as
/// they are, and not be rewritten. What a file takes out and brings again is rewritten, too.
fn tell_altered(below: &[Notice], own: &[Notice], diagnostics: &mut Diagnostics) {
    for notice in own {
        let is_altered = |before: &Notice| {
            before.prescribed_text.is_some()
                && (&before.prescribed_text, &before.choices)
                    != (&notice.prescribed_text, &notice.choices)
        };
        if below.iter().any(|before| before.id == notice.id && is_altered(before)) {
            diagnostics.notice_altered(notice.id.span, &notice.id.value);
        }
    }
}

/// What stands in a list of a place, by an id of its own.
trait Entry {
    fn id(&self) -> &Spanned<String>;

    fn provenance(&mut self) -> &mut Provenance;
}

macro_rules! entries {
    ($($name:ident),*) => {
        $(impl Entry for $name {
            fn id(&self) -> &Spanned<String> {
                &self.id
            }

            fn provenance(&mut self) -> &mut Provenance {
                &mut self.provenance
            }
        })*
    };
}

entries!(CrisisLine, Limit, Right, Notice, Register, WebDuty);

impl Jurisdiction {
    /// Every entry by the name that `[confirmed]` gives it (`us/988`, `us/emergency`), with how sure
    /// it is.
    pub(in crate::practice) fn provenances_mut(&mut self) -> Vec<(String, &mut Provenance)> {
        let emergency = &mut self.emergency.provenance;
        let mut all = vec![(format!("{}/emergency", emergency.origin), emergency)];
        add_provenances(&mut all, &mut self.crisis);
        add_provenances(&mut all, &mut self.limits);
        add_provenances(&mut all, &mut self.rights);
        add_provenances(&mut all, &mut self.notices);
        add_provenances(&mut all, &mut self.registers);
        add_provenances(&mut all, &mut self.web_duties);
        all
    }
}

fn add_provenances<'a, T: Entry>(
    all: &mut Vec<(String, &'a mut Provenance)>,
    entries: &'a mut [T],
) {
    for entry in entries {
        let id = entry.id().value.clone();
        let provenance = entry.provenance();
        all.push((format!("{}/{id}", provenance.origin), provenance));
    }
}

fn set_origins<T: Entry>(entries: &mut [T], origin: &str) {
    entries.iter_mut().for_each(|entry| origin.clone_into(&mut entry.provenance().origin));
}

impl Entries {
    /// Says whose file the entries are from.
    fn set_origin(&mut self, origin: &str) {
        set_origins(&mut self.crisis, origin);
        set_origins(&mut self.limits, origin);
        set_origins(&mut self.rights, origin);
        set_origins(&mut self.notices, origin);
        set_origins(&mut self.registers, origin);
        set_origins(&mut self.web_duties, origin);
    }

    /// Takes away what `list:id` names.
    fn remove(&mut self, what: &Spanned<String>, diagnostics: &mut Diagnostics) {
        let (list, id) = what.value.split_once(':').unwrap_or((&what.value, ""));
        let gone = match list {
            "crisis" => drop_id(&mut self.crisis, id),
            "confidentiality_limit" => drop_id(&mut self.limits, id),
            "privacy_right" => drop_id(&mut self.rights, id),
            "notice" => drop_id(&mut self.notices, id),
            "register" => drop_id(&mut self.registers, id),
            "web_duty" => drop_id(&mut self.web_duties, id),
            _ => false,
        };
        if !gone {
            let names = self.names();
            let meant = nearest(&what.value, names.iter().map(String::as_str));
            diagnostics.nothing_to_remove(what.span, &what.value, meant);
        }
    }

    /// All entries as `list:id`.
    fn names(&self) -> Vec<String> {
        let mut names = Vec::new();
        add_names(&mut names, "crisis", &self.crisis);
        add_names(&mut names, "confidentiality_limit", &self.limits);
        add_names(&mut names, "privacy_right", &self.rights);
        add_names(&mut names, "notice", &self.notices);
        add_names(&mut names, "register", &self.registers);
        add_names(&mut names, "web_duty", &self.web_duties);
        names
    }
}

fn drop_id<T: Entry>(list: &mut Vec<T>, id: &str) -> bool {
    let before = list.len();
    list.retain(|entry| entry.id().value != id);
    list.len() < before
}

fn add_names<T: Entry>(names: &mut Vec<String>, list: &str, entries: &[T]) {
    names.extend(entries.iter().map(|entry| format!("{list}:{}", entry.id().value)));
}
