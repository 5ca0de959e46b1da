//! A [`PageView`] becomes one HTML page in the clothes of a theme; the views of a site become its
//! feed and its map.
//!
//! Never looks anything up: all that a page shows is in its view, in the view that its language
//! shares, and in the theme's files. A template can reach nothing else, and no template function
//! is added to Tera's own.
//!
//! Invariant: equal views and equal theme files give equal bytes.

pub mod body;
pub mod escape;
mod colours;
mod fault;
pub mod highlight;
mod html;
mod insets;
mod languages;
mod linked_data;
mod pdfs;
mod resolved;
pub mod site_wide;
mod statics;
mod style;
mod templates;
mod vcard;

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Context, Tera, Value};

use crate::diagnostic::Diagnostics;
use crate::doc::BlockKind;
use crate::practice::Palette;
use crate::site::view::{Inset, PageView, SiteView};
use crate::source::Sources;
use crate::words::{Arg, Words};
use insets::Detail;
use templates::{LINKED_DATA, SENTENCES};

pub use statics::{Naming, Statics};
pub use templates::Templates;
pub use vcard::vcard;

/// Which of a page's PDFs it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PdfEdition {
    /// The page.
    Normal,
    /// The page in large print.
    Large,
    /// The welcome pack for a therapist's clients.
    Pack,
}

/// What a page tells of one of its PDFs.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PdfFacts {
    /// Its address.
    pub url: String,
    /// Which it is.
    pub edition: PdfEdition,
    /// How large it is, if it has been made.
    pub size: Option<PdfSize>,
}

/// How large a PDF is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PdfSize {
    /// How many pages it has.
    pub pages: usize,
    /// How many bytes.
    pub bytes: usize,
}

/// A theme, ready to draw pages.
#[derive(Clone)]
pub struct Web {
    templates: Arc<Templates>,
    statics: Arc<Statics>,
}

/// Room for what templates write around a page's text, in bytes, so that a page does not move while it
/// grows.
const AROUND_TEXT: usize = 4 * 1024;

/// A theme and what the pages of one language share.
pub struct Edition<'a> {
    tera: Tera,
    templates: &'a Templates,
    site: &'a SiteView,
    words: &'a Words,
    text: resolved::Page<'a>,
}

impl Web {
    /// Loads `themes/<theme>/`. Nothing, if its templates cannot be used: the diagnostics say why.
    pub fn new(
        sources: &Sources,
        theme: &str,
        palette: &Palette,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let templates = Templates::read(sources, theme, diagnostics)?;
        let naming = Naming::Fingerprinted;
        let statics = Statics::read(sources, theme, palette, naming, diagnostics);
        Some(Web::of(Arc::new(templates), Arc::new(statics)))
    }

    /// A theme of these templates and files.
    pub fn of(templates: Arc<Templates>, statics: Arc<Statics>) -> Self {
        Web { templates, statics }
    }

    /// The theme's templates.
    pub fn templates(&self) -> &Arc<Templates> {
        &self.templates
    }

    /// For each static file, its address on a site.
    pub fn addresses(&self, site: &SiteView) -> BTreeMap<String, String> {
        self.statics.addresses(base_path(&site.base_url))
    }

    /// The theme's static files: their paths in the output and their bytes.
    pub fn assets(&self) -> impl Iterator<Item = (&str, &Arc<[u8]>)> {
        self.statics.files()
    }

    /// Puts what the pages of a language share where every template finds it, once.
    pub fn edition<'a>(&'a self, site: &'a SiteView, words: &'a Words) -> Edition<'a> {
        let mut tera = self.templates.tera.clone();
        let shared = tera.global_context();
        shared.insert("site", site);
        shared.insert("words", &words.plain());
        shared.insert("assets", &self.addresses(site));
        shared.insert("address", &address(site));
        shared.insert_value("crisis", crisis(site, words, Detail::Full));
        shared.insert_value("crisis_brief", crisis(site, words, Detail::Brief));
        Edition { tera, templates: &self.templates, site, words, text: resolved::Page::of(words) }
    }

    /// One page of a language. To draw many, keep the [`Edition`].
    pub fn page(&self, site: &SiteView, words: &Words, view: &PageView) -> (Vec<u8>, Diagnostics) {
        self.edition(site, words).page(view, &[])
    }
}

