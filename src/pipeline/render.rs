//! The pages of one language: each is resolved, its PDFs are made or promised, and it is drawn.
//!
//! What is remembered of a page holds as long as its files and the ground are the same; its HTML,
//! as long as its view and the theme are. Invariant: what is remembered changes no byte.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::digest::{Digest, digest};
use super::ground::{Ground, Shared};
use super::handouts::{Handouts, Printer};
use super::material::Material;
use super::memory::{Same, let_go};
use super::pack::Packed;
use super::watching::during;
use super::{Stage, Task, handouts, workers};
use crate::content::Page;
use crate::diagnostic::Diagnostics;
use crate::press::Source;
use crate::site::view::{Layout, PageView, SiteView};
use crate::site::{self, Lookup, Made};
use crate::source::{AT_ONCE, FileId};
use crate::web::site_wide::Entry;
use crate::web::{Edition, PdfFacts, Templates};
use crate::words::Words;

/// A page that has been made.
pub(super) struct Rendered {
    /// Where it is written.
    pub file: Arc<str>,
    /// Nothing, if the page is for paper alone, or its template failed.
    pub html: Option<Html>,
    /// Its PDFs and pictures.
    pub files: Vec<(String, Arc<[u8]>)>,
    /// The PDFs and pictures that are made when they are asked for.
    pub promised: Vec<String>,
    pub pdfs: usize,
    pub entry: Option<Arc<Entry>>,
    /// Paths of the site's own files that it shows.
    pub assets: BTreeSet<String>,
    /// What its author has to mend.
    pub told: Diagnostics,
}

/// A drawn page, and what is wrong with the templates that drew it.
#[derive(Clone)]
pub(super) struct Html {
    pub bytes: Arc<[u8]>,
    pub told: Diagnostics,
}

/// The pages of a language, as they were made.
pub(super) struct Drawing {
    ground: Ground,
    theme: Theme,
    /// The pages that were made, in their order.
    from: Vec<Arc<Page>>,
    pages: BTreeMap<FileId, Arc<Drawn>>,
    rendered: Vec<Arc<Rendered>>,
}

/// What was made of one file: its views' digests, and their pages.
struct Drawn {
    file: FileId,
    /// Nothing, where nothing is remembered.
    page: Option<Arc<Page>>,
    made: Vec<(Digest, Arc<Rendered>)>,
}

/// All that draws a page, beside its view.
#[derive(Clone, PartialEq)]
struct Theme {
    templates: Option<Same<Templates>>,
    addresses: BTreeMap<String, String>,
    words: Same<[(String, Words)]>,
    frame: SiteView,
}

/// One language of a site that is being built.
pub(super) struct Language<'a> {
    pub material: &'a Material,
    pub ground: &'a Ground,
    pub shared: &'a Shared,
    pub lookup: &'a Lookup<'a>,
    pub words: &'a Words,
    pub packs: &'a Packed,
    pub task: Task<'a>,
}

/// What is left of the last build, for one page.
struct Before<'a> {
    drawn: Option<&'a Arc<Drawn>>,
    same_ground: bool,
    same_theme: bool,
}

