//! A worksheet becomes questions with room for answers; what can be filled in gets a form field.
//!
//! Invariants: only the face of a form has fields (clinical.md, rule 2: what may not wait unread
//! cannot be filled in), and a field's name is the author's id with what is around it.

use super::scribe::Scribe;
use super::sheet_node::{GridRow, Item, ItemKind, Note, Sheet};
use crate::site::view::{self, Face, Resolved};
use crate::site::wording;
use crate::worksheet::{self, Audience, Column, Example, Field, FieldKind, Grid, Rows};

impl Scribe<'_> {
    /// A worksheet.
    pub(super) fn sheet(&mut self, sheet: &view::Sheet) -> Sheet {
        let face = sheet.face;
        Sheet {
            lang: sheet.lang.clone(),
            note: self.note_of(face),
            items: self.items(face, &sheet.worksheet.items),
            ..Sheet::default()
        }
    }

    /// What stands before a sheet that is not to be filled in.
    pub(super) fn note_of(&self, face: Face) -> Option<Note> {
        let (label, text) = match face {
            Face::Form | Face::Paper => return None,
            Face::Example => (self.say("sheet_example_label"), "sheet_example_note"),
            Face::Shown => (String::new(), "sheet_shown_note"),
        };
        Some(Note { label, text: self.say(text) })
    }

    /// Items, one below the other. A question and the crisis block that follows it stay together.
    pub(super) fn items(&mut self, face: Face, list: &[worksheet::Item<Resolved>]) -> Vec<Item> {
        let mut items = Vec::new();
        for together in wording::with_crisis(list) {
            for (at, one) in together.iter().enumerate() {
                items.push(self.item(face, one, at > 0));
            }
        }
        items
    }

    fn item(&mut self, face: Face, one: &worksheet::Item<Resolved>, with_previous: bool) -> Item {
        let professional = one.audience == Audience::Professional;
        let id = one.id.value.as_str();
        let kind = match &one.kind {
            worksheet::ItemKind::Display(blocks) => ItemKind::Text { c: self.blocks(blocks) },
            worksheet::ItemKind::Group(group) => self.group(face, group),
            worksheet::ItemKind::Field(field) => self.question(face, id, None, field),
            worksheet::ItemKind::Grid(grid) => self.grid(face, id, grid),
        };
        let professional = professional.then(|| self.say("sheet_professional"));
        Item { professional, with_previous, kind }
    }

    /// Where nothing can be filled in, a group tells once what all its questions share.
    fn group(&mut self, face: Face, group: &worksheet::Group<Resolved>) -> ItemKind {
        let shared = wording::group_choice(group).filter(|_| face == Face::Shown);
        let answers = shared.map(|choice| self.untold(&wording::listed_choice(choice, self.words)));
        let mut items = self.items(face, &group.items);
        if answers.is_some() {
            number(&mut items);
        }
        ItemKind::Group {
            label: self.untold(&group.label.value),
            hint: group.hint.as_ref().map(|hint| self.untold(hint)),
            new_page: group.new_page,
            answers,
            items,
        }
    }

    /// A question.
    pub(super) fn question(
        &mut self,
        face: Face,
        id: &str,
        number: Option<usize>,
        field: &Field,
    ) -> ItemKind {
        let label = &self.untold(&field.label.value);
        let asked = super::answer::Asked {
            face,
            name: self.field_name(id),
            label: label.clone(),
            kind: &field.kind,
            example: field.example.as_ref().filter(|_| face == Face::Example),
            cell: false,
        };
        let range = wording::range_beside(&field.kind, label, self.words);
        let answer = self.answer(&asked);
        ItemKind::Question {
            number,
            label: if matches!(field.kind, FieldKind::Boolean) && face != Face::Shown {
                String::new()
            } else {
                label.clone()
            },
            hint: wording::help(field, self.words).map(|hint| self.untold(&hint)),
            range,
            answer,
        }
    }

    /// The name of a form field: the author's id, after the leaf's number if there are several.
    pub(super) fn field_name(&self, id: &str) -> String {
        let id = id.replace('.', "-");
        if self.atlas.pages > 1 { format!("{}:{id}", self.leaf) } else { id }
    }

    fn grid(&mut self, face: Face, id: &str, grid: &Grid) -> ItemKind {
        let column = |column: &Column| super::sheet_node::Column {
            label: self.untold(&column.label),
            range: wording::column_range(column, self.words),
            width: column.width,
        };
        let longest = |names: &[String]| names.iter().map(|name| name.chars().count()).max();
        let names_width = match &grid.rows {
            Rows::Named(names) => longest(names),
            Rows::Blank(_) => None,
        };
        ItemKind::Grid {
            label: self.untold(&grid.label.value),
            hint: grid.hint.as_ref().map(|hint| self.untold(hint)),
            columns: grid.columns.iter().map(column).collect(),
            rows: (0..grid.rows.count()).map(|at| self.grid_row(face, id, grid, at)).collect(),
            names: self.say("sheet_rows"),
            names_width,
        }
    }

    fn grid_row(&mut self, face: Face, id: &str, grid: &Grid, at: usize) -> GridRow {
        let written: &[Option<Example>] = grid.example.get(at).map_or(&[], Vec::as_slice);
        let name = self.untold(&wording::row_name(&grid.rows, at, self.words));
        let left = face == Face::Example && written.iter().all(Option::is_none);
        let mut cells = Vec::new();
        for (nth, column) in grid.columns.iter().enumerate() {
            let example = written.get(nth).and_then(Option::as_ref);
            let asked = super::answer::Asked {
                face,
                name: self.field_name(&format!("{id}:{}:{}", at + 1, column.id.value)),
                label: format!("{}, {name}", self.untold(&column.label)),
                kind: &column.kind,
                example: example.filter(|_| face == Face::Example),
                cell: true,
            };
            cells.push(self.answer(&asked));
        }
        GridRow { name, left: left.then(|| self.say("sheet_left_empty")), cells }
    }
}

/// Numbers the questions of a group from 1.
fn number(items: &mut [Item]) {
    let mut last = 0;
    for item in items {
        if let ItemKind::Question { number, .. } = &mut item.kind {
            last += 1;
            *number = Some(last);
        }
    }
}
