//! Questions that a page may ask of the graph: what a path is, what lies above, below and beside.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::graph::{Entry, Place, Site};
use super::view::Version;
use crate::content::{Kind, PageId};
use crate::source::FileId;

/// What a path in the site folder is, to a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found<'a> {
    Page(&'a Entry),
    /// A page that the practice has switched off.
    Off,
    Nothing,
}

impl Site {
    /// What a path of the site folder is, to a link on a page in `lang`.
    pub(super) fn find(&self, lang: &str, path: &str) -> Found<'_> {
        let own = || self.by_source.get(&format!("{lang}:{path}"));
        match self.by_source.get(path).or_else(own) {
            Some(entry) => Found::Page(entry),
            None if self.off.contains(path) => Found::Off,
            None => Found::Nothing,
        }
    }

    /// The page of a language at a path: `help-now`, `approaches/index`.
    pub(super) fn page(&self, lang: &str, path: &str) -> Option<&Entry> {
        self.entry_of(&PageId { lang: lang.to_owned(), path: path.to_owned() })
    }

    pub(super) fn entry_of(&self, id: &PageId) -> Option<&Entry> {
        self.entries.get(id).map(AsRef::as_ref)
    }

    /// The worked example of a sheet.
    pub(super) fn example(&self, of: &Entry) -> Option<&Entry> {
        self.examples.get(&of.id)
    }

    /// Every page there is, in order.
    pub fn ids(&self) -> impl Iterator<Item = &PageId> {
        self.entries.keys()
    }

    /// The file that a page is made from; nothing, if there is no such page.
    pub fn file_of(&self, id: &PageId) -> Option<FileId> {
        let entry = self.entry_of(id).or_else(|| self.handouts.get(id));
        entry.map(|entry| entry.summary.file)
    }

    /// Whether a page is switched off or a draft.
    pub fn leaves_out(&self, id: &PageId) -> bool {
        self.is_off(&id.lang, &id.path)
    }

    /// All pages of a language, in the order of their paths.
    pub(super) fn pages(&self, lang: &str) -> impl Iterator<Item = &Entry> {
        self.entries.values().map(AsRef::as_ref).filter(move |entry: &&Entry| entry.id.lang == lang)
    }

    /// The therapists' pages of a language.
    pub(super) fn therapists(&self, lang: &str) -> impl Iterator<Item = &Entry> {
        self.pages(lang).filter(|entry| entry.therapist.is_some())
    }

    /// The pages of a section, in reading order.
    pub(super) fn children(&self, section: &PageId) -> impl Iterator<Item = &Entry> {
        self.children.get(section).into_iter().flatten().map(AsRef::as_ref)
    }

    /// The nearest page above that there is; above a worked example lies its blank sheet.
    pub(super) fn parent(&self, entry: &Entry) -> Option<&Entry> {
        if entry.version == Version::Example {
            return self.entry_of(&entry.id);
        }
        if let Some(place) = self.place_of(entry) {
            return place.above.as_deref();
        }
        let id = PageId { lang: entry.id.lang.clone(), path: entry.id.parent()? };
        self.nearest(id).map(AsRef::as_ref)
    }

    /// Where a page of a list stands.
    fn place_of(&self, entry: &Entry) -> Option<&Place> {
        self.places.get(entry.number)
    }

    /// The page of this name, or the nearest above it that there is.
    pub(super) fn nearest(&self, mut id: PageId) -> Option<&Arc<Entry>> {
        loop {
            if let Some(page) = self.entries.get(&id) {
                return Some(page);
            }
            id.path = id.parent()?;
        }
    }

    /// From the home page down to the page above this one.
    pub(super) fn ancestors(&self, entry: &Entry) -> Vec<&Entry> {
        let mut above = Vec::new();
        let mut at = self.parent(entry);
        while let Some(parent) = at {
            above.push(parent);
            at = self.parent(parent);
        }
        above.reverse();
        above
    }

    /// The pages before and after this one in its section; the section's own page comes first.
    pub(super) fn neighbours(&self, entry: &Entry) -> (Option<&Entry>, Option<&Entry>) {
        if entry.summary.kind == Kind::Handout {
            return (None, None);
        }
        // A page whose own section has no first page stands beside nobody.
        let place = self.place_of(entry).and_then(|place| place.above.as_ref().zip(place.nth));
        let Some((parent, at)) = place else { return (None, None) };
        let Some(siblings) = self.children.get(&parent.id) else { return (None, None) };
        let sibling = |at: usize| siblings.get(at).map(AsRef::as_ref);
        let first = (parent.id.path != "index").then_some(parent.as_ref());
        (at.checked_sub(1).map_or(first, sibling), sibling(at + 1))
    }

    /// The same page in other languages, an example for an example.
    pub(super) fn translations(&self, entry: &Entry) -> Vec<&Entry> {
        let path = &entry.id.path;
        let same = |lang: &String| {
            let id = PageId { lang: lang.clone(), path: path.clone() };
            match entry.version {
                Version::Example => self.examples.get(&id),
                Version::Blank | Version::Professional => self.entry_of(&id),
            }
        };
        self.languages.iter().filter(|lang| **lang != entry.id.lang).filter_map(same).collect()
    }

    /// Whether the page of a language at a path is switched off or a draft.
    pub(super) fn is_off(&self, lang: &str, path: &str) -> bool {
        self.off.contains(&format!("content/{lang}/{path}.md"))
    }

    /// The home page, then each section and its pages, in order.
    pub(super) fn in_reading_order(&self, lang: &str) -> Vec<&Entry> {
        let mut order = Vec::new();
        let mut stack: Vec<&Entry> = self.page(lang, "index").into_iter().collect();
        while let Some(entry) = stack.pop() {
            order.push(entry);
            let below: Vec<&Entry> = self.children(&entry.id).collect();
            stack.extend(below.into_iter().rev());
        }
        order
    }

    /// The paths of all files that a link could name, in order, to find the one that was meant.
    pub(super) fn source_paths(&self) -> impl Iterator<Item = &str> {
        let all: BTreeSet<&String> = self.by_source.keys().collect();
        all.into_iter().map(|path| path.split_once(':').map_or(path.as_str(), |p| p.1))
    }
}
