//! Whole pages: what each must have, and what machines are told.

use std::collections::BTreeSet;

use insta::assert_snapshot;
use scraper::{Html, Selector};

use super::insets::{limit, right};
use super::{Stage, crisis, site, view};
use crate::doc::{Block, BlockKind, Inline, InlineKind};
use crate::site::view::{
    Flow, Inset, Layout, Note, NoteRef, OutlineEntry, PageView, PersonCard, PersonView, Phone,
    Reference, Resolved, Translation,
};
use crate::web::linked_data;

const LAYOUTS: [Layout; 8] = [
    Layout::Home,
    Layout::Section,
    Layout::Page,
    Layout::Faq,
    Layout::Person,
    Layout::Help,
    Layout::NotFound,
    Layout::Worksheet,
];

fn full(stage: &Stage, layout: Layout) -> PageView {
    let mut view = view(stage, layout);
    if layout == Layout::Person {
        view.person = Some(person());
    }
    view.outline =
        ["what", "text"].map(|id| OutlineEntry { id: id.into(), title: id.into() }).into();
    view
}

fn person() -> PersonView {
    let card = PersonCard {
        name: "Maya".into(),
        monogram: "M".into(),
        url: "/p/therapists/maya/".into(),
        credentials: Some("LMFT".into()),
        pronouns: Some("she/her".into()),
        sees: None,
        approaches: None,
        photo: None,
    };
    PersonView {
        id: "ana".to_owned(),
        address: vec!["1 Street".to_owned()],
        vcard: None,
        pack: None,
        card,
        called: Some("May".into()),
        languages: vec!["English".into()],
        phone: Some(Phone { shown: "555".into(), tel: "+1555".into() }),
        email: Some("m@example.org".into()),
        booking: None,
        licence: Some("LMFT 1".into()),
    }
}

fn all<'a>(html: &'a Html, selector: &str) -> Vec<scraper::ElementRef<'a>> {
    let selector = Selector::parse(selector).expect("a selector");
    html.select(&selector).collect()
}

#[test]
fn every_page_has_what_a_page_must_have() {
    let stage = Stage::new();
    for layout in LAYOUTS {
        let text = stage.page(&full(&stage, layout));
        let html = Html::parse_document(&text);
        for once in ["h1", "main", "title", "meta[name=description]", "html[lang=en][dir=ltr]"] {
            assert_eq!(all(&html, once).len(), 1, "{once} on {layout:?}");
        }
        assert!(all(&html, "[style], style, [onclick]").is_empty(), "styles on {layout:?}");
        let scripts = all(&html, "script:not([type='application/ld+json'])");
        assert!(scripts.is_empty(), "a script on {layout:?}");
        headings_go_down_one_by_one(&html, layout);
        ids_are_unique_and_named(&html, layout);
        assert!(!text.contains("Harbour <Street>"), "unescaped on {layout:?}");
    }
}

fn headings_go_down_one_by_one(html: &Html, layout: Layout) {
    let mut last = 0;
    for heading in all(html, "h1, h2, h3, h4") {
        let level = i32::from(heading.value().name().as_bytes()[1] - b'0');
        assert!(level <= last + 1, "h{level} after h{last} on {layout:?}");
        last = level;
    }
}

fn ids_are_unique_and_named(html: &Html, layout: Layout) {
    let mut ids = BTreeSet::new();
    for element in all(html, "[id]") {
        let id = element.value().id().unwrap_or_default();
        assert!(ids.insert(id.to_owned()), "{id} twice on {layout:?}");
    }
    for element in all(html, "[aria-labelledby]") {
        for id in element.attr("aria-labelledby").unwrap_or_default().split(' ') {
            assert!(ids.contains(id), "no {id} on {layout:?}");
        }
    }
}

#[test]
fn an_id_that_no_author_wrote_has_a_colon() {
    let stage = Stage::new();
    for layout in LAYOUTS {
        let mut view = full(&stage, layout);
        view.notes = vec![Note { number: 1, mentions: 1, text: Vec::new() }];
        view.body.blocks.extend(with_ids(&stage));
        let html = Html::parse_document(&stage.page(&view));
        ids_are_unique_and_named(&html, layout);
        for element in all(&html, "[id]") {
            let id = element.value().id().unwrap_or_default();
            assert!(id == "what" || id.contains(':'), "{id} on {layout:?}");
        }
    }
}

/// Every inset that has ids, and those that may stand on a page twice.
fn with_ids(stage: &Stage) -> Vec<Block<Resolved>> {
    let note = NoteRef { number: 1, mention: 1, locator: None };
    let cited = Inline { kind: InlineKind::Citation(vec![note]), span: stage.nowhere() };
    let flow =
        Flow { id: "flow-1".into(), title: String::new(), minutes: None, stages: Vec::new() };
    let reference = Reference { key: "a".into(), text: Vec::new(), cited_on: Vec::new() };
    let twice = [Inset::Limits(vec![limit()]), Inset::Rights(vec![right()])];
    let mut insets = [twice.clone(), twice].concat();
    insets.extend([Inset::Flow(flow.into()), Inset::References(vec![reference])]);
    let insets = insets.into_iter().map(BlockKind::Insert);
    let kinds = insets.chain([BlockKind::Paragraph(vec![cited])]);
    kinds.map(|kind| stage.block(kind)).collect()
}

