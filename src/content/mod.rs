//! One file of `content/` becomes one typed [`Page`], and what its neighbours may know of it.
//!
//! Reads one file at a time and knows of no other: a link is a path, a fact a name, a citation a
//! key. The bibliography stands here too, because it is content that pages name.
//!
//! Invariant: a page's [`Summary`] holds all that another page's output may depend on. If an edit
//! leaves the summary equal, no other page changes.

mod ask;
mod bibliography;
mod front;
mod known;
mod packs;
mod shape;
mod sheet;
mod summary;

use std::borrow::Cow;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::Diagnostics;
use crate::doc::{self, Doc, Written};
use crate::source::{AT_ONCE, File, FileId, Layer, Sources, Span, Spanned, Stack};
use crate::worksheet::Worksheet;

pub use ask::{Ask, Condition, FlowAsk, Group};
pub use bibliography::{Bibliography, PATH as REFERENCES};
pub use front::{Approach, Front, Kind, Phase, SessionStage, UseWith, WorksheetFront};
pub use known::Known;
use known::OnePath;
pub use packs::{FILE as PACKS, Packs};
pub use shape::FrontMatter;
use sheet::Directives;
use summary::Seen;
pub use summary::{Summary, cites};

/// One page as written.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// What its neighbours may know of it.
    pub summary: Arc<Summary>,
    /// Its text.
    pub doc: Doc<Written>,
    /// How many words there are to read; nothing, if that depends on the site.
    pub words: Option<usize>,
    /// Its worksheet, if it is a page of that kind. The div that it was read from stands in the
    /// text.
    pub worksheet: Option<Worksheet<Written>>,
}

/// Which page it is: the language, and the path below it without its ending (`approaches/cbt`).
/// The same path in two languages is one page in two languages.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageId {
    /// BCP 47.
    pub lang: String,
    /// `approaches/cbt`, `approaches/index`.
    pub path: String,
}

impl PageId {
    /// The page of a file: `content/en/approaches/cbt.md`.
    pub fn of_file(path: &str) -> Option<Self> {
        let below = path.strip_prefix("content/")?.strip_suffix(".md")?;
        let (lang, path) = below.split_once('/')?;
        Some(PageId { lang: lang.to_owned(), path: path.to_owned() })
    }

    /// The section that a page stands in, by the path of its first page: `approaches/index` for
    /// `approaches/cbt`, `index` for `approaches/index`. The home page stands in none.
    pub fn parent(&self) -> Option<String> {
        let own = self.path.strip_suffix("/index").unwrap_or(&self.path);
        if own == "index" {
            return None;
        }
        Some(own.rsplit_once('/').map_or("index".to_owned(), |(above, _)| format!("{above}/index")))
    }

    /// The page's address below its language, with a slash at its end: `approaches/cbt/`, or
    /// nothing for the home page.
    pub fn route(&self) -> String {
        match self.path.strip_suffix("/index") {
            Some(section) => format!("{section}/"),
            None if self.path == "index" => String::new(),
            None => format!("{}/", self.path),
        }
    }
}

/// How pages are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What counts as Markdown.
    pub markdown: doc::Options,
    /// Whether the library's pages lie below the site's.
    pub library: bool,
    /// Whether drafts are pages.
    pub drafts: bool,
}

/// The pages of one language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Read {
    /// In the order of their paths.
    pub pages: Vec<Arc<Page>>,
    /// Paths of the files that could not be read as pages. That has been told, so a link to one
    /// of them is no second mistake.
    pub broken: Vec<String>,
}

