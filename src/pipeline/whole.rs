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
use crate::site::view::SiteView;
use crate::web::Web;
use crate::web::site_wide::{self, Entry};

/// Files that speak of the whole site: their paths and bytes.
pub(super) type SiteWide = Arc<[(String, Arc<[u8]>)]>;

/// What they are made from: the pages, and each language's folder, feed's title and frame.
#[derive(PartialEq)]
pub(super) struct OfTheSite {
    pages: Vec<Arc<Entry>>,
    languages: Vec<(String, String, SiteView)>,
}

/// Puts the site together.
pub(super) fn together(
    material: &Material,
    rendered: &[Arc<Rendered>],
    frames: Vec<SiteView>,
    remembered: &mut Slot<OfTheSite, SiteWide>,
    told: &mut Diagnostics,
) -> Built {
    for page in rendered {
        told.extend(page.told.clone());
        told.extend(page.html.as_ref().map(|html| html.told.clone()).unwrap_or_default());
    }
    let of = of_the_site(material, rendered, frames);
    let whole = part(remembered, of, &mut Diagnostics::new(), |of, _| of.files());
    let owned = |(path, bytes): (&String, &Arc<[u8]>)| (Arc::from(path.as_str()), bytes.clone());
    let statics = material.web.iter().flat_map(Web::assets);
    let pages = || rendered.iter().filter_map(|page| Some((&page.file, page.html.as_ref()?)));
    let beside = rendered.iter().flat_map(|page| &page.files).map(|(path, bytes)| (path, bytes));
    let artifacts = pages()
        .map(|(path, html)| (path.clone(), html.bytes.clone()))
        .chain(beside.chain(shown(material, rendered)).map(owned))
        .chain(statics.map(|(path, bytes)| (Arc::from(path), bytes.clone())))
        .chain(whole.iter().map(|(path, bytes)| (Arc::from(path.as_str()), bytes.clone())))
        .collect();
    let pages = pages().count();
    let pdfs = rendered.iter().map(|page| page.pdfs).sum();
    Built { artifacts, pages, pdfs, ..Built::default() }
}

/// The site's own files that pages show. Equal files of one name in two folders are one file of the
/// site.
fn shown<'a>(
    material: &'a Material,
    rendered: &'a [Arc<Rendered>],
) -> BTreeMap<&'a String, &'a Arc<[u8]>> {
    let logo = material.setting.practice.look.logo.iter().map(|logo| &logo.file.value);
    let paths: BTreeSet<&String> =
        rendered.iter().flat_map(|page| &page.assets).chain(logo).collect();
    let assets = paths.into_iter().filter_map(|path| material.assets.find(path));
    assets.map(|asset| (&asset.file, &asset.bytes)).collect()
}

fn of_the_site(
    material: &Material,
    rendered: &[Arc<Rendered>],
    frames: Vec<SiteView>,
) -> OfTheSite {
    let pages = rendered.iter().filter_map(|page| page.entry.clone()).collect();
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
