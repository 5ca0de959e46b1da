//! What a document says on paper, as text.

use anteroom::press::Document;
use serde_json::Value;

/// Every word of a document, a line each, in order; addresses and fields' numbers among them.
#[cfg(feature = "pdf")]
pub(crate) fn words(document: &Document) -> String {
    let mut lines = String::new();
    gather(&serde_json::to_value(document).expect("plain data"), &mut lines);
    lines
}

#[cfg(feature = "pdf")]
fn gather(value: &Value, lines: &mut String) {
    match value {
        Value::String(text) => {
            lines.push_str(text);
            lines.push('\n');
        }
        Value::Array(list) => list.iter().for_each(|one| gather(one, lines)),
        Value::Object(map) => map.values().for_each(|one| gather(one, lines)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The leaves of a document as an outline: each key with its value, what is empty left out, and
/// what only the typesetter reads (addresses of codes, places).
pub(crate) fn leaves(document: &Document) -> String {
    let mut lines = String::new();
    let leaves = serde_json::to_value(&document.leaves).expect("plain data");
    for leaf in leaves.as_array().into_iter().flatten() {
        outline("leaf", leaf, 0, &mut lines);
    }
    lines
}

/// Keys that say nothing to a reader of a test.
const UNTOLD: [&str; 9] =
    ["address", "crisis", "dated", "dir", "foot", "lang", "place", "review", "short_title"];

fn outline(key: &str, value: &Value, depth: usize, lines: &mut String) {
    if UNTOLD.contains(&key) && depth == 1 || key == "place" {
        return;
    }
    let margin = "  ".repeat(depth);
    match value {
        Value::Null | Value::Bool(false) => {}
        Value::String(text) if text.is_empty() => {}
        Value::String(text) => lines.push_str(&format!("{margin}{key}: {text}\n")),
        Value::Bool(_) | Value::Number(_) => lines.push_str(&format!("{margin}{key}: {value}\n")),
        Value::Array(list) if list.is_empty() => {}
        Value::Array(list) => {
            lines.push_str(&format!("{margin}{key}\n"));
            list.iter().for_each(|one| outline("-", one, depth + 1, lines));
        }
        Value::Object(map) => {
            let kind = map.get("t").and_then(Value::as_str);
            lines.push_str(&format!("{margin}{}\n", kind.unwrap_or(key)));
            let rest = map.iter().filter(|(key, _)| *key != "t");
            rest.for_each(|(key, one)| outline(key, one, depth + 1, lines));
        }
    }
}
