//! What Tera says becomes diagnostics that name the template, the line and the column.
//!
//! Tera gives a place with an error of syntax or of rendering. Errors about several templates come
//! as one text of reports, of which [`reports`] reads the places back.

use tera::{Error, ErrorKind};

use super::templates::Places;
use crate::diagnostic::Diagnostics;
use crate::source::Sources;

/// Tells an error of syntax, and no other.
pub(super) fn tell_syntax(error: &Error, places: &Places, diagnostics: &mut Diagnostics) {
    if let ErrorKind::SyntaxError(report) = error.kind() {
        let at = places.span(report.filename(), report.span().range.clone());
        diagnostics.template_syntax(at, report.message());
    }
}

/// Tells what went wrong while a set of templates was put together.
pub(super) fn tell(
    error: &Error,
    places: &Places,
    sources: &Sources,
    theme: &str,
    diagnostics: &mut Diagnostics,
) {
    let text = error.to_string();
    let mut told = false;
    for report in reports(&text) {
        let at = offset(sources, theme, &report)
            .and_then(|offset| places.span(report.file, offset..offset + report.width));
        diagnostics.template_syntax(at, report.message);
        told = true;
    }
    if !told {
        diagnostics.template_syntax(None, &text);
    }
}

/// Tells why a page could not be drawn. The words are the same for every page with this fault, so
/// that it is told once.
pub(super) fn tell_rendering(error: &Error, places: &Places, diagnostics: &mut Diagnostics) {
    match error.kind() {
        ErrorKind::RenderingError(report) => {
            let at = places.span(report.filename(), report.span().range.clone());
            diagnostics.template_render(at, report.message());
        }
        other => diagnostics.template_render(None, &other.to_string()),
    }
}

/// One report of a joined text.
struct Report<'a> {
    message: &'a str,
    file: &'a str,
    line: usize,
    column: usize,
    width: usize,
}

/// The reports in a text such as `error: Unknown filter\n --> page.html:3:4\n ...`.
fn reports(text: &str) -> impl Iterator<Item = Report<'_>> {
    text.split("error: ").skip(1).filter_map(report)
}

fn report(text: &str) -> Option<Report<'_>> {
    let mut lines = text.lines();
    let message = lines.next()?;
    let mut place = lines.next()?.trim().strip_prefix("--> ")?.rsplitn(3, ':');
    let column = place.next()?.parse().ok()?;
    let line = place.next()?.parse().ok()?;
    let width = lines.nth(2).map_or(1, |carets| carets.matches('^').count()).max(1);
    Some(Report { message, file: place.next()?, line, column, width })
}

/// The byte offset of a report's place in its file.
fn offset(sources: &Sources, theme: &str, report: &Report<'_>) -> Option<usize> {
    let file = sources.find(&format!("themes/{theme}/templates/{}", report.file))?;
    let text = file.text().ok()?;
    let line = text.split_inclusive('\n').take(report.line - 1).map(str::len).sum::<usize>();
    let in_line = text.get(line..)?.char_indices().nth(report.column - 1)?.0;
    Some(line + in_line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_reports_come_apart() {
        let text = "error: Unknown filter `a`\n --> page.html:3:4\n  |\n3 | {{ x | a }}\n  |    ^^\n\nerror: Unknown `b`\n --> sub/b.html:1:1\n  |\n1 | b\n  | ^";
        let found: Vec<_> =
            reports(text).map(|r| (r.message, r.file, r.line, r.column, r.width)).collect();
        assert_eq!(
            found,
            [("Unknown filter `a`", "page.html", 3, 4, 2), ("Unknown `b`", "sub/b.html", 1, 1, 1)]
        );
    }

    #[test]
    fn a_text_without_reports_has_none() {
        assert_eq!(reports("Circular include").count(), 0);
    }
}
