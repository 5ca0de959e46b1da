//! The answers of a choice: listed in the item, or in a value set that the file holds.

use std::collections::BTreeMap;

use super::item::Reader;
use super::node::Node;
use super::raw::{Answer, Raw, coded};
use super::words::line;
use crate::diagnostic::Diagnostics;
use crate::exchange::fhir::{codes, names};
use crate::worksheet::{AnswerOption, Choice, Code, FieldKind};

/// What the room for one's own answer is called, where the file does not say.
const OTHER: [&str; 2] = ["Other", "Other, in my own words"];

impl Reader<'_> {
    /// A choice; a line of words, if there are not two answers to choose from.
    pub(super) fn choice_or_words(&mut self, raw: &mut Raw<'_>) -> FieldKind {
        let answers = self.answers(raw);
        let other = self.other(raw, &answers);
        if answers.len() < 2 {
            let how = match &raw.value_set {
                Some(set) => format!("has its answers in `{}`, not in this file", set.value),
                None => "has fewer than two answers".to_owned(),
            };
            self.changed(raw, &format!("{how}: it is a line of words now"));
            return FieldKind::String;
        }
        let options = self.options(raw, answers);
        FieldKind::Choice(Choice { options, repeats: raw.repeats, other })
    }

    /// The answers with words, on one line each and told apart.
    fn answers(&mut self, raw: &mut Raw<'_>) -> Vec<Answer> {
        let listed = raw.value_set.as_ref().and_then(|set| self.sets.get(&set.value)).cloned();
        let mut answers = std::mem::take(&mut raw.options);
        answers.extend(listed.unwrap_or_default());
        let mut known: Vec<String> = Vec::new();
        let mut kept = Vec::new();
        for mut answer in answers {
            let words = line(&answer.label);
            let label = numbered(&words, &known);
            if words.is_empty() {
                self.diagnostics.fhir_not_kept(answer.at, "answerOption", Some(&raw.id.value));
                continue;
            }
            if label != words {
                let what =
                    format!("an answer is `{label}` now, so that it differs from the others");
                self.diagnostics.fhir_words(answer.at, &raw.id.value, &what);
            }
            known.push(label.clone());
            answer.label = label;
            kept.push(answer);
        }
        kept
    }

    fn options(&mut self, raw: &Raw<'_>, answers: Vec<Answer>) -> Vec<AnswerOption> {
        let values: Option<Vec<i64>> = answers.iter().map(value).collect();
        if values.is_none() && answers.iter().any(|answer| answer.weight.is_some()) {
            let how = "is without scores now: either each answer has a whole number, or none has";
            self.changed(raw, how);
        }
        let labels: Vec<&str> = answers.iter().map(|answer| answer.label.as_str()).collect();
        let own = codes::of_labels(&labels);
        let parts = answers.iter().zip(own).enumerate();
        let option = |(at, (answer, own)): (usize, (&Answer, String))| AnswerOption {
            label: answer.label.clone(),
            value: values.as_ref().map(|values| values[at]),
            code: self.code_of(raw, answer, &own),
        };
        parts.map(option).collect()
    }

    /// The code of an answer. One without a system means something in this file alone; ours are
    /// such, and are made anew.
    fn code_of(&mut self, raw: &Raw<'_>, answer: &Answer, own: &str) -> Option<Code> {
        let code = answer.code.as_deref()?;
        let system = answer.system.as_deref();
        let parsed = system.and_then(|system| Code::parse(&format!("{system}|{code}")));
        if parsed.is_none() && (system.is_some() || code != own) {
            let key = format!("code {code}");
            self.diagnostics.fhir_not_kept(answer.at, &key, Some(&raw.id.value));
        }
        parsed
    }

    /// What the room for one's own answer is called, if there is such room.
    fn other(&mut self, raw: &mut Raw<'_>, answers: &[Answer]) -> Option<String> {
        let label = raw.extensions.take(names::OPEN_LABEL);
        let open = ["optionsOrString", "optionsOrType"];
        let constraint = raw.constraint.as_deref().unwrap_or_default();
        if raw.kind != "open-choice" && !open.contains(&constraint) {
            return None;
        }
        let free = |words: &String| {
            !words.is_empty() && answers.iter().all(|answer| answer.label != *words)
        };
        let own = label.and_then(|one| one.text()).map(|words| self.plain(raw, words)).filter(free);
        own.or_else(|| {
            let found = OTHER.map(str::to_owned).into_iter().find(free)?;
            self.diagnostics.fhir_missing(raw.at(), "openLabel", &found);
            Some(found)
        })
    }
}

fn value(answer: &Answer) -> Option<i64> {
    super::kind::whole(answer.weight.as_deref()?)
}

/// Words that are not known yet: with a number behind them, if they are.
pub(super) fn numbered(words: &str, known: &[String]) -> String {
    let free = |label: &String| !known.contains(label);
    let more = (2..).map(|number| format!("{words} ({number})"));
    std::iter::once(words.to_owned()).chain(more).find(free).unwrap_or_default()
}

/// The answers of the value sets that a Questionnaire contains, by `#id` and by address.
pub(super) fn sets(
    node: &mut Node<'_>,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, Vec<Answer>> {
    let mut sets = BTreeMap::new();
    for mut one in node.list("contained", diagnostics) {
        let kind = one.text("resourceType", diagnostics).map(|kind| kind.value);
        if kind.as_deref() != Some("ValueSet") {
            diagnostics.fhir_not_kept(one.start(), "contained", None);
            continue;
        }
        let answers = answers_of(&mut one, diagnostics);
        let id = one.text("id", diagnostics).map(|id| format!("#{}", id.value));
        let url = one.text("url", diagnostics).map(|url| url.value);
        for name in id.into_iter().chain(url) {
            sets.insert(name, answers.clone());
        }
    }
    sets
}

/// The answers of a value set: its expansion, or the concepts that it names one by one.
fn answers_of(set: &mut Node<'_>, diagnostics: &mut Diagnostics) -> Vec<Answer> {
    let expansion = set.object("expansion", diagnostics);
    let expanded = expansion.map(|mut node| node.list("contains", diagnostics)).unwrap_or_default();
    if !expanded.is_empty() {
        return expanded.into_iter().filter_map(|mut one| coded(&mut one, diagnostics)).collect();
    }
    let Some(mut compose) = set.object("compose", diagnostics) else { return Vec::new() };
    let mut answers = Vec::new();
    for mut include in compose.list("include", diagnostics) {
        let system = include.text("system", diagnostics).map(|text| text.value);
        for mut concept in include.list("concept", diagnostics) {
            let answer = coded(&mut concept, diagnostics);
            answers.extend(answer.map(|answer| Answer { system: system.clone(), ..answer }));
        }
    }
    answers
}
