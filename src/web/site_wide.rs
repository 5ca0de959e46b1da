//! The files that speak of the whole site: `robots.txt`, the map, the feeds.
//!
//! They are made from lean [`Entry`]s, one kept for each page, so that no page's text need be
//! held. There is no clock: a feed is as new as its newest page.
//!
//! Invariant: the order of the entries given does not matter.

use rayon::prelude::*;

use super::escape;
use super::html::text;
use crate::site::view::{Day, Layout, PageView, SiteView, Translation, Version};

/// What the map and the feeds say of one page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// BCP 47.
    pub lang: String,
    /// The absolute address.
    pub canonical: String,
    /// The title.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// When its text last changed.
    pub updated: Option<Day>,
    /// The same page in other languages.
    pub translations: Vec<Translation>,
    /// Whether the feed tells of it: of a worksheet and its worked example, the sheet alone.
    pub in_feed: bool,
}

impl Entry {
    /// What to say of a page; nothing of a page that says "not there".
    pub fn of(view: PageView) -> Option<Entry> {
        let listed = !matches!(view.layout, Layout::NotFound | Layout::Handout);
        let in_feed = !is_example(&view);
        let PageView { lang, canonical, title, summary, updated, translations, .. } = view;
        listed.then_some(Entry { lang, canonical, title, summary, updated, translations, in_feed })
    }
}

fn is_example(view: &PageView) -> bool {
    view.sheet.as_ref().is_some_and(|sheet| sheet.version == Version::Example)
}

/// `robots.txt`: all may be read, and where the map is.
pub fn robots(base_url: &str) -> String {
    format!("User-agent: *\nAllow: /\n\nSitemap: {base_url}sitemap.xml\n")
}

/// `sitemap.xml`: every page of every language.
pub fn sitemap<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> String {
    let mut pages: Vec<&Entry> = entries.into_iter().collect();
    pages.sort_by(|a, b| a.canonical.cmp(&b.canonical));
    let mut map = String::with_capacity(pages.len() * 160 + 512);
    map.push_str("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
    pages.into_iter().for_each(|entry| url(entry, &mut map));
    map.push_str("</urlset>\n");
    map
}

fn url(entry: &Entry, out: &mut String) {
    out.push_str("<url><loc>");
    escape::text(&entry.canonical, out);
    out.push_str("</loc>");
    if let Some(day) = &entry.updated {
        out.push_str("<lastmod>");
        escape::text(&day.iso, out);
        out.push_str("</lastmod>");
    }
    out.push_str(&alternates(entry));
    out.push_str("</url>\n");
}

/// A page in several languages names all of them, itself too.
fn alternates(entry: &Entry) -> String {
    if entry.translations.is_empty() {
        return String::new();
    }
    let own = (entry.lang.as_str(), entry.canonical.as_str());
    let others = entry.translations.iter().map(|other| (other.lang.as_str(), other.url.as_str()));
    let mut all: Vec<(&str, &str)> = others.chain([own]).collect();
    all.sort_unstable();
    all.dedup();
    all.into_iter()
        .map(|(lang, url)| {
            format!(
                "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>",
                text(lang),
                text(url)
            )
        })
        .collect()
}

/// A language's `atom.xml`: the pages that say when they changed, newest first.
pub fn feed<'a>(
    site: &SiteView,
    title: &str,
    entries: impl IntoIterator<Item = &'a Entry>,
) -> String {
    let mut dated: Vec<(&Day, &Entry)> = entries
        .into_iter()
        .filter(|entry| entry.lang == site.lang && entry.in_feed)
        .filter_map(|entry| Some((entry.updated.as_ref()?, entry)))
        .collect();
    dated.sort_by(|a, b| b.0.iso.cmp(&a.0.iso).then_with(|| a.1.canonical.cmp(&b.1.canonical)));
    // A feed needs a date; one without entries is older than any.
    let newest = dated.first().map_or("1970-01-01", |(day, _)| day.iso.as_str());
    let home = absolute(site, &site.home);
    let mut feed = String::with_capacity(dated.len() * 400 + 1024);
    feed.push_str(&format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<id>{home}</id>\n<title>{}: {}</title>\n<updated>{newest}T00:00:00Z</updated>\n<author><name>{}</name></author>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n<link rel=\"alternate\" type=\"text/html\" href=\"{home}\"/>\n",
        text(&site.lang),
        text(&site.name),
        text(title),
        text(&site.name),
        text(&absolute(site, &site.feed)),
    ));
    let some = |entries: &[(&Day, &Entry)]| {
        let mut written = String::with_capacity(entries.len() * 400);
        entries.iter().for_each(|(day, entry)| feed_entry(day, entry, &mut written));
        written
    };
    let written: Vec<String> = dated.par_chunks(ENTRIES_AT_ONCE).map(some).collect();
    feed.extend(written);
    feed.push_str("</feed>\n");
    feed
}

/// How many entries of a feed one processor writes while others write the next.
const ENTRIES_AT_ONCE: usize = 256;

fn feed_entry(day: &Day, entry: &Entry, out: &mut String) {
    let parts = [
        ("<entry><id>", &entry.canonical),
        ("</id><title>", &entry.title),
        ("</title><updated>", &day.iso),
        (
            "T00:00:00Z</updated><link rel=\"alternate\" type=\"text/html\" href=\"",
            &entry.canonical,
        ),
        ("\"/><summary>", &entry.summary),
    ];
    for (tag, words) in parts {
        out.push_str(tag);
        escape::text(words, out);
    }
    out.push_str("</summary></entry>\n");
}

/// The absolute address of an address on the site: `/about/` is `https://example.org/about/`.
pub(super) fn absolute(site: &SiteView, url: &str) -> String {
    if url.contains("://") {
        return url.to_owned();
    }
    let after_scheme = site.base_url.find("://").map_or(0, |at| at + 3);
    let origin_end =
        site.base_url[after_scheme..].find('/').map_or(site.base_url.len(), |at| after_scheme + at);
    format!("{}{url}", &site.base_url[..origin_end])
}
