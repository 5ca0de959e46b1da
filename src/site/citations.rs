//! Works of the bibliography become formatted references in APA style.
//!
//! hayagriva knows the style; this turns its output into [`Piece`]s. It formats every work that is
//! cited anywhere on the site in one pass, because APA tells two works of one year apart by a
//! letter, and the letter has to be the same on every page.

use std::collections::{BTreeMap, BTreeSet};

use hayagriva::archive::{ArchivedStyle, locales};
use hayagriva::citationberg::{FontStyle, Style};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, ElemChild, ElemChildren,
};

use super::view::Piece;
use crate::content::Bibliography;

/// Formatted references by key, and the order in which the style sorts them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct References {
    by_key: BTreeMap<String, Vec<Piece>>,
    order: Vec<String>,
}

impl References {
    /// Formats the works under these keys. Keys that the bibliography lacks are passed over: their
    /// diagnostic stands where they are written.
    pub fn format(bibliography: &Bibliography, keys: &BTreeSet<String>) -> Self {
        let Style::Independent(style) = ArchivedStyle::AmericanPsychologicalAssociation.get()
        else {
            return References::default();
        };
        let locales = locales();
        let mut driver = BibliographyDriver::new();
        for entry in keys.iter().filter_map(|key| bibliography.find(key)) {
            let items = vec![CitationItem::with_entry(entry)];
            driver.citation(CitationRequest::from_items(items, &style, &locales));
        }
        let request = BibliographyRequest::new(&style, None, &locales);
        let items = driver.finish(request).bibliography.map(|b| b.items).unwrap_or_default();
        let order = items.iter().map(|item| item.key.clone()).collect();
        let by_key = items.into_iter().map(|item| (item.key, pieces(&item.content))).collect();
        References { by_key, order }
    }

    /// The formatted reference of a work.
    pub fn get(&self, key: &str) -> Option<&[Piece]> {
        self.by_key.get(key).map(Vec::as_slice)
    }

    /// All keys, in the order of the reference list.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.order.iter().map(String::as_str)
    }
}

fn pieces(content: &ElemChildren) -> Vec<Piece> {
    let mut out = Vec::new();
    collect(content, &mut out);
    out
}

fn collect(content: &ElemChildren, out: &mut Vec<Piece>) {
    for child in &content.0 {
        match child {
            ElemChild::Text(formatted) => {
                let italic = formatted.formatting.font_style == FontStyle::Italic;
                push_text(&formatted.text, italic, out);
            }
            ElemChild::Elem(elem) => collect(&elem.children, out),
            ElemChild::Markup(text) => push_text(text, false, out),
            ElemChild::Link { text, url } => {
                out.push(Piece::Link { text: text.text.clone(), url: url.clone() });
            }
            ElemChild::Transparent { .. } => {}
        }
    }
}

/// Adds words, joined to the piece before them if they look the same.
fn push_text(words: &str, italic: bool, out: &mut Vec<Piece>) {
    match (out.last_mut(), italic) {
        (Some(Piece::Plain { text }), false) | (Some(Piece::Italic { text }), true) => {
            text.push_str(words);
        }
        (_, false) => out.push(Piece::Plain { text: words.to_owned() }),
        (_, true) => out.push(Piece::Italic { text: words.to_owned() }),
    }
}
