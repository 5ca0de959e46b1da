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
//! A [`Workshop`] builds the same way again and again, and remembers each part with all that it was
//! made from (`memory`).
//!
//! Invariant: equal sources and options give equal artifacts, byte for byte, whatever is remembered.

mod ahead;
mod asked;
mod digest;
mod export;
mod ground;
mod handouts;
mod material;
mod memory;
mod pack;
mod print;
mod promised;
mod render;
mod watching;
mod whole;
mod workers;
mod workshop;

use std::any::Any;
use std::collections::BTreeSet;
use std::sync::Arc;

use url::Url;

use crate::content::Page;
use crate::diagnostic::Diagnostics;
use crate::output::{Artifacts, Kept};
use crate::site::Lookup;
use crate::source::Sources;
use crate::table::Date;
use ground::{Ground, Shared, place};
use material::{ByLanguage, Material, read};
use memory::Memory;
use pack::Packed;
use render::{Language, Rendered};
use watching::during;

pub use export::{Exported, Parcel, Unexportable, export};
pub use pack::{Pack, pack};
pub use print::{Order, Paged, Unprintable, print};
pub use promised::Promised;
pub use watching::{Nobody, Observer, Stage};
pub use workshop::Workshop;

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
    /// Whether the site is shown while it is written: PDFs are made when they are asked for, and the
    /// theme's files keep their names, so that a new colour makes no page again.
    pub serving: bool,
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
    /// The files that are made when they are asked for, if the site is served.
    pub promised: Promised,
    /// What the build has used up. To give it back takes a while, and who is about to end need not.
    pub used_up: Option<Arc<dyn Any + Send + Sync>>,
}

/// Builds a site. What was kept of an earlier build is not typeset again, and changes nothing else.
pub fn build(sources: &Sources, options: &Options, kept: &Kept) -> Built {
    build_watched(sources, options, kept, &Nobody)
}

/// Builds a site, and tells somebody how far it is.
pub fn build_watched(
    sources: &Sources,
    options: &Options,
    kept: &Kept,
    watch: &dyn Observer,
) -> Built {
    let mut memory = Memory::default();
    let built = run(sources, Task { options, kept, watch }, &mut memory);
    Built { used_up: Some(Arc::new(memory)), ..built }
}

/// How a build is asked for, and who watches it.
#[derive(Clone, Copy)]
struct Task<'a> {
    options: &'a Options,
    kept: &'a Kept,
    watch: &'a dyn Observer,
}

fn run(sources: &Sources, task: Task<'_>, memory: &mut Memory) -> Built {
    let mut told = Diagnostics::new();
    for fault in sources.faults() {
        told.unreadable(fault);
    }
    if memory.is_empty() {
        ahead::colour(sources);
    }
    let built = match read(sources, task.options, memory, &mut told, task.watch) {
        Some((material, pages)) => make(&material, pages, task, memory, &mut told),
        None => Built { sources: sources.clone(), ..Built::default() },
    };
    let told = if task.options.strict { told.strict() } else { told };
    Built { diagnostics: told.sorted(&built.sources), ..built }
}

/// Puts the pages in their places, makes those of each language, and puts the site together.
fn make(
    material: &Material,
    pages: ByLanguage,
    task: Task<'_>,
    memory: &mut Memory,
    told: &mut Diagnostics,
) -> Built {
    let Task { options, kept, watch } = task;
    watch.pages(pages.iter().map(Vec::len).sum());
    let stage = during(watch, Stage::Graph);
    let site = place(material, &pages, options, memory, told);
    let ground = Ground::of(material, &site);
    drop(stage);
    let packs = pack::packs(material, &pages, task);
    let promised = Promised::of(material, &site, &pages, options, kept);
    let (mut rendered, mut frames) = (Vec::new(), Vec::new());
    for ((lang, _), own) in material.words.iter().zip(pages) {
        let stage = during(watch, Stage::Shared);
        let Some(shared) = ground.shared(material, lang, memory, told) else { continue };
        let _made = stage.then(Stage::Made);
        let here = Here { material, ground: &ground, shared: &shared, lang, task };
        rendered.extend(here.pages(own, &packs, memory));
        frames.push(shared.frame.clone());
    }
    let _whole = during(watch, Stage::Whole);
    let built = whole::together(material, &rendered, frames, &mut memory.whole, told);
    let sources = material.sources.clone();
    Built { promised: promised.of_pages(rendered), sources, ..built }
}

/// A language of the site.
struct Here<'a> {
    material: &'a Material,
    ground: &'a Ground,
    shared: &'a Arc<Shared>,
    lang: &'a str,
    task: Task<'a>,
}

impl Here<'_> {
    fn pages(
        &self,
        pages: Vec<Arc<Page>>,
        packs: &Packed,
        memory: &mut Memory,
    ) -> Vec<Arc<Rendered>> {
        // A site shows nothing of what is for professionals.
        let nothing = BTreeSet::new();
        let Here { material, ground, shared, lang, task } = *self;
        let parts = material.parts(ground.site(), &nothing);
        let words = material.words.iter().find(|(known, _)| known == lang);
        let lookup = Lookup::with(parts, lang, shared.gathered.clone());
        let Some(((_, words), lookup)) = words.zip(lookup.as_ref()) else { return Vec::new() };
        let language = Language { material, ground, shared, lookup, words, packs, task };
        let drawn = memory.drawn.as_mut().map(|drawn| drawn.entry(lang.to_owned()).or_default());
        language.make(pages, drawn)
    }
}
