//! Worksheets and questionnaires that were asked for become files for other programs.
//!
//! Goes the way of a build, stage by stage, as far as the views of the pages asked for; what is
//! wrong with other pages is not told.
//!
//! Invariant: a questionnaire goes out only where it may be filled in on the site (clinical.md,
//! rule 2): with its practitioner's consent, with crisis lines, and with a reader of its answers.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::asked::{Asked, Shelf};
use super::ground::{assemble, summaries};
use super::material::read;
use super::memory::Memory;
use super::{Nobody, Options, Unprintable};
use crate::content::{Kind, Page, PageId};
use crate::diagnostic::Diagnostics;
use crate::exchange::fhir::{self, Release};
use crate::exchange::{Around, Sheet};
use crate::instrument::Instrument;
use crate::site::view::{Medium, Version};
use crate::site::{self, Lookup};
use crate::source::{FileId, Layer, Sources};

/// What is to be handed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parcel {
    /// The worksheets and questionnaires: `worksheets/mood-diary`, `phq-9`. None asks for all.
    pub sheets: Vec<String>,
    /// Which release of FHIR.
    pub release: Release,
    /// Whether the notes for professionals go, too.
    pub professional: bool,
}

/// What comes of it.
#[derive(Clone, Debug)]
pub struct Exported {
    /// The files by name; none, if there are errors.
    pub files: Vec<(String, String)>,
    /// Questionnaires that were not asked for by name and may not go, and why.
    pub left_out: Vec<(String, Unexportable)>,
    /// What to tell, sorted.
    pub diagnostics: Diagnostics,
    /// The files that the diagnostics' places are in.
    pub sources: Sources,
}

/// Why something cannot be handed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unexportable {
    /// The page cannot be found.
    Page(Unprintable),
    /// It is no worksheet.
    NoSheet(String),
    /// A questionnaire that waits for a practitioner's consent.
    Off(String),
    /// A questionnaire that asks of self-harm, in a place without a crisis line.
    NoCrisisLine(String),
    /// A questionnaire that asks of self-harm, whose answers nobody has said to read.
    Unread(String),
}

/// Hands sheets on.
pub fn export(sources: &Sources, parcel: &Parcel) -> Result<Exported, Unexportable> {
    let mut told = Diagnostics::new();
    for fault in sources.faults() {
        told.unreadable(fault);
    }
    let options = Options::default();
    let Some((material, pages)) =
        read(sources, &options, &mut Memory::default(), &mut told, &Nobody)
    else {
        let (diagnostics, sources) = (told.sorted(sources), sources.clone());
        return Ok(Exported { files: Vec::new(), left_out: Vec::new(), diagnostics, sources });
    };
    let site = assemble(&material, &summaries(&pages), &options, Medium::Paper, &mut told);
    let shelf = Shelf { material: &material, pages: &pages, site: &site };
    let packer = Packer { shelf, parcel };
    let wanted = packer.wanted();
    let files: BTreeSet<FileId> = wanted.iter().flatten().filter_map(Wanted::file).collect();
    let sheets = packer.sheets(wanted.as_deref().unwrap_or_default(), &mut told);
    let asked = |file| files.contains(&file) || packer.is_of_all(file);
    let diagnostics = told.about(asked).sorted(&material.sources);
    // What is wrong with the site may be why there is no such sheet, so it is told first.
    if !diagnostics.has_errors() {
        wanted?;
    }
    let sheets = if diagnostics.has_errors() { Vec::new() } else { told_apart(sheets) };
    let file = |sheet: &Sheet| (format!("{}.json", sheet.name), json(sheet, parcel.release));
    let files = sheets.iter().map(file).collect();
    Ok(Exported { files, left_out: packer.left_out(), diagnostics, sources: material.sources })
}

fn json(sheet: &Sheet, release: Release) -> String {
    let json = fhir::write(sheet, release);
    serde_json::to_string_pretty(&json).unwrap_or_default() + "\n"
}

/// Sheets of one name get a number behind it.
fn told_apart(mut sheets: Vec<Sheet>) -> Vec<Sheet> {
    let mut taken = BTreeSet::new();
    for sheet in &mut sheets {
        let numbered = (2..).map(|number| format!("{}-{number}", sheet.name));
        let mut names = std::iter::once(sheet.name.clone()).chain(numbered);
        let free = names.find(|name| !taken.contains(name)).unwrap_or_default();
        taken.insert(free.clone());
        sheet.name = free;
    }
    sheets
}

