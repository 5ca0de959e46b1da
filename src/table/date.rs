//! A day of the calendar, as people write it in a file: `2026-11-23`.
//!
//! Knows no clock, no time of day and no zone. Invariant: a `Date` made by [`Date::new`] exists.

use std::fmt;

/// A day that exists. Orders as the calendar does; displays as ISO 8601.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day, if there is one: month and day count from 1, years run from 1 to 9999.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let exists = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day);
        exists.then_some(Date { year, month, day })
    }

    /// The day written as `YYYY-MM-DD`, if it is so written and exists.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-').map(|part| {
            part.bytes().all(|b| b.is_ascii_digit()).then_some(part).map(|p| (p.len(), p))
        });
        let mut next = |width| parts.next()?.filter(|(len, _)| *len == width).map(|(_, p)| p);
        let (year, month, day) = (next(4)?, next(2)?, next(2)?);
        if parts.next().is_some() {
            return None;
        }
        Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// Year, 1 to 9999.
    pub fn year(self) -> u16 {
        self.year
    }

    /// Month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// Day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.day
    }
}

/// The first day there is: what stands in for a required date that is missing, after the
/// diagnostic that keeps it from being published.
impl Default for Date {
    fn default() -> Self {
        Date { year: 1, month: 1, day: 1 }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

fn days_in_month(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn only_days_that_exist() {
        assert!(Date::new(2024, 2, 29).is_some());
        assert!(Date::new(2000, 2, 29).is_some());
        for (year, month, day) in
            [(2026, 2, 29), (1900, 2, 29), (2026, 13, 1), (2026, 4, 0), (0, 1, 1)]
        {
            assert_eq!(Date::new(year, month, day), None);
        }
    }

    #[test]
    fn text_and_back() {
        let date = Date::parse("2026-11-03").expect("a day that exists");
        assert_eq!(date.to_string(), "2026-11-03");
        for text in ["2026-11-3", "2026-11-31", "2026-11-03-01", "2026-11", "+026-11-03", ""] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn earlier_is_less() {
        assert!(Date::new(2026, 2, 28) < Date::new(2026, 11, 1));
    }
}
