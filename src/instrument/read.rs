//! Files of `content/instruments/` become instruments, and what is wrong with them is told.
//!
//! Judges no wording: the checksum does. Invariant: of two files at one path the lower counts, so
//! that no site and no theme changes what the library's instrument says.

use super::{Band, Extra, Instrument, Instruments, Item, Score, Terms};
use crate::diagnostic::{Diagnostics, Severity};
use crate::practice::is_slug;
use crate::source::{File, Sources, Spanned};
use crate::table::Table;
use crate::worksheet::{AnswerOption, Code};

/// The folder of the instruments.
pub const FOLDER: &str = "content/instruments";

impl Instruments {
    /// All instruments of a snapshot.
    pub fn read(sources: &Sources, diagnostics: &mut Diagnostics) -> Self {
        let mut instruments = Instruments::default();
        for top in sources.under(FOLDER).filter(|file| file.path.ends_with(".toml")) {
            let layers = sources.layers(&top.path);
            let file = layers.first().copied().unwrap_or(top);
            for changed in layers.iter().skip(1) {
                diagnostics.instrument_replaced(changed.start(), &top.path);
            }
            instruments.add(file, diagnostics);
        }
        instruments
    }

    fn add(&mut self, file: &File, diagnostics: &mut Diagnostics) {
        let name = file.path.trim_start_matches(FOLDER).trim_start_matches('/');
        let id = name.trim_end_matches(".toml").to_owned();
        if !is_slug(&id) {
            diagnostics.instrument_name(file.start(), &file.path);
            return;
        }
        let before = diagnostics.count(Severity::Error);
        let read = of_file(file, &id, diagnostics);
        let told = diagnostics.count(Severity::Error) > before;
        match read {
            Some((instrument, written)) if !told => {
                verify(&instrument, written.as_ref(), file, diagnostics);
                self.by_id.insert(id, instrument);
            }
            _ => drop(self.broken.insert(id)),
        }
    }
}

/// Holds an instrument to its checksum.
fn verify(
    instrument: &Instrument,
    written: Option<&Spanned<String>>,
    file: &File,
    diagnostics: &mut Diagnostics,
) {
    let (id, actual) = (&instrument.id.value, instrument.checksum());
    match written {
        None => diagnostics.instrument_checksum(file.start(), id, &actual),
        Some(written) if written.value != actual => {
            diagnostics.instrument_changed(written.span, id, &actual);
        }
        Some(_) => {}
    }
}

/// The instrument of a file, and the checksum that stands in it.
fn of_file(
    file: &File,
    id: &str,
    diagnostics: &mut Diagnostics,
) -> Option<(Instrument, Option<Spanned<String>>)> {
    let mut table = Table::of_file(file, diagnostics)?;
    table.refuse_facts();
    let written = table.string("checksum");
    let id = Spanned::new(id.to_owned(), file.start());
    let instrument = instrument(id, &mut table);
    table.finish();
    Some((instrument, written))
}

fn instrument(id: Spanned<String>, table: &mut Table<'_>) -> Instrument {
    let items = items(table);
    let answers = answers(table, "answer", true);
    let mut score = table.table("score", score).unwrap_or_default();
    (score.min, score.max) = range(&items, &answers);
    check_bands(table, &score);
    let instrument = Instrument {
        id,
        title: table.required_string("title", "title = \"A Scale (AS-1)\"").value,
        short: table.required_string("short", "short = \"AS-1\"").value,
        lang: lang(table),
        version: table.string("version").map(|text| text.value),
        source: table.required_string("source", "source = \"where you read the words\"").value,
        warning: table.string("warning").map(|text| text.value),
        stem: table.required_string("stem", "stem = \"How often ...?\""),
        extra: table.table("extra", extra),
        panel: code(table, "panel"),
        terms: terms(table),
        items,
        answers,
        score,
    };
    if instrument.asks_of_harm() && instrument.warning.is_none() {
        let at = table.span();
        table.diagnostics().missing_key(at, "warning", "warning = \"Question 9 asks about ...\"");
    }
    instrument
}

fn lang(table: &mut Table<'_>) -> String {
    let lang = table.required_string("lang", "lang = \"en\"");
    let tag = lang.value.parse::<icu_locale_core::LanguageIdentifier>();
    if !lang.value.is_empty() && tag.is_err() {
        let help = "write the language of the words, such as \"en\"";
        table.bad_value(lang.span, "lang", "this is not a language tag", help);
    }
    lang.value
}

fn terms(table: &mut Table<'_>) -> Terms {
    let permission = "permission = \"what its makers allow\"";
    let source = "permission_source = \"where you read it\"";
    let credit = table.required("credit", "credit = [\"Made by ...\"]", Table::different_strings);
    Terms {
        credit: credit.unwrap_or_default().into_iter().map(|line| line.value).collect(),
        permission: table.required_string("permission", permission).value,
        permission_source: table.required_string("permission_source", source).value,
        consent: table.boolean("consent").unwrap_or(false),
    }
}

