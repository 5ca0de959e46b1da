//! What a question asks for: its type, its bounds, how it is drawn.

use super::item::Reader;
use super::node::Extensions;
use super::raw::Raw;
use crate::exchange::fhir::names::{self, Own};
use crate::worksheet::{Bounds, Decimal, FieldKind, Scale};

/// Lines to write on, where the file does not say.
const LINES: u8 = 3;

/// The most points that a scale may have.
const POINTS: i64 = 11;

impl Reader<'_> {
    /// The kind of a question; nothing, if no field is of its type. What stands at the ends of a
    /// line is taken from the words beside it.
    pub(super) fn kind(
        &mut self,
        raw: &mut Raw<'_>,
        beside: &mut Vec<Raw<'_>>,
    ) -> Option<FieldKind> {
        let listed = !raw.options.is_empty() || raw.value_set.is_some();
        Some(match raw.kind.as_str() {
            "choice" | "open-choice" | "coding" => self.choice_or_words(raw),
            "boolean" => FieldKind::Boolean,
            _ if listed && !NOT_LISTED.contains(&raw.kind.as_str()) => self.choice_or_words(raw),
            "decimal" => FieldKind::Decimal(self.bounds(raw, decimal)),
            "quantity" => {
                self.changed(raw, "is a number now: its unit is not kept");
                FieldKind::Decimal(self.bounds(raw, decimal))
            }
            "integer" => self.integer(raw, beside),
            "date" => FieldKind::Date,
            "dateTime" => {
                self.changed(raw, "is a day now, without a time");
                FieldKind::Date
            }
            "time" => FieldKind::Time,
            "string" => FieldKind::String,
            "url" => {
                self.changed(raw, "is a line of words now");
                FieldKind::String
            }
            "text" => FieldKind::Text { lines: self.lines(raw) },
            other => {
                let why = match other {
                    "" => "it has no `type`".to_owned(),
                    other => format!("no field of a worksheet is of type `{other}`"),
                };
                self.diagnostics.fhir_left_out(raw.at(), &raw.id.value, &why);
                return None;
            }
        })
    }

    pub(super) fn changed(&mut self, raw: &Raw<'_>, how: &str) {
        self.diagnostics.fhir_changed(raw.at(), &raw.id.value, how);
    }

    fn integer(&mut self, raw: &mut Raw<'_>, beside: &mut Vec<Raw<'_>>) -> FieldKind {
        let bounds = self.bounds(raw, whole);
        if !raw.has_control("slider") {
            return FieldKind::Integer(bounds);
        }
        let step = raw.extensions.take(names::SLIDER_STEP);
        let step = step.and_then(|one| one.whole::<i64>()).unwrap_or(1);
        let Some((min, max)) = line_of(bounds, step) else {
            self.changed(raw, "is a whole number now: a scale has two to eleven points");
            return FieldKind::Integer(bounds);
        };
        let (low, high) = (self.end(beside, "lower"), self.end(beside, "upper"));
        FieldKind::Scale(Scale { min, max, step, low, high })
    }

    /// Takes the words at one end of a line.
    fn end(&mut self, beside: &mut Vec<Raw<'_>>, control: &str) -> Option<String> {
        let at = beside.iter().position(|raw| raw.has_control(control))?;
        let raw = beside.remove(at);
        Some(self.plain(&raw, raw.words())).filter(|words| !words.is_empty())
    }

    fn lines(&mut self, raw: &mut Raw<'_>) -> u8 {
        let Some(given) = raw.extensions.take(&Own::Lines.url()) else { return LINES };
        let lines = given.whole().filter(|lines| (1..=40).contains(lines));
        if lines.is_none() {
            self.diagnostics.fhir_not_kept(given.url.span, "lines", Some(&raw.id.value));
        }
        lines.unwrap_or(LINES)
    }

    /// The least and the greatest number; neither, if one excludes the other.
    fn bounds<T: Copy + PartialOrd>(
        &mut self,
        raw: &mut Raw<'_>,
        read: fn(&str) -> Option<T>,
    ) -> Bounds<T> {
        let min = bound(&mut raw.extensions, names::MIN_VALUE, read);
        let max = bound(&mut raw.extensions, names::MAX_VALUE, read);
        if let (Some(min), Some(max)) = (min, max)
            && min > max
        {
            self.changed(raw, "has a least number above its greatest: neither is kept");
            return Bounds { min: None, max: None };
        }
        Bounds { min, max }
    }
}

/// Types that have no list of answers.
const NOT_LISTED: [&str; 4] = ["attachment", "reference", "text", "url"];

/// Takes a bound that can be kept; any other stays, to be told.
fn bound<T>(extensions: &mut Extensions<'_>, url: &str, read: fn(&str) -> Option<T>) -> Option<T> {
    let given = extensions.take(url)?;
    let value = given.number().and_then(read);
    if value.is_none() {
        extensions.put_back(given);
    }
    value
}

/// The ends of a line that can be drawn in whole steps, and few of them.
fn line_of(bounds: Bounds<i64>, step: i64) -> Option<(i64, i64)> {
    let (min, max) = (bounds.min?, bounds.max?);
    let length = max.checked_sub(min)?;
    let sound = step > 0 && length > 0 && length % step == 0 && length / step < POINTS;
    sound.then_some((min, max))
}

/// A whole number, however its digits are written: `3`, `3.0`.
pub(super) fn whole(digits: &str) -> Option<i64> {
    let exact = || decimal(digits).filter(|number| number.thousandths() % 1000 == 0);
    digits.parse().ok().or_else(|| exact().map(|number| number.thousandths() / 1000))
}

/// A number of at most three places, however its digits are written: `6.5`, `65e-1`.
pub(super) fn decimal(digits: &str) -> Option<Decimal> {
    let plain = || digits.parse::<f64>().ok().map(|number| number.to_string());
    Decimal::parse(digits).or_else(|| Decimal::parse(&plain()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_what_their_digits_say() {
        for (digits, number) in
            [("6.5", "6.5"), ("65e-1", "6.5"), ("2.50000", "2.5"), ("-0.0", "0")]
        {
            assert_eq!(decimal(digits).expect(digits).to_string(), number);
        }
        assert_eq!((decimal("0.0001"), decimal("1e300")), (None, None));
        assert_eq!(
            (whole("3.0"), whole("-9223372036854775808"), whole("0.5")),
            (Some(3), Some(i64::MIN), None)
        );
    }
}
