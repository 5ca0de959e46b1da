//! What a document gathers while it is written: its form fields, its pictures, where letters beyond
//! ASCII stand, for whoever has to be told that a font lacks one, and what cannot go to paper.
//!
//! Draws nothing. Invariant: numbers that were given out never change.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::source::{FileId, Span};

/// A field of the PDF's form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FormField {
    /// Its name: unique in the file, without dots.
    pub name: String,
    /// What it asks, for who cannot see it.
    pub label: String,
    /// What may be entered.
    pub kind: FormKind,
}

/// What may be entered in a form field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum FormKind {
    /// Words on one line.
    Line,
    /// Words on several lines.
    Area,
    /// A box to tick.
    Tick,
    /// One answer of these.
    Radio {
        /// The answers' words.
        options: Vec<String>,
    },
    /// One answer of these, from a list that opens.
    Menu {
        /// The answers' words.
        options: Vec<String>,
    },
}

/// A picture that a document shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureFile {
    /// What is in it.
    pub bytes: Arc<[u8]>,
    /// Its address on the site, to tell which it is.
    pub address: String,
    /// Where an author put it.
    pub span: Option<Span>,
}

/// What a document gathers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// Form fields, by the number that the text names them with.
    pub fields: Vec<FormField>,
    /// Pictures: `/picture-1` is the first.
    pub pictures: Vec<PictureFile>,
    /// Where each letter beyond ASCII was met first.
    pub letters: BTreeMap<char, Span>,
    /// The first piece of raw HTML of each file: it is left out.
    pub html: BTreeMap<FileId, Span>,
}

impl Ledger {
    /// Adds a form field, and gives the number that names it.
    pub(super) fn add_field(&mut self, field: FormField) -> usize {
        self.fields.push(field);
        self.fields.len() - 1
    }

    /// Adds a picture, once for all places that show it, and gives its virtual file.
    pub(super) fn add_picture(&mut self, picture: PictureFile) -> String {
        let known = self.pictures.iter().position(|one| one.address == picture.address);
        let at = known.unwrap_or_else(|| {
            self.pictures.push(picture);
            self.pictures.len() - 1
        });
        picture_file(at)
    }

    /// Remembers that a piece of raw HTML was left out.
    pub(super) fn note_html(&mut self, span: Span) {
        self.html.entry(span.file).or_insert(span);
    }

    /// Remembers where the letters of a text stand.
    pub(super) fn note_letters(&mut self, text: &str, span: Span) {
        for (at, letter) in text.char_indices().filter(|(_, letter)| !letter.is_ascii()) {
            self.letters.entry(letter).or_insert_with(|| place(letter, at, text, span));
        }
    }
}

/// Where a letter stands: exactly, if the text is as its author wrote it; else, where quotes were
/// curled or escapes read, the whole text.
fn place(letter: char, at: usize, text: &str, span: Span) -> Span {
    match span.range().len() == text.len() {
        true => Span::new(
            span.file,
            span.range().start + at..span.range().start + at + letter.len_utf8(),
        ),
        false => span,
    }
}

/// The virtual file of the picture at this place, counted from 0. The names are few and the same
/// for all documents, because the typesetter keeps each for the life of the process.
pub(super) fn picture_file(at: usize) -> String {
    format!("/picture-{}", at + 1)
}
