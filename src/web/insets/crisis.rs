//! The crisis block: the emergency number first and large, then each line with its ways to reach it.
//!
//! Every number is a link that a phone can dial. Only what the view holds is shown.

use crate::site::view::{Crisis, CrisisLine};
use crate::site::wording::{self, Way};
use crate::web::html::{each, if_some, text};
use crate::words::Words;

/// How much of each line is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::web) enum Detail {
    /// All that is known.
    Full,
    /// Its name, its ways and its hours, and of what is in doubt the day of its check: for the foot
    /// of a page.
    Brief,
}

/// The block as HTML.
pub(in crate::web) fn block(crisis: &Crisis, words: &Words, detail: Detail) -> String {
    let class = match detail {
        Detail::Full => "crisis",
        Detail::Brief => "crisis crisis-brief",
    };
    format!(
        "<div class=\"{class}\">\n{}{}</div>\n",
        first(crisis, words, detail),
        lines(&crisis.lines, words, detail),
    )
}

fn lines(lines: &[CrisisLine], words: &Words, detail: Detail) -> String {
    match each(lines, |line| one_line(line, words, detail)) {
        items if items.is_empty() => items,
        items => format!("<ul class=\"crisis-lines\">\n{items}</ul>\n"),
    }
}

fn first(crisis: &Crisis, words: &Words, detail: Detail) -> String {
    let call = wording::emergency(crisis, words);
    let number = match &call.to {
        Some(to) => {
            format!("<a class=\"crisis-number\" href=\"{}\">{}</a>", text(to), text(&call.words))
        }
        None => format!("<strong class=\"crisis-number\">{}</strong>", text(&call.words)),
    };
    let relay = if_some(crisis.emergency_relay.as_ref(), |relay| {
        format!("<p class=\"crisis-relay\">{}</p>\n", text(relay))
    });
    let checked = match detail {
        Detail::Brief => checked(wording::emergency_in_doubt(crisis, words)),
        Detail::Full => rows([("crisis_checked", &crisis.emergency_checked)], words),
    };
    format!(
        "<p class=\"crisis-first\">{number} <span class=\"crisis-when\">{}</span></p>\n{relay}{checked}",
        text(&crisis.emergency_text)
    )
}

fn one_line(line: &CrisisLine, words: &Words, detail: Detail) -> String {
    let audience = if_some(line.audience.as_ref(), |audience| {
        format!("<p class=\"crisis-audience\">{}</p>\n", text(audience))
    });
    format!(
        "<li class=\"crisis-line\">\n<p class=\"crisis-name\">{}</p>\n{audience}{}{}</li>\n",
        text(&line.name),
        ways(line, words),
        details(line, words, detail),
    )
}

fn ways(line: &CrisisLine, words: &Words) -> String {
    match each(&wording::ways(line, words), |one| way(one, &line.name)) {
        ways if ways.is_empty() => ways,
        ways => format!("<ul class=\"crisis-ways\">{ways}</ul>\n"),
    }
}

/// A way to reach a line. The line's name is there for who hears the links alone.
fn way(way: &Way, name: &str) -> String {
    match &way.to {
        Some(href) => format!(
            "<li><a href=\"{}\">{}<span class=\"unseen\">: {}</span></a></li>",
            text(href),
            text(&way.words),
            text(name)
        ),
        None => format!("<li>{}</li>", text(&way.words)),
    }
}

fn details(line: &CrisisLine, words: &Words, detail: Detail) -> String {
    let languages = (!line.languages.is_empty()).then(|| line.languages.join(", "));
    match detail {
        Detail::Brief => {
            let hours = rows([("crisis_hours", &line.hours)], words);
            hours + &checked(wording::line_in_doubt(line, words))
        }
        Detail::Full => rows(
            [
                ("crisis_hours", &line.hours),
                ("crisis_languages", &languages),
                ("crisis_relay", &line.relay),
                ("crisis_cost", &line.cost),
                ("crisis_checked", &line.checked),
            ],
            words,
        ),
    }
}

/// The day of a check, where there is little room.
fn checked(day: Option<String>) -> String {
    if_some(day.as_ref(), |day| format!("<p class=\"crisis-checked\">{}</p>\n", text(day)))
}

/// What is known, each under its word; nothing if nothing is.
fn rows<const N: usize>(rows: [(&str, &Option<String>); N], words: &Words) -> String {
    let rows: String = rows
        .into_iter()
        .filter_map(|(name, value)| Some((words.get(name), value.as_ref()?)))
        .map(|(name, value)| format!("<div><dt>{}</dt><dd>{}</dd></div>", text(&name), text(value)))
        .collect();
    if rows.is_empty() { rows } else { format!("<dl class=\"crisis-details\">{rows}</dl>\n") }
}
