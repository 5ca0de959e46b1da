//! An item of a Questionnaire as the file has it: its keys by type, nothing decided.
//!
//! What no worksheet holds, whatever the item becomes, is told here.

use super::node::{Extension, Extensions, Node};
use crate::diagnostic::Diagnostics;
use crate::exchange::fhir::names::{self, Own};
use crate::source::{Span, Spanned};
use crate::worksheet::Code;

/// An item.
#[derive(Clone, Debug)]
pub(super) struct Raw<'a> {
    /// `linkId`, empty if there is none.
    pub id: Spanned<String>,
    /// `type`, empty if there is none.
    pub kind: String,
    /// `prefix` and `text`.
    pub text: Option<Spanned<String>>,
    /// The text as standard Markdown.
    pub markdown: Option<String>,
    /// The first code that names its system.
    pub code: Option<Code>,
    /// How it is drawn: the codes of its item controls.
    pub controls: Vec<String>,
    pub repeats: bool,
    /// `answerConstraint`, since R5.
    pub constraint: Option<String>,
    pub options: Vec<Answer>,
    /// `answerValueSet`: where the answers are listed.
    pub value_set: Option<Spanned<String>>,
    pub extensions: Extensions<'a>,
    pub items: Vec<Raw<'a>>,
}

/// An answer to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub label: String,
    pub system: Option<String>,
    pub code: Option<String>,
    /// The digits of what it counts.
    pub weight: Option<String>,
    pub at: Span,
}

impl Raw<'_> {
    /// The place to show for all that is said of it.
    pub(super) fn at(&self) -> Span {
        self.id.span
    }

    /// Whether it is drawn so.
    pub(super) fn has_control(&self, code: &str) -> bool {
        self.controls.iter().any(|own| own == code)
    }

    /// Its words, or nothing.
    pub(super) fn words(&self) -> &str {
        self.text.as_ref().map(|text| text.value.as_str()).unwrap_or_default()
    }
}

/// Reads the items of a list.
pub(super) fn items<'a>(node: &mut Node<'a>, diagnostics: &mut Diagnostics) -> Vec<Raw<'a>> {
    let list = node.list("item", diagnostics);
    list.into_iter().map(|node| item(node, diagnostics)).collect()
}

fn item<'a>(mut node: Node<'a>, diagnostics: &mut Diagnostics) -> Raw<'a> {
    let start = node.start();
    let id = node.text("linkId", diagnostics);
    let id = id.unwrap_or_else(|| Spanned::new(String::new(), start));
    let mut extensions = node.extensions(diagnostics);
    let controls = controls(&mut extensions);
    let raw = Raw {
        kind: node.text("type", diagnostics).map(|kind| kind.value).unwrap_or_default(),
        text: text(&mut node, diagnostics),
        markdown: markdown(&mut node, &id.value, diagnostics),
        code: code(&mut node, &id.value, diagnostics),
        controls,
        repeats: node.flag("repeats", diagnostics),
        constraint: node.text("answerConstraint", diagnostics).map(|word| word.value),
        options: options(&mut node, &id.value, diagnostics),
        value_set: node.text("answerValueSet", diagnostics),
        items: items(&mut node, diagnostics),
        extensions,
        id,
    };
    tell_rest(&mut node, &raw.id.value, diagnostics);
    raw
}

/// The number before an item and its words.
fn text(node: &mut Node<'_>, diagnostics: &mut Diagnostics) -> Option<Spanned<String>> {
    let prefix = node.text("prefix", diagnostics);
    let text = node.text("text", diagnostics);
    match (prefix, text) {
        (Some(prefix), Some(text)) => Some(text.map(|words| format!("{} {words}", prefix.value))),
        (prefix, text) => text.or(prefix),
    }
}

fn markdown(node: &mut Node<'_>, id: &str, diagnostics: &mut Diagnostics) -> Option<String> {
    let mut beside = node.object("_text", diagnostics)?;
    let mut extensions = beside.extensions(diagnostics);
    let markdown = extensions.take(names::MARKDOWN);
    tell_extensions(&extensions, id, diagnostics);
    markdown.and_then(|one| one.text()).map(str::to_owned)
}

/// The first code of an item; the others are told.
fn code(node: &mut Node<'_>, id: &str, diagnostics: &mut Diagnostics) -> Option<Code> {
    let mut found = None;
    for mut one in node.list("code", diagnostics) {
        let code = code_of(&mut one, diagnostics);
        match code {
            Some(code) if found.is_none() => found = Some(code),
            _ => diagnostics.fhir_not_kept(one.start(), "code", Some(id)),
        }
    }
    found
}

