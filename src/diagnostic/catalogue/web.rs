//! Words about themes: templates and stylesheets.

use super::{Diagnostic, Diagnostics};
use crate::source::Span;

impl Diagnostics {
    /// A theme of which there is no template.
    pub fn theme_missing(&mut self, theme: &str) {
        self.push(
            Diagnostic::error("theme-missing", format!("theme `{theme}` has no templates"))
                .help(format!("put them into `themes/{theme}/templates/`")),
        );
    }

    /// A theme without the template of a layout.
    pub fn template_missing(&mut self, theme: &str, name: &str) {
        self.push(
            Diagnostic::error(
                "template-missing",
                format!("theme `{theme}` has no template `{name}`"),
            )
            .help(format!("add `themes/{theme}/templates/{name}`")),
        );
    }

    /// A template that does not parse, or that asks for what is not there.
    pub fn template_syntax(&mut self, at: Option<Span>, why: &str) {
        let diagnostic =
            Diagnostic::error("template-syntax", format!("this template cannot be read: {why}"));
        self.push(placed(diagnostic, at));
    }

    /// A template that fails while it draws a page.
    pub fn template_render(&mut self, at: Option<Span>, why: &str) {
        let diagnostic = Diagnostic::error(
            "template-render",
            format!("this template cannot draw a page: {why}"),
        );
        self.push(placed(diagnostic, at));
    }

    /// A stylesheet that names a file that the theme does not have.
    pub fn style_url_missing(&mut self, at: Span, written: &str) {
        self.push(
            Diagnostic::error(
                "style-url-missing",
                format!("`{written}` is not among the theme's static files"),
            )
            .at(at, "nothing is there")
            .help("add the file to `static/` of the theme"),
        );
    }

    /// A stylesheet that would fetch something from another site.
    pub fn style_url_elsewhere(&mut self, at: Span, written: &str) {
        self.push(
            Diagnostic::error("style-url-elsewhere", format!("`{written}` is on another site"))
                .at(at, "a page fetches nothing from another site")
                .help("copy the file to `static/` of the theme and name it there"),
        );
    }

    /// A stylesheet that holds a file in an address.
    pub fn style_url_data(&mut self, at: Span) {
        self.push(
            Diagnostic::error("style-url-data", "a page's own policy blocks `data:` addresses")
                .at(at, "browsers would not show this")
                .help("put it into a file in `static/` of the theme and name that"),
        );
    }

    /// A stylesheet that brings in itself.
    pub fn style_import_loop(&mut self, at: Span, written: &str) {
        self.push(
            Diagnostic::error("style-import-loop", format!("`{written}` leads back to itself"))
                .at(at, "this stylesheet is being read already")
                .help("take one of the stylesheets' `@import` out"),
        );
    }
}

fn placed(diagnostic: Diagnostic, at: Option<Span>) -> Diagnostic {
    match at {
        Some(span) => diagnostic.at(span, ""),
        None => diagnostic,
    }
}
