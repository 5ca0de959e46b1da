//! How people reach the practice, when and how it meets, what it costs and how to get in: the
//! tables that practice.toml sets and a therapist's file may set again for itself.
//!
//! Fills in no default. Invariant: a therapist's own value stands over the practice's one field at
//! a time, so that naming a phone number loses no address.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use url::Url;

use super::money::Price;
use super::shape;
use super::text::{Languages, LocalText};
use super::told::Told;
use crate::diagnostic::Severity;
use crate::source::Spanned;
use crate::table::Table;
use crate::table::shape::{or_flag, said_by};

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

/// How to reach the practice.
#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema)]
#[schemars(default, deny_unknown_fields)]
pub struct Contact {
    /// One number as people read it, which can be dialled.
    #[schemars(example = "(415) 555-0142")]
    pub phone: Option<String>,
    /// Where to write.
    #[schemars(email)]
    pub email: Option<String>,
    /// The postal address, line by line.
    pub address: Option<Vec<String>>,
    /// Where a map is: a link, never an embedded map.
    pub map: Option<Url>,
    /// When somebody answers.
    pub hours: Option<LocalText>,
    /// How soon a message is answered.
    pub reply: Option<LocalText>,
    /// How clients are asked which name to use, and whether texts, letters and messages are all right.
    pub safe_contact: Option<LocalText>,
}

/// One of several places to meet.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Location {
    /// What people call it.
    pub name: LocalText,
    /// The postal address, line by line.
    pub address: Vec<String>,
    /// Where a map is: a link, never an embedded map.
    pub map: Option<Url>,
    /// Steps, lifts, doors, toilets.
    pub step_free: Option<LocalText>,
    /// Where to leave a car.
    pub parking: Option<LocalText>,
    /// Buses and trains.
    pub transit: Option<LocalText>,
}

/// How the practice works with couples. `couples = true` says only that it does.
#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema)]
#[schemars(default, deny_unknown_fields, transform = or_flag)]
pub struct Couples {
    /// Whether it sees couples, if it says so.
    #[schemars(skip)]
    pub seen: Option<bool>,
    /// What happens with what one partner tells alone.
    pub secrets: Option<Secrets>,
    /// Who may have a record of both released.
    pub joint_records: Option<LocalText>,
    /// Whether each partner is met alone first.
    pub first_meetings: Option<LocalText>,
}

/// What happens with what one partner tells alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Secrets {
    /// Nothing is kept from the other.
    None,
    /// Some of it is kept, and what is said beforehand.
    Limited,
    /// It is kept.
    Private,
    /// Both agree before they begin.
    AgreeFirst,
}

impl Secrets {
    /// All of them, by the word that a file uses.
    pub const ALL: [(&'static str, Secrets); 4] = [
        ("none", Secrets::None),
        ("limited", Secrets::Limited),
        ("private", Secrets::Private),
        ("agree-first", Secrets::AgreeFirst),
    ];
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

said_by!(Secrets: Secrets::ALL, Format: Format::ALL);

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

/// What it costs.
#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema)]
#[schemars(default, deny_unknown_fields)]
pub struct Fees {
    /// What has a price, one table for each.
    // Empty means not said.
    #[schemars(rename = "item")]
    pub items: Vec<Fee>,
    /// Who can ask for less, and how.
    pub sliding_scale: Option<LocalText>,
    /// How and when to pay.
    pub payment: Option<LocalText>,
    /// How late one can cancel, and what it costs.
    pub cancellation: Option<LocalText>,
    /// Which plans are taken, or that none is.
    pub insurance: Option<LocalText>,
}

/// The price of one thing.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Fee {
    /// What is paid for.
    pub what: LocalText,
    /// What it costs: whole units of the place's currency, a range of them, or words.
    pub price: Price,
    /// Length in minutes, where it has one.
    #[schemars(range(min = 5, max = 480))]
    pub minutes: Option<u32>,
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
fn first<T: Clone>(own: &Option<T>, below: &Option<T>) -> Option<T> {
    own.as_ref().or(below.as_ref()).cloned()
}

impl Contact {
    fn read(table: &mut Table<'_>, languages: &Languages) -> Self {
        let lines = table.different_strings("address");
        Contact {
            phone: shape::phone(table, "phone"),
            email: shape::email(table, "email"),
            address: lines.map(|lines| lines.into_iter().map(|line| line.value).collect()),
            map: shape::link(table, "map"),
            hours: LocalText::read(table, "hours", languages),
            reply: LocalText::read(table, "reply", languages),
            safe_contact: LocalText::read(table, "safe_contact", languages),
        }
    }

    fn over(&self, below: &Contact) -> Contact {
        Contact {
            phone: first(&self.phone, &below.phone),
            email: first(&self.email, &below.email),
            address: first(&self.address, &below.address),
            map: first(&self.map, &below.map),
            hours: first(&self.hours, &below.hours),
            reply: first(&self.reply, &below.reply),
            safe_contact: first(&self.safe_contact, &below.safe_contact),
        }
    }
}

impl Location {
    fn read(table: &mut Table<'_>, languages: &Languages) -> Self {
        let example = "address = [\"12 Mill Lane\", \"Leith\"]";
        let lines = table.required("address", example, Table::different_strings);
        Location {
            name: LocalText::required(table, "name", "name = \"Mill Lane\"", languages),
            address: lines.into_iter().flatten().map(|line| line.value).collect(),
            map: shape::link(table, "map"),
            step_free: LocalText::read(table, "step_free", languages),
            parking: LocalText::read(table, "parking", languages),
            transit: LocalText::read(table, "transit", languages),
        }
    }
}

impl Couples {
    /// A table, or `true` or `false` alone.
    fn read(table: &mut Table<'_>, languages: &Languages) -> Self {
        if !table.has_table("couples") {
            return Couples { seen: table.boolean("couples"), ..Couples::default() };
        }
        let read = |table: &mut Table<'_>| Couples {
            seen: Some(true),
            secrets: table.one_of("secrets", &Secrets::ALL),
            joint_records: LocalText::read(table, "joint_records", languages),
            first_meetings: LocalText::read(table, "first_meetings", languages),
        };
        table.table("couples", read).unwrap_or_default()
    }

    fn over(&self, below: &Couples) -> Couples {
        Couples {
            seen: self.seen.or(below.seen),
            secrets: self.secrets.or(below.secrets),
            joint_records: first(&self.joint_records, &below.joint_records),
            first_meetings: first(&self.first_meetings, &below.first_meetings),
        }
    }
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

impl Fees {
    fn read(table: &mut Table<'_>, languages: &Languages) -> Self {
        Fees {
            items: table.tables("item", |t| Fee::read(t, languages)),
            sliding_scale: LocalText::read(table, "sliding_scale", languages),
            payment: LocalText::read(table, "payment", languages),
            cancellation: LocalText::read(table, "cancellation", languages),
            insurance: LocalText::read(table, "insurance", languages),
        }
    }

    fn over(&self, below: &Fees) -> Fees {
        let items = if self.items.is_empty() { &below.items } else { &self.items };
        Fees {
            items: items.clone(),
            sliding_scale: first(&self.sliding_scale, &below.sliding_scale),
            payment: first(&self.payment, &below.payment),
            cancellation: first(&self.cancellation, &below.cancellation),
            insurance: first(&self.insurance, &below.insurance),
        }
    }
}

impl Fee {
    fn read(table: &mut Table<'_>, languages: &Languages) -> Self {
        Fee {
            what: LocalText::required(table, "what", "what = \"Individual session\"", languages),
            price: Price::read(table, languages),
            minutes: table.integer_in("minutes", 5..=480),
        }
    }
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
