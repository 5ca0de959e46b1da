//! Room for one answer: the answer of the worked example, the room to write in, or, where nothing
//! may be filled in, what could be answered in words.

use super::ledger::{FormField, FormKind};
use super::scribe::Scribe;
use super::sheet_node::{Answer, Choosable, Other};
use crate::site::view::Face;
use crate::site::wording;
use crate::words::Arg;
use crate::worksheet::{Bounds, Choice, Example, FieldKind, Scale};

/// What is asked.
pub(super) struct Asked<'a> {
    pub face: Face,
    /// The name of its form field.
    pub name: String,
    /// The question, for who cannot see it.
    pub label: String,
    pub kind: &'a FieldKind,
    /// The answer of the worked example, if that is shown.
    pub example: Option<&'a Example>,
    /// Whether it stands in a cell of a grid.
    pub cell: bool,
}

impl Asked<'_> {
    /// What stands where the example leaves no answer.
    fn chosen(&self, at: usize) -> bool {
        matches!(self.example, Some(Example::Chosen { options, .. }) if options.contains(&at))
    }

    /// The example's own words, if it ticks the last answer.
    fn other(&self) -> Option<&str> {
        match self.example {
            Some(Example::Chosen { other, .. }) => other.as_deref(),
            _ => None,
        }
    }
}

/// How an answer on one line is entered: of a few whole numbers in a cell, by choosing one.
fn one_line(asked: &Asked<'_>) -> FormKind {
    let FieldKind::Integer(Bounds { min: Some(min), max: Some(max) }) = asked.kind else {
        return FormKind::Line;
    };
    match asked.cell && max - min <= LONGEST_MENU {
        true => FormKind::Menu { options: (*min..=*max).map(|n| n.to_string()).collect() },
        false => FormKind::Line,
    }
}

/// The widest range of whole numbers that is offered as a list: 0 to 20.
const LONGEST_MENU: i64 = 20;

