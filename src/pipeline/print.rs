//! Pages that were asked for become one file to print.
//!
//! Goes the way of a build, stage by stage, and stops where a build goes on to the whole site: only
//! the pages asked for are resolved and drawn, and what is wrong with others is not told.
//!
//! Invariant: what is for professionals reaches no other output than this one.

use std::collections::{BTreeMap, BTreeSet};

use super::asked::{Asked, Shelf};
use super::{Material, Options, assemble, read};
use crate::content::{self, Page};
use crate::diagnostic::Diagnostics;
use crate::doc::Doc;
use crate::practice::Paper;
use crate::site::view::{Medium, PageView, SiteView, Version};
use crate::site::{self, Lookup, Site};
use crate::source::{FileId, Sources};
use crate::web::print::{Look, Sheet};
use crate::worksheet;

/// What is to be printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// The pages, as they were asked for: `worksheets/mood-diary`, `es:worksheets/mood-diary`.
    pub pages: Vec<String>,
    /// Which version of each.
    pub version: Version,
    /// The paper, if not that of the place.
    pub paper: Option<Paper>,
    /// Whether letters are large.
    pub large: bool,
}

/// What printing gives.
#[derive(Clone, Debug)]
pub struct Printed {
    /// The file; nothing, if there are errors.
    pub html: Option<Vec<u8>>,
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
    /// There is no such page; and the one that was likely meant.
    NoPage(String, Option<String>),
    /// The site does not speak this language; and those that it does.
    NoLanguage(String, Vec<String>),
    /// The page is switched off or a draft.
    Off(String),
    /// The page has no such version.
    NoVersion(String, Version),
}

/// Prints pages of a site.
pub fn print(sources: &Sources, order: &Order) -> Result<Printed, Unprintable> {
    let mut told = Diagnostics::new();
    for fault in sources.faults() {
        told.unreadable(fault);
    }
    let options = Options::default();
    let Some((material, pages)) = read(sources, &options, &mut told) else {
        let (diagnostics, sources) = (told.sorted(), sources.clone());
        return Ok(Printed { html: None, paper: Paper::default(), diagnostics, sources });
    };
    let site = assemble(&material, &pages, &options, Medium::Paper, &mut told);
    let shelf = Shelf { material: &material, pages: &pages, site: &site };
    let paper = order.paper.unwrap_or(material.setting.place.locale.paper);
    let look = Look { paper, large: order.large, version: order.version };
    let asked: Vec<_> = order.pages.iter().map(|page| shelf.find(page)).collect();
    let files: BTreeSet<FileId> = asked.iter().flatten().map(|asked| asked.file).collect();
    let asked = asked.into_iter().collect::<Result<Vec<_>, _>>();
    let html = asked.and_then(|asked| {
        let press = Press { material: &material, site: &site, asked: &asked, look };
        press.print(&mut told)
    });
    let is_page = |file| material.sources.file(file).path.ends_with(".md");
    let diagnostics = told.about(|file| files.contains(&file) || !is_page(file)).sorted();
    // What is wrong with the site may be why there is no such page, so it is told first.
    let html = if diagnostics.has_errors() { None } else { html? };
    Ok(Printed { html, paper, diagnostics, sources: material.sources })
}

/// All that the pages asked for are made from.
struct Press<'a> {
    material: &'a Material,
    site: &'a Site,
    asked: &'a [Asked<'a>],
    look: Look,
}

impl Press<'_> {
    fn print(&self, told: &mut Diagnostics) -> Result<Option<Vec<u8>>, Unprintable> {
        let for_professionals = self.cited_for_professionals();
        let parts = self.material.parts(self.site, &for_professionals);
        let mut frames: BTreeMap<&str, SiteView> = BTreeMap::new();
        let mut views: Vec<Option<PageView>> = vec![None; self.asked.len()];
        for (lang, _) in &self.material.words {
            let Some(lookup) = Lookup::new(parts, lang) else { continue };
            let here = |asked: &Asked<'_>| asked.id.lang == *lang;
            if !self.asked.iter().any(here) {
                continue;
            }
            site::check(&lookup, told);
            frames.insert(lang, site::frame(&lookup, told));
            for (asked, view) in self.asked.iter().zip(&mut views).filter(|(a, _)| here(a)) {
                *view = self.view(&lookup, asked, told)?;
            }
        }
        Ok(self.draw(&views, &frames, told))
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
        let version = self.look.version;
        let made = site::resolve_version(lookup, &asked.id, page, version)
            .ok_or_else(|| Unprintable::NoVersion(asked.written.to_owned(), version))?;
        told.extend(made.diagnostics);
        Ok(Some(made.view))
    }

    fn draw(
        &self,
        views: &[Option<PageView>],
        frames: &BTreeMap<&str, SiteView>,
        told: &mut Diagnostics,
    ) -> Option<Vec<u8>> {
        let sheets = views.iter().map(|view| self.sheet(view.as_ref()?, frames));
        let sheets = sheets.collect::<Option<Vec<_>>>()?;
        let (html, found) = self.material.web.as_ref()?.print(&sheets, &self.look);
        told.extend(found);
        Some(html)
    }

    /// A page with what its language shares.
    fn sheet<'v>(
        &'v self,
        view: &'v PageView,
        frames: &'v BTreeMap<&str, SiteView>,
    ) -> Option<Sheet<'v>> {
        let (_, words) = self.material.words.iter().find(|(lang, _)| *lang == view.lang)?;
        Some(Sheet { site: frames.get(view.lang.as_str())?, words, view })
    }

    /// Works that the notes for professionals cite, if these are printed.
    fn cited_for_professionals(&self) -> BTreeSet<String> {
        let pages = self.asked.iter().filter_map(|asked| asked.page);
        match self.look.version {
            Version::Professional => pages.flat_map(cited_in_sheet).collect(),
            Version::Blank | Version::Example => BTreeSet::new(),
        }
    }
}

fn cited_in_sheet(page: &Page) -> BTreeSet<String> {
    let texts = page.worksheet.as_ref().map(worksheet::texts).unwrap_or_default();
    content::cites(&Doc { blocks: texts.concat(), footnotes: Vec::new() })
}