impl Language<'_> {
    /// Makes all pages. What is remembered, and to be remembered, is in `memory`; nothing, if pages
    /// are to be dropped once they are drawn: their trees are larger than what they become.
    pub(super) fn make(
        &self,
        pages: Vec<Arc<Page>>,
        memory: Option<&mut Option<Drawing>>,
    ) -> Vec<Arc<Rendered>> {
        let theme = self.theme();
        let remembers = memory.is_some();
        let drawing = memory.as_ref().and_then(|drawing| drawing.as_ref());
        let same_ground = drawing.is_some_and(|before| before.ground == *self.ground);
        let same_theme = drawing.is_some_and(|before| before.theme == theme);
        let same = |(a, b): (&Arc<Page>, &Arc<Page>)| Arc::ptr_eq(a, b);
        let whole = drawing.filter(|before| {
            same_ground
                && same_theme
                && before.from.len() == pages.len()
                && before.from.iter().zip(&pages).all(same)
        });
        if let Some(before) = whole {
            return before.rendered.clone();
        }
        let from = if remembers { pages.clone() } else { Vec::new() };
        let edition = self.edition();
        let one = |page: Arc<Page>| {
            let drawn = drawing.and_then(|before| before.pages.get(&page.summary.file));
            let before = Before { drawn, same_ground, same_theme };
            let drawn = before.whole(&page).cloned().unwrap_or_else(|| {
                let made = self.page(&page, &before, edition.as_ref(), remembers);
                let file = page.summary.file;
                // Where nothing is remembered, the page is dropped here.
                Arc::new(Drawn { file, page: remembers.then_some(page), made })
            });
            let pdfs = drawn.made.iter().map(|(_, made)| made.pdfs).sum();
            self.task.watch.page_done(pdfs);
            drawn
        };
        let done: Vec<Arc<Drawn>> = match self.printer() {
            Some(_) => workers::each(pages, one),
            None => pages.into_par_iter().with_max_len(AT_ONCE).map(one).collect(),
        };
        let made = done.iter().flat_map(|drawn| &drawn.made);
        let rendered: Vec<_> = made.map(|(_, rendered)| rendered.clone()).collect();
        if let Some(memory) = memory {
            let pages = done.into_iter().map(|drawn| (drawn.file, drawn)).collect();
            let (ground, rendered) = (self.ground.clone(), rendered.clone());
            let_go(memory.replace(Drawing { ground, theme, from, pages, rendered }));
        }
        rendered
    }

    fn theme(&self) -> Theme {
        let web = self.material.web.as_ref();
        Theme {
            templates: web.map(|web| Same(web.templates().clone())),
            addresses: web.map(|web| web.addresses(&self.shared.frame)).unwrap_or_default(),
            words: Same(self.material.words.clone()),
            frame: self.shared.frame.clone(),
        }
    }

    fn edition(&self) -> Option<Edition<'_>> {
        Some(self.material.web.as_ref()?.edition(&self.shared.frame, self.words))
    }

    /// What makes PDFs now, if anything does.
    fn printer(&self) -> Option<Printer<'_>> {
        let press = self.material.press.as_ref().filter(|_| !self.task.options.serving)?;
        Some(Printer { press, material: self.material, kept: self.task.kept })
    }

    fn page(
        &self,
        page: &Page,
        before: &Before<'_>,
        edition: Option<&Edition<'_>>,
        remembers: bool,
    ) -> Vec<(Digest, Arc<Rendered>)> {
        let resolving = during(self.task.watch, Stage::Resolved);
        let views = site::resolve(self.lookup, page).into_iter().enumerate();
        drop(resolving);
        let one = |(nth, made): (usize, Made)| {
            let digest = if remembers { digest(&made.view) } else { Digest::default() };
            let html = before.html(nth, digest);
            (digest, Arc::new(self.render(made, edition, html)))
        };
        views.map(one).collect()
    }

    /// Renders one page: first its PDFs, because it tells their size.
    fn render(&self, made: Made, edition: Option<&Edition<'_>>, known: Option<Html>) -> Rendered {
        let Made { view, assets, diagnostics: mut told } = made;
        let Handouts { files, promised, facts, diagnostics } = self.handouts(&view);
        told.extend(diagnostics);
        let on_the_web = view.layout != Layout::Handout;
        let _drawing = during(self.task.watch, Stage::Drawn);
        let html = known.or_else(|| Some(draw(edition.filter(|_| on_the_web)?, &view, &facts)));
        let (file, pdfs) = (view.file.as_str().into(), facts.len());
        let entry = Entry::of(view).map(Arc::new);
        Rendered { entry, file, html, files, promised, pdfs, assets, told }
    }

    fn handouts(&self, view: &PageView) -> Handouts {
        let frame = &self.shared.frame;
        let source = Source { site: frame, words: self.words, view };
        let mut made = match self.printer() {
            Some(printer) => {
                let _typeset = during(self.task.watch, Stage::Typeset);
                printer.handouts(source)
            }
            None if self.material.press.is_some() => handouts::promised(view),
            None => Handouts::default(),
        };
        made.add_person(frame, view, self.packs);
        made
    }
}

fn draw(edition: &Edition<'_>, view: &PageView, facts: &[PdfFacts]) -> Html {
    let (bytes, told) = edition.page(view, facts);
    Html { bytes: Arc::from(bytes), told }
}

impl Before<'_> {
    /// All that was made of a page, if nothing that it was made from has changed.
    fn whole(&self, page: &Arc<Page>) -> Option<&Arc<Drawn>> {
        let same = |drawn: &&Arc<Drawn>| {
            drawn.page.as_ref().is_some_and(|before| Arc::ptr_eq(before, page))
        };
        self.drawn.filter(|_| self.same_ground && self.same_theme).filter(same)
    }

    /// A view's HTML, if it was drawn before.
    fn html(&self, nth: usize, digest: Digest) -> Option<Html> {
        let (before, rendered) = self.drawn.filter(|_| self.same_theme)?.made.get(nth)?;
        rendered.html.clone().filter(|_| *before == digest)
    }
}
