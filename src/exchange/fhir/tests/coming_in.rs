//! Any JSON at all, and Questionnaires with anything in the place of a value: nothing panics, and
//! what comes out is a page that a build reads as it was meant.

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

use super::{EVERY_KIND, Release, import, page, sheet, write};
use crate::doc::tests::markdown;
use crate::exchange;
use crate::worksheet;
use crate::worksheet::tests::placeless;

const KEYS: [&str; 36] = [
    "resourceType",
    "item",
    "item",
    "item",
    "linkId",
    "type",
    "text",
    "_text",
    "prefix",
    "title",
    "description",
    "purpose",
    "copyright",
    "date",
    "id",
    "url",
    "code",
    "system",
    "display",
    "repeats",
    "required",
    "enableWhen",
    "initial",
    "answerOption",
    "answerConstraint",
    "answerValueSet",
    "contained",
    "compose",
    "include",
    "concept",
    "extension",
    "valueCoding",
    "valueString",
    "valueInteger",
    "valueDecimal",
    "valueCodeableConcept",
];

const WORDS: [&str; 40] = [
    "Questionnaire",
    "ValueSet",
    "group",
    "display",
    "boolean",
    "decimal",
    "integer",
    "date",
    "dateTime",
    "time",
    "string",
    "text",
    "url",
    "choice",
    "open-choice",
    "coding",
    "quantity",
    "attachment",
    "reference",
    "optionsOrString",
    "grid",
    "gtable",
    "slider",
    "help",
    "lower",
    "page",
    "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl",
    "http://hl7.org/fhir/StructureDefinition/minValue",
    "http://hl7.org/fhir/StructureDefinition/maxValue",
    "http://hl7.org/fhir/StructureDefinition/ordinalValue",
    "http://hl7.org/fhir/StructureDefinition/rendering-markdown",
    "urn:anteroom:worksheet:source",
    "urn:anteroom:worksheet:example",
    "urn:anteroom:worksheet:rows",
    "professional",
    "2026-02-30",
    "\u{0}\u{7}\u{85}\u{2028}",
    "\" .x #y}\n:::\n+++\n<script>",
    "{{ practice.name }} [@a] [x](javascript:alert(1))",
    "item 1",
];

