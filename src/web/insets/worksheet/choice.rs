//! Answers to choose from: radios for one, boxes for many, one's own words last.
//!
//! Which answers are chosen in the worked example is said in words, beside the mark.

use super::Pen;
use super::field::Question;
use crate::site::view::Face;
use crate::web::html::text;
use crate::words::Arg;
use crate::worksheet::{Choice, Example};

/// Where answers stand: in a field, or in a cell of a grid.
struct Place<'a> {
    /// The part of ids and names before an answer's number, escaped.
    id: String,
    /// The name of its radios, escaped.
    name: String,
    example: Option<&'a Example>,
}

/// The answers of a field.
pub(super) fn choice(pen: Pen<'_>, question: Question<'_>, choice: &Choice) -> String {
    let id = text(question.id);
    let example = pen.shown(question.field.example.as_ref());
    let place = Place { id: format!("field:{id}"), name: id.to_string(), example };
    list(pen, choice, &place, "")
}

/// The answers in a cell: `named` ties them to their column and row.
pub(super) fn in_cell(
    pen: Pen<'_>,
    choice: &Choice,
    id: &str,
    named: &str,
    example: Option<&Example>,
) -> String {
    let role = if choice.repeats { "group" } else { "radiogroup" };
    let place = Place { id: id.to_owned(), name: id.to_owned(), example };
    match pen.face {
        Face::Form => list(pen, choice, &place, &format!(" role=\"{role}\"{named}")),
        _ => list(pen, choice, &place, ""),
    }
}

fn list(pen: Pen<'_>, choice: &Choice, place: &Place<'_>, attributes: &str) -> String {
    let labels = choice.options.iter().map(|option| option.label.as_str());
    let options: String =
        labels.enumerate().map(|(at, label)| option(pen, choice, place, at, label)).collect();
    let other = choice.other.as_ref().map(|label| other(pen, choice, place, label));
    let other = other.unwrap_or_default();
    match pen.face {
        Face::Form => format!("<div class=\"options\"{attributes}>\n{options}{other}</div>\n"),
        _ => format!("<ul class=\"options\">\n{options}{other}</ul>\n"),
    }
}

fn option(pen: Pen<'_>, choice: &Choice, place: &Place<'_>, at: usize, label: &str) -> String {
    match pen.face {
        Face::Form => format!("{}\n", control(choice, place, at, label)),
        _ => format!("<li>{}</li>\n", mark(pen, choice, is_chosen(place.example, at), label)),
    }
}

fn control(choice: &Choice, place: &Place<'_>, at: usize, label: &str) -> String {
    let (id, number) = (&place.id, at + 1);
    let kind = match choice.repeats {
        true => "type=\"checkbox\"".to_owned(),
        false => format!("type=\"radio\" name=\"{}\"", place.name),
    };
    format!(
        "<label class=\"option\"><input {kind} id=\"{id}:{number}\"><span>{}</span></label>",
        text(label)
    )
}

fn mark(pen: Pen<'_>, choice: &Choice, chosen: bool, label: &str) -> String {
    let shape = if choice.repeats { "tick" } else { "tick tick-one" };
    marked(pen, shape, chosen, label)
}

/// A box or a ring with its words; if it is chosen, that is said.
fn marked(pen: Pen<'_>, shape: &str, chosen: bool, label: &str) -> String {
    let (class, said) = match chosen {
        true => {
            let said = text(&pen.words.get("sheet_chosen")).to_string();
            (" chosen", format!("<span class=\"unseen\">{said}: </span>"))
        }
        false => ("", String::new()),
    };
    format!(
        "<span class=\"option{class}\"><span class=\"{shape}\" aria-hidden=\"true\"></span><span>{said}{}</span></span>",
        text(label)
    )
}

fn is_chosen(example: Option<&Example>, at: usize) -> bool {
    matches!(example, Some(Example::Chosen { options, .. }) if options.contains(&at))
}

/// The last answer, with room for one's own words.
fn other(pen: Pen<'_>, choice: &Choice, place: &Place<'_>, label: &str) -> String {
    let words = match place.example {
        Some(Example::Chosen { other, .. }) => other.as_deref(),
        _ => None,
    };
    let written = match (pen.face, words) {
        (Face::Example, Some(words)) => format!("<span class=\"written\">{}</span>", text(words)),
        (Face::Example, None) => String::new(),
        _ => "<span class=\"blank blank-string\"></span>".to_owned(),
    };
    match pen.face {
        Face::Form => format!(
            "<div class=\"option-other\">{}{}</div>\n",
            control(choice, place, choice.options.len(), label),
            own_words(pen, place, label)
        ),
        _ => format!(
            "<li class=\"option-other\">{}{written}</li>\n",
            mark(pen, choice, words.is_some(), label)
        ),
    }
}

fn own_words(pen: Pen<'_>, place: &Place<'_>, label: &str) -> String {
    let name = pen.words.say("sheet_other", &[("label", Arg::Text(label))]);
    format!(
        "<input class=\"entry entry-string\" type=\"text\" id=\"{}:other\" aria-label=\"{}\">",
        place.id,
        text(&name)
    )
}

/// A box to tick, with the question as its words.
pub(super) fn boolean(pen: Pen<'_>, question: Question<'_>, described: &str) -> String {
    let (id, label) = (text(question.id), &question.field.label.value);
    match pen.face {
        Face::Form => format!(
            "<label class=\"option\"><input type=\"checkbox\" id=\"field:{id}\"{described}><span>{}</span></label>\n",
            text(label)
        ),
        _ => {
            let example = pen.shown(question.field.example.as_ref());
            let chosen = example == Some(&Example::Boolean(true));
            format!("<p>{}</p>\n", marked(pen, "tick", chosen, label))
        }
    }
}

/// A box to tick in a cell.
pub(super) fn boolean_in_cell(
    pen: Pen<'_>,
    id: &str,
    named: &str,
    example: Option<&Example>,
) -> String {
    match pen.face {
        Face::Form => {
            format!("<span class=\"option\"><input type=\"checkbox\" id=\"{id}\"{named}></span>")
        }
        _ => marked(pen, "tick", example == Some(&Example::Boolean(true)), ""),
    }
}
