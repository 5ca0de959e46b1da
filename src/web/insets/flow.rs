//! A session drawn: one bar cut in proportion to its minutes, and the same again as a list.
//!
//! The bar is geometry alone. On narrow screens the stylesheet hides it and shows each part's rail,
//! whose length is that part's share. Invariant: the parts' widths sum to the bar's.

use crate::site::view::{Flow, FlowStage};
use crate::web::html::{if_some, text};
use crate::words::{Arg, Words};

/// Units of width for one hundredth of the session.
const UNIT: u32 = 7;
/// Units of a rail's length for one hundredth.
const RAIL: u32 = 3;
/// Height of the bar.
const HEIGHT: u32 = 64;

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
    let spoken: Vec<String> = parts.iter().map(|part| spoken(part.stage, words)).collect();
    format!(
        "<svg class=\"flow-bar\" viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\">\n<title id=\"{id}-title\">{}</title>\n<desc id=\"{id}-desc\">{}</desc>\n{}{}</svg>\n",
        100 * UNIT,
        HEIGHT + 28,
        text(&flow.title),
        text(&spoken.join("; ")),
        parts.iter().map(segment).collect::<String>(),
        flow.minutes.map(|minutes| clock(parts, minutes)).unwrap_or_default(),
    )
}

/// One part of the bar with its number; the name stands there too where it surely fits.
fn segment(part: &Part<'_>) -> String {
    let (x, width) = (part.from * UNIT, part.stage.share * UNIT);
    let inner = width.saturating_sub(4);
    let name = &part.stage.name;
    let letters = u32::try_from(name.chars().count()).unwrap_or(u32::MAX);
    let fits = letters.saturating_mul(9).saturating_add(48) <= width;
    let (number_x, label) = if fits {
        let at = x + 40;
        (x + 20, format!("<text class=\"flow-name\" x=\"{at}\" y=\"38\">{}</text>", text(name)))
    } else {
        (x + width / 2, String::new())
    };
    format!(
        "<g class=\"flow-part\"><rect x=\"{}\" y=\"0\" width=\"{inner}\" height=\"{HEIGHT}\" rx=\"8\"/><text class=\"flow-number\" x=\"{number_x}\" y=\"38\" text-anchor=\"middle\">{}</text>{label}</g>\n",
        x + 2,
        part.number,
    )
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
    let line = Some(&stage.line).filter(|line| !line.is_empty());
    let line = if_some(line, |line| format!("<p>{}</p>\n", text(line)));
    format!(
        "<li>\n<svg class=\"flow-rail\" viewBox=\"0 0 12 {rail}\" width=\"12\" height=\"{rail}\" aria-hidden=\"true\"><rect width=\"12\" height=\"{rail}\" rx=\"6\"/></svg>\n<p class=\"flow-head\"><strong>{}</strong> <span class=\"flow-minutes\">{}</span></p>\n{line}</li>\n",
        text(&stage.name),
        text(&length(stage, words)),
    )
}

fn spoken(stage: &FlowStage, words: &Words) -> String {
    let length = length(stage, words);
    words.say("flow_part", &[("name", Arg::Text(&stage.name)), ("minutes", Arg::Text(&length))])
}

/// Minutes if the session's length is known, else the share.
fn length(stage: &FlowStage, words: &Words) -> String {
    match stage.minutes {
        Some(minutes) => words.say("minutes", &[("minutes", Arg::Number(minutes as usize))]),
        None => words.say("flow_share", &[("share", Arg::Number(stage.share as usize))]),
    }
}