/// A coding as authors write it, if it can be.
pub(super) fn code_of(node: &mut Node<'_>, diagnostics: &mut Diagnostics) -> Option<Code> {
    let system = node.text("system", diagnostics)?.value;
    let code = node.text("code", diagnostics)?.value;
    Code::parse(&format!("{system}|{code}"))
}

fn controls(extensions: &mut Extensions<'_>) -> Vec<String> {
    let mut silent = Diagnostics::new();
    let mut codes = Vec::new();
    for one in extensions.take_all(names::ITEM_CONTROL) {
        let Some((_, value)) = one.value else { continue };
        let codings = Node::of(value).list("coding", &mut silent);
        let code = |mut coding: Node<'_>| coding.text("code", &mut silent);
        codes.extend(codings.into_iter().filter_map(code).map(|code| code.value));
    }
    codes
}

fn options(node: &mut Node<'_>, id: &str, diagnostics: &mut Diagnostics) -> Vec<Answer> {
    let list = node.list("answerOption", diagnostics);
    list.into_iter().filter_map(|one| option(one, id, diagnostics)).collect()
}

fn option(mut node: Node<'_>, id: &str, diagnostics: &mut Diagnostics) -> Option<Answer> {
    let mut extensions = node.extensions(diagnostics);
    let mut weight = weight(&mut extensions);
    if node.flag("initialSelected", diagnostics) {
        diagnostics.fhir_not_kept(node.start(), "initialSelected", Some(id));
    }
    tell_extensions(&extensions, id, diagnostics);
    let (key, value) = node.value("value")?;
    let at = node.start();
    let plain = |label: String| Answer { label, system: None, code: None, weight: None, at };
    let mut answer = match key {
        "valueCoding" => {
            let mut coding = node.object("valueCoding", diagnostics)?;
            let mut own = coding.extensions(diagnostics);
            weight = weight.or(self::weight(&mut own));
            coded(&mut coding, diagnostics)?
        }
        "valueString" | "valueDate" | "valueTime" => plain(value.text()?.to_owned()),
        "valueInteger" => plain(value.digits()?.to_owned()),
        _ => {
            diagnostics.fhir_not_kept(at, key, Some(id));
            return None;
        }
    };
    answer.weight = weight;
    Some(answer)
}

/// A coding as an answer: its words, or its code where it has none.
pub(super) fn coded(node: &mut Node<'_>, diagnostics: &mut Diagnostics) -> Option<Answer> {
    let system = node.text("system", diagnostics).map(|text| text.value);
    let code = node.text("code", diagnostics).map(|text| text.value);
    let display = node.text("display", diagnostics).map(|text| text.value);
    let label = display.or_else(|| code.clone())?;
    Some(Answer { label, system, code, weight: None, at: node.start() })
}

fn weight(extensions: &mut Extensions<'_>) -> Option<String> {
    let weight = [names::ORDINAL_VALUE, names::ITEM_WEIGHT].map(|url| extensions.take(url));
    weight.into_iter().flatten().find_map(|one| one.number().map(str::to_owned))
}

/// Tells what no worksheet holds. What is false, or the default, says nothing.
fn tell_rest(node: &mut Node<'_>, id: &str, diagnostics: &mut Diagnostics) {
    for key in ["required", "readOnly"] {
        if node.flag(key, diagnostics) {
            diagnostics.fhir_not_kept(node.place(key), key, Some(id));
        }
    }
    for (key, at) in node.rest() {
        // They say how `enableWhen` is meant, which is told.
        if !["enableBehavior", "disabledDisplay"].contains(&key) {
            diagnostics.fhir_not_kept(at, key, Some(id));
        }
    }
}

/// Tells the extensions that nobody took.
pub(super) fn tell_extensions(all: &Extensions<'_>, id: &str, diagnostics: &mut Diagnostics) {
    for Extension { url, .. } in all.rest() {
        diagnostics.fhir_not_kept(url.span, &url.value, Some(id));
    }
}

/// Takes what says for whom an item is: nobody who fills it in, if it is hidden.
pub(super) fn hidden(raw: &mut Raw<'_>) -> (bool, bool) {
    let ours = raw.extensions.take(&Own::For.url());
    let hidden = raw.extensions.take(names::HIDDEN);
    let ours = ours.and_then(|one| one.text()) == Some("professional");
    (ours, hidden.is_some_and(|one| one.flag()))
}
