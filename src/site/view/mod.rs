//! What the renderers get: one [`PageView`] a page and one [`SiteView`] a language, and nothing else.
//!
//! A view is plain data: the theme's templates read it, the typesetter will read it, and two equal
//! views render to equal bytes. It holds no body of another page and no way to reach one.
//!
//! Invariant: every address in a view is final (base path included); nothing is looked up later.

mod inset;
mod resolved;
mod sheet;
mod source_list;

use serde::Serialize;

use crate::doc::Doc;

pub use inset::*;
pub use resolved::*;
pub use sheet::*;
pub use source_list::*;

/// A link with its words.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Link {
    /// The words.
    pub title: String,
    /// The address.
    pub url: String,
}

/// A portrait.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Photo {
    /// The address.
    pub url: String,
    /// What it shows.
    pub alt: String,
    /// Pixels, if we could read them.
    pub width: Option<u32>,
    /// Pixels, if we could read them.
    pub height: Option<u32>,
}

/// A date for people and for machines.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Day {
    /// `2026-11-01`.
    pub iso: String,
    /// "November 1, 2026".
    pub shown: String,
}

/// A heading in the table of contents.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct OutlineEntry {
    /// The anchor.
    pub id: String,
    /// Its words.
    pub title: String,
}

/// The page in another language.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Translation {
    /// BCP 47.
    pub lang: String,
    /// The language's own name.
    pub name: String,
    /// Absolute address.
    pub url: String,
}

/// Which template draws a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// The front page.
    Home,
    /// A section's list.
    Section,
    /// Anything to read.
    Page,
    /// Questions and answers.
    Faq,
    /// One therapist.
    Person,
    /// Help now: the crisis block comes first.
    Help,
    /// A worksheet or a questionnaire.
    Worksheet,
    /// `404.html`.
    NotFound,
    /// A page for paper alone.
    Handout,
}

/// Everything that one page shows of itself. `body` and `notes` are beside it for the renderer.
#[derive(Clone, Debug, PartialEq, Hash, Serialize)]
pub struct PageView {
    /// BCP 47.
    pub lang: String,
    /// Which template.
    pub layout: Layout,
    /// `page`, `approach`, `phase`, ...: for markup and linked data.
    pub kind: String,
    /// The page's address on the site, with the base path: `/approaches/cbt/`.
    pub url: String,
    /// The absolute address.
    pub canonical: String,
    /// Its PDFs, without their ending, if it may be offered as PDF: `/approaches/cbt/cbt`.
    #[serde(skip)]
    pub handout: Option<Beside>,
    /// The picture that other sites show beside a link to it, if the site has such pictures. Its
    /// address is absolute.
    pub social: Option<Beside>,
    /// Where it is written: `approaches/cbt/index.html`.
    #[serde(skip)]
    pub file: String,
    /// The id of the top section it belongs to (`approaches`), to mark the menu.
    pub section: Option<String>,
    /// The title, the h1.
    pub title: String,
    /// Its name where room is short: menus, running heads.
    pub label: String,
    /// One or two sentences: description, lead.
    pub summary: String,
    /// Three short points.
    pub in_short: Vec<String>,
    /// Minutes to read, at 200 words a minute, at least 1.
    pub reading_minutes: usize,
    /// The h2 headings.
    pub outline: Vec<OutlineEntry>,
    /// From home to the parent.
    pub breadcrumbs: Vec<Link>,
    /// The page before it in reading order.
    pub previous: Option<Link>,
    /// The page after it.
    pub next: Option<Link>,
    /// The section's pages.
    pub children: Vec<Card>,
    /// The same page in other languages.
    pub translations: Vec<Translation>,
    /// When its text last changed, as its author says.
    pub updated: Option<Day>,
    /// Sources, in the order of first mention.
    pub notes: Vec<Note>,
    /// The worksheet's head, on a page that holds one.
    pub sheet: Option<SheetView>,
    /// The therapist, on an onboarding page.
    pub person: Option<PersonView>,
    /// The text.
    #[serde(skip)]
    pub body: Doc<Resolved>,
}

/// A file that lies beside a page.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Beside {
    /// Where it is written, below the output folder.
    #[serde(skip)]
    pub file: String,
    /// Its address.
    pub url: String,
}

/// What an onboarding page shows beside its text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct PersonView {
    /// The therapist's id.
    pub id: String,
    /// The card on the people list.
    pub card: PersonCard,
    /// What to call them.
    pub called: Option<String>,
    /// Their languages' names, as they wrote them.
    pub languages: Vec<String>,
    /// Phone to read and to dial.
    pub phone: Option<Phone>,
    /// Email.
    pub email: Option<String>,
    /// Where to book.
    pub booking: Option<String>,
    /// Licence or registration in one line, for linked data.
    pub licence: Option<String>,
    /// The postal address, line by line.
    pub address: Vec<String>,
    /// The contact details as a file.
    pub vcard: Option<Beside>,
    /// Where the welcome pack lies, if there is one.
    pub pack: Option<Beside>,
}

/// A phone number.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Phone {
    /// As the practice writes it.
    pub shown: String,
    /// For `tel:`, digits and a leading plus.
    pub tel: String,
}

/// What every page of one language shares.
#[derive(Clone, Debug, PartialEq, Hash, Serialize)]
pub struct SiteView {
    /// BCP 47.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: String,
    /// The practice's name.
    pub name: String,
    /// Absolute address of the site, with a slash at its end.
    pub base_url: String,
    /// Address of the home page in this language.
    pub home: String,
    /// A picture in the place of the name, at the top of every page.
    pub logo: Option<Photo>,
    /// The colour of the page, for the browser's own frame.
    pub paper: Paper,
    /// At most four links.
    pub menu: Vec<MenuLink>,
    /// Help now.
    pub help: Link,
    /// The foot's links.
    pub foot: Vec<Link>,
    /// The crisis block, for the foot of every page.
    pub crisis: Crisis,
    /// Phone of the practice.
    pub phone: Option<Phone>,
    /// Email of the practice.
    pub email: Option<String>,
    /// Lines of the practice's address.
    pub address: Vec<String>,
    /// Address of the feed.
    pub feed: String,
    /// Whether any page holds a review. None does until there is a ledger.
    pub reviewed: bool,
}

/// The colour of the page by day and by night, as `#FBF8F3`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Paper {
    /// In the light scheme.
    pub light: String,
    /// In the dark scheme.
    pub dark: String,
}

/// A link of the menu.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct MenuLink {
    /// The section's id, to mark the current one.
    pub section: String,
    /// The words.
    pub title: String,
    /// The address.
    pub url: String,
}
