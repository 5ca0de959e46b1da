//! Words about files of other programs that come in: what could not be read, and what could not be
//! kept.
//!
//! An item is named by its `linkId`, as the file has it.

use super::{Diagnostic, Diagnostics};
use crate::source::Span;

/// What a worksheet does in the place of something that it cannot hold.
const INSTEAD: [(&str, &str); 9] = [
    ("enableWhen", "the item is always shown"),
    ("required", "in a worksheet every question may be left out"),
    ("initial", "the field begins empty"),
    ("initialSelected", "nothing is chosen at the start"),
    ("readOnly", "the field can be filled in"),
    ("maxLength", "an answer may be of any length"),
    ("repeats", "it is asked once"),
    ("modifierExtension", "it may change what the item means: compare the two"),
    ("item", "they stand after it"),
];

impl Diagnostics {
    /// A file that is no JSON.
    pub fn json_syntax(&mut self, at: Span, why: &str) {
        self.push(Diagnostic::error("json-syntax", format!("this is not JSON: {why}")).at(at, ""));
    }

    /// JSON that is no Questionnaire.
    pub fn fhir_no_questionnaire(&mut self, at: Span, found: Option<&str>) {
        let message = match found {
            Some(found) => format!("this is no FHIR Questionnaire, but `{found}`"),
            None => "this is no FHIR Questionnaire".to_owned(),
        };
        self.push(
            Diagnostic::error("fhir-no-questionnaire", message)
                .at(at, "")
                .help("give a file whose `resourceType` is `Questionnaire`"),
        );
    }

    /// A Questionnaire in which nothing can be kept.
    pub fn fhir_empty(&mut self, at: Span) {
        self.push(
            Diagnostic::error(
                "fhir-empty",
                "this Questionnaire holds no item to make a worksheet of",
            )
            .at(at, ""),
        );
    }

    /// A value of another type than FHIR's.
    pub fn fhir_wrong_type(&mut self, at: Span, key: &str, wanted: &str, found: &str) {
        let message = format!("`{key}` wants {wanted}, but this is {found}");
        self.push(Diagnostic::error("fhir-wrong-type", message).at(at, ""));
    }

    /// Something that has to be there, and what stands for it.
    pub fn fhir_missing(&mut self, at: Span, key: &str, instead: &str) {
        self.push(
            Diagnostic::warning("fhir-missing", format!("`{key}` is missing"))
                .at(at, "")
                .help(format!("`{instead}` stands for it: write what is right")),
        );
    }

    /// What the head of a worksheet says and FHIR does not.
    pub fn fhir_head(&mut self, at: Span, keys: &[&str]) {
        let keys: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
        let message =
            format!("a Questionnaire does not say what stands in [worksheet]: {}", keys.join(", "));
        self.push(
            Diagnostic::warning("fhir-head", message)
                .at(at, "")
                .help("write them into the front matter of the page"),
        );
    }

    /// A part of an item, or of the whole if it names none, that is not kept.
    pub fn fhir_not_kept(&mut self, at: Span, key: &str, item: Option<&str>) {
        let of = item.map(|item| format!(" of `{item}`")).unwrap_or_default();
        let instead = INSTEAD.iter().find(|(known, _)| *known == key);
        let instead = instead.map(|(_, words)| format!(": {words}")).unwrap_or_default();
        let message = format!("`{key}`{of} is not kept{instead}");
        self.push(Diagnostic::warning("fhir-not-kept", message).at(at, ""));
    }

    /// An item of a type that no field is.
    pub fn fhir_left_out(&mut self, at: Span, item: &str, why: &str) {
        let message = format!("`{item}` is left out: {why}");
        self.push(Diagnostic::warning("fhir-left-out", message).at(at, ""));
    }

    /// An item that is something else now.
    pub fn fhir_changed(&mut self, at: Span, item: &str, how: &str) {
        self.push(Diagnostic::warning("fhir-changed", format!("`{item}` {how}")).at(at, ""));
    }

    /// A `linkId` that is no id of a worksheet, or is taken.
    pub fn fhir_id(&mut self, at: Span, written: &str, id: &str) {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let message = match written {
            "" => format!("this item has no `linkId`: it is `{id}` now"),
            taken if taken.chars().all(plain) => {
                format!("the name `{taken}` is taken: this item is `{id}` now")
            }
            odd => format!("`{odd}` is no id of a worksheet: it is `{id}` now"),
        };
        self.push(Diagnostic::warning("fhir-id", message).at(at, ""));
    }

    /// Words that could not be kept as they are.
    pub fn fhir_words(&mut self, at: Span, item: &str, what: &str) {
        let message = format!("the words of `{item}` are not kept as they are: {what}");
        self.push(Diagnostic::warning("fhir-words", message).at(at, ""));
    }

    /// A question of a questionnaire that the library holds.
    pub fn fhir_instrument(&mut self, at: Span, short: &str, id: &str) {
        self.push(
            Diagnostic::warning("fhir-instrument", format!("this is a question of the {short}"))
                .at(at, "a worksheet does not keep its rules")
                .help(format!(
                    "show the questionnaire itself, with `::: {{.instrument use=\"{id}\"}}` on a \
                     page: its words are verified, and the crisis lines stand where they have to"
                )),
        );
    }

    /// Terms that came with the file.
    pub fn fhir_copyright(&mut self, at: Span) {
        self.push(
            Diagnostic::warning("fhir-copyright", "this Questionnaire says whose it is")
                .at(at, "this stands below the worksheet now")
                .help("ask whether you may show it on your site before you publish it"),
        );
    }
}
