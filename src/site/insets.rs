//! What each directive becomes: an [`Inset`] made from the practice, its place and the graph.
//!
//! Draws nothing; the renderers do. A directive that has nothing to show leaves nothing behind.

use super::bio;
use super::fact_rows::Rows;
use super::flow::{self, Part};
use super::graph::Entry;
use super::links::Way;
use super::people;
use super::place;
use super::resolve::{Resolver, Text};
use super::view::{
    Card, Comparison, ComparisonRow, Inset, PhaseMark, Points, Reference, Resolved, Role, Target,
};
use crate::content::{Approach, Ask, FlowAsk, Group, Kind, PageId, SessionStage};
use crate::diagnostic::nearest;
use crate::doc::{
    Block, BlockKind, Inline, InlineKind, Resolve, Written, plain_text, resolve_blocks,
    resolve_inlines,
};
use crate::source::{Span, Spanned};

impl<'a> Resolver<'a> {
    /// The blocks that stand for a directive.
    pub(super) fn inset(
        &mut self,
        ask: &Ask,
        body: &[Block<Written>],
        span: Span,
    ) -> Vec<Block<Resolved>> {
        match ask {
            Ask::Bio => return self.bio(span),
            Ask::Crisis => return self.crisis(span),
            Ask::Limits { names } => return self.limits(*names, span),
            Ask::Notices => return self.notices(span),
            _ => {}
        }
        let inset = match ask {
            Ask::Rights => filled(Inset::Rights, place::rights(self.lookup)),
            Ask::Registers => filled(Inset::Facts, self.registers(span)),
            Ask::SessionFlow(asked) => self.session_flow(asked, span),
            Ask::PhaseTimeline => filled(Inset::Phases, self.phases()),
            Ask::Compare => self.compare(),
            Ask::Cards(section) => filled(Inset::Cards, self.cards(section.as_ref(), body, span)),
            Ask::Takeaways if body.is_empty() => filled(Inset::Gathered, self.gathered()),
            Ask::Takeaways => Some(self.boxed(Role::Takeaways, body)),
            Ask::Next => Some(self.boxed(Role::Next, body)),
            Ask::Say => Some(self.boxed(Role::Say, body)),
            Ask::References => filled(Inset::References, self.references()),
            Ask::People => filled(Inset::People, people::cards(self.lookup)),
            Ask::Facts(group) => filled(Inset::Facts, self.fact_rows(group)),
            Ask::Worksheet => self.sheet(),
            Ask::Instrument(id) => self.questionnaire(id),
            Ask::Bio | Ask::Crisis | Ask::Limits { .. } | Ask::Notices | Ask::When(_) => None,
        };
        let block = |inset| Block { kind: BlockKind::Insert(inset), span };
        inset.map(block).into_iter().collect()
    }

    fn boxed(&mut self, role: Role, body: &[Block<Written>]) -> Inset {
        Inset::Box(role, resolve_blocks(body, self))
    }

    /// The stages of a page's session, cut to the minutes that hold here.
    fn session_flow(&mut self, asked: &FlowAsk, span: Span) -> Option<Inset> {
        let own = if asked.own_agenda { self.agenda() } else { None };
        let parts = match own {
            Some(parts) => parts,
            None => self.stages_of_page(asked.of.as_ref(), span)?,
        };
        self.flows += 1;
        let flow = flow::flow(self.flows, self.minutes(), parts, self.lookup.words);
        Some(Inset::Flow(Box::new(flow)))
    }

    fn stages_of_page(&mut self, of: Option<&Spanned<String>>, span: Span) -> Option<Vec<Part>> {
        let page = match of {
            Some(written) => self.page_of(written)?,
            None => self.entry,
        };
        let Kind::Session(stages) = &page.summary.kind else {
            self.diagnostics.no_stages(of.map_or(span, |w| w.span), &page.summary.path);
            return None;
        };
        Some(self.parts(stages))
    }

    fn minutes(&self) -> Option<u32> {
        self.terms().sessions.minutes
    }

    fn terms(&self) -> &crate::practice::Arrangements {
        self.facts.own().unwrap_or(&self.lookup.setting.practice.arrangements)
    }

