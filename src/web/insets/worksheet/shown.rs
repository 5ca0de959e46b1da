//! A sheet to read: its questions as a list, each with the answers there are to choose from. Where
//! all questions of a group have the same answers, the group tells them, and the questions are numbered.
//!
//! Nothing can be filled in, on screen or on paper.

use super::{Pen, display, for_whom};
use crate::site::view::Resolved;
use crate::site::wording;
use crate::web::body::Body;
use crate::web::html::text;
use crate::web::resolved::Page;
use crate::worksheet::{Field, FieldKind, Grid, Group, Item, ItemKind};

/// The items as a list.
pub(super) fn items(body: &mut Body<'_, Page<'_>>, pen: Pen<'_>, list: &[Item<Resolved>]) {
    list_of(body, pen, list, Answers { own: true });
}

/// Whether each question tells its own answers, or a group has told them for all.
#[derive(Clone, Copy)]
struct Answers {
    own: bool,
}

fn list_of(body: &mut Body<'_, Page<'_>>, pen: Pen<'_>, list: &[Item<Resolved>], answers: Answers) {
    let (start, end) = match answers.own {
        true => ("<ul class=\"shown\">\n", "</ul>\n"),
        false => ("<ol class=\"shown\">\n", "</ol>\n"),
    };
    body.raw(start);
    for together in wording::with_crisis(list) {
        body.raw("<li>\n");
        together.iter().for_each(|one| item(body, pen, one, answers));
        body.line();
        body.raw("</li>\n");
    }
    body.raw(end);
}

fn item(body: &mut Body<'_, Page<'_>>, pen: Pen<'_>, item: &Item<Resolved>, answers: Answers) {
    let id = &item.id.value;
    for_whom(body, pen, item.audience, |body| match &item.kind {
        ItemKind::Display(blocks) => display(body, id, blocks),
        ItemKind::Group(group) => self::group(body, pen, id, group),
        ItemKind::Field(field) => body.raw(&self::field(pen, id, field, answers)),
        ItemKind::Grid(grid) => body.raw(&self::grid(pen, id, grid)),
    });
}

fn group(body: &mut Body<'_, Page<'_>>, pen: Pen<'_>, id: &str, group: &Group<Resolved>) {
    let shared = wording::group_choice(group);
    body.raw(&format!(
        "<div class=\"group\" id=\"{}\">\n<p class=\"group-label\"{}>{}</p>\n{}{}",
        text(id),
        pen.lang(),
        text(&group.label.value),
        hint(group.hint.as_deref()),
        shared
            .map(|choice| line(Some(&wording::listed_choice(choice, pen.words))))
            .unwrap_or_default(),
    ));
    list_of(body, pen, &group.items, Answers { own: shared.is_none() });
    body.raw("</div>\n");
}

fn field(pen: Pen<'_>, id: &str, field: &Field, told: Answers) -> String {
    let words = pen.words;
    let kind = match &field.kind {
        FieldKind::Choice(choice) if told.own => line(Some(&wording::listed_choice(choice, words))),
        FieldKind::Scale(scale) => line(Some(&wording::listed_scale(scale, words))),
        kind => line(wording::range_beside(kind, &field.label.value, words).as_deref()),
    };
    question(pen, id, (&field.label.value, field.hint.as_deref()), &kind)
}

fn grid(pen: Pen<'_>, id: &str, grid: &Grid) -> String {
    let columns: Vec<&str> = grid.columns.iter().map(|column| column.label.as_str()).collect();
    let rows: Vec<&str> = (0..grid.rows.count()).filter_map(|at| grid.rows.name(at)).collect();
    let parts = [rows, columns].map(|parts| match parts.is_empty() {
        true => String::new(),
        false => line(Some(&wording::parted(&parts, pen.words))),
    });
    question(pen, id, (&grid.label.value, grid.hint.as_deref()), &parts.concat())
}

fn question(pen: Pen<'_>, id: &str, (label, help): (&str, Option<&str>), more: &str) -> String {
    format!(
        "<div class=\"field\" id=\"{}\"{}>\n<p class=\"label\">{}</p>\n{}{more}</div>\n",
        text(id),
        pen.lang(),
        text(label),
        hint(help)
    )
}

fn hint(words: Option<&str>) -> String {
    words.map(|words| format!("<p class=\"hint\">{}</p>\n", text(words))).unwrap_or_default()
}

fn line(words: Option<&str>) -> String {
    let line = |words| format!("<p class=\"shown-answers\">{}</p>\n", text(words));
    words.map(line).unwrap_or_default()
}
