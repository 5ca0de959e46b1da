//! A session drawn: one bar cut in proportion to its minutes, and the same again as a list.
//!
//! The bar is geometry alone. On narrow screens the stylesheet hides it and shows each part's rail,
//! whose length is that part's share. Invariant: the parts' widths sum to the bar's.

use crate::site::view::{Flow, FlowStage};
use crate::site::wording;
use crate::web::html::{paragraph, text};
use crate::words::Words;

/// Units of width for one hundredth of the session.
const UNIT: u32 = 7;
/// Units of a rail's length for one hundredth.
const RAIL: u32 = 3;
/// Height of the bar.
const HEIGHT: u32 = 88;
/// Room between the edge of a part and its words.
const PAD: u32 = 10;
/// Units of width for one letter of a name.
const LETTER: u32 = 8;

/// The figure as HTML.
pub(super) fn flow(flow: &Flow, words: &Words) -> String {
    let parts = parts(&flow.stages);
    format!(
        "<figure class=\"flow\">\n<figcaption>{}</figcaption>\n{}<ol class=\"flow-list\">\n{}</ol>\n</figure>\n",
        text(&flow.title),
        bar(flow, &parts, words),
        parts.iter().map(|part| item(part, words)).collect::<String>(),
    )
}

/// A stage and where it begins, in hundredths and in minutes.
struct Part<'a> {
    number: usize,
    stage: &'a FlowStage,
    from: u32,
    from_minute: u32,
}

fn parts(stages: &[FlowStage]) -> Vec<Part<'_>> {
    let (mut from, mut from_minute) = (0, 0);
    let mut parts = Vec::new();
    for (index, stage) in stages.iter().enumerate() {
        parts.push(Part { number: index + 1, stage, from, from_minute });
        from += stage.share;
        from_minute += stage.minutes.unwrap_or(0);
    }
    parts
}

fn bar(flow: &Flow, parts: &[Part<'_>], words: &Words) -> String {
    let id = text(&flow.id);
    format!(
        "<svg class=\"flow-bar\" viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"{id}:title {id}:desc\">\n<title id=\"{id}:title\">{}</title>\n<desc id=\"{id}:desc\">{}</desc>\n{}{}</svg>\n",
        100 * UNIT,
        HEIGHT + 28,
        text(&flow.title),
        text(&wording::spoken(&flow.stages, words)),
        segments(parts, words),
        flow.minutes.map(|minutes| clock(parts, minutes)).unwrap_or_default(),
    )
}

/// The parts of the bar: with their names if all fit, else with their minutes.
fn segments(parts: &[Part<'_>], words: &Words) -> String {
    let room = |part: &Part<'_>| width(part).saturating_sub(2 * PAD);
    let names: Option<Vec<_>> =
        parts.iter().map(|part| lines(&part.stage.name, room(part))).collect();
    let brief = |part: &Part<'_>| wording::brief(part.stage, words).into_iter().collect();
    let labels = names.unwrap_or_else(|| parts.iter().map(brief).collect());
    parts.iter().zip(labels).map(|(part, label)| segment(part, &label)).collect()
}

fn width(part: &Part<'_>) -> u32 {
    (part.stage.share * UNIT).saturating_sub(4)
}

fn segment(part: &Part<'_>, label: &[String]) -> String {
    let (x, width) = (part.from * UNIT + 2, width(part));
    let label: String = label
        .iter()
        .zip([52, 72])
        .map(|(line, y)| format!("<text x=\"{}\" y=\"{y}\">{}</text>", x + PAD, text(line)))
        .collect();
    format!(
        "<g class=\"flow-part\"><rect x=\"{x}\" y=\"0\" width=\"{width}\" height=\"{HEIGHT}\" rx=\"10\"/><text class=\"flow-number\" x=\"{}\" y=\"29\">{}</text>{label}</g>\n",
        x + PAD,
        part.number,
    )
}

/// A name in one line or two of at most `width` units; nothing, if it takes more.
fn lines(name: &str, width: u32) -> Option<Vec<String>> {
    let mut lines: Vec<String> = Vec::new();
    for word in name.split_whitespace() {
        match lines.last_mut() {
            Some(line) if wide(line) + wide(word) + LETTER <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    let fits = lines.len() <= 2 && lines.iter().all(|line| wide(line) <= width);
    fits.then_some(lines)
}

/// A guess at how wide words are, on the wide side for most.
fn wide(words: &str) -> u32 {
    u32::try_from(words.chars().count()).unwrap_or(u32::MAX / LETTER) * LETTER
}

/// Minutes since the start, under each cut.
fn clock(parts: &[Part<'_>], minutes: u32) -> String {
    let mut marks: Vec<String> =
        parts.iter().map(|part| mark(part.from * UNIT, part.from_minute)).collect();
    marks.push(mark(100 * UNIT, minutes));
    format!("<g class=\"flow-clock\">{}</g>\n", marks.concat())
}

fn mark(x: u32, minute: u32) -> String {
    let (x, anchor) = match x {
        0 => (2, "start"),
        x if x >= 100 * UNIT => (100 * UNIT - 2, "end"),
        x => (x, "middle"),
    };
    format!("<text x=\"{x}\" y=\"{}\" text-anchor=\"{anchor}\">{minute}</text>", HEIGHT + 22)
}

fn item(part: &Part<'_>, words: &Words) -> String {
    let stage = part.stage;
    let rail = stage.share * RAIL;
    format!(
        "<li>\n<svg class=\"flow-rail\" viewBox=\"0 0 12 {rail}\" width=\"12\" height=\"{rail}\" aria-hidden=\"true\"><rect width=\"12\" height=\"{rail}\" rx=\"6\"/></svg>\n<p class=\"flow-head\"><strong>{}</strong> <span class=\"flow-minutes\">{}</span></p>\n{}</li>\n",
        text(&stage.name),
        text(&wording::length(stage, words)),
        paragraph(&stage.line),
    )
}
