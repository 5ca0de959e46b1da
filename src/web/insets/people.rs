//! The practice's therapists: a list of portraits or monograms with what one wants to know first.

use crate::site::view::{PersonCard, Photo};
use crate::web::html::{each, if_some, link, text};
use crate::words::Words;

/// The list as HTML.
pub(super) fn people(people: &[PersonCard], words: &Words) -> String {
    format!("<ul class=\"people\">\n{}</ul>\n", each(people, |one| person(one, words)))
}

fn person(person: &PersonCard, words: &Words) -> String {
    let pronouns = if_some(person.pronouns.as_ref(), |pronouns| {
        format!(" <span class=\"pronouns\">({})</span>", text(pronouns))
    });
    let credentials = if_some(person.credentials.as_ref(), |credentials| {
        format!("<p class=\"credentials\">{}</p>\n", text(credentials))
    });
    format!(
        "<li class=\"person\">\n{}<div>\n<p class=\"person-name\">{}{pronouns}</p>\n{credentials}{}</div>\n</li>\n",
        face(person),
        link(&person.url, &person.name),
        facts(person, words),
    )
}

fn face(person: &PersonCard) -> String {
    match &person.photo {
        Some(photo) => portrait(photo),
        None => {
            format!(
                "<span class=\"face monogram\" aria-hidden=\"true\">{}</span>\n",
                text(&person.monogram)
            )
        }
    }
}

fn portrait(photo: &Photo) -> String {
    let size = match (photo.width, photo.height) {
        (Some(width), Some(height)) => format!(" width=\"{width}\" height=\"{height}\""),
        _ => String::new(),
    };
    format!(
        "<img class=\"face\" src=\"{}\" alt=\"{}\"{size} loading=\"lazy\" decoding=\"async\">\n",
        text(&photo.url),
        text(&photo.alt)
    )
}

fn facts(person: &PersonCard, words: &Words) -> String {
    let row = |name: &str, value: &Option<String>| {
        if_some(value.as_ref(), |value| {
            format!("<div><dt>{}</dt><dd>{}</dd></div>", text(&words.get(name)), text(value))
        })
    };
    let rows = row("sees", &person.sees) + &row("works_with", &person.approaches);
    if rows.is_empty() { rows } else { format!("<dl class=\"person-facts\">{rows}</dl>\n") }
}
