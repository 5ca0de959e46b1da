//! The tables that practice.toml sets and a therapist's file may set again for itself; of them, how a
//! practice meets and how to get in stand here, the others in files of their own.
//!
//! Fills in no default. Invariant: a therapist's own value stands over the practice's one field at
//! a time, so that naming a phone number loses no address.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::contact::{Contact, Location};
use super::couples::Couples;
use super::fees::Fees;
use super::text::{Languages, LocalText};
use super::told::Told;
use crate::diagnostic::Severity;
use crate::source::Spanned;
use crate::table::Table;
use crate::table::shape::said_by;

/// The tables that a practice and a therapist can both set.
#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema)]
#[schemars(default)]
pub struct Arrangements {
    /// How to reach the practice.
    pub contact: Contact,
    /// How sessions are held.
    pub sessions: Sessions,
    /// What it costs.
    pub fees: Fees,
    /// How to get in, and what helps people who need it. Words, not ticks: a step is not a yes or
    /// no.
    pub access: Access,
    /// The places to meet, one table for each, where there are several.
    #[schemars(rename = "location")]
    pub locations: Vec<Location>,
    /// How the practice works with couples. `couples = true` says only that it does.
    pub couples: Couples,
    /// Tables of words.
    #[schemars(flatten)]
    pub told: Told,
}

/// How sessions are held.
#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema)]
#[schemars(default, deny_unknown_fields)]
pub struct Sessions {
    /// Length in minutes.
    #[schemars(range(min = 10, max = 240))]
    pub minutes: Option<u32>,
    /// How often, in words.
    pub frequency: Option<LocalText>,
    /// Ways to meet, in the order written.
    pub formats: Option<Vec<Format>>,
    /// How a session is divided, in the order written: hundredths by the id of a stage page, 100 in
    /// all. Without it the library's own shares hold.
    #[schemars(schema_with = "shape_of_shares")]
    pub shares: Option<Vec<Share>>,
}

/// A way to meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// In one room.
    InPerson,
    /// By video.
    Video,
    /// By telephone.
    Phone,
}

said_by!(Format: Format::ALL);

impl Format {
    /// All of them, by the word that a file uses.
    pub const ALL: [(&'static str, Format); 3] =
        [("in-person", Format::InPerson), ("video", Format::Video), ("phone", Format::Phone)];

    /// The word that a file uses.
    pub fn word(self) -> &'static str {
        match self {
            Format::InPerson => "in-person",
            Format::Video => "video",
            Format::Phone => "phone",
        }
    }
}

/// The part of a session that one stage takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// The id of a stage page, such as `check-in`. Whether it exists is for the site to say.
    pub stage: Spanned<String>,
    /// Hundredths of the session, 1 to 100. All shares of a session make 100.
    pub percent: u32,
}

/// How to get in, and what helps people who need it. Words, not ticks: a step is not a yes or no.
#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema)]
#[schemars(default, deny_unknown_fields)]
pub struct Access {
    /// Steps, lifts, doors, toilets.
    pub step_free: Option<LocalText>,
    /// Where to leave a car.
    pub parking: Option<LocalText>,
    /// Buses and trains.
    pub transit: Option<LocalText>,
    /// What it is like to wait.
    pub waiting_room: Option<LocalText>,
    /// Who books and who pays.
    pub interpreters: Option<LocalText>,
    /// Large print, audio, easy read.
    pub other_formats: Option<LocalText>,
}

impl Arrangements {
    /// The tables, each of which may be missing.
    pub(super) fn read(table: &mut Table<'_>, languages: &Languages) -> Self {
        let contact = table.table("contact", |t| Contact::read(t, languages));
        let sessions = table.table("sessions", |t| Sessions::read(t, languages));
        let fees = table.table("fees", |t| Fees::read(t, languages));
        let access = table.table("access", |t| Access::read(t, languages));
        Arrangements {
            contact: contact.unwrap_or_default(),
            sessions: sessions.unwrap_or_default(),
            fees: fees.unwrap_or_default(),
            access: access.unwrap_or_default(),
            locations: table.tables("location", |t| Location::read(t, languages)),
            couples: Couples::read(table, languages),
            told: Told::read(table, languages),
        }
    }

    /// These values, and where there is none, those below.
    #[must_use]
    pub fn over(&self, below: &Arrangements) -> Arrangements {
        Arrangements {
            contact: self.contact.over(&below.contact),
            sessions: self.sessions.over(&below.sessions),
            fees: self.fees.over(&below.fees),
            access: self.access.over(&below.access),
            locations: if self.locations.is_empty() { &below.locations } else { &self.locations }
                .clone(),
            couples: self.couples.over(&below.couples),
            told: self.told.over(&below.told),
        }
    }
}

/// One's own value, or the one below.
pub(super) fn first<T: Clone>(own: &Option<T>, below: &Option<T>) -> Option<T> {
    own.as_ref().or(below.as_ref()).cloned()
}

impl Sessions {
    fn read(table: &mut Table<'_>, languages: &Languages) -> Self {
        Sessions {
            minutes: table.integer_in("minutes", 10..=240),
            frequency: LocalText::read(table, "frequency", languages),
            formats: table.some_of("formats", &Format::ALL),
            shares: table.table("shares", read_shares),
        }
    }

    fn over(&self, below: &Sessions) -> Sessions {
        Sessions {
            minutes: first(&self.minutes, &below.minutes),
            frequency: first(&self.frequency, &below.frequency),
            formats: first(&self.formats, &below.formats),
            shares: first(&self.shares, &below.shares),
        }
    }
}

fn shape_of_shares(_: &mut SchemaGenerator) -> Schema {
    let percent =
        json_schema!({ "title": "stage", "type": "integer", "minimum": 1, "maximum": 100 });
    json_schema!({ "type": "object", "additionalProperties": percent })
}

/// The whole agenda or none of it: a part would leave the rest to guess.
fn read_shares(table: &mut Table<'_>) -> Vec<Share> {
    let at = table.span();
    let before = table.diagnostics().count(Severity::Error);
    let found = table.rest_integers(1..=100);
    let told = table.diagnostics().count(Severity::Error) > before;
    let shares: Vec<Share> =
        found.into_iter().map(|(stage, percent)| Share { stage, percent }).collect();
    let sum = shares.iter().map(|share| share.percent).sum();
    if sum != 100 && !told {
        table.diagnostics().shares_not_whole(at, sum);
    }
    shares
}

impl Access {
    fn read(table: &mut Table<'_>, languages: &Languages) -> Self {
        Access {
            step_free: LocalText::read(table, "step_free", languages),
            parking: LocalText::read(table, "parking", languages),
            transit: LocalText::read(table, "transit", languages),
            waiting_room: LocalText::read(table, "waiting_room", languages),
            interpreters: LocalText::read(table, "interpreters", languages),
            other_formats: LocalText::read(table, "other_formats", languages),
        }
    }

    fn over(&self, below: &Access) -> Access {
        Access {
            step_free: first(&self.step_free, &below.step_free),
            parking: first(&self.parking, &below.parking),
            transit: first(&self.transit, &below.transit),
            waiting_room: first(&self.waiting_room, &below.waiting_room),
            interpreters: first(&self.interpreters, &below.interpreters),
            other_formats: first(&self.other_formats, &below.other_formats),
        }
    }
}
