//! The graph of pages: which pages there are, where each lies, and how they stand to each other.
//!
//! Made from summaries alone, in one cheap pass, always whole. It reads no text of a page.
//!
//! Invariant: every address is given once, whatever the letter case.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use crate::content::{Kind, PageId, Summary};
use crate::diagnostic::Diagnostics;
use crate::instrument::Instruments;
use crate::practice::{Practice, Therapist};
use crate::source::Span;

use super::base::Base;
use super::claim::{Accepted, Claim};
use super::instruments::any_waits;
use super::view::{Medium, Version};

/// One page's place in the graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// What is known of the page. A therapist's page has the onboarding pattern's summary.
    pub summary: Arc<Summary>,
    /// Which page it is.
    pub id: PageId,
    /// Its address, with the base path.
    pub url: String,
    /// Where it is written.
    pub file: String,
    /// The place that claims its address.
    pub at: Span,
    /// The therapist, if it is theirs.
    pub therapist: Option<String>,
    /// Their place among the therapists, from 0.
    pub rank: usize,
    /// Its name in menus, cards and breadcrumbs.
    pub label: String,
    /// Its title.
    pub title: String,
    /// Which version of its file it is. All but worksheets have one alone.
    pub version: Version,
    /// The address of the file's worked example, if there is one.
    pub example: Option<String>,
    /// Its number among [`Site::places`]; one that is not there, if it stands in no list.
    pub number: usize,
}

/// Where a page stands in the site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// The nearest page above that there is.
    pub above: Option<Arc<Entry>>,
    /// Which of the pages of its section it is; nothing, if the section has no page of its own.
    pub nth: Option<usize>,
}

/// The site: every page in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Site {
    pub(super) base: Base,
    pub(super) medium: Medium,
    /// Whether the site offers PDFs and pictures of pages.
    pub(super) pdf: bool,
    pub(super) languages: Vec<String>,
    pub(super) entries: BTreeMap<PageId, Arc<Entry>>,
    /// The worked examples, by the sheet that they fill in. They stand in no list and no menu.
    pub(super) examples: BTreeMap<PageId, Entry>,
    /// Pages for paper alone. They have no address, and stand in no list and no menu.
    pub(super) handouts: BTreeMap<PageId, Entry>,
    /// The pages of each section, in reading order.
    pub(super) children: BTreeMap<PageId, Vec<Arc<Entry>>>,
    /// The places of the entries, by their numbers. Every page asks for its own.
    pub(super) places: Vec<Place>,
    /// From a file's path to its page; a therapist's file has its language before it. The
    /// onboarding pattern is the page of no file. Every link asks here.
    pub(super) by_source: HashMap<String, Arc<Entry>>,
    /// Files without a page: switched off, drafts, or told as broken. A link to one is its words.
    pub(super) off: BTreeSet<String>,
}

/// The pages that were found, in every language.
#[derive(Clone, Copy, Debug)]
pub struct Pages<'a> {
    /// What is known of each.
    pub summaries: &'a [Arc<Summary>],
    /// Paths of the files that could not be read as pages. That has been told.
    pub broken: &'a BTreeSet<String>,
    /// Whether drafts are built.
    pub drafts: bool,
    /// The questionnaires that they may show.
    pub instruments: &'a Instruments,
    /// Where the pages will be read.
    pub medium: Medium,
    /// Whether PDFs and pictures of pages will be made.
    pub pdf: bool,
}

impl Entry {
    /// What decides a page's place among its siblings.
    pub(super) fn place_in_section(&self) -> (i64, usize, &str) {
        (self.summary.front.order, self.rank, &self.id.path)
    }

    /// Whether it stands in lists. `404.html` answers for what is not there.
    pub(super) fn is_listed(&self) -> bool {
        self.summary.kind != Kind::NotFound
    }
}

