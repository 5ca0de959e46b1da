//! A question: its fence, its options, and its example.

use super::answer;
use super::fence::Fence;
use super::inline::{self, Place};
use crate::worksheet::read::LINES;
use crate::worksheet::{AnswerOption, Bounds, Choice, Field, FieldKind, Scale};

/// How long an example may be that stands in the fence.
const SHORT: usize = 60;

pub(super) fn field(fence: Fence, field: &Field) -> String {
    let fence = kind(fence, &field.kind).named(&field.label.value, field.hint.as_deref());
    let fence = fence.maybe_words("code", field.code.as_ref().map(ToString::to_string).as_deref());
    let options = match &field.kind {
        FieldKind::Choice(choice) => Some(options(choice)),
        _ => None,
    };
    let Some(example) = &field.example else {
        return fence.around(&options.unwrap_or_default());
    };
    if let Some(line) = answer::line(example, &field.kind).filter(|l| l.chars().count() <= SHORT) {
        let fence = match answer::is_words(example) {
            true => fence.words("example", &line),
            false => fence.plain("example", line),
        };
        return fence.around(&options.unwrap_or_default());
    }
    let example = Fence::new(3, "example").around(&answer::lines(example, &field.kind));
    let parts: Vec<String> = options.into_iter().chain([example]).collect();
    fence.around(&parts.join("\n\n"))
}

/// What a kind says in its fence, or in the braces of a column.
pub(super) fn kind(fence: Fence, kind: &FieldKind) -> Fence {
    match kind {
        FieldKind::Boolean | FieldKind::Date | FieldKind::Time | FieldKind::String => fence,
        FieldKind::Decimal(bounds) => bounded(fence, bounds),
        FieldKind::Integer(bounds) => bounded(fence, bounds),
        FieldKind::Text { lines } => fence.maybe("lines", Some(lines).filter(|n| **n != LINES)),
        FieldKind::Scale(scale) => scaled(fence, scale),
        FieldKind::Choice(choice) => {
            let repeats = choice.repeats.then_some("true");
            fence.maybe("repeats", repeats).maybe_words("other", choice.other.as_deref())
        }
    }
}

fn bounded<T: Copy + ToString>(fence: Fence, bounds: &Bounds<T>) -> Fence {
    fence.maybe("min", bounds.min).maybe("max", bounds.max)
}

fn scaled(fence: Fence, scale: &Scale) -> Fence {
    let fence = fence.plain("min", scale.min).plain("max", scale.max);
    let fence = fence.maybe("step", Some(scale.step).filter(|step| *step != 1));
    fence.maybe_words("low", scale.low.as_deref()).maybe_words("high", scale.high.as_deref())
}

fn options(choice: &Choice) -> String {
    let lines: Vec<String> = choice.options.iter().map(option).collect();
    lines.join("\n")
}

fn option(option: &AnswerOption) -> String {
    if option.value.is_none() && option.code.is_none() {
        return format!("- {}", inline::plain(&option.label, Place::Paragraph));
    }
    let value = option.value.map(|value| format!("value={value}"));
    let code = option
        .code
        .as_ref()
        .map(|code| format!("code={}", super::fence::quoted(&code.to_string())));
    let attributes: Vec<String> = value.into_iter().chain(code).collect();
    let label = inline::plain(&option.label, Place::Brackets);
    format!("- [{label}]{{{}}}", attributes.join(" "))
}
