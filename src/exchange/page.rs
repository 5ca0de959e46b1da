//! A sheet that came in becomes the page that an author would have written: front matter, the text
//! before the sheet, the sheet, the text after it.
//!
//! Invariant: no word of the sheet can end its string, its fence or its line; the writers escape it.

use toml::Value;

use super::fhir::Imported;
use crate::content::UseWith;
use crate::worksheet;

/// The Markdown of a page.
pub fn page(imported: &Imported) -> String {
    let parts = [
        front(imported),
        worksheet::write_text(&imported.before),
        worksheet::write(&imported.worksheet).trim_end().to_owned(),
        worksheet::write_text(&imported.after),
    ];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("\n\n") + "\n"
}

fn front(imported: &Imported) -> String {
    let front = &imported.front;
    let with = match front.use_with {
        UseWith::Alone => "alone",
        UseWith::Therapist => "with-therapist",
    };
    let updated = imported.updated.map(|day| format!("updated = {day}"));
    let audience = front.audience.as_ref().map(|who| pair("audience", who));
    let head = [
        Some("+++".to_owned()),
        Some(pair("title", &imported.title)),
        Some(pair("kind", "worksheet")),
        Some(pair("summary", &imported.summary)),
        updated,
        Some("[worksheet]".to_owned()),
        Some(pair("use", with)),
        Some(pair("when", &front.when)),
        Some(pair("time", &front.time)),
        audience,
        Some("+++".to_owned()),
    ];
    head.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

fn pair(key: &str, words: &str) -> String {
    format!("{key} = {}", Value::String(words.to_owned()))
}
