//! A worksheet drawn, in each of its faces: as a form, as lines to write on, with its worked example
//! written in, as questions to read.
//!
//! All faces have one outline, so that one stylesheet lays them out alike on screen and on paper.
//! Nothing here sends or keeps an answer: a form has no submit button, and its controls have no
//! names; only radios have, for a browser to know which of them belong together.
//!
//! Invariants: what is drawn around a field, a grid's column, a group or a text has the id that its
//! author gave; every other id begins with `field:` or `sheet:`. Every control has a label.

mod choice;
mod entry;
mod example;
mod field;
mod grid;
mod instrument;
mod scale;
mod shown;
mod tools;

use crate::doc::Block;
use crate::site::view::{Face, Resolved, Sheet};
use crate::site::wording;
use crate::web::body::Body;
use crate::web::html::text;
use crate::web::resolved::Page;
use crate::words::Words;
use crate::worksheet::{Audience, Example, Group, Item, ItemKind};

pub(super) use instrument::instrument;

/// What every part of a sheet is drawn with.
#[derive(Clone, Copy)]
struct Pen<'a> {
    words: &'a Words,
    face: Face,
    /// The language of the questions, if it is not the page's. Texts between them are in the page's.
    lang: Option<&'a str>,
}

impl<'a> Pen<'a> {
    fn of(sheet: &'a Sheet, words: &'a Words) -> Self {
        Pen { words, face: sheet.face, lang: sheet.lang.as_deref() }
    }

    /// ` lang="..."` for what is in the language of the questions.
    fn lang(self) -> String {
        self.lang.map(|lang| format!(" lang=\"{}\"", text(lang))).unwrap_or_default()
    }

    /// The worked example, where it is shown. A sheet to fill in holds no answer.
    fn shown(self, example: Option<&Example>) -> Option<&Example> {
        example.filter(|_| self.face == Face::Example)
    }
}

/// Writes a worksheet.
pub(super) fn sheet(body: &mut Body<'_, Page<'_>>, sheet: &Sheet) {
    let pen = Pen::of(sheet, body.hooks.words);
    frame(body, pen, |body| items(body, pen, &sheet.worksheet.items));
}

/// The sheet itself, and in a form what it says of privacy and its buttons.
fn frame(
    body: &mut Body<'_, Page<'_>>,
    pen: Pen<'_>,
    inside: impl FnOnce(&mut Body<'_, Page<'_>>),
) {
    body.line();
    body.raw(&opening(pen));
    body.raw("<div class=\"sheet-items\">\n");
    inside(body);
    body.line();
    body.raw("</div>\n");
    body.raw(&closing(pen));
}

/// A form with this method sends nothing and leads nowhere, whatever key is pressed in it. What is
/// typed is spelled by no service.
fn opening(pen: Pen<'_>) -> String {
    let say = |name| pen.words.get(name);
    match pen.face {
        Face::Form => format!(
            "<form class=\"sheet sheet-form\" id=\"sheet:fields\" method=\"dialog\" novalidate autocomplete=\"off\" spellcheck=\"false\" aria-label=\"{}\">\n{}",
            text(&say("sheet_form")),
            tools::promise(pen.words),
        ),
        Face::Paper => "<div class=\"sheet sheet-paper\" id=\"sheet:fields\">\n".to_owned(),
        Face::Example => format!(
            "<div class=\"sheet sheet-example\" id=\"sheet:fields\">\n<p class=\"sheet-example-note\"><strong>{}</strong> {}</p>\n",
            text(&say("sheet_example_label")),
            text(&say("sheet_example_note")),
        ),
        Face::Shown => format!(
            "<div class=\"sheet sheet-shown\" id=\"sheet:fields\">\n<p class=\"sheet-promise\">{}</p>\n",
            text(&say("sheet_shown_note")),
        ),
    }
}

fn closing(pen: Pen<'_>) -> String {
    match pen.face {
        Face::Form => format!("{}</form>\n", tools::tools(pen.words)),
        Face::Paper | Face::Example | Face::Shown => "</div>\n".to_owned(),
    }
}

/// Items, one below the other. A question and the crisis block that follows it stay together.
fn items(body: &mut Body<'_, Page<'_>>, pen: Pen<'_>, list: &[Item<Resolved>]) {
    if pen.face == Face::Shown {
        return shown::items(body, pen, list);
    }
    for together in wording::with_crisis(list) {
        match together {
            [one] => item(body, pen, one),
            several => {
                body.raw("<div class=\"together\">\n");
                several.iter().for_each(|one| item(body, pen, one));
                body.raw("</div>\n");
            }
        }
    }
}

fn item(body: &mut Body<'_, Page<'_>>, pen: Pen<'_>, item: &Item<Resolved>) {
    body.line();
    for_whom(body, pen, item.audience, |body| match &item.kind {
        ItemKind::Display(blocks) => display(body, &item.id.value, blocks),
        ItemKind::Group(group) => self::group(body, pen, &item.id.value, group),
        ItemKind::Field(field) => body.raw(&field::field(pen, &item.id.value, field)),
        ItemKind::Grid(grid) => body.raw(&grid::grid(pen, &item.id.value, grid)),
    });
}

/// What is for professionals stands in a box that says so.
fn for_whom(
    body: &mut Body<'_, Page<'_>>,
    pen: Pen<'_>,
    audience: Audience,
    inside: impl FnOnce(&mut Body<'_, Page<'_>>),
) {
    if audience == Audience::Everyone {
        return inside(body);
    }
    body.raw("<div class=\"professional\">\n<p class=\"professional-label\">");
    body.text(&pen.words.get("sheet_professional"));
    body.raw("</p>\n");
    inside(body);
    body.line();
    body.raw("</div>\n");
}

fn display(body: &mut Body<'_, Page<'_>>, id: &str, blocks: &[Block<Resolved>]) {
    body.raw("<div class=\"sheet-text\"");
    body.attribute("id", id);
    body.raw(">\n");
    body.blocks(blocks);
    body.line();
    body.raw("</div>\n");
}

fn group(body: &mut Body<'_, Page<'_>>, pen: Pen<'_>, id: &str, group: &Group<Resolved>) {
    let end = open_group(body, pen, id, group);
    items(body, pen, &group.items);
    body.line();
    body.raw(end);
}

/// Opens a group, and gives back what closes it.
fn open_group(
    body: &mut Body<'_, Page<'_>>,
    pen: Pen<'_>,
    id: &str,
    group: &Group<Resolved>,
) -> &'static str {
    let class = if group.new_page { "group group-page" } else { "group" };
    let (id, label, lang) = (text(id), text(&group.label.value), pen.lang());
    let hint = group.hint.as_ref();
    let described = hint.map(|_| format!(" aria-describedby=\"field:{id}:hint\""));
    let described = described.unwrap_or_default();
    let (start, end) = match pen.face {
        Face::Form => (
            format!(
                "<fieldset class=\"{class}\" id=\"{id}\"{described}>\n<legend class=\"group-label\"{lang}>{label}</legend>\n"
            ),
            "</fieldset>\n",
        ),
        Face::Paper | Face::Example | Face::Shown => (
            format!(
                "<div class=\"{class}\" id=\"{id}\" role=\"group\" aria-labelledby=\"field:{id}:label\"{described}>\n<p class=\"group-label\" id=\"field:{id}:label\"{lang}>{label}</p>\n"
            ),
            "</div>\n",
        ),
    };
    body.raw(&start);
    if let Some(hint) = hint {
        body.raw(&format!("<p class=\"hint\" id=\"field:{id}:hint\">{}</p>\n", text(hint)));
    }
    end
}
