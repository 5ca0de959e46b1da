//! Each kind of block as HTML.

use super::{Body, Hooks};
use crate::doc::{
    AlertKind, Align, Attr, Block, BlockKind, Cell, Definition, Inline, ListItem, plain_text,
};

/// The elements of headings, by level.
const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

impl<H: Hooks> Body<'_, H> {
    pub(super) fn block(&mut self, kind: &BlockKind<H::Stage>) {
        self.line();
        match kind {
            BlockKind::Paragraph(text) => self.element_line("p", |body| body.inlines(text)),
            BlockKind::Heading { level, id, attr, text } => {
                self.heading(*level, (id, attr.as_deref()), text);
            }
            BlockKind::Code { language, text } => self.code(language.as_deref(), text),
            BlockKind::Quote(blocks) => {
                self.element_lines("blockquote", |body| body.blocks(blocks))
            }
            BlockKind::Alert(kind, blocks) => self.alert(*kind, blocks),
            BlockKind::List { start, tight, items } => self.list(*start, *tight, items),
            BlockKind::Definitions(list) => {
                self.element_lines("dl", |body| list.iter().for_each(|one| body.definition(one)));
            }
            BlockKind::Table { align, head, rows } => self.table(align, head, rows),
            BlockKind::Rule => self.raw("<hr>\n"),
            BlockKind::Html(html) => self.raw(html),
            BlockKind::Insert(insert) => H::insert(self, insert),
        }
    }

    fn heading(&mut self, level: u8, (id, attr): (&str, Option<&Attr>), text: &[Inline<H::Stage>]) {
        self.below = (plain_text(text), 0);
        let name = HEADINGS[usize::from(level.clamp(1, 6)) - 1];
        self.named_element(name, id, attr.unwrap_or(&Attr::default()), text);
        self.raw("\n");
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
        if item.task == Some(true) {
            let done = self.hooks.words().done.clone();
            self.raw("<span class=\"unseen\">");
            self.text(&done);
            self.raw(": </span>");
        }
        self.held(tight, &item.blocks);
        self.raw("</li>\n");
    }

    /// Blocks in an item; if it is tight, its paragraphs have no tags.
    fn held(&mut self, tight: bool, blocks: &[Block<H::Stage>]) {
        for (index, block) in blocks.iter().enumerate() {
            match &block.kind {
                BlockKind::Paragraph(text) if tight => {
                    if index > 0 {
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
            self.element_line("dd", |body| body.held(meaning.len() == 1, meaning));
        }
    }

    /// A table may be wider than a telephone: it gets a frame that scrolls, which a keyboard can
    /// reach. Several below one heading are told apart by numbers.
    fn table(&mut self, align: &[Align], head: &[Cell<H::Stage>], rows: &[Vec<Cell<H::Stage>>]) {
        let mut label = self.hooks.table_label(&self.below.0);
        self.below.1 += 1;
        if self.below.1 > 1 {
            label.push_str(&format!(" ({})", self.below.1));
        }
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
