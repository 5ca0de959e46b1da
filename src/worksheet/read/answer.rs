//! The answer of a worked example: words that have to fit the kind of their field.

use super::Reader;
use super::opener::{around, whole};
use super::text::place;
use crate::diagnostic::nearest;
use crate::doc::{Block, BlockKind, Written};
use crate::source::{Span, Spanned};
use crate::table::Date;
use crate::worksheet::{Bounds, Choice, Decimal, Example, FieldKind, TimeOfDay};

/// An example as it is written.
pub(super) enum Given<'a> {
    /// `example="..."`.
    Line(Spanned<String>),
    /// What stands in an `.example` div whose class has this place.
    Div(&'a [Block<Written>], Span),
}

impl Reader<'_> {
    /// The example of a field, if it fits.
    pub(super) fn example(&mut self, kind: &FieldKind, given: &Given<'_>) -> Option<Example> {
        match kind {
            FieldKind::Choice(choice) => {
                let answers = self.answers(given);
                self.chosen(choice, &answers)
            }
            FieldKind::Text { .. } => {
                let words = self.lines(given, "\n\n", "\n")?;
                Some(Example::Text(words.value))
            }
            kind => {
                let words = self.lines(given, " ", " ")?;
                self.answer(kind, &words)
            }
        }
    }

    /// One answer on one line.
    pub(super) fn answer(&mut self, kind: &FieldKind, words: &Spanned<String>) -> Option<Example> {
        let text = words.value.as_str();
        let read = match kind {
            FieldKind::Choice(choice) => return self.chosen(choice, std::slice::from_ref(words)),
            FieldKind::String | FieldKind::Text { .. } => Some(Example::Text(text.to_owned())),
            FieldKind::Boolean => yes_or_no(text).map(Example::Boolean),
            FieldKind::Integer(_) | FieldKind::Scale(_) => whole(text).map(Example::Integer),
            FieldKind::Decimal(_) => Decimal::parse(text).map(Example::Decimal),
            FieldKind::Date => Date::parse(text).map(Example::Date),
            FieldKind::Time => TimeOfDay::parse(text).map(Example::Time),
        };
        if read.is_none() {
            self.diagnostics.worksheet_value(words.span, kind.class());
        }
        read.filter(|example| self.within(kind, example, words.span))
    }

    /// Whether a number lies in its bounds; tells it if not.
    fn within(&mut self, kind: &FieldKind, example: &Example, at: Span) -> bool {
        match (kind, example) {
            (FieldKind::Integer(bounds), Example::Integer(n)) => self.held(bounds, *n, at),
            (FieldKind::Decimal(bounds), Example::Decimal(n)) => self.held(bounds, *n, at),
            (FieldKind::Scale(scale), Example::Integer(n)) => {
                let points = scale.points();
                let found = points.contains(n);
                if !found {
                    self.diagnostics.worksheet_example_point(at, &points);
                }
                found
            }
            _ => true,
        }
    }

    fn held<T>(&mut self, bounds: &Bounds<T>, number: T, at: Span) -> bool
    where
        T: PartialOrd + Copy + ToString,
    {
        let held = bounds.hold(number);
        if !held {
            let shown = |bound: Option<T>| bound.map(|bound| bound.to_string());
            self.diagnostics.worksheet_example_bounds(at, shown(bounds.min), shown(bounds.max));
        }
        held
    }

    /// The words of an example, its paragraphs and lines joined; nothing, if there are none.
    fn lines(&mut self, given: &Given<'_>, between: &str, line: &str) -> Option<Spanned<String>> {
        let words = match given {
            Given::Line(words) => {
                let words = words.clone().map(|words| words.trim().to_owned());
                Spanned::new(words.value, around(words.span))
            }
            Given::Div(blocks, at) => {
                let parts: Vec<_> =
                    blocks.iter().map(|block| self.paragraph(block, line)).collect();
                let found: Vec<String> = parts.iter().flatten().map(|p| p.value.clone()).collect();
                let place = parts.iter().flatten().map(|p| p.span).next();
                Spanned::new(found.join(between), place.unwrap_or(*at))
            }
        };
        if words.value.is_empty() {
            self.diagnostics.worksheet_example_empty(words.span);
            return None;
        }
        Some(words)
    }

    fn paragraph(&mut self, block: &Block<Written>, line: &str) -> Option<Spanned<String>> {
        let BlockKind::Paragraph(text) = &block.kind else {
            self.diagnostics.worksheet_example_text(block.span);
            return None;
        };
        let words = self.plain(text, line);
        let words: Vec<&str> = words.split('\n').map(str::trim).collect();
        Some(Spanned::new(words.join("\n"), place(text).unwrap_or(block.span)))
    }

    /// The answers of a choice: one, or those of a list.
    fn answers(&mut self, given: &Given<'_>) -> Vec<Spanned<String>> {
        let (blocks, at) = match given {
            Given::Line(words) => {
                let (words, at) = (words.value.trim().to_owned(), around(words.span));
                return self.told_empty(vec![Spanned::new(words, at)], at);
            }
            Given::Div(blocks, at) => (*blocks, *at),
        };
        let mut answers = Vec::new();
        for block in blocks {
            match &block.kind {
                BlockKind::List { items, .. } => {
                    let blocks = items.iter().flat_map(|item| &item.blocks);
                    answers.extend(blocks.filter_map(|block| self.paragraph(block, " ")));
                }
                _ => answers.extend(self.paragraph(block, " ")),
            }
        }
        self.told_empty(answers, at)
    }

    fn told_empty(&mut self, answers: Vec<Spanned<String>>, at: Span) -> Vec<Spanned<String>> {
        if answers.iter().all(|answer| answer.value.is_empty()) {
            self.diagnostics.worksheet_example_empty(at);
            return Vec::new();
        }
        answers
    }

    /// What is ticked; nothing, if nothing is.
    fn chosen(&mut self, choice: &Choice, answers: &[Spanned<String>]) -> Option<Example> {
        let (mut options, mut other) = (Vec::new(), None);
        for (at, answer) in answers.iter().enumerate() {
            if let Some(first) = answers[..at].iter().find(|before| before.value == answer.value) {
                let Spanned { value, span } = answer;
                self.diagnostics.worksheet_option_twice(*span, Some(first.span), value);
                continue;
            }
            match choice.options.iter().position(|option| option.label == answer.value) {
                Some(place) => options.push(place),
                None if other.is_none() && own_words(choice, answer) => {
                    other = Some(answer.value.clone());
                }
                None => {
                    let labels = choice.options.iter().map(|option| option.label.as_str());
                    let near = nearest(&answer.value, labels);
                    self.diagnostics.worksheet_example_option(answer.span, &answer.value, near);
                }
            }
        }
        options.sort_unstable();
        let count = options.len() + usize::from(other.is_some());
        if let Some(second) = answers.get(1).filter(|_| count > 1 && !choice.repeats) {
            self.diagnostics.worksheet_example_many(second.span);
            return None;
        }
        (count > 0).then_some(Example::Chosen { options, other })
    }
}

/// Whether an answer can be one's own words: there has to be room for them, and the name of that
/// room is none.
fn own_words(choice: &Choice, answer: &Spanned<String>) -> bool {
    choice.other.as_ref().is_some_and(|label| *label != answer.value)
}

fn yes_or_no(text: &str) -> Option<bool> {
    match text {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}