    /// A therapist's own agenda for the first session, in the place of the library's.
    fn agenda(&self) -> Option<Vec<Part>> {
        let therapist = self.therapist?;
        let own = &therapist.first_session;
        let lang = self.lookup.lang;
        let part = |item: &crate::practice::AgendaItem| {
            let line = item.line.as_ref().and_then(|line| line.in_language(lang));
            Some(Part {
                name: item.name.in_language(lang)?.to_owned(),
                share: item.share,
                line: line.unwrap_or_default().to_owned(),
            })
        };
        let parts: Option<Vec<Part>> = own.iter().map(part).collect();
        parts.filter(|parts| !parts.is_empty())
    }

    /// The library's stages, with the practice's shares if it has given those of this session.
    fn parts(&self, stages: &[SessionStage]) -> Vec<Part> {
        let shares = self.terms().sessions.shares.as_deref().unwrap_or_default();
        let share = |stage: &SessionStage| {
            shares.iter().find(|share| share.stage.value == stage.id).map(|share| share.percent)
        };
        let own: Option<Vec<u32>> = stages.iter().map(share).collect();
        let own = own.filter(|own| own.iter().sum::<u32>() == 100);
        let part = |(i, stage): (usize, &SessionStage)| Part {
            name: stage.name.clone(),
            share: own.as_ref().map_or(stage.share, |own| own[i]),
            line: stage.line.clone(),
        };
        stages.iter().enumerate().map(part).collect()
    }

    fn phases(&self) -> Vec<PhaseMark> {
        let mut pages: Vec<(&Entry, &crate::content::Phase)> = Vec::new();
        for entry in self.lookup.site.pages(self.lookup.lang) {
            if let Kind::Phase(phase) = &entry.summary.kind {
                pages.push((entry, phase));
            }
        }
        pages.sort_by_key(|(entry, _)| (entry.summary.front.order, entry.id.path.clone()));
        let mark = |(entry, phase): (&Entry, &crate::content::Phase)| PhaseMark {
            name: phase.name.clone(),
            emphasis: phase.emphasis.clone(),
            url: entry.url.clone(),
            current: entry.id == self.entry.id,
        };
        pages.into_iter().map(mark).collect()
    }

    fn compare(&self) -> Option<Inset> {
        let columns = ["focus", "sessions", "between", "who", "length"];
        let word = |name: &str| self.lookup.words.get(&format!("compare_{name}"));
        let rows: Vec<ComparisonRow> = self
            .lookup
            .approaches()
            .into_iter()
            .map(|(entry, a): (&Entry, &Approach)| ComparisonRow {
                approach: entry.link(),
                cells: [&a.focus, &a.sessions, &a.between, &a.who, &a.length]
                    .map(Clone::clone)
                    .to_vec(),
            })
            .collect();
        let columns = columns.map(word).to_vec();
        (!rows.is_empty()).then_some(Inset::Compare(Comparison { columns, rows }))
    }

    fn cards(
        &mut self,
        section: Option<&Spanned<String>>,
        body: &[Block<Written>],
        span: Span,
    ) -> Vec<Card> {
        let Some(section) = section else { return self.listed_cards(body, span) };
        if !body.is_empty() {
            self.diagnostics.directive_takes_no_text(span, "cards");
        }
        self.section_cards(section)
    }

    fn section_cards(&mut self, section: &Spanned<String>) -> Vec<Card> {
        let lookup = self.lookup;
        let lang = lookup.lang.to_owned();
        let id = PageId { lang, path: format!("{}/index", section.value) };
        if lookup.site.page(lookup.lang, &id.path).is_none() {
            let sections = lookup.site.pages(lookup.lang).filter_map(|e| e.section_name());
            let near = nearest(&section.value, sections);
            self.diagnostics.unknown_section(section.span, &section.value, near);
        }
        lookup.site.children(&id).map(|page| page.card(lookup)).collect()
    }

