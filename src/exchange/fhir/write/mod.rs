//! A sheet becomes the JSON of a Questionnaire.
//!
//! Here is its head; `item.rs` has the items. The JSON is made of the model and of words that the
//! site has resolved, never of Markdown, and holds no clock: what is dated is dated by the page.

mod answer;
mod element;
mod grid;
mod item;

use serde_json::{Value, json};

use self::element::{Element, extension};
use self::item::Items;
use super::Release;
use super::names::Own;
use crate::content::UseWith;
use crate::exchange::Sheet;

/// The Questionnaire.
pub fn write(sheet: &Sheet, release: Release) -> Value {
    let mut head = Element::default();
    head.set("resourceType", "Questionnaire");
    head.set("id", &sheet.name);
    head.set("language", &sheet.lang);
    head.extend(extensions(sheet));
    head.some("url", sheet.url.as_ref());
    head.some("version", sheet.updated.map(|day| day.to_string()));
    head.set("name", computer_name(&sheet.name));
    head.set("title", &sheet.title);
    // Whether it is ready for use is for those to say who receive it: no page of the library has
    // been reviewed by a clinician, and a practice's own are not known to have been.
    head.set("status", "draft");
    head.set("subjectType", ["Patient"]);
    head.some("date", sheet.updated.map(|day| day.to_string()));
    head.set("publisher", &sheet.publisher);
    head.set("description", &sheet.summary);
    head.some("purpose", sheet.purpose.as_ref());
    head.some("copyright", sheet.copyright.as_ref());
    head.some("code", sheet.code.as_ref().map(|code| json!([element::coding(code)])));
    head.list("item", Items { sheet, release }.all());
    head.into()
}

/// What the head of a sheet says that FHIR has no place for.
fn extensions(sheet: &Sheet) -> Vec<Value> {
    let mut all = Vec::new();
    let id = &sheet.worksheet.id.value;
    if *id != sheet.name {
        all.push(extension(&Own::Id.url(), "valueString", id));
    }
    if let Some(front) = &sheet.front {
        let with = match front.use_with {
            UseWith::Alone => "alone",
            UseWith::Therapist => "with-therapist",
        };
        all.push(extension(&Own::Use.url(), "valueCode", with));
        all.push(extension(&Own::When.url(), "valueString", &front.when));
        all.push(extension(&Own::Time.url(), "valueString", &front.time));
        let audience = front.audience.iter();
        all.extend(audience.map(|who| extension(&Own::Audience.url(), "valueString", who)));
    }
    all
}

/// The name that programs use: `MoodDiary`.
fn computer_name(name: &str) -> String {
    let parts = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let words = parts.map(|part| part[..1].to_ascii_uppercase() + &part[1..]);
    let whole: String = words.collect();
    if whole.len() > 1 && whole.starts_with(|c: char| c.is_ascii_uppercase()) {
        whole
    } else {
        format!("Sheet{whole}")
    }
}

#[cfg(test)]
mod tests {
    use super::computer_name;

    #[test]
    fn programs_get_a_name_that_they_can_use() {
        for (name, given) in
            [("mood-diary", "MoodDiary"), ("5-minutes", "Sheet5Minutes"), ("a", "SheetA")]
        {
            assert_eq!(computer_name(name), given);
        }
    }
}
