//! A question, its help, and room for its answer.
//!
//! One control has a label; several of one question stand in a fieldset, whose legend is the
//! question. Help is tied to what it helps with.

use super::entry::{self, Control};
use super::{Pen, choice, example, scale};
use crate::site::view::Face;
use crate::site::wording;
use crate::web::html::text;
use crate::worksheet::{Field, FieldKind};

/// A question, and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Question<'a> {
    /// Its author's id.
    pub id: &'a str,
    /// Its number, if it has one.
    pub number: Option<usize>,
    /// What it asks.
    pub field: &'a Field,
}

/// A question without a number.
pub(super) fn field(pen: Pen<'_>, id: &str, field: &Field) -> String {
    question(pen, Question { id, number: None, field })
}

/// A question and room for its answer.
pub(super) fn question(pen: Pen<'_>, question: Question<'_>) -> String {
    let is_form = pen.face == Face::Form;
    match &question.field.kind {
        FieldKind::Boolean => with_own_label(pen, question),
        FieldKind::Choice(_) | FieldKind::Scale(_) if is_form => in_fieldset(pen, question),
        _ if is_form => with_label(pen, question),
        _ => on_paper(pen, question),
    }
}

/// A box to tick is its own label.
fn with_own_label(pen: Pen<'_>, question: Question<'_>) -> String {
    let tick = choice::boolean(pen, question, &described_by(pen, question));
    format!("{}{tick}{}</div>\n", open(pen, "div", question, ""), help(pen, question))
}

fn in_fieldset(pen: Pen<'_>, question: Question<'_>) -> String {
    let described = described_by(pen, question);
    format!(
        "{}<legend class=\"label\">{}</legend>\n{}{}</fieldset>\n",
        open(pen, "fieldset", question, &described),
        label(question),
        help(pen, question),
        several(pen, question),
    )
}

/// The answers of a choice or of a scale.
fn several(pen: Pen<'_>, question: Question<'_>) -> String {
    match &question.field.kind {
        FieldKind::Choice(choice) => choice::choice(pen, question, choice),
        FieldKind::Scale(scale) => scale::scale(pen, question, scale),
        _ => String::new(),
    }
}

fn with_label(pen: Pen<'_>, question: Question<'_>) -> String {
    let id = text(question.id);
    let control = Control { id: format!("field:{id}"), named: described_by(pen, question) };
    let entry = entry::control(&question.field.kind, &control);
    format!(
        "{}<label class=\"label\" for=\"field:{id}\">{}</label>\n{}{}</div>\n",
        open(pen, "div", question, ""),
        label(question),
        help(pen, question),
        entry_line(&entry, pen, question),
    )
}

fn on_paper(pen: Pen<'_>, question: Question<'_>) -> String {
    let field = question.field;
    let answer = match (pen.face, &field.kind) {
        (_, FieldKind::Choice(_) | FieldKind::Scale(_)) => several(pen, question),
        (Face::Example, _) => example::written(pen.shown(field.example.as_ref()), pen.words),
        (_, kind) => entry_line(&entry::blank(kind), pen, question),
    };
    format!(
        "{}<p class=\"label\">{}</p>\n{}{answer}</div>\n",
        open(pen, "div", question, ""),
        label(question),
        help(pen, question),
    )
}

fn open(pen: Pen<'_>, tag: &str, question: Question<'_>, attributes: &str) -> String {
    let (class, id) = (question.field.kind.class(), text(question.id));
    format!("<{tag} class=\"field field-{class}\" id=\"{id}\"{}{attributes}>\n", pen.lang())
}

fn label(question: Question<'_>) -> String {
    let label = text(&question.field.label.value);
    match question.number {
        Some(number) => format!("<span class=\"number\">{number}.</span> <span>{label}</span>"),
        None => label.to_string(),
    }
}

/// An entry with its range beside it.
fn entry_line(entry: &str, pen: Pen<'_>, question: Question<'_>) -> String {
    match wording::range_beside(&question.field.kind, &question.field.label.value, pen.words) {
        Some(range) => format!(
            "<p class=\"entry-line\">{entry} <span class=\"range\" id=\"field:{}:range\">{}</span></p>\n",
            text(question.id),
            text(&range)
        ),
        None => format!("{entry}\n"),
    }
}

/// The lines of help above an answer.
fn help(pen: Pen<'_>, question: Question<'_>) -> String {
    match wording::help(question.field, pen.words) {
        Some(words) => format!(
            "<p class=\"hint\" id=\"field:{}:hint\">{}</p>\n",
            text(question.id),
            text(&words)
        ),
        None => String::new(),
    }
}

/// What ties a question to its help.
fn described_by(pen: Pen<'_>, question: Question<'_>) -> String {
    if pen.face != Face::Form {
        return String::new();
    }
    let field = question.field;
    let range = wording::range_beside(&field.kind, &field.label.value, pen.words);
    let has_ends = matches!(&field.kind, FieldKind::Scale(scale) if scale.has_ends());
    let parts = [
        (wording::help(field, pen.words).is_some(), "hint"),
        (range.is_some(), "range"),
        (has_ends, "ends"),
    ];
    let ids: Vec<String> = parts
        .iter()
        .filter(|(there, _)| *there)
        .map(|(_, part)| format!("field:{}:{part}", text(question.id)))
        .collect();
    if ids.is_empty() { String::new() } else { format!(" aria-describedby=\"{}\"", ids.join(" ")) }
}
