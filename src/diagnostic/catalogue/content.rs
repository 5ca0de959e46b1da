//! Words about pages and the bibliography, one file at a time.

use super::{Diagnostic, Diagnostics};
use crate::source::Span;

impl Diagnostics {
    /// What the BibLaTeX parser says.
    pub fn bibliography_syntax(&mut self, at: Span, why: &str) {
        self.push(
            Diagnostic::error("bibliography-syntax", format!("this is not BibLaTeX: {why}"))
                .at(at, ""),
        );
    }

    /// A layer that changes a work of the layer below.
    pub fn reference_changed(&mut self, at: Span, key: &str) {
        self.push(
            Diagnostic::error(
                "reference-changed",
                format!("`{key}` names another work in the library's references"),
            )
            .at(at, "not the same as the library's")
            .help("give your work a key of its own, so that the library's citations stay true"),
        );
    }
}
