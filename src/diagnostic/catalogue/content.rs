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

/// Directives.
impl Diagnostics {
    /// A fenced div whose class is no directive.
    pub fn unknown_directive(&mut self, at: Span, class: &str, nearest: Option<&str>) {
        self.push(
            Diagnostic::error("unknown-directive", format!("unknown directive `.{class}`"))
                .at(at, "no directive has this name")
                .did_you_mean(nearest.map(|n| format!(".{n}")).as_deref()),
        );
    }

    /// A fenced div that says nothing of what it is for.
    pub fn directive_without_class(&mut self, at: Span) {
        self.push(
            Diagnostic::error("directive-without-class", "this fenced div has no class")
                .at(at, "")
                .help("say what it is for, as in `::: {.takeaways}`"),
        );
    }

    /// A fenced div with two classes.
    pub fn directive_second_class(&mut self, at: Span, class: &str) {
        self.push(
            Diagnostic::error(
                "directive-second-class",
                format!("a directive has one class; `.{class}` is a second"),
            )
            .at(at, "")
            .help("nest one fenced div in the other"),
        );
    }

    /// Text where none is shown.
    pub fn directive_takes_no_text(&mut self, at: Span, class: &str) {
        self.push(
            Diagnostic::error(
                "directive-takes-no-text",
                format!("`.{class}` is drawn from data: text inside it would not be shown"),
            )
            .at(at, "")
            .help("move the text below the closing `:::`"),
        );
    }

    /// No text where some is needed.
    pub fn directive_needs_text(&mut self, at: Span, class: &str) {
        self.push(
            Diagnostic::error("directive-needs-text", format!("`.{class}` has nothing inside"))
                .at(at, "")
                .help("write the text before the closing `:::`, or take the fence away"),
        );
    }

    /// An attribute that has to be there.
    pub fn directive_needs_attribute(&mut self, at: Span, key: &str, example: &str) {
        self.push(
            Diagnostic::error("directive-needs-attribute", format!("`{key}=` is missing here"))
                .at(at, "")
                .help(format!("for example `{example}`")),
        );
    }

    /// An attribute that nothing reads.
    pub fn directive_unknown_attribute(
        &mut self,
        at: Span,
        class: &str,
        key: &str,
        nearest: Option<&str>,
    ) {
        self.push(
            Diagnostic::error(
                "directive-unknown-attribute",
                format!("`.{class}` does not know `{key}`"),
            )
            .at(at, "nothing reads this")
            .did_you_mean(nearest),
        );
    }
}

/// Pages.
impl Diagnostics {
    /// A page without front matter.
    pub fn no_front_matter(&mut self, at: Span) {
        self.push(
            Diagnostic::error("no-front-matter", "this page has no front matter")
                .at(at, "a page begins with `+++`")
                .help("begin with `+++`, a title, a kind and a summary, and close with `+++`"),
        );
    }

    /// A fact in a title or a summary.
    pub fn fact_in_front_matter(&mut self, at: Span) {
        self.push(
            Diagnostic::error("fact-in-front-matter", "facts work in the text, not here")
                .at(at, "")
                .help("write the words out, or move the sentence into the text"),
        );
    }

    /// A second h1.
    pub fn second_title(&mut self, at: Span) {
        self.push(
            Diagnostic::error("second-title", "the page's title is its only heading of level 1")
                .at(at, "")
                .help("write `##` here"),
        );
    }

    /// Front matter without an end.
    pub fn front_matter_open(&mut self, at: Span) {
        self.push(
            Diagnostic::error("front-matter-open", "the front matter is not closed")
                .at(at, "it begins here")
                .help("write a second `+++` on a line of its own, above the text"),
        );
    }

    /// A page that stands in no language's folder.
    pub fn page_without_language(&mut self, at: Span, path: &str, languages: &[&str]) {
        let folder = format!("content/{}/", languages.first().copied().unwrap_or("en"));
        self.push(
            Diagnostic::warning("page-unread", format!("nothing reads `{path}`"))
                .at(at, "it stands in no language's folder")
                .help(format!("move it into `{folder}`")),
        );
    }

    /// A page in a language that the site does not have.
    pub fn page_in_unlisted_language(&mut self, at: Span, path: &str, lang: &str) {
        self.push(
            Diagnostic::warning("page-unread", format!("nothing reads `{path}`"))
                .at(at, format!("the site has no language `{lang}`"))
                .help(format!("add \"{lang}\" to `languages` in practice.toml")),
        );
    }

    /// A page with an ending that nobody looks for.
    pub fn page_ending(&mut self, at: Span, path: &str) {
        self.push(
            Diagnostic::warning("page-unread", format!("nothing reads `{path}`"))
                .at(at, "a page's name ends in `.md`")
                .help("rename the file"),
        );
    }

    /// A link without words.
    pub fn link_without_words(&mut self, at: Span) {
        self.push(
            Diagnostic::error("link-without-words", "this link has no words")
                .at(at, "nobody could see or hear it")
                .help("write what it leads to between the square brackets"),
        );
    }

    /// A heading without words.
    pub fn heading_without_words(&mut self, at: Span) {
        self.push(
            Diagnostic::error("heading-without-words", "this heading has no words")
                .at(at, "")
                .help("write the heading, or take the line away"),
        );
    }

    /// An attribute on words or a heading, which nothing reads.
    pub fn attribute_unread(&mut self, at: Span, key: &str) {
        self.push(
            Diagnostic::error("attribute-unread", format!("nothing reads `{key}=` here"))
                .at(at, "")
                .help("words and headings take an id and classes, as in `{#id .class}`"),
        );
    }
}