/// Reads all pages of one language, in parallel. A page that is known, and whose files and reading
/// are the same, is not read again.
pub fn read(
    sources: &Sources,
    lang: &str,
    reading: &Reading,
    known: &mut Known,
    diagnostics: &mut Diagnostics,
) -> Read {
    let folder = format!("content/{lang}");
    let paths: Vec<_> = sources.stacks(&folder).filter(|(path, _)| path.ends_with(".md")).collect();
    let one = |(known, (path, _)): (Option<Arc<OnePath>>, &(&Arc<str>, Stack<'_>))| {
        known
            .unwrap_or_else(|| Arc::new(OnePath::new(path, reading, parse(sources, path, reading))))
    };
    let known_now = known.of(lang, &paths, reading);
    let parsed: Vec<_> =
        known_now.into_par_iter().zip(&paths).with_max_len(AT_ONCE).map(one).collect();
    let mut read = Read::default();
    for one in &parsed {
        if !one.told.is_empty() {
            diagnostics.extend(one.told.clone());
        }
        match &one.found {
            Found::Page(page) => read.pages.push(page.clone()),
            Found::Broken(path) => read.broken.push(path.clone()),
            Found::Nothing => {}
        }
    }
    known.learn(lang, &paths, parsed);
    read
}

/// What a path holds.
#[derive(Clone, Debug)]
enum Found {
    Page(Arc<Page>),
    /// A file that could not be read as a page.
    Broken(String),
    /// Files that this site leaves out.
    Nothing,
}

/// Reads the page at a path: the top file there, or the one below a draft that is not built, so
/// that a draft never takes a published page away.
fn parse(sources: &Sources, path: &str, reading: &Reading) -> (Found, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let mut found = Found::Nothing;
    let layers = sources.layers(path).into_iter().rev();
    for file in layers.filter(|file| reading.library || file.layer != Layer::Library) {
        let Some(page) = parse_file(file, &reading.markdown, &mut diagnostics) else {
            return (Found::Broken(path.to_owned()), diagnostics);
        };
        let built = reading.drafts || !page.summary.front.draft;
        if built || matches!(found, Found::Nothing) {
            found = Found::Page(Arc::new(page));
        }
        if built {
            break;
        }
    }
    (found, diagnostics)
}

/// Tells every file of the site's own that stands where pages stand and is none.
pub fn tell_unread(sources: &Sources, languages: &[&str], diagnostics: &mut Diagnostics) {
    for file in sources.under("content").filter(|file| file.layer == Layer::Site) {
        if file.path.ends_with(".markdown") {
            diagnostics.page_ending(file.start(), &file.path);
        } else if file.path.ends_with(".md") {
            // Asked of every page at every build, so nothing is made of the path.
            let below = file.path.strip_prefix("content/").unwrap_or_default();
            match below.split_once('/') {
                None => diagnostics.page_without_language(file.start(), &file.path, languages),
                Some((lang, _)) if !languages.contains(&lang) => {
                    diagnostics.page_in_unlisted_language(file.start(), &file.path, lang);
                }
                Some(_) => {}
            }
        }
    }
}

/// A page's Markdown, read.
struct Body<'a> {
    /// Of what is not for professionals alone.
    seen: Seen,
    worksheet: Option<&'a Worksheet>,
    instruments: Vec<Spanned<String>>,
}

/// Reads one page.
fn parse_file(file: &File, options: &doc::Options, diagnostics: &mut Diagnostics) -> Option<Page> {
    let id = PageId::of_file(&file.path)?;
    let text = match file.shared_text() {
        Ok(text) => text,
        Err(at) => {
            diagnostics.not_utf8(Span::new(file.id, at..at + 1));
            return None;
        }
    };
    let Some(split) = front::split(text) else {
        let first = first_line(file.id, text);
        if text.starts_with("+++") {
            diagnostics.front_matter_open(first);
        } else {
            diagnostics.no_front_matter(first);
        }
        return None;
    };
    let front = front::read(file, text, &split, diagnostics);
    let (doc, found) = doc::parse(file.id, text.clone(), split.body, options);
    diagnostics.extend(found);
    let (front, kind) = front?;
    let directives = Directives::of(&doc);
    let worksheet = sheet::worksheet(&doc, &directives, (&kind, &id), diagnostics);
    let instruments = sheet::instruments(&directives, &kind, diagnostics);
    let seen = Seen::checked(&doc, &directives, worksheet.as_ref(), diagnostics);
    let as_written = !seen.asks && kind.value != Kind::Faq;
    let words = as_written.then(|| doc.words());
    let seen = match sheet::public(&doc, worksheet.as_ref()) {
        Cow::Borrowed(_) => seen,
        Cow::Owned(public) => Seen::of(&public),
    };
    let body = Body { seen, worksheet: worksheet.as_ref(), instruments };
    let summary = Arc::new(Summary::of(id, file, (front, kind.value), body));
    Some(Page { summary, doc, words, worksheet })
}

/// Reads the front matter of a page alone, on the thread that asks.
#[cfg(test)]
pub(crate) fn read_front(file: &File, diagnostics: &mut Diagnostics) {
    let text = file.text().expect("UTF-8");
    let split = front::split(text).expect("front matter");
    front::read(file, text, &split, diagnostics);
}

fn first_line(file: FileId, text: &str) -> Span {
    Span::new(file, 0..text.find('\n').unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::PageId;

    fn id(path: &str) -> PageId {
        PageId::of_file(&format!("content/en/{path}.md")).expect("a page")
    }

    #[test]
    fn routes_end_in_a_slash() {
        assert_eq!(id("index").route(), "");
        assert_eq!(id("approaches/index").route(), "approaches/");
        assert_eq!(id("approaches/cbt").route(), "approaches/cbt/");
        assert_eq!(id("body-mass-index").route(), "body-mass-index/");
    }

    #[test]
    fn a_page_stands_in_its_folder() {
        assert_eq!(id("index").parent(), None);
        assert_eq!(id("faq").parent().as_deref(), Some("index"));
        assert_eq!(id("approaches/index").parent().as_deref(), Some("index"));
        assert_eq!(id("approaches/cbt").parent().as_deref(), Some("approaches/index"));
    }
}