impl Site {
    /// Puts every page in its place.
    pub fn assemble(
        practice: &Practice,
        therapists: &[Therapist],
        pages: Pages<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let languages: Vec<String> = practice.languages.iter().map(str::to_owned).collect();
        let mut site = Site {
            base: Base::of(&practice.base_url),
            medium: pages.medium,
            pdf: pages.pdf && !practice.print.no_pdf,
            languages,
            entries: BTreeMap::new(),
            examples: BTreeMap::new(),
            handouts: BTreeMap::new(),
            children: BTreeMap::new(),
            places: Vec::new(),
            by_source: HashMap::new(),
            off: pages.broken.clone(),
        };
        site.switch_off(practice, pages, diagnostics);
        if therapists.is_empty() {
            site.switch_off_empty_people(pages.summaries);
        }
        let on = pages.summaries.par_iter().filter(|summary| !site.off.contains(&summary.path));
        let claims = on.flat_map_iter(|summary| site.entries_of(summary, therapists));
        let claims = claims.map(Claim::of).collect();
        site.place(claims, diagnostics);
        site.find_places();
        site.tell_pages_without_section(diagnostics);
        site
    }

    /// Notes which files have no page: drafts, what `[site] off` names, and pages about a
    /// questionnaire that waits for the practice's consent.
    fn switch_off(&mut self, practice: &Practice, pages: Pages<'_>, diagnostics: &mut Diagnostics) {
        for name in &practice.site.off {
            let paths = || pages.summaries.iter().map(|summary| summary.id.path.as_str());
            if !paths().any(|path| is_under(path, &name.value)) {
                let known: BTreeSet<&str> = paths().collect();
                let known = known.into_iter().map(|p| p.strip_suffix("/index").unwrap_or(p));
                let near = crate::diagnostic::nearest(&name.value, known);
                diagnostics.off_unknown_page(name.span, &name.value, near);
            }
        }
        let off = |summary: &&Arc<Summary>| {
            let named = practice.site.off.iter().any(|n| is_under(&summary.id.path, &n.value));
            let waits = summary.kind == Kind::Instrument
                && any_waits(&summary.instruments, pages.instruments, practice);
            named || waits || (summary.front.draft && !pages.drafts)
        };
        let off = pages.summaries.par_iter().filter(off).map(|summary| summary.path.clone());
        self.off.par_extend(off);
    }

    /// A list of people without people is not a page, unless pages were written below it.
    fn switch_off_empty_people(&mut self, summaries: &[Arc<Summary>]) {
        let people = summaries.par_iter().filter(|s| is_under(&s.id.path, "therapists"));
        let people: Vec<_> = people.collect();
        let listed =
            |s: &&Arc<Summary>| s.id.path == "therapists/index" || s.kind == Kind::Onboarding;
        if people.iter().all(listed) {
            self.off.extend(people.into_iter().map(|summary| summary.path.clone()));
        }
    }

    /// A page whose folder has no first page stands in no list. Each folder is told once.
    fn tell_pages_without_section(&self, diagnostics: &mut Diagnostics) {
        for (section, pages) in &self.children {
            let PageId { lang, path } = section;
            if path == "index" || self.entry_of(section).is_some() || self.is_off(lang, path) {
                continue;
            }
            let file = format!("content/{lang}/{path}.md");
            if let Some(first) = pages.iter().min_by_key(|page| &page.id) {
                diagnostics.page_without_section(first.at, &file);
            }
        }
    }

    /// The entries that a summary makes: one, with its worked example if there is one; or one for
    /// each therapist.
    fn entries_of(&self, summary: &Arc<Summary>, therapists: &[Therapist]) -> Vec<Entry> {
        if summary.kind != Kind::Onboarding {
            let start = Span::new(summary.file, 0..0);
            let entry = self.entry(summary, summary.id.clone(), start);
            let example = example_of(&entry);
            return std::iter::once(entry).chain(example).collect();
        }
        let of_therapist = |(rank, therapist): (usize, &Therapist)| {
            let path = format!("therapists/{}", therapist.id.value);
            let id = PageId { lang: summary.id.lang.clone(), path };
            let mut entry = self.entry(summary, id, therapist.id.span);
            entry.therapist = Some(therapist.id.value.clone());
            entry.rank = rank;
            entry.title.clone_from(&therapist.name);
            entry.label.clone_from(&therapist.name);
            entry
        };
        therapists.iter().enumerate().map(of_therapist).collect()
    }

