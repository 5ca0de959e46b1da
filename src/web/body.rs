//! A document's blocks become HTML.
//!
//! What every site writes alike is here: paragraphs, lists, tables, footnotes. What depends on the
//! site (where links lead, what an insert looks like, the words of a language) comes from [`Hooks`].
//!
//! Invariants: every word of an author is escaped, unless it is HTML that the site allows; there is
//! no style attribute; footnotes are numbered as they are met, so the numbers have no gaps even
//! where the site has left a mention out.

use std::fmt::Write as _;

use super::{escape, highlight};
use crate::doc::{
    AlertKind, Align, Attr, Block, BlockKind, Cell, Definition, Doc, Inline, InlineKind, ListItem,
    Stage,
};

/// What the site knows and a document does not.
pub trait Hooks: Sized {
    /// The stage of the documents that are written.
    type Stage: Stage;

    /// The words that the writer adds.
    fn words(&self) -> &Words;

    /// Where a link leads.
    fn link(&self, to: &<Self::Stage as Stage>::Link) -> LinkAttrs;

    /// Where a picture is.
    fn picture(&self, from: &<Self::Stage as Stage>::Link) -> PictureAttrs;

    /// Writes a fact of the practice.
    fn fact(body: &mut Body<'_, Self>, fact: &<Self::Stage as Stage>::Fact);

    /// Writes references to the bibliography.
    fn citation(body: &mut Body<'_, Self>, citation: &<Self::Stage as Stage>::Citation);

    /// Writes what stands for a directive. Blocks inside it go to [`Body::blocks`].
    fn insert(body: &mut Body<'_, Self>, insert: &<Self::Stage as Stage>::Insert);

    /// Writes `[words]{.class}`.
    fn span(body: &mut Body<'_, Self>, attr: &Attr, text: &[Inline<Self::Stage>]) {
        body.element("span", attr, text);
    }

    /// Code as HTML; nothing, to show it plain.
    fn code(&self, language: &str, text: &str) -> Option<String> {
        highlight::code(language, text)
    }
}

/// The words that the writer adds, in the page's language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names of alerts are the words that authors write")]
pub struct Words {
    /// What a table is called to who cannot see it.
    pub table: String,
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
    /// `external` and the like.
    pub class: Option<&'static str>,
    /// The language of what it leads to, if another.
    pub hreflang: Option<String>,
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
    let mut body = Body { html: String::new(), hooks, met: Vec::new() };
    body.blocks(&doc.blocks);
    body.footnotes(doc);
    body.html
}

/// HTML on its way.
#[derive(Debug)]
pub struct Body<'h, H> {
    /// What the site knows.
    pub hooks: &'h mut H,
    html: String,
    /// The footnotes met so far: their number in the document, and how often they were mentioned.
    met: Vec<(usize, usize)>,
}

/// What hooks write with.
impl<H: Hooks> Body<'_, H> {
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

    /// An element of running text with an author's attributes.
    pub fn element(&mut self, name: &str, attr: &Attr, text: &[Inline<H::Stage>]) {
        self.raw("<");
        self.raw(name);
        self.attr(attr.id.as_ref().map_or("", |id| id.value.as_str()), attr);
        self.raw(">");
        self.inlines(text);
        self.close(name);
    }

    /// Begins a line, unless one has just begun.
    pub fn line(&mut self) {
        if !self.html.is_empty() && !self.html.ends_with('\n') {
            self.html.push('\n');
        }
    }
}

/// Blocks.
impl<H: Hooks> Body<'_, H> {
    fn block(&mut self, kind: &BlockKind<H::Stage>) {
        self.line();
        match kind {
            BlockKind::Paragraph(text) => self.wrap("p", |body| body.inlines(text)),
            BlockKind::Heading { level, id, attr, text } => self.heading(*level, id, attr, text),
            BlockKind::Code { language, text } => self.code(language.as_deref(), text),
            BlockKind::Quote(blocks) => self.wrap_lines("blockquote", |body| body.blocks(blocks)),
            BlockKind::Alert(kind, blocks) => self.alert(*kind, blocks),
            BlockKind::List { start, tight, items } => self.list(*start, *tight, items),
            BlockKind::Definitions(list) => {
                self.wrap_lines("dl", |body| list.iter().for_each(|one| body.definition(one)));
            }
            BlockKind::Table { align, head, rows } => self.table(align, head, rows),
            BlockKind::Rule => self.raw("<hr>\n"),
            BlockKind::Html(html) => self.raw(html),
            BlockKind::Insert(insert) => H::insert(self, insert),
        }
    }

    fn close(&mut self, name: &str) {
        self.raw("</");
        self.raw(name);
        self.raw(">");
    }

    /// An element on one line.
    fn wrap(&mut self, name: &str, inside: impl FnOnce(&mut Self)) {
        self.raw("<");
        self.raw(name);
        self.raw(">");
        inside(self);
        self.close(name);
        self.raw("\n");
    }

    /// An element whose tags have lines of their own.
    fn wrap_lines(&mut self, name: &str, inside: impl FnOnce(&mut Self)) {
        self.wrap(name, |body| {
            body.raw("\n");
            inside(body);
            body.line();
        });
    }

