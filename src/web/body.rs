//! A document's blocks become HTML.
//!
//! What every site writes alike is here: paragraphs, lists, tables, footnotes. What depends on the
//! site (where links lead, what an insert looks like, the words of a language) comes from [`Hooks`].
//!
//! Invariants: every word of an author is escaped, unless it is HTML that the site allows; there is
//! no style attribute; footnotes are numbered as they are met, so the numbers have no gaps even
//! where the site has left a mention out.

mod block;
mod footnote;
mod inline;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use super::{escape, highlight};
use crate::doc::{Attr, Block, Doc, Inline, Legible, Stage};

/// What the site knows and a document does not.
pub trait Hooks: Sized {
    /// The stage of the documents that are written.
    type Stage: Legible;

    /// The words that the writer adds.
    fn words(&self) -> &Words;

    /// Where a link leads.
    fn link(&self, to: &<Self::Stage as Stage>::Link) -> LinkAttrs;

    /// Where a picture is.
    fn picture(&self, from: &<Self::Stage as Stage>::Link) -> PictureAttrs;

    /// What a table is called to who cannot see it: by the words of the heading above it, if any.
    fn table_label(&self, heading: &str) -> String {
        heading.to_owned()
    }

    /// Writes a fact of the practice.
    fn fact(body: &mut Body<'_, Self>, fact: &<Self::Stage as Stage>::Fact);

    /// Writes references to the bibliography.
    fn citation(body: &mut Body<'_, Self>, citation: &<Self::Stage as Stage>::Citation);

    /// Writes what stands for a directive. Blocks inside it go to [`Body::blocks`].
    fn insert(body: &mut Body<'_, Self>, insert: &<Self::Stage as Stage>::Insert);

    /// Writes `[words]{.class}`.
    fn span(body: &mut Body<'_, Self>, attr: &Attr, text: &[Inline<Self::Stage>]) {
        body.author_element("span", attr, text);
    }

    /// Code as HTML; nothing, to show it plain.
    fn code(&self, language: &str, text: &str) -> Option<Arc<str>> {
        highlight::code(language, text)
    }
}

/// The words that the writer adds, in the page's language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names of alerts are the words that authors write")]
pub struct Words {
    /// What stands before a task that is done, for who cannot see its tick.
    pub done: String,
    /// What the notes at the end are called.
    pub footnotes: String,
    /// What the link from a note back to the text is called.
    pub back: String,
    pub note: String,
    pub tip: String,
    pub important: String,
    pub warning: String,
    pub caution: String,
}

/// The attributes of a link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkAttrs {
    /// Where to.
    pub href: String,
    /// `noopener` and the like.
    pub rel: Option<&'static str>,
}

/// The attributes of a picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PictureAttrs {
    /// Where it is.
    pub src: String,
    /// Width and height in pixels, so that the page does not jump.
    pub size: Option<(u32, u32)>,
}

/// Writes a whole document, its footnotes at the end.
pub fn write<H: Hooks>(doc: &Doc<H::Stage>, hooks: &mut H) -> String {
    let mut body = Body::new(hooks);
    body.blocks(&doc.blocks);
    body.footnotes(doc);
    body.into_html()
}

/// HTML on its way.
#[derive(Debug)]
pub struct Body<'h, H> {
    /// What the site knows.
    pub hooks: &'h mut H,
    html: String,
    /// The footnotes met so far: their number in the document, and how often they were mentioned.
    met: Vec<(usize, usize)>,
    /// The words of the last heading, and how many tables have stood below it.
    below: (String, usize),
}

/// Room for a text as long as most pages have, in bytes, so that it does not move while it grows.
const ROOM: usize = 8 * 1024;

/// What hooks write with.
impl<'h, H: Hooks> Body<'h, H> {
    /// Nothing yet.
    pub fn new(hooks: &'h mut H) -> Self {
        let html = String::with_capacity(ROOM);
        Body { hooks, html, met: Vec::new(), below: Default::default() }
    }

    /// What has been written.
    pub fn into_html(self) -> String {
        self.html
    }

    /// HTML as it is.
    pub fn raw(&mut self, html: &str) {
        self.html.push_str(html);
    }

    /// Words, escaped.
    pub fn text(&mut self, words: &str) {
        escape::text(words, &mut self.html);
    }

    /// An attribute and the space before it.
    pub fn attribute(&mut self, name: &str, value: &str) {
        self.raw(" ");
        self.raw(name);
        self.raw("=\"");
        self.text(value);
        self.raw("\"");
    }

    /// Blocks, one below the other.
    pub fn blocks(&mut self, blocks: &[Block<H::Stage>]) {
        blocks.iter().for_each(|block| self.block(&block.kind));
    }

    /// Running text.
    pub fn inlines(&mut self, text: &[Inline<H::Stage>]) {
        text.iter().for_each(|inline| self.inline(&inline.kind));
    }

    /// An element and what is in it.
    pub fn element(&mut self, name: &str, inside: impl FnOnce(&mut Self)) {
        self.raw("<");
        self.raw(name);
        self.raw(">");
        inside(self);
        self.close(name);
    }

    /// An element of running text with an author's id, classes and language. What else an author
    /// writes is for directives.
    pub fn author_element(&mut self, name: &str, attr: &Attr, text: &[Inline<H::Stage>]) {
        let id = attr.id.as_ref().map_or("", |id| id.value.as_str());
        self.named_element(name, id, attr, text);
    }

    /// Takes back the space at the end, so that what comes next stands close.
    pub fn close_up(&mut self) {
        self.html.truncate(self.html.trim_end_matches([' ', '\n']).len());
    }

    /// Begins a line, unless one has just begun.
    pub fn line(&mut self) {
        if !self.html.is_empty() && !self.html.ends_with('\n') {
            self.html.push('\n');
        }
    }
}

/// What the writer itself writes with.
impl<H: Hooks> Body<'_, H> {
    fn close(&mut self, name: &str) {
        self.raw("</");
        self.raw(name);
        self.raw(">");
    }

    /// An element that ends its line.
    fn element_line(&mut self, name: &str, inside: impl FnOnce(&mut Self)) {
        self.element(name, inside);
        self.raw("\n");
    }

    /// An element whose tags have lines of their own.
    fn element_lines(&mut self, name: &str, inside: impl FnOnce(&mut Self)) {
        self.element_line(name, |body| {
            body.raw("\n");
            inside(body);
            body.line();
        });
    }

    fn named_element(&mut self, name: &str, id: &str, attr: &Attr, text: &[Inline<H::Stage>]) {
        self.raw("<");
        self.raw(name);
        if !id.is_empty() {
            self.attribute("id", id);
        }
        let classes: Vec<&str> = attr.classes.iter().map(|class| class.value.as_str()).collect();
        if !classes.is_empty() {
            self.attribute("class", &classes.join(" "));
        }
        for (key, value) in &attr.pairs {
            if matches!(key.value.as_str(), "lang" | "dir") {
                self.attribute(&key.value, &value.value);
            }
        }
        self.raw(">");
        self.inlines(text);
        self.close(name);
    }
}
