//! Items: displays, groups and questions.

use serde_json::{Value, json};

use super::answer;
use super::element::{Element, coding, control, decimal, extension};
use super::grid::Grids;
use crate::doc::{Block, Written};
use crate::exchange::fhir::Release;
use crate::exchange::fhir::names::{self, Own};
use crate::exchange::fhir::read::says_all;
use crate::exchange::{Drawn, Sheet, Words};
use crate::source::Span;
use crate::worksheet::{Audience, Bounds, Choice, Field, FieldKind, Group, Item, ItemKind, Scale};

/// Writes the items of one sheet.
#[derive(Clone, Copy)]
pub(super) struct Items<'a> {
    pub sheet: &'a Sheet,
    pub release: Release,
}

impl Items<'_> {
    /// All of them, between what the program draws.
    pub(super) fn all(self) -> Vec<Value> {
        let Drawn { above, below } = &self.sheet.drawn;
        let at = self.sheet.worksheet.id.span;
        let mut all = drawn(above, "above", at);
        all.extend(self.items(&self.sheet.worksheet.items));
        all.extend(drawn(below, "below", at));
        all
    }

    fn items(self, items: &[Item<Written>]) -> Vec<Value> {
        items.iter().map(|item| self.item(item)).collect()
    }

    fn item(self, item: &Item<Written>) -> Value {
        let mut extensions = match item.audience {
            Audience::Everyone => Vec::new(),
            Audience::Professional => vec![
                extension(&Own::For.url(), "valueCode", "professional"),
                extension(names::HIDDEN, "valueBoolean", true),
            ],
        };
        let id = item.id.value.as_str();
        let mut question = match &item.kind {
            ItemKind::Display(blocks) => self.display(id, blocks),
            ItemKind::Group(group) => self.group(id, group),
            ItemKind::Field(field) => self.field(id, field),
            ItemKind::Grid(grid) => Grids(self).grid(id, grid),
        };
        extensions.append(&mut question.extensions);
        Question { extensions, ..question }.into()
    }

    fn display(self, id: &str, _: &[Block<Written>]) -> Question {
        let words = self.sheet.words.get(id).cloned().unwrap_or_default();
        reading(id, &words, self.sheet.worksheet.id.span)
    }

    fn group(self, id: &str, group: &Group<Written>) -> Question {
        let mut question = Question::new(id, &group.label.value, "group");
        if group.new_page {
            question.extensions.push(extension(&Own::Page.url(), "valueCode", "new"));
        }
        question.items = help(id, group.hint.as_deref());
        question.items.extend(self.items(&group.items));
        question
    }

    fn field(self, id: &str, field: &Field) -> Question {
        let mut question = self.question(id, &field.label.value, &field.kind);
        question.code = field.code.as_ref().map(|code| json!([coding(code)]));
        let example = field.example.iter();
        question.extensions.extend(example.flat_map(|one| answer::examples(&field.kind, one)));
        let mut items = help(id, field.hint.as_deref());
        items.append(&mut question.items);
        Question { items, ..question }
    }

    /// A question of one kind, in a field or a cell.
    pub(super) fn question(self, id: &str, label: &str, kind: &FieldKind) -> Question {
        let mut question = Question::new(id, label, type_of(kind, self.release));
        match kind {
            FieldKind::Decimal(bounds) => {
                question.extensions = between(bounds, "valueDecimal", decimal);
            }
            FieldKind::Integer(bounds) => {
                question.extensions = between(bounds, "valueInteger", |number| json!(number));
            }
            FieldKind::Text { lines } => {
                question.extensions = vec![extension(&Own::Lines.url(), "valueInteger", lines)];
            }
            FieldKind::Choice(choice) => self.choice(choice, &mut question),
            FieldKind::Scale(scale) => line(id, scale, &mut question),
            FieldKind::Boolean | FieldKind::Date | FieldKind::Time | FieldKind::String => {}
        }
        question
    }

    fn choice(self, choice: &Choice, question: &mut Question) {
        question.extensions.push(control(if choice.repeats {
            "check-box"
        } else {
            "radio-button"
        }));
        let other = choice.other.iter();
        question
            .extensions
            .extend(other.map(|label| extension(names::OPEN_LABEL, "valueString", label)));
        question.repeats = choice.repeats;
        question.options = answer::options(choice, self.release);
        if self.release == Release::R5 {
            let open = choice.other.is_some();
            question.constraint = Some(if open { "optionsOrString" } else { "optionsOnly" });
        }
    }
}

