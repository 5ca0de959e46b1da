//! The head of a Questionnaire becomes the front matter of a page, and the text around the sheet.

use super::Imported;
use super::ids::{id_of, is_id};
use super::node::{Extensions, Node};
use super::raw::tell_extensions;
use super::words::{Display, attribute, paragraphs};
use crate::content::{UseWith, WorksheetFront};
use crate::diagnostic::Diagnostics;
use crate::doc::{Block, DEEPEST, Written};
use crate::exchange::fhir::names::Own;
use crate::source::{Span, Spanned};
use crate::table::Date;
use crate::worksheet::Worksheet;

/// All of an [`Imported`] but the sheet.
pub(super) struct Head {
    pub id: Spanned<String>,
    title: String,
    summary: String,
    lang: Option<String>,
    updated: Option<Date>,
    front: WorksheetFront,
    before: Vec<Block<Written>>,
    after: Vec<Block<Written>>,
}

/// What stands in the head of a sheet whose file does not say it. Each is told.
const WHEN: &str = "As agreed with your therapist";
const TIME: &str = "Not said";

/// How long the name of a sheet may be: it is a file's.
const NAME: usize = 60;

impl Head {
    /// Reads all keys of a Questionnaire but its items.
    pub(super) fn of(
        node: &mut Node<'_>,
        name: Option<&str>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut extensions = node.extensions(diagnostics);
        let id = id(node, name, &mut extensions, diagnostics);
        let title = words(node, "title", diagnostics);
        let title = title.unwrap_or_else(|| missing(node, "title", &id.value, diagnostics));
        let summary = words(node, "description", diagnostics);
        let summary = summary.unwrap_or_else(|| missing(node, "description", &title, diagnostics));
        let head = Head {
            lang: node.text("language", diagnostics).map(|lang| lang.value),
            updated: updated(node, diagnostics),
            front: front(node, &mut extensions, diagnostics),
            before: text(node, "purpose", diagnostics).unwrap_or_default(),
            after: copyright(node, diagnostics),
            id,
            title,
            summary,
        };
        tell_extensions(&extensions, &head.id.value, diagnostics);
        tell_rest(node, diagnostics);
        head
    }

    /// The whole, with its sheet.
    pub(super) fn with(self, items: Vec<crate::worksheet::Item<Written>>) -> Imported {
        let Head { id, title, summary, lang, updated, front, before, after } = self;
        let worksheet = Worksheet { id, items };
        Imported { title, summary, lang, updated, front, before, worksheet, after }
    }
}

/// The name that was given, the sheet's own, or what comes nearest to one.
fn id(
    node: &mut Node<'_>,
    name: Option<&str>,
    extensions: &mut Extensions<'_>,
    diagnostics: &mut Diagnostics,
) -> Spanned<String> {
    let at = node.start();
    let own = extensions.take(&Own::Id.url()).and_then(|one| one.text()).map(str::to_owned);
    let keys = ["id", "name", "title", "url"];
    let said: Vec<_> = keys.into_iter().filter_map(|key| node.text(key, diagnostics)).collect();
    let said = said.into_iter().next().map(|words| words.value.to_lowercase());
    let written = name.map(str::to_owned).or(own.filter(|own| is_id(own))).or(said);
    let whole = id_of(&written.unwrap_or_default());
    let short: String = whole.chars().take(NAME).collect();
    Spanned::new(id_of(short.trim_end_matches('-')), at)
}

/// Words on one line. Front matter holds no facts.
fn words(node: &mut Node<'_>, key: &'static str, diagnostics: &mut Diagnostics) -> Option<String> {
    let words = node.text(key, diagnostics)?;
    Some(attribute(&words.value)).filter(|words| !words.is_empty())
}

fn missing(node: &Node<'_>, key: &str, instead: &str, diagnostics: &mut Diagnostics) -> String {
    diagnostics.fhir_missing(node.start(), key, instead);
    instead.to_owned()
}

/// The day of the last change; of a time, the day.
fn updated(node: &mut Node<'_>, diagnostics: &mut Diagnostics) -> Option<Date> {
    let date = node.text("date", diagnostics)?;
    let day = date.value.get(..10).and_then(Date::parse);
    if day.is_none() {
        diagnostics.fhir_not_kept(date.span, "date", None);
    }
    day
}

fn front(
    node: &Node<'_>,
    extensions: &mut Extensions<'_>,
    diagnostics: &mut Diagnostics,
) -> WorksheetFront {
    let mut missing = Vec::new();
    let mut take = |own: Own| {
        let taken = extensions.take(&own.url());
        taken.and_then(|one| one.text()).map(attribute).filter(|w| !w.is_empty())
    };
    let use_with = match take(Own::Use).as_deref() {
        Some("alone") => UseWith::Alone,
        Some("with-therapist") => UseWith::Therapist,
        _ => {
            missing.push("use");
            UseWith::Therapist
        }
    };
    let mut said = |own, key, instead: &str| {
        take(own).unwrap_or_else(|| {
            missing.push(key);
            instead.to_owned()
        })
    };
    let when = said(Own::When, "when", WHEN);
    let time = said(Own::Time, "time", TIME);
    let audience = take(Own::Audience);
    if !missing.is_empty() {
        diagnostics.fhir_head(node.start(), &missing);
    }
    WorksheetFront { use_with, when, time, audience }
}

/// A text that is Markdown.
fn text(
    node: &mut Node<'_>,
    key: &'static str,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Block<Written>>> {
    let given = node.text(key, diagnostics)?;
    let markdown = Some(given.value.as_str());
    let (plain, at, depth) = (given.value.as_str(), given.span, DEEPEST);
    let (blocks, lost) = Display { source: None, markdown, plain, at, depth }.read();
    if !lost.is_empty() {
        let lost: Vec<&str> = lost.into_iter().collect();
        diagnostics.fhir_words(at, key, &format!("they hold {}", lost.join(", ")));
    }
    Some(blocks)
}

fn copyright(node: &mut Node<'_>, diagnostics: &mut Diagnostics) -> Vec<Block<Written>> {
    let Some(given) = node.text("copyright", diagnostics) else { return Vec::new() };
    diagnostics.fhir_copyright(given.span);
    paragraphs(&given.value, given.span)
}

/// Tells what a page has no place for, but what says where the file came from and how far it is.
fn tell_rest(node: &mut Node<'_>, diagnostics: &mut Diagnostics) {
    const SILENT: [&str; 9] = [
        "resourceType",
        "name",
        "url",
        "version",
        "status",
        "experimental",
        "publisher",
        "subjectType",
        "copyrightLabel",
    ];
    let rest: Vec<(&str, Span)> = node.rest().collect();
    for (key, at) in rest.into_iter().filter(|(key, _)| !SILENT.contains(key)) {
        diagnostics.fhir_not_kept(at, key, None);
    }
}
