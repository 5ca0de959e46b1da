//! One page's text meets the site: links find their pages, facts their values, citations their
//! notes, and directives what they ask for.
//!
//! Works on one page at a time and reads no other page's text. What cannot be found is told where
//! it is written.
//!
//! Invariant: what stands inside a condition that does not hold is still checked, and then left
//! out, so that a mistake shows whatever this practice has switched on.

use std::collections::{BTreeMap, BTreeSet};

use super::around::Found;
use super::facts::{Fact, Facts};
use super::graph::Entry;
use super::links::{Path, Way};
use super::lookup::Lookup;
use super::view::{NoteRef, Resolved, Target};
use crate::content::{Ask, Condition};
use crate::diagnostic::{Diagnostics, nearest};
use crate::doc::{
    Block, CiteKey, Directive, FactName, Href, Inline, InlineKind, Resolve, Written, resolve_blocks,
};
use crate::practice::{Format, Therapist};
use crate::source::{Span, Spanned};
use crate::worksheet::Worksheet;

/// A text that is being resolved, by the path of its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Text<'a> {
    Page(&'a str),
    /// The page's worksheet, whose texts hold no pictures and no directive but the crisis block.
    Sheet(&'a str),
    /// A therapist's own words, which hold no directives.
    Bio(&'a str),
}

impl Text<'_> {
    /// Whether a directive may stand in it. That one may not was told where the text was read;
    /// going on could draw a bio inside itself.
    fn holds(self, directive: &Directive) -> bool {
        match self {
            Text::Page(_) => true,
            Text::Sheet(_) => {
                directive.attr.classes.first().is_some_and(|class| class.value == "crisis")
            }
            Text::Bio(_) => false,
        }
    }
}

/// Resolves the text of one page.
pub(super) struct Resolver<'a> {
    pub lookup: &'a Lookup<'a>,
    pub entry: &'a Entry,
    pub therapist: Option<&'a Therapist>,
    /// The page's worksheet.
    pub worksheet: Option<&'a Worksheet<Written>>,
    pub facts: Facts<'a>,
    /// The works cited so far, and how often each.
    pub notes: Vec<(String, usize)>,
    /// Paths of the assets that the page shows.
    pub assets: BTreeSet<String>,
    /// How many session flows stand above this place.
    pub flows: usize,
    /// How often the page has had each heading that is made of the law's and the lines' own names.
    pub headings: BTreeMap<String, usize>,
    /// Whose text is being read.
    text: Text<'a>,
    /// Whether the text is shown; if not, it is only checked.
    shown: bool,
    pub diagnostics: Diagnostics,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(
        lookup: &'a Lookup<'a>,
        entry: &'a Entry,
        worksheet: Option<&'a Worksheet<Written>>,
    ) -> Self {
        let therapist = lookup.therapist(entry);
        Resolver {
            lookup,
            entry,
            therapist,
            worksheet,
            facts: Facts::new(lookup, entry),
            notes: Vec::new(),
            assets: BTreeSet::new(),
            flows: 0,
            headings: BTreeMap::new(),
            text: Text::Page(&entry.summary.path),
            shown: true,
            diagnostics: Diagnostics::new(),
        }
    }

    /// The path of the file that the text's links are written in.
    pub(super) fn from(&self) -> &'a str {
        match self.text {
            Text::Page(path) | Text::Sheet(path) | Text::Bio(path) => path,
        }
    }

    /// Reads another text on this page.
    pub(super) fn reading<T>(&mut self, text: Text<'a>, read: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.text, text);
        let made = read(self);
        self.text = before;
        made
    }

    /// The page of a link to a file of the site, or nothing if it is off or missing (and told).
    pub(super) fn page(&mut self, path: &str, span: Span) -> Option<&'a Entry> {
        let lookup = self.lookup;
        match lookup.site.find(&self.entry.id.lang, path) {
            Found::Page(entry) => Some(entry),
            Found::Off => None,
            Found::Nothing => {
                let near = self.near(path, lookup.site.source_paths());
                self.diagnostics.link_missing(span, path, near.as_deref());
                None
            }
        }
    }

    /// The path that was meant, as this page would write it. What all pages of a language have in
    /// common does not count: it would make every short name near.
    fn near<'n>(&self, path: &str, known: impl Iterator<Item = &'n str>) -> Option<String> {
        let folder = format!("content/{}/", self.entry.id.lang);
        let below = |path: &'n str| path.strip_prefix(&folder);
        let written = path.strip_prefix(&folder)?;
        let found = nearest(written, known.filter_map(below))?;
        Some(Path::relative(self.from(), &format!("{folder}{found}")))
    }

    /// The page that an attribute such as `of="../a.md"` names.
    pub(super) fn page_of(&mut self, written: &Spanned<String>) -> Option<&'a Entry> {
        let path = Path::below(self.from(), &written.value);
        self.page(&path, written.span)
    }

    fn page_link(&mut self, path: &str, anchor: Option<&str>, span: Span) -> Option<Target> {
        let page = self.page(path, span)?;
        match anchor {
            Some(anchor) => self.anchor_link(page, anchor, span),
            None => Some(Target::Page(page.url.clone())),
        }
    }

    /// A link to a place on a page. Where the text there stands under a condition that does not
    /// hold, it leads to the page; on the page itself nothing is left to lead to.
    fn anchor_link(&mut self, page: &Entry, anchor: &str, span: Span) -> Option<Target> {
        let known = &page.summary.anchors;
        let Some(conditions) = known.get(anchor) else {
            let near = nearest(anchor, known.keys().map(String::as_str));
            self.diagnostics.anchor_missing(span, &page.summary.path, anchor, near);
            return None;
        };
        let facts = Facts::new(self.lookup, page);
        if conditions.iter().all(|condition| facts.satisfy(condition)) {
            return Some(Target::Page(format!("{}#{anchor}", page.url)));
        }
        (page.id != self.entry.id).then(|| Target::Page(page.url.clone()))
    }

    fn asset(&mut self, path: &str) -> Option<Target> {
        let asset = self.lookup.assets.find(path)?;
        self.assets.insert(path.to_owned());
        let url = self.lookup.site.base.path(&asset.file);
        Some(Target::Asset { url, size: asset.size })
    }

    fn picture(&mut self, path: &str) -> Option<Target> {
        let asset = self.lookup.assets.find(path)?;
        self.assets.insert(path.to_owned());
        Some(Target::Asset { url: self.lookup.shown(asset), size: asset.size })
    }

    /// Resolves text that stands only under a condition.
    fn when(&mut self, condition: &Condition, body: &[Block<Written>]) -> Vec<Block<Resolved>> {
        self.check_condition(condition);
        let before = self.shown;
        self.shown &= self.facts.satisfy(condition);
        let blocks = if self.shown { resolve_blocks(body, self) } else { self.check_only(body) };
        self.shown = before;
        blocks
    }

    /// Looks for mistakes and leaves no trace on the page.
    fn check_only(&mut self, body: &[Block<Written>]) -> Vec<Block<Resolved>> {
        self.without_trace(|own| resolve_blocks(body, own));
        Vec::new()
    }

    /// Resolves something that the page does not show: what is wrong with it is told, and the page
    /// stays as it was.
    pub(super) fn without_trace<T>(&mut self, resolve: impl FnOnce(&mut Self) -> T) {
        let (notes, assets, flows) = (self.notes.clone(), self.assets.clone(), self.flows);
        let headings = self.headings.clone();
        resolve(self);
        (self.notes, self.assets, self.flows) = (notes, assets, flows);
        self.headings = headings;
    }

    fn check_condition(&mut self, condition: &Condition) {
        let name = &condition.fact;
        let fact = self.known_fact(&name.value, name.span).flatten();
        if let (Some(part), Some(fact)) = (&condition.has, fact)
            && !matches!(fact, Fact::List(_))
        {
            self.diagnostics.fact_is_no_list(part.span, &name.value);
        }
        if let Some(part) = &condition.has
            && name.value.ends_with(".formats")
        {
            let known = Format::ALL.map(|(word, _)| word);
            if !known.contains(&part.value.as_str()) {
                self.diagnostics.unknown_word(part.span, "way to meet", &part.value, &known);
            }
        }
    }

    /// A fact by name: told if there is none of that name, `Some(None)` if it is not given.
    fn known_fact(&mut self, name: &str, span: Span) -> Option<Option<Fact>> {
        let found = self.facts.find(name);
        if found.is_none() {
            self.diagnostics.unknown_fact(span, name, self.facts.nearest(name).as_deref());
        }
        found
    }

    fn note(&mut self, cite: &CiteKey) -> Option<NoteRef> {
        if self.lookup.bibliography.find(&cite.key).is_none() {
            if !self.lookup.bibliography.is_torn() {
                let near = nearest(&cite.key, self.lookup.bibliography.keys());
                self.diagnostics.citation_missing(cite.span, &cite.key, near);
            }
            return None;
        }
        let at = self.notes.iter().position(|(key, _)| *key == cite.key).unwrap_or_else(|| {
            self.notes.push((cite.key.clone(), 0));
            self.notes.len() - 1
        });
        self.notes[at].1 += 1;
        let mention = self.notes[at].1;
        Some(NoteRef { number: at + 1, mention, locator: cite.locator.clone() })
    }
}

