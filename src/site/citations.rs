//! Works of the bibliography become formatted references in APA style.
//!
//! hayagriva knows the style; this turns its output into [`Piece`]s. Each work is formatted by
//! itself: the text names sources by number, so nothing has to tell two works of one author and
//! year apart, and what hayagriva does to tell them apart shortens the list of authors.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use hayagriva::archive::{ArchivedStyle, locales};
use hayagriva::citationberg::{FontStyle, IndependentStyle, Locale, Style};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, ElemChild,
    ElemChildren, Entry,
};

use super::view::Piece;
use crate::content::Bibliography;

/// References by key, formatted when they are first asked for: who prints one sheet that cites
/// nothing does not wait for all works of the site.
pub struct References {
    bibliography: Arc<Bibliography>,
    /// Nothing, if the style cannot be had. It and its words are large, so they wait too.
    apa: OnceLock<Option<Apa>>,
    by_key: BTreeMap<String, OnceLock<Vec<Piece>>>,
    order: OnceLock<Vec<String>>,
}

impl References {
    /// The works under these keys. Keys that the bibliography lacks are passed over: their
    /// diagnostic stands where they are written.
    pub fn new(bibliography: Arc<Bibliography>, keys: BTreeSet<String>) -> Self {
        let known = keys.into_iter().filter(|key| bibliography.find(key).is_some());
        let by_key = known.map(|key| (key, OnceLock::new())).collect();
        References { bibliography, apa: OnceLock::new(), by_key, order: OnceLock::new() }
    }

    /// The formatted reference of a work.
    pub fn get(&self, key: &str) -> Option<&[Piece]> {
        let (apa, entry) = (self.apa()?, self.bibliography.find(key)?);
        let made =
            || apa.list(std::iter::once(entry)).into_iter().flat_map(|(_, text)| text).collect();
        Some(self.by_key.get(key)?.get_or_init(made))
    }

    /// All keys, in the order of the reference list.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        let entries = || self.by_key.keys().filter_map(|key| self.bibliography.find(key));
        let sorted = |apa: &Apa| apa.list(entries()).into_iter().map(|(key, _)| key).collect();
        let order = self.order.get_or_init(|| self.apa().map(sorted).unwrap_or_default());
        order.iter().map(String::as_str)
    }

    fn apa(&self) -> Option<&Apa> {
        let unpack = || match ArchivedStyle::AmericanPsychologicalAssociation.get() {
            Style::Independent(style) => Some(Apa { style, locales: locales() }),
            Style::Dependent(_) => None,
        };
        self.apa.get_or_init(unpack).as_ref()
    }
}

/// The style, and the words it needs in each language.
struct Apa {
    style: IndependentStyle,
    locales: Vec<Locale>,
}

impl Apa {
    /// The reference list of some works, in the style's order.
    fn list<'e>(&self, entries: impl Iterator<Item = &'e Entry>) -> Vec<(String, Vec<Piece>)> {
        let mut driver = BibliographyDriver::new();
        for entry in entries {
            let items = vec![CitationItem::with_entry(entry)];
            driver.citation(CitationRequest::from_items(items, &self.style, &self.locales));
        }
        let request = BibliographyRequest::new(&self.style, None, &self.locales);
        let items = driver.finish(request).bibliography.map(|b| b.items).unwrap_or_default();
        items.into_iter().map(|item| (item.key, mended(pieces(&item.content)))).collect()
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

/// Mends what hayagriva 0.10 gets wrong in this style: a comma after a year without a month,
/// "others" as a person's name, a book's title given twice, a full stop after a question mark.
fn mended(mut pieces: Vec<Piece>) -> Vec<Piece> {
    let mut asked = false;
    for piece in &mut pieces {
        match piece {
            Piece::Plain { text } => {
                *text = text.replace(",).", ").").replace(", & others.", ", et al.");
                *text = text.replace("?.", "?");
                if asked && text.starts_with('.') {
                    text.remove(0);
                }
                asked = text.ends_with('?');
            }
            Piece::Italic { text } => {
                if let Some((title, again)) = text.split_once(": ")
                    && title == again
                {
                    *text = title.to_owned();
                }
                asked = text.ends_with('?');
            }
            Piece::Link { .. } => asked = false,
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::source::Sources;

    fn formatted(bib: &str, key: &str) -> String {
        let sources = Sources::fixture(&format!("//- content/references.bib\n{bib}"));
        let bibliography = Bibliography::read(&sources, &mut Diagnostics::new());
        let keys = bibliography.keys().map(str::to_owned).collect();
        let references = References::new(Arc::new(bibliography), keys);
        let words = |piece: &Piece| match piece {
            Piece::Plain { text } | Piece::Italic { text } | Piece::Link { text, .. } => {
                text.clone()
            }
        };
        references.get(key).unwrap_or_default().iter().map(words).collect()
    }

    #[test]
    fn a_year_stands_alone() {
        let bib = "@misc{a, author = {{The Board}}, title = {A code}, year = {2014}}";
        assert_eq!(formatted(bib, "a"), "The Board. (2014). A code.");
    }

    #[test]
    fn unnamed_authors_are_et_al() {
        let bib = "@article{a, author = {Shaker, A. and others}, title = {Does it?}, \
                   journal = {J}, year = {2023}}";
        assert_eq!(formatted(bib, "a"), "Shaker, A., et al. (2023). Does it? J.");
    }

    #[test]
    fn a_book_is_named_once() {
        let bib = "@incollection{a, author = {B, C.}, title = {D}, booktitle = {E}, year = {2013}, \
                   editor = {F, G.}, publisher = {H}}";
        assert_eq!(formatted(bib, "a"), "B, C. (2013). D. In G. F (Ed.), E. H.");
    }

    #[test]
    fn two_works_of_one_year_keep_their_authors() {
        let bib = "@article{a, author = {R, A. and S, B. and T, C.}, title = {One}, year = {2020}}\n\
                   @article{b, author = {R, A. and T, C. and S, B.}, title = {Two}, year = {2020}}";
        assert_eq!(formatted(bib, "a"), "R, A., S, B., & T, C. (2020). One.");
    }
}
