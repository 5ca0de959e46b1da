//! The document tree: what one Markdown file says, as typed blocks and inlines with their places.
//!
//! Everything downstream reads this tree (the web today; paper, search and checks later); nothing
//! reads Markdown again. The tree comes in stages: as [`Written`] it holds what the author wrote
//! (paths, keys, names of facts); once the site has resolved it, those are gone, and the type says
//! so: where a resolved document has no citations left, that variant cannot be built.

use std::fmt::Debug;
use std::hash::Hash;

use super::Run;
use crate::source::{Span, Spanned};

/// What a document holds at one stage of the pipeline.
pub trait Stage: Clone + Debug + PartialEq + Hash + 'static {
    /// Where a link or a picture leads.
    type Link: Clone + Debug + PartialEq + Hash;
    /// A fact of the practice, named in the text.
    type Fact: Clone + Debug + PartialEq + Hash;
    /// References to the bibliography.
    type Citation: Clone + Debug + PartialEq + Hash;
    /// What stands for an in-page directive.
    type Insert: Clone + Debug + PartialEq + Hash;
}

/// As the author wrote it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Written {}

impl Stage for Written {
    type Link = Href;
    type Fact = Box<FactName>;
    type Citation = Vec<CiteKey>;
    type Insert = Directive;
}

/// A link as written: `../sessions/a.md#id`, `https://...`, `mailto:...`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Href {
    /// The words between the parentheses, without the title.
    pub to: String,
    /// Their place, or that of the whole link if it is a reference link.
    pub span: Span,
}

/// `practice.contact.phone`, from `{{ practice.contact.phone }}`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FactName {
    /// The dotted name.
    pub name: String,
    /// From the first brace to the last.
    pub span: Span,
}

/// One key of `[@a; @b, p. 3]`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CiteKey {
    /// The key, without `@`.
    pub key: String,
    /// What follows the key after a comma: `p. 3`.
    pub locator: Option<String>,
    /// The place of `@key`.
    pub span: Span,
}

/// A fenced div that asks for something to be drawn or shown, as written. Its attributes are not
/// yet read: the floor above knows what each directive may carry.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Directive {
    /// Classes, id and key-values of the opening fence.
    pub attr: Box<Attr>,
    /// What stands between the fences.
    pub body: Vec<Block<Written>>,
}

/// `{#id .class key=value}`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Attr {
    /// `#id`.
    pub id: Option<Spanned<String>>,
    /// `.class`, in order.
    pub classes: Vec<Spanned<String>>,
    /// `key=value`, in order.
    pub pairs: Vec<(Spanned<String>, Spanned<String>)>,
}

/// One document.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct Doc<S: Stage = Written> {
    /// The text, from top to bottom.
    pub blocks: Vec<Block<S>>,
    /// Footnote definitions, in the order of their first mention.
    pub footnotes: Vec<Footnote<S>>,
}

/// A block and its place.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Block<S: Stage = Written> {
    /// What it is.
    pub kind: BlockKind<S>,
    /// From its first byte to its last.
    pub span: Span,
}

/// The kinds of block.
#[derive(Clone, Debug, PartialEq, Hash)]
pub enum BlockKind<S: Stage = Written> {
    /// Running text.
    Paragraph(Vec<Inline<S>>),
    /// A heading. Every heading has an id once parsed: the author's or a slug of its words.
    Heading {
        /// 1 to 6.
        level: u8,
        /// Its anchor, unique in the page.
        id: String,
        /// The id, classes and pairs that the author gave, if any.
        attr: Option<Box<Attr>>,
        /// Its words.
        text: Vec<Inline<S>>,
    },
    /// Code, fenced or indented.
    Code {
        /// The first word after the fence.
        language: Option<String>,
        /// The text, with its last line end.
        text: String,
    },
    /// A block quote.
    Quote(Vec<Block<S>>),
    /// `> [!NOTE]`.
    Alert(AlertKind, Vec<Block<S>>),
    /// A bullet list, or a numbered one from `start`.
    List {
        /// The first number, if it is numbered.
        start: Option<u64>,
        /// Whether its items' paragraphs stand without air.
        tight: bool,
        /// The items.
        items: Vec<ListItem<S>>,
    },
    /// A definition list.
    Definitions(Vec<Definition<S>>),
    /// A table.
    Table {
        /// One for each column.
        align: Vec<Align>,
        /// The head's cells.
        head: Vec<Cell<S>>,
        /// The body's rows; each has as many cells as the head.
        rows: Vec<Vec<Cell<S>>>,
    },
    /// A line across.
    Rule,
    /// Raw HTML, if the site allows it.
    Html(String),
    /// A directive, or what the site made of it.
    Insert(S::Insert),
}

