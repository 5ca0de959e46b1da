//! `content/references.bib`: the works that pages may cite, merged over the layers.
//!
//! Knows which keys exist and what their entries hold; how a reference looks is decided above.
//!
//! Invariant: one key is one work. Layers may repeat an entry word for word, never change it.

use std::collections::BTreeMap;

use hayagriva::Entry;
use hayagriva::io::{BibLaTeXError, from_biblatex_str};

use crate::diagnostic::Diagnostics;
use crate::source::{File, Sources, Span};

/// Where the bibliography is written.
pub const PATH: &str = "content/references.bib";

/// All works that a page may cite, by key.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bibliography {
    entries: BTreeMap<String, Entry>,
    /// Whether a layer could not be read: a missing key may be in what was lost.
    torn: bool,
}

impl Bibliography {
    /// Reads every layer of the bibliography.
    pub fn read(sources: &Sources, diagnostics: &mut Diagnostics) -> Self {
        let mut bibliography = Bibliography::default();
        for file in sources.layers(PATH) {
            bibliography.add(file, diagnostics);
        }
        bibliography
    }

    fn add(&mut self, file: &File, diagnostics: &mut Diagnostics) {
        let Some(text) = readable(file, diagnostics) else {
            self.torn = true;
            return;
        };
        let library = match from_biblatex_str(text) {
            Ok(library) => library,
            Err(errors) => {
                self.torn = true;
                return tell(file, &errors, diagnostics);
            }
        };
        for entry in &library {
            match self.entries.get(entry.key()) {
                Some(known) if known != entry => {
                    diagnostics.reference_changed(key_span(file, text, entry.key()), entry.key());
                }
                Some(_) => {}
                None => {
                    self.entries.insert(entry.key().to_owned(), entry.clone());
                }
            }
        }
    }

    /// The entry under a key.
    pub fn find(&self, key: &str) -> Option<&Entry> {
        self.entries.get(key)
    }

    /// Whether part of it could not be read, which has been told.
    pub fn is_torn(&self) -> bool {
        self.torn
    }

    /// All keys, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }
}

fn readable<'a>(file: &'a File, diagnostics: &mut Diagnostics) -> Option<&'a str> {
    file.text().map_err(|at| diagnostics.not_utf8(Span::new(file.id, at..at + 1))).ok()
}

fn tell(file: &File, errors: &[BibLaTeXError], diagnostics: &mut Diagnostics) {
    for error in errors {
        let (span, why) = match error {
            BibLaTeXError::Parse(e) => (e.span.clone(), e.kind.to_string()),
            BibLaTeXError::Type(e) => (e.span.clone(), e.kind.to_string()),
        };
        diagnostics.bibliography_syntax(Span::new(file.id, span), &why);
    }
}

/// The place of a key in its file: `@article{key,`.
fn key_span(file: &File, text: &str, key: &str) -> Span {
    let start = text.find(&format!("{{{key},")).map_or(0, |n| n + 1);
    Span::new(file.id, start..start + key.len())
}
