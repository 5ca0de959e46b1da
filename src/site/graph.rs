//! The graph of pages: which pages there are, where each lies, and how they stand to each other.
//!
//! Made from summaries alone, in one cheap pass, always whole. It reads no text of a page.
//!
//! Invariant: every address is given once, whatever the letter case.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::content::{Kind, PageId, Summary};
use crate::diagnostic::Diagnostics;
use crate::practice::{Practice, Therapist};
use crate::source::Span;

use super::base::Base;

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
}

/// The site: every page in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Site {
    pub(super) base: Base,
    pub(super) languages: Vec<String>,
    pub(super) entries: BTreeMap<PageId, Entry>,
    /// The pages of each section, in reading order.
    children: BTreeMap<PageId, Vec<PageId>>,
    /// From a file's path to its page; a therapist's file has its language before it. The
    /// onboarding pattern is the page of no file.
    by_source: BTreeMap<String, PageId>,
    /// Files whose pages are switched off or drafts: a link to them is its words.
    off: BTreeSet<String>,
}

/// What a path in the site folder is, to a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found<'a> {
    Page(&'a Entry),
    /// A page that the practice has switched off.
    Off,
    Nothing,
}

/// What decides which pages there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Whether drafts are built.
    pub drafts: bool,
}

impl Site {
    /// Puts every page in its place.
    pub fn assemble(
        practice: &Practice,
        therapists: &[Therapist],
        summaries: &[Arc<Summary>],
        choice: Choice,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let languages: Vec<String> = practice.languages.iter().map(str::to_owned).collect();
        let mut site = Site {
            base: Base::of(&practice.base_url),
            languages,
            entries: BTreeMap::new(),
            children: BTreeMap::new(),
            by_source: BTreeMap::new(),
            off: BTreeSet::new(),
        };
        site.switch_off(practice, summaries, choice, diagnostics);
        let on = summaries.iter().filter(|summary| !site.off.contains(&summary.path));
        let entries = on.flat_map(|summary| site.entries_of(summary, therapists)).collect();
        site.place(entries, diagnostics);
        site.sort_children();
        site
    }

    /// Notes which files have no page: drafts, and what `[site] off` names.
    fn switch_off(
        &mut self,
        practice: &Practice,
        summaries: &[Arc<Summary>],
        choice: Choice,
        diagnostics: &mut Diagnostics,
    ) {
        let paths: BTreeSet<&str> = summaries.iter().map(|s| s.id.path.as_str()).collect();
        for name in &practice.site.off {
            if !paths.iter().any(|path| is_under(path, &name.value)) {
                let known = paths.iter().map(|p| p.strip_suffix("/index").unwrap_or(p));
                let near = crate::diagnostic::nearest(&name.value, known);
                diagnostics.off_unknown_page(name.span, &name.value, near);
            }
        }
        for summary in summaries {
            let named = practice.site.off.iter().any(|n| is_under(&summary.id.path, &n.value));
            if named || (summary.front.draft && !choice.drafts) {
                self.off.insert(summary.path.clone());
            }
        }
    }

