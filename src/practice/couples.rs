//! `[couples]`: whether a practice sees couples, and what it does with what one partner tells alone.
//!
//! Promises nothing. Invariant: what is not said is `None`.

use schemars::JsonSchema;

use super::arrangements::first;
use super::text::{Languages, LocalText};
use crate::table::Table;
use crate::table::shape::{or_flag, said_by};

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

impl Couples {
    /// A table, or `true` or `false` alone.
    pub(super) fn read(table: &mut Table<'_>, languages: &Languages) -> Self {
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

    pub(super) fn over(&self, below: &Couples) -> Couples {
        Couples {
            seen: self.seen.or(below.seen),
            secrets: self.secrets.or(below.secrets),
            joint_records: first(&self.joint_records, &below.joint_records),
            first_meetings: first(&self.first_meetings, &below.first_meetings),
        }
    }
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

said_by!(Secrets: Secrets::ALL);
