//! Answers: the options of a choice, and the worked example.

use serde_json::{Value, json};

use super::element::{Element, decimal, extension};
use crate::exchange::fhir::Release;
use crate::exchange::fhir::codes;
use crate::exchange::fhir::names::{self, Own};
use crate::worksheet::{AnswerOption, Choice, Example, FieldKind};

/// The options, each with what it counts.
pub(super) fn options(choice: &Choice, release: Release) -> Vec<Value> {
    let weight = match release {
        Release::R4 => names::ORDINAL_VALUE,
        Release::R5 => names::ITEM_WEIGHT,
    };
    let one = |(option, coding): (&AnswerOption, Value)| {
        let mut all = Element::default();
        let value = option.value.iter();
        all.extend(value.map(|value| extension(weight, "valueDecimal", value)).collect());
        all.set("valueCoding", coding);
        all.into()
    };
    choice.options.iter().zip(codings(choice)).map(one).collect()
}

/// The options as codings. Without a code of its author's, an option has one that means something
/// in this question alone, and so names no system: forms tell answers apart by it.
fn codings(choice: &Choice) -> Vec<Value> {
    let labels: Vec<&str> = choice.options.iter().map(|option| option.label.as_str()).collect();
    let one = |(option, own): (&AnswerOption, String)| {
        let mut all = Element::default();
        all.some("system", option.code.as_ref().map(|code| &code.system));
        all.set("code", option.code.as_ref().map_or(&own, |code| &code.code));
        all.set("display", &option.label);
        all.into()
    };
    choice.options.iter().zip(codes::of_labels(&labels)).map(one).collect()
}

/// The extensions that hold the worked example of a question.
pub(super) fn examples(kind: &FieldKind, example: &Example) -> Vec<Value> {
    let url = Own::Example.url();
    let one = |key: &str, value: Value| vec![extension(&url, key, value)];
    match example {
        Example::Boolean(yes) => one("valueBoolean", json!(yes)),
        Example::Integer(number) => one("valueInteger", json!(number)),
        Example::Decimal(number) => one("valueDecimal", decimal(*number)),
        Example::Date(day) => one("valueDate", json!(day.to_string())),
        Example::Time(time) => one("valueTime", json!(format!("{time}:00"))),
        Example::Text(text) => one("valueString", json!(text)),
        Example::Chosen { options, other } => {
            let codings = match kind {
                FieldKind::Choice(choice) => codings(choice),
                _ => Vec::new(),
            };
            let ticked = options.iter().filter_map(|at| codings.get(*at));
            let ticked = ticked.map(|coding| extension(&url, "valueCoding", coding));
            let own = other.iter().map(|words| extension(&url, "valueString", words));
            ticked.chain(own).collect()
        }
    }
}