#[test]
fn every_page_has_the_crisis_block_once() {
    let stage = Stage::new();
    for layout in LAYOUTS {
        let html = Html::parse_document(&stage.page(&full(&stage, layout)));
        assert_eq!(all(&html, ".crisis").len(), 1, "{layout:?}");
    }
    let mut help = full(&stage, Layout::Help);
    help.body.blocks.push(stage.block(BlockKind::Insert(Inset::Crisis(crisis().into()))));
    let html = Html::parse_document(&stage.page(&help));
    assert_eq!(all(&html, ".crisis").len(), 1, "the author's own");
}

#[test]
fn what_holds_nothing_is_not_there() {
    let stage = Stage::new();
    let mut site = site();
    (site.menu, site.foot, site.crisis.lines) = Default::default();
    site.address = vec![site.name.clone()];
    for layout in LAYOUTS {
        let mut view = full(&stage, layout);
        view.person = view.person.map(bare);
        let html = stage.page_of(&site, &view);
        let html = Html::parse_document(&html);
        for element in all(&html, "p, ul, ol, dl, nav, details, address, div, section") {
            let words: String = element.text().collect();
            assert!(!words.trim().is_empty(), "{} on {layout:?}", element.html());
        }
        assert!(all(&html, ".head nav, .head details, .foot-links").is_empty(), "{layout:?}");
    }
}

/// Someone of whom nothing need be said.
fn bare(mut person: PersonView) -> PersonView {
    (person.called, person.phone, person.email, person.licence) = Default::default();
    (person.card.pronouns, person.card.credentials) = Default::default();
    person
}

#[test]
fn nothing_is_fetched_from_elsewhere() {
    let stage = Stage::new();
    let html = Html::parse_document(&stage.page(&full(&stage, Layout::Home)));
    let policy = all(&html, "meta[http-equiv='Content-Security-Policy']")[0];
    assert_eq!(
        policy.attr("content"),
        Some(
            "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; form-action 'none'; base-uri 'none'"
        )
    );
    for element in all(&html, "[src], link[rel=stylesheet], link[rel=icon]") {
        let url = element.attr("src").or(element.attr("href")).unwrap_or_default();
        assert!(url.starts_with("/p/assets/"), "{url}");
    }
}

#[test]
fn a_translation_is_named_both_ways() {
    let stage = Stage::new();
    let mut view = full(&stage, Layout::Page);
    let url = "https://example.org/p/es/start/".to_owned();
    view.translations = vec![Translation { lang: "es".into(), name: "Español".into(), url }];
    let html = Html::parse_document(&stage.page(&view));
    let alternates: Vec<_> = all(&html, "link[hreflang]")
        .iter()
        .filter_map(|link| Some((link.attr("hreflang")?, link.attr("href")?)))
        .collect();
    let here = "https://example.org/p/start/first/";
    let there = "https://example.org/p/es/start/";
    assert_eq!(alternates, [("en", here), ("es", there), ("x-default", here)]);
    let links: Vec<_> =
        all(&html, "header a[lang=es]").iter().filter_map(|link| link.attr("href")).collect();
    assert_eq!(links, ["/p/es/start/"; 2], "they stay on the host of a preview");
}

#[test]
fn a_page_that_is_not_there_is_not_for_machines() {
    let stage = Stage::new();
    let html = Html::parse_document(&stage.page(&full(&stage, Layout::NotFound)));
    assert_eq!(all(&html, "meta[name=robots][content=noindex]").len(), 1);
    assert!(all(&html, "link[rel=canonical], script").is_empty());
}

#[test]
fn a_page_of_text() {
    let stage = Stage::new();
    assert_snapshot!(unmarked(&stage, stage.page(&full(&stage, Layout::Page))));
}

/// The page with its static files' plain names: a new colour changes no page of the tests.
fn unmarked(stage: &Stage, html: String) -> String {
    let plain = |path: &str| {
        let mut parts: Vec<&str> = path.split('.').collect();
        parts.remove(parts.len() - 2);
        parts.join(".")
    };
    stage.web.assets().fold(html, |html, (path, _)| html.replace(path, &plain(path)))
}

fn linked(view: &PageView) -> String {
    serde_json::to_string_pretty(&linked_data::graph(view, &site())).unwrap_or_default()
}

#[test]
fn linked_data_of_home() {
    let stage = Stage::new();
    assert_snapshot!(linked(&full(&stage, Layout::Home)));
}

#[test]
fn linked_data_of_a_person() {
    let stage = Stage::new();
    assert_snapshot!(linked(&full(&stage, Layout::Person)));
}

#[test]
fn linked_data_of_questions() {
    let stage = Stage::new();
    let mut view = full(&stage, Layout::Faq);
    let question = Inset::Question {
        id: "cry".into(),
        question: stage.text("What if I </script> cry?"),
        answer: vec![stage.paragraph("Many people do.")],
    };
    view.body.blocks.push(stage.block(BlockKind::Insert(question)));
    assert_snapshot!(linked(&view));
    assert!(!linked_data::script(&view, &site()).contains('<'));
}
