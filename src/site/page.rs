//! One page and the site become the page's view.

use std::collections::BTreeSet;

use super::beside;
use super::graph::Entry;
use super::lookup::Lookup;
use super::people;
use super::resolve::Resolver;
use super::sheets;
use super::view::{
    Card, Inset, Layout, Link, Note, OutlineEntry, PageView, Resolved, Translation, Version,
};
use crate::content::{Kind, Page, PageId};
use crate::diagnostic::Diagnostics;
use crate::doc::{Block, BlockKind, Doc};
use crate::practice::Therapist;
use crate::words::Words;
use crate::worksheet::Worksheet;

/// A page ready to render.
pub struct Made {
    /// What the renderers get.
    pub view: PageView,
    /// Paths of the site's files that it shows.
    pub assets: BTreeSet<String>,
    /// What its author has to mend.
    pub diagnostics: Diagnostics,
}

/// Words that most people read in a minute, for the reading time.
const WORDS_A_MINUTE: usize = 200;

/// The views that a page of content makes: one; none if it is off; a second for its worked
/// example; one for each therapist if it is their pattern.
pub fn resolve(lookup: &Lookup<'_>, page: &Page) -> Vec<Made> {
    if page.summary.kind == Kind::Onboarding {
        let made_of_this = |entry: &&Entry| entry.summary.file == page.summary.file;
        let entries = lookup.site.therapists(lookup.lang).filter(made_of_this);
        return entries.map(|entry| made(lookup, entry, page)).collect();
    }
    if let Some(entry) = lookup.site.handouts.get(&page.summary.id) {
        return vec![made(lookup, entry, page)];
    }
    let blank = lookup.site.page(lookup.lang, &page.summary.id.path);
    let example = blank.and_then(|blank| lookup.site.example(blank));
    let blank = blank.map(|entry| made(lookup, entry, page));
    // The text is the same, and so is what is wrong with it: it is told once.
    let example = example.map(|entry| made(lookup, entry, page).told());
    blank.into_iter().chain(example).collect()
}

/// One version of a page alone, to be printed; nothing, if the page has no such version. What is
/// for professionals is made here and for paper alone. A page for paper may be made for the clients
/// of one therapist.
pub fn resolve_version(
    lookup: &Lookup<'_>,
    id: &PageId,
    page: &Page,
    version: Version,
    therapist: Option<&str>,
) -> Option<Made> {
    if let Some(handout) = lookup.site.handouts.get(id) {
        let therapist = therapist.map(str::to_owned);
        let entry = Entry { therapist, ..handout.clone() };
        return (version == Version::Blank).then(|| made(lookup, &entry, page));
    }
    let blank = lookup.site.page(&id.lang, &id.path)?;
    let entry = match version {
        Version::Blank => blank.clone(),
        Version::Example => lookup.site.example(blank)?.clone(),
        Version::Professional if !for_professionals(page) => return None,
        Version::Professional => Entry { version, ..blank.clone() },
    };
    Some(made(lookup, &entry, page))
}

/// Whether a page holds anything for professionals: notes, or the key of a questionnaire.
fn for_professionals(page: &Page) -> bool {
    let notes = page.worksheet.as_ref().is_some_and(Worksheet::has_professional);
    notes || !page.summary.instruments.is_empty()
}

impl Made {
    /// The same, when its mistakes have been told already.
    fn told(self) -> Self {
        Made { diagnostics: Diagnostics::new(), ..self }
    }
}

fn made(lookup: &Lookup<'_>, entry: &Entry, page: &Page) -> Made {
    let mut resolver = Resolver::new(lookup, entry, page.worksheet.as_ref());
    let mut body = page.doc.resolve(&mut resolver);
    if entry.summary.kind == Kind::Faq {
        body.blocks = questions(body.blocks);
    }
    let Resolver { notes, mut assets, diagnostics, .. } = resolver;
    assets.extend(shown_photos(lookup, entry, &body));
    debug_assert!(page.words.is_none_or(|words| words == body.words()), "{}", entry.url);
    let words = page.words.unwrap_or_else(|| body.words());
    let view = view(lookup, entry, body, words, &notes);
    Made { view, assets, diagnostics }
}

