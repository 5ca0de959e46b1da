//! Running text as HTML.

use super::{Body, Hooks};
use crate::doc::{Inline, InlineKind, Stage};
use crate::web::escape;

impl<H: Hooks> Body<'_, H> {
    pub(super) fn inline(&mut self, kind: &InlineKind<H::Stage>) {
        match kind {
            InlineKind::Text(words) => self.text(words),
            InlineKind::Code(words) => self.element("code", |body| body.text(words)),
            InlineKind::Emphasis(text) => self.element("em", |body| body.inlines(text)),
            InlineKind::Strong(text) => self.element("strong", |body| body.inlines(text)),
            InlineKind::Strike(text) => self.element("del", |body| body.inlines(text)),
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
        for (name, value) in [("title", title), ("rel", attrs.rel)] {
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
