//! Where the time of a build went, in words: a table of a whole build, a line of one that is done
//! again and again.
//!
//! Invariant: which lines there are depends on the build alone, never on the clock.

use std::time::Duration;

use crate::pipeline::Stage;

/// What the stages of a build took.
type Times = [(Stage, Duration)];

/// A table of the stages of a build: first those that come one after the other, then those of
/// the pages, with the times of all threads added up.
pub(super) fn table(times: &Times, whole: Duration, threads: usize) -> String {
    let (pages, line): (Vec<_>, Vec<_>) = times.iter().partition(|(stage, _)| stage.is_of_a_page());
    let told = line.iter().map(|(_, took)| *took).sum();
    let mut table = "Where the time went, one stage after the other:\n".to_owned();
    rows(&mut table, &line, whole);
    row(&mut table, "all else", whole.saturating_sub(told), whole);
    row(&mut table, "together", whole, whole);
    if !pages.is_empty() {
        let all = pages.iter().map(|(_, took)| *took).sum();
        let on = if threads == 1 { "one thread" } else { &format!("{threads} threads, added up") };
        table.push_str(&format!("In the pages, on {on}:\n"));
        rows(&mut table, &pages, all);
    }
    table
}

fn rows(table: &mut String, times: &Times, whole: Duration) {
    for (stage, took) in times {
        row(table, name(*stage), *took, whole);
    }
}

fn row(table: &mut String, name: &str, took: Duration, whole: Duration) {
    let seconds = took.as_secs_f64();
    let share = 100.0 * seconds / whole.as_secs_f64().max(f64::MIN_POSITIVE);
    table.push_str(&format!("  {name:<22}{seconds:>9.3} s {share:>4.0} %\n"));
}

/// The stages of a build in one line, but for those that took no time to speak of.
#[cfg_attr(not(feature = "serve"), allow(dead_code, reason = "only a served site is built again"))]
pub(super) fn line(times: &Times) -> String {
    let seen = times.iter().filter(|(_, took)| *took >= Duration::from_millis(1));
    let words = |(stage, took): &(Stage, Duration)| {
        format!("{} {:.0} ms", name(*stage), took.as_secs_f64() * 1000.0)
    };
    let (pages, line): (Vec<_>, Vec<_>) = seen.partition(|(stage, _)| stage.is_of_a_page());
    let joined = |times: Vec<_>| times.into_iter().map(words).collect::<Vec<_>>().join(", ");
    match (line.is_empty(), pages.is_empty()) {
        (true, true) => "  no stage took a millisecond".to_owned(),
        (_, true) => format!("  {}", joined(line)),
        (true, _) => format!("  all threads: {}", joined(pages)),
        _ => format!("  {}; all threads: {}", joined(line), joined(pages)),
    }
}

fn name(stage: Stage) -> &'static str {
    match stage {
        Stage::Folder => "files read",
        Stage::Setting => "settings",
        Stage::Pages => "pages read",
        Stage::Parts => "words, pictures, theme",
        Stage::Graph => "pages placed",
        Stage::Packs => "welcome packs",
        Stage::Shared => "what pages share",
        Stage::Made => "pages made",
        Stage::Whole => "put together",
        Stage::Published => "published",
        Stage::Resolved => "resolved",
        Stage::Typeset => "typeset",
        Stage::Drawn => "drawn",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TIMES: [(Stage, Duration); 4] = [
        (Stage::Pages, Duration::from_millis(250)),
        (Stage::Made, Duration::from_millis(1500)),
        (Stage::Resolved, Duration::from_micros(400)),
        (Stage::Typeset, Duration::from_millis(3000)),
    ];

    #[test]
    fn a_table_says_what_is_added_up() {
        let shown = table(&TIMES, Duration::from_secs(2), 2);
        let expected = "\
Where the time went, one stage after the other:
  pages read                0.250 s   12 %
  pages made                1.500 s   75 %
  all else                  0.250 s   12 %
  together                  2.000 s  100 %
In the pages, on 2 threads, added up:
  resolved                  0.000 s    0 %
  typeset                   3.000 s  100 %
";
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_line_leaves_out_what_took_no_time() {
        assert_eq!(
            line(&TIMES),
            "  pages read 250 ms, pages made 1500 ms; all threads: typeset 3000 ms"
        );
        assert_eq!(line(&TIMES[2..3]), "  no stage took a millisecond");
    }
}
