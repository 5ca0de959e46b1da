//! Running text as HTML.

use super::{Body, Hooks};
use crate::doc::{Image, InlineKind, Link};
use crate::web::escape;

impl<H: Hooks> Body<'_, H> {
    pub(super) fn inline(&mut self, kind: &InlineKind<H::Stage>) {
        match kind {
            InlineKind::Text(words) => self.text(words),
            InlineKind::Code(words) => self.element("code", |body| body.text(words)),
            InlineKind::Emphasis(text) => self.element("em", |body| body.inlines(text)),
            InlineKind::Strong(text) => self.element("strong", |body| body.inlines(text)),
            InlineKind::Strike(text) => self.element("del", |body| body.inlines(text)),
            InlineKind::Link(link) => self.link(link),
            InlineKind::Image(image) => self.picture(image),
            InlineKind::FootnoteRef { number, .. } => self.mention(*number),
            InlineKind::Span(attr, text) => H::span(self, attr, text),
            InlineKind::Fact(fact) => H::fact(self, fact),
            InlineKind::Citation(citation) => H::citation(self, citation),
            InlineKind::SoftBreak => self.raw("\n"),
            InlineKind::HardBreak => self.raw("<br>\n"),
            InlineKind::Html(html) => self.raw(html),
        }
    }

    fn link(&mut self, link: &Link<H::Stage>) {
        let attrs = self.hooks.link(&link.to);
        self.raw("<a href=\"");
        escape::address(&attrs.href, &mut self.html);
        self.raw("\"");
        for (name, value) in [("title", link.title.as_deref()), ("rel", attrs.rel)] {
            value.into_iter().for_each(|value| self.attribute(name, value));
        }
        self.raw(">");
        self.inlines(&link.text);
        self.raw("</a>");
    }

    fn picture(&mut self, image: &Image<H::Stage>) {
        let attrs = self.hooks.picture(&image.from);
        self.raw("<img src=\"");
        escape::address(&attrs.src, &mut self.html);
        self.raw("\"");
        self.attribute("alt", &image.alt);
        image.title.iter().for_each(|title| self.attribute("title", title));
        if let Some((width, height)) = attrs.size {
            self.attribute("width", &width.to_string());
            self.attribute("height", &height.to_string());
        }
        self.raw(">");
    }
}
