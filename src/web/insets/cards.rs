//! Doors to other pages: a list of links, each with a sentence. A worksheet's says more: how long
//! it takes, with whom it is used, where its worked example is, and what it looks like on paper.

use crate::site::view::{Card, CardSheet, Preview};
use crate::web::html::{each, if_some, link, paragraph, text};
use crate::words::Words;

/// The doors as HTML.
pub(super) fn cards(cards: &[Card], words: &Words) -> String {
    format!("<ul class=\"cards\">\n{}</ul>\n", each(cards, |one| card(one, words)))
}

fn card(card: &Card, words: &Words) -> String {
    format!(
        "<li class=\"card\">\n{}<p class=\"card-title\">{}</p>\n{}{}</li>\n",
        each(preview(card), picture),
        link(&card.url, &card.title),
        paragraph(&card.text),
        each(card.sheet.as_slice(), |sheet| of_sheet(sheet, &card.title, words)),
    )
}

fn preview(card: &Card) -> &[Preview] {
    card.sheet.as_ref().map_or(&[], |sheet| sheet.preview.as_slice())
}

/// A picture of the sheet says nothing that its title does not.
fn picture(preview: &Preview) -> String {
    format!(
        "<img class=\"card-preview\" src=\"{}\" alt=\"\" width=\"{}\" height=\"{}\" loading=\"lazy\" decoding=\"async\">\n",
        text(&preview.url),
        preview.width,
        preview.height
    )
}

fn of_sheet(sheet: &CardSheet, title: &str, words: &Words) -> String {
    let mark = sheet.with_therapist.then(|| words.get("with_your_therapist"));
    format!(
        "<p class=\"card-facts\"><span>{}</span>{}{}</p>\n",
        text(&sheet.time),
        if_some(mark.as_ref(), |mark| format!(" <span class=\"card-mark\">{}</span>", text(mark))),
        if_some(sheet.example.as_ref(), |url| example(url, title, words)),
    )
}

/// The sheet's name is there for who hears the links alone.
fn example(url: &str, title: &str, words: &Words) -> String {
    format!(
        " <a class=\"card-example\" href=\"{}\">{}<span class=\"unseen\">: {}</span></a>",
        text(url),
        text(&words.get("see_example")),
        text(title),
    )
}
