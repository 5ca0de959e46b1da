//! PDFs and pictures of pages that are made when somebody asks for them, as `serve` does: setting
//! them all would take longer than anybody waits for a saved word.
//!
//! Invariant: what is made here is what a build makes.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::asked::Shelf;
use super::ground::{Ground, Shared, assemble, summaries};
use super::handouts::{Handouts, Printer};
use super::material::{ByLanguage, Material};
use super::memory::Memory;
use super::render::Rendered;
use super::{Options, pack, workers};
use crate::content::Page;
use crate::diagnostic::Diagnostics;
use crate::output::Kept;
use crate::press::Source;
use crate::site::view::{Medium, PageView};
use crate::site::{self, Lookup, Site};

/// Files that are made when they are asked for.
#[derive(Clone, Default)]
pub struct Promised(Option<Arc<Promise>>);

/// All that they are made from.
struct Promise {
    material: Material,
    site: Arc<Site>,
    pages: ByLanguage,
    options: Options,
    kept: Kept,
    rendered: Vec<Arc<Rendered>>,
}

/// A file, or nothing if it could not be made; and what is wrong with it.
type Made = (Option<Arc<[u8]>>, Diagnostics);

impl Promised {
    /// What a served site promises; nothing of any other.
    pub(super) fn of(
        material: &Material,
        site: &Arc<Site>,
        pages: &ByLanguage,
        options: &Options,
        kept: &Kept,
    ) -> Self {
        let promise = || Promise {
            material: material.clone(),
            site: site.clone(),
            pages: pages.clone(),
            options: options.clone(),
            kept: kept.clone(),
            rendered: Vec::new(),
        };
        let promises = options.serving && material.press.is_some();
        Promised(promises.then(|| Arc::new(promise())))
    }

    /// The same, with the pages that promise them.
    pub(super) fn of_pages(mut self, rendered: Vec<Arc<Rendered>>) -> Self {
        if let Some(promise) = self.0.as_mut().and_then(Arc::get_mut) {
            promise.rendered = rendered;
        }
        self
    }

    /// Whether a path of the site is that of a file that can be asked for.
    pub fn holds(&self, path: &str) -> bool {
        self.0.as_ref().is_some_and(|promise| promise.page(path).is_some())
    }

    /// Makes the file at a path, which takes up to a second. Nothing, if none was promised.
    pub fn make(&self, path: &str) -> Option<(Option<Arc<[u8]>>, Diagnostics)> {
        let promise = self.0.as_ref()?;
        let page = promise.page(path)?;
        // A thread with room for the typesetter.
        workers::each(vec![()], |()| promise.make(page, path)).pop().flatten()
    }
}

impl std::fmt::Debug for Promised {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Promised").finish_non_exhaustive()
    }
}

impl Promise {
    /// The page that promises the file.
    fn page(&self, path: &str) -> Option<&Rendered> {
        let mut pages = self.rendered.iter();
        pages.find(|page| page.promised.iter().any(|file| file == path)).map(AsRef::as_ref)
    }

    fn make(&self, rendered: &Rendered, path: &str) -> Option<Made> {
        let press = self.material.press.as_ref()?;
        let printer = Printer { press, material: &self.material, kept: &self.kept };
        let mut found = self.of_language(&rendered.file, |shared, view, words| {
            match view.person.as_ref().filter(|person| is_pack(person, path)) {
                Some(person) => self.pack(&person.id, printer),
                None => {
                    let source = Source { site: &shared.frame, words, view };
                    file(printer.handouts(source), path)
                }
            }
        })?;
        found.1 = found.1.sorted(&self.material.sources);
        Some(found)
    }

    /// Does something with the view of the page that is written to a file.
    fn of_language<T>(
        &self,
        file: &str,
        work: impl FnOnce(&Shared, &PageView, &crate::words::Words) -> T,
    ) -> Option<T> {
        let nothing = BTreeSet::new();
        let ground = Ground::of(&self.material, &self.site);
        let (memory, told) = (&mut Memory::default(), &mut Diagnostics::new());
        for ((lang, words), pages) in self.material.words.iter().zip(&self.pages) {
            let shared = ground.shared(&self.material, lang, memory, told)?;
            let parts = self.material.parts(&self.site, &nothing);
            let lookup = Lookup::with(parts, lang, shared.gathered.clone())?;
            let own = pages.iter().filter(|page| may_be_at(page, file));
            let mut views = own.flat_map(|page| site::resolve(&lookup, page)).map(|made| made.view);
            if let Some(view) = views.find(|view| view.file == file) {
                return Some(work(&shared, &view, words));
            }
        }
        None
    }

    fn pack(&self, therapist: &str, printer: Printer<'_>) -> Made {
        let mut told = Diagnostics::new();
        let summaries = summaries(&self.pages);
        let (material, options) = (&self.material, &self.options);
        let mut unheard = Diagnostics::new();
        let site = assemble(material, &summaries, options, Medium::Paper, &mut unheard);
        let shelf = Shelf { material, pages: &self.pages, site: &site };
        let all = &material.setting.therapists;
        let therapist = all.iter().find(|one| one.id.value == therapist);
        let packed = therapist.and_then(|one| pack::pack_of(shelf, one, printer, &mut told));
        (packed.map(|(_, printed)| printed.pdf), told)
    }
}

/// Whether a page may be written to this file: a worked example is written below its sheet, a
/// therapist's page has the pattern's text.
fn may_be_at(page: &Page, file: &str) -> bool {
    let route = page.summary.id.route();
    page.summary.kind == crate::content::Kind::Onboarding || file.contains(route.as_str())
}

fn is_pack(person: &crate::site::view::PersonView, path: &str) -> bool {
    person.pack.as_ref().is_some_and(|pack| pack.file == path)
}

fn file(made: Handouts, path: &str) -> Made {
    let found = made.files.into_iter().find(|(file, _)| file == path);
    (found.map(|(_, bytes)| bytes), made.diagnostics)
}
