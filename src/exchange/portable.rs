//! Text of a site becomes text that needs no site: links are whole addresses, the crisis block is
//! its lines in words, and what only a page can draw is gone.
//!
//! What comes out holds no fact, citation or directive, so that it can be written as Markdown for
//! anybody, or as plain words.

use crate::doc::{Block, BlockKind, Href, Inline, InlineKind, Resolve, Written, resolve_blocks};
use crate::site::view::{Crisis, CrisisLine, Inset, NoteRef, Resolved, Target};
use crate::source::Span;
use crate::words::{Arg, Words};

/// Makes text portable.
pub(super) struct Portable<'a> {
    /// The address that the site stands at.
    pub(super) base_url: &'a str,
    /// The language's interface words.
    pub(super) words: &'a Words,
}

impl Portable<'_> {
    /// Blocks that need no site.
    pub(super) fn blocks(&mut self, blocks: &[Block<Resolved>]) -> Vec<Block<Written>> {
        resolve_blocks(blocks, self).into_iter().map(plain_attributes).collect()
    }

    /// The crisis block in words: the emergency number first, then each line with its ways.
    pub(super) fn crisis(&self, crisis: &Crisis, span: Span) -> Vec<Block<Written>> {
        let mut first = Vec::new();
        if crisis.emergency_tel.is_some() {
            let number = self.say("crisis_call", "number", &crisis.emergency);
            first.push(Inline { kind: InlineKind::Strong(vec![text(&number, span)]), span });
            first.push(text(": ", span));
        }
        join(&mut first, text(&crisis.emergency_text, span));
        let lines = crisis.lines.iter().map(|line| vec![text(&self.line(line), span)]);
        let paragraphs = std::iter::once(first).chain(lines);
        paragraphs.map(|words| Block { kind: BlockKind::Paragraph(words), span }).collect()
    }

    /// A crisis line: its name, for whom it is, and how to reach it.
    fn line(&self, line: &CrisisLine) -> String {
        let sms = line.sms.as_ref().map(|number| match &line.sms_word {
            Some(word) => self.words.say(
                "crisis_text_word",
                &[("word", Arg::Text(word)), ("number", Arg::Text(number))],
            ),
            None => self.say("crisis_text", "number", number),
        });
        let call = line.phone.as_ref().map(|phone| self.say("crisis_call", "number", phone));
        let ways = [call, sms, line.chat.clone(), line.email.clone(), line.url.clone()];
        let ways: Vec<String> = ways.into_iter().flatten().collect();
        let audience = line.audience.as_ref().map(|who| format!(" ({who})")).unwrap_or_default();
        format!("{}{audience}: {}", line.name, ways.join("; "))
    }

    fn say(&self, word: &str, name: &str, value: &str) -> String {
        self.words.say(word, &[(name, Arg::Text(value))])
    }

    fn address(&self, to: &Target) -> String {
        match to {
            Target::External(url) => url.clone(),
            Target::Page(path) | Target::Asset { url: path, .. } => self.absolute(path),
        }
    }

    /// The whole address of a path from the host's root. Views for paper have whole ones already.
    fn absolute(&self, path: &str) -> String {
        if !path.starts_with('/') {
            return path.to_owned();
        }
        let host = self.base_url.splitn(4, '/').take(3).collect::<Vec<_>>().join("/");
        format!("{host}{path}")
    }
}

fn text(words: &str, span: Span) -> Inline<Written> {
    Inline { kind: InlineKind::Text(words.into()), span }
}

impl Resolve<Resolved, Written> for Portable<'_> {
    fn link(&mut self, to: &Target, span: Span) -> Option<Href> {
        let to = self.address(to);
        // An anchor of this page leads nowhere from another.
        (!to.contains("#page:")).then_some(Href { to, span })
    }

    fn image(&mut self, _: &Target, _: Span) -> Option<Href> {
        None
    }

    fn fact(&mut self, fact: &std::convert::Infallible, _: Span) -> Vec<Inline<Written>> {
        match *fact {}
    }

    /// It stays as a mark until the space before it has gone, too.
    fn citation(&mut self, _: &Vec<NoteRef>, span: Span) -> Vec<Inline<Written>> {
        vec![Inline { kind: InlineKind::Citation(Vec::new()), span }]
    }

    fn insert(&mut self, inset: &Inset, span: Span) -> Vec<Block<Written>> {
        match inset {
            Inset::Crisis(crisis) => self.crisis(crisis, span),
            Inset::Box(_, blocks) => resolve_blocks(blocks, self),
            _ => Vec::new(),
        }
    }
}

/// The block without ids and classes, which mean something to our pages alone.
fn plain_attributes(block: Block<Written>) -> Block<Written> {
    let each = |blocks: Vec<Block<Written>>| blocks.into_iter().map(plain_attributes).collect();
    let kind = match block.kind {
        BlockKind::Paragraph(text) => BlockKind::Paragraph(plain_spans(text)),
        BlockKind::Heading { level, text, .. } => {
            BlockKind::Heading { level, id: String::new(), attr: None, text: plain_spans(text) }
        }
        BlockKind::Quote(blocks) => BlockKind::Quote(each(blocks)),
        BlockKind::Alert(_, blocks) => BlockKind::Quote(each(blocks)),
        BlockKind::List { start, tight, mut items } => {
            for item in &mut items {
                item.blocks = each(std::mem::take(&mut item.blocks));
            }
            BlockKind::List { start, tight, items }
        }
        kind => kind,
    };
    Block { kind, span: block.span }
}

fn plain_spans(text: Vec<Inline<Written>>) -> Vec<Inline<Written>> {
    let mut out: Vec<Inline<Written>> = Vec::new();
    for one in text {
        if let InlineKind::Citation(_) = one.kind {
            if let Some(Inline { kind: InlineKind::Text(words), .. }) = out.last_mut() {
                *words = words.trim_end().into();
            }
            continue;
        }
        plain_span(one).into_iter().for_each(|next| join(&mut out, next));
    }
    out
}

/// Adds an inline; neighbouring texts are one.
fn join(out: &mut Vec<Inline<Written>>, next: Inline<Written>) {
    match (out.last_mut().map(|last| &mut last.kind), &next.kind) {
        (Some(InlineKind::Text(before)), InlineKind::Text(words)) => before.join(words),
        _ => out.push(next),
    }
}

fn plain_span(one: Inline<Written>) -> Vec<Inline<Written>> {
    let kind = match one.kind {
        InlineKind::Span(_, text) => return plain_spans(text),
        InlineKind::FootnoteRef { .. } => return Vec::new(),
        InlineKind::Emphasis(text) => InlineKind::Emphasis(plain_spans(text)),
        InlineKind::Strong(text) => InlineKind::Strong(plain_spans(text)),
        InlineKind::Strike(text) => InlineKind::Strike(plain_spans(text)),
        InlineKind::Link(mut link) => {
            link.text = plain_spans(link.text);
            InlineKind::Link(link)
        }
        kind => kind,
    };
    vec![Inline { kind, span: one.span }]
}
