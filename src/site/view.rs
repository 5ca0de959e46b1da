//! What the renderers get: one [`PageView`] a page and one [`SiteView`] a language, and nothing else.
//!
//! A view is plain data: the theme's templates read it, the typesetter will read it, and two equal
//! views render to equal bytes. It holds no body of another page and no way to reach one.
//!
//! Invariant: every address in a view is final (base path included); nothing is looked up later.

use serde::Serialize;

use crate::doc::{Block, Doc, Inline, Legible, Stage};

/// A document whose links, facts, citations and directives the site has resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolved {}

impl Stage for Resolved {
    type Link = Target;
    /// A resolved text has its facts as words: nothing of this type exists.
    type Fact = std::convert::Infallible;
    /// Numbers of the notes at the page's foot.
    type Citation = Vec<NoteRef>;
    type Insert = Inset;
}

impl Legible for Resolved {
    fn blocks_of(inset: &Inset) -> Vec<&[Block<Self>]> {
        match inset {
            Inset::Question { answer, .. } => vec![answer],
            Inset::Box(_, blocks) => vec![blocks],
            _ => Vec::new(),
        }
    }

    fn anchor_of(inset: &Inset) -> Option<&str> {
        match inset {
            Inset::Question { id, .. } => Some(id),
            _ => None,
        }
    }

    fn words_of(fact: &std::convert::Infallible) -> &str {
        match *fact {}
    }
}

/// Where a resolved link or picture leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A page of this site, with its anchor: `/approaches/cbt/#what`.
    Page(String),
    /// A file of this site.
    Asset {
        /// Its address.
        url: String,
        /// Width and height in pixels, if it is a picture whose size we can read.
        size: Option<(u32, u32)>,
    },
    /// An address elsewhere: `https:`, `mailto:`, `tel:`, `sms:`.
    External(String),
}

/// A mention of a source in the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NoteRef {
    /// The note's number on this page, from 1.
    pub number: usize,
    /// Which mention of that note this is, from 1: `cite-3-2` is the second mention of note 3.
    pub mention: usize,
    /// `p. 3`, if the author gave it.
    pub locator: Option<String>,
}

/// What a directive becomes: something to draw, or a box with text in it.
#[derive(Clone, Debug, PartialEq)]
pub enum Inset {
    /// The crisis block.
    Crisis(Crisis),
    /// The limits of confidentiality in this place.
    Limits(Vec<Limit>),
    /// Records and rights in this place.
    Rights(Vec<Right>),
    /// A session's stages, cut in proportion.
    Flow(Flow),
    /// The phases of therapy.
    Phases(Vec<PhaseMark>),
    /// The approaches side by side.
    Compare(Comparison),
    /// Doors to other pages.
    Cards(Vec<Card>),
    /// The practice's therapists.
    People(Vec<PersonCard>),
    /// Every page's short points, for the takeaways page.
    Gathered(Vec<Points>),
    /// The bibliography of the site.
    References(Vec<Reference>),
    /// Facts that one can scan: a definition list.
    Facts(Vec<FactRow>),
    /// A question and its answer; closed on screen, open on paper.
    Question {
        /// Its anchor.
        id: String,
        /// The question's words.
        question: Vec<Inline<Resolved>>,
        /// The answer.
        answer: Vec<Block<Resolved>>,
    },
    /// A box of text with a part to play.
    Box(Role, Vec<Block<Resolved>>),
}

/// What a box is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// What to remember.
    Takeaways,
    /// One small thing to do.
    Next,
    /// Things that one could say.
    Say,
}

/// A link with its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    /// The words.
    pub title: String,
    /// The address.
    pub url: String,
}

/// A door to a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Card {
    /// The page's title, or the author's words.
    pub title: String,
    /// The address.
    pub url: String,
    /// One or two sentences.
    pub text: String,
}

/// The crisis block: the emergency number first, then the place's lines in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Crisis {
    /// The emergency number to read: `911`, or "your local emergency number".
    pub emergency: String,
    /// The number to dial, if the place has one.
    pub emergency_tel: Option<String>,
    /// The sentence that says when to use it.
    pub emergency_text: String,
    /// Other ways to reach it (relay, text), if known.
    pub emergency_relay: Option<String>,
    /// The lines.
    pub lines: Vec<CrisisLine>,
    /// The page with all of this.
    pub help_url: String,
}

/// One crisis line, with only the parts that were verified.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CrisisLine {
    /// `988`, an id for markup.
    pub id: String,
    /// Its name.
    pub name: String,
    /// For whom.
    pub audience: Option<String>,
    /// The number to read.
    pub phone: Option<String>,
    /// The number to dial, digits only.
    pub tel: Option<String>,
    /// The number to text, to read.
    pub sms: Option<String>,
    /// The number to text, digits only.
    pub sms_to: Option<String>,
    /// The word to text.
    pub sms_word: Option<String>,
    /// Web chat.
    pub chat: Option<String>,
    /// Web page.
    pub url: Option<String>,
    /// When it answers.
    pub hours: Option<String>,
    /// In which languages.
    pub languages: Vec<String>,
    /// For people who are deaf or cannot speak on the phone.
    pub relay: Option<String>,
    /// What it costs.
    pub cost: Option<String>,
    /// The date of the last check, for people; set when the entry asks to be checked again.
    pub checked: Option<String>,
}

/// One limit of confidentiality.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Limit {
    /// `serious-harm`, an id for markup.
    pub id: String,
    /// Its name.
    pub title: String,
    /// `must`, `may` or `varies`.
    pub duty: String,
    /// The duty in words: "Must tell".
    pub duty_words: String,
    /// What it means.
    pub text: String,
}

