//! A resolved document's own parts become HTML: links with final addresses, pictures, numbered
//! notes, insets.
//!
//! Never looks an address up: a [`Target`] is final. Invariant: an id that is made here has a
//! colon, which no slug of a heading has.

use std::sync::Arc;

use super::body::{self, Body, Hooks, LinkAttrs, PictureAttrs};
use super::html::{each, text};
use super::insets;
use crate::doc::Doc;
use crate::site::view::{Inset, Note, NoteRef, Resolved, Target};
use crate::words::{Arg, Words};

/// What writing a page's text asks of its language.
#[derive(Clone)]
pub(super) struct Page<'a> {
    /// The interface words.
    pub words: &'a Words,
    body_words: Arc<body::Words>,
}

impl<'a> Page<'a> {
    /// Finds the words that every text may need, once for all pages of a language.
    pub(super) fn of(words: &'a Words) -> Self {
        Page { words, body_words: Arc::new(body_words(words)) }
    }
}

/// A page's text as HTML.
pub(super) fn write(doc: &Doc<Resolved>, page: &Page<'_>) -> String {
    body::write(doc, &mut page.clone())
}

fn body_words(words: &Words) -> body::Words {
    body::Words {
        done: words.get("task_done"),
        footnotes: words.get("footnotes"),
        back: words.get("note_back"),
        note: words.get("alert_note"),
        tip: words.get("alert_tip"),
        important: words.get("alert_important"),
        warning: words.get("alert_warning"),
        caution: words.get("alert_caution"),
    }
}

impl Hooks for Page<'_> {
    type Stage = Resolved;

    fn words(&self) -> &body::Words {
        &self.body_words
    }

    fn link(&self, to: &Target) -> LinkAttrs {
        let (href, rel) = match to {
            Target::Page(url) | Target::Asset { url, .. } => (url.clone(), None),
            Target::External(url) => (url.clone(), url.starts_with("http").then_some("noopener")),
        };
        LinkAttrs { href, rel }
    }

    fn picture(&self, from: &Target) -> PictureAttrs {
        match from {
            Target::Page(url) | Target::External(url) => {
                PictureAttrs { src: url.clone(), size: None }
            }
            Target::Asset { url, size } => PictureAttrs { src: url.clone(), size: *size },
        }
    }

    fn table_label(&self, heading: &str) -> String {
        match heading {
            "" => self.words.get("table_scroll"),
            heading => self.words.say("table_below", &[("heading", Arg::Text(heading))]),
        }
    }

    fn fact(_: &mut Body<'_, Self>, fact: &std::convert::Infallible) {
        match *fact {}
    }

    fn citation(body: &mut Body<'_, Self>, citation: &Vec<NoteRef>) {
        body.close_up();
        body.raw("<sup class=\"cite\">");
        for (at, note) in citation.iter().enumerate() {
            body.raw(if at == 0 { "" } else { ", " });
            let html = mention(note, body.hooks.words);
            body.raw(&html);
        }
        body.raw("</sup>");
    }

    fn insert(body: &mut Body<'_, Self>, inset: &Inset) {
        insets::write(body, inset);
    }
}

/// `3`, or `3 (p. 4)`; who hears it hears "Note 3".
fn mention(note: &NoteRef, words: &Words) -> String {
    let NoteRef { number, mention, locator } = note;
    let heard = words.say("note_mark", &[("number", Arg::Number(*number))]);
    let locator = locator.as_ref().map(|l| format!(" ({})", text(l))).unwrap_or_default();
    format!(
        "<a href=\"#note:{number}\" id=\"cite:{number}:{mention}\" role=\"doc-noteref\" aria-label=\"{}\">{number}</a>{locator}",
        text(&heard)
    )
}

/// The notes at the page's foot, as the items of a list.
pub(super) fn notes(notes: &[Note], words: &Words) -> String {
    each(notes, |note| {
        format!(
            "<li id=\"note:{}\">{}{}</li>\n",
            note.number,
            insets::pieces(&note.text),
            (1..=note.mentions)
                .map(|mention| way_back(note.number, mention, words))
                .collect::<String>(),
        )
    })
}

fn way_back(number: usize, mention: usize, words: &Words) -> String {
    let label = words
        .say("note_back_to", &[("mention", Arg::Number(mention)), ("number", Arg::Number(number))]);
    format!(
        " <a class=\"way-back\" href=\"#cite:{number}:{mention}\" role=\"doc-backlink\" aria-label=\"{}\">\u{21a9}\u{fe0e}</a>",
        text(&label)
    )
}
