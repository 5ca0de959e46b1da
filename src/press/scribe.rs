//! A page's text becomes nodes for the typesetter.
//!
//! Knows where every link leads: to a place in the same document, to the site, or elsewhere; what
//! leads elsewhere gets a letter, and its address stands at the page's end, where paper can show it.
//!
//! Invariant: headings go down one level at a time, as PDF/UA asks, whatever an author wrote.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::discreet::Discreet;
use super::ledger::{Ledger, PictureFile};
use super::node::{Cited, Entry, Node, Picture, Run, Term};
use crate::doc::{AlertKind, Align, Attr, Block, BlockKind, Cell, Definition, Inline, InlineKind};
use crate::doc::{ListItem, plain_text};
use crate::site::view::{Inset, NoteRef, Resolved, Target};
use crate::source::Span;
use crate::words::Words;

/// Where the places of a document are, and the pictures of its site.
#[derive(Clone, Debug, Default)]
pub(super) struct Atlas {
    /// `https://example.org`, without a slash at its end; nothing, if addresses of the site are not
    /// to be told.
    pub origin: Option<String>,
    /// How many leaves the document has.
    pub pages: usize,
    /// Addresses of the pages in this document, to the number of their leaf, from 1.
    pub leaves: BTreeMap<String, usize>,
    /// Addresses of headings in it: `/approaches/cbt/#what`.
    pub anchors: BTreeSet<String>,
    /// What is kept back, if the document is a discreet one.
    pub discreet: Option<Discreet>,
}

/// Pictures of a site by their address.
pub type Pictures<'a> = dyn Fn(&str) -> Option<Arc<[u8]>> + Sync + 'a;

/// Writes the text of one leaf.
pub(super) struct Scribe<'a> {
    pub words: &'a Words,
    pub atlas: &'a Atlas,
    pub pictures: &'a Pictures<'a>,
    pub ledger: &'a mut Ledger,
    /// The number of the leaf, from 1.
    pub leaf: usize,
    /// Whether it is the page of the crisis lines, which alone shows all that is known of them.
    pub is_help: bool,
    /// Whether words are their makers', which nothing may alter.
    pub verbatim: bool,
    /// Addresses elsewhere, in the order of their letters.
    pub links: Vec<String>,
    /// The level of the last heading.
    level: u8,
    /// The words of the last heading.
    below: String,
}

impl<'a> Scribe<'a> {
    pub(super) fn new(
        words: &'a Words,
        atlas: &'a Atlas,
        pictures: &'a Pictures<'a>,
        ledger: &'a mut Ledger,
        leaf: usize,
    ) -> Self {
        Scribe {
            words,
            atlas,
            pictures,
            ledger,
            leaf,
            is_help: false,
            verbatim: false,
            links: Vec::new(),
            level: 1,
            below: String::new(),
        }
    }

    /// A place of this leaf.
    pub(super) fn place(&self, anchor: &str) -> String {
        format!("{}/{anchor}", self.leaf)
    }

    pub(super) fn say(&self, name: &str) -> String {
        self.words.get(name)
    }

    /// Blocks, one below the other.
    pub(super) fn blocks(&mut self, blocks: &[Block<Resolved>]) -> Vec<Node> {
        blocks.iter().filter_map(|block| self.block(block)).collect()
    }

    fn block(&mut self, block: &Block<Resolved>) -> Option<Node> {
        Some(match &block.kind {
            BlockKind::Paragraph(text) => Node::Par { c: self.runs(text) },
            BlockKind::Heading { level, id, text, .. } => self.heading(*level, id, text),
            BlockKind::Code { text, .. } => {
                self.ledger.note_letters(text, block.span);
                Node::Pre { s: self.untold(text) }
            }
            BlockKind::Quote(inside) => Node::Quote { c: self.blocks(inside) },
            BlockKind::Alert(kind, inside) => self.alert(*kind, inside),
            BlockKind::List { start, tight, items } => {
                let items = items.iter().map(|item| self.entry(item)).collect();
                Node::List { start: *start, tight: *tight, items }
            }
            BlockKind::Definitions(list) => {
                Node::Terms { items: list.iter().map(|one| self.term(one)).collect() }
            }
            BlockKind::Table { align, head, rows } => self.table(align, head, rows),
            BlockKind::Rule => Node::Rule,
            BlockKind::Html(_) => {
                self.ledger.note_html(block.span);
                return None;
            }
            BlockKind::Insert(inset) => self.inset(inset),
        })
    }

    /// The level of a heading, at most one below the one before it.
    pub(super) fn level(&mut self, wanted: u8) -> u8 {
        self.level = wanted.clamp(2, self.level + 1);
        self.level
    }

    fn heading(&mut self, level: u8, id: &str, text: &[Inline<Resolved>]) -> Node {
        self.below = self.untold(&plain_text(text));
        Node::Heading { n: self.level(level), place: self.place(id), c: self.runs(text) }
    }

