//! A line from one end to the other, with points to choose from.

use super::Pen;
use super::field::Question;
use crate::site::view::Face;
use crate::site::wording;
use crate::web::html::{each, text};
use crate::worksheet::{Example, Scale};

/// The line, with the words of its ends above it.
pub(super) fn scale(pen: Pen<'_>, question: Question<'_>, scale: &Scale) -> String {
    let points = each(&scale.points(), |at| point(pen, question, *at));
    let points = match pen.face {
        Face::Form => format!("<div class=\"points\">\n{points}</div>\n"),
        _ => format!("<ul class=\"points\">\n{points}</ul>\n"),
    };
    format!("<div class=\"scale\">\n{}{points}</div>\n", ends(pen, question, scale))
}

impl Scale {
    /// Whether an end of the line has words.
    pub(super) fn has_ends(&self) -> bool {
        self.low.is_some() || self.high.is_some()
    }
}

fn ends(pen: Pen<'_>, question: Question<'_>, scale: &Scale) -> String {
    if !scale.has_ends() {
        return String::new();
    }
    let end = |at: i64, words: &Option<String>| {
        Some(wording::scale_end(at, words.as_deref()?, pen.words))
    };
    let [low, high] = [end(scale.min, &scale.low), end(scale.max, &scale.high)]
        .map(|end| format!("<span>{}</span>", text(&end.unwrap_or_default())));
    format!("<p class=\"scale-ends\" id=\"field:{}:ends\">{low} {high}</p>\n", text(question.id))
}

fn point(pen: Pen<'_>, question: Question<'_>, at: i64) -> String {
    let id = text(question.id);
    match pen.face {
        Face::Form => format!(
            "<label class=\"point\"><input type=\"radio\" name=\"{id}\" id=\"field:{id}:{at}\"><span>{at}</span></label>\n"
        ),
        _ if pen.shown(question.field.example.as_ref()) == Some(&Example::Integer(at)) => {
            let said = pen.words.get("sheet_chosen");
            format!(
                "<li class=\"point chosen\"><span class=\"unseen\">{}: </span><span>{at}</span></li>\n",
                text(&said)
            )
        }
        _ => format!("<li class=\"point\"><span>{at}</span></li>\n"),
    }
}
