//! Words about questionnaires: their files, their checksums, and who may use them.

use super::{Diagnostic, Diagnostics};
use crate::source::Span;

impl Diagnostics {
    /// An instrument's file whose name cannot be an id.
    pub fn instrument_name(&mut self, at: Span, path: &str) {
        self.push(
            Diagnostic::error("instrument-name", format!("`{path}` cannot name a questionnaire"))
                .at(at, "")
                .help("name it as in content/instruments/phq-9.toml: a to z, 0 to 9 and hyphens"),
        );
    }

    /// A file that would replace one of the library's instruments.
    pub fn instrument_replaced(&mut self, at: Span, path: &str) {
        self.push(
            Diagnostic::error("instrument-replaced", format!("`{path}` is the library's"))
                .at(at, "a questionnaire cannot be altered")
                .help("take this file away; a questionnaire of your own needs a name of its own"),
        );
    }

    /// An instrument that says something else than its checksum was made of.
    pub fn instrument_changed(&mut self, at: Span, id: &str, actual: &str) {
        self.push(
            Diagnostic::error("instrument-changed", format!("the wording of `{id}` was changed"))
                .at(at, "this was made of other words")
                .help(format!(
                    "put the official words, values and codes back; if its makers changed it, \
                     compare every word with theirs, and then write `checksum = \"{actual}\"`"
                )),
        );
    }

    /// An instrument without a checksum.
    pub fn instrument_checksum(&mut self, at: Span, id: &str, actual: &str) {
        self.push(
            Diagnostic::error("instrument-checksum", format!("`{id}` has no checksum"))
                .at(at, "")
                .help(format!(
                    "compare every word with the official form, and then add \
                     `checksum = \"{actual}\"`"
                )),
        );
    }

    /// A switch for a questionnaire that is always there.
    pub fn instrument_without_switch(&mut self, at: Span, id: &str) {
        self.push(
            Diagnostic::error("instrument-without-switch", format!("`{id}` needs no switch"))
                .at(at, "it is there for everybody")
                .help("take this line out; `[site] off` leaves a page out"),
        );
    }

    /// A questionnaire that nobody has heard of.
    pub fn unknown_instrument(&mut self, at: Span, id: &str, known: &[&str]) {
        let help = match super::super::nearest(id, known.iter().copied()) {
            Some(name) => format!("did you mean `{name}`?"),
            None => format!("known: {}", known.join(", ")),
        };
        self.push(
            Diagnostic::error("unknown-instrument", format!("there is no questionnaire `{id}`"))
                .at(at, "")
                .help(help),
        );
    }

    /// One questionnaire twice on a page.
    pub fn instrument_twice(&mut self, at: Span, name: &str, first: Span) {
        self.push(
            Diagnostic::error("instrument-twice", format!("the {name} stands on this page twice"))
                .at(at, "again")
                .also(first, "first")
                .help("take one of them away, or give it a page of its own"),
        );
    }

    /// A questionnaire that the practice has not switched on, on a page that is there anyway.
    pub fn instrument_off(&mut self, at: Span, name: &str, id: &str, permission: &str) {
        self.push(
            Diagnostic::error("instrument-off", format!("the {name} is off"))
                .at(at, "it stands on no page until a practitioner switches it on")
                .help(format!(
                    "its makers say: {permission} If that is you, write `{id} = true` in \
                     [instruments] of practice.toml"
                )),
        );
    }

    /// A questionnaire that asks of self-harm, where there is no crisis line to print after it.
    pub fn instrument_without_help(&mut self, at: Span, name: &str, place: &str) {
        self.push(
            Diagnostic::error(
                "instrument-without-help",
                format!(
                    "the {name} asks about self-harm, and there is no crisis line for `{place}`"
                ),
            )
            .at(at, "after that question people need more than the emergency number")
            .help(format!(
                "add a [[crisis]] with a number that you have tried to \
                 content/jurisdictions/{place}.toml, or leave the page out with `off` in [site]"
            )),
        );
    }
}
