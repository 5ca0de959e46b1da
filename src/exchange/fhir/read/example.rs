//! The worked example of a question, in our own extension. What does not fit its field is told.

use super::item::Reader;
use super::kind::{decimal, whole};
use super::node::{Extension, Node};
use super::raw::{Raw, coded};
use super::words::{line, lines};
use crate::diagnostic::Diagnostics;
use crate::exchange::fhir::names::Own;
use crate::exchange::json::JsonKind;
use crate::table::Date;
use crate::worksheet::{Choice, Example, FieldKind, TimeOfDay};

impl Reader<'_> {
    /// Takes the example of a question.
    pub(super) fn example(&mut self, raw: &mut Raw<'_>, kind: &FieldKind) -> Option<Example> {
        let given = raw.extensions.take_all(&Own::Example.url());
        self.fitting(kind, &given, &raw.id.value)
    }

    /// The example that some extensions hold, if it fits.
    pub(super) fn fitting(
        &mut self,
        kind: &FieldKind,
        given: &[Extension<'_>],
        item: &str,
    ) -> Option<Example> {
        let first = given.first()?;
        let example = match kind {
            FieldKind::Choice(choice) => chosen(choice, given),
            _ => answer(kind, first).filter(|_| given.len() == 1),
        };
        if example.is_none() {
            self.diagnostics.fhir_not_kept(first.url.span, "example", Some(item));
        }
        example
    }
}

fn answer(kind: &FieldKind, given: &Extension<'_>) -> Option<Example> {
    let text = || given.text();
    match kind {
        FieldKind::Boolean => match given.value.map(|(_, value)| &value.kind) {
            Some(JsonKind::Bool(yes)) => Some(Example::Boolean(*yes)),
            _ => None,
        },
        FieldKind::Integer(bounds) => {
            let number = whole(given.number()?).filter(|number| bounds.hold(*number))?;
            Some(Example::Integer(number))
        }
        FieldKind::Scale(scale) => {
            let number = whole(given.number()?).filter(|n| scale.points().contains(n))?;
            Some(Example::Integer(number))
        }
        FieldKind::Decimal(bounds) => {
            let number = decimal(given.number()?).filter(|number| bounds.hold(*number))?;
            Some(Example::Decimal(number))
        }
        FieldKind::Date => Date::parse(text()?).map(Example::Date),
        FieldKind::Time => {
            // FHIR writes seconds, which a worksheet has none of.
            let minutes = text()?.get(..5).filter(|_| text().is_some_and(|t| t.ends_with(":00")));
            TimeOfDay::parse(minutes?).map(Example::Time)
        }
        FieldKind::String => written(line(text()?)),
        FieldKind::Text { .. } => written(lines(text()?)),
        FieldKind::Choice(_) => None,
    }
}

fn written(words: String) -> Option<Example> {
    (!words.is_empty()).then_some(Example::Text(words))
}

/// What is ticked: answers by their words, and one's own words.
fn chosen(choice: &Choice, given: &[Extension<'_>]) -> Option<Example> {
    let (mut options, mut other) = (Vec::new(), None);
    for one in given {
        match one.value? {
            ("valueCoding", value) => {
                let coding = coded(&mut Node::of(value), &mut Diagnostics::new())?;
                let label = line(&coding.label);
                let place = choice.options.iter().position(|option| option.label == label)?;
                options.push(place);
            }
            _ => {
                let words = line(one.text()?);
                let own = choice.options.iter().all(|option| option.label != words);
                let room = choice.other.as_ref().is_some_and(|label| *label != words);
                if other.is_some() || words.is_empty() || !own || !room {
                    return None;
                }
                other = Some(words);
            }
        }
    }
    options.sort_unstable();
    options.dedup();
    let count = options.len() + usize::from(other.is_some());
    (count == 1 || choice.repeats).then_some(Example::Chosen { options, other })
}
