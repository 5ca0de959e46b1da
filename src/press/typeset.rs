//! A manuscript becomes a PDF, and its first page a picture: the only code that runs the typesetter.
//!
//! Every PDF is tagged and held to PDF/UA-1 by the typesetter's own check, so what a reader of
//! screens needs is there or nothing is. Invariant: equal manuscripts and themes give equal bytes.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::ecow::EcoVec;
use typst::foundations::{Bytes, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use typst_render::RenderOptions;

use super::forms::{self, FieldFont};
use super::ledger::picture_file;
use super::manuscript::Manuscript;
use super::theme::Theme;
use super::world::{Desk, Shared, template_name};
use super::{Printed, SocialCard, letters};
use crate::diagnostic::Diagnostics;
use crate::practice::Palette;
use crate::site::PREVIEW_WIDTH;
use crate::source::{FileId, Sources, Span};

/// A theme, ready to print.
pub struct Press {
    theme: Theme,
    pub(super) shared: Arc<Shared>,
    /// What is typed into forms is shown in this.
    fields: FieldFont,
    digest: blake3::Hash,
    /// How many documents have been set, to know when to clear the typesetter's memory.
    set: AtomicUsize,
}

/// What the code that makes PDFs is, in one number: a kept PDF of another version is not used.
const VERSION: &str = env!("ANTEROOM_PRESS");

/// After how many documents the typesetter forgets what it will not need again. Without this its
/// memory grows by more than a megabyte a document (measured; see benches/print).
const FORGET_AFTER: usize = 6;

/// Points of the letters that are typed into a form, in either edition.
const NORMAL: f32 = 11.0;
const LARGE: f32 = 18.0;

/// The print file that draws social cards, and their width in pixels.
const CARD: &str = "card.typ";
const CARD_WIDTH: f64 = 1200.0;

impl Press {
    /// Loads what the theme prints with. Nothing, if it cannot be printed with: that has been told.
    pub fn new(
        sources: &Sources,
        theme: &str,
        palette: &Palette,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let theme = Theme::read(sources, theme, diagnostics)?;
        let mut digest = blake3::Hasher::new();
        digest.update(VERSION.as_bytes()).update(theme.digest.as_bytes());
        for (name, shade) in &palette.shades {
            digest.update(name.as_bytes()).update(shade.light.to_string().as_bytes());
        }
        let Ok(fields) = FieldFont::read(&theme.fields) else {
            diagnostics.print_font_missing(&theme.id);
            return None;
        };
        let shared = Arc::new(Shared::new(&theme));
        Some(Press { shared, fields, digest: digest.finalize(), theme, set: AtomicUsize::new(0) })
    }

    /// What tells the PDF of a manuscript from every other: equal keys, equal bytes.
    pub fn key(&self, manuscript: &Manuscript) -> String {
        let mut digest = blake3::Hasher::new();
        digest.update(self.digest.as_bytes()).update(&json(&manuscript.document));
        digest.update(&json(&manuscript.ledger.fields));
        for picture in &manuscript.ledger.pictures {
            digest.update(blake3::hash(&picture.bytes).as_bytes());
        }
        digest.finalize().to_hex().to_string()
    }

    /// Sets a manuscript; `preview` asks for a picture of its first page, too.
    pub fn print(&self, manuscript: &Manuscript, preview: bool) -> (Option<Printed>, Diagnostics) {
        let mut told = Diagnostics::new();
        let printed = self.set(manuscript, preview, &mut told);
        if self.set.fetch_add(1, Ordering::Relaxed) % FORGET_AFTER == FORGET_AFTER - 1 {
            comemo::evict(1);
        }
        (printed, told)
    }

    /// What tells a card from every other; nothing, if the theme draws none.
    pub fn card_key(&self, card: &SocialCard) -> Option<String> {
        let draws = self.theme.templates.iter().any(|(name, ..)| name == CARD);
        let mut digest = blake3::Hasher::new();
        digest.update(b"card").update(self.digest.as_bytes()).update(&json(card));
        draws.then(|| digest.finalize().to_hex().to_string())
    }

    /// Draws a card, 1200 by 630 pixels.
    pub fn card(&self, card: &SocialCard) -> (Option<Arc<[u8]>>, Diagnostics) {
        let mut told = Diagnostics::new();
        let data = json(card);
        for letter in letters::missing(&data, &self.theme.fonts) {
            told.print_letter_missing(None, letter, &card.title, &self.theme.id);
        }
        if !told.is_empty() {
            return (None, told);
        }
        let data = ("/card.json".to_owned(), Bytes::new(data));
        let Some(desk) = Desk::new(&self.shared, CARD, [data]) else { return (None, told) };
        let png = match typst::compile::<PagedDocument>(&desk).output {
            Ok(document) => picture_of_first_page(&document, CARD_WIDTH),
            Err(errors) => {
                self.tell_failed(&errors, &card.title, &mut told);
                None
            }
        };
        (png, told)
    }

    fn set(
        &self,
        manuscript: &Manuscript,
        preview: bool,
        told: &mut Diagnostics,
    ) -> Option<Printed> {
        let document = self.document(manuscript, told)?;
        let pdf = typst_pdf::pdf(&document, &options(manuscript));
        let pdf = self.or_tell(manuscript, pdf, told)?;
        let preview = preview.then(|| picture_of_first_page(&document, PREVIEW_WIDTH.into()));
        let size = if manuscript.document.look.large { LARGE } else { NORMAL };
        match forms::fillable(&pdf, &manuscript.ledger.fields, size, &self.fields) {
            Ok(pdf) => Some(Printed {
                pdf: pdf.into(),
                pages: document.pages().len(),
                preview: preview.flatten(),
            }),
            Err(fault) => {
                told.print_failed(None, title(manuscript), &fault.to_string());
                None
            }
        }
    }

    /// A manuscript, laid out. What is wrong with it is told.
    pub(super) fn document(
        &self,
        manuscript: &Manuscript,
        told: &mut Diagnostics,
    ) -> Option<PagedDocument> {
        self.check_letters(manuscript, told);
        if !told.is_empty() {
            return None;
        }
        let desk = self.desk(manuscript)?;
        self.or_tell(manuscript, typst::compile::<PagedDocument>(&desk).output, told)
    }

    fn or_tell<T>(
        &self,
        manuscript: &Manuscript,
        made: Result<T, EcoVec<SourceDiagnostic>>,
        told: &mut Diagnostics,
    ) -> Option<T> {
        let tell = |errors: EcoVec<SourceDiagnostic>| self.tell(manuscript, &errors, told);
        made.map_err(tell).ok()
    }

    fn desk(&self, manuscript: &Manuscript) -> Option<Desk> {
        let document = &manuscript.document;
        let told = [
            ("/document.json".to_owned(), Bytes::new(json(document))),
            ("/look.json".to_owned(), Bytes::new(json(&document.setting()))),
        ];
        let pictures = manuscript.ledger.pictures.iter().enumerate();
        let pictures =
            pictures.map(|(at, picture)| (picture_file(at), Bytes::new(picture.bytes.to_vec())));
        Desk::new(&self.shared, "main.typ", told.into_iter().chain(pictures))
    }

    fn check_letters(&self, manuscript: &Manuscript, told: &mut Diagnostics) {
        for letter in letters::missing(&json(&manuscript.document), &self.theme.fonts) {
            let at = manuscript.ledger.letters.get(&letter).copied();
            told.print_letter_missing(at, letter, title(manuscript), &self.theme.id);
        }
    }

    /// A picture that cannot be decoded fails somewhere in the theme: find which it is.
    fn tell(&self, manuscript: &Manuscript, errors: &[SourceDiagnostic], told: &mut Diagnostics) {
        let mut found = false;
        for picture in &manuscript.ledger.pictures {
            if let Some(why) = self.cannot_show(&picture.bytes) {
                found = true;
                let name = picture.address.rsplit('/').next().unwrap_or_default();
                told.print_picture(picture.span, name, title(manuscript), &why);
            }
        }
        if !found {
            self.tell_failed(errors, title(manuscript), told);
        }
    }

    fn tell_failed(&self, errors: &[SourceDiagnostic], page: &str, told: &mut Diagnostics) {
        for error in errors {
            told.print_failed(self.place(error), page, &error.message);
        }
    }

    fn cannot_show(&self, bytes: &[u8]) -> Option<String> {
        let files = [(picture_file(0), Bytes::new(bytes.to_vec()))];
        let code = format!("#image(\"{}\")", picture_file(0));
        let desk = Desk::of_code(&self.shared, &code, files);
        let errors = typst::compile::<PagedDocument>(&desk).output.err()?;
        errors.first().map(|error| error.message.to_string())
    }

    /// Where in the theme an error of the typesetter is.
    fn place(&self, error: &SourceDiagnostic) -> Option<Span> {
        let name = template_name(error.span.id()?)?;
        let range = self.shared.range(error)?;
        let template = self.theme.templates.iter().find(|(known, ..)| *known == name);
        let file: FileId = template.map(|(_, file, _)| *file)?;
        Some(Span::new(file, range))
    }
}

fn title(manuscript: &Manuscript) -> &str {
    &manuscript.document.title
}

fn json(data: &impl serde::Serialize) -> Vec<u8> {
    serde_json::to_vec(data).expect("documents and cards are plain data")
}

fn options(manuscript: &Manuscript) -> PdfOptions {
    PdfOptions {
        standards: PdfStandards::new(&[PdfStandard::Ua_1])
            .expect("one standard agrees with itself"),
        ident: Smart::Custom(manuscript.ident()),
        creator: Smart::Custom(Some("Anteroom".into())),
        ..PdfOptions::default()
    }
}

/// The first page as a PNG that is so many pixels wide.
fn picture_of_first_page(document: &PagedDocument, width: f64) -> Option<Arc<[u8]>> {
    let page = document.pages().first()?;
    let pixel_per_pt = width / page.frame.width().to_pt();
    let options = RenderOptions { pixel_per_pt: pixel_per_pt.into(), ..Default::default() };
    typst_render::render(page, &options).encode_png().ok().map(Arc::from)
}
