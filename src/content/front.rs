//! The front matter of a page: TOML between two lines of `+++`, typed by the page's kind.
//!
//! Reads what an author says about a page; what the page then shows is decided above.
//!
//! Invariant: a page of a kind has that kind's own table and no other kind's.

use std::ops::Range;

use schemars::JsonSchema;

use crate::diagnostic::Diagnostics;
use crate::source::{File, Span, Spanned};
use crate::table::shape::said_by;
use crate::table::{Date, Table};

/// What every page says of itself.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Front {
    /// The title, which stands as the heading above the page.
    pub title: Spanned<String>,
    /// One or two plain sentences: for cards, search engines and the lead of the page.
    pub summary: Spanned<String>,
    /// A short label for menus and breadcrumbs.
    pub nav: Option<String>,
    /// Its place among its siblings; equal places go by path.
    #[schemars(with = "Option<i64>")]
    pub order: i64,
    /// When its words last changed.
    pub updated: Option<Date>,
    /// Short points for the box at the top.
    #[schemars(default)]
    pub in_short: Vec<String>,
    /// Whether the page is left out unless drafts are asked for.
    #[schemars(default)]
    pub draft: bool,
    /// Whether the page is offered as a PDF.
    #[schemars(default, extend("default" = true))]
    pub pdf: bool,
    /// Whether the page stands in the menu at the top of every page.
    #[schemars(default)]
    pub menu: bool,
}

/// What a page is, with what only that kind has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Anything to read.
    Page,
    /// A folder's first page, which lists the others.
    Section,
    /// A kind of therapy.
    Approach(Approach),
    /// A phase of therapy.
    Phase(Phase),
    /// A page about a session, which owns its stages.
    Session(Vec<SessionStage>),
    /// A worksheet: a page that holds one `.worksheet`.
    Worksheet(WorksheetFront),
    /// A page about one questionnaire, which it shows by `.instrument`.
    Instrument,
    /// Questions (`###`) and answers, in groups (`##`).
    Faq,
    /// Terms and what they mean.
    Glossary,
    /// The pattern from which each therapist's page is made. It has no page of its own.
    Onboarding,
    /// A page for paper alone: packs hold it, and the site has no page of it.
    Handout,
    /// What a visitor sees at an address that leads nowhere. It is written to `404.html`.
    NotFound,
}

/// What the comparison shows of an approach: one plain sentence a cell.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Approach {
    /// The name in a menu: "CBT".
    pub short_name: String,
    /// What it looks at.
    pub focus: String,
    /// What a session is like.
    pub sessions: String,
    /// Practice between sessions.
    pub between: String,
    /// Who is in the room.
    pub who: String,
    /// How long it goes on.
    pub length: String,
}

/// What the timeline shows of a phase.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Phase {
    /// Its short name.
    pub name: String,
    /// What it is for, in one line.
    pub emphasis: String,
}

/// One stage of a session.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct SessionStage {
    /// Its name for `practice.toml`'s `[sessions.shares]`.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// Hundredths of the session. All stages make 100.
    #[schemars(range(min = 1, max = 100))]
    pub share: u32,
    /// What happens, in one line.
    pub line: String,
}

/// What a sheet's head and its card say.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct WorksheetFront {
    /// With whom it is used. What is used with a therapist says so at its head.
    #[schemars(rename = "use")]
    pub use_with: UseWith,
    /// When to fill it in: "Once a day, at the same time".
    pub when: String,
    /// How long it takes: "5 minutes a day, for one or two weeks".
    pub time: String,
    /// For whom it is, if not for everybody: "Couples".
    pub audience: Option<String>,
}

/// With whom a worksheet is used (clinical.md, rule 7).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UseWith {
    /// By oneself.
    Alone,
    /// With a therapist. The sheet says so at its head and is in no pack unless it is asked for.
    Therapist,
}

impl UseWith {
    /// Both, by the word that a file uses.
    pub const ALL: [(&'static str, UseWith); 2] =
        [("alone", UseWith::Alone), ("with-therapist", UseWith::Therapist)];
}

said_by!(UseWith: UseWith::ALL);

/// Where a page's body and front matter lie in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Split {
    /// The TOML, without the fences.
    pub front: Range<usize>,
    /// The first byte of the Markdown.
    pub body: usize,
}

/// Finds the front matter of a text that begins with `+++`.
pub(super) fn split(text: &str) -> Option<Split> {
    let start = text.strip_prefix('\u{feff}').map_or(0, |_| '\u{feff}'.len_utf8());
    let first = text[start..].lines().next()?;
    if first.trim_end() != "+++" {
        return None;
    }
    let from = start + text[start..].find('\n')? + 1;
    let mut at = from;
    for line in text[from..].split_inclusive('\n') {
        if line.trim_end() == "+++" {
            return Some(Split { front: from..at, body: at + line.len() });
        }
        at += line.len();
    }
    None
}

/// Every kind that an author may write.
pub(super) const KINDS: [(&str, Word); 12] = [
    ("approach", Word::Approach),
    ("faq", Word::Faq),
    ("glossary", Word::Glossary),
    ("handout", Word::Handout),
    ("instrument", Word::Instrument),
    ("not-found", Word::NotFound),
    ("onboarding", Word::Onboarding),
    ("page", Word::Page),
    ("phase", Word::Phase),
    ("section", Word::Section),
    ("session", Word::Session),
    ("worksheet", Word::Worksheet),
];

/// A kind, before its own table is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Approach,
    Faq,
    Glossary,
    Handout,
    Instrument,
    NotFound,
    Onboarding,
    Page,
    Phase,
    Section,
    Session,
    Worksheet,
}

