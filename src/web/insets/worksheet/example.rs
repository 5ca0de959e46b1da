//! The answers of a worked example in words.

use crate::table::Date;
use crate::web::html::text;
use crate::words::{Arg, Words};
use crate::worksheet::Example;

/// An answer where it would be written; a question may have none.
pub(super) fn written(example: Option<&Example>, words: &Words) -> String {
    match example {
        Some(example) => format!("<p class=\"written\">{}</p>\n", in_words(example, words)),
        None => format!(
            "<p class=\"written written-none\">{}</p>\n",
            text(&words.get("sheet_left_empty"))
        ),
    }
}

/// An answer in a cell; none is an empty cell.
pub(super) fn in_cell(example: Option<&Example>, words: &Words) -> String {
    let write = |example| format!("<span class=\"written\">{}</span>", in_words(example, words));
    example.map(write).unwrap_or_default()
}

/// An answer as HTML. What is chosen of several is marked where it stands.
fn in_words(example: &Example, words: &Words) -> String {
    match example {
        Example::Boolean(true) => text(&words.get("yes")).to_string(),
        Example::Boolean(false) => text(&words.get("no")).to_string(),
        Example::Integer(number) => number.to_string(),
        Example::Decimal(number) => number.to_string(),
        Example::Date(date) => text(&day(*date, words)).to_string(),
        Example::Time(time) => time.to_string(),
        Example::Text(lines) => {
            let lines: Vec<String> = lines.lines().map(|line| text(line).to_string()).collect();
            lines.join("<br>")
        }
        Example::Chosen { other, .. } => {
            other.as_deref().map(|other| text(other).to_string()).unwrap_or_default()
        }
    }
}

/// A day as a person would write it in a diary: `Mon 2 Mar`.
fn day(date: Date, words: &Words) -> String {
    let number = |n: u8| Arg::Number(n.into());
    let parts = [
        ("weekday", Arg::Number(weekday(date))),
        ("day", number(date.day())),
        ("month", number(date.month())),
    ];
    words.say("sheet_day", &parts)
}

/// The day of the week, 1 for Monday to 7 for Sunday (Sakamoto's rule).
fn weekday(date: Date) -> usize {
    const SHIFTS: [usize; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    let month = usize::from(date.month());
    let year = usize::from(date.year()) - usize::from(month < 3);
    let days = year + year / 4 - year / 100 + year / 400 + SHIFTS[month - 1];
    // Sunday is 0 there, and 7 here.
    match (days + usize::from(date.day())) % 7 {
        0 => 7,
        day => day,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_fall_on_the_right_day_of_the_week() {
        for (day, expected) in [
            ("2026-03-02", 1),
            ("2024-02-29", 4),
            ("2000-01-01", 6),
            ("2026-11-22", 7),
            ("0001-01-01", 1),
        ] {
            assert_eq!(weekday(Date::parse(day).expect(day)), expected, "{day}");
        }
    }
}