/// The five alerts of GFM.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names are the words that authors write")]
pub enum AlertKind {
    Note,
    Tip,
    Important,
    Warning,
    Caution,
}

/// One item of a list.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct ListItem<S: Stage = Written> {
    /// `[ ]` or `[x]`, if it has one.
    pub task: Option<bool>,
    /// What it says.
    pub blocks: Vec<Block<S>>,
    /// Its place.
    pub span: Span,
}

/// A term and what it means.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Definition<S: Stage = Written> {
    /// The term's anchor, unique in the page: a slug of its words.
    pub id: String,
    /// The term.
    pub term: Vec<Inline<S>>,
    /// Its meanings.
    pub meanings: Vec<Vec<Block<S>>>,
    /// The term's place.
    pub span: Span,
}

/// How a column stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Align {
    Unset,
    Start,
    Center,
    End,
}

/// A table cell.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Cell<S: Stage = Written> {
    /// What it says.
    pub text: Vec<Inline<S>>,
    /// Its place.
    pub span: Span,
}

/// A footnote's text.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Footnote<S: Stage = Written> {
    /// Its label, as written.
    pub label: String,
    /// What it says.
    pub blocks: Vec<Block<S>>,
    /// Its place.
    pub span: Span,
}

/// A run of text and its place.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Inline<S: Stage = Written> {
    /// What it is.
    pub kind: InlineKind<S>,
    /// From its first byte to its last.
    pub span: Span,
}

/// The kinds of inline. What few of them hold is boxed: most are text, and the trees of all pages are
/// held at once.
#[derive(Clone, Debug, PartialEq, Hash)]
pub enum InlineKind<S: Stage = Written> {
    /// Words. Neighbouring texts are joined.
    Text(Run),
    /// `code`.
    Code(Run),
    /// *emphasis*.
    Emphasis(Vec<Inline<S>>),
    /// **strong**.
    Strong(Vec<Inline<S>>),
    /// ~~struck out~~.
    Strike(Vec<Inline<S>>),
    /// A link.
    Link(Box<Link<S>>),
    /// A picture.
    Image(Box<Image<S>>),
    /// `[^label]`; the number counts from 1 in the order of first mention.
    FootnoteRef {
        /// The number shown.
        number: usize,
        /// Which mention of that footnote this is, from 1.
        mention: usize,
    },
    /// `[words]{.class}`.
    Span(Box<Attr>, Vec<Inline<S>>),
    /// A fact of the practice.
    Fact(S::Fact),
    /// `[@key]`.
    Citation(S::Citation),
    /// A line end in the source.
    SoftBreak,
    /// A line end that is meant.
    HardBreak,
    /// Raw HTML, if the site allows it.
    Html(String),
}

/// A link.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Link<S: Stage = Written> {
    /// Where to.
    pub to: S::Link,
    /// The title in quotes, if any.
    pub title: Option<Box<str>>,
    /// Its words.
    pub text: Vec<Inline<S>>,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Image<S: Stage = Written> {
    /// Which one.
    pub from: S::Link,
    /// The title in quotes, if any.
    pub title: Option<Box<str>>,
    /// What it shows, for who cannot see it.
    pub alt: String,
}

impl<S: Stage> InlineKind<S> {
    /// A link without a title.
    pub fn link(to: S::Link, text: Vec<Inline<S>>) -> Self {
        InlineKind::Link(Box::new(Link { to, title: None, text }))
    }
}
