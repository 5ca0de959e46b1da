//! A test case as text: a small site, and what is expected of its build.
//!
//! ```text
//! What the case shows, in a line or two.
//! //- content/en/a.md
//! a file of the site
//! //= diagnostics
//! what is told, word for word
//! //= text a/index.html .prose
//! the words of what the selector finds (of `main` without one)
//! //= html a/index.html h1
//! its markup
//! //= absent b/index.html
//! //= paper a
//! the words of page `a` on paper; `//= paper a example` of its worked example
//! ```
//!
//! `practice.toml` and the home page are laid under the case where it has none. `//= over library`
//! lays the library's pages under it too; `//= nothing laid under` leaves it as it is. The theme,
//! the places and the words come from the library always. `//= with PDFs` builds them, too;
//! `//= strict` takes warnings for errors, and `//= on 2028-01-31` says which day it is.
//! `UPDATE=1 cargo test` writes the expected parts anew.

use std::collections::BTreeSet;

use anteroom::output::Kept;
use anteroom::pipeline::{self, Built, Options, Order};
use anteroom::site::view::Version;
use anteroom::source::Sources;
use anteroom::table::Date;

use crate::excerpt::{self, Kind};
use crate::paper;

/// practice.toml where a case has none: the fewest lines that build.
const PRACTICE: &str = r#"name = "A practice"
base_url = "https://a.example/"
jurisdiction = "intl"
"#;

/// The table that leaves the library's pages out.
const ALONE: &str = "[site]\nlibrary = false\n";

/// The home page where a case has none.
const HOME: &str = "+++\ntitle = \"Home\"\nkind = \"section\"\nsummary = \"Start here.\"\n+++\n";

/// What one line that begins with `//=` asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Expectation {
    Diagnostics,
    Excerpt(Kind, String, String),
    Absent(String),
    OverLibrary,
    NothingLaidUnder,
    WithPdfs,
    Strict,
    On(Date),
    Paper(String, Version),
}

/// A run of lines of a case, from a line that begins with `//` to the next.
#[derive(Clone, Debug)]
struct Part<'a> {
    head: &'a str,
    body: &'a str,
}

/// A case that has been read and built.
pub(crate) struct Case<'a> {
    intro: &'a str,
    parts: Vec<Part<'a>>,
    sources: Sources,
    built: Built,
}

impl<'a> Case<'a> {
    /// Reads and builds a case.
    pub(crate) fn run(text: &'a str) -> Result<Self, String> {
        let (intro, parts) = parts(text);
        let mut asked = BTreeSet::new();
        let mut today = None;
        for part in &parts {
            let Some(expectation) = expectation(part.head)? else { continue };
            asked.insert(match expectation {
                Expectation::OverLibrary => "library",
                Expectation::NothingLaidUnder => "nothing",
                Expectation::WithPdfs => "pdf",
                Expectation::Strict => "strict",
                Expectation::On(day) => {
                    today = Some(day);
                    "day"
                }
                _ => "expectation",
            });
        }
        if !asked.contains("expectation") {
            return Err("nothing is expected: add `//= diagnostics` or another part".to_owned());
        }
        let site = site(&parts, &asked);
        let sources = Sources::fixture_over_library(&site);
        let (pdf, strict) = (asked.contains("pdf"), asked.contains("strict"));
        let options = Options { pdf, strict, today, ..Options::default() };
        let built = pipeline::build(&sources, &options, &Kept::default());
        Ok(Case { intro, parts, sources, built })
    }

    /// The case as it would read if all that it expects were true.
    pub(crate) fn as_it_is(&self) -> Result<String, String> {
        let mut out = self.intro.to_owned();
        let mut told = false;
        for part in &self.parts {
            let expected = expectation(part.head)?;
            told |= expected == Some(Expectation::Diagnostics);
            out.push_str(part.head);
            out.push('\n');
            match self.actual(expected.as_ref())? {
                Some(actual) => out.push_str(&block(&actual)),
                None => out.push_str(part.body),
            }
        }
        if !told && !self.diagnostics().is_empty() {
            out.push_str(&format!("\n//= diagnostics\n{}", block(&self.diagnostics())));
        }
        Ok(format!("{}\n", out.trim_end()))
    }

    fn diagnostics(&self) -> String {
        let text = self.built.diagnostics.to_text(&self.built.sources, false);
        text.lines().map(|line| format!("{}\n", unlisted(line.trim_end()))).collect()
    }

