//! Every link of a built site leads to a file of the site, and every anchor to something there.

use std::collections::BTreeMap;

use anteroom::output::Artifacts;

use crate::page::Page;

/// The pages of a built site, by where they are written.
pub(crate) fn pages(artifacts: &Artifacts) -> BTreeMap<String, Page> {
    let pages = artifacts.iter().filter(|(path, _)| path.ends_with(".html"));
    pages.map(|(path, bytes)| (path.to_owned(), Page::read(path, bytes))).collect()
}

/// Links that lead nowhere, in a site that stands at `base`: `https://a.example/sub/`.
pub(crate) fn dead(
    artifacts: &Artifacts,
    pages: &BTreeMap<String, Page>,
    base: &str,
) -> Vec<String> {
    let site = Site { artifacts, pages, base };
    let of_page = |page: &Page| -> Vec<String> {
        let why =
            |to: &str| site.fault(page, to).map(|why| format!("{}: `{to}`: {why}", page.path));
        page.links.iter().filter_map(|to| why(to)).collect()
    };
    pages.values().flat_map(of_page).collect()
}

struct Site<'a> {
    artifacts: &'a Artifacts,
    pages: &'a BTreeMap<String, Page>,
    base: &'a str,
}

impl Site<'_> {
    fn fault(&self, from: &Page, to: &str) -> Option<&'static str> {
        let folder = self.base.find("://").map_or("/", |at| {
            let host = &self.base[at + 3..];
            &host[host.find('/').unwrap_or(0)..]
        });
        if let Some(id) = to.strip_prefix('#') {
            return (!from.ids.contains(id)).then_some("nothing on this page has this id");
        }
        let below = to.strip_prefix(self.base).or_else(|| to.strip_prefix(folder));
        match below {
            Some(below) => self.inside(below),
            None if to.starts_with('/') => Some("not below the site's address"),
            None => elsewhere(to),
        }
    }

    fn inside(&self, below: &str) -> Option<&'static str> {
        let (path, id) = below.split_once('#').map_or((below, None), |(p, id)| (p, Some(id)));
        let file = match path {
            path if path.is_empty() || path.ends_with('/') => format!("{path}index.html"),
            path => path.to_owned(),
        };
        if self.artifacts.get(&file).is_none() {
            return Some("no such file");
        }
        let there =
            id.is_none_or(|id| self.pages.get(&file).is_some_and(|page| page.ids.contains(id)));
        (!there).then_some("no such place on that page")
    }
}

fn elsewhere(to: &str) -> Option<&'static str> {
    let known = ["https://", "http://", "mailto:", "tel:", "sms:"];
    let whole = known.iter().any(|scheme| to.starts_with(scheme) && to.len() > scheme.len());
    (!whole).then_some("not a whole address")
}