    fn alert(&mut self, kind: AlertKind, inside: &[Block<Resolved>]) -> Node {
        let (kind, label) = match kind {
            AlertKind::Note => ("note", "alert_note"),
            AlertKind::Tip => ("tip", "alert_tip"),
            AlertKind::Important => ("important", "alert_important"),
            AlertKind::Warning => ("warning", "alert_warning"),
            AlertKind::Caution => ("caution", "alert_caution"),
        };
        Node::Alert { kind, label: self.say(label), c: self.blocks(inside) }
    }

    fn entry(&mut self, item: &ListItem<Resolved>) -> Entry {
        Entry { task: item.task, c: self.blocks(&item.blocks) }
    }

    fn term(&mut self, one: &Definition<Resolved>) -> Term {
        Term {
            place: self.place(&one.id),
            term: self.runs(&one.term),
            meanings: one.meanings.iter().map(|meaning| self.blocks(meaning)).collect(),
        }
    }

    fn table(
        &mut self,
        align: &[Align],
        head: &[Cell<Resolved>],
        rows: &[Vec<Cell<Resolved>>],
    ) -> Node {
        let label = match self.below.as_str() {
            "" => self.say("table_scroll"),
            heading => self.words.say("table_below", &[("heading", heading.into())]),
        };
        let side = |align: &Align| match align {
            Align::Unset | Align::Start => "start",
            Align::Center => "center",
            Align::End => "end",
        };
        let head = self.cells(head);
        let rows = rows.iter().map(|row| self.cells(row)).collect();
        // What stands below an empty head, or below a name of its own, names its row.
        Node::Table { label, align: align.iter().map(side).collect(), head, rows, named: true }
    }

    fn cells(&mut self, cells: &[Cell<Resolved>]) -> Vec<Vec<Run>> {
        cells.iter().map(|cell| self.runs(&cell.text)).collect()
    }

    /// Running text.
    pub(super) fn runs(&mut self, text: &[Inline<Resolved>]) -> Vec<Run> {
        let runs = text.iter().filter_map(|inline| self.run(inline)).collect();
        match self.atlas.discreet.as_ref().filter(|_| !self.verbatim) {
            Some(discreet) => discreet.runs(runs),
            None => runs,
        }
    }

    /// A text without the names that are not to be told.
    pub(super) fn untold(&self, text: &str) -> String {
        if self.verbatim { text.to_owned() } else { self.atlas.untold(text) }
    }

    fn run(&mut self, inline: &Inline<Resolved>) -> Option<Run> {
        Some(match &inline.kind {
            InlineKind::Text(s) => {
                self.ledger.note_letters(s, inline.span);
                Run::Text { s: s.to_string() }
            }
            InlineKind::Code(s) => {
                self.ledger.note_letters(s, inline.span);
                Run::Code { s: self.untold(s) }
            }
            InlineKind::Emphasis(text) => Run::Em { c: self.runs(text) },
            InlineKind::Strong(text) => Run::Strong { c: self.runs(text) },
            InlineKind::Strike(text) => Run::Strike { c: self.runs(text) },
            InlineKind::Link(link) => {
                let c = self.runs(&link.text);
                self.link(&link.to, &plain_text(&link.text), c)
            }
            InlineKind::Image(image) => self.picture(&image.from, &image.alt, inline.span)?,
            InlineKind::FootnoteRef { number, .. } => {
                Run::Footnote { n: *number, place: self.place(&format!("footnote:{number}")) }
            }
            InlineKind::Span(attr, text) => self.span(attr, text),
            InlineKind::Fact(fact) => match *fact {},
            InlineKind::Citation(notes) => {
                Run::Cite { notes: notes.iter().map(|note| self.cited(note)).collect() }
            }
            InlineKind::SoftBreak => Run::Text { s: " ".to_owned() },
            InlineKind::HardBreak => Run::Break,
            InlineKind::Html(_) => {
                self.ledger.note_html(inline.span);
                return None;
            }
        })
    }

    fn span(&mut self, attr: &Attr, text: &[Inline<Resolved>]) -> Run {
        let lang = attr.pairs.iter().find(|(key, _)| key.value == "lang");
        let c = self.runs(text);
        Run::Span { lang: lang.map(|(_, lang)| lang.value.clone()), c }
    }

    fn cited(&self, note: &NoteRef) -> Cited {
        let place = self.place(&format!("note:{}", note.number));
        Cited { n: note.number, place, locator: note.locator.clone() }
    }

    fn link(&mut self, to: &Target, shown: &str, c: Vec<Run>) -> Run {
        match to {
            Target::Page(url) => self.link_to_page(url, c),
            Target::Asset { url, .. } => match self.atlas.absolute(url) {
                Some(url) => self.link_out(url, shown, c),
                None => words_alone(c),
            },
            Target::External(url) if self.atlas.keeps_back(url) => words_alone(c),
            Target::External(url) => self.link_out(url.clone(), shown, c),
        }
    }

    fn link_to_page(&self, url: &str, c: Vec<Run>) -> Run {
        let link =
            |to, place, tell_page| Run::Link { to, place, tell_page, mark: None, c: c.clone() };
        match self.atlas.find(url) {
            Some((leaf, place)) => link(None, Some(place), leaf != self.leaf),
            None => match self.atlas.absolute(url) {
                Some(to) => link(Some(to), None, false),
                None => words_alone(c),
            },
        }
    }

