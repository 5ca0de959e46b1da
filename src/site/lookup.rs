//! All that resolving a page of one language may ask: the graph, the practice, the words, the
//! bibliography, the instruments and the assets. Never another page's text.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::bio::{self, Bios};
use super::citations::References;
use super::graph::{Entry, Site};
use super::view::{Day, Link, Photo};
use crate::assets::{Asset, Assets};
use crate::content::{Approach, Bibliography, Kind};
use crate::doc;
use crate::instrument::Instruments;
use crate::practice::{LocalText, Setting, Therapist};
use crate::table::Date;
use crate::words::Words;

/// What a page of one language is resolved against.
pub struct Lookup<'a> {
    pub(super) site: &'a Site,
    pub(super) setting: &'a Setting,
    pub(super) lang: &'a str,
    pub(super) words: &'a Words,
    /// The words of every language, for what a language calls itself.
    pub(super) others: &'a [(String, Words)],
    pub(super) bibliography: &'a Bibliography,
    pub(super) instruments: &'a Instruments,
    pub(super) assets: &'a Assets,
    pub(super) gathered: Arc<Gathered>,
}

/// What takes time to gather from all pages of a language, and is the same for each of them.
pub struct Gathered {
    pub(super) references: References,
    pub(super) bios: Bios,
    /// The pages that cite each work.
    pub(super) cited_on: BTreeMap<String, Vec<Link>>,
    /// The days that pages changed on, as they are shown.
    days: BTreeMap<Date, String>,
}

/// What a [`Lookup`] is made of.
#[derive(Clone, Copy)]
pub struct Parts<'a> {
    /// The graph.
    pub site: &'a Site,
    /// The practice, its people and its place.
    pub setting: &'a Setting,
    /// Interface words of every language of the site.
    pub words: &'a [(String, Words)],
    /// The works that pages may cite.
    pub bibliography: &'a Arc<Bibliography>,
    /// The questionnaires that pages may show.
    pub instruments: &'a Instruments,
    /// Files that pages may show.
    pub assets: &'a Assets,
    /// How Markdown is read: a therapist's own words are, too.
    pub markdown: &'a doc::Options,
    /// Works that only notes for professionals cite. They stand in no list.
    pub for_professionals: &'a BTreeSet<String>,
}

impl<'a> Lookup<'a> {
    /// Gathers what is the same for every page of a language.
    /// Nothing, if the site does not speak it.
    pub fn new(parts: Parts<'a>, lang: &'a str) -> Option<Self> {
        Lookup::with(parts, lang, Arc::new(Gathered::of(parts, lang)))
    }

    /// The same, with what was gathered of equal parts before.
    pub fn with(parts: Parts<'a>, lang: &'a str, gathered: Arc<Gathered>) -> Option<Self> {
        let (_, words) = parts.words.iter().find(|(known, _)| known == lang)?;
        Some(Lookup {
            site: parts.site,
            setting: parts.setting,
            lang,
            words,
            others: parts.words,
            bibliography: parts.bibliography,
            instruments: parts.instruments,
            assets: parts.assets,
            gathered,
        })
    }

    /// A day as people read it.
    pub(super) fn day(&self, date: Date) -> Day {
        let known = self.gathered.days.get(&date).cloned();
        let shown = known.unwrap_or_else(|| self.setting.place.locale.date(self.lang, date));
        Day { iso: date.to_string(), shown }
    }

    pub(super) fn therapist(&self, entry: &Entry) -> Option<&'a Therapist> {
        let id = entry.therapist.as_ref()?;
        self.setting.therapists.iter().find(|t| t.id.value == *id)
    }

    /// The page of a therapist.
    pub(super) fn page_of(&self, therapist: &Therapist) -> Option<&'a Entry> {
        self.site.page(self.lang, &format!("therapists/{}", therapist.id.value))
    }

    /// The address of a picture.
    pub(super) fn shown(&self, asset: &Asset) -> String {
        self.site.base.path(&asset.file)
    }

    /// A picture of the site, as a view shows it.
    pub(super) fn picture(&self, path: &str, alt: &LocalText) -> Option<Photo> {
        let asset = self.assets.find(path)?;
        Some(Photo {
            url: self.shown(asset),
            alt: alt.in_language(self.lang)?.to_owned(),
            width: asset.size.map(|size| size.0),
            height: asset.size.map(|size| size.1),
        })
    }

    /// All approaches, in reading order.
    pub(super) fn approaches(&self) -> Vec<(&'a Entry, &'a Approach)> {
        let mut pages: Vec<_> = self
            .site
            .pages(self.lang)
            .filter_map(|entry| match &entry.summary.kind {
                Kind::Approach(approach) => Some((entry, approach)),
                _ => None,
            })
            .collect();
        pages.sort_by_key(|(entry, _)| (entry.summary.front.order, entry.id.path.clone()));
        pages
    }

    /// The address of the page with the crisis lines; without one, the block at every page's foot.
    pub(super) fn help_url(&self) -> String {
        self.site
            .page(self.lang, "help-now")
            .map_or("#page:crisis".to_owned(), |page| page.url.clone())
    }
}

impl Gathered {
    /// Gathers it from the pages of a language.
    pub fn of(parts: Parts<'_>, lang: &str) -> Self {
        let bios = bio::read(&parts.setting.therapists, lang, parts.markdown);
        let pages = || parts.site.pages(lang);
        let references = || {
            let mut keys = bio::cites(&bios);
            keys.extend(parts.for_professionals.iter().cloned());
            keys.extend(pages().flat_map(|entry| entry.summary.cites.iter().cloned()));
            References::new(parts.bibliography.clone(), keys)
        };
        let days = || {
            let changed = pages().filter_map(|entry| entry.summary.front.updated);
            parts.setting.place.locale.dates(lang, changed)
        };
        let (references, days) = rayon::join(references, days);
        Gathered { references, bios, cited_on: cited_on(parts.site, lang), days }
    }
}

fn cited_on(site: &Site, lang: &str) -> BTreeMap<String, Vec<Link>> {
    let mut pages: BTreeMap<String, Vec<Link>> = BTreeMap::new();
    for entry in site.pages(lang).filter(|entry| entry.therapist.is_none()) {
        for key in &entry.summary.cites {
            pages.entry(key.clone()).or_default().push(entry.link());
        }
    }
    pages
}
