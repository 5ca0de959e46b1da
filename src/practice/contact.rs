//! `[contact]` and `[[location]]`: how to reach a practice, and where it meets.
//!
//! Looks nothing up. Invariant: a telephone number that is here can be dialled.

use schemars::JsonSchema;
use url::Url;

use super::arrangements::first;
use super::shape;
use super::text::{Languages, LocalText};
use crate::table::Table;

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

impl Contact {
    pub(super) fn read(table: &mut Table<'_>, languages: &Languages) -> Self {
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

    pub(super) fn over(&self, below: &Contact) -> Contact {
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

impl Location {
    pub(super) fn read(table: &mut Table<'_>, languages: &Languages) -> Self {
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