/// Reads the front matter of a file. The kind's place is that of its key.
pub(super) fn read(
    file: &File,
    text: &str,
    split: &Split,
    diagnostics: &mut Diagnostics,
) -> Option<(Front, Spanned<Kind>)> {
    let toml = &text[split.front.clone()];
    let mut table = Table::parse(file, toml, split.front.start, diagnostics);
    let front = front(&mut table);
    let kind = kind(&mut table);
    table.finish();
    no_facts(&front, diagnostics);
    kind.map(|kind| (front, kind))
}

fn front(table: &mut Table<'_>) -> Front {
    Front {
        title: table.required_string("title", "title = \"What happens in a session?\""),
        summary: table.required_string("summary", "summary = \"One or two plain sentences.\""),
        nav: table.string("nav").map(|s| s.value),
        order: table.integer("order").map_or(i64::MAX, |n| n.value),
        updated: table.date("updated").map(|d| d.value),
        in_short: values(table.strings("in_short").unwrap_or_default()),
        draft: table.boolean("draft").unwrap_or(false),
        pdf: table.boolean("pdf").unwrap_or(true),
        menu: table.boolean("menu").unwrap_or(false),
    }
}

fn values(list: Vec<Spanned<String>>) -> Vec<String> {
    list.into_iter().map(|s| s.value).collect()
}

fn kind(table: &mut Table<'_>) -> Option<Spanned<Kind>> {
    let at = table.keys().into_iter().find(|key| key.value == "kind").map(|key| key.span);
    let word = table.required("kind", "kind = \"page\"", |t, key| t.one_of(key, &KINDS))?;
    let kind = match word {
        Word::Page => Kind::Page,
        Word::Section => Kind::Section,
        Word::Faq => Kind::Faq,
        Word::Glossary => Kind::Glossary,
        Word::Onboarding => Kind::Onboarding,
        Word::NotFound => Kind::NotFound,
        Word::Approach => Kind::Approach(own_table(table, "approach", approach)?),
        Word::Phase => Kind::Phase(own_table(table, "phase", phase)?),
        Word::Session => Kind::Session(own_table(table, "session", stages)?),
        Word::Handout => Kind::Handout,
        Word::Instrument => Kind::Instrument,
        Word::Worksheet => Kind::Worksheet(own_table(table, "worksheet", worksheet)?),
    };
    Some(Spanned::new(kind, at?))
}

/// The table that a kind has to have.
fn own_table<T>(
    table: &mut Table<'_>,
    key: &'static str,
    read: impl FnOnce(&mut Table<'_>) -> T,
) -> Option<T> {
    table.required(key, &format!("[{key}]"), |t, key| t.table(key, read))
}

fn approach(table: &mut Table<'_>) -> Approach {
    let mut cell = |key, example: &str| table.required_string(key, example).value;
    Approach {
        short_name: cell("short_name", "short_name = \"CBT\""),
        focus: cell("focus", "focus = \"How thoughts, feelings and actions meet.\""),
        sessions: cell("sessions", "sessions = \"Planned around a list that you both make.\""),
        between: cell("between", "between = \"Often small tasks.\""),
        who: cell("who", "who = \"You and your therapist\""),
        length: cell("length", "length = \"Agreed at the start, then reviewed.\""),
    }
}

fn phase(table: &mut Table<'_>) -> Phase {
    Phase {
        name: table.required_string("name", "name = \"Early\"").value,
        emphasis: table.required_string("emphasis", "emphasis = \"Getting to know you.\"").value,
    }
}

fn worksheet(table: &mut Table<'_>) -> WorksheetFront {
    let word = |table: &mut Table<'_>, key| table.one_of(key, &UseWith::ALL);
    let use_with = table.required("use", "use = \"alone\"", word);
    WorksheetFront {
        // The stricter of the two stands in for one that is missing, which is told.
        use_with: use_with.unwrap_or(UseWith::Therapist),
        when: table.required_string("when", "when = \"Once a day, at the same time\"").value,
        time: table.required_string("time", "time = \"5 minutes a day, for a week\"").value,
        audience: table.string("audience").map(|s| s.value),
    }
}

fn stages(table: &mut Table<'_>) -> Vec<SessionStage> {
    let at = table.span();
    let stages = table.tables("stage", |stage| SessionStage {
        id: stage.required_string("id", "id = \"check-in\"").value,
        name: stage.required_string("name", "name = \"Check-in\"").value,
        share: stage
            .required("share", "share = 20", |t, key| t.integer_in(key, 1..=100))
            .unwrap_or_default(),
        line: stage.required_string("line", "line = \"How you are today.\"").value,
    });
    let sum: u32 = stages.iter().map(|stage| stage.share).sum();
    if sum != 100 {
        let why = format!("the shares of all stages sum to {sum}, not 100");
        table.bad_value(at, "session", &why, "shares are hundredths of the session");
    }
    stages
}

/// Facts work in the text only: a title is also a file's name, a menu's word and a search result.
fn no_facts(front: &Front, diagnostics: &mut Diagnostics) {
    for text in [&front.title, &front.summary] {
        if let Some(at) = text.value.find("{{") {
            let start = text.span.range().start + at;
            diagnostics.fact_in_front_matter(Span::new(text.span.file, start..start + 2));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_ends_at_its_second_fence() {
        let text = "+++\ntitle = 1\n+++\nbody\n+++\n";
        let split = split(text).expect("front matter");
        assert_eq!((&text[split.front], &text[split.body..]), ("title = 1\n", "body\n+++\n"));
    }

    #[test]
    fn an_open_fence_is_no_front_matter() {
        assert_eq!(split("+++\ntitle = 1\n"), None);
        assert_eq!(split("title = 1\n"), None);
    }
}
