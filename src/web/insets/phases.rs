//! The phases of therapy: joined arches, the current one filled, and the same as linked steps.
//!
//! The drawing is geometry alone and says no more than the list under it.

use crate::site::view::PhaseMark;
use crate::web::html::{link, paragraph, text};
use crate::words::Words;

/// Width of one arch.
const ARCH: usize = 220;
/// Where the arches stand.
const GROUND: usize = 104;

/// The figure as HTML.
pub(super) fn phases(marks: &[PhaseMark], words: &Words) -> String {
    let items: String = marks.iter().map(|mark| item(mark, words)).collect();
    format!(
        "<figure class=\"phases phases-{}\">\n{}<ol class=\"phases-list\">\n{items}</ol>\n</figure>\n",
        marks.len(),
        drawing(marks, words),
    )
}

fn drawing(marks: &[PhaseMark], words: &Words) -> String {
    let width = ARCH * marks.len();
    let arches: String = marks.iter().enumerate().map(|(at, mark)| arch(at, mark)).collect();
    format!(
        "<svg class=\"phases-drawing\" viewBox=\"0 0 {width} {}\" role=\"img\">\n<title>{}</title>\n{arches}<path class=\"phases-ground\" d=\"M0 {GROUND}H{width}\"/>\n</svg>\n",
        GROUND + 4,
        text(&words.get("phases_title")),
    )
}

fn arch(at: usize, mark: &PhaseMark) -> String {
    let (left, right) = (at * ARCH + 10, (at + 1) * ARCH - 10);
    let radius = (right - left) / 2;
    let class = if mark.current { "arch arch-current" } else { "arch" };
    format!(
        "<g class=\"{class}\"><path d=\"M{left} {GROUND}A{radius} {} 0 0 1 {right} {GROUND}Z\"/><text x=\"{}\" y=\"74\" text-anchor=\"middle\">{}</text></g>\n",
        GROUND - 10,
        (left + right) / 2,
        at + 1,
    )
}

fn item(mark: &PhaseMark, words: &Words) -> String {
    let name = if mark.current {
        format!(
            "<a href=\"{}\" aria-current=\"page\">{}</a> <span class=\"phase-now\">({})</span>",
            text(&mark.url),
            text(&mark.name),
            text(&words.get("phase_now"))
        )
    } else {
        link(&mark.url, &mark.name)
    };
    format!("<li>\n<p class=\"phase-name\">{name}</p>\n{}</li>\n", paragraph(&mark.emphasis))
}
