//! Pages of the site become a manuscript: the document that the typesetter reads, and what it
//! gathered on the way.
//!
//! Invariant: equal pages, look and colours give equal manuscripts, on every machine.

use std::collections::{BTreeMap, BTreeSet};

use super::discreet::Discreet;
use super::document::{Cover, Document, Look, Sayings};
use super::leaf::{Desk, Source, leaf};
use super::ledger::{Ledger, PictureFile};
use super::scribe::{Atlas, Pictures};
use crate::diagnostic::Diagnostics;
use crate::doc::{Doc, Node as DocNode};
use crate::practice::{Palette, Paper};
use crate::site::view::{Photo, Resolved};
use crate::words::{Arg, Words};

/// All that a file is made from, but the theme.
#[derive(Clone, Debug, PartialEq)]
pub struct Manuscript {
    /// What the typesetter reads.
    pub document: Document,
    /// What was gathered.
    pub ledger: Ledger,
}

/// How pages are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// What is in the printer.
    pub paper: Paper,
    /// Whether letters are large.
    pub large: bool,
    /// Whether there are no filled areas.
    pub ink_saver: bool,
}

/// What makes a pack of pages.
#[derive(Clone, Debug, PartialEq)]
pub struct Binding {
    /// Whether it has a cover and a list of contents.
    pub cover: bool,
    /// Whether it is printed on both sides: leaves begin on the right.
    pub duplex: bool,
    /// Whether nothing tells where it is from.
    pub discreet: bool,
    /// The therapist's name and credentials.
    pub therapist: Option<String>,
}

