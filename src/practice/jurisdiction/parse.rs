//! One file of `content/jurisdictions/` becomes a [`Draft`]: what that file alone says.
//!
//! Looks at no other file. Invariant: every key of the schema (version 1) is read here, so that
//! a key which is not listed here is an error.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};

use super::vocabulary::{APPLIES, AREAS, CRISIS_KINDS, DUTIES, REGISTER_KINDS, REQUIRED};
use super::{
    CrisisLine, Emergency, Jurisdiction, Limit, Notice, Provenance, Register, Right, Terms, WebDuty,
};
use crate::practice::locale::Locale;
use crate::practice::shape;
use crate::source::{Span, Spanned};
use crate::table::{Date, Table};

/// What one file says: a part of a place, or all of it.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Draft {
    /// For complaints about the file.
    #[schemars(skip)]
    pub at: Span,
    /// The version of this form of file.
    #[schemars(range(min = 1, max = 1))]
    pub schema: Option<Spanned<i64>>,
    /// The file's own name without `.toml`.
    #[schemars(example = "us-ca")]
    pub id: Option<Spanned<String>>,
    /// The id of the larger place that it lies in; without it, `intl`.
    pub inherits: Option<Spanned<String>>,
    /// In full: "California, United States". A place that the library does not know has to have it.
    pub name: Option<String>,
    /// As a sentence says it: "California". A place that the library does not know has to have it.
    pub short_name: Option<String>,
    /// The part of the place that the words fit, where it is not the whole.
    pub default_subdivision: Option<String>,
    /// When the file was last looked through. A place that the library does not know has to have it.
    pub checked: Option<Date>,
    /// What the practice should know of the file as a whole. Not for clients.
    pub reviewer_note: Option<String>,
    /// What does not hold here of what the place would take over: `notice:npp`.
    #[schemars(default)]
    pub remove: Vec<Spanned<String>>,
    /// How the place writes: language, paper, money, dates. It replaces the larger place's whole.
    pub locale: Option<Locale>,
    /// The words that this place uses. They replace the larger place's whole.
    pub terms: Option<Terms>,
    /// Whom to call when someone is in danger now. It replaces the larger place's whole.
    pub emergency: Option<Emergency>,
    #[schemars(flatten)]
    pub entries: Entries,
}

/// The lists of a place. An entry replaces the whole entry of its id.
#[derive(Clone, Debug, Default, JsonSchema)]
#[schemars(default)]
pub(super) struct Entries {
    /// Lines to call, text or write to.
    pub crisis: Vec<CrisisLine>,
    /// Limits of confidentiality.
    #[schemars(rename = "confidentiality_limit")]
    pub limits: Vec<Limit>,
    /// Rights of clients over what is kept about them.
    #[schemars(rename = "privacy_right")]
    pub rights: Vec<Right>,
    /// What a practice has to tell, or does well to.
    #[schemars(rename = "notice")]
    pub notices: Vec<Notice>,
    /// Where to look up a licence, or complain.
    #[schemars(rename = "register")]
    pub registers: Vec<Register>,
    /// What the law asks of the site itself. For the practice, not for clients.
    #[schemars(rename = "web_duty")]
    pub web_duties: Vec<WebDuty>,
}

/// A place is written in files, each of which says a part of it.
impl JsonSchema for Jurisdiction {
    fn schema_name() -> Cow<'static, str> {
        "Jurisdiction".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Draft::json_schema(generator)
    }
}

impl Draft {
    pub(super) fn read(table: &mut Table<'_>) -> Draft {
        Draft {
            at: table.span(),
            schema: table.integer("schema"),
            id: table.string("id"),
            inherits: table.string("inherits"),
            name: text(table, "name"),
            short_name: text(table, "short_name"),
            default_subdivision: text(table, "default_subdivision"),
            checked: table.date("checked").map(|date| date.value),
            reviewer_note: text(table, "reviewer_note"),
            remove: table.strings("remove").unwrap_or_default(),
            locale: table.table("locale", Locale::read),
            terms: table.table("terms", Terms::read),
            emergency: table.table("emergency", Emergency::read),
            entries: Entries::read(table),
        }
    }
}

impl Entries {
    fn read(table: &mut Table<'_>) -> Entries {
        Entries {
            crisis: table.tables("crisis", CrisisLine::read),
            limits: table.tables("confidentiality_limit", Limit::read),
            rights: table.tables("privacy_right", Right::read),
            notices: table.tables("notice", Notice::read),
            registers: table.tables("register", Register::read),
            web_duties: table.tables("web_duty", WebDuty::read),
        }
    }
}

fn text(table: &mut Table<'_>, key: &'static str) -> Option<String> {
    table.string(key).map(|text| text.value)
}

/// A text that every entry of its list has.
fn needed(table: &mut Table<'_>, key: &'static str) -> String {
    table.required_string(key, &format!("{key} = \"...\"")).value
}

fn texts(table: &mut Table<'_>, key: &'static str) -> Vec<String> {
    let texts = table.strings(key).unwrap_or_default();
    texts.into_iter().map(|text| text.value).collect()
}

fn id(table: &mut Table<'_>) -> Spanned<String> {
    table.required_string("id", "id = \"a-short-name\"")
}