impl Edition<'_> {
    /// A page's HTML, with what it tells of its PDFs. If a template fails, there are no bytes, and
    /// the diagnostics say where.
    pub fn page(&self, view: &PageView, pdfs: &[PdfFacts]) -> (Vec<u8>, Diagnostics) {
        let mut diagnostics = Diagnostics::new();
        let template = templates::name(view.layout);
        let (context, text) = self.context(view, pdfs);
        let mut html = Vec::with_capacity(text + AROUND_TEXT);
        if let Err(error) = self.tera.render_to(template, &context, &mut html) {
            fault::tell_rendering(&error, &self.templates.places, &mut diagnostics);
            html.clear();
        }
        (html, diagnostics)
    }

    /// What belongs to one page: its view, and what is made of it beforehand; and how many bytes of HTML
    /// that is.
    fn context(&self, view: &PageView, pdfs: &[PdfFacts]) -> (Context, usize) {
        let mut context = Context::new();
        context.insert("page", view);
        let mut made = vec![
            ("body", resolved::write(&view.body, &self.text)),
            ("notes", resolved::notes(&view.notes, self.words)),
        ];
        if self.templates.may_show(LINKED_DATA) {
            made.push((LINKED_DATA, linked_data::script(view, self.site)));
        }
        let text = made.iter().map(|(_, html)| html.len()).sum();
        for (name, html) in made {
            context.insert_value(name, Value::safe_string(&html));
        }
        context.insert("crisis_in_text", &crisis_in_text(view));
        if self.templates.may_show(SENTENCES) {
            context.insert(SENTENCES, &self.sentences(view));
        }
        let pdfs: Vec<pdfs::PdfLink> = pdfs.iter().map(|pdf| pdfs::link(pdf, self.words)).collect();
        context.insert("pdfs", &pdfs);
        context.insert("languages", &languages::links(view, self.site));
        context.insert("alternates", &languages::alternates(view, self.site));
        (context, text)
    }

    /// Sentences with a value of the page in them, which a template could not make.
    fn sentences(&self, view: &PageView) -> BTreeMap<&'static str, String> {
        let minutes = Arg::Number(view.reading_minutes);
        let called = view.person.as_ref().and_then(|person| person.called.as_deref());
        let mut sentences = BTreeMap::new();
        sentences.insert("reading_time", self.words.say("reading_time", &[("minutes", minutes)]));
        if let Some(called) = called {
            let name = Arg::Text(called);
            sentences.insert("person_called", self.words.say("person_called", &[("name", name)]));
        }
        sentences
    }
}

/// The address without the practice's name, which stands above it.
fn address(site: &SiteView) -> Vec<&str> {
    site.address.iter().map(String::as_str).filter(|line| *line != site.name).collect()
}

fn crisis(site: &SiteView, words: &Words, detail: Detail) -> Value {
    Value::safe_string(&insets::crisis(&site.crisis, words, detail))
}

/// Whether the page's own text holds the crisis block already.
fn crisis_in_text(view: &PageView) -> bool {
    let is_crisis = |kind: &BlockKind<_>| matches!(kind, BlockKind::Insert(Inset::Crisis(_)));
    view.body.blocks.iter().any(|block| is_crisis(&block.kind))
}

/// `/practice/` of `https://example.org/practice/`.
fn base_path(base_url: &str) -> &str {
    let after_scheme = base_url.find("://").map_or(0, |at| at + 3);
    base_url[after_scheme..].find('/').map_or("/", |at| &base_url[after_scheme + at..])
}

#[cfg(test)]
mod tests;
