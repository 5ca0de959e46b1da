//! What Tera says becomes diagnostics that name the template, the line and the column.
//!
//! Tera gives a place with an error of syntax or of rendering. Errors about several templates come
//! as one text of reports, of which [`reports`] reads the places back. Errors about a template's
//! relatives have no place at all: [`kin`] finds the tag that names them.

use std::ops::Range;

use tera::{Error, ErrorKind};

use super::templates::Places;
use crate::diagnostic::Diagnostics;
use crate::source::{Sources, Span};

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
        diagnostics.template_syntax(kin(error.kind(), places, sources, theme), &text);
    }
}

/// The tag that names a parent which is not there, or a parent or an include which leads back.
fn kin(error: &ErrorKind, places: &Places, sources: &Sources, theme: &str) -> Option<Span> {
    let (file, tag, named) = match error {
        ErrorKind::MissingParent { current, parent } => (current, "extends", Some(parent)),
        ErrorKind::CircularExtend { tpl, .. } => (tpl, "extends", None),
        ErrorKind::CircularInclude { include_chain: chain, .. } => match chain.as_slice() {
            [.., last, first] => (last, "include", Some(first)),
            _ => return None,
        },
        _ => return None,
    };
    let text = sources.find(&template(theme, file))?.text().ok()?;
    places.span(file, named_after(text, tag, named.map_or("", String::as_str))?)
}

/// Where `tag` stands with a name in quotes, any or this one: the name.
fn named_after(text: &str, tag: &str, wanted: &str) -> Option<Range<usize>> {
    let name = |(at, _): (usize, &str)| {
        let rest = &text[at + tag.len()..];
        let quote = rest.trim_start().chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
        let from = text.len() - rest.trim_start().len() + 1;
        let name = &text[from..from + text[from..].find(quote)?];
        (wanted.is_empty() || name == wanted).then_some(from..from + name.len())
    };
    text.match_indices(tag).find_map(name)
}

/// A template's path in the site.
fn template(theme: &str, name: &str) -> String {
    format!("themes/{theme}/templates/{name}")
}

/// Tells why a page could not be drawn. The words are the same for every page with this fault, so
/// that it is told once.
pub(super) fn tell_rendering(error: &Error, places: &Places, diagnostics: &mut Diagnostics) {
    match error.kind() {
        ErrorKind::RenderingError(report) => {
            let at = places.span(report.filename(), report.span().range.clone());
            diagnostics.template_render(at, &brief(report.message()));
        }
        other => diagnostics.template_render(None, &other.to_string()),
    }
}

/// How many of the names that there are a message lists.
const NAMES: usize = 6;

/// Tera's message with the names nearest to what was written instead of all that there are.
fn brief(message: &str) -> String {
    let listed = [" Available fields: ", " Available variables: "];
    let Some((what, all)) = listed.iter().find_map(|list| message.split_once(list)) else {
        return message.to_owned();
    };
    let written = what.split('`').nth(1).unwrap_or_default();
    let mut names: Vec<&str> = all.split(", ").collect();
    names.sort_by_key(|name| (strsim::damerau_levenshtein(written, name), *name));
    let nearest = names.iter().take(NAMES).map(|name| format!("`{name}`"));
    format!("{what} Nearest to it: {}", nearest.collect::<Vec<_>>().join(", "))
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
    let file = sources.find(&template(theme, report.file))?;
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
    fn a_message_lists_the_nearest_names_alone() {
        assert_eq!(brief("Unknown."), "Unknown.");
        let message = "Field `bb` is not defined. Available fields: aaaa, b, bb1, c, d, eee, f, gg";
        assert_eq!(
            brief(message),
            "Field `bb` is not defined. Nearest to it: `b`, `bb1`, `c`, `d`, `f`, `gg`"
        );
    }

    #[test]
    fn a_tag_is_found_by_the_name_in_it() {
        let text = "extends {% include 'a' %}\n{%- include  \"b\" %}";
        assert_eq!(named_after(text, "include", "b").map(|at| &text[at]), Some("b"));
        assert_eq!(named_after(text, "include", "").map(|at| &text[at]), Some("a"));
        assert_eq!(named_after(text, "extends", ""), None);
    }

    #[test]
    fn a_text_without_reports_has_none() {
        assert_eq!(reports("Circular include").count(), 0);
    }
}
