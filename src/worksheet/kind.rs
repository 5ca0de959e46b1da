//! What a field asks for, what may be answered, and the example that fits it.
//!
//! Each kind is an item type of FHIR's Questionnaire, but `scale`, which is an integer drawn as a
//! line. Numbers are exact: nothing here is a binary fraction.

use std::fmt;

use crate::table::Date;

/// What a field asks for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum FieldKind {
    /// A box to tick.
    Boolean,
    /// A number that may have a fraction.
    Decimal(Bounds<Decimal>),
    /// A whole number.
    Integer(Bounds<i64>),
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// A few words on one line.
    String,
    /// Words on several lines.
    Text {
        /// Lines to write on, on paper: 1 to 40.
        lines: u8,
    },
    /// One or many of several answers.
    Choice(Choice),
    /// A whole number on a line with words at its ends.
    Scale(Scale),
}

impl FieldKind {
    /// The class that an author writes: `integer`.
    pub fn class(&self) -> &'static str {
        match self {
            FieldKind::Boolean => "boolean",
            FieldKind::Decimal(_) => "decimal",
            FieldKind::Integer(_) => "integer",
            FieldKind::Date => "date",
            FieldKind::Time => "time",
            FieldKind::String => "string",
            FieldKind::Text { .. } => "text",
            FieldKind::Choice(_) => "choice",
            FieldKind::Scale(_) => "scale",
        }
    }
}

/// The least and the greatest number that may be answered. The least is never above the greatest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Bounds<T> {
    /// `min=`
    pub min: Option<T>,
    /// `max=`
    pub max: Option<T>,
}

impl<T> Default for Bounds<T> {
    fn default() -> Self {
        Bounds { min: None, max: None }
    }
}

impl<T: PartialOrd + Copy> Bounds<T> {
    /// Whether a number lies between them.
    pub fn hold(&self, number: T) -> bool {
        self.min.is_none_or(|min| min <= number) && self.max.is_none_or(|max| number <= max)
    }
}

/// Answers to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Choice {
    /// The answers, at least two. Their labels differ; either all have a value or none has.
    pub options: Vec<AnswerOption>,
    /// `repeats=true`: as many as fit may be ticked.
    pub repeats: bool,
    /// `other="Something else"`: a last answer, with room for one's own words.
    pub other: Option<String>,
}

/// One answer to choose.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AnswerOption {
    /// Its words.
    pub label: String,
    /// What it counts in a score. Clients never see it.
    pub value: Option<i64>,
    /// What it is called in a code system.
    pub code: Option<Code>,
}

/// A line from `min` to `max` in steps: at most eleven points, so that each can be ticked by a thumb.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Scale {
    /// `min=`, 0 unless given.
    pub min: i64,
    /// `max=`, 10 unless given; above the least, by a whole number of steps.
    pub max: i64,
    /// `step=`, 1 unless given.
    pub step: i64,
    /// `low="not at all"`: words at the line's beginning.
    pub low: Option<String>,
    /// `high="as strong as can be"`: words at its end.
    pub high: Option<String>,
}

impl Scale {
    /// The points of the line.
    pub fn points(&self) -> Vec<i64> {
        let step = usize::try_from(self.step).unwrap_or(1).max(1);
        (self.min..=self.max).step_by(step).collect()
    }
}

/// A name in a code system: `http://loinc.org|44250-9`, as authors write it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code {
    /// The system's address: `http://loinc.org`.
    pub system: String,
    /// The code: `44250-9`.
    pub code: String,
}

impl Code {
    /// Reads `system|code`.
    pub fn parse(text: &str) -> Option<Self> {
        let (system, code) = text.split_once('|')?;
        let whole = |part: &str| !part.is_empty() && !part.contains(char::is_whitespace);
        let sound = whole(system) && whole(code) && !code.contains('|') && system.contains(':');
        sound.then(|| Code { system: system.to_owned(), code: code.to_owned() })
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}|{}", self.system, self.code)
    }
}

/// The answer of a worked example. It fits the kind of its field.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Example {
    /// `yes` or `no`.
    Boolean(bool),
    /// Of a whole number or a scale.
    Integer(i64),
    /// Of a number with a fraction.
    Decimal(Decimal),
    /// Of a day.
    Date(Date),
    /// Of a time of day.
    Time(TimeOfDay),
    /// Of a string or a text; its lines are parted by `\n`.
    Text(String),
    /// Of a choice.
    Chosen {
        /// The places of the options that are ticked, from 0, ascending.
        options: Vec<usize>,
        /// One's own words, if that is ticked.
        other: Option<String>,
    },
}

/// A number with at most three decimal places, held exactly, as thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Decimal(i64);

impl Decimal {
    /// The number of so many thousandths.
    pub fn of_thousandths(thousandths: i64) -> Self {
        Decimal(thousandths)
    }

    /// So many thousandths.
    pub fn thousandths(self) -> i64 {
        self.0
    }

    /// Reads `-6.5`: digits, at most three of them after one point.
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (false, text),
        };
        let (whole, fraction) = match digits.split_once('.') {
            Some((_, "")) => return None,
            Some(parts) => parts,
            None => (digits, ""),
        };
        let only_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || whole.len() > 12 || fraction.len() > 3 {
            return None;
        }
        if !only_digits(whole) || !only_digits(fraction) {
            return None;
        }
        let thousandths: i64 = format!("{whole}{fraction:0<3}").parse().ok()?;
        Some(Decimal(if negative { -thousandths } else { thousandths }))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (self.0.unsigned_abs() / 1000, self.0.unsigned_abs() % 1000);
        let fraction = format!("{rest:03}");
        let fraction = fraction.trim_end_matches('0');
        let point = if fraction.is_empty() { "" } else { "." };
        write!(f, "{sign}{whole}{point}{fraction}")
    }
}

/// A time of day, to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TimeOfDay {
    hour: u8,
    minute: u8,
}

impl TimeOfDay {
    /// The time, if there is one: hours 0 to 23, minutes 0 to 59.
    pub fn new(hour: u8, minute: u8) -> Option<Self> {
        (hour < 24 && minute < 60).then_some(TimeOfDay { hour, minute })
    }

    /// Reads `22:30`.
    pub fn parse(text: &str) -> Option<Self> {
        let (hour, minute) = text.split_once(':')?;
        let two = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
        if !two(hour) || !two(minute) {
            return None;
        }
        TimeOfDay::new(hour.parse().ok()?, minute.parse().ok()?)
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_exact() {
        for (text, shown) in
            [("6.5", "6.5"), ("6.50", "6.5"), ("-0.125", "-0.125"), ("7", "7"), ("0.0", "0")]
        {
            assert_eq!(Decimal::parse(text).expect(text).to_string(), shown);
        }
        for text in ["", "-", ".5", "6.", "1e3", "1.2345", "1 2", "+1"] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_time_is_of_the_day() {
        assert_eq!(TimeOfDay::parse("09:05").expect("a time").to_string(), "09:05");
        for text in ["24:00", "9:05", "09:60", "0905", "09:5"] {
            assert_eq!(TimeOfDay::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_code_names_its_system() {
        let code = Code::parse("http://loinc.org|44250-9").expect("a code");
        assert_eq!(
            (code.code.as_str(), code.to_string().as_str()),
            ("44250-9", "http://loinc.org|44250-9")
        );
        for text in ["44250-9", "loinc|44250-9", "http://loinc.org|", "http://a b|c"] {
            assert_eq!(Code::parse(text), None, "{text}");
        }
    }
}
