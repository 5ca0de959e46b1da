//! A questionnaire in its makers' words: what has to be read first, the items, the credit.
//!
//! Items that share their answers stand as a matrix: the answers at its head, a row for each item.
//! Each row has the answers' words too, for narrow screens and for who hears the page; its head is
//! for the eye alone. No sum and no band is drawn but in the key, which only the professional
//! version has.

use super::field::{Question, question};
use super::{Pen, frame, item, items, open_group};
use crate::site::view::{Band, Face, InstrumentSheet, Key, Resolved};
use crate::site::wording;
use crate::web::body::Body;
use crate::web::html::{each, if_some, text};
use crate::web::resolved::Page;
use crate::words::Words;
use crate::worksheet::{AnswerOption, Choice, Group, Item, ItemKind};

/// Writes a questionnaire.
pub(in crate::web::insets) fn instrument(
    body: &mut Body<'_, Page<'_>>,
    instrument: &InstrumentSheet,
) {
    let sheet = &instrument.sheet;
    let pen = Pen::of(sheet, body.hooks.words);
    let scored = instrument.key.is_some();
    body.line();
    body.raw(&before(instrument, pen));
    frame(body, pen, |body| match pen.face {
        Face::Shown => items(body, pen, &sheet.worksheet.items),
        _ => sheet.worksheet.items.iter().for_each(|one| part(body, pen, one, scored)),
    });
    body.raw(&after(instrument, pen));
    body.raw("</div>\n");
}

fn before(instrument: &InstrumentSheet, pen: Pen<'_>) -> String {
    let warning = if_some(instrument.warning.as_ref(), |warning| {
        format!("<p class=\"instrument-warning\"{}>{}</p>\n", pen.lang(), text(warning))
    });
    let read_by = if_some(instrument.read_by.as_ref(), |read_by| {
        let label = pen.words.get("sheet_read_by");
        format!(
            "<p class=\"instrument-read\"><strong>{}</strong> {}</p>\n",
            text(&label),
            text(read_by)
        )
    });
    format!(
        "<div class=\"instrument\">\n<p class=\"instrument-title\"{}>{}</p>\n{warning}{read_by}",
        pen.lang(),
        text(&instrument.title),
    )
}

fn after(instrument: &InstrumentSheet, pen: Pen<'_>) -> String {
    let credit = each(&instrument.credit, |line| format!("<p>{}</p>\n", text(line)));
    let credit = match credit.is_empty() {
        true => credit,
        false => format!("<div class=\"credit\"{}>\n{credit}</div>\n", pen.lang()),
    };
    let key = instrument.key.as_ref().map(|key| self::key(key, pen.words)).unwrap_or_default();
    format!("{credit}{key}")
}

/// A group whose items share their answers is a matrix; all else is drawn as on any sheet.
fn part(body: &mut Body<'_, Page<'_>>, pen: Pen<'_>, one: &Item<Resolved>, scored: bool) {
    let ItemKind::Group(group) = &one.kind else {
        return items(body, pen, std::slice::from_ref(one));
    };
    match wording::group_choice(group) {
        Some(choice) => matrix(body, pen, one, group, &Head { choice, scored }),
        None => items(body, pen, std::slice::from_ref(one)),
    }
}

/// The head of a matrix.
struct Head<'a> {
    choice: &'a Choice,
    /// Whether it says what each answer counts.
    scored: bool,
}

fn matrix(
    body: &mut Body<'_, Page<'_>>,
    pen: Pen<'_>,
    one: &Item<Resolved>,
    group: &Group<Resolved>,
    head: &Head<'_>,
) {
    let end = open_group(body, pen, &one.id.value, group);
    body.raw(&format!("<div class=\"matrix answers-{}\">\n", head.choice.options.len()));
    body.raw(&heads(pen, head));
    let mut number = 0;
    for together in wording::with_crisis(&group.items) {
        body.raw("<div class=\"matrix-row\">\n");
        together.iter().for_each(|one| row(body, pen, one, &mut number));
        body.line();
        body.raw("</div>\n");
    }
    body.raw("</div>\n");
    body.raw(end);
}

fn heads(pen: Pen<'_>, head: &Head<'_>) -> String {
    let answer = |option: &AnswerOption| {
        let says = |value: &i64| option.label.starts_with(&value.to_string());
        let value = option.value.filter(|value| head.scored && !says(value));
        let value = value.map(|value| format!(" <b>{value}</b>")).unwrap_or_default();
        format!("<span>{}{value}</span>", text(&option.label))
    };
    format!(
        "<div class=\"matrix-head\" aria-hidden=\"true\"{}><p>{}</p></div>\n",
        pen.lang(),
        each(&head.choice.options, answer)
    )
}

fn row(body: &mut Body<'_, Page<'_>>, pen: Pen<'_>, one: &Item<Resolved>, number: &mut usize) {
    let ItemKind::Field(field) = &one.kind else { return item(body, pen, one) };
    *number += 1;
    let asked = Question { id: &one.id.value, number: Some(*number), field };
    body.raw(&question(pen, asked));
}

fn key(key: &Key, words: &Words) -> String {
    let say = |name| text(&words.get(name)).to_string();
    format!(
        "<div class=\"professional\">\n<p class=\"professional-label\">{}</p>\n<p>{}</p>\n{}{}</div>\n",
        say("sheet_professional"),
        range("sheet_key", key.min, key.max, words),
        bands(&key.bands, words),
        each(&key.notes, |note| format!("<p>{}</p>\n", text(note))),
    )
}

fn bands(bands: &[Band], words: &Words) -> String {
    if bands.is_empty() {
        return String::new();
    }
    let say = |name| text(&words.get(name)).to_string();
    format!(
        "<table class=\"key\">\n<thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead>\n<tbody>\n{}</tbody>\n</table>\n",
        say("sheet_key_sum"),
        say("sheet_key_name"),
        each(bands, |band| row_of_band(band, words)),
    )
}

fn row_of_band(band: &Band, words: &Words) -> String {
    format!(
        "<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n",
        range("sheet_range", band.from, band.to, words),
        text(&band.name)
    )
}

fn range(message: &str, min: i64, max: i64, words: &Words) -> String {
    text(&wording::range(message, &min.to_string(), &max.to_string(), words)).to_string()
}
