//! The day, for what is told of checks that are too old. No output depends on it.

use std::time::{SystemTime, UNIX_EPOCH};

use icu_calendar::Date as IcuDate;
use icu_calendar::types::RataDie;

use crate::table::Date;

/// Days from the calendar's first day to 1 January 1970.
const EPOCH: i64 = 719_163;

/// The day in UTC: that of `SOURCE_DATE_EPOCH`, if that is set
/// (reproducible-builds.org/specs/source-date-epoch), else the machine's.
pub(super) fn today() -> Date {
    let written = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|text| text.parse().ok());
    let now = || SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    day(written.unwrap_or_else(now))
}

/// The day of a number of seconds since 1970.
fn day(seconds: u64) -> Date {
    let days = i64::try_from(seconds / 86_400).unwrap_or_default();
    let date = IcuDate::from_rata_die(RataDie::new(EPOCH + days), icu_calendar::Gregorian);
    let year = u16::try_from(date.year().extended_year()).unwrap_or_default();
    Date::new(year, date.month().ordinal, date.day_of_month().0).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn seconds_are_days() {
        for (seconds, shown) in
            [(0, "1970-01-01"), (951_782_400, "2000-02-29"), (1_795_392_000, "2026-11-23")]
        {
            assert_eq!(day(seconds).to_string(), shown);
        }
    }
}
