//! The site at the root of this repository: it is what people see first, and what every rule about
//! pages is held to.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use anteroom::output::Kept;
use anteroom::pipeline::{self, Built, Options};
use anteroom::source::Sources;

use crate::links;
use crate::page::Page;

/// The repository's root.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A built site and its pages, parsed.
pub(crate) struct Sample {
    pub built: Built,
    pub pages: BTreeMap<String, Page>,
}

/// The repository's own site, built once for all tests.
pub(crate) static SAMPLE: LazyLock<Sample> = LazyLock::new(|| {
    let built = pipeline::build(&Sources::read(root()), &Options::default(), &Kept::default());
    let pages = links::pages(&built.artifacts);
    Sample { built, pages }
});

/// The address in the repository's practice.toml.
const BASE: &str = "https://harbourstreet.example/";

fn none(faults: &[String]) {
    assert!(faults.is_empty(), "{}\n{} faults", faults.join("\n"), faults.len());
}

#[test]
fn it_builds_with_nothing_to_tell_but_what_is_to_be_checked() {
    let Built { diagnostics, sources, .. } = &SAMPLE.built;
    let told: Vec<&str> = diagnostics.iter().map(|d| d.code).collect();
    assert_eq!(
        told,
        ["crisis-unchecked", "law-unchecked"],
        "{}",
        diagnostics.to_text(sources, false)
    );
    assert!(!diagnostics.has_errors());
    assert!(SAMPLE.built.pages > 50, "{} pages", SAMPLE.built.pages);
    assert_eq!(SAMPLE.pages.len(), SAMPLE.built.pages);
}

#[test]
fn every_page_keeps_the_rules_of_a_page() {
    let faults: Vec<String> = SAMPLE.pages.values().flat_map(|page| page.faults.clone()).collect();
    none(&faults);
}

#[test]
fn every_link_leads_somewhere() {
    none(&links::dead(&SAMPLE.built.artifacts, &SAMPLE.pages, BASE));
}

#[test]
fn every_page_is_named_by_its_own_address() {
    for page in SAMPLE.pages.values().filter(|page| page.path != "404.html") {
        let address = format!("{BASE}{}", page.path.strip_suffix("index.html").unwrap());
        assert_eq!(page.addresses, [address.clone(), address]);
    }
}

#[test]
fn titles_and_descriptions_tell_pages_apart() {
    for which in 0..2 {
        let mut seen = BTreeMap::new();
        for page in SAMPLE.pages.values() {
            let words = &page.names[which];
            let before = seen.insert(words, &page.path);
            assert_eq!(before, None, "{}: `{words}` too", page.path);
        }
    }
}

#[test]
fn the_map_holds_every_page_once() {
    let map = std::str::from_utf8(SAMPLE.built.artifacts.get("sitemap.xml").unwrap()).unwrap();
    let listed: Vec<&str> =
        map.split("<loc>").skip(1).map(|rest| rest.split('<').next().unwrap()).collect();
    let pages = SAMPLE.pages.keys().filter_map(|path| path.strip_suffix("index.html"));
    let mut wanted: Vec<String> = pages.map(|path| format!("{BASE}{path}")).collect();
    wanted.sort();
    assert_eq!(listed, wanted);
}

#[test]
fn stylesheets_fetch_nothing_from_elsewhere() {
    let styles = SAMPLE.built.artifacts.iter().filter(|(path, _)| path.ends_with(".css"));
    for (path, bytes) in styles {
        let text = std::str::from_utf8(bytes).unwrap();
        for never in ["http://", "https://", "@import", "url(//", "expression("] {
            assert!(!text.contains(never), "{path} holds `{never}`");
        }
    }
}

#[test]
fn no_template_leaves_marks_behind() {
    for (path, bytes) in SAMPLE.built.artifacts.iter().filter(|(path, _)| path.ends_with("l")) {
        let text = std::str::from_utf8(bytes).unwrap();
        for mark in ["{%", "{{", "%}", "}}</", "NaN", "__tera"] {
            assert!(!text.contains(mark), "{path} holds `{mark}`");
        }
    }
}

#[test]
fn the_graph_of_a_page_says_no_more_than_the_page() {
    for page in SAMPLE.pages.values() {
        assert!(!page.data.contains("lastReviewed"), "{}: nothing is reviewed", page.path);
        assert!(!page.data.contains("null"), "{}: {}", page.path, page.data);
    }
}

/// The library under a path, with a second language that has two pages of its own.
const ELSEWHERE: &str = r#"//- practice.toml
name = "A practice"
base_url = "https://a.example/"
jurisdiction = "gb"
languages = ["en", "es"]
//- therapists/ana.toml
name = "Ana"
//- content/es/index.md
+++
title = "Inicio"
kind = "section"
summary = "Empiece aquí."
+++
[Sobre nosotros](about.md) y [about us](../en/about.md#can-everyone-use-it).
//- content/es/about.md
+++
title = "Sobre nosotros"
kind = "page"
summary = "Quiénes somos."
menu = true
updated = 2026-11-23
+++
"#;

#[test]
fn below_a_path_and_in_two_languages_every_link_leads_somewhere() {
    let base = "https://b.example/sub/path/";
    let options = Options { base_url: Some(base.parse().unwrap()), ..Options::default() };
    let built =
        pipeline::build(&Sources::fixture_over_library(ELSEWHERE), &options, &Kept::default());
    let told: Vec<&str> = built.diagnostics.iter().map(|d| d.code).collect();
    let asked = ["crisis-unchecked", "law-unchecked", "notice-document-missing"];
    assert_eq!(told, [&["words-missing"][..], &asked].concat());
    let pages = links::pages(&built.artifacts);
    none(&pages.values().flat_map(|page| page.faults.clone()).collect::<Vec<_>>());
    none(&links::dead(&built.artifacts, &pages, base));
    assert!(pages.contains_key("es/about/index.html"));
    let folders = ["atom.xml", "es/atom.xml", "sitemap.xml", "robots.txt"];
    none(
        &folders
            .iter()
            .filter(|f| built.artifacts.get(f).is_none())
            .map(|f| f.to_string())
            .collect::<Vec<_>>(),
    );
}