/// What FHIR calls a kind of field. A scale is an integer that is drawn as a slider.
fn type_of(kind: &FieldKind, release: Release) -> &'static str {
    match (kind, release) {
        (FieldKind::Choice(_), Release::R5) => "coding",
        (FieldKind::Choice(Choice { other: Some(_), .. }), Release::R4) => "open-choice",
        (FieldKind::Scale(_), _) => "integer",
        (kind, _) => kind.class(),
    }
}

fn between<T: Copy>(bounds: &Bounds<T>, key: &str, number: fn(T) -> Value) -> Vec<Value> {
    let min = bounds.min.map(|min| extension(names::MIN_VALUE, key, number(min)));
    let max = bounds.max.map(|max| extension(names::MAX_VALUE, key, number(max)));
    min.into_iter().chain(max).collect()
}

/// A line with words at its ends.
fn line(id: &str, scale: &Scale, question: &mut Question) {
    question.extensions = vec![
        control("slider"),
        extension(names::MIN_VALUE, "valueInteger", scale.min),
        extension(names::MAX_VALUE, "valueInteger", scale.max),
        extension(names::SLIDER_STEP, "valueInteger", scale.step),
    ];
    let ends = [("low", "lower", &scale.low), ("high", "upper", &scale.high)];
    for (name, place, words) in ends {
        question.items.extend(words.iter().map(|words| beside(id, name, place, words)));
    }
}

/// A line of help below a label.
pub(super) fn help(id: &str, hint: Option<&str>) -> Vec<Value> {
    hint.map(|words| beside(id, "hint", "help", words)).into_iter().collect()
}

/// Words that belong to another item, and where they stand beside it.
fn beside(id: &str, name: &str, place: &str, words: &str) -> Value {
    let mut display = Question::new(&format!("{id}.{name}"), words, "display");
    display.extensions.push(control(place));
    display.into()
}

/// Words to read. Their author's own go beside them, if standard Markdown does not hold all of
/// these.
fn reading(id: &str, words: &Words, at: Span) -> Question {
    let mut display = Question::new(id, &words.plain, "display");
    display.markdown = Some(words.markdown.clone()).filter(|words| !words.is_empty());
    let source = words.source.iter().filter(|source| !says_all(&words.markdown, source, at));
    display
        .extensions
        .extend(source.map(|own| extension(&Own::Source.url(), "valueMarkdown", own)));
    display
}

/// What the program draws around the sheet.
fn drawn(all: &[Words], place: &str, span: Span) -> Vec<Value> {
    let one = |(at, words): (usize, &Words)| {
        let mut display = reading(&format!("{place}.{}", at + 1), words, span);
        display.extensions.push(extension(&Own::Drawn.url(), "valueCode", place));
        Value::from(display)
    };
    all.iter().enumerate().map(one).collect()
}

/// An item that is being made.
pub(super) struct Question {
    id: String,
    text: String,
    kind: &'static str,
    pub extensions: Vec<Value>,
    pub items: Vec<Value>,
    pub repeats: bool,
    markdown: Option<String>,
    code: Option<Value>,
    constraint: Option<&'static str>,
    options: Vec<Value>,
}

impl Question {
    pub(super) fn new(id: &str, text: &str, kind: &'static str) -> Self {
        Question {
            id: id.to_owned(),
            text: text.to_owned(),
            kind,
            extensions: Vec::new(),
            items: Vec::new(),
            repeats: false,
            markdown: None,
            code: None,
            constraint: None,
            options: Vec::new(),
        }
    }
}

impl From<Question> for Value {
    fn from(question: Question) -> Value {
        let mut all = Element::default();
        all.extend(question.extensions);
        all.set("linkId", question.id);
        all.some("code", question.code);
        all.some("text", Some(question.text).filter(|text| !text.is_empty()));
        if let Some(markdown) = question.markdown {
            let rendered = extension(names::MARKDOWN, "valueMarkdown", markdown);
            all.set("_text", json!({ "extension": [rendered] }));
        }
        all.set("type", question.kind);
        all.some("repeats", Some(true).filter(|_| question.repeats));
        all.some("answerConstraint", question.constraint);
        all.list("answerOption", question.options);
        all.list("item", question.items);
        all.into()
    }
}