    /// Takes the entries in, and finds the pages of each section.
    fn place(&mut self, claims: Vec<Claim>, diagnostics: &mut Diagnostics) {
        let Accepted { placed, examples, handouts } = Accepted::of(claims, diagnostics);
        self.off.extend(handouts.values().map(|entry| entry.summary.path.clone()));
        (self.examples, self.handouts) = (examples, handouts);
        let by_id = || placed.iter().map(|(_, entry)| (entry.id.clone(), entry.clone())).collect();
        let by_source = || placed.iter().cloned().collect();
        let sections = || rayon::join(by_source, || children(&placed));
        let (entries, (by_source, children)) = rayon::join(by_id, sections);
        (self.entries, self.by_source, self.children) = (entries, by_source, children);
    }

    fn find_places(&mut self) {
        let mut places = vec![Place::default(); self.entries.len()];
        for (section, pages) in &self.children {
            let above = self.nearest(section.clone());
            let is_whole = above.is_some_and(|above| above.id == *section);
            for (nth, page) in pages.iter().enumerate() {
                let nth = is_whole.then_some(nth);
                if let Some(place) = places.get_mut(page.number) {
                    *place = Place { above: above.cloned(), nth };
                }
            }
        }
        self.places = places;
    }

    fn entry(&self, summary: &Arc<Summary>, id: PageId, at: Span) -> Entry {
        let below = self.base.language_folder(&self.languages, &id.lang);
        let (route, file) = if summary.kind == Kind::NotFound {
            (format!("{below}404.html"), format!("{below}404.html"))
        } else {
            (format!("{below}{}", id.route()), format!("{below}{}index.html", id.route()))
        };
        let url = self.base.path(&route);
        Entry {
            example: summary.has_example.then(|| format!("{url}{EXAMPLE}")),
            version: Version::Blank,
            url,
            file,
            at,
            therapist: None,
            rank: 0,
            number: usize::MAX,
            label: summary.label().to_owned(),
            title: summary.front.title.value.clone(),
            summary: summary.clone(),
            id,
        }
    }
}

/// The pages of each section, in reading order.
fn children(placed: &[(String, Arc<Entry>)]) -> BTreeMap<PageId, Vec<Arc<Entry>>> {
    let section = |entry: &Arc<Entry>| {
        let path = entry.id.parent().filter(|_| entry.is_listed())?;
        Some((PageId { lang: entry.id.lang.clone(), path }, entry.clone()))
    };
    let listed: Vec<_> = placed.par_iter().filter_map(|(_, entry)| section(entry)).collect();
    let mut children: BTreeMap<PageId, Vec<Arc<Entry>>> = BTreeMap::new();
    for (section, entry) in listed {
        children.entry(section).or_default().push(entry);
    }
    children.par_iter_mut().for_each(|(_, section)| {
        section.sort_by(|a, b| a.place_in_section().cmp(&b.place_in_section()));
    });
    children
}

/// Where a worked example stands, below its sheet.
const EXAMPLE: &str = "example/";

/// The worked example of a sheet. It has the sheet's id: it is the same page, filled in.
fn example_of(sheet: &Entry) -> Option<Entry> {
    let url = sheet.example.clone()?;
    let folder = sheet.file.strip_suffix("index.html")?;
    let file = format!("{folder}{EXAMPLE}index.html");
    Some(Entry { url, file, version: Version::Example, ..sheet.clone() })
}

/// Whether a page's path is `name`, or lies in the section `name`.
fn is_under(path: &str, name: &str) -> bool {
    let name = name.trim_matches('/');
    path == name || path.strip_prefix(name).is_some_and(|rest| rest.starts_with('/'))
}
