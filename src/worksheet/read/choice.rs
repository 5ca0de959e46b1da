//! The options of a choice: a bullet list in a field, a list of names in a grid's column.

use std::collections::BTreeMap;

use super::Reader;
use super::field::Body;
use super::list::listed;
use super::opener::{Opener, around, whole};
use crate::doc::{Asked, Attr, BlockKind, Inline, InlineKind, ListItem, Written};
use crate::source::{Span, Spanned};
use crate::worksheet::{AnswerOption, Choice, Code};

impl Reader<'_> {
    pub(super) fn choice(&mut self, opener: &mut Opener<'_>, body: &Body<'_>) -> Choice {
        let items = body.options.unwrap_or_default();
        let options: Vec<_> = items.iter().filter_map(|item| self.option(item)).collect();
        let repeats = self.word(opener, "repeats", &[("true", true), ("false", false)]);
        let other = opener.asked.get("other").map_or(opener.class.span, |other| other.span);
        let choice = Choice {
            other: self.words(opener, "other"),
            repeats: repeats.unwrap_or_default(),
            options: self.options(options, opener),
        };
        if let Some(label) = &choice.other
            && choice.options.iter().any(|option| option.label == *label)
        {
            self.diagnostics.worksheet_option_twice(other, None, label);
        }
        choice
    }

    /// `options="a; b"` of a column.
    pub(super) fn column_choice(&mut self, opener: &mut Opener<'_>) -> Choice {
        let mut options = Vec::new();
        if let Some(list) = opener.asked.get("options") {
            self.tell_marks(&list);
            for label in listed(&list) {
                if label.value.is_empty() {
                    self.diagnostics.worksheet_name_empty(label.span);
                } else {
                    options.push(label.map(|label| AnswerOption {
                        label,
                        value: None,
                        code: None,
                    }));
                }
            }
        }
        Choice { options: self.options(options, opener), repeats: false, other: None }
    }

    /// Options that differ, at least two, and all of them or none with a value.
    fn options(
        &mut self,
        options: Vec<Spanned<AnswerOption>>,
        opener: &Opener<'_>,
    ) -> Vec<AnswerOption> {
        let options = self.different(options);
        if options.len() < 2 {
            self.diagnostics.worksheet_options_few(opener.class.span, options.len());
        }
        let scored = options.iter().any(|option| option.value.value.is_some());
        for option in options.iter().filter(|option| scored && option.value.value.is_none()) {
            self.diagnostics.worksheet_option_without_value(option.span, &option.value.label);
        }
        options.into_iter().map(|option| option.value).collect()
    }

    fn different(&mut self, options: Vec<Spanned<AnswerOption>>) -> Vec<Spanned<AnswerOption>> {
        let mut first: BTreeMap<String, Span> = BTreeMap::new();
        let mut kept = Vec::new();
        for option in options {
            match first.get(&option.value.label) {
                Some(known) => {
                    let label = &option.value.label;
                    self.diagnostics.worksheet_option_twice(option.span, Some(*known), label);
                }
                None => {
                    first.insert(option.value.label.clone(), option.span);
                    kept.push(option);
                }
            }
        }
        kept
    }

    /// One bullet: words, or `[words]{value=1 code="system|code"}`.
    fn option(&mut self, item: &ListItem<Written>) -> Option<Spanned<AnswerOption>> {
        let [block] = item.blocks.as_slice() else {
            self.diagnostics.worksheet_option_words(item.span);
            return None;
        };
        let BlockKind::Paragraph(text) = &block.kind else {
            self.diagnostics.worksheet_option_words(block.span);
            return None;
        };
        if item.task.is_some() {
            self.diagnostics.worksheet_option_box(item.span);
        }
        let (words, value, code) = match text.as_slice() {
            [Inline { kind: InlineKind::Span(attr, inside), .. }] => {
                let (value, code) = self.option_attributes(attr);
                (inside.as_slice(), value, code)
            }
            words => (words, None, None),
        };
        let label = self.plain_line(words, block.span);
        if label.value.is_empty() {
            // Marks alone have been told.
            if words.is_empty() {
                self.diagnostics.worksheet_name_empty(block.span);
            }
            return None;
        }
        Some(label.map(|label| AnswerOption { label, value, code }))
    }

    fn option_attributes(&mut self, attr: &Attr) -> (Option<i64>, Option<Code>) {
        for class in attr.classes.iter().chain(&attr.id) {
            self.diagnostics.directive_unknown_attribute(class.span, "choice", &class.value, None);
        }
        let mut asked = Asked::of(attr);
        let value = asked.get("value").and_then(|written| {
            let value = whole(written.value.trim());
            if value.is_none() {
                self.diagnostics.worksheet_value(around(written.span), "integer");
            }
            value
        });
        let code = self.code(&mut asked);
        asked.finish("choice", self.diagnostics);
        (value, code)
    }
}