    fn heading(&mut self, level: u8, id: &str, attr: &Attr, text: &[Inline<H::Stage>]) {
        let name = format!("h{level}");
        self.raw("<");
        self.raw(&name);
        self.attr(id, attr);
        self.raw(">");
        self.inlines(text);
        self.close(&name);
        self.raw("\n");
    }

    /// Id, classes and language; what else an author writes is for directives.
    fn attr(&mut self, id: &str, attr: &Attr) {
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
    }

    fn code(&mut self, language: Option<&str>, text: &str) {
        self.raw("<pre><code");
        if let Some(language) = language {
            self.attribute("class", &format!("language-{language}"));
        }
        self.raw(">");
        match language.and_then(|language| self.hooks.code(language, text)) {
            Some(html) => self.raw(&html),
            None => self.text(text),
        }
        self.raw("</code></pre>\n");
    }

    fn alert(&mut self, kind: AlertKind, blocks: &[Block<H::Stage>]) {
        let words = self.hooks.words();
        let (class, label) = match kind {
            AlertKind::Note => ("note", &words.note),
            AlertKind::Tip => ("tip", &words.tip),
            AlertKind::Important => ("important", &words.important),
            AlertKind::Warning => ("warning", &words.warning),
            AlertKind::Caution => ("caution", &words.caution),
        };
        let label = label.clone();
        self.raw(&format!("<div class=\"alert alert-{class}\">\n<p class=\"alert-label\">"));
        self.text(&label);
        self.raw("</p>\n");
        self.blocks(blocks);
        self.line();
        self.raw("</div>\n");
    }

    fn list(&mut self, start: Option<u64>, tight: bool, items: &[ListItem<H::Stage>]) {
        let name = if start.is_some() { "ol" } else { "ul" };
        self.raw("<");
        self.raw(name);
        if items.iter().any(|item| item.task.is_some()) {
            self.attribute("class", "tasks");
        }
        if let Some(start) = start.filter(|start| *start != 1) {
            self.attribute("start", &start.to_string());
        }
        self.raw(">\n");
        items.iter().for_each(|item| self.item(tight, item));
        self.close(name);
        self.raw("\n");
    }

    /// A task has a box to tick on paper; a screen has nothing to remember a tick with.
    fn item(&mut self, tight: bool, item: &ListItem<H::Stage>) {
        self.raw(match item.task {
            None => "<li>",
            Some(false) => "<li class=\"task\">",
            Some(true) => "<li class=\"task done\">",
        });
        if item.task.is_some() {
            self.raw("<span class=\"box\" aria-hidden=\"true\"></span>");
        }
        self.held(tight, &item.blocks);
        self.raw("</li>\n");
    }

    /// Blocks in an item; if it is tight, its paragraphs have no tags.
    fn held(&mut self, tight: bool, blocks: &[Block<H::Stage>]) {
        for block in blocks {
            match &block.kind {
                BlockKind::Paragraph(text) if tight => {
                    if !self.html.ends_with('>') {
                        self.line();
                    }
                    self.inlines(text);
                }
                kind => self.block(kind),
            }
        }
    }

    fn definition(&mut self, definition: &Definition<H::Stage>) {
        self.raw("<dt");
        self.attribute("id", &definition.id);
        self.raw(">");
        self.inlines(&definition.term);
        self.raw("</dt>\n");
        for meaning in &definition.meanings {
            self.wrap("dd", |body| body.held(meaning.len() == 1, meaning));
        }
    }

    /// A table may be wider than a telephone: it gets a frame that scrolls, which a keyboard can
    /// reach.
    fn table(&mut self, align: &[Align], head: &[Cell<H::Stage>], rows: &[Vec<Cell<H::Stage>>]) {
        let label = self.hooks.words().table.clone();
        self.raw("<div class=\"table\" role=\"region\" tabindex=\"0\"");
        self.attribute("aria-label", &label);
        self.raw(">\n<table>\n<thead>\n");
        self.row(align, head, "th scope=\"col\"");
        self.raw("</thead>\n");
        if !rows.is_empty() {
            self.raw("<tbody>\n");
            rows.iter().for_each(|row| self.row(align, row, "td"));
            self.raw("</tbody>\n");
        }
        self.raw("</table>\n</div>\n");
    }

    fn row(&mut self, align: &[Align], cells: &[Cell<H::Stage>], tag: &str) {
        self.raw("<tr>");
        for (cell, align) in cells.iter().zip(align) {
            self.raw("<");
            self.raw(tag);
            match align {
                Align::Unset | Align::Start => {}
                Align::Center => self.attribute("class", "align-center"),
                Align::End => self.attribute("class", "align-end"),
            }
            self.raw(">");
            self.inlines(&cell.text);
            self.close(&tag[..2]);
        }
        self.raw("</tr>\n");
    }
}

