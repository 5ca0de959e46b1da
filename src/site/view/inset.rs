//! What directives become: things to draw, lists to show, boxes with text in them.

use serde::Serialize;

use super::{InstrumentSheet, Link, Photo, Reference, Resolved, Sheet};
use crate::doc::{Block, Inline};

/// What a directive becomes: something to draw, or a box with text in it. What is large is boxed: every
/// block of a page has the room of the largest.
#[derive(Clone, Debug, PartialEq, Hash)]
pub enum Inset {
    /// The crisis block.
    Crisis(Box<Crisis>),
    /// The limits of confidentiality in this place.
    Limits(Vec<Limit>),
    /// Records and rights in this place.
    Rights(Vec<Right>),
    /// A session's stages, cut in proportion.
    Flow(Box<Flow>),
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
    /// The page's worksheet.
    Worksheet(Box<Sheet>),
    /// A questionnaire.
    Instrument(Box<InstrumentSheet>),
    /// A box of text with a part to play.
    Box(Role, Vec<Block<Resolved>>),
}

/// What a box is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// What to remember.
    Takeaways,
    /// One small thing to do.
    Next,
    /// Things that one could say.
    Say,
}

/// A door to a page.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Card {
    /// The page's title, or the author's words.
    pub title: String,
    /// The address.
    pub url: String,
    /// One or two sentences.
    pub text: String,
    /// What a worksheet's card says more.
    pub sheet: Option<CardSheet>,
}

/// What the card of a worksheet says more.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct CardSheet {
    /// How long it takes.
    pub time: String,
    /// Whether it is for use with a therapist.
    pub with_therapist: bool,
    /// The address of its worked example.
    pub example: Option<String>,
    /// A picture of its first page on paper.
    pub preview: Option<Preview>,
}

/// A picture of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Preview {
    /// The address.
    pub url: String,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
}

/// The crisis block: the emergency number first, then the place's lines in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Crisis {
    /// The emergency number to read: `911`, or "your local emergency number".
    pub emergency: String,
    /// The number to dial, if the place has one.
    pub emergency_tel: Option<String>,
    /// The sentence that says when to use it.
    pub emergency_text: String,
    /// Other ways to reach it (relay, text), if known.
    pub emergency_relay: Option<String>,
    /// The date of the last check, for people.
    pub emergency_checked: Option<String>,
    /// Whether it asks to be checked again: then the date stands in a brief block, too.
    pub emergency_asks_again: bool,
    /// The lines.
    pub lines: Vec<CrisisLine>,
    /// The page with all of this.
    pub help_url: String,
}

/// One crisis line, with only the parts that were verified.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct CrisisLine {
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
    /// An address to write to.
    pub email: Option<String>,
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
    /// The date of the last check, for people.
    pub checked: Option<String>,
    /// Whether it asks to be checked again: then the date stands in a brief block, too.
    pub asks_again: bool,
}

/// One limit of confidentiality.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Limit {
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
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Right {
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
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Comparison {
    /// The column heads, without the first (the approach's name).
    pub columns: Vec<String>,
    /// One row for each approach.
    pub rows: Vec<ComparisonRow>,
}

/// One approach in the comparison.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ComparisonRow {
    /// The approach, linked.
    pub approach: Link,
    /// One cell for each column.
    pub cells: Vec<String>,
}

/// A therapist on the people list.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
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

/// One page's short points, on the takeaways page.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Points {
    /// The page.
    pub page: Link,
    /// Its points.
    pub points: Vec<String>,
}

/// One row of facts.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct FactRow {
    /// What it is: "Phone".
    pub label: String,
    /// What it says; several lines are several blocks of a line each.
    pub value: Vec<Vec<Inline<Resolved>>>,
}
