//! Words about paper: print templates, fonts, letters, pictures.

use super::{Diagnostic, Diagnostics};
use crate::source::Span;

impl Diagnostics {
    /// A theme that cannot be printed with.
    pub fn print_template_missing(&mut self, theme: &str) {
        self.push(
            Diagnostic::error(
                "print-template-missing",
                format!("theme `{theme}` has no `print/main.typ`, so nothing can be printed"),
            )
            .help(format!(
                "copy `themes/calm/print/` to `themes/{theme}/print/`, or build with --no-pdf"
            )),
        );
    }

    /// A theme without a font to print with.
    pub fn print_font_missing(&mut self, theme: &str) {
        self.push(
            Diagnostic::error(
                "print-font-missing",
                format!("theme `{theme}` has no font to print with"),
            )
            .help(format!("put TTF or OTF files into `themes/{theme}/print/fonts/`")),
        );
    }

    /// A file that is no font.
    pub fn print_font_broken(&mut self, at: Span) {
        self.push(
            Diagnostic::error("print-font-broken", "this file cannot be read as a font")
                .at(at, "")
                .help("a TTF or OTF file is needed; WOFF files have to be unpacked first"),
        );
    }

    /// A letter that no font of the theme has.
    pub fn print_letter_missing(
        &mut self,
        at: Option<Span>,
        letter: char,
        page: &str,
        theme: &str,
    ) {
        let code = u32::from(letter);
        let diagnostic = Diagnostic::error(
            "print-letter-missing",
            format!("`{letter}` (U+{code:04X}) cannot be printed on the page “{page}”"),
        )
        .help(format!(
            "no font of the theme has it: write it otherwise, or put a font that has it into \
             `themes/{theme}/print/fonts/`"
        ));
        self.push(match at {
            Some(at) => diagnostic.at(at, "no font has this"),
            None => diagnostic,
        });
    }

    /// Raw HTML, which the page shows and its paper does not.
    pub fn print_html(&mut self, at: Span) {
        self.push(
            Diagnostic::warning("print-html", "raw HTML cannot go to paper, and is left out there")
                .at(at, "")
                .help(
                    "write it in Markdown, or as a fenced div; or keep the page off paper with \
                     `pdf = false` in its front matter",
                ),
        );
    }

    /// A picture that cannot be printed.
    pub fn print_picture(&mut self, at: Option<Span>, name: &str, page: &str, why: &str) {
        let diagnostic = Diagnostic::error(
            "print-picture",
            format!("the picture `{name}` cannot be printed on the page “{page}”: {why}"),
        )
        .help("save it again as PNG, JPEG, GIF, WebP or SVG");
        self.push(match at {
            Some(at) => diagnostic.at(at, "this picture"),
            None => diagnostic,
        });
    }

    /// Print templates that fail.
    pub fn print_failed(&mut self, at: Option<Span>, page: &str, why: &str) {
        let diagnostic = Diagnostic::error(
            "print-failed",
            format!("the page “{page}” cannot be printed: {why}"),
        );
        self.push(match at {
            Some(at) => diagnostic.at(at, ""),
            None => diagnostic,
        });
    }
}
