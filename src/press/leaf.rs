//! One page of the site becomes a leaf of a document: its head, its text, and what stands at its end.
//!
//! Leaves out what only helps on a screen: menus, neighbours, reading time. Invariant: the crisis
//! block is on every leaf, in its text or at its end (clinical.md, rule 1).

use super::document::{Address, Leaf, NoteItem, Notes, PersonHead, Points, SheetHead};
use super::inset::pieces;
use super::ledger::Ledger;
use super::node::Node;
use super::qr;
use super::scribe::{Atlas, Pictures, Scribe, bare};
use crate::doc::BlockKind;
use crate::site::view::{Inset, Layout, PageView, SheetView, SiteView, Version};
use crate::words::Words;

/// A page of the site to print, with what its language shares.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// What the pages of its language share.
    pub site: &'a SiteView,
    /// Its language's interface words.
    pub words: &'a Words,
    /// The page.
    pub view: &'a PageView,
}

/// What a leaf is written with.
pub(super) struct Desk<'a> {
    pub atlas: &'a Atlas,
    pub pictures: &'a Pictures<'a>,
    /// Whether nothing may tell where the leaf is from.
    pub discreet: bool,
}

/// The leaf of this number, from 1.
pub(super) fn leaf(
    source: Source<'_>,
    number: usize,
    desk: &Desk<'_>,
    ledger: &mut Ledger,
) -> Leaf {
    let Source { site, words, view } = source;
    let mut scribe = Scribe::new(words, desk.atlas, desk.pictures, ledger, number);
    scribe.is_help = layout(view) == "help";
    let mut body = scribe.blocks(&view.body.blocks);
    body.extend(scribe.children(view));
    let footnotes = scribe.footnotes(view);
    let person = scribe.person_head(view);
    let crisis = (!has_crisis(view)).then(|| scribe.crisis(&site.crisis, false));
    let links = scribe.links_list();
    Leaf {
        place: number.to_string(),
        lang: view.lang.clone(),
        dir: site.dir.clone(),
        kind: view.kind.clone(),
        layout: layout(view),
        title: desk.atlas.untold(&view.title),
        short_title: desk.atlas.untold(&view.label),
        summary: desk.atlas.untold(&view.summary),
        in_short: in_short(view, words, desk.atlas),
        professional: professional(view, words),
        sheet: view.sheet.as_ref().map(|sheet| sheet_head(sheet, words, desk.atlas)),
        person,
        body,
        footnotes,
        sources: sources(view, words, desk.atlas, number),
        links,
        crisis,
        foot: foot(view, words),
        review: if site.reviewed { String::new() } else { words.get("not_reviewed") },
        dated: dated(view, words),
        address: on_the_web(view).filter(|_| !desk.discreet).map(|view| address(view, words)),
    }
}

impl Scribe<'_> {
    /// The pages of a section, where its text does not show them.
    fn children(&self, view: &PageView) -> Option<Node> {
        let items: Vec<_> = view.children.iter().map(|card| self.card(card)).collect();
        (!items.is_empty()).then_some(Node::Cards { items })
    }

    fn footnotes(&mut self, view: &PageView) -> Option<Notes<Vec<Node>>> {
        let mut items = Vec::new();
        for (at, note) in view.body.footnotes.iter().enumerate() {
            let place = self.place(&format!("footnote:{}", at + 1));
            items.push(NoteItem {
                mark: (at + 1).to_string(),
                place,
                c: self.blocks(&note.blocks),
            });
        }
        (!items.is_empty()).then(|| Notes { label: self.say("footnotes"), items })
    }

    fn links_list(&self) -> Option<Notes<String>> {
        let item = |(at, address): (usize, &String)| NoteItem {
            mark: super::scribe::letter(at),
            place: self.place(&format!("link:{}", at + 1)),
            c: address.clone(),
        };
        let items: Vec<_> = self.links.iter().enumerate().map(item).collect();
        (!items.is_empty()).then(|| Notes { label: self.say("print_links"), items })
    }

    fn person_head(&mut self, view: &PageView) -> Option<PersonHead> {
        let person = view.person.as_ref()?;
        let called = person.called.as_deref();
        let called = called.map(|name| self.words.say("person_called", &[("name", name.into())]));
        let lines = [person.card.credentials.clone(), person.card.pronouns.clone(), called];
        Some(PersonHead {
            monogram: person.card.monogram.clone(),
            photo: self.portrait(&person.card),
            lines: lines.into_iter().flatten().map(|line| self.untold(&line)).collect(),
        })
    }
}

fn has_crisis(view: &PageView) -> bool {
    view.body.blocks.iter().any(|block| matches!(block.kind, BlockKind::Insert(Inset::Crisis(_))))
}

/// The page, if it has an address.
fn on_the_web(view: &PageView) -> Option<&PageView> {
    (view.layout != Layout::Handout).then_some(view)
}

fn layout(view: &PageView) -> &'static str {
    match view.layout {
        Layout::Handout if has_crisis(view) => "help",
        Layout::Home => "home",
        Layout::Section => "section",
        Layout::Page | Layout::NotFound | Layout::Handout => "page",
        Layout::Faq => "faq",
        Layout::Person => "person",
        Layout::Help => "help",
        Layout::Worksheet => "worksheet",
    }
}

fn in_short(view: &PageView, words: &Words, atlas: &Atlas) -> Option<Points> {
    let points: Vec<_> = view.in_short.iter().map(|point| atlas.untold(point)).collect();
    (!points.is_empty()).then(|| Points { label: words.get("in_short"), points })
}

fn professional(view: &PageView, words: &Words) -> Option<String> {
    let version = view.sheet.as_ref().map(|sheet| sheet.version);
    (version == Some(Version::Professional)).then(|| words.get("print_professional"))
}

fn sheet_head(sheet: &SheetView, words: &Words, atlas: &Atlas) -> SheetHead {
    let row =
        |name: &str, value: &Option<String>| Some([words.get(name), atlas.untold(value.as_ref()?)]);
    let facts = [
        row("sheet_when", &sheet.when),
        row("sheet_time", &sheet.time),
        row("sheet_audience", &sheet.audience),
    ];
    SheetHead {
        with_therapist: sheet.with_therapist.then(|| words.get("sheet_with_therapist")),
        facts: facts.into_iter().flatten().collect(),
    }
}

fn sources(
    view: &PageView,
    words: &Words,
    atlas: &Atlas,
    number: usize,
) -> Option<Notes<Vec<super::node::Run>>> {
    let item = |note: &crate::site::view::Note| NoteItem {
        mark: note.number.to_string(),
        place: format!("{number}/note:{}", note.number),
        c: pieces(&note.text, atlas),
    };
    let items: Vec<_> = view.notes.iter().map(item).collect();
    (!items.is_empty()).then(|| Notes { label: words.get("sources"), items })
}

/// What every sheet says at its foot (clinical.md, rule 12), and every page.
fn foot(view: &PageView, words: &Words) -> Vec<String> {
    let name = if view.sheet.is_some() { "sheet_foot" } else { "print_information" };
    vec![words.get(name)]
}

fn dated(view: &PageView, words: &Words) -> Option<String> {
    let day = view.updated.as_ref()?.shown.as_str();
    Some(words.say("print_updated", &[("day", day.into())]))
}

fn address(view: &PageView, words: &Words) -> Address {
    let shown = bare(&view.canonical).to_owned();
    Address {
        alt: words.say("print_qr", &[("address", shown.as_str().into())]),
        qr: qr::svg(&view.canonical),
        to: view.canonical.clone(),
        shown,
    }
}