/// Running text.
impl<H: Hooks> Body<'_, H> {
    fn inline(&mut self, kind: &InlineKind<H::Stage>) {
        match kind {
            InlineKind::Text(words) => self.text(words),
            InlineKind::Code(words) => self.tagged("code", |body| body.text(words)),
            InlineKind::Emphasis(text) => self.tagged("em", |body| body.inlines(text)),
            InlineKind::Strong(text) => self.tagged("strong", |body| body.inlines(text)),
            InlineKind::Strike(text) => self.tagged("del", |body| body.inlines(text)),
            InlineKind::Link { to, title, text } => self.link(to, title.as_deref(), text),
            InlineKind::Image { from, title, alt } => self.picture(from, title.as_deref(), alt),
            InlineKind::FootnoteRef { number, .. } => self.mention(*number),
            InlineKind::Span(attr, text) => H::span(self, attr, text),
            InlineKind::Fact(fact) => H::fact(self, fact),
            InlineKind::Citation(citation) => H::citation(self, citation),
            InlineKind::SoftBreak => self.raw("\n"),
            InlineKind::HardBreak => self.raw("<br>\n"),
            InlineKind::Html(html) => self.raw(html),
        }
    }

    fn tagged(&mut self, name: &str, inside: impl FnOnce(&mut Self)) {
        self.raw("<");
        self.raw(name);
        self.raw(">");
        inside(self);
        self.close(name);
    }

    fn link(
        &mut self,
        to: &<H::Stage as Stage>::Link,
        title: Option<&str>,
        text: &[Inline<H::Stage>],
    ) {
        let attrs = self.hooks.link(to);
        self.raw("<a href=\"");
        escape::address(&attrs.href, &mut self.html);
        self.raw("\"");
        let rest = [
            ("title", title),
            ("rel", attrs.rel),
            ("class", attrs.class),
            ("hreflang", attrs.hreflang.as_deref()),
        ];
        for (name, value) in rest {
            value.into_iter().for_each(|value| self.attribute(name, value));
        }
        self.raw(">");
        self.inlines(text);
        self.raw("</a>");
    }

    fn picture(&mut self, from: &<H::Stage as Stage>::Link, title: Option<&str>, alt: &str) {
        let attrs = self.hooks.picture(from);
        self.raw("<img src=\"");
        escape::address(&attrs.src, &mut self.html);
        self.raw("\"");
        self.attribute("alt", alt);
        title.into_iter().for_each(|title| self.attribute("title", title));
        if let Some((width, height)) = attrs.size {
            self.attribute("width", &width.to_string());
            self.attribute("height", &height.to_string());
        }
        self.raw(">");
    }
}

/// Footnotes. Their ids have a colon, which no slug of a heading has.
impl<H: Hooks> Body<'_, H> {
    fn mention(&mut self, number: usize) {
        let index = match self.met.iter().position(|(known, _)| *known == number) {
            Some(index) => index,
            None => {
                self.met.push((number, 0));
                self.met.len() - 1
            }
        };
        self.met[index].1 += 1;
        let shown = index + 1;
        let id = mention_id(shown, self.met[index].1);
        self.raw(&format!(
            "<sup class=\"footnote-ref\"><a href=\"#fn:{shown}\" id=\"{id}\" \
             role=\"doc-noteref\">{shown}</a></sup>"
        ));
    }

    /// The notes that were met. A note may mention others: those follow.
    fn footnotes(&mut self, doc: &Doc<H::Stage>) {
        if self.met.is_empty() {
            return;
        }
        let label = self.hooks.words().footnotes.clone();
        self.line();
        self.raw("<section class=\"footnotes\" role=\"doc-endnotes\"");
        self.attribute("aria-label", &label);
        self.raw(">\n<ol>\n");
        let mut shown = 1;
        while let Some((number, _)) = self.met.get(shown - 1).copied() {
            if let Some(note) = doc.footnotes.get(number.wrapping_sub(1)) {
                self.footnote(shown, &note.blocks);
            }
            shown += 1;
        }
        self.raw("</ol>\n</section>\n");
    }

    /// One note; the way back stands at the end of its last paragraph.
    fn footnote(&mut self, shown: usize, blocks: &[Block<H::Stage>]) {
        self.raw(&format!("<li id=\"fn:{shown}\">\n"));
        match blocks.split_last() {
            Some((Block { kind: BlockKind::Paragraph(text), .. }, before)) => {
                self.blocks(before);
                self.line();
                self.wrap("p", |body| {
                    body.inlines(text);
                    body.ways_back(shown);
                });
            }
            _ => {
                self.blocks(blocks);
                self.line();
                self.wrap("p", |body| body.ways_back(shown));
            }
        }
        self.raw("</li>\n");
    }

    fn ways_back(&mut self, shown: usize) {
        let label = self.hooks.words().back.clone();
        for mention in 1..=self.met[shown - 1].1 {
            let id = mention_id(shown, mention);
            self.raw(&format!(" <a href=\"#{id}\" class=\"footnote-back\" role=\"doc-backlink\""));
            self.attribute("aria-label", &format!("{label} {shown}"));
            self.raw(">\u{21a9}\u{fe0e}</a>");
        }
    }
}

fn mention_id(shown: usize, mention: usize) -> String {
    let mut id = format!("fnref:{shown}");
    if mention > 1 {
        let _ = write!(id, ":{mention}");
    }
    id
}
