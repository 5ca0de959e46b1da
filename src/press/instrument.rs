//! A questionnaire becomes a sheet in its makers' words: what has to be read first, a matrix of its
//! items, the lines of credit, and for professionals the key.
//!
//! Adds nothing up, and alters none of the makers' words, in a discreet pack neither. Invariant: the crisis block stands directly after the item that it belongs to.

use super::answer::Asked;
use super::scribe::Scribe;
use super::sheet_node::{Choosable, Head, Item, ItemKind, Key, MatrixRow, Note, Sheet};
use crate::site::view::{Face, InstrumentSheet, Resolved};
use crate::site::wording;
use crate::worksheet::{self, AnswerOption, Choice, Field, Group};

impl Scribe<'_> {
    pub(super) fn instrument(&mut self, instrument: &InstrumentSheet) -> Sheet {
        let sheet = &instrument.sheet;
        let read_by = instrument.read_by.clone();
        let read_by = read_by.map(|text| self.atlas.untold(&text));
        let read_by = read_by.map(|text| Note { label: self.say("sheet_read_by"), text });
        self.verbatim = true;
        let items = self.parts(instrument);
        self.verbatim = false;
        Sheet {
            lang: sheet.lang.clone(),
            note: self.note_of(sheet.face),
            title: Some(instrument.title.clone()),
            warning: instrument.warning.clone(),
            read_by,
            items,
            credit: instrument.credit.clone(),
            key: instrument.key.as_ref().map(|key| self.key(key)),
        }
    }

    /// A group whose items share their answers is a matrix; all else stands as on any sheet.
    fn parts(&mut self, instrument: &InstrumentSheet) -> Vec<Item> {
        let sheet = &instrument.sheet;
        let scored = instrument.key.is_some();
        let mut parts = Vec::new();
        for one in &sheet.worksheet.items {
            let group = match &one.kind {
                worksheet::ItemKind::Group(group) if sheet.face != Face::Shown => Some(group),
                _ => None,
            };
            let choice = group.and_then(|group| Some((group, wording::group_choice(group)?)));
            match choice {
                Some((group, choice)) => {
                    let kind = self.matrix(sheet.face, group, choice, scored);
                    parts.push(Item { professional: None, with_previous: false, kind });
                }
                None => parts.extend(self.items(sheet.face, std::slice::from_ref(one))),
            }
        }
        parts
    }

    fn matrix(
        &mut self,
        face: Face,
        group: &Group<Resolved>,
        choice: &Choice,
        scored: bool,
    ) -> ItemKind {
        let head = |option: &AnswerOption| {
            let says = |value: &i64| option.label.starts_with(&value.to_string());
            let value = option.value.filter(|value| scored && !says(value));
            Head { label: option.label.clone(), value }
        };
        let mut rows = Vec::new();
        let mut number = 0;
        for item in &group.items {
            match &item.kind {
                worksheet::ItemKind::Field(field) => {
                    number += 1;
                    rows.push(self.matrix_row(face, &item.id.value, number, field, choice));
                }
                worksheet::ItemKind::Display(blocks) => {
                    rows.push(MatrixRow::Text { c: self.blocks(blocks) });
                }
                // A group that shares one choice holds neither.
                worksheet::ItemKind::Group(_) | worksheet::ItemKind::Grid(_) => {}
            }
        }
        ItemKind::Matrix {
            label: group.label.value.clone(),
            hint: group.hint.clone(),
            new_page: group.new_page,
            heads: choice.options.iter().map(head).collect(),
            rows,
        }
    }

    fn matrix_row(
        &mut self,
        face: Face,
        id: &str,
        number: usize,
        field: &Field,
        choice: &Choice,
    ) -> MatrixRow {
        let label = field.label.value.clone();
        let name = self.field_name(id);
        let asked = Asked {
            face,
            name,
            label: label.clone(),
            kind: &field.kind,
            example: None,
            cell: true,
        };
        let labels: Vec<&str> = choice.options.iter().map(|one| one.label.as_str()).collect();
        let fields = self.option_fields(&asked, &labels, false);
        let option = |(label, field): (&&str, Option<String>)| Choosable {
            label: (*label).to_owned(),
            field,
            ..Choosable::default()
        };
        let options = labels.iter().zip(fields).map(option).collect();
        MatrixRow::Question { number, label, hint: field.hint.clone(), options }
    }

    fn key(&self, key: &crate::site::view::Key) -> Key {
        let range = |message: &str, min: i64, max: i64| {
            wording::range(message, &min.to_string(), &max.to_string(), self.words)
        };
        let bands = key.bands.iter();
        Key {
            label: self.say("sheet_professional"),
            range: range("sheet_key", key.min, key.max),
            heads: [self.say("sheet_key_sum"), self.say("sheet_key_name")],
            bands: bands.map(|b| [range("sheet_range", b.from, b.to), b.name.clone()]).collect(),
            notes: key.notes.clone(),
        }
    }
}
