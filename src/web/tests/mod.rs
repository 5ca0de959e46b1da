//! Whole pages, each inset, what a broken theme is told, and what every page must have.

mod faults;
mod insets;
mod pages;
mod site_wide;
mod worksheets;

use crate::diagnostic::Diagnostics;
use crate::doc::{Block, BlockKind, Doc, Inline, InlineKind};
use crate::practice::Palette;
use crate::site::view::{
    Card, Crisis, CrisisLine, Day, Inset, Layout, Link, MenuLink, PageView, Paper, Phone, Resolved,
    SiteView,
};
use crate::source::{Sources, Span};
use crate::web::{Web, resolved};
use crate::words::Words;

/// The library, and the theme and the words of it.
struct Stage {
    sources: Sources,
    words: Words,
    web: Web,
}

impl Stage {
    fn new() -> Self {
        let sources = Sources::fixture_over_library("//- practice.toml\n");
        let mut diagnostics = Diagnostics::new();
        let words = Words::read(&sources, "en", &mut diagnostics);
        let web = Web::new(&sources, "calm", &Palette::default(), &mut diagnostics)
            .expect("the theme can be used");
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        Stage { sources, words, web }
    }

    /// A place in some file: a test's text stands nowhere.
    fn nowhere(&self) -> Span {
        self.sources.find("practice.toml").expect("it is in the fixture").start()
    }

    fn text(&self, words: &str) -> Vec<Inline<Resolved>> {
        vec![Inline { kind: InlineKind::Text(words.into()), span: self.nowhere() }]
    }

    fn paragraph(&self, words: &str) -> Block<Resolved> {
        self.block(BlockKind::Paragraph(self.text(words)))
    }

    fn block(&self, kind: BlockKind<Resolved>) -> Block<Resolved> {
        Block { kind, span: self.nowhere() }
    }

    /// An inset as HTML.
    fn inset(&self, inset: Inset) -> String {
        let blocks = vec![self.block(BlockKind::Insert(inset))];
        let page = resolved::Page::of(&self.words);
        resolved::write(&Doc { blocks, footnotes: Vec::new() }, &page)
    }

    /// A page as HTML; it must be drawn without a word of complaint.
    fn page(&self, view: &PageView) -> String {
        self.page_of(&site(), view)
    }

    /// A page of some other practice.
    fn page_of(&self, site: &SiteView, view: &PageView) -> String {
        let (html, diagnostics) = self.web.page(site, &self.words, view);
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        String::from_utf8(html).expect("HTML is text")
    }
}

fn link(title: &str, url: &str) -> Link {
    Link { title: title.into(), url: url.into() }
}

fn crisis() -> Crisis {
    let line = CrisisLine {
        name: "988 Lifeline".into(),
        audience: Some("anyone in the US".into()),
        phone: Some("988".into()),
        tel: Some("988".into()),
        sms: Some("988".into()),
        sms_to: Some("988".into()),
        sms_word: Some("HOME".into()),
        chat: Some("https://chat.example/?a=1&b=2".into()),
        hours: Some("24 hours a day".into()),
        languages: vec!["English".into(), "Spanish".into()],
        checked: Some("November 1, 2026".into()),
        asks_again: true,
        ..CrisisLine::default()
    };
    Crisis {
        emergency: "911".into(),
        emergency_tel: Some("911".into()),
        emergency_text: "If you are in danger.".into(),
        emergency_relay: None,
        emergency_checked: Some("November 23, 2026".into()),
        emergency_asks_again: false,
        lines: vec![line],
        help_url: "/p/help-now/".into(),
    }
}

fn site() -> SiteView {
    let menu = MenuLink { section: "start".into(), title: "Start".into(), url: "/p/start/".into() };
    SiteView {
        logo: None,
        paper: Paper { light: "#FBF8F3".to_owned(), dark: "#151B1B".to_owned() },
        lang: "en".into(),
        dir: "ltr".into(),
        name: "Harbour <Street>".into(),
        base_url: "https://example.org/p/".into(),
        home: "/p/".into(),
        menu: vec![menu],
        help: link("Help now", "/p/help-now/"),
        foot: vec![link("About", "/p/about/")],
        crisis: crisis(),
        phone: Some(Phone { shown: "(555) 010-0199".into(), tel: "+15550100199".into() }),
        email: Some("a@example.org".into()),
        address: vec!["Harbour <Street>".into(), "12 Quay".into(), "Alameda".into()],
        feed: "/p/atom.xml".into(),
        reviewed: false,
    }
}

/// A page with something in each of its parts.
fn view(stage: &Stage, layout: Layout) -> PageView {
    let heading = stage.block(BlockKind::Heading {
        level: 2,
        id: "what".into(),
        attr: None,
        text: stage.text("What?"),
    });
    PageView {
        lang: "en".into(),
        layout,
        kind: "page".into(),
        url: "/p/start/first/".into(),
        canonical: "https://example.org/p/start/first/".into(),
        file: "start/first/index.html".into(),
        section: Some("start".into()),
        title: "The \"first\" session".into(),
        label: "Label".to_owned(),
        handout: None,
        social: None,
        summary: "What it is & is not.".into(),
        in_short: vec!["One".into(), "Two".into()],
        reading_minutes: 2,
        outline: Vec::new(),
        breadcrumbs: vec![link("Home", "/p/")],
        previous: None,
        next: Some(link("After", "/p/start/after/")),
        children: vec![Card {
            title: "A".into(),
            url: "/p/a/".into(),
            text: "B".into(),
            sheet: None,
        }],
        translations: Vec::new(),
        updated: Some(Day { iso: "2026-11-01".into(), shown: "November 1, 2026".into() }),
        notes: Vec::new(),
        sheet: None,
        person: None,
        body: Doc { blocks: vec![heading, stage.paragraph("Text.")], footnotes: Vec::new() },
    }
}