/// One right over one's records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Right {
    /// An id for markup.
    pub id: String,
    /// Its name.
    pub title: String,
    /// What it means.
    pub text: String,
    /// Who watches over it, with its page.
    pub regulator: Option<Link>,
    /// The regulator's phone, to read.
    pub regulator_phone: Option<String>,
}

/// A session, cut into stages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Flow {
    /// An id for markup, unique on the page.
    pub id: String,
    /// What is drawn: "A 50-minute session, stage by stage".
    pub title: String,
    /// The length, if the practice or the therapist says it.
    pub minutes: Option<u32>,
    /// The stages, in order. Their shares sum to 100.
    pub stages: Vec<FlowStage>,
}

/// One stage of a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FlowStage {
    /// Its name.
    pub name: String,
    /// Hundredths of the session.
    pub share: u32,
    /// Minutes, if the length is known. The stages' minutes sum to the session's.
    pub minutes: Option<u32>,
    /// What happens, in one line.
    pub line: String,
}

/// One phase of therapy on the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PhaseMark {
    /// Its short name.
    pub name: String,
    /// What it is for, in one line.
    pub emphasis: String,
    /// Its page.
    pub url: String,
    /// Whether the timeline stands on that page.
    pub current: bool,
}

/// The comparison of approaches: columns are questions, rows are approaches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// The column heads, without the first (the approach's name).
    pub columns: Vec<String>,
    /// One row for each approach.
    pub rows: Vec<ComparisonRow>,
}

/// One approach in the comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ComparisonRow {
    /// The approach, linked.
    pub approach: Link,
    /// One cell for each column.
    pub cells: Vec<String>,
}

/// A therapist on the people list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PersonCard {
    /// Full name.
    pub name: String,
    /// One or two letters for the monogram.
    pub monogram: String,
    /// Address of the onboarding page.
    pub url: String,
    /// Role or credentials.
    pub credentials: Option<String>,
    /// Pronouns.
    pub pronouns: Option<String>,
    /// Whom they see, as one phrase.
    pub sees: Option<String>,
    /// Names of their approaches, as one phrase.
    pub approaches: Option<String>,
    /// A picture of them.
    pub photo: Option<Photo>,
}

/// A portrait.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
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

/// One page's short points, on the takeaways page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Points {
    /// The page.
    pub page: Link,
    /// Its points.
    pub points: Vec<String>,
}

/// One entry of the references page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reference {
    /// The key, for the anchor `ref-<key>`.
    pub key: String,
    /// The formatted reference.
    pub text: Vec<Piece>,
    /// The pages that cite it.
    pub cited_on: Vec<Link>,
}

/// A formatted piece of a reference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Piece {
    /// Plain words.
    Plain {
        /// The words.
        text: String,
    },
    /// A title, in italics.
    Italic {
        /// The words.
        text: String,
    },
    /// An address.
    Link {
        /// What is shown.
        text: String,
        /// Where it leads.
        url: String,
    },
}

/// One row of facts.
#[derive(Clone, Debug, PartialEq)]
pub struct FactRow {
    /// What it is: "Phone".
    pub label: String,
    /// What it says; several lines are several blocks of a line each.
    pub value: Vec<Vec<Inline<Resolved>>>,
}

/// A numbered note at a page's foot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Note {
    /// Its number on this page.
    pub number: usize,
    /// How often the text refers to it.
    pub mentions: usize,
    /// The formatted reference.
    pub text: Vec<Piece>,
    /// The reference's entry on the references page, if that page is on.
    pub url: Option<String>,
}

/// A date for people and for machines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Day {
    /// `2026-11-01`.
    pub iso: String,
    /// "November 1, 2026".
    pub shown: String,
}

/// A heading in the table of contents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OutlineEntry {
    /// The anchor.
    pub id: String,
    /// Its words.
    pub title: String,
}

/// The page in another language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Translation {
    /// BCP 47.
    pub lang: String,
    /// The language's own name.
    pub name: String,
    /// Absolute address.
    pub url: String,
}

/// Which template draws a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
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
    /// `404.html`.
    NotFound,
}

/// Everything that one page shows of itself. `body` and `notes` are beside it for the renderer.
#[derive(Clone, Debug, PartialEq, Serialize)]
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
    /// Where it is written: `approaches/cbt/index.html`.
    #[serde(skip)]
    pub file: String,
    /// The id of the top section it belongs to (`approaches`), to mark the menu.
    pub section: Option<String>,
    /// Where we are, above the title: the section's title.
    pub kicker: Option<String>,
    /// The title, the h1.
    pub title: String,
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
    /// The therapist, on an onboarding page.
    pub person: Option<PersonView>,
    /// The text.
    #[serde(skip)]
    pub body: Doc<Resolved>,
}

/// What an onboarding page shows beside its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PersonView {
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
}

/// A phone number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Phone {
    /// As the practice writes it.
    pub shown: String,
    /// For `tel:`, digits and a leading plus.
    pub tel: String,
}

/// What every page of one language shares.
#[derive(Clone, Debug, PartialEq, Serialize)]
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Paper {
    /// In the light scheme.
    pub light: String,
    /// In the dark scheme.
    pub dark: String,
}

/// A link of the menu.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MenuLink {
    /// The section's id, to mark the current one.
    pub section: String,
    /// The words.
    pub title: String,
    /// The address.
    pub url: String,
}
