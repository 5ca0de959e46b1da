//! The files that speak of the whole site.

use insta::assert_snapshot;

use super::{Stage, site, view};
use crate::site::view::{Layout, Translation};
use crate::web::site_wide::{Entry, feed, robots, sitemap};

fn entries() -> Vec<Entry> {
    let stage = Stage::new();
    let page = |name: &str, day: Option<&str>| {
        let mut view = view(&stage, Layout::Page);
        view.canonical = format!("https://example.org/p/{name}/");
        view.title = format!("{name} & more");
        view.updated = view.updated.filter(|_| day.is_some()).map(|mut updated| {
            updated.iso = day.unwrap_or_default().to_owned();
            updated
        });
        view
    };
    let mut translated = page("b", Some("2026-11-02"));
    let url = "https://example.org/p/es/b/".to_owned();
    translated.translations = vec![Translation { lang: "es".into(), name: "Español".into(), url }];
    let views = [
        page("c", Some("2026-11-02")),
        translated,
        page("a", Some("2026-11-01")),
        page("undated", None),
        view(&stage, Layout::NotFound),
    ];
    views.iter().cloned().filter_map(Entry::of).collect()
}

#[test]
fn the_map() {
    assert_snapshot!(sitemap(&entries()));
}

#[test]
fn the_feed_is_newest_first() {
    assert_snapshot!(feed(&site(), "What changed", &entries()));
}

#[test]
fn a_feed_without_pages_is_still_a_feed() {
    assert!(feed(&site(), "What changed", &[]).contains("<updated>1970-01-01T00:00:00Z</updated>"));
}

#[test]
fn robots_find_the_map() {
    assert!(
        robots("https://example.org/p/").ends_with("Sitemap: https://example.org/p/sitemap.xml\n")
    );
}

#[test]
fn the_order_of_entries_does_not_matter() {
    let mut turned = entries();
    turned.reverse();
    assert_eq!(sitemap(&turned), sitemap(&entries()));
    assert_eq!(feed(&site(), "t", &turned), feed(&site(), "t", &entries()));
}