impl Resolve<Written, Resolved> for Resolver<'_> {
    fn link(&mut self, to: &Href, _: Span) -> Option<Target> {
        match Way::of(&to.to, self.from()) {
            Way::Anchor(anchor) => self.anchor_link(self.entry, anchor, to.span),
            Way::File { path, anchor } => {
                let asset = if anchor.is_none() { self.asset(&path) } else { None };
                asset.or_else(|| self.page_link(&path, anchor, to.span))
            }
            Way::Elsewhere(url) => Some(Target::External(url.to_owned())),
            Way::Root => {
                self.diagnostics.link_absolute(to.span, &to.to);
                None
            }
            Way::Scheme(scheme) => {
                self.diagnostics.link_scheme(to.span, scheme);
                None
            }
        }
    }

    fn image(&mut self, from: &Href, _: Span) -> Option<Target> {
        if let Text::Sheet(_) = self.text {
            return None;
        }
        match Way::of(&from.to, self.from()) {
            Way::File { path, .. } => {
                let found = self.picture(&path);
                if found.is_none() {
                    let near = self.near(&path, self.lookup.assets.paths());
                    self.diagnostics.picture_missing(from.span, &path, near.as_deref());
                }
                found
            }
            Way::Elsewhere(_) => {
                self.diagnostics.picture_elsewhere(from.span);
                None
            }
            Way::Scheme(scheme) => {
                self.diagnostics.link_scheme(from.span, scheme);
                None
            }
            Way::Root | Way::Anchor(_) => {
                self.diagnostics.link_absolute(from.span, &from.to);
                None
            }
        }
    }

    fn fact(&mut self, fact: &Box<FactName>, span: Span) -> Vec<Inline<Resolved>> {
        let Some(found) = self.known_fact(&fact.name, fact.span) else { return Vec::new() };
        match found.filter(Fact::is_given) {
            Some(value) => value.inlines(self.lookup.words, span),
            None => {
                if self.shown {
                    self.diagnostics.fact_not_given(fact.span, &fact.name);
                }
                Vec::new()
            }
        }
    }

    fn citation(&mut self, citation: &Vec<CiteKey>, span: Span) -> Vec<Inline<Resolved>> {
        let notes: Vec<NoteRef> = citation.iter().filter_map(|cite| self.note(cite)).collect();
        if notes.is_empty() {
            return Vec::new();
        }
        vec![Inline { kind: InlineKind::Citation(notes), span }]
    }

    fn insert(&mut self, directive: &Directive, span: Span) -> Vec<Block<Resolved>> {
        if !self.text.holds(directive) {
            return Vec::new();
        }
        let Some(ask) = Ask::read(directive, span, &mut self.diagnostics) else {
            return self.check_only(&directive.body);
        };
        match ask {
            Ask::When(condition) => self.when(&condition, &directive.body),
            ask => self.inset(&ask, &directive.body, span),
        }
    }
}
