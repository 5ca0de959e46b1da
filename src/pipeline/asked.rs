//! Words on a command line become pages of the site: `worksheets/mood-diary`, with a language
//! before it if it is not the first: `es:worksheets/mood-diary`. A file's path will do, too.
//!
//! Reads no page. Invariant: what is found has a place in the site, or a mistake that has been told.

use super::Unprintable;
use super::material::{ByLanguage, Material};
use crate::content::{Page, PageId};
use crate::diagnostic::nearest;
use crate::site::Site;
use crate::source::FileId;

/// A page that was asked for.
pub(super) struct Asked<'a> {
    /// As it was asked for.
    pub written: String,
    /// Which page that is.
    pub id: PageId,
    /// The file that it is made from.
    pub file: FileId,
    /// For whose clients it is, if it is a page for paper alone.
    pub therapist: Option<String>,
    /// Nothing, if the file could not be read as a page: that has been told.
    pub page: Option<&'a Page>,
}

/// Where pages are looked for.
#[derive(Clone, Copy)]
pub(super) struct Shelf<'a> {
    pub material: &'a Material,
    pub pages: &'a ByLanguage,
    pub site: &'a Site,
}

impl<'a> Shelf<'a> {
    /// The page that was asked for.
    pub(super) fn find(self, written: &str) -> Result<Asked<'a>, Unprintable> {
        let id = self.named(written)?;
        let section = PageId { path: format!("{}/index", id.path), ..id.clone() };
        let either = [&id, &section];
        let found = either.into_iter().find_map(|id| self.page(written, id));
        found.ok_or_else(|| match either.into_iter().any(|id| self.site.leaves_out(id)) {
            true => Unprintable::Off(written.to_owned()),
            false => Unprintable::NoPage(written.to_owned(), self.near(&id, written)),
        })
    }

    /// The page that the words name, whether it is there or not.
    fn named(self, written: &str) -> Result<PageId, Unprintable> {
        let languages = || self.material.words.iter().map(|(lang, _)| lang.as_str());
        let id = PageId::of_file(written).or_else(|| {
            let (lang, path) = match written.split_once(':') {
                Some((lang, path)) => (lang, path),
                None => (languages().next()?, written),
            };
            let path = path.trim_matches('/');
            let path = if path.is_empty() { "index" } else { path };
            Some(PageId { lang: lang.to_owned(), path: path.to_owned() })
        });
        id.filter(|id| languages().any(|known| known == id.lang)).ok_or_else(|| {
            let known = languages().map(str::to_owned).collect();
            Unprintable::NoLanguage(written.to_owned(), known)
        })
    }

    fn page(self, written: &str, id: &PageId) -> Option<Asked<'a>> {
        let (id, written, therapist) = (id.clone(), written.to_owned(), None);
        let path = format!("content/{}/{}.md", id.lang, id.path);
        if self.material.broken.contains(&path) {
            let file = self.material.sources.find(&path)?.id;
            return Some(Asked { written, id, file, therapist, page: None });
        }
        let file = self.site.file_of(&id)?;
        let page = self.pages.iter().flatten().find(|page| page.summary.file == file);
        let page = page.map(AsRef::as_ref);
        Some(Asked { written, id, file, therapist, page })
    }

    /// The page that was likely meant, as one would ask for it.
    fn near(self, id: &PageId, written: &str) -> Option<String> {
        let name = |id: &'a PageId| id.path.strip_suffix("/index").unwrap_or(&id.path);
        let known = self.site.ids().filter(|known| known.lang == id.lang).map(name);
        let near = nearest(&id.path, known)?;
        let lang = written.contains(':').then(|| format!("{}:", id.lang));
        Some(lang.unwrap_or_default() + near)
    }
}
