//! Pages that were asked for become one PDF.
//!
//! Goes the way of a build, stage by stage, and stops where a build goes on to the whole site: only
//! the pages asked for are resolved and set, and what is wrong with others is not told.
//!
//! Invariant: what is for professionals reaches no other output than this one.

use std::collections::{BTreeMap, BTreeSet};

use super::asked::{Asked, Shelf};
use super::ground::{assemble, summaries};
use super::material::{Material, read};
use super::memory::Memory;
use super::{Nobody, Options};
use crate::content::{self, Page};
use crate::diagnostic::Diagnostics;
use crate::doc::Doc;
use crate::practice::Paper;
use crate::press::{self, Binding, Manuscript, Printed, Source};
use crate::site::view::{Medium, PageView, SiteView, Version};
use crate::site::{self, Lookup, Site};
use crate::source::{FileId, Sources};
use crate::worksheet;

/// What is to be printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// The pages, as they were asked for: `worksheets/mood-diary`, `es:worksheets/mood-diary`.
    pub pages: Vec<String>,
    /// Which version of each.
    pub version: Version,
    /// The paper, if not that of the practice.
    pub paper: Option<Paper>,
    /// Whether letters are large.
    pub large: bool,
    /// Whether there are no filled areas.
    pub ink_saver: bool,
}

/// What printing gives.
#[derive(Clone, Debug)]
pub struct Paged {
    /// What was set, and the PDF; nothing, if there are errors.
    pub printed: Option<(Manuscript, Printed)>,
    /// The paper that it is made for.
    pub paper: Paper,
    /// What to tell, sorted.
    pub diagnostics: Diagnostics,
    /// The files that the diagnostics' places are in.
    pub sources: Sources,
}

/// Why a page cannot be printed as it was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unprintable {
    /// This binary was built without a typesetter.
    NoPress,
    /// There is no such page; and the one that was likely meant.
    NoPage(String, Option<String>),
    /// The site does not speak this language; and those that it does.
    NoLanguage(String, Vec<String>),
    /// The page is switched off or a draft.
    Off(String),
    /// The page has no such version.
    NoVersion(String, Version),
    /// There is no such therapist; and those that there are.
    NoTherapist(String, Vec<String>),
    /// A questionnaire that no pack may hold: nobody is said to read its answers the same day.
    Unread(String),
}

/// Prints pages of a site.
pub fn print(sources: &Sources, order: &Order) -> Result<Paged, Unprintable> {
    on_paper(sources, order, |shelf| {
        let asked = order.pages.iter().map(|page| shelf.find(page)).collect::<Result<_, _>>()?;
        Ok(Chosen { asked, binding: None, booklet: false })
    })
}

/// The pages of a file, in order, and how they are bound.
pub(super) struct Chosen<'a> {
    pub asked: Vec<Asked<'a>>,
    pub binding: Option<Binding>,
    /// Whether it is to be folded.
    pub booklet: bool,
}

/// Sets the pages that `choose` finds on the site's shelf.
pub(super) fn on_paper(
    sources: &Sources,
    order: &Order,
    choose: impl for<'a> FnOnce(Shelf<'a>) -> Result<Chosen<'a>, Unprintable>,
) -> Result<Paged, Unprintable> {
    if cfg!(not(feature = "pdf")) {
        return Err(Unprintable::NoPress);
    }
    let mut told = Diagnostics::new();
    for fault in sources.faults() {
        told.unreadable(fault);
    }
    let options = Options { pdf: true, ..Options::default() };
    let Some((material, pages)) =
        read(sources, &options, &mut Memory::default(), &mut told, &Nobody)
    else {
        let (diagnostics, sources) = (told.sorted(sources), sources.clone());
        return Ok(Paged { printed: None, paper: Paper::default(), diagnostics, sources });
    };
    let site = assemble(&material, &summaries(&pages), &options, Medium::Paper, &mut told);
    let paper = order.paper.unwrap_or(material.setting.paper());
    let chosen = choose(Shelf { material: &material, pages: &pages, site: &site });
    let asked = chosen.iter().flat_map(|chosen| &chosen.asked);
    let files: BTreeSet<FileId> = asked.map(|asked| asked.file).collect();
    let printed = chosen.and_then(|chosen| {
        let look = press::Order { paper, large: order.large, ink_saver: order.ink_saver };
        let table =
            Table { material: &material, site: &site, chosen: &chosen, version: order.version };
        table.print(look, &mut told)
    });
    let is_page = |file| material.sources.file(file).path.ends_with(".md");
    let diagnostics =
        told.about(|file| files.contains(&file) || !is_page(file)).sorted(&material.sources);
    // What is wrong with the site may be why there is no such page, so it is told first.
    let printed = if diagnostics.has_errors() { None } else { printed? };
    Ok(Paged { printed, paper, diagnostics, sources: material.sources })
}