impl Scribe<'_> {
    pub(super) fn answer(&mut self, asked: &Asked<'_>) -> Answer {
        if asked.face == Face::Shown {
            return self.told(asked.kind);
        }
        match asked.kind {
            FieldKind::Boolean => self.tick(asked),
            FieldKind::Choice(choice) => self.choice(asked, choice),
            FieldKind::Scale(scale) => self.scale(asked, scale),
            FieldKind::Text { lines } => {
                let (field, written) = self.entry_of(asked, FormKind::Area);
                Answer::Area { lines: *lines, field, written }
            }
            // A cell is narrow, so words wrap in it.
            FieldKind::String if asked.cell => {
                let (field, written) = self.entry_of(asked, FormKind::Area);
                Answer::Area { lines: 1, field, written }
            }
            kind => {
                let (field, written) = self.entry_of(asked, one_line(asked));
                Answer::Line { kind: kind.class(), field, written }
            }
        }
    }

    fn told(&self, kind: &FieldKind) -> Answer {
        let line = match kind {
            FieldKind::Choice(choice) => Some(wording::listed_choice(choice, self.words)),
            FieldKind::Scale(scale) => Some(wording::listed_scale(scale, self.words)),
            _ => None,
        };
        Answer::Told { lines: line.iter().map(|line| self.untold(line)).collect() }
    }

    /// The form field of an entry, or what the example writes there.
    fn entry_of(
        &mut self,
        asked: &Asked<'_>,
        kind: FormKind,
    ) -> (Option<String>, Option<Vec<String>>) {
        let write = |example| wording::in_words(example, self.words);
        let written =
            (asked.face == Face::Example).then(|| asked.example.map(write).unwrap_or_default());
        let field = self.field(asked.face, &asked.name, &asked.label, kind);
        (field.map(|at| at.to_string()), written)
    }

    /// A form field, where the sheet is a form.
    fn field(&mut self, face: Face, name: &str, label: &str, kind: FormKind) -> Option<usize> {
        let field = FormField { name: name.to_owned(), label: label.to_owned(), kind };
        (face == Face::Form).then(|| self.ledger.add_field(field))
    }

    fn choosable(&self, label: &str, field: Option<String>, on: bool) -> Choosable {
        let said = on.then(|| self.say("sheet_chosen"));
        Choosable { label: label.to_owned(), field, on, said }
    }

    /// A box, which is its own question.
    fn tick(&mut self, asked: &Asked<'_>) -> Answer {
        let field = self.field(asked.face, &asked.name, &asked.label, FormKind::Tick);
        let on = asked.example == Some(&Example::Boolean(true));
        let label = if asked.cell { "" } else { asked.label.as_str() };
        Answer::Tick(self.choosable(label, field.map(|at| at.to_string()), on))
    }

    fn choice(&mut self, asked: &Asked<'_>, choice: &Choice) -> Answer {
        let labels = choice.options.iter().map(|one| &one.label).chain(&choice.other);
        let labels: Vec<String> = labels.map(|label| self.untold(label)).collect();
        let all: Vec<&str> = labels.iter().map(String::as_str).collect();
        let fields = self.option_fields(asked, &all, choice.repeats);
        let mut options: Vec<Choosable> = Vec::new();
        for (at, (label, field)) in all.iter().zip(fields).enumerate() {
            let is_other = at == choice.options.len();
            let on = if is_other { asked.other().is_some() } else { asked.chosen(at) };
            options.push(self.choosable(label, field, on));
        }
        let other = choice.other.as_ref().and_then(|_| options.pop());
        let other = other.map(|tick| self.own_words(asked, tick));
        Answer::Choice { many: choice.repeats, options, other }
    }

    /// The names of the form fields of several answers: boxes, or one field with an answer each.
    pub(super) fn option_fields(
        &mut self,
        asked: &Asked<'_>,
        labels: &[&str],
        many: bool,
    ) -> Vec<Option<String>> {
        if many {
            let of_box = |(at, label): (usize, &&str)| {
                let name = format!("{}:{}", asked.name, at + 1);
                let label = format!("{}: {label}", asked.label);
                let field = self.field(asked.face, &name, &label, FormKind::Tick);
                field.map(|at| at.to_string())
            };
            return labels.iter().enumerate().map(of_box).collect();
        }
        let options = labels.iter().map(|label| (*label).to_owned()).collect();
        let kind = FormKind::Radio { options };
        let field = self.field(asked.face, &asked.name, &asked.label, kind);
        (0..labels.len()).map(|at| field.map(|field| format!("{field}:{at}"))).collect()
    }

    fn own_words(&mut self, asked: &Asked<'_>, tick: Choosable) -> Other {
        let label = self.words.say("sheet_other", &[("label", Arg::Text(&tick.label))]);
        let label = format!("{}: {label}", asked.label);
        let name = format!("{}:other", asked.name);
        let field = self.field(asked.face, &name, &label, FormKind::Line);
        Other {
            tick,
            field: field.map(|at| at.to_string()),
            written: asked.other().map(str::to_owned),
        }
    }

    fn scale(&mut self, asked: &Asked<'_>, scale: &Scale) -> Answer {
        let points: Vec<String> = scale.points().iter().map(i64::to_string).collect();
        let labels: Vec<&str> = points.iter().map(String::as_str).collect();
        let fields = self.option_fields(asked, &labels, false);
        let on = |at: &str| match asked.example {
            Some(Example::Integer(number)) => number.to_string() == at,
            _ => false,
        };
        let points = labels.iter().zip(fields);
        let points = points.map(|(at, field)| self.choosable(at, field, on(at))).collect();
        let end = |at: i64, meaning: &Option<String>| {
            let told = |meaning| wording::scale_end(at, meaning, self.words);
            meaning.as_ref().map(|meaning| self.untold(&told(meaning)))
        };
        Answer::Scale { points, low: end(scale.min, &scale.low), high: end(scale.max, &scale.high) }
    }
}
