//! Doors to other pages: a list of links, each with a sentence.

use crate::site::view::Card;
use crate::web::html::{each, link, paragraph};

/// The doors as HTML.
pub(super) fn cards(cards: &[Card]) -> String {
    format!("<ul class=\"cards\">\n{}</ul>\n", each(cards, card))
}

fn card(card: &Card) -> String {
    format!(
        "<li class=\"card\">\n<p class=\"card-title\">{}</p>\n{}</li>\n",
        link(&card.url, &card.title),
        paragraph(&card.text),
    )
}
