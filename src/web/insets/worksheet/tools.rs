//! What stands around a form: what becomes of the words that are typed, and the buttons.
//!
//! A button that needs the script is hidden until the script shows it. To clear needs none, and
//! asks first: nothing that was typed can be had back.

use crate::web::html::text;
use crate::words::Words;

/// What becomes of the words that are typed, in a line above the form; and, where the script makes
/// it so, how to take an answer back.
pub(super) fn promise(words: &Words) -> String {
    format!(
        "<p class=\"sheet-promise\">{} <span class=\"sheet-take-back\" hidden>{}</span></p>\n",
        text(&words.get("sheet_promise")),
        text(&words.get("sheet_take_back"))
    )
}

/// The foot of the form: privacy in full, then the buttons.
pub(super) fn tools(words: &Words) -> String {
    let say = |name| text(&words.get(name)).to_string();
    format!(
        "<div class=\"sheet-tools\">\n<p>{}</p>\n<p>{}</p>\n<div class=\"sheet-buttons\">\n{}{}{}</div>\n{}</div>\n",
        say("sheet_privacy"),
        say("sheet_copy_privacy"),
        button("print", "button button-main", &say("sheet_print")),
        button("copy", "button", &say("sheet_copy")),
        clear(words),
        status(words),
    )
}

/// A button that needs the script.
fn button(does: &str, class: &str, label: &str) -> String {
    format!(
        "<button class=\"{class}\" type=\"button\" data-does=\"{does}\" hidden>{label}</button>\n"
    )
}

fn clear(words: &Words) -> String {
    let say = |name| text(&words.get(name)).to_string();
    format!(
        "<details class=\"sheet-clear\">\n<summary class=\"button\">{}</summary>\n<p>{}</p>\n<button class=\"button\" type=\"reset\">{}</button>\n</details>\n",
        say("sheet_clear"),
        say("sheet_clear_all"),
        say("sheet_clear_now"),
    )
}

/// Where the script says what a button did, in the page's words.
fn status(words: &Words) -> String {
    let said: String = ["copied", "not_copied", "cleared"]
        .iter()
        .map(|name| {
            let words = words.get(&format!("sheet_{name}"));
            format!(" data-{}=\"{}\"", name.replace('_', "-"), text(&words))
        })
        .collect();
    format!("<output class=\"sheet-status\"{said}></output>\n")
}
