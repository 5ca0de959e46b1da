//! The parts that every element is made of: keys in order, extensions, codings, exact numbers.

use serde::Serialize;
use serde_json::{Map, Number, Value, json};

use crate::exchange::fhir::names;
use crate::worksheet::{Code, Decimal};

/// An object whose empty keys are left out: FHIR allows no empty value.
#[derive(Debug, Default)]
pub(super) struct Element(Map<String, Value>);

impl Element {
    /// A key and its value.
    pub(super) fn set(&mut self, key: &str, value: impl Serialize) {
        self.0.insert(key.to_owned(), json!(value));
    }

    /// A key, if there is a value.
    pub(super) fn some(&mut self, key: &str, value: Option<impl Serialize>) {
        if let Some(value) = value {
            self.set(key, value);
        }
    }

    /// A key, if its list holds anything.
    pub(super) fn list(&mut self, key: &str, list: Vec<Value>) {
        if !list.is_empty() {
            self.set(key, list);
        }
    }

    /// Extensions.
    pub(super) fn extend(&mut self, all: Vec<Value>) {
        self.list("extension", all);
    }
}

impl From<Element> for Value {
    fn from(element: Element) -> Value {
        Value::Object(element.0)
    }
}

/// An extension with a value.
pub(super) fn extension(url: &str, key: &str, value: impl Serialize) -> Value {
    let mut all = Element::default();
    all.set("url", url);
    all.set(key, value);
    all.into()
}

/// How an item is drawn.
pub(super) fn control(code: &str) -> Value {
    let concept = json!({ "coding": [{ "system": names::CONTROLS, "code": code }] });
    extension(names::ITEM_CONTROL, "valueCodeableConcept", concept)
}

/// A code that an author wrote.
pub(super) fn coding(code: &Code) -> Value {
    json!({ "system": code.system, "code": code.code })
}

/// A number with all its digits and no others: thousandths of up to twelve digits are whole in a
/// binary fraction's fifteen.
pub(super) fn decimal(number: Decimal) -> Value {
    let whole = number.thousandths() % 1000 == 0;
    let binary = || number.to_string().parse().ok().and_then(Number::from_f64);
    match binary().filter(|_| !whole) {
        Some(number) => Value::Number(number),
        None => json!(number.thousandths() / 1000),
    }
}
