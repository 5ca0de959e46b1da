//! The limits of confidentiality and the rights over one's records, as lists.
//!
//! Whether a limit is a duty is said in words; its colour only repeats it.

use crate::site::view::{Limit, Right};
use crate::web::html::{each, if_some, link, paragraph, text};
use crate::words::Words;

/// The limits, each with its duty in words.
pub(super) fn limits(limits: &[Limit]) -> String {
    format!("<ul class=\"limits\">\n{}</ul>\n", each(limits, limit))
}

fn limit(limit: &Limit) -> String {
    format!(
        "<li class=\"limit\">\n<p class=\"limit-head\"><strong>{}</strong> <span class=\"duty duty-{}\">{}</span></p>\n{}</li>\n",
        text(&limit.title),
        text(&limit.duty),
        text(&limit.duty_words),
        paragraph(&limit.text),
    )
}

/// The rights, each with who watches over it.
pub(super) fn rights(rights: &[Right], words: &Words) -> String {
    format!("<ul class=\"rights\">\n{}</ul>\n", each(rights, |one| right(one, words)))
}

fn right(right: &Right, words: &Words) -> String {
    let regulator = right.regulator.as_ref().map(|regulator| {
        let phone = if_some(right.regulator_phone.as_ref(), |phone| format!(", {}", text(phone)));
        format!(
            "<p class=\"right-regulator\"><span>{}</span> {}{phone}</p>\n",
            text(&words.get("regulator")),
            link(&regulator.url, &regulator.title)
        )
    });
    format!(
        "<li class=\"right\">\n<p class=\"right-head\"><strong>{}</strong></p>\n{}{}</li>\n",
        text(&right.title),
        paragraph(&right.text),
        regulator.unwrap_or_default(),
    )
}