/// A file of these pages. There has to be one.
pub fn write(
    pages: &[Source<'_>],
    order: Order,
    binding: Option<&Binding>,
    palette: &Palette,
    pictures: &Pictures<'_>,
) -> Option<Manuscript> {
    let first = pages.first()?;
    let discreet = binding.is_some_and(|binding| binding.discreet);
    let atlas = atlas(pages, discreet);
    let desk = Desk { atlas: &atlas, pictures, discreet };
    let mut ledger = Ledger::default();
    let leaves: Vec<_> = pages
        .iter()
        .enumerate()
        .map(|(at, page)| leaf(*page, at + 1, &desk, &mut ledger))
        .collect();
    let titles = leaves.iter().map(|leaf| leaf.title.clone()).collect();
    let bound = binding.filter(|binding| binding.cover);
    let cover = bound.map(|binding| cover(*first, binding, titles, pictures, &mut ledger));
    let title = match binding {
        None => title(pages),
        Some(_) if discreet => first.words.get("print_discreet_title"),
        Some(_) => {
            let name = Arg::Text(&first.site.name);
            first.words.say("print_pack_title", &[("practice", name)])
        }
    };
    let document = Document {
        title,
        lang: first.view.lang.clone(),
        look: look(order, binding),
        colours: colours(palette),
        practice: (!discreet).then(|| first.site.name.clone()),
        words: sayings(first.words),
        cover,
        contents: bound.map(|_| first.words.get("print_contents")),
        leaves,
    };
    Some(Manuscript { document, ledger })
}

/// A file of one page has its title; one of several has the practice's name.
fn title(pages: &[Source<'_>]) -> String {
    match pages {
        [page] => page.view.title.clone(),
        pages => pages.first().map(|page| page.site.name.clone()).unwrap_or_default(),
    }
}

fn look(order: Order, binding: Option<&Binding>) -> Look {
    Look {
        paper: match order.paper {
            Paper::A4 => "a4",
            Paper::Letter => "us-letter",
        },
        large: order.large,
        ink_saver: order.ink_saver,
        duplex: binding.is_some_and(|binding| binding.duplex),
    }
}

/// The colours of paper are those of the day.
pub(super) fn colours(palette: &Palette) -> BTreeMap<String, String> {
    palette.shades.iter().map(|(name, shade)| (name.clone(), shade.light.to_string())).collect()
}

/// What stands for a page's number in a sentence, and for how many there are.
const PAGE: &str = "{page}";
const PAGES: &str = "{pages}";

fn sayings(words: &Words) -> Sayings {
    let (page, pages) = (("page", Arg::Text(PAGE)), ("pages", Arg::Text(PAGES)));
    Sayings {
        page_of: words.say("print_page_of", &[page, pages]),
        see_page: words.say("print_see_page", &[("page", Arg::Text(PAGE))]),
        done: words.get("task_done"),
        left_empty: words.get("sheet_left_empty"),
        note: words.get("print_note"),
    }
}

fn cover(
    first: Source<'_>,
    binding: &Binding,
    titles: Vec<String>,
    pictures: &Pictures<'_>,
    ledger: &mut Ledger,
) -> Cover {
    let say = |name| first.words.get(name);
    let site = first.site;
    let logo = site.logo.as_ref().filter(|_| !binding.discreet);
    Cover {
        title: say("print_welcome"),
        practice: (!binding.discreet).then(|| site.name.clone()),
        logo: logo.and_then(|logo| picture(logo, pictures, ledger)),
        therapist: binding.therapist.clone().filter(|_| !binding.discreet),
        inside: say("print_inside"),
        titles,
        foot: say("print_consent"),
    }
}

fn picture(
    photo: &Photo,
    pictures: &Pictures<'_>,
    ledger: &mut Ledger,
) -> Option<super::node::Picture> {
    let bytes = pictures(&photo.url)?;
    let file = ledger.add_picture(PictureFile { bytes, address: photo.url.clone(), span: None });
    let (alt, width, height) = (photo.alt.clone(), photo.width, photo.height);
    Some(super::node::Picture { file, alt, width, height })
}

/// Where the pages of a file are in it, and the places in them that links may name.
fn atlas(pages: &[Source<'_>], discreet: bool) -> Atlas {
    let origin = pages.first().filter(|_| !discreet).map(|page| origin(&page.site.base_url));
    let mut leaves = BTreeMap::new();
    let mut anchors = BTreeSet::new();
    for (at, page) in pages.iter().enumerate() {
        leaves.entry(page.view.url.clone()).or_insert(at + 1);
        anchors.extend(places(&page.view.body).map(|id| format!("{}#{id}", page.view.url)));
    }
    let discreet = pages.first().filter(|_| discreet);
    let discreet = discreet.map(|page| Discreet::of(page.site, page.words));
    Atlas { origin, pages: pages.len(), leaves, anchors, discreet }
}

/// The ids of headings, terms and questions.
fn places(body: &Doc<Resolved>) -> impl Iterator<Item = String> {
    let mut ids = Vec::new();
    body.visit(&mut |node| {
        if let DocNode::Block(block) = node {
            ids.extend(super::scribe::places_of(block));
        }
    });
    ids.into_iter()
}

/// `https://example.org` of `https://example.org/therapy/`.
fn origin(base_url: &str) -> String {
    let after_scheme = base_url.find("://").map_or(0, |at| at + 3);
    let end = base_url[after_scheme..].find('/').map_or(base_url.len(), |at| after_scheme + at);
    base_url[..end].to_owned()
}

impl Manuscript {
    /// What its pages say and it does not.
    pub fn left_out(&self) -> Diagnostics {
        let mut told = Diagnostics::new();
        for at in self.ledger.html.values() {
            told.print_html(*at);
        }
        told
    }

    /// What tells this file from all others of its site: its pages and how they are set.
    pub fn ident(&self) -> String {
        let document = &self.document;
        let pages: Vec<&str> = document
            .leaves
            .iter()
            .map(|leaf| leaf.address.as_ref().map_or(leaf.title.as_str(), |address| &address.to))
            .collect();
        let look = &document.look;
        format!(
            "{} {} {}",
            pages.join(" "),
            look.paper,
            if look.large { "large" } else { "normal" }
        )
    }
}
