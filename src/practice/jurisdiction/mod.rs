//! What differs by place: crisis lines, limits of confidentiality, rights, notices, registers.
//!
//! Says what the files say, and how sure they are; adds no law of its own. Clients never see the
//! notes for therapists and reviewers, `as_of` and `official`, nor the duties of the site itself:
//! those, the checkup lists for the practice.
//!
//! Invariant: a [`Jurisdiction`] always has an emergency to show, whatever is missing or wrong in
//! its files.

mod crisis;
mod doubt;
mod law;
mod merge;
mod parse;
mod provenance;
#[cfg(test)]
mod tests;
mod vocabulary;

use schemars::JsonSchema;
use url::Url;

use super::locale::Locale;
use crate::source::Spanned;
use crate::table::Date;

use vocabulary::{AREAS, CRISIS_KINDS, REGISTER_KINDS};

pub use crisis::{Dial, PrintableLine, Sms};
pub use provenance::Provenance;

pub(super) use merge::read;

/// A place, with what it takes over from the places it lies in.
#[derive(Clone, Debug, PartialEq)]
pub struct Jurisdiction {
    /// The name of its file: `us-ca`.
    pub id: String,
    /// In full: "California, United States".
    pub name: String,
    /// As a sentence says it: "California".
    pub short_name: String,
    /// The part of the place that the words fit, where it is not the whole.
    pub default_subdivision: Option<String>,
    /// The ids of the places that it lies in, itself first.
    pub lineage: Vec<String>,
    /// When the file was last looked through.
    pub checked: Date,
    /// What the practice should know of the file as a whole. Not for clients.
    pub reviewer_note: Option<String>,
    /// `[locale]`
    pub locale: Locale,
    /// `[terms]`
    pub terms: Terms,
    /// `[emergency]`
    pub emergency: Emergency,
    /// `[[crisis]]`, by `order`.
    pub crisis: Vec<CrisisLine>,
    /// `[[confidentiality_limit]]`
    pub limits: Vec<Limit>,
    /// `[[privacy_right]]`
    pub rights: Vec<Right>,
    /// `[[notice]]`
    pub notices: Vec<Notice>,
    /// `[[register]]`
    pub registers: Vec<Register>,
    /// `[[web_duty]]`
    pub web_duties: Vec<WebDuty>,
}

/// The words that this place uses.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Terms {
    /// Therapist, psychotherapist.
    pub professional: String,
    /// Counsellor, counselor.
    pub counsellor: String,
    /// Licence, registration.
    pub credential: String,
    /// Licensed, registered.
    pub credential_verb: Option<String>,
    /// Client, patient.
    pub client: String,
    /// Practice, clinic.
    pub practice: String,
}

impl Default for Terms {
    fn default() -> Self {
        Terms {
            professional: "therapist".to_owned(),
            counsellor: "counsellor".to_owned(),
            credential: "licence".to_owned(),
            credential_verb: None,
            client: "client".to_owned(),
            practice: "practice".to_owned(),
        }
    }
}

/// Whom to call when someone is in danger now.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Emergency {
    /// To dial, where there is one number.
    #[schemars(example = "911")]
    pub number: Option<String>,
    /// To read: `911`, or "your local emergency number".
    pub display: String,
    /// A sentence or two for clients.
    pub text: String,
    /// For people who do not use a voice call.
    pub relay: Option<String>,
    /// How sure it is.
    #[schemars(flatten)]
    pub provenance: Provenance,
}

impl Default for Emergency {
    /// What is true anywhere: what stands on a page if no file says better.
    fn default() -> Self {
        Emergency {
            number: None,
            display: "your local emergency number".to_owned(),
            text: "If someone is in immediate danger, call your local emergency number now."
                .to_owned(),
            relay: None,
            provenance: Provenance { verified: true, ..Provenance::default() },
        }
    }
}

impl Emergency {
    /// What to print for people who do not use a voice call.
    pub fn printable_relay(&self) -> Option<&str> {
        self.provenance.seen("relay", self.relay.as_deref())
    }
}

/// A line to call, text or write to.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct CrisisLine {
    /// Its id in the file.
    pub id: Spanned<String>,
    /// Its name.
    pub name: String,
    /// What kind of line.
    #[schemars(extend("enum" = CRISIS_KINDS.map(|(word, _)| word)))]
    pub kind: String,
    /// Whom it is for.
    pub audience: String,
    /// Place in the block, lowest first.
    pub order: i64,
    /// Number to call, to read.
    #[schemars(example = "(415) 555-0142")]
    pub phone: Option<String>,
    /// Number to call, to dial. It comes with `phone`.
    #[schemars(example = "4155550142")]
    pub tel: Option<String>,
    /// Number to text, to read.
    #[schemars(example = "678-678")]
    pub sms: Option<String>,
    /// Number to text, to dial. It comes with `sms`.
    #[schemars(example = "678678")]
    pub sms_to: Option<String>,
    /// What to text first.
    pub sms_word: Option<String>,
    /// Where to chat.
    pub chat: Option<Url>,
    /// Its site.
    pub url: Option<Url>,
    /// Where to write.
    #[schemars(email)]
    pub email: Option<String>,
    /// For people who do not use a voice call.
    pub relay: Option<String>,
    /// When it answers.
    pub hours: Option<String>,
    /// Languages it answers in.
    #[schemars(default)]
    pub languages: Vec<String>,
    /// What it costs.
    pub cost: Option<String>,
    /// For the practice.
    pub note: Option<String>,
    /// How sure it is.
    #[schemars(flatten)]
    pub provenance: Provenance,
}

