//! Several [`PageView`]s become one HTML file to print: each an article that begins a sheet, with
//! the theme's styles and fonts in it.
//!
//! Draws each page as the site does, by the same writer and the same pieces of the theme, with its
//! template `print-page.html` in the place of the page's own; `print.html` puts them together. No
//! header, no menu, no script.
//!
//! Invariant: the file fetches nothing: pictures, fonts and styles stand in it.

use std::collections::BTreeMap;

use tera::{Context, Value};

use super::apart::apart;
use super::{Web, inline};
use crate::diagnostic::Diagnostics;
use crate::practice::Paper;
use crate::site::view::{PageView, SiteView, Version};
use crate::words::Words;

/// One page to print, in its language.
#[derive(Clone, Copy)]
pub struct Sheet<'a> {
    /// What the pages of its language share.
    pub site: &'a SiteView,
    /// Its language's interface words.
    pub words: &'a Words,
    /// The page.
    pub view: &'a PageView,
}

/// How pages are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// What is in the printer.
    pub paper: Paper,
    /// Whether letters are large.
    pub large: bool,
    /// Which version of the pages it is.
    pub version: Version,
}

/// The templates that a theme prints with: the file, and each page in it.
const DOCUMENT: &str = "print.html";
const PAGE: &str = "print-page.html";

impl Web {
    /// The file. If a template is missing or fails, there are no bytes, and the diagnostics say why.
    pub fn print(&self, sheets: &[Sheet<'_>], look: &Look) -> (Vec<u8>, Diagnostics) {
        let mut diagnostics = Diagnostics::new();
        let missing = [DOCUMENT, PAGE].into_iter().filter(|name| !self.has_template(name));
        missing.for_each(|name| diagnostics.template_missing(&self.theme, name));
        let html = match diagnostics.is_empty() {
            true => self.document(sheets, look, &mut diagnostics),
            false => None,
        };
        (html.unwrap_or_default().into_bytes(), diagnostics)
    }

    fn has_template(&self, name: &str) -> bool {
        self.templates.tera.contains_template(name)
    }

    fn document(
        &self,
        sheets: &[Sheet<'_>],
        look: &Look,
        diagnostics: &mut Diagnostics,
    ) -> Option<String> {
        let first = sheets.first()?;
        let mut articles = Vec::new();
        for (at, sheet) in sheets.iter().enumerate() {
            let html = self.article(sheet, look, diagnostics)?;
            let html = if at == 0 { html } else { apart(&html, &format!("sheet-{}:", at + 1)) };
            articles.push(Value::safe_string(&html));
        }
        let safe = |(name, text): (String, String)| (name, Value::safe_string(&text));
        let styles: BTreeMap<String, Value> =
            inline::styles(self.statics.originals()).into_iter().map(safe).collect();
        let edition = self.edition(first.site, first.words);
        let mut context = edition.context(first.view);
        context.insert_value("articles", Value::from(articles));
        context.insert_value("styles", Value::from(styles));
        add_look(look, &mut context);
        edition.draw(DOCUMENT, &context, diagnostics)
    }

    /// One page, in its own language.
    fn article(
        &self,
        sheet: &Sheet<'_>,
        look: &Look,
        diagnostics: &mut Diagnostics,
    ) -> Option<String> {
        let edition = self.edition(sheet.site, sheet.words);
        let mut context = edition.context(sheet.view);
        add_look(look, &mut context);
        edition.draw(PAGE, &context, diagnostics)
    }
}

fn add_look(look: &Look, context: &mut Context) {
    let paper = match look.paper {
        Paper::A4 => "A4",
        Paper::Letter => "letter",
    };
    context.insert("paper", paper);
    context.insert("large", &look.large);
    context.insert("version", &look.version);
}
