//! A question: its kind, and what stands between its fences.

use super::answer::Given;
use super::opener::{Opener, whole};
use super::{Reader, is};
use crate::doc::{Asked, Block, BlockKind, Directive, ListItem, Written};
use crate::source::{Span, Spanned};
use crate::worksheet::{Decimal, Field, FieldKind, Scale};

/// Lines to write on where `lines=` is not given.
const LINES: u8 = 3;

/// The most points that a scale may have.
const POINTS: i64 = 11;

/// What stands between the fences of a field.
#[derive(Default)]
pub(super) struct Body<'a> {
    /// The options of a choice.
    pub(super) options: Option<&'a [ListItem<Written>]>,
    example: Option<Spanned<&'a Directive>>,
}

impl Reader<'_> {
    pub(super) fn field(
        &mut self,
        opener: &mut Opener<'_>,
        body: &[Block<Written>],
    ) -> Option<Field> {
        let body = self.body(opener, body);
        let label = self.label(opener);
        let kind = match opener.class.value.as_str() {
            "choice" => FieldKind::Choice(self.choice(opener, &body)),
            _ => self.simple_kind(opener)?,
        };
        let hint = self.words(opener, "hint");
        let code = self.code(&mut opener.asked);
        let example = self.given(opener, &body).and_then(|given| self.example(&kind, &given));
        Some(Field { label, hint, kind, code, example })
    }

    /// Every kind of question whose answers stand in its attributes.
    pub(super) fn simple_kind(&mut self, opener: &mut Opener<'_>) -> Option<FieldKind> {
        Some(match opener.class.value.as_str() {
            "boolean" => FieldKind::Boolean,
            "decimal" => FieldKind::Decimal(self.bounds(opener, Decimal::parse)),
            "integer" => FieldKind::Integer(self.bounds(opener, whole)),
            "date" => FieldKind::Date,
            "time" => FieldKind::Time,
            "string" => FieldKind::String,
            "text" => {
                FieldKind::Text { lines: self.count(opener, "lines", 1..=40).unwrap_or(LINES) }
            }
            "scale" => FieldKind::Scale(self.scale(opener)),
            _ => return None,
        })
    }

    fn scale(&mut self, opener: &mut Opener<'_>) -> Scale {
        let min = self.value(opener, "min", whole);
        let max = self.value(opener, "max", whole);
        let step = self.value(opener, "step", whole);
        let of =
            |given: &Option<Spanned<i64>>, default| given.as_ref().map_or(default, |n| n.value);
        let mut scale = Scale {
            min: of(&min, 0),
            max: of(&max, 10),
            step: of(&step, 1),
            low: self.words(opener, "low"),
            high: self.words(opener, "high"),
        };
        if !sound(&scale) {
            let at = [step, max, min].into_iter().flatten().map(|n| n.span).next();
            self.diagnostics.worksheet_scale(at.unwrap_or(opener.class.span));
            (scale.min, scale.max, scale.step) = (0, 10, 1);
        }
        scale
    }

    /// Sorts what stands between the fences, and tells what has no place there.
    fn body<'a>(&mut self, opener: &Opener<'_>, blocks: &'a [Block<Written>]) -> Body<'a> {
        let mut body = Body::default();
        let choice = opener.class.value == "choice";
        for Block { kind, span } in blocks {
            match kind {
                BlockKind::Insert(directive) if is(directive, "example") => {
                    self.example_div(directive, *span, &mut body);
                }
                BlockKind::List { start: None, items, .. } if choice && body.options.is_none() => {
                    body.options = Some(items);
                }
                _ if choice => self.diagnostics.worksheet_choice_text(*span),
                _ => self.diagnostics.worksheet_field_text(*span, &opener.class.value),
            }
        }
        body
    }

    fn example_div<'a>(&mut self, directive: &'a Directive, span: Span, body: &mut Body<'a>) {
        let at = directive.attr.classes.first().map_or(span, |class| class.span);
        if let Some(id) = &directive.attr.id {
            self.diagnostics.directive_unknown_attribute(id.span, "example", "#", None);
        }
        Asked::of(&directive.attr).finish("example", self.diagnostics);
        match &body.example {
            Some(first) => self.diagnostics.worksheet_example_twice(at, first.span),
            None => body.example = Some(Spanned::new(directive, at)),
        }
    }

    /// The example, from the attribute or from the div.
    fn given<'a>(&mut self, opener: &mut Opener<'_>, body: &Body<'a>) -> Option<Given<'a>> {
        let line = opener.asked.get("example");
        match (line, &body.example) {
            (Some(line), Some(div)) => {
                self.diagnostics.worksheet_example_twice(div.span, line.span);
                Some(Given::Line(line))
            }
            (Some(line), None) => Some(Given::Line(line)),
            (None, div) => {
                let div = div.as_ref()?;
                Some(Given::Div(&div.value.body, div.span))
            }
        }
    }
}

/// Whether a scale can be drawn: from its least to its greatest in whole steps, and few of them.
fn sound(scale: &Scale) -> bool {
    let Some(length) = scale.max.checked_sub(scale.min) else { return false };
    scale.step > 0 && length > 0 && length % scale.step == 0 && length / scale.step < POINTS
}