/// Portraits: the therapist's own on their page, everybody's where the people are listed.
fn shown_photos(lookup: &Lookup<'_>, entry: &Entry, body: &Doc<Resolved>) -> Vec<String> {
    let lists = |block: &Block<_>| matches!(block.kind, BlockKind::Insert(Inset::People(_)));
    let everybody = body.blocks.iter().any(lists);
    let therapists = lookup.setting.therapists.iter();
    let shown = therapists.filter(|t| everybody || entry.therapist.as_ref() == Some(&t.id.value));
    shown.filter_map(|t| people::photo_path(t)).map(str::to_owned).collect()
}

fn view(
    lookup: &Lookup<'_>,
    entry: &Entry,
    body: Doc<Resolved>,
    words: usize,
    notes: &[(String, usize)],
) -> PageView {
    let site = lookup.site;
    let front = &entry.summary.front;
    let (previous, next) = site.neighbours(entry);
    let ancestors = site.ancestors(entry);
    PageView {
        lang: lookup.lang.to_owned(),
        layout: layout(entry),
        kind: entry.kind_name().to_owned(),
        url: entry.url.clone(),
        canonical: site.base.absolute(&entry.url),
        handout: beside::handout(lookup, entry),
        social: beside::social(lookup, entry),
        file: entry.file.clone(),
        section: entry.top_section().map(str::to_owned),
        title: title(lookup, entry),
        label: entry.label.clone(),
        summary: summary(lookup, entry),
        in_short: front.in_short.clone(),
        reading_minutes: words.div_ceil(WORDS_A_MINUTE).max(1),
        outline: outline(&body),
        breadcrumbs: ancestors.iter().map(|above| above.link()).collect(),
        previous: previous.map(Entry::link),
        next: next.map(Entry::link),
        children: children(lookup, entry, &body),
        translations: site.translations(entry).iter().map(|t| translation(lookup, t)).collect(),
        updated: front.updated.map(|date| lookup.day(date)),
        notes: foot_notes(lookup, notes),
        sheet: sheets::head(lookup, entry, &body),
        person: own_page_of(lookup, entry)
            .and_then(|therapist| people::view(lookup, entry, therapist)),
        body,
    }
}

fn layout(entry: &Entry) -> Layout {
    match (&entry.summary.kind, entry.id.path.as_str()) {
        (_, "index") => Layout::Home,
        (_, "help-now") => Layout::Help,
        (Kind::Section, _) => Layout::Section,
        (Kind::Faq, _) => Layout::Faq,
        (Kind::Onboarding, _) => Layout::Person,
        (Kind::NotFound, _) => Layout::NotFound,
        (Kind::Handout, _) => Layout::Handout,
        (Kind::Worksheet(_) | Kind::Instrument, _) => Layout::Worksheet,
        _ => Layout::Page,
    }
}

fn title(lookup: &Lookup<'_>, entry: &Entry) -> String {
    let title = entry.title.as_str();
    match entry.version {
        Version::Example => lookup.words.say("example_title", &[("title", title.into())]),
        Version::Blank | Version::Professional => title.to_owned(),
    }
}

/// The therapist whose own page it is.
fn own_page_of<'a>(lookup: &Lookup<'a>, entry: &Entry) -> Option<&'a Therapist> {
    lookup.therapist(entry).filter(|_| entry.summary.kind == Kind::Onboarding)
}

/// A therapist's page is described by their name, not by the pattern's words; a worked example
/// says that it is one.
fn summary(lookup: &Lookup<'_>, entry: &Entry) -> String {
    let title = entry.title.as_str();
    match (own_page_of(lookup, entry), entry.version) {
        (Some(_), _) => lookup.words.say("person_summary", &[("name", title.into())]),
        (None, Version::Example) => lookup.words.say("example_summary", &[("title", title.into())]),
        (None, _) => entry.summary.front.summary.value.clone(),
    }
}