fn items(table: &mut Table<'_>) -> Vec<Item> {
    let at = table.span();
    let items = table.tables("item", |table| Item {
        id: name(table),
        text: table.required_string("text", "text = \"The item's own words\""),
        code: code(table, "code"),
        crisis: table.boolean("crisis").unwrap_or(false),
    });
    if items.is_empty() {
        table.diagnostics().missing_key(at, "item", "[[item]]");
    }
    for (place, item) in items.iter().enumerate() {
        if let Some(first) = items[..place].iter().find(|before| before.id == item.id) {
            table.diagnostics().duplicate_entry(item.id.span, first.id.span, &item.id.value);
        }
    }
    items
}

/// The id of an item: a part of an id on a page.
fn name(table: &mut Table<'_>) -> Spanned<String> {
    let id = table.required_string("id", "id = \"1\"");
    if !id.value.is_empty() && !is_slug(&id.value) {
        let help = "use a to z, 0 to 9 and hyphens";
        table.bad_value(id.span, "id", "this cannot be a part of an id", help);
    }
    id
}

fn code(table: &mut Table<'_>, key: &'static str) -> Option<Code> {
    let text = table.string(key)?;
    let code = Code::parse(&text.value);
    if code.is_none() {
        let help = "write the system and the code, as in \"http://loinc.org|44250-9\"";
        table.bad_value(text.span, key, "this is no code of a code system", help);
    }
    code
}

/// Answers to choose from. Those of the items count in a score, each by a value of its own.
fn answers(table: &mut Table<'_>, key: &'static str, scored: bool) -> Vec<AnswerOption> {
    let at = table.span();
    let answers = table.tables(key, |table| answer(table, scored));
    if answers.len() < 2 {
        table.bad_value(
            at,
            key,
            "there are fewer than two answers",
            "give each answer a table of its own",
        );
    }
    for (place, answer) in answers.iter().enumerate() {
        let before = &answers[..place];
        let again = |one: &AnswerOption| {
            one.label == answer.label || (one.value.is_some() && one.value == answer.value)
        };
        if before.iter().any(again) {
            let why = format!("`{}` has the words or the value of an answer above", answer.label);
            table.bad_value(at, key, &why, "give each answer its own words and its own value");
        }
    }
    answers
}

fn answer(table: &mut Table<'_>, scored: bool) -> AnswerOption {
    let label = table.required_string("text", "text = \"Several days\"").value;
    let value = scored.then(|| table.required("value", "value = 1", Table::integer)).flatten();
    AnswerOption { label, value: value.map(|value| value.value), code: code(table, "code") }
}

fn extra(table: &mut Table<'_>) -> Extra {
    Extra {
        id: name(table),
        text: table.required_string("text", "text = \"How difficult ...?\""),
        code: code(table, "code"),
        answers: answers(table, "answer", false),
    }
}

fn score(table: &mut Table<'_>) -> Score {
    let whole = |table: &mut Table<'_>, key, example| {
        table.required(key, example, Table::integer).map_or(0, |number| number.value)
    };
    let bands = table.tables("band", |table| Band {
        from: whole(table, "from", "from = 0"),
        to: whole(table, "to", "to = 4"),
        name: table.required_string("name", "name = \"mild\"").value,
    });
    let notes = table.different_strings("notes").unwrap_or_default();
    Score {
        total: code(table, "total"),
        bands,
        notes: notes.into_iter().map(|note| note.value).collect(),
        ..Score::default()
    }
}

/// The least and the greatest sum.
fn range(items: &[Item], answers: &[AnswerOption]) -> (i64, i64) {
    let count = i64::try_from(items.len()).unwrap_or(0);
    let values = || answers.iter().filter_map(|answer| answer.value);
    let times = |value: Option<i64>| value.unwrap_or(0).saturating_mul(count);
    (times(values().min()), times(values().max()))
}

/// Bands hold every sum once, or there are none. Where there are no sums, that has been told.
fn check_bands(table: &mut Table<'_>, score: &Score) {
    let (mut next, at) = (score.min, table.span());
    if score.min == score.max {
        return;
    }
    for Band { from, to, name } in &score.bands {
        if *from != next || to < from {
            let why = format!("`{name}` begins at {from} and ends at {to}; {next} comes next");
            table.bad_value(at, "band", &why, "let the bands hold each sum once, in order");
            return;
        }
        next = to.saturating_add(1);
    }
    if !score.bands.is_empty() && next != score.max.saturating_add(1) {
        let why = format!("the greatest sum is {}, the last band ends at {}", score.max, next - 1);
        table.bad_value(at, "band", &why, "let the bands hold each sum once, in order");
    }
}
