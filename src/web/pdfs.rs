//! What a page says of its PDFs: a link with its words, its pages and its size.

use serde::Serialize;

use super::{PdfEdition, PdfFacts, PdfSize};
use crate::words::{Arg, Words};

/// A link to a PDF, as templates see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct PdfLink {
    /// The address.
    pub url: String,
    /// "Large print"
    pub title: String,
    /// "PDF, 2 pages, 48 kB"; "PDF" of one that is made when it is asked for.
    pub facts: String,
}

pub(super) fn link(pdf: &PdfFacts, words: &Words) -> PdfLink {
    let title = words.get(match pdf.edition {
        PdfEdition::Normal => "pdf_normal",
        PdfEdition::Large => "pdf_large",
        PdfEdition::Pack => "pack_link",
    });
    PdfLink { url: pdf.url.clone(), title, facts: facts(pdf.size, words) }
}

fn facts(made: Option<PdfSize>, words: &Words) -> String {
    let Some(PdfSize { pages, bytes }) = made else { return words.get("pdf_format") };
    let size = size(bytes, words);
    words.say("pdf_facts", &[("pages", Arg::Number(pages)), ("size", Arg::Text(&size))])
}

/// Thousands of bytes up to a million, then tenths of millions, rounded up.
fn size(bytes: usize, words: &Words) -> String {
    let kilobytes = bytes.div_ceil(1_000);
    if kilobytes < 1_000 {
        return words.say("pdf_kilobytes", &[("n", Arg::Number(kilobytes))]);
    }
    let tenths = bytes.div_ceil(100_000);
    let shown = format!("{}.{}", tenths / 10, tenths % 10);
    words.say("pdf_megabytes", &[("n", Arg::Text(&shown))])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::source::Sources;

    #[test]
    fn sizes_are_short() {
        let text =
            "//- content/en/words.ftl\npdf_kilobytes = { $n } kB\npdf_megabytes = { $n } MB\n";
        let words = Words::read(&Sources::fixture(text), "en", &mut Diagnostics::new());
        for (bytes, shown) in
            [(1, "1 kB"), (47_200, "48 kB"), (999_001, "1.0 MB"), (1_240_000, "1.3 MB")]
        {
            assert_eq!(size(bytes, &words), shown);
        }
    }
}