    /// What the words of a link already show is not told again at the page's end.
    fn link_out(&mut self, url: String, shown: &str, c: Vec<Run>) -> Run {
        let bare = bare(&url);
        let told = shown.contains(bare) || url.starts_with("tel:") || url.starts_with("sms:");
        let mark = (!told).then(|| self.mark(bare));
        Run::Link { to: Some(url), place: None, tell_page: false, mark, c }
    }

    /// The letter of an address: the same for the same address.
    fn mark(&mut self, address: &str) -> String {
        let known = self.links.iter().position(|one| one == address);
        let at = known.unwrap_or_else(|| {
            self.links.push(address.to_owned());
            self.links.len() - 1
        });
        letter(at)
    }

    fn picture(&mut self, from: &Target, alt: &str, span: Span) -> Option<Run> {
        let Target::Asset { url, size } = from else { return None };
        self.asset(url, alt, *size, Some(span)).map(Run::Picture)
    }

    /// A picture of the site. One that is not there has been told.
    pub(super) fn asset(
        &mut self,
        url: &str,
        alt: &str,
        size: Option<(u32, u32)>,
        span: Option<Span>,
    ) -> Option<Picture> {
        let bytes = (self.pictures)(url)?;
        let file = self.ledger.add_picture(PictureFile { bytes, address: url.to_owned(), span });
        let [width, height] = [size.map(|size| size.0), size.map(|size| size.1)];
        Some(Picture { file, alt: self.untold(alt), width, height })
    }
}

impl Atlas {
    /// The leaf and the place that an address of the site leads to, if they are in this document.
    fn find(&self, url: &str) -> Option<(usize, String)> {
        let (page, anchor) = url.split_once('#').map_or((url, None), |(page, a)| (page, Some(a)));
        let leaf = *self.leaves.get(page)?;
        let place = match anchor.filter(|_| self.anchors.contains(url)) {
            Some(anchor) => format!("{leaf}/{anchor}"),
            None => leaf.to_string(),
        };
        Some((leaf, place))
    }

    /// A text without the names that are not to be told.
    pub(super) fn untold(&self, text: &str) -> String {
        self.discreet.as_ref().map_or_else(|| text.to_owned(), |discreet| discreet.text(text))
    }

    /// Whether an address is not to be told.
    pub(super) fn keeps_back(&self, url: &str) -> bool {
        self.discreet.as_ref().is_some_and(|discreet| discreet.keeps_back(url))
    }

    /// Whether addresses and names of the practice are not to be told.
    pub(super) fn is_discreet(&self) -> bool {
        self.discreet.is_some()
    }

    /// An address of the site as it is seen from elsewhere; nothing, if it is not to be told.
    pub(super) fn absolute(&self, url: &str) -> Option<String> {
        match url.starts_with('/') {
            true => self.origin.as_ref().map(|origin| format!("{origin}{url}")),
            false => Some(url.to_owned()),
        }
    }
}

/// The ids that links may name in a block.
pub(super) fn places_of(block: &Block<Resolved>) -> Vec<String> {
    match &block.kind {
        BlockKind::Heading { id, .. } => vec![id.clone()],
        BlockKind::Definitions(list) => list.iter().map(|one| one.id.clone()).collect(),
        BlockKind::Insert(Inset::Question { id, .. }) => vec![id.clone()],
        _ => Vec::new(),
    }
}

/// The words of a link that leads nowhere.
fn words_alone(c: Vec<Run>) -> Run {
    Run::Span { lang: None, c }
}

/// An address as one would type it: `example.org/page` for `https://example.org/page/`.
pub(super) fn bare(url: &str) -> &str {
    let schemes = ["https://", "http://", "mailto:", "tel:", "sms:"];
    let rest = schemes.into_iter().find_map(|scheme| url.strip_prefix(scheme)).unwrap_or(url);
    rest.strip_prefix("www.").unwrap_or(rest).trim_end_matches('/')
}

/// `a`, `b`, ... `z`, `aa`: numbers are taken by sources.
pub(super) fn letter(at: usize) -> String {
    let own = char::from(b'a' + u8::try_from(at % 26).unwrap_or(0));
    let before = if at < 26 { String::new() } else { letter(at / 26 - 1) };
    format!("{before}{own}")
}

#[cfg(test)]
mod tests {
    use super::{bare, letter};

    #[test]
    fn addresses_are_shown_as_one_types_them() {
        for (url, shown) in [
            ("https://www.example.org/help/", "example.org/help"),
            ("http://example.org", "example.org"),
            ("mailto:a@example.org", "a@example.org"),
        ] {
            assert_eq!(bare(url), shown);
        }
    }

    #[test]
    fn letters_go_on_after_z() {
        let told: Vec<String> = [0, 25, 26, 27, 52].into_iter().map(letter).collect();
        assert_eq!(told, ["a", "z", "aa", "ab", "ba"]);
    }
}
