//! A pack to be folded: its pages in half size, two on each side of a sheet, in the order in which
//! they read once the sheets lie in one another.
//!
//! A booklet is for printing alone: it has no tags and no form fields, because the typesetter
//! cannot carry them over. Invariant: the last leaf begins where the outside back page is, so empty
//! pages stand before it and never after.

use serde::Serialize;
use typst::comemo;
use typst::foundations::{Bytes, Label, Smart};
use typst::introspection::Introspector;
use typst::utils::PicoStr;
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

use super::Printed;
use super::manuscript::Manuscript;
use super::typeset::Press;
use super::world::Desk;
use crate::diagnostic::Diagnostics;

/// The typesetter's code for it.
const CODE: &str = include_str!("booklet.typ");

/// What the code reads.
#[derive(Debug, Serialize)]
struct Folded {
    paper: &'static str,
    sides: Vec<[Option<usize>; 2]>,
}

impl Press {
    /// The manuscript as a booklet. It is set as it is, and then folded.
    pub fn booklet(&self, manuscript: &Manuscript) -> (Option<Printed>, Diagnostics) {
        let mut told = Diagnostics::new();
        let printed = self
            .document(manuscript, &mut told)
            .and_then(|document| self.fold(manuscript, &document, &mut told));
        (printed, told)
    }

    fn fold(
        &self,
        manuscript: &Manuscript,
        document: &PagedDocument,
        told: &mut Diagnostics,
    ) -> Option<Printed> {
        let plain = PdfOptions {
            ident: Smart::Custom(manuscript.ident()),
            creator: Smart::Custom(Some("Anteroom".into())),
            tagged: false,
            ..PdfOptions::default()
        };
        let pages = typst_pdf::pdf(document, &plain).ok()?;
        let last = manuscript.document.leaves.last().map(|leaf| leaf.place.as_str());
        let last = last.and_then(|place| page_of(document, place));
        let paper = manuscript.document.look.paper;
        let sides = sides(document.pages().len(), last);
        let data = serde_json::to_vec(&Folded { paper, sides }).expect("numbers are plain data");
        let files = [("/pages.pdf", pages), ("/booklet.json", data)]
            .map(|(path, bytes)| (path.to_owned(), Bytes::new(bytes)));
        let desk = Desk::of_code(&self.shared, CODE, files);
        let folded = typst::compile::<PagedDocument>(&desk).output;
        comemo::evict(0);
        let pdf = folded.and_then(|folded| {
            let pages = folded.pages().len();
            typst_pdf::pdf(&folded, &plain).map(|pdf| (pdf, pages))
        });
        match pdf {
            Ok((pdf, pages)) => Some(Printed { pdf: pdf.into(), pages, preview: None }),
            Err(errors) => {
                let title = &manuscript.document.title;
                errors.iter().for_each(|error| told.print_failed(None, title, &error.message));
                None
            }
        }
    }
}

/// The page on which a place is, from 1.
fn page_of(document: &PagedDocument, place: &str) -> Option<usize> {
    let label = Label::new(PicoStr::intern(place))?;
    let introspector = document.introspector();
    let found = introspector.query_label(label).ok()?.location()?;
    introspector.page(found).map(usize::from)
}

/// The sides of the sheets: the first has the last page on its left and the first on its right.
/// Empty pages stand before `last`, the page on which the last leaf begins.
fn sides(pages: usize, last: Option<usize>) -> Vec<[Option<usize>; 2]> {
    let whole = pages.next_multiple_of(4);
    let before = last.unwrap_or(pages + 1).saturating_sub(1).min(pages);
    let order: Vec<Option<usize>> = (1..=before)
        .map(Some)
        .chain(std::iter::repeat_n(None, whole - pages))
        .chain((before + 1..=pages).map(Some))
        .collect();
    let side = |at: usize| {
        let (outer, inner) = (order[whole - 1 - at], order[at]);
        if at.is_multiple_of(2) { [outer, inner] } else { [inner, outer] }
    };
    (0..whole / 2).map(side).collect()
}

#[cfg(test)]
mod tests {
    use super::sides;

    #[test]
    fn eight_pages_lie_on_two_sheets() {
        let some = |side: [usize; 2]| side.map(Some);
        assert_eq!(sides(8, None), [[8, 1], [2, 7], [6, 3], [4, 5]].map(some));
    }

    #[test]
    fn empty_pages_stand_before_the_last_leaf() {
        let expected = [[Some(6), Some(1)], [Some(2), None], [None, Some(3)], [Some(4), Some(5)]];
        assert_eq!(sides(6, Some(6)), expected);
    }

    #[test]
    fn every_page_stands_once() {
        for pages in 1..40 {
            for last in 1..=pages {
                let mut shown: Vec<_> = sides(pages, Some(last)).concat();
                shown.retain(Option::is_some);
                shown.sort_unstable();
                assert_eq!(shown, (1..=pages).map(Some).collect::<Vec<_>>());
            }
        }
    }
}
