//! Words about Markdown: fenced divs, attributes, citations, facts, footnotes, pictures.

use super::{Diagnostic, Diagnostics};
use crate::source::Span;

/// Fenced divs.
impl Diagnostics {
    /// A div without an end.
    pub fn div_unclosed(&mut self, opener: Span) {
        self.push(
            Diagnostic::error("div-unclosed", "this fenced div is never closed")
                .at(opener, "it begins here")
                .help("put a line with `:::` where it ends"),
        );
    }

    /// An end without a div.
    pub fn div_stray_end(&mut self, at: Span) {
        self.push(
            Diagnostic::error("div-stray-end", "this `:::` closes nothing")
                .at(at, "no div is open here")
                .help("take it out, or open a div above it with a line such as `::: say`"),
        );
    }

    /// A div that begins in one list or quote and ends in another, or outside.
    pub fn div_crosses(&mut self, opener: Span, closer: Span) {
        self.push(
            Diagnostic::error("div-crosses", "this fenced div ends in another list or quote")
                .at(opener, "it begins here")
                .also(closer, "this `:::` stands outside of where it began")
                .help(
                    "indent both fences alike, so that both stand in the same list item or quote",
                ),
        );
    }

    /// A div that begins right below a paragraph.
    pub fn div_needs_blank_line(&mut self, opener: Span) {
        self.push(
            Diagnostic::warning("div-blank-line", "a fenced div needs a blank line before it")
                .at(opener, "")
                .help("add a blank line above; other programs take this line for words"),
        );
    }

    /// A fence that is indented into a paragraph.
    pub fn div_read_as_words(&mut self, at: Span) {
        self.push(
            Diagnostic::error("div-indent", "this fence stands inside a paragraph")
                .at(at, "this would be shown as words")
                .help("add a blank line above, and indent it like the text it belongs to"),
        );
    }

    /// More containers in one another than can be shown.
    pub fn nested_too_deep(&mut self, at: Span, deepest: usize) {
        self.push(
            Diagnostic::error("nested-too-deep", "this is nested too deep")
                .at(at, format!("more than {deepest} levels"))
                .help("take some of the lists, quotes, divs or emphasis around it away"),
        );
    }
}

/// Attributes.
impl Diagnostics {
    /// `{...}`, or what follows `:::`, that cannot be read.
    pub fn bad_attributes(&mut self, at: Span, why: &str) {
        self.push(
            Diagnostic::error("attributes", "these attributes cannot be read")
                .at(at, why)
                .help("write them as `{.class #id key=value other=\"several words\"}`"),
        );
    }

    /// Attributes behind something that takes none.
    pub fn attributes_alone(&mut self, at: Span) {
        self.push(
            Diagnostic::error("attributes-alone", "these attributes belong to nothing")
                .at(at, "this would be shown as words")
                .help(
                    "put the words that they are for into brackets right before: `[words]{.class}`",
                ),
        );
    }

    /// `[words]{.class}`, when `[words]: ...` makes it a link.
    pub fn link_named_like_span(&mut self, at: Span, definition: Option<Span>, label: &str) {
        let told = Diagnostic::error("span-is-link", format!("`[{label}]` is a link, not a span"))
            .at(at, "braces follow, so a span was meant")
            .help("give the link definition another name");
        self.push(match definition {
            Some(place) => told.also(place, "this makes it a link"),
            None => told,
        });
    }

    /// An id that something else on the page has.
    pub fn anchor_twice(&mut self, at: Span, first: Span, id: &str) {
        self.push(
            Diagnostic::error("id-twice", format!("the id `{id}` is used twice on this page"))
                .at(at, "used again here")
                .also(first, "first used here")
                .help("give one of them another id"),
        );
    }
}

/// Tables.
impl Diagnostics {
    /// A row with more cells than the table has columns.
    pub fn cells_extra(&mut self, at: Span, columns: usize) {
        let columns =
            if columns == 1 { "1 column".to_owned() } else { format!("{columns} columns") };
        self.push(
            Diagnostic::error("cells-extra", format!("this table has {columns}"))
                .at(at, "this would not be shown")
                .help("give the head one more cell, or write `\\|` for a bar that is meant"),
        );
    }
}

/// Running text.
impl Diagnostics {
    /// `[@...]` that names no keys.
    pub fn bad_citation(&mut self, at: Span) {
        self.push(
            Diagnostic::error("citation", "this citation cannot be read")
                .at(at, "")
                .help("write it as `[@key]`, `[@key, p. 3]` or `[@one; @two]`"),
        );
    }

    /// `{{` that no name and `}}` follow.
    pub fn bad_fact(&mut self, at: Span) {
        self.push(
            Diagnostic::error("fact-syntax", "this is not the name of a fact")
                .at(at, "")
                .help("write it as `{{ practice.name }}`, or `\\{\\{` if you mean the braces"),
        );
    }

    /// `{{ name }}` where only plain words may stand.
    pub fn fact_out_of_place(&mut self, at: Span) {
        self.push(
            Diagnostic::error(
                "fact-place",
                "a fact cannot stand in an address or in a picture's description",
            )
            .at(at, "")
            .help("write out what it stands for"),
        );
    }

    /// `[^label]` without a footnote.
    pub fn footnote_missing(&mut self, at: Span, label: &str) {
        self.push(
            Diagnostic::error("footnote-missing", format!("there is no footnote `{label}`"))
                .at(at, "")
                .help(format!("add a line such as `[^{label}]: The note.`")),
        );
    }

    /// A footnote that nothing mentions.
    pub fn footnote_unused(&mut self, at: Span, label: &str) {
        self.push(
            Diagnostic::warning("footnote-unused", format!("nothing mentions footnote `{label}`"))
                .at(at, "this is not shown")
                .help(format!("put `[^{label}]` where it belongs, or take it out")),
        );
    }

    /// Two footnotes with one label.
    pub fn footnote_twice(&mut self, at: Span, first: Span, label: &str) {
        self.push(
            Diagnostic::error("footnote-twice", format!("footnote `{label}` is written twice"))
                .at(at, "written again here")
                .also(first, "first written here")
                .help("give one of them another label"),
        );
    }

    /// `[words][label]` without a link definition.
    pub fn reference_missing(&mut self, at: Span, label: &str) {
        self.push(
            Diagnostic::error("reference-missing", format!("there is no link named `{label}`"))
                .at(at, "this would be shown as words")
                .help(format!(
                    "add a line such as `[{label}]: page.md`, or write `[words](page.md)`"
                )),
        );
    }

    /// Raw HTML, where the site does not allow it.
    pub fn raw_html(&mut self, at: Span) {
        self.push(
            Diagnostic::error("raw-html", "raw HTML cannot go to paper")
                .at(at, "")
                .help("write it in Markdown, or as a fenced div"),
        );
    }

    /// `<!--` that no `-->` follows.
    pub fn comment_unclosed(&mut self, at: Span) {
        self.push(
            Diagnostic::error("comment-unclosed", "this comment is never closed")
                .at(at, "it hides everything below")
                .help("put `-->` where it ends"),
        );
    }

    /// A picture that says nothing to who cannot see it.
    pub fn picture_without_alt(&mut self, at: Span) {
        self.push(
            Diagnostic::error("picture-without-alt", "this picture has no description")
                .at(at, "")
                .help("say what it shows between the brackets: `![A quiet room with two chairs](room.jpg)`"),
        );
    }
}