fn word(table: &mut Table<'_>, key: &'static str, words: &[(&str, &'static str)]) -> String {
    let example = format!("{key} = \"{}\"", words[0].0);
    let word = table.required(key, &example, |table, key| table.one_of(key, words));
    word.unwrap_or_default().to_owned()
}

impl Provenance {
    fn read(table: &mut Table<'_>) -> Self {
        let verified = table.required("verified", "verified = false", Table::boolean);
        let checked = table.required("checked", "checked = 2026-11-23", Table::date);
        Provenance {
            // The file's name is not the file's to tell.
            origin: String::new(),
            source: needed(table, "source"),
            verified: verified.unwrap_or_default(),
            checked: checked.map_or_else(Date::default, |date| date.value),
            as_of: text(table, "as_of"),
            official: text(table, "official"),
            unverified: texts(table, "unverified"),
            recheck: text(table, "recheck"),
            confirmed: false,
        }
    }
}

impl Terms {
    fn read(table: &mut Table<'_>) -> Self {
        Terms {
            professional: needed(table, "professional"),
            counsellor: needed(table, "counsellor"),
            credential: needed(table, "credential"),
            credential_verb: text(table, "credential_verb"),
            client: needed(table, "client"),
            practice: needed(table, "practice"),
        }
    }
}

impl Emergency {
    fn read(table: &mut Table<'_>) -> Self {
        Emergency {
            number: shape::dialled(table, "number"),
            display: needed(table, "display"),
            text: needed(table, "text"),
            relay: text(table, "relay"),
            provenance: Provenance::read(table),
        }
    }
}

impl CrisisLine {
    fn read(table: &mut Table<'_>) -> Self {
        both(table, "phone", "tel");
        both(table, "sms", "sms_to");
        let order = table.required("order", "order = 100", Table::integer);
        CrisisLine {
            id: id(table),
            name: needed(table, "name"),
            kind: word(table, "kind", &CRISIS_KINDS),
            audience: needed(table, "audience"),
            order: order.map_or(i64::MAX, |order| order.value),
            phone: shape::spoken_phone(table, "phone"),
            tel: shape::dialled(table, "tel"),
            sms: shape::spoken_phone(table, "sms"),
            sms_to: shape::dialled(table, "sms_to"),
            sms_word: text(table, "sms_word"),
            chat: shape::link(table, "chat"),
            url: shape::link(table, "url"),
            email: shape::email(table, "email"),
            relay: text(table, "relay"),
            hours: text(table, "hours"),
            languages: texts(table, "languages"),
            cost: text(table, "cost"),
            note: text(table, "note"),
            provenance: Provenance::read(table),
        }
    }
}

/// A number to read needs one to dial, and the other way round.
fn both(table: &mut Table<'_>, shown: &'static str, dialled: &'static str) {
    let at = table.span();
    match (table.has(shown), table.has(dialled)) {
        (true, false) => {
            table.diagnostics().missing_key(at, dialled, &format!("{dialled} = \"5550100\""));
        }
        (false, true) => {
            table.diagnostics().missing_key(at, shown, &format!("{shown} = \"555 0100\""));
        }
        _ => {}
    }
}

impl Limit {
    fn read(table: &mut Table<'_>) -> Self {
        let duty = |table: &mut Table<'_>, key| table.one_of(key, &DUTIES);
        Limit {
            id: id(table),
            title: needed(table, "title"),
            duty: table.required("duty", "duty = \"varies\"", duty).unwrap_or_default(),
            text: needed(table, "text"),
            plain: text(table, "plain"),
            therapist_note: text(table, "therapist_note"),
            legal_ref: text(table, "legal_ref"),
            provenance: Provenance::read(table),
        }
    }
}

impl Right {
    fn read(table: &mut Table<'_>) -> Self {
        Right {
            id: id(table),
            title: needed(table, "title"),
            text: needed(table, "text"),
            plain: text(table, "plain"),
            law: text(table, "law"),
            regulator: text(table, "regulator"),
            regulator_url: shape::link(table, "regulator_url"),
            regulator_phone: shape::spoken_phone(table, "regulator_phone"),
            therapist_note: text(table, "therapist_note"),
            provenance: Provenance::read(table),
        }
    }
}

impl Notice {
    fn read(table: &mut Table<'_>) -> Self {
        let required = |table: &mut Table<'_>, key| table.one_of(key, &REQUIRED);
        Notice {
            id: id(table),
            title: needed(table, "title"),
            required: table
                .required("required", "required = \"law\"", required)
                .unwrap_or_default(),
            applies_to: needed(table, "applies_to"),
            applies: table
                .required("applies", "applies = \"everyone\"", |t, key| t.one_of(key, &APPLIES))
                .unwrap_or_default(),
            bodies: texts(table, "bodies"),
            own_document: table.boolean("own_document").unwrap_or_default(),
            choices: texts(table, "choices"),
            places: texts(table, "where"),
            law: text(table, "law"),
            must_contain: texts(table, "must_contain"),
            prescribed_text: text(table, "prescribed_text"),
            prescribed_text_missing: text(table, "prescribed_text_missing"),
            suggested_text: text(table, "suggested_text"),
            therapist_note: text(table, "therapist_note"),
            provenance: Provenance::read(table),
        }
    }
}

impl Register {
    fn read(table: &mut Table<'_>) -> Self {
        Register {
            id: id(table),
            name: needed(table, "name"),
            kind: word(table, "kind", &REGISTER_KINDS),
            who: needed(table, "who"),
            url: shape::link(table, "url"),
            phone: shape::spoken_phone(table, "phone"),
            complaint: text(table, "complaint"),
            provenance: Provenance::read(table),
        }
    }
}

impl WebDuty {
    fn read(table: &mut Table<'_>) -> Self {
        WebDuty {
            id: id(table),
            title: needed(table, "title"),
            area: word(table, "area", &AREAS),
            applies_to: needed(table, "applies_to"),
            text: needed(table, "text"),
            law: text(table, "law"),
            standard: text(table, "standard"),
            deadlines: texts(table, "deadlines"),
            provenance: Provenance::read(table),
        }
    }
}
