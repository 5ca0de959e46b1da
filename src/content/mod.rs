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
mod summary;

use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::Diagnostics;
use crate::doc::{self, Doc, Written};
use crate::source::{File, FileId, Sources, Span};

pub use ask::{Ask, Condition, Group};
pub use bibliography::Bibliography;
pub use front::{Approach, Front, Kind, Phase, SessionStage};
pub use summary::Summary;

/// One page as written.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// What its neighbours may know of it.
    pub summary: Arc<Summary>,
    /// Its text.
    pub doc: Doc<Written>,
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
        let path = self.path.strip_suffix("index").unwrap_or(&self.path);
        if path.is_empty() || path.ends_with('/') { path.to_owned() } else { format!("{path}/") }
    }
}

/// Reads all pages of one language, in parallel, in the order of their paths.
pub fn read(
    sources: &Sources,
    lang: &str,
    options: &doc::Options,
    keep: impl Fn(&File) -> bool,
    diagnostics: &mut Diagnostics,
) -> Vec<Page> {
    let folder = format!("content/{lang}");
    let files: Vec<&File> =
        sources.under(&folder).filter(|file| file.path.ends_with(".md") && keep(file)).collect();
    let parsed: Vec<_> = files.into_par_iter().map(|file| parse(file, options)).collect();
    let mut pages = Vec::with_capacity(parsed.len());
    for (page, found) in parsed {
        diagnostics.extend(found);
        pages.extend(page);
    }
    pages
}

/// Reads one page.
fn parse(file: &File, options: &doc::Options) -> (Option<Page>, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let page = parse_into(file, options, &mut diagnostics);
    (page, diagnostics)
}

fn parse_into(file: &File, options: &doc::Options, diagnostics: &mut Diagnostics) -> Option<Page> {
    let id = PageId::of_file(&file.path)?;
    let text = match file.text() {
        Ok(text) => text,
        Err(at) => {
            diagnostics.not_utf8(Span::new(file.id, at..at + 1));
            return None;
        }
    };
    let Some(split) = front::split(text) else {
        diagnostics.no_front_matter(first_line(file.id, text));
        return None;
    };
    let front = front::read(file, text, &split, diagnostics);
    let (doc, found) = doc::parse(file.id, text, split.body, options);
    diagnostics.extend(found);
    let (front, kind) = front?;
    let summary = Arc::new(Summary::of(id, file, front, kind, &doc));
    summary::check(&doc, diagnostics);
    Some(Page { summary, doc })
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
    }

    #[test]
    fn a_page_stands_in_its_folder() {
        assert_eq!(id("index").parent(), None);
        assert_eq!(id("faq").parent().as_deref(), Some("index"));
        assert_eq!(id("approaches/index").parent().as_deref(), Some("index"));
        assert_eq!(id("approaches/cbt").parent().as_deref(), Some("approaches/index"));
    }
}
