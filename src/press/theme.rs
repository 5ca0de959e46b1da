//! What a theme prints with: its print files and its fonts.
//!
//! Nothing is looked up on the machine: a theme brings its fonts, and a site may add some in the
//! same folder. Invariant: the digest changes with every byte that a PDF could depend on.

use typst::foundations::Bytes;
use typst::text::Font;

use crate::diagnostic::Diagnostics;
use crate::source::{File, FileId, Sources};

/// The font that shows what is typed into a form. It is no font of the text.
const FIELDS: &str = "fields.ttf";

/// A theme's print files and fonts.
pub(super) struct Theme {
    /// Its id.
    pub id: String,
    /// `main.typ` and the others: name below `print/`, file, text.
    pub templates: Vec<(String, FileId, String)>,
    /// Fonts, in the order of their files.
    pub fonts: Vec<Font>,
    /// The font for what is typed into forms.
    pub fields: Bytes,
    /// A digest of all of it.
    pub digest: blake3::Hash,
}

impl Theme {
    /// Reads `themes/<theme>/print/`. Nothing, if it cannot be printed with: that has been told.
    pub(super) fn read(
        sources: &Sources,
        theme: &str,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let folder = format!("themes/{theme}/print");
        let mut digest = blake3::Hasher::new();
        let mut read = Theme {
            id: theme.to_owned(),
            templates: Vec::new(),
            fonts: Vec::new(),
            fields: Bytes::new(Vec::new()),
            digest: digest.finalize(),
        };
        for file in sources.under(&folder) {
            let name = file.path.strip_prefix(&folder).unwrap_or_default().trim_start_matches('/');
            if read.add(name, file, diagnostics) {
                digest
                    .update(name.as_bytes())
                    .update(&[0])
                    .update(blake3::hash(file.bytes()).as_bytes());
            }
        }
        read.digest = digest.finalize();
        read.is_whole(diagnostics).then_some(read)
    }

    /// Takes in a file, if it is for printing.
    fn add(&mut self, name: &str, file: &File, diagnostics: &mut Diagnostics) -> bool {
        let bytes = || Bytes::new(file.bytes().to_vec());
        let ending = name.rsplit('.').next().unwrap_or_default();
        match ending {
            "typ" => match file.text() {
                Ok(text) => self.templates.push((name.to_owned(), file.id, text.to_owned())),
                Err(at) => diagnostics.not_utf8(crate::source::Span::new(file.id, at..at + 1)),
            },
            "ttf" | "otf" | "ttc" if name.rsplit('/').next() == Some(FIELDS) => {
                self.fields = bytes()
            }
            "ttf" | "otf" | "ttc" => {
                let before = self.fonts.len();
                self.fonts.extend(Font::iter(bytes()));
                if self.fonts.len() == before {
                    diagnostics.print_font_broken(file.start());
                }
            }
            _ => return false,
        }
        true
    }

    fn is_whole(&self, diagnostics: &mut Diagnostics) -> bool {
        let main = self.templates.iter().any(|(name, ..)| name == "main.typ");
        let fonts = !self.fonts.is_empty() && !self.fields.is_empty();
        if !main {
            diagnostics.print_template_missing(&self.id);
        } else if !fonts {
            diagnostics.print_font_missing(&self.id);
        }
        main && fonts
    }
}