/// All that the pages asked for are made from.
pub(super) struct Table<'a> {
    pub material: &'a Material,
    pub site: &'a Site,
    pub chosen: &'a Chosen<'a>,
    pub version: Version,
}

impl Table<'_> {
    fn print(
        &self,
        look: press::Order,
        told: &mut Diagnostics,
    ) -> Result<Option<(Manuscript, Printed)>, Unprintable> {
        let manuscript = self.manuscript(look, told)?;
        Ok(manuscript.and_then(|manuscript| self.set(manuscript, told)))
    }

    /// What is to be set. Nothing, if a page could not be read: that has been told.
    pub(super) fn manuscript(
        &self,
        look: press::Order,
        told: &mut Diagnostics,
    ) -> Result<Option<Manuscript>, Unprintable> {
        let for_professionals = self.cited_for_professionals();
        let parts = self.material.parts(self.site, &for_professionals);
        let asked = &self.chosen.asked;
        let mut frames: BTreeMap<&str, SiteView> = BTreeMap::new();
        let mut views: Vec<Option<PageView>> = vec![None; asked.len()];
        for (lang, _) in self.material.words.iter() {
            let Some(lookup) = Lookup::new(parts, lang) else { continue };
            let here = |asked: &Asked<'_>| asked.id.lang == *lang;
            if !asked.iter().any(here) {
                continue;
            }
            site::check(&lookup, told);
            frames.insert(lang, site::frame(&lookup, told));
            for (asked, view) in asked.iter().zip(&mut views).filter(|(a, _)| here(a)) {
                *view = self.view(&lookup, asked, told)?;
            }
        }
        Ok(self.write(&views, &frames, look, told))
    }

    /// The version of a page that was asked for. A page that could not be read has none, and no
    /// need of one: it is an error.
    fn view(
        &self,
        lookup: &Lookup<'_>,
        asked: &Asked<'_>,
        told: &mut Diagnostics,
    ) -> Result<Option<PageView>, Unprintable> {
        let Some(page) = asked.page else { return Ok(None) };
        let version = self.version;
        let therapist = asked.therapist.as_deref();
        let made = site::resolve_version(lookup, &asked.id, page, version, therapist)
            .ok_or_else(|| Unprintable::NoVersion(asked.written.clone(), version))?;
        told.extend(made.diagnostics);
        Ok(Some(made.view))
    }

    fn write(
        &self,
        views: &[Option<PageView>],
        frames: &BTreeMap<&str, SiteView>,
        look: press::Order,
        told: &mut Diagnostics,
    ) -> Option<Manuscript> {
        let sources = views.iter().map(|view| self.source(view.as_ref()?, frames));
        let sources = sources.collect::<Option<Vec<_>>>()?;
        let pictures = |address: &str| self.material.picture(address);
        let (binding, palette) = (self.chosen.binding.as_ref(), &self.material.setting.palette);
        let manuscript = press::write(&sources, look, binding, palette, &pictures)?;
        told.extend(manuscript.left_out());
        Some(manuscript)
    }

    fn set(&self, manuscript: Manuscript, told: &mut Diagnostics) -> Option<(Manuscript, Printed)> {
        let press = self.material.press.as_ref()?;
        let (printed, found) = match self.chosen.booklet {
            true => press.booklet(&manuscript),
            false => press.print(&manuscript, false),
        };
        told.extend(found);
        Some((manuscript, printed?))
    }

    /// A page with what its language shares.
    fn source<'v>(
        &'v self,
        view: &'v PageView,
        frames: &'v BTreeMap<&str, SiteView>,
    ) -> Option<Source<'v>> {
        let (_, words) = self.material.words.iter().find(|(lang, _)| *lang == view.lang)?;
        Some(Source { site: frames.get(view.lang.as_str())?, words, view })
    }

    /// Works that the notes for professionals cite, if these are printed.
    fn cited_for_professionals(&self) -> BTreeSet<String> {
        let pages = self.chosen.asked.iter().filter_map(|asked| asked.page);
        match self.version {
            Version::Professional => pages.flat_map(cited_in_sheet).collect(),
            Version::Blank | Version::Example => BTreeSet::new(),
        }
    }
}

fn cited_in_sheet(page: &Page) -> BTreeSet<String> {
    let texts = page.worksheet.as_ref().map(worksheet::texts).unwrap_or_default();
    content::cites(&Doc { blocks: texts.concat(), footnotes: Vec::new() })
}