    /// The entries that a summary makes: one, or one for each therapist.
    fn entries_of(&self, summary: &Arc<Summary>, therapists: &[Therapist]) -> Vec<Entry> {
        if summary.kind != Kind::Onboarding {
            let start = Span::new(summary.file, 0..0);
            return vec![self.entry(summary, summary.id.clone(), start)];
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

    /// Takes the entries in; of two that claim one address, in whatever letter case, the first
    /// stays and the second is told.
    fn place(&mut self, entries: Vec<Entry>, diagnostics: &mut Diagnostics) {
        let mut claimed: BTreeMap<String, Span> = BTreeMap::new();
        for entry in entries {
            if let Some(first) = claimed.get(&entry.url.to_lowercase()) {
                diagnostics.address_taken(entry.at, &entry.url, *first);
                continue;
            }
            claimed.insert(entry.url.to_lowercase(), entry.at);
            for source in self.sources_of(&entry) {
                self.by_source.insert(source, entry.id.clone());
            }
            self.entries.insert(entry.id.clone(), entry);
        }
    }

    /// The files that a link may name to lead here. A therapist's file is theirs in every
    /// language, so it is told apart by the language of the page that links.
    fn sources_of(&self, entry: &Entry) -> Vec<String> {
        match &entry.therapist {
            None => vec![entry.summary.path.clone()],
            Some(id) => vec![format!("{}:therapists/{id}.toml", entry.id.lang)],
        }
    }

    fn sort_children(&mut self) {
        for entry in self.entries.values() {
            let Some(parent) = entry.id.parent() else { continue };
            if entry.summary.kind == Kind::NotFound {
                continue;
            }
            let section = PageId { lang: entry.id.lang.clone(), path: parent };
            self.children.entry(section).or_default().push(entry.id.clone());
        }
        let order = |id: &PageId| {
            let entry = &self.entries[id];
            (entry.summary.front.order, entry.rank, id.path.clone())
        };
        for children in self.children.values_mut() {
            children.sort_by_key(order);
        }
    }

    fn entry(&self, summary: &Arc<Summary>, id: PageId, at: Span) -> Entry {
        let below = self.base.language_folder(&self.languages, &id.lang);
        let (route, file) = if summary.kind == Kind::NotFound {
            (format!("{below}404.html"), format!("{below}404.html"))
        } else {
            (format!("{below}{}", id.route()), format!("{below}{}index.html", id.route()))
        };
        Entry {
            url: self.base.path(&route),
            file,
            at,
            therapist: None,
            rank: 0,
            label: summary.label().to_owned(),
            title: summary.front.title.value.clone(),
            summary: summary.clone(),
            id,
        }
    }
}

/// Questions that a page may ask of the graph.
impl Site {
    /// What a path of the site folder is, to a link on a page in `lang`.
    pub(super) fn find(&self, lang: &str, path: &str) -> Found<'_> {
        let own = format!("{lang}:{path}");
        let id = self.by_source.get(path).or_else(|| self.by_source.get(&own));
        match id.and_then(|id| self.entries.get(id)) {
            Some(entry) => Found::Page(entry),
            None if self.off.contains(path) => Found::Off,
            None => Found::Nothing,
        }
    }

    /// The page of a language at a path: `help-now`, `approaches/index`.
    pub(super) fn page(&self, lang: &str, path: &str) -> Option<&Entry> {
        self.entries.get(&PageId { lang: lang.to_owned(), path: path.to_owned() })
    }

    /// All pages of a language, in the order of their paths.
    pub(super) fn pages(&self, lang: &str) -> impl Iterator<Item = &Entry> {
        self.entries.values().filter(move |entry| entry.id.lang == lang)
    }

    /// The therapists' pages of a language.
    pub(super) fn therapists(&self, lang: &str) -> impl Iterator<Item = &Entry> {
        self.pages(lang).filter(|entry| entry.therapist.is_some())
    }

    /// The pages of a section, in reading order.
    pub(super) fn children(&self, section: &PageId) -> impl Iterator<Item = &Entry> {
        self.children.get(section).into_iter().flatten().map(|id| &self.entries[id])
    }

    /// The page above.
    pub(super) fn parent(&self, entry: &Entry) -> Option<&Entry> {
        self.page(&entry.id.lang, &entry.id.parent()?)
    }

    /// From the home page down to the page above this one.
    pub(super) fn ancestors(&self, entry: &Entry) -> Vec<&Entry> {
        let mut above = Vec::new();
        let mut at = self.parent(entry);
        while let Some(parent) = at {
            above.push(parent);
            at = self.parent(parent);
        }
        above.reverse();
        above
    }

    /// The pages before and after this one in its section; the section's own page comes first.
    pub(super) fn neighbours(&self, entry: &Entry) -> (Option<&Entry>, Option<&Entry>) {
        let Some(parent) = self.parent(entry) else { return (None, None) };
        let siblings: Vec<&Entry> = self.children(&parent.id).collect();
        let Some(at) = siblings.iter().position(|e| e.id == entry.id) else { return (None, None) };
        let first = parent.id.path != "index";
        let before = if at > 0 { Some(siblings[at - 1]) } else { first.then_some(parent) };
        (before, siblings.get(at + 1).copied())
    }

    /// The same page in other languages.
    pub(super) fn translations(&self, entry: &Entry) -> Vec<&Entry> {
        let same = |lang: &String| self.page(lang, &entry.id.path);
        self.languages.iter().filter(|lang| **lang != entry.id.lang).filter_map(same).collect()
    }

    /// Whether the page of a language at a path is switched off or a draft.
    pub(super) fn is_off(&self, lang: &str, path: &str) -> bool {
        self.off.contains(&format!("content/{lang}/{path}.md"))
    }

    /// The home page, then each section and its pages, in order.
    pub(super) fn in_reading_order(&self, lang: &str) -> Vec<&Entry> {
        let mut order = Vec::new();
        let mut stack: Vec<&Entry> = self.page(lang, "index").into_iter().collect();
        while let Some(entry) = stack.pop() {
            order.push(entry);
            let below: Vec<&Entry> = self.children(&entry.id).collect();
            stack.extend(below.into_iter().rev());
        }
        order
    }

    /// The paths of all files that a link could name, to find the one that was meant.
    pub(super) fn source_paths(&self) -> impl Iterator<Item = &str> {
        self.by_source.keys().map(|path| path.split_once(':').map_or(path.as_str(), |p| p.1))
    }
}

/// Whether a page's path is `name`, or lies in the section `name`.
fn is_under(path: &str, name: &str) -> bool {
    let name = name.trim_matches('/');
    path == name || path.strip_prefix(name).is_some_and(|rest| rest.starts_with('/'))
}