/// Whether a therapist has to break confidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Duty {
    /// The law demands it.
    Must,
    /// The law allows it.
    May,
    /// It depends.
    #[default]
    Varies,
}

/// A limit of confidentiality.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Limit {
    /// Its id in the file.
    pub id: Spanned<String>,
    /// Its heading.
    pub title: String,
    /// How strict it is.
    pub duty: Duty,
    /// For clients, in plain words.
    pub text: String,
    /// The same without numbers and deadlines, for as long as nobody has seen these.
    pub plain: Option<String>,
    /// For the practice, never for clients.
    pub therapist_note: Option<String>,
    /// The statute.
    pub legal_ref: Option<String>,
    /// How sure it is.
    #[schemars(flatten)]
    pub provenance: Provenance,
}

/// A right of clients over what is kept about them.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Right {
    /// Its id in the file.
    pub id: Spanned<String>,
    /// Its heading.
    pub title: String,
    /// For clients, in plain words.
    pub text: String,
    /// The same without numbers and deadlines, for as long as nobody has seen these.
    pub plain: Option<String>,
    /// The statute.
    pub law: Option<String>,
    /// Who watches over it.
    pub regulator: Option<String>,
    /// Their site.
    pub regulator_url: Option<Url>,
    /// Their telephone, to read.
    #[schemars(example = "(415) 555-0142")]
    pub regulator_phone: Option<String>,
    /// For the practice, never for clients.
    pub therapist_note: Option<String>,
    /// How sure it is.
    #[schemars(flatten)]
    pub provenance: Provenance,
}

/// How far a notice is demanded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Required {
    /// By law.
    Law,
    /// By law, for those whom it fits.
    #[default]
    IfApplies,
    /// By custom.
    Customary,
}

/// Whom a notice binds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Applies {
    /// Every practice of the place.
    Everyone,
    /// Practices that HIPAA covers.
    HipaaCovered,
    /// Practices with money from the Department of Health and Human Services.
    HhsFunded,
    /// Who meets clients by video or phone.
    Remote,
    /// Who is licensed by certain bodies.
    Licence,
    /// Only the practice can tell.
    #[default]
    Ask,
}

/// Something that a practice has to tell, or does well to.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Notice {
    /// Its id in the file.
    pub id: Spanned<String>,
    /// Its heading.
    pub title: String,
    /// How far it is demanded.
    pub required: Required,
    /// Of whom, in words.
    pub applies_to: String,
    /// Of whom, as far as the practice's facts tell.
    pub applies: Applies,
    /// The licensing bodies whose members it binds.
    #[schemars(default)]
    pub bodies: Vec<String>,
    /// Whether it is a document of the practice's own, to which a link leads.
    #[schemars(default)]
    pub own_document: bool,
    /// The words that the parentheses of the prescribed text offer.
    #[schemars(default)]
    pub choices: Vec<String>,
    /// Where it stands: website, intake, office.
    #[schemars(default, rename = "where")]
    pub places: Vec<String>,
    /// The statute.
    pub law: Option<String>,
    /// What it has to say.
    #[schemars(default)]
    pub must_contain: Vec<String>,
    /// The words that the law gives.
    pub prescribed_text: Option<String>,
    /// The law gives words and we do not have them: why. Such a notice is not printed until the
    /// practice brings them.
    pub prescribed_text_missing: Option<String>,
    /// Words that fit.
    pub suggested_text: Option<String>,
    /// For the practice, never for clients.
    pub therapist_note: Option<String>,
    /// How sure it is.
    #[schemars(flatten)]
    pub provenance: Provenance,
}

/// Where to look up a licence, or complain.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Register {
    /// Its id in the file.
    pub id: Spanned<String>,
    /// Its name.
    pub name: String,
    /// What kind.
    #[schemars(extend("enum" = REGISTER_KINDS.map(|(word, _)| word)))]
    pub kind: String,
    /// Who is in it.
    pub who: String,
    /// Its site.
    pub url: Option<Url>,
    /// Its telephone, to read.
    #[schemars(example = "(415) 555-0142")]
    pub phone: Option<String>,
    /// Where to complain: an address, a number or words.
    pub complaint: Option<String>,
    /// How sure it is.
    #[schemars(flatten)]
    pub provenance: Provenance,
}

/// Something that the law asks of the site itself. For the practice, not for clients.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct WebDuty {
    /// Its id in the file.
    pub id: Spanned<String>,
    /// Its heading.
    pub title: String,
    /// What it is about.
    #[schemars(extend("enum" = AREAS.map(|(word, _)| word)))]
    pub area: String,
    /// Of whom it is asked.
    pub applies_to: String,
    /// What is asked.
    pub text: String,
    /// The statute.
    pub law: Option<String>,
    /// The standard that it names.
    pub standard: Option<String>,
    /// Days, each with whom it binds: `2027-05-11: 15 or more employees`.
    #[schemars(default)]
    pub deadlines: Vec<String>,
    /// How sure it is.
    #[schemars(flatten)]
    pub provenance: Provenance,
}
