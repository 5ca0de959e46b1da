//! A page's own PDFs, the picture of its sheet and its social card: typeset, or taken from what was
//! kept of an earlier build.
//!
//! Decides nothing of how they look. Invariant: whether something was kept changes no byte.

use std::sync::Arc;

use super::material::Material;
use super::pack::Packed;
use crate::diagnostic::Diagnostics;
use crate::output::Kept;
use crate::press::{self, Manuscript, Order, Press, Printed, SocialCard, Source};
use crate::site::view::{Layout, PageView, SiteView, Version};
use crate::web::{PdfEdition, PdfFacts, PdfSize, vcard};

/// What prints the pages of a site.
#[derive(Clone, Copy)]
pub(super) struct Printer<'a> {
    pub press: &'a Press,
    pub material: &'a Material,
    pub kept: &'a Kept,
}

/// What was made of one page.
#[derive(Default)]
pub(super) struct Handouts {
    /// Files by their path in the output.
    pub files: Vec<(String, Arc<[u8]>)>,
    /// Paths in the output of files that are made when they are asked for.
    pub promised: Vec<String>,
    /// What the page tells of its PDFs.
    pub facts: Vec<PdfFacts>,
    pub diagnostics: Diagnostics,
}

/// What a page promises: all that a build would make, when it is asked for.
pub(super) fn promised(view: &PageView) -> Handouts {
    let mut made = Handouts::default();
    if let Some(handout) = &view.handout {
        for large in [false, true] {
            let (suffix, edition) = edition(large);
            made.promise(format!("{}{suffix}.pdf", handout.file));
            made.facts.push(PdfFacts {
                url: format!("{}{suffix}.pdf", handout.url),
                edition,
                size: None,
            });
        }
        if is_blank_sheet(view) {
            made.promise(format!("{}.png", handout.file));
        }
    }
    if let Some(card) = &view.social {
        made.promise(card.file.clone());
    }
    if let Some(pack) = view.person.as_ref().and_then(|person| person.pack.as_ref()) {
        made.promise(pack.file.clone());
        let url = pack.url.clone();
        made.facts.push(PdfFacts { url, edition: PdfEdition::Pack, size: None });
    }
    made
}

/// What tells the name of a PDF in large print, and which it is.
fn edition(large: bool) -> (&'static str, PdfEdition) {
    if large { ("-large", PdfEdition::Large) } else { ("", PdfEdition::Normal) }
}

/// Whether a page is a sheet to fill in, of which there is a picture.
fn is_blank_sheet(view: &PageView) -> bool {
    let blank = view.sheet.as_ref().is_some_and(|sheet| sheet.version == Version::Blank);
    view.layout == Layout::Worksheet && blank
}

impl Handouts {
    fn promise(&mut self, path: String) {
        self.promised.push(path);
    }

    /// Adds what lies beside a therapist's page: their contact details, and the welcome pack.
    pub(super) fn add_person(&mut self, site: &SiteView, view: &PageView, packs: &Packed) {
        let Some(person) = &view.person else { return };
        if let Some(place) = &person.vcard {
            let card = vcard(site, person, &view.canonical).into_bytes();
            self.files.push((place.file.clone(), card.into()));
        }
        let packed = person.pack.as_ref().zip(packs.get(&person.id));
        if let Some((place, printed)) = packed {
            self.facts.push(PdfFacts {
                url: place.url.clone(),
                edition: PdfEdition::Pack,
                size: Some(PdfSize { pages: printed.pages, bytes: printed.pdf.len() }),
            });
            self.files.push((place.file.clone(), printed.pdf.clone()));
        }
    }
}

impl Printer<'_> {
    /// The PDFs and pictures of a page.
    pub(super) fn handouts(&self, source: Source<'_>) -> Handouts {
        let mut made = Handouts::default();
        self.add_pdfs(source, &mut made);
        if !made.diagnostics.has_errors() {
            self.add_card(source, &mut made);
        }
        made
    }

    fn add_pdfs(&self, source: Source<'_>, made: &mut Handouts) {
        let Some(handout) = &source.view.handout else { return };
        for large in [false, true] {
            // What is wrong with one edition is wrong with the other.
            let Some(printed) = self.pdf(source, large, &mut made.diagnostics) else { return };
            let (suffix, edition) = edition(large);
            let size = PdfSize { pages: printed.pages, bytes: printed.pdf.len() };
            made.facts.push(PdfFacts {
                url: format!("{}{suffix}.pdf", handout.url),
                edition,
                size: Some(size),
            });
            made.files.push((format!("{}{suffix}.pdf", handout.file), printed.pdf));
            let preview = printed.preview.map(|png| (format!("{}.png", handout.file), png));
            made.files.extend(preview);
        }
    }

    fn pdf(&self, source: Source<'_>, large: bool, told: &mut Diagnostics) -> Option<Printed> {
        let setting = &self.material.setting;
        let order = Order { paper: setting.paper(), large, ink_saver: false };
        let pictures = |address: &str| self.material.picture(address);
        let manuscript = press::write(&[source], order, None, &setting.palette, &pictures)?;
        told.extend(manuscript.left_out());
        self.set(&manuscript, is_blank_sheet(source.view) && !large, told)
    }

    /// Sets a manuscript, unless it has been set before.
    pub(super) fn set(
        &self,
        manuscript: &Manuscript,
        preview: bool,
        told: &mut Diagnostics,
    ) -> Option<Printed> {
        let key =
            format!("{}{}", self.press.key(manuscript), if preview { "-preview" } else { "" });
        if let Some(kept) = self.kept.get(&key).and_then(|bytes| Printed::from_bytes(&bytes)) {
            return Some(kept);
        }
        let (printed, found) = self.press.print(manuscript, preview);
        told.extend(found);
        let printed = printed?;
        self.kept.keep(&key, &printed.to_bytes());
        Some(printed)
    }

    fn add_card(&self, source: Source<'_>, made: &mut Handouts) {
        let Some(place) = &source.view.social else { return };
        let card = SocialCard::of(source.site, source.view, &self.material.setting.palette);
        let Some(key) = self.press.card_key(&card) else { return };
        if let Some(png) = self.kept.get(&key) {
            made.files.push((place.file.clone(), png.into()));
            return;
        }
        let (png, found) = self.press.card(&card);
        made.diagnostics.extend(found);
        if let Some(png) = png {
            self.kept.keep(&key, &png);
            made.files.push((place.file.clone(), png));
        }
    }
}

impl Material {
    /// A picture of the site by its address.
    pub(super) fn picture(&self, address: &str) -> Option<Arc<[u8]>> {
        let base = self.setting.practice.base_url.path();
        let below = address.strip_prefix(base)?.trim_start_matches('/');
        let file = percent_encoding::percent_decode_str(below);
        self.assets.at(&file.decode_utf8().ok()?).map(|asset| asset.bytes.clone())
    }
}
