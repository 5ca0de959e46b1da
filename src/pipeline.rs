//! The whole program as one function: a snapshot of files becomes a built site and what to tell.
//!
//! ```text
//! Sources ─┬─▶ Setting (practice, people, place)     ─┐
//!          ├─▶ Page, Summary      (per file, parallel) ├─▶ Site ─▶ PageView ─▶ HTML ─▶ Artifacts
//!          └─▶ Words, Bibliography, Instruments,      ─┘        (per page, parallel)
//!              Assets
//! ```
//!
//! Reads no disk, no clock and no environment. Mistakes of authors are diagnostics, and every
//! stage goes on past them, so that one run tells everything.
//!
//! Invariant: equal sources and options give equal artifacts, byte for byte.

mod asked;
mod export;
mod handouts;
mod pack;
mod print;
mod workers;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;
use url::Url;

use crate::assets::Assets;
use crate::content::{self, Bibliography, Packs, Page, Reading, Summary};
use crate::diagnostic::Diagnostics;
use crate::doc;
use crate::instrument::Instruments;
use crate::output::{Artifacts, Kept};
use crate::practice::{self, Setting};
use crate::press::{Press, Source};
use crate::site::view::{Layout, Medium, PageView, SiteView};
use crate::site::{self, Lookup, Made, Pages, Parts, Site};
use crate::source::Sources;
use crate::table::Date;
use crate::web::site_wide::{self, Entry};
use crate::web::{Edition, Web};
use crate::words::Words;
use handouts::{Handouts, Printer};
use pack::Packed;

pub use export::{Exported, Parcel, Unexportable, export};
pub use pack::{Pack, pack};
pub use print::{Order, Paged, Unprintable, print};

/// What a build is asked for beyond the files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether drafts are built.
    pub drafts: bool,
    /// Where the site will stand, instead of practice.toml's `base_url`.
    pub base_url: Option<Url>,
    /// Whether PDFs, pictures of sheets and social cards are made. A binary without a typesetter
    /// makes none.
    pub pdf: bool,
    /// Whether warnings are errors.
    pub strict: bool,
    /// The day, to tell what was checked too long ago; nothing, to tell nothing of it. No output
    /// depends on it.
    pub today: Option<Date>,
}

/// What a build gives.
#[derive(Clone, Debug, Default)]
pub struct Built {
    /// The site, as far as it could be made. With errors it is not whole and not to be published.
    pub artifacts: Artifacts,
    /// What to tell, sorted.
    pub diagnostics: Diagnostics,
    /// How many pages there are.
    pub pages: usize,
    /// How many PDFs there are.
    pub pdfs: usize,
    /// The files that the diagnostics' places are in: those given, and the theme's own pages.
    pub sources: Sources,
}

/// Builds a site. What was kept of an earlier build is not typeset again, and changes nothing else.
pub fn build(sources: &Sources, options: &Options, kept: &Kept) -> Built {
    let mut diagnostics = Diagnostics::new();
    for fault in sources.faults() {
        diagnostics.unreadable(fault);
    }
    match read(sources, options, &mut diagnostics) {
        Some((material, pages)) => {
            let built = make(&material, pages, options, kept, &mut diagnostics);
            let diagnostics = if options.strict { diagnostics.strict() } else { diagnostics };
            Built { diagnostics: diagnostics.sorted(), sources: material.sources, ..built }
        }
        None => Built {
            diagnostics: diagnostics.sorted(),
            sources: sources.clone(),
            ..Built::default()
        },
    }
}

/// All that has been read, before any page knows of another.
struct Material {
    sources: Sources,
    setting: Setting,
    words: Vec<(String, Words)>,
    bibliography: Bibliography,
    instruments: Instruments,
    assets: Assets,
    packs: Packs,
    /// Paths of the files that could not be read as pages.
    broken: BTreeSet<String>,
    markdown: doc::Options,
    /// Nothing, if the theme's templates cannot be used.
    web: Option<Web>,
    /// Nothing, if nothing is to be typeset, or the theme cannot be printed with.
    press: Option<Press>,
}

/// The pages of each language, in the order of the languages.
type ByLanguage = Vec<Vec<Page>>;

