//! A worksheet's questions in words: help, ranges, answers to choose from, answers of the example;
//! and which of its parts stand together.

use crate::doc::{Block, BlockKind};
use crate::site::view::{Inset, Resolved};
use crate::table::Date;
use crate::words::{Arg, Words};
use crate::worksheet::{
    Bounds, Choice, Column, Example, Field, FieldKind, Group, Item, ItemKind, Rows, Scale,
};

/// The author's help; where there is none, what the kind of question needs.
pub fn help(field: &Field, words: &Words) -> Option<String> {
    let own = match &field.kind {
        FieldKind::Date => Some("sheet_date"),
        FieldKind::Time => Some("sheet_time_of_day"),
        FieldKind::Choice(choice) if choice.repeats => Some("sheet_many"),
        _ => None,
    };
    field.hint.clone().or_else(|| own.map(|name| words.get(name)))
}

/// `0 to 10`, unless the label says so already.
pub fn range_beside(kind: &FieldKind, label: &str, words: &Words) -> Option<String> {
    let range = match kind {
        FieldKind::Integer(bounds) => bounded(bounds, words),
        FieldKind::Decimal(bounds) => bounded(bounds, words),
        _ => None,
    };
    range.filter(|range| !label.contains(range.as_str()))
}

/// A column's range, if it asks for a whole number. What a fraction measures, such as hours, says
/// its own.
pub fn column_range(column: &Column, words: &Words) -> Option<String> {
    let whole = matches!(column.kind, FieldKind::Integer(_));
    whole.then(|| range_beside(&column.kind, &column.label, words)).flatten()
}

fn bounded<T: ToString>(bounds: &Bounds<T>, words: &Words) -> Option<String> {
    let [min, max] = [&bounds.min, &bounds.max].map(|end| end.as_ref().map(T::to_string));
    match (min, max) {
        (Some(min), Some(max)) => Some(range("sheet_range", &min, &max, words)),
        (Some(min), None) => Some(words.say("sheet_at_least", &[("min", min.as_str().into())])),
        (None, Some(max)) => Some(words.say("sheet_at_most", &[("max", max.as_str().into())])),
        (None, None) => None,
    }
}

/// A message with two ends.
pub fn range(message: &str, min: &str, max: &str, words: &Words) -> String {
    words.say(message, &[("min", min.into()), ("max", max.into())])
}

/// The name of a grid's row, or its number.
pub fn row_name(rows: &Rows, at: usize, words: &Words) -> String {
    let number = || words.say("sheet_row", &[("number", Arg::Number(at + 1))]);
    rows.name(at).map_or_else(number, str::to_owned)
}

/// The words of a scale's end: `0: not at all`.
pub fn scale_end(at: i64, meaning: &str, words: &Words) -> String {
    let at = at.to_string();
    words.say("sheet_scale_end", &[("point", Arg::Text(&at)), ("words", Arg::Text(meaning))])
}

/// "Answers to choose from": those of a choice.
pub fn listed_choice(choice: &Choice, words: &Words) -> String {
    let labels = choice.options.iter().map(|option| option.label.as_str());
    let all: Vec<&str> = labels.chain(choice.other.as_deref()).collect();
    listed(&all, words)
}

/// "Answers to choose from": the ends of a scale.
pub fn listed_scale(scale: &Scale, words: &Words) -> String {
    let end = |at: i64, meaning: &Option<String>| match meaning {
        Some(meaning) => scale_end(at, meaning, words),
        None => at.to_string(),
    };
    listed(&[&end(scale.min, &scale.low), &end(scale.max, &scale.high)], words)
}

fn listed(all: &[&str], words: &Words) -> String {
    words.say("sheet_answers", &[("answers", Arg::Text(&parted(all, words)))])
}

/// Several short things on one line.
pub fn parted(parts: &[&str], words: &Words) -> String {
    parts.join(&words.get("sheet_parting"))
}

/// An answer of the worked example, line by line. What is chosen of several is marked where it
/// stands, so only one's own words are left to say.
pub fn in_words(example: &Example, words: &Words) -> Vec<String> {
    let line = match example {
        Example::Boolean(true) => words.get("yes"),
        Example::Boolean(false) => words.get("no"),
        Example::Integer(number) => number.to_string(),
        Example::Decimal(number) => number.to_string(),
        Example::Date(date) => day(*date, words),
        Example::Time(time) => time.to_string(),
        Example::Text(text) => return text.lines().map(str::to_owned).collect(),
        Example::Chosen { other, .. } => return other.iter().cloned().collect(),
    };
    vec![line]
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

/// The answers that every question of a group has, if there are two questions or more.
pub fn group_choice(group: &Group<Resolved>) -> Option<&Choice> {
    let mut fields = group.items.iter().filter_map(|item| match &item.kind {
        ItemKind::Field(field) => Some(&field.kind),
        ItemKind::Grid(_) | ItemKind::Group(_) => Some(&FieldKind::Boolean),
        ItemKind::Display(_) => None,
    });
    let Some(FieldKind::Choice(first)) = fields.next() else { return None };
    let rest: Vec<&FieldKind> = fields.collect();
    let shared = |kind: &&FieldKind| matches!(kind, FieldKind::Choice(choice) if choice == first);
    let plain = !first.repeats && first.other.is_none();
    (plain && !rest.is_empty() && rest.iter().all(shared)).then_some(first)
}

/// The items, cut so that a crisis block stands with what is before it.
pub fn with_crisis(list: &[Item<Resolved>]) -> impl Iterator<Item = &[Item<Resolved>]> {
    list.chunk_by(|_, next| holds_crisis(next))
}

fn holds_crisis(item: &Item<Resolved>) -> bool {
    let is_crisis =
        |block: &Block<Resolved>| matches!(block.kind, BlockKind::Insert(Inset::Crisis(_)));
    matches!(&item.kind, ItemKind::Display(blocks) if blocks.iter().any(is_crisis))
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