/// The cards below a section. Its therapists stand in the text, as people; and where the text
/// shows all its pages as cards, they are not listed again.
fn children(lookup: &Lookup<'_>, entry: &Entry, body: &Doc<Resolved>) -> Vec<Card> {
    if entry.version == Version::Example {
        return Vec::new();
    }
    let pages = lookup.site.children(&entry.id).filter(|child| child.therapist.is_none());
    let cards: Vec<Card> = pages.map(|page| page.card(lookup)).collect();
    let all = |block: &Block<_>| match &block.kind {
        BlockKind::Insert(Inset::Cards(shown)) => cards.iter().all(|card| shows(shown, card)),
        _ => false,
    };
    if body.blocks.iter().any(all) { Vec::new() } else { cards }
}

fn shows(cards: &[Card], card: &Card) -> bool {
    cards.iter().any(|shown| shown.url == card.url)
}

fn outline(body: &Doc<Resolved>) -> Vec<OutlineEntry> {
    let headings = body.headings(2).into_iter();
    headings.map(|h| OutlineEntry { id: h.id, title: h.text }).collect()
}

fn translation(lookup: &Lookup<'_>, entry: &Entry) -> Translation {
    let lang = entry.id.lang.clone();
    let name = lookup.language_name(&lang);
    Translation { url: lookup.site.base.absolute(&entry.url), name, lang }
}

fn foot_notes(lookup: &Lookup<'_>, notes: &[(String, usize)]) -> Vec<Note> {
    let note = |(i, (key, mentions)): (usize, &(String, usize))| Note {
        number: i + 1,
        mentions: *mentions,
        text: lookup.gathered.references.get(key).unwrap_or_default().to_vec(),
    };
    notes.iter().enumerate().map(note).collect()
}

/// Headings of level 3 and what follows each become questions and their answers.
fn questions(blocks: Vec<Block<Resolved>>) -> Vec<Block<Resolved>> {
    let mut out: Vec<Block<Resolved>> = Vec::new();
    let mut open = false;
    for Block { kind, span } in blocks {
        match kind {
            BlockKind::Heading { level: 3, id, text, .. } => {
                let question = Inset::Question { id, question: text, answer: Vec::new() };
                out.push(Block { kind: BlockKind::Insert(question), span });
                open = true;
            }
            BlockKind::Heading { level: 1 | 2, .. } => {
                out.push(Block { kind, span });
                open = false;
            }
            kind => match out.last_mut().map(|block| &mut block.kind) {
                Some(BlockKind::Insert(Inset::Question { answer, .. })) if open => {
                    answer.push(Block { kind, span });
                }
                _ => out.push(Block { kind, span }),
            },
        }
    }
    out
}

impl Entry {
    /// The page as a link with its label.
    pub(super) fn link(&self) -> Link {
        Link { title: self.label.clone(), url: self.url.clone() }
    }

    /// The page as a card.
    pub(super) fn card(&self, lookup: &Lookup<'_>) -> Card {
        Card {
            title: self.title.clone(),
            url: self.url.clone(),
            text: self.summary.front.summary.value.clone(),
            sheet: self.card_sheet(lookup),
        }
    }

    /// The section at the top that the page belongs to: `approaches` for `approaches/cbt`.
    pub(super) fn top_section(&self) -> Option<&str> {
        let top = self.id.path.split('/').next()?;
        (top != "index").then_some(top)
    }

    /// `approaches`, if this is `approaches/index`.
    pub(super) fn section_name(&self) -> Option<&str> {
        self.id.path.strip_suffix("/index")
    }

    fn kind_name(&self) -> &'static str {
        match self.summary.kind {
            Kind::Page => "page",
            Kind::Section => "section",
            Kind::Approach(_) => "approach",
            Kind::Phase(_) => "phase",
            Kind::Session(_) => "session",
            Kind::Worksheet(_) => "worksheet",
            Kind::Instrument => "instrument",
            Kind::Faq => "faq",
            Kind::Glossary => "glossary",
            Kind::Onboarding => "person",
            Kind::NotFound => "not-found",
            Kind::Handout => "handout",
        }
    }
}

impl Lookup<'_> {
    /// A language's own name, as its words say it.
    fn language_name(&self, lang: &str) -> String {
        match self.others.iter().find(|(other, _)| *other == lang) {
            Some((_, words)) => Words::get(words, "language_name"),
            None => lang.to_owned(),
        }
    }
}