fn read(
    sources: &Sources,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Option<(Material, ByLanguage)> {
    let mut setting = practice::read(sources, diagnostics)?;
    if let Some(today) = options.today {
        practice::tell_days(&setting, today, diagnostics);
    }
    if let Some(base_url) = &options.base_url {
        setting.practice.base_url = base_url.clone();
    }
    let all = setting.respelled(&sources.with_theme_content(&setting.theme.id));
    let sources = &all;
    let markdown = doc::Options { raw_html: setting.practice.site.raw_html, ..Default::default() };
    let languages = || setting.practice.languages.iter();
    let words = languages().map(|l| (l.to_owned(), Words::read(sources, l, diagnostics))).collect();
    let reading =
        Reading { markdown, library: setting.practice.site.library, drafts: options.drafts };
    let (mut pages, mut broken) = (Vec::new(), BTreeSet::new());
    for lang in languages() {
        let read = content::read(sources, lang, &reading, diagnostics);
        pages.push(read.pages);
        broken.extend(read.broken);
    }
    content::tell_unread(sources, &languages().collect::<Vec<_>>(), diagnostics);
    let material = Material {
        broken,
        words,
        bibliography: Bibliography::read(sources, diagnostics),
        instruments: Instruments::read(sources, diagnostics),
        assets: Assets::read(sources),
        packs: Packs::read(sources, diagnostics),
        markdown,
        web: Web::new(sources, &setting.theme.id, &setting.palette, diagnostics),
        press: press(sources, &setting, options, diagnostics),
        setting,
        sources: all,
    };
    Some((material, pages))
}

/// The theme's press, if anything is to be typeset.
fn press(
    sources: &Sources,
    setting: &Setting,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Option<Press> {
    let wanted = options.pdf && !setting.practice.print.no_pdf;
    let press = || Press::new(sources, &setting.theme.id, &setting.palette, diagnostics);
    wanted.then(press).flatten()
}

/// Puts the pages in their places and renders each language.
fn make(
    material: &Material,
    pages: ByLanguage,
    options: &Options,
    kept: &Kept,
    diagnostics: &mut Diagnostics,
) -> Built {
    let site = assemble(material, &pages, options, Medium::Screen, diagnostics);
    // A site shows nothing of what is for professionals.
    let nothing = BTreeSet::new();
    let mut whole =
        Whole { packs: pack::packs(material, &pages, options, kept), ..Whole::default() };
    for ((lang, words), own) in material.words.iter().zip(pages) {
        let Some(lookup) = Lookup::new(material.parts(&site, &nothing), lang) else { continue };
        whole.add_language(material, (&lookup, words), own, kept, diagnostics);
    }
    whole.finish(material)
}

/// Puts the pages in their places.
fn assemble(
    material: &Material,
    pages: &ByLanguage,
    options: &Options,
    medium: Medium,
    diagnostics: &mut Diagnostics,
) -> Site {
    let summaries: Vec<Arc<Summary>> =
        pages.iter().flatten().map(|page| page.summary.clone()).collect();
    let found = Pages {
        summaries: &summaries,
        broken: &material.broken,
        drafts: options.drafts,
        instruments: &material.instruments,
        medium,
        pdf: material.press.is_some(),
    };
    let Setting { practice, therapists, .. } = &material.setting;
    Site::assemble(practice, therapists, found, diagnostics)
}

impl Material {
    fn parts<'a>(&'a self, site: &'a Site, for_professionals: &'a BTreeSet<String>) -> Parts<'a> {
        Parts {
            site,
            setting: &self.setting,
            words: &self.words,
            bibliography: &self.bibliography,
            instruments: &self.instruments,
            assets: &self.assets,
            markdown: &self.markdown,
            for_professionals,
        }
    }
}

/// The site while its languages are made.
#[derive(Default)]
struct Whole {
    artifacts: Artifacts,
    pages: usize,
    pdfs: usize,
    /// For the map and the feeds.
    entries: Vec<Entry>,
    /// One for each language.
    frames: Vec<SiteView>,
    /// Paths of the site's own files that pages show.
    assets: BTreeSet<String>,
    /// Welcome packs by the id of their therapist.
    packs: Packed,
}

/// A page that has been made.
struct Rendered {
    file: String,
    /// Nothing, if the page is for paper alone.
    html: Option<Arc<[u8]>>,
    /// Its PDFs and pictures.
    files: Vec<(String, Arc<[u8]>)>,
    pdfs: usize,
    entry: Option<Entry>,
    assets: BTreeSet<String>,
    diagnostics: Diagnostics,
}

