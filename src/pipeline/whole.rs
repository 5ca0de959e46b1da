//! The site as a whole: all pages and files together, and what speaks of all pages (`robots.txt`,
//! the map, the feeds).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::Built;
use super::material::Material;
use super::memory::{Slot, part};
use super::render::Rendered;
use crate::diagnostic::Diagnostics;
use crate::output::Artifacts;
use crate::site::view::SiteView;
use crate::web::Web;
use crate::web::site_wide::{self, Entry};

/// Files that speak of the whole site: their paths and bytes.
pub(super) type SiteWide = Arc<[(String, Arc<[u8]>)]>;

/// The pages that were made, as they were made and no others.
#[derive(Clone)]
pub(super) struct Made(Arc<[Arc<Rendered>]>);

impl PartialEq for Made {
    fn eq(&self, other: &Self) -> bool {
        let same = |(one, other): (&Arc<_>, &Arc<_>)| Arc::ptr_eq(one, other);
        self.0.len() == other.0.len() && self.0.iter().zip(&*other.0).all(same)
    }
}

/// What all pages bring together, beside their files.
#[derive(Clone)]
pub(super) struct Brought {
    entries: Arc<[Arc<Entry>]>,
    /// Paths of the site's own files that they show.
    assets: Arc<BTreeSet<String>>,
    pages: usize,
    pdfs: usize,
}

/// What the files that speak of the whole site are made from: the pages, and each language's folder,
/// feed's title and frame.
#[derive(PartialEq)]
pub(super) struct OfTheSite {
    pages: Arc<[Arc<Entry>]>,
    languages: Vec<(String, String, SiteView)>,
}

/// What is remembered of a site as a whole.
#[derive(Default)]
pub(super) struct Known {
    brought: Slot<Made, Brought>,
    files: Slot<Made, Artifacts>,
    site_wide: Slot<OfTheSite, SiteWide>,
}

/// Puts the site together.
pub(super) fn together(
    material: &Material,
    rendered: &[Arc<Rendered>],
    frames: Vec<SiteView>,
    known: &mut Known,
    told: &mut Diagnostics,
) -> Built {
    let made = Made(rendered.into());
    let Known { brought, files, site_wide } = known;
    let brought = part(brought, made.clone(), told, |made, told| Brought::by(&made.0, told));
    let of = of_the_site(material, brought.entries, frames);
    let none = Diagnostics::new;
    let (mut artifacts, whole) = rayon::join(
        || part(files, made, &mut none(), |made, _| files_of(&made.0)),
        || part(site_wide, of, &mut none(), |of, _| of.files()),
    );
    for (path, bytes) in shown(material, &brought.assets) {
        artifacts.insert(path.as_str(), bytes.clone());
    }
    for (path, bytes) in material.web.iter().flat_map(Web::assets) {
        artifacts.insert(path, bytes.clone());
    }
    for (path, bytes) in whole.iter() {
        artifacts.insert(path.as_str(), bytes.clone());
    }
    Built { artifacts, pages: brought.pages, pdfs: brought.pdfs, ..Built::default() }
}

impl Brought {
    fn by(rendered: &[Arc<Rendered>], told: &mut Diagnostics) -> Self {
        let of_templates = |page: &Rendered| page.html.as_ref().map(|html| html.told.clone());
        for page in rendered {
            told.extend(page.told.clone());
            told.extend(of_templates(page).unwrap_or_default());
        }
        Brought {
            entries: rendered.iter().filter_map(|page| page.entry.clone()).collect(),
            assets: Arc::new(rendered.iter().flat_map(|page| &page.assets).cloned().collect()),
            pages: rendered.iter().filter(|page| page.html.is_some()).count(),
            pdfs: rendered.iter().map(|page| page.pdfs).sum(),
        }
    }
}

/// The pages, and what was made beside them.
fn files_of(rendered: &[Arc<Rendered>]) -> Artifacts {
    let pages = rendered.iter().filter_map(|page| Some((&page.file, page.html.as_ref()?)));
    let pages = pages.map(|(path, html)| (path.clone(), html.bytes.clone()));
    let beside = rendered.iter().flat_map(|page| &page.files);
    let beside = beside.map(|(path, bytes)| (Arc::from(path.as_str()), bytes.clone()));
    pages.chain(beside).collect::<Artifacts>().to_share()
}

/// The site's own files that pages show. Equal files of one name in two folders are one file of the
/// site.
fn shown<'a>(
    material: &'a Material,
    by_pages: &'a BTreeSet<String>,
) -> BTreeMap<&'a String, &'a Arc<[u8]>> {
    let logo = material.setting.practice.look.logo.iter().map(|logo| &logo.file.value);
    let paths: BTreeSet<&String> = by_pages.iter().chain(logo).collect();
    let assets = paths.into_iter().filter_map(|path| material.assets.find(path));
    assets.map(|asset| (&asset.file, &asset.bytes)).collect()
}

fn of_the_site(material: &Material, pages: Arc<[Arc<Entry>]>, frames: Vec<SiteView>) -> OfTheSite {
    let first = material.words.first().map(|(lang, _)| lang.clone());
    let languages = frames.into_iter().zip(material.words.iter()).map(|(frame, (lang, words))| {
        let below = if Some(lang) == first.as_ref() { String::new() } else { format!("{lang}/") };
        (below, words.get("feed_title"), frame)
    });
    OfTheSite { pages, languages: languages.collect() }
}

impl OfTheSite {
    fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.pages.iter().map(AsRef::as_ref)
    }

    fn files(&self) -> SiteWide {
        let file = |path: String, text: String| (path, Arc::from(text.into_bytes()));
        let base_url = self.languages.first().map(|(.., frame)| frame.base_url.as_str());
        let robots = site_wide::robots(base_url.unwrap_or_default());
        let map = || file("sitemap.xml".to_owned(), site_wide::sitemap(self.entries()));
        let feed = |(below, title, frame): &(String, String, SiteView)| {
            file(format!("{below}atom.xml"), site_wide::feed(frame, title, self.entries()))
        };
        let feeds = || self.languages.par_iter().map(feed).collect::<Vec<_>>();
        let (map, feeds) = rayon::join(map, feeds);
        [file("robots.txt".to_owned(), robots), map].into_iter().chain(feeds).collect()
    }
}
