//! A question: its fence, its options, and its example.

use super::answer;
use super::fence::{Fence, quoted};
use super::inline::{self, Place};
use crate::worksheet::{AnswerOption, Bounds, Choice, Example, Field, FieldKind, Scale};

/// How long the line may be of a fence that holds the example.
const LINE: usize = 100;

pub(super) fn field(fence: Fence, field: &Field) -> String {
    let fence = kind(fence, &field.kind).named(&field.label.value, field.hint.as_deref());
    let (fence, options) = match &field.kind {
        FieldKind::Choice(choice) => (of_choice(fence, choice), Some(options(choice))),
        _ => (fence, None),
    };
    let fence = fence.maybe_words("code", field.code.as_ref().map(ToString::to_string).as_deref());
    let Some(example) = &field.example else {
        return fence.around(&options.unwrap_or_default());
    };
    if let Some(fence) = with_example(&fence, example, &field.kind) {
        return fence.around(&options.unwrap_or_default());
    }
    let example = Fence::new(3, "example").around(&answer::lines(example, &field.kind));
    let parts: Vec<String> = options.into_iter().chain([example]).collect();
    fence.around(&parts.join("\n\n"))
}

/// The fence with the example in it, if there is room.
fn with_example(fence: &Fence, example: &Example, kind: &FieldKind) -> Option<Fence> {
    let line = answer::line(example, kind)?;
    if !answer::is_words(example) {
        return Some(fence.clone().plain("example", line));
    }
    let fence = fence.clone().words("example", &line);
    (fence.length() <= LINE).then_some(fence)
}

/// What a kind says in its fence, or in the braces of a column.
pub(super) fn kind(fence: Fence, kind: &FieldKind) -> Fence {
    match kind {
        FieldKind::Decimal(bounds) => bounded(fence, bounds),
        FieldKind::Integer(bounds) => bounded(fence, bounds),
        FieldKind::Text { lines } => fence.plain("lines", lines),
        FieldKind::Scale(scale) => scaled(fence, scale),
        FieldKind::Boolean
        | FieldKind::Date
        | FieldKind::Time
        | FieldKind::String
        | FieldKind::Choice(_) => fence,
    }
}

fn of_choice(fence: Fence, choice: &Choice) -> Fence {
    let repeats = choice.repeats.then_some("true");
    fence.maybe("repeats", repeats).maybe_words("other", choice.other.as_deref())
}

fn bounded<T: Copy + ToString>(fence: Fence, bounds: &Bounds<T>) -> Fence {
    fence.maybe("min", bounds.min).maybe("max", bounds.max)
}

fn scaled(fence: Fence, scale: &Scale) -> Fence {
    let Scale { min, max, step, low, high } = scale;
    let fence = match (min, max) {
        (0, 10) => fence,
        _ => fence.plain("min", min).plain("max", max),
    };
    let fence = fence.maybe("step", Some(step).filter(|step| **step != 1));
    fence.maybe_words("low", low.as_deref()).maybe_words("high", high.as_deref())
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
    let code = option.code.as_ref().map(|code| format!("code={}", quoted(&code.to_string())));
    let attributes: Vec<String> = value.into_iter().chain(code).collect();
    let label = inline::plain(&option.label, Place::Brackets);
    format!("- [{label}]{{{}}}", attributes.join(" "))
}
