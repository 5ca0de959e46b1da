//! The same page in other languages: links for people, alternates for machines.
//!
//! A link that people follow stays on the host that they are on, which may show a preview of the
//! site; an alternate is absolute, since nothing else is one.

use serde::Serialize;

use crate::site::view::{PageView, SiteView};

/// A link to the page in another language.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Language<'a> {
    lang: &'a str,
    name: &'a str,
    /// From the root of the host: `/practice/es/`.
    url: &'a str,
}

/// One of a page's languages, for machines.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Alternate<'a> {
    lang: &'a str,
    /// Absolute.
    url: &'a str,
}

/// The page in each other language.
pub(super) fn links<'a>(view: &'a PageView, site: &SiteView) -> Vec<Language<'a>> {
    let origin = site.base_url.len() - super::base_path(&site.base_url).len();
    let origin = &site.base_url[..origin];
    let path = |url: &'a str| url.strip_prefix(origin).unwrap_or(url);
    let all = view.translations.iter();
    all.map(|other| Language { lang: &other.lang, name: &other.name, url: path(&other.url) })
        .collect()
}

/// All languages of the page, itself too, and what is for everyone else: the first language of
/// the site, whose pages have no language in their address. None of a page in one language.
pub(super) fn alternates<'a>(view: &'a PageView, site: &SiteView) -> Vec<Alternate<'a>> {
    if view.translations.is_empty() {
        return Vec::new();
    }
    let own = Alternate { lang: &view.lang, url: &view.canonical };
    let others = view.translations.iter();
    let others = others.map(|other| Alternate { lang: &other.lang, url: &other.url });
    let mut all: Vec<_> = std::iter::once(own).chain(others).collect();
    all.sort_by_key(|one| one.lang);
    let first =
        |one: &&Alternate<'_>| !one.url.starts_with(&format!("{}{}/", site.base_url, one.lang));
    let default = all.iter().find(first).map(|one| Alternate { lang: "x-default", url: one.url });
    all.extend(default);
    all
}