/// Renders one page: first its PDFs, because it tells their size. Its trees are dropped once it is:
/// they are larger than what they become.
fn render(
    made: Made,
    edition: Option<&Edition<'_>>,
    handouts: impl Fn(&PageView) -> Handouts,
) -> Rendered {
    let Made { view, assets, mut diagnostics } = made;
    let Handouts { files, facts, diagnostics: found } = handouts(&view);
    diagnostics.extend(found);
    let on_the_web = view.layout != Layout::Handout;
    let page = edition.filter(|_| on_the_web).map(|edition| edition.page(&view, &facts));
    let html = page.map(|(html, found)| {
        diagnostics.extend(found);
        Arc::from(html)
    });
    let entry = Entry::of(&view);
    Rendered { entry, file: view.file, html, files, pdfs: facts.len(), assets, diagnostics }
}

impl Whole {
    /// Makes the pages of one language.
    fn add_language(
        &mut self,
        material: &Material,
        (lookup, words): (&Lookup<'_>, &Words),
        pages: Vec<Page>,
        kept: &Kept,
        diagnostics: &mut Diagnostics,
    ) {
        site::check(lookup, diagnostics);
        let frame = site::frame(lookup, diagnostics);
        let edition = material.web.as_ref().map(|web| web.edition(&frame, words));
        let printer = material.press.as_ref().map(|press| Printer { press, material, kept });
        let packs = &self.packs;
        let handouts = |site: &SiteView, words: &Words, view: &PageView| {
            let print = |printer: &Printer<'_>| printer.handouts(Source { site, words, view });
            let mut made = printer.as_ref().map(print).unwrap_or_default();
            made.add_person(site, view, packs);
            made
        };
        let make = |page: Page| -> Vec<Rendered> {
            let views = site::resolve(lookup, &page).into_iter();
            views
                .map(|made| render(made, edition.as_ref(), |view| handouts(&frame, words, view)))
                .collect()
        };
        let rendered: Vec<Vec<Rendered>> = match printer {
            Some(_) => workers::each(pages, make),
            None => pages.into_par_iter().map(make).collect(),
        };
        drop(edition);
        for page in rendered.into_iter().flatten() {
            diagnostics.extend(page.diagnostics);
            if let Some(html) = page.html {
                self.artifacts.insert(page.file, html);
                self.pages += 1;
            }
            for (path, bytes) in page.files {
                self.artifacts.insert(path, bytes);
            }
            self.pdfs += page.pdfs;
            self.entries.extend(page.entry);
            self.assets.extend(page.assets);
        }
        let logo = material.setting.practice.look.logo.iter();
        self.assets.extend(logo.map(|logo| logo.file.value.clone()));
        self.frames.push(frame);
    }

    /// Adds what belongs to the site as a whole.
    fn finish(mut self, material: &Material) -> Built {
        // Equal files of one name in two folders are one file of the site.
        let shown = self.assets.iter().filter_map(|path| material.assets.find(path));
        let files: BTreeMap<_, _> = shown.map(|asset| (&asset.file, &asset.bytes)).collect();
        for (path, bytes) in files {
            self.artifacts.insert(path.clone(), bytes.clone());
        }
        for (path, bytes) in material.web.iter().flat_map(Web::assets) {
            self.artifacts.insert(path, bytes.clone());
        }
        let base_url = self.frames.first().map(|frame| frame.base_url.clone()).unwrap_or_default();
        self.artifacts.insert("robots.txt", site_wide::robots(&base_url).into_bytes());
        self.artifacts.insert("sitemap.xml", site_wide::sitemap(&self.entries).into_bytes());
        for (frame, (lang, words)) in self.frames.iter().zip(&material.words) {
            let folder =
                if *lang == material.words[0].0 { String::new() } else { format!("{lang}/") };
            let feed = site_wide::feed(frame, &words.get("feed_title"), &self.entries);
            self.artifacts.insert(format!("{folder}atom.xml"), feed.into_bytes());
        }
        let Whole { artifacts, pages, pdfs, .. } = self;
        Built { artifacts, pages, pdfs, ..Built::default() }
    }
}