fn words() -> impl Strategy<Value = String> {
    prop_oneof![select(&WORDS[..]).prop_map(str::to_owned), markdown(), ".{0,12}"]
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        4 => words().prop_map(Value::String),
        1 => any::<bool>().prop_map(Value::Bool),
        1 => any::<i64>().prop_map(|n| json!(n)),
        1 => any::<f64>().prop_map(|n| json!(n)),
        1 => (-3i64..40).prop_map(|n| json!(n)),
        1 => Just(Value::Null),
    ];
    leaf.prop_recursive(6, 64, 6, |inside| {
        let key = select(&KEYS[..]).prop_map(str::to_owned);
        prop_oneof![
            proptest::collection::vec(inside.clone(), 0..5).prop_map(Value::Array),
            proptest::collection::vec((key, inside), 0..8)
                .prop_map(|all| Value::Object(all.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// An item as other programs make them: of any type, with anything that may stand on it.
fn form() -> impl Strategy<Value = Value> {
    const TYPES: [&str; 17] = [
        "group",
        "group",
        "display",
        "boolean",
        "decimal",
        "integer",
        "date",
        "dateTime",
        "time",
        "string",
        "text",
        "url",
        "choice",
        "open-choice",
        "coding",
        "quantity",
        "attachment",
    ];
    const CONTROLS: [&str; 9] =
        ["grid", "gtable", "slider", "help", "lower", "upper", "page", "check-box", "?"];
    let control = proptest::option::of(select(&CONTROLS[..]));
    let label = || prop_oneof![3 => "[a-c ]{1,3}", 1 => words()];
    let option = (label(), proptest::option::of(-2i64..4), proptest::option::of("[a-b]"));
    let options = proptest::collection::vec(option, 0..4);
    let bounds = (proptest::option::of(-3i64..9), proptest::option::of(-3i64..12));
    let leaf = (label(), select(&TYPES[..]), label(), control, options, bounds, any::<bool>())
        .prop_map(|(id, kind, text, control, options, bounds, repeats)| {
            item(&id, kind, &text, control, &options, bounds, repeats)
        });
    leaf.prop_recursive(4, 24, 4, |inside| {
        (inside.clone(), proptest::collection::vec(inside, 0..4)).prop_map(|(mut item, items)| {
            item["item"] = Value::Array(items);
            item
        })
    })
}

type Options = [(String, Option<i64>, Option<String>)];

fn item(
    id: &str,
    kind: &str,
    text: &str,
    control: Option<&str>,
    options: &Options,
    (min, max): (Option<i64>, Option<i64>),
    repeats: bool,
) -> Value {
    let mut extensions = Vec::new();
    if let Some(code) = control {
        let concept = json!({ "coding": [{ "code": code }] });
        extensions.push(json!({ "url": WORDS[26], "valueCodeableConcept": concept }));
    }
    for (url, bound) in [(WORDS[27], min), (WORDS[28], max)] {
        extensions.extend(bound.map(|n| json!({ "url": url, "valueInteger": n })));
    }
    let option = |(label, value, code): &(String, Option<i64>, Option<String>)| {
        let weight = value.map(|n| json!({ "url": WORDS[29], "valueDecimal": n }));
        let weight: Vec<Value> = weight.into_iter().collect();
        json!({ "extension": weight, "valueCoding": { "display": label, "code": code } })
    };
    let options: Vec<Value> = options.iter().map(option).collect();
    json!({
        "linkId": id, "type": kind, "text": text, "extension": extensions,
        "answerOption": options, "repeats": repeats,
    })
}

/// How many values a value holds, itself counted.
fn count(value: &Value) -> usize {
    match value {
        Value::Array(list) => 1 + list.iter().map(count).sum::<usize>(),
        Value::Object(map) => 1 + map.values().map(count).sum::<usize>(),
        _ => 1,
    }
}

/// Puts another value in the place of the one at `at`, counted from the whole.
fn replace(value: &mut Value, at: &mut usize, other: &Value) {
    if *at == 0 {
        *value = other.clone();
    }
    *at = at.wrapping_sub(1);
    match value {
        Value::Array(list) => list.iter_mut().for_each(|one| replace(one, at, other)),
        Value::Object(map) => map.values_mut().for_each(|one| replace(one, at, other)),
        _ => {}
    }
}

/// What comes of JSON is a page that reads back as what was read.
fn comes_out_whole(json: &Value) -> Result<(), TestCaseError> {
    let (imported, told) = import(&json.to_string());
    prop_assert_eq!(imported.is_none(), told.contains(": error["), "{}", told);
    let Some(imported) = imported else { return Ok(()) };
    let markdown = exchange::page(&imported);
    let read = page(&imported.worksheet.id.value, &markdown);
    let own = read.worksheet.expect("a worksheet");
    prop_assert_eq!(worksheet::write(&own), worksheet::write(&imported.worksheet));
    let same = placeless::worksheet(own) == placeless::worksheet(imported.worksheet);
    prop_assert!(same, "{}", markdown);
    prop_assert_eq!(&read.summary.front.title.value, &imported.title);
    prop_assert_eq!(&read.summary.front.summary.value, &imported.summary);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_json_is_read(json in value()) {
        comes_out_whole(&json)?;
    }

    #[test]
    fn any_item_is_read(items in proptest::collection::vec(value(), 1..4), title in words()) {
        comes_out_whole(&json!({ "resourceType": "Questionnaire", "title": title, "item": items }))?;
    }

    #[test]
    fn any_form_is_read(items in proptest::collection::vec(form(), 1..5)) {
        comes_out_whole(&json!({ "resourceType": "Questionnaire", "item": items }))?;
    }

    #[test]
    fn any_value_may_stand_in_ours(
        at in 0usize..2000,
        other in value(),
        r5 in any::<bool>(),
    ) {
        let release = if r5 { Release::R5 } else { Release::R4 };
        let page = page("every-kind", EVERY_KIND);
        let mut json = write(&sheet(&page), release);
        let mut at = at % count(&json);
        replace(&mut json, &mut at, &other);
        comes_out_whole(&json)?;
    }

    #[test]
    fn any_text_is_read(text in ".{0,200}") {
        let _ = import(&text);
    }
}