/// One thing that was asked for.
enum Wanted<'a> {
    /// A page that holds a worksheet; nothing, if the file could not be read.
    Page(PageId, FileId, Option<&'a Page>),
    Instrument(&'a Instrument),
}

impl Wanted<'_> {
    fn file(&self) -> Option<FileId> {
        match self {
            Wanted::Page(_, file, _) => Some(*file),
            Wanted::Instrument(_) => None,
        }
    }
}

#[derive(Clone, Copy)]
struct Packer<'a> {
    shelf: Shelf<'a>,
    parcel: &'a Parcel,
}

impl<'a> Packer<'a> {
    fn wanted(self) -> Result<Vec<Wanted<'a>>, Unexportable> {
        match self.parcel.sheets.as_slice() {
            [] => Ok(self.everything()),
            ids => ids.iter().map(|id| self.find(id)).collect(),
        }
    }

    /// Every worksheet that is a page of the site, and every questionnaire that may go.
    fn everything(self) -> Vec<Wanted<'a>> {
        let Shelf { material, pages, site } = self.shelf;
        let sheets = pages.iter().flatten().filter(|page| {
            let summary = &page.summary;
            matches!(summary.kind, Kind::Worksheet(_))
                && site.file_of(&summary.id) == Some(summary.file)
        });
        let sheets =
            sheets.map(|page| Wanted::Page(page.summary.id.clone(), page.summary.file, Some(page)));
        let may_go = |one: &&Instrument| self.refusal(one).is_none();
        let instruments = material.instruments.iter().filter(may_go).map(Wanted::Instrument);
        sheets.chain(instruments).collect()
    }

    /// Questionnaires that may not go, if all were asked for.
    fn left_out(self) -> Vec<(String, Unexportable)> {
        let all = self.shelf.material.instruments.iter();
        let all = all.filter(|_| self.parcel.sheets.is_empty());
        all.filter_map(|one| Some((one.id.value.clone(), self.refusal(one)?))).collect()
    }

    /// Whether a file that could not be read may hold a sheet of those that were asked for.
    fn is_of_all(self, file: FileId) -> bool {
        let path = &self.shelf.material.sources.file(file).path;
        let all = self.parcel.sheets.is_empty() && self.shelf.material.broken.contains(path);
        all || !path.ends_with(".md")
    }

    /// A worksheet, or a questionnaire by its id or by the page that shows it.
    fn find(self, written: &'a str) -> Result<Wanted<'a>, Unexportable> {
        let instruments = &self.shelf.material.instruments;
        if let Some(instrument) = instruments.find(written) {
            return self.instrument(instrument);
        }
        let Asked { id, file, page, .. } = self.shelf.find(written).map_err(Unexportable::Page)?;
        let Some(found) = page else { return Ok(Wanted::Page(id, file, None)) };
        match (&found.summary.kind, found.summary.instruments.first()) {
            (Kind::Worksheet(_), _) => Ok(Wanted::Page(id, file, page)),
            (Kind::Instrument, Some(own)) => match instruments.find(&own.value) {
                Some(instrument) => self.instrument(instrument),
                None => Ok(Wanted::Page(id, file, None)),
            },
            _ => Err(Unexportable::NoSheet(written.to_owned())),
        }
    }

    fn instrument(self, instrument: &'a Instrument) -> Result<Wanted<'a>, Unexportable> {
        self.refusal(instrument).map_or(Ok(Wanted::Instrument(instrument)), Err)
    }

    /// Why a questionnaire may not go, if it may not.
    fn refusal(self, instrument: &Instrument) -> Option<Unexportable> {
        let setting = &self.shelf.material.setting;
        let (id, own) = (instrument.id.value.clone(), &setting.practice.instruments);
        if instrument.terms.consent && !own.switched_on(&id) {
            return Some(Unexportable::Off(id));
        }
        if !instrument.asks_of_harm() {
            return None;
        }
        if setting.place.crisis_lines().is_empty() {
            return Some(Unexportable::NoCrisisLine(id));
        }
        own.same_day_review().is_none().then_some(Unexportable::Unread(id))
    }

    fn sheets(self, wanted: &[Wanted<'a>], told: &mut Diagnostics) -> Vec<Sheet> {
        let Shelf { material, site, .. } = self.shelf;
        let none = BTreeSet::new();
        let parts = material.parts(site, &none);
        let mut sheets: Vec<(usize, Sheet)> = Vec::new();
        for (lang, words) in material.words.iter() {
            let own = wanted.iter().enumerate().filter(|(_, one)| self.lang(one) == lang);
            let own: Vec<_> = own.collect();
            let Some(lookup) = Lookup::new(parts, lang).filter(|_| !own.is_empty()) else {
                continue;
            };
            site::check(&lookup, told);
            let frame = site::frame(&lookup, told);
            let around = Around { frame: &frame, words, professional: self.parcel.professional };
            for (at, one) in own {
                sheets.extend(self.sheet(one, &lookup, &around, told).map(|sheet| (at, sheet)));
            }
        }
        sheets.sort_by_key(|(at, _)| *at);
        sheets.into_iter().map(|(_, sheet)| sheet).collect()
    }

    /// The language in whose frame a sheet stands.
    fn lang(self, wanted: &Wanted<'_>) -> &'a str {
        let words = &self.shelf.material.words;
        let own = match wanted {
            Wanted::Page(id, ..) => &id.lang,
            Wanted::Instrument(instrument) => &instrument.lang,
        };
        let found = words.iter().find(|(lang, _)| lang == own).or(words.first());
        found.map(|(lang, _)| lang.as_str()).unwrap_or_default()
    }

    fn sheet(
        self,
        wanted: &Wanted<'a>,
        lookup: &Lookup<'_>,
        around: &Around<'_>,
        told: &mut Diagnostics,
    ) -> Option<Sheet> {
        let (id, file, page) = match wanted {
            Wanted::Page(id, file, page) => (id, *file, (*page)?),
            Wanted::Instrument(instrument) => {
                let setting = &self.shelf.material.setting;
                let review = setting.practice.instruments.same_day_review();
                let review = review.filter(|_| instrument.asks_of_harm());
                let read_by = review.and_then(|text| text.in_language(self.lang(wanted)));
                let url = self.url(instrument, lookup, self.lang(wanted));
                return Some(around.instrument(instrument, url, read_by.map(str::to_owned)));
            }
        };
        let whole = || site::resolve_version(lookup, id, page, Version::Professional, None);
        let made = if self.parcel.professional { whole() } else { None };
        let made =
            made.or_else(|| site::resolve_version(lookup, id, page, Version::Blank, None))?;
        told.extend(made.diagnostics);
        let library = self.shelf.material.sources.file(file).layer == Layer::Library;
        around.page(self.name(id), page, &made.view, library)
    }

    /// The address of the first page that shows a questionnaire.
    fn url(self, instrument: &Instrument, lookup: &Lookup<'_>, lang: &str) -> Option<String> {
        let shows = |page: &&Arc<Page>| {
            let shown = page.summary.instruments.contains(&instrument.id);
            shown && page.summary.id.lang == lang
        };
        let pages = self.shelf.pages.iter().flatten().filter(shows);
        let url = |page: &Arc<Page>| {
            let made = site::resolve_version(lookup, &page.summary.id, page, Version::Blank, None)?;
            Some(made.view.canonical)
        };
        pages.filter_map(url).next()
    }

    /// `mood-diary`; in another language than the first, `mood-diary-es`.
    fn name(self, id: &PageId) -> String {
        let path = id.path.strip_suffix("/index").unwrap_or(&id.path);
        let name = path.rsplit('/').next().unwrap_or(path);
        let first = self.shelf.material.words.first().is_some_and(|(lang, _)| *lang == id.lang);
        let whole = if first { name.to_owned() } else { format!("{name}-{}", id.lang) };
        let plain = |c: char| if c.is_ascii_alphanumeric() || c == '.' { c } else { '-' };
        // FHIR lets an id have 64 letters; two languages of one sheet differ at the end.
        let short: String = whole.chars().map(plain).collect();
        short[short.len().saturating_sub(64)..].to_owned()
    }
}