    /// The cards of a list whose items begin with a link. The words after the link are the card's
    /// line; without any, the page's summary is.
    fn listed_cards(&mut self, body: &[Block<Written>], span: Span) -> Vec<Card> {
        let [Block { kind: BlockKind::List { items, .. }, .. }] = body else {
            self.diagnostics.cards_without_links(span);
            return Vec::new();
        };
        let mut cards = Vec::new();
        for item in items {
            match item.blocks.as_slice() {
                [Block { kind: BlockKind::Paragraph(text), .. }] => cards.extend(self.card(text)),
                _ => self.diagnostics.cards_without_links(item.span),
            }
        }
        cards
    }

    fn card(&mut self, text: &[Inline<Written>]) -> Option<Card> {
        let (first, rest) = text.split_first()?;
        let InlineKind::Link(link) = &first.kind else {
            self.diagnostics.cards_without_links(first.span);
            return None;
        };
        let (to, title) = (&link.to, &link.text);
        let Way::File { path, .. } = Way::of(&to.to, self.from()) else {
            self.diagnostics.card_elsewhere(to.span, &to.to);
            return None;
        };
        let page = self.page(&path, to.span)?;
        let Some(Target::Page(url)) = self.link(to, first.span) else { return None };
        let line = self.card_words(rest);
        let summary = || page.summary.front.summary.value.clone();
        let text = if line.is_empty() { summary() } else { line };
        Some(Card { title: self.card_words(title), url, text, sheet: page.card(self.lookup).sheet })
    }

    /// Words on a card. It is one link, so that a citation in it could not be followed.
    fn card_words(&mut self, text: &[Inline<Written>]) -> String {
        let notes = self.notes.clone();
        let words = plain_text(&resolve_inlines(text, self)).trim().to_owned();
        self.notes = notes;
        words
    }

    /// The short points of every page, in reading order.
    fn gathered(&self) -> Vec<Points> {
        let points = |entry: &&Entry| {
            let front = &entry.summary.front;
            let read = !matches!(entry.summary.kind, Kind::Section | Kind::NotFound);
            read && entry.therapist.is_none()
                && !front.in_short.is_empty()
                && entry.id != self.entry.id
        };
        let pages = self.lookup.site.in_reading_order(self.lookup.lang);
        let kept = pages.iter().filter(|entry| points(entry));
        let gather = |entry: &&Entry| Points {
            page: entry.link(),
            points: entry.summary.front.in_short.clone(),
        };
        kept.map(gather).collect()
    }

    fn references(&self) -> Vec<Reference> {
        let one = |key: &str| {
            Some(Reference {
                key: key.to_owned(),
                text: self.lookup.gathered.references.get(key)?.to_vec(),
                cited_on: self.lookup.gathered.cited_on.get(key).cloned().unwrap_or_default(),
            })
        };
        self.lookup.gathered.references.keys().filter_map(one).collect()
    }

    fn fact_rows(&mut self, group: &Spanned<Group>) -> Vec<super::view::FactRow> {
        let personal = matches!(group.value, Group::Licence | Group::Practice);
        let on_handout = self.entry.summary.kind == Kind::Handout;
        if personal && self.therapist.is_none() && !on_handout {
            self.diagnostics.only_for_therapists(group.span, "facts");
            return Vec::new();
        }
        let (lookup, therapist) = (self.lookup, self.therapist);
        Rows { lookup, therapist, terms: self.terms(), span: group.span }.of(group.value)
    }

    /// A therapist's own words.
    fn bio(&mut self, span: Span) -> Vec<Block<Resolved>> {
        let Some(therapist) = self.therapist else {
            self.diagnostics.only_for_therapists(span, "bio");
            return Vec::new();
        };
        let lookup = self.lookup;
        let Some(bio) = lookup.gathered.bios.get(&therapist.id.value) else { return Vec::new() };
        self.diagnostics.extend(bio.diagnostics.clone());
        let blocks = self.reading(Text::Bio(&bio.path), |own| resolve_blocks(&bio.doc.blocks, own));
        blocks.into_iter().map(bio::without_heading).collect()
    }
}

/// An inset of a list, if the list holds anything.
fn filled<T>(inset: fn(Vec<T>) -> Inset, list: Vec<T>) -> Option<Inset> {
    (!list.is_empty()).then(|| inset(list))
}