    fn actual(&self, expected: Option<&Expectation>) -> Result<Option<String>, String> {
        Ok(match expected {
            Some(Expectation::Diagnostics) => Some(self.diagnostics()),
            Some(Expectation::Excerpt(kind, path, selector)) => {
                Some(excerpt::of(*kind, self.file(path)?, selector)?)
            }
            Some(Expectation::Absent(path)) => {
                let there = self.built.artifacts.get(path).map(|_| "it is there".to_owned());
                Some(there.unwrap_or_default())
            }
            Some(Expectation::Paper(page, version)) => Some(self.paper(page, *version)?),
            _ => None,
        })
    }

    /// The words of a page on paper.
    fn paper(&self, page: &str, version: Version) -> Result<String, String> {
        let order = Order { pages: vec![page.to_owned()], version, ..Order::default() };
        let paged = pipeline::print(&self.sources, &order).map_err(|why| format!("{why:?}"))?;
        let told = paged.diagnostics.to_text(&paged.sources, false);
        let (manuscript, _) = paged.printed.ok_or(told)?;
        Ok(paper::leaves(&manuscript.document))
    }

    fn file(&self, path: &str) -> Result<&str, String> {
        let Some(bytes) = self.built.artifacts.get(path) else {
            let pages: Vec<&str> = self.built.artifacts.iter().map(|(path, _)| path).collect();
            return Err(format!("`{path}` was not made; made: {}", pages.join(", ")));
        };
        std::str::from_utf8(bytes).map_err(|_| format!("`{path}` is not text"))
    }
}

/// The line, without the list of all interface words, which grows with the program.
fn unlisted(line: &str) -> String {
    match line.split_once(" lacks ") {
        Some((before, _)) if line.starts_with("warning[words-missing]") => {
            format!("{before} lacks ...")
        }
        _ => line.to_owned(),
    }
}

/// A part's words, and an empty line after them.
fn block(words: &str) -> String {
    let words = words.trim_end();
    if words.is_empty() { "\n".to_owned() } else { format!("{words}\n\n") }
}

fn parts(text: &str) -> (&str, Vec<Part<'_>>) {
    let starts: Vec<usize> = std::iter::once(0)
        .chain(text.match_indices('\n').map(|(at, _)| at + 1))
        .filter(|at| text[*at..].starts_with("//- ") || text[*at..].starts_with("//= "))
        .collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let part = |(start, end): (&usize, usize)| {
        let (head, body) = text[*start..end].split_once('\n').unwrap_or((&text[*start..end], ""));
        Part { head, body }
    };
    let intro = &text[..starts.first().copied().unwrap_or(text.len())];
    (intro, starts.iter().zip(ends).map(part).collect())
}

fn expectation(head: &str) -> Result<Option<Expectation>, String> {
    let Some(asked) = head.strip_prefix("//= ") else { return Ok(None) };
    let (verb, rest) = asked.split_once(' ').unwrap_or((asked, ""));
    let (path, selector) = rest.split_once(' ').unwrap_or((rest, "main"));
    let excerpt = |kind| Expectation::Excerpt(kind, path.to_owned(), selector.to_owned());
    Ok(Some(match (verb, rest) {
        ("diagnostics", "") => Expectation::Diagnostics,
        ("html", _) => excerpt(Kind::Html),
        ("text", _) => excerpt(Kind::Text),
        ("file", _) => excerpt(Kind::Whole),
        ("absent", path) => Expectation::Absent(path.to_owned()),
        ("over", "library") => Expectation::OverLibrary,
        ("with", "PDFs") => Expectation::WithPdfs,
        ("strict", "") => Expectation::Strict,
        ("on", day) => Expectation::On(Date::parse(day).ok_or("no such day")?),
        ("paper", _) => Expectation::Paper(path.to_owned(), version(selector)),
        ("nothing", "laid under") => Expectation::NothingLaidUnder,
        _ => return Err(format!("nobody knows what `{head}` asks for")),
    }))
}

fn version(word: &str) -> Version {
    match word {
        "example" => Version::Example,
        "professional" => Version::Professional,
        _ => Version::Blank,
    }
}

/// The files of a case, with what is laid under them.
fn site(parts: &[Part<'_>], asked: &BTreeSet<&str>) -> String {
    let files = parts.iter().filter(|part| part.head.starts_with("//- "));
    let mut site: String =
        files.clone().map(|part| format!("{}\n{}", part.head, part.body)).collect();
    let has = |path: &str| files.clone().any(|part| part.head == format!("//- {path}"));
    if asked.contains("nothing") {
        return site;
    }
    if !site.is_empty() && !site.ends_with('\n') {
        site.push('\n');
    }
    let over_library = asked.contains("library");
    if !has("practice.toml") {
        let alone = if over_library { "" } else { ALONE };
        site.push_str(&format!("//- practice.toml\n{PRACTICE}{alone}"));
    }
    if !over_library && !has("content/en/index.md") {
        site.push_str(&format!("//- content/en/index.md\n{HOME}"));
    }
    site
}
