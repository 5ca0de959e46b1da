//! Where words and numbers are entered: controls in a form, lines on paper.
//!
//! Days and times are entered as words: people write "Mon", and the pickers of browsers print their
//! placeholders. What is longer than its room is never cut: an entry of words grows.

use crate::worksheet::FieldKind;

/// A control's id, and the attributes that name or describe it.
pub(super) struct Control {
    /// Its id, escaped.
    pub id: String,
    /// ` aria-describedby="..."`.
    pub named: String,
}

/// The control for an answer in words or numbers.
pub(super) fn control(kind: &FieldKind, control: &Control) -> String {
    match kind {
        FieldKind::Text { lines } => on_lines(*lines, control),
        kind => line(kind, control),
    }
}

/// A control in a cell. A cell is narrow, so words wrap in it.
pub(super) fn in_cell(kind: &FieldKind, control: &Control) -> String {
    match kind {
        FieldKind::Text { lines } => area(*lines, control),
        FieldKind::String => area(1, control),
        kind => line(kind, control),
    }
}

/// Lines that show when an empty form is printed lie below the control.
fn on_lines(lines: u8, control: &Control) -> String {
    format!("<div class=\"writing\">{}{}</div>", area(lines, control), ruled(lines))
}

fn area(lines: u8, control: &Control) -> String {
    format!(
        "<textarea class=\"entry entry-text rows-{lines}\" id=\"{}\" rows=\"{lines}\"{}></textarea>",
        control.id, control.named
    )
}

fn line(kind: &FieldKind, control: &Control) -> String {
    format!(
        "<input class=\"entry entry-{}\" type=\"text\" id=\"{}\"{}{}>",
        kind.class(),
        control.id,
        keys(kind),
        control.named
    )
}

/// The keys that a telephone offers. Those for numbers lack a minus sign.
fn keys(kind: &FieldKind) -> &'static str {
    match kind {
        FieldKind::Integer(bounds) if bounds.min.is_some_and(|min| min >= 0) => {
            " inputmode=\"numeric\""
        }
        FieldKind::Decimal(bounds) if bounds.min.is_some_and(|min| min.thousandths() >= 0) => {
            " inputmode=\"decimal\""
        }
        _ => "",
    }
}

/// Room to write on paper.
pub(super) fn blank(kind: &FieldKind) -> String {
    match kind {
        FieldKind::Text { lines } => ruled(*lines),
        kind => format!("<span class=\"blank blank-{}\"></span>", kind.class()),
    }
}

/// Lines to write on.
fn ruled(lines: u8) -> String {
    format!(
        "<div class=\"ruled\" aria-hidden=\"true\">{}</div>",
        "<span></span>".repeat(lines.into())
    )
}

/// Room to write in a cell.
pub(super) fn blank_cell(kind: &FieldKind) -> String {
    let lines = match kind {
        FieldKind::Text { lines } => *lines,
        _ => 1,
    };
    format!("<div class=\"room rows-{lines}\"></div>")
}
