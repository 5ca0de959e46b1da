//! `therapists/<id>.toml` becomes a [`Therapist`].
//!
//! Does not look whether the pages it names exist, nor turn the Markdown of `bio` into a tree.
//! Invariant: the id is a slug, and is the address of the therapist's page.

use schemars::JsonSchema;
use url::Url;

use super::NoticeTerms;
use super::arrangements::Arrangements;
use super::shape;
use super::text::{Languages, LocalList, LocalText};
use crate::diagnostic::{Diagnostics, nearest};
use crate::source::{File, Sources, Spanned};
use crate::table::{Date, Table};

/// One person who sees clients. All is optional but the name.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Therapist {
    /// The file's name without `.toml`.
    #[schemars(skip)]
    pub id: Spanned<String>,
    /// Full name, as licensed.
    pub name: String,
    /// What to call them.
    pub called: Option<String>,
    /// Such as `she/her`.
    pub pronouns: Option<LocalText>,
    /// Letters after the name.
    pub credentials: Option<LocalText>,
    /// What they are in this practice.
    pub role: Option<LocalText>,
    /// Place among the therapists, lowest first; without it, after those that have one.
    pub order: Option<i64>,
    /// The licence, and where to look it up.
    pub licence: Option<Licence>,
    /// Who supervises their work.
    pub supervisor: Option<Supervisor>,
    /// A picture of them.
    pub photo: Option<Photo>,
    /// Languages that they work in, in words.
    pub languages: Option<LocalList>,
    /// Ids of approach pages, such as `approaches/cbt`.
    // Whether they exist is for the site to say.
    #[schemars(default)]
    pub approaches: Vec<Spanned<String>>,
    /// Whom they see.
    pub sees: Option<LocalList>,
    /// What they do not offer.
    pub does_not_offer: Option<LocalList>,
    /// About them, in Markdown.
    pub bio: Option<LocalText>,
    /// Where to book.
    pub booking: Option<Url>,
    /// Whether they can take new clients.
    pub availability: Option<Availability>,
    /// Their own agenda of a first session, one table for each part, in order; without it the
    /// library's holds.
    #[schemars(default)]
    pub first_session: Vec<AgendaItem>,
    /// The pages of the short welcome pack for their clients, in order.
    pub pack: Option<Vec<Spanned<String>>>,
    /// Their own answers about notices, before the practice's.
    #[schemars(default, schema_with = "NoticeTerms::shape_of_answers")]
    pub notices: NoticeTerms,
    /// What they set again for themselves, before the practice's is laid below.
    #[schemars(flatten)]
    pub own: Arrangements,
}

/// A licence, and where to look it up.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Licence {
    /// Such as "Licensed Marriage and Family Therapist".
    pub title: LocalText,
    /// Who gave it.
    pub body: LocalText,
    /// Its number.
    pub number: Option<String>,
    /// Where anyone can look it up.
    pub register: Option<Url>,
    /// Until when it is valid. Once that day is over, a build tells it.
    pub expires: Option<Spanned<Date>>,
}

/// Who supervises their work.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Supervisor {
    /// Full name.
    pub name: String,
    /// Letters after the name.
    pub credentials: Option<LocalText>,
    /// What the supervisor gets to see.
    pub note: Option<LocalText>,
}

/// A picture of them.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Photo {
    /// The picture: a file in `therapists/`.
    // Its path in the site folder; the file exists.
    pub file: Spanned<String>,
    /// What it shows, for people who do not see it.
    pub alt: LocalText,
}

/// Whether they can take new clients.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Availability {
    /// In words.
    pub text: LocalText,
    /// When that was true.
    pub as_of: Date,
    /// Where else to go meanwhile.
    pub elsewhere: Option<LocalText>,
}

/// One part of a first session.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct AgendaItem {
    /// Its name.
    pub name: LocalText,
    /// Hundredths of the session. All parts make 100.
    #[schemars(range(min = 1, max = 100))]
    pub share: u32,
    /// What happens in it.
    pub line: Option<LocalText>,
}

impl Therapist {
    /// All therapists, by `order` and then by id.
    pub(super) fn read_all(
        sources: &Sources,
        languages: &Languages,
        diagnostics: &mut Diagnostics,
    ) -> Vec<Therapist> {
        let mut all: Vec<Therapist> = sources
            .under("therapists")
            .filter(|file| file.path.ends_with(".toml"))
            .filter_map(|file| Therapist::of_file(file, sources, languages, diagnostics))
            .collect();
        all.sort_by(|a, b| key_of(a).cmp(&key_of(b)));
        all
    }

    fn of_file(
        file: &File,
        sources: &Sources,
        languages: &Languages,
        diagnostics: &mut Diagnostics,
    ) -> Option<Therapist> {
        let id = file.path.trim_start_matches("therapists/").trim_end_matches(".toml");
        if !shape::is_slug(id) {
            diagnostics.therapist_file_name(file.start(), &file.path, &shape::slug_like(id));
        }
        let mut table = Table::of_file(file, diagnostics)?;
        let id = Spanned::new(id.to_owned(), file.start());
        let therapist = Therapist::read(id, &mut table, sources, languages);
        table.finish();
        Some(therapist)
    }

    fn read(
        id: Spanned<String>,
        table: &mut Table<'_>,
        sources: &Sources,
        languages: &Languages,
    ) -> Therapist {
        // The bio is a piece of a page, where facts work.
        let bio = LocalText::read(table, "bio", languages);
        table.refuse_facts();
        Therapist {
            id,
            name: table.required_string("name", "name = \"Ana Reyes\"").value,
            called: shape::words(table, "called"),
            pronouns: LocalText::read(table, "pronouns", languages),
            credentials: LocalText::read(table, "credentials", languages),
            role: LocalText::read(table, "role", languages),
            order: table.integer("order").map(|order| order.value),
            licence: table.table("licence", |t| Licence::read(t, languages)),
            supervisor: table.table("supervisor", |t| Supervisor::read(t, languages)),
            photo: table.table("photo", |t| Photo::read(t, sources, languages)),
            languages: LocalList::read(table, "languages", languages),
            approaches: shape::page_ids(table, "approaches").unwrap_or_default(),
            sees: LocalList::read(table, "sees", languages),
            does_not_offer: LocalList::read(table, "does_not_offer", languages),
            bio,
            booking: shape::link(table, "booking"),
            availability: table.table("availability", |t| Availability::read(t, languages)),
            pack: shape::page_ids(table, "pack"),
            first_session: AgendaItem::read_all(table, languages),
            notices: table
                .table("notices", |t| NoticeTerms::read_own(t, languages))
                .unwrap_or_default(),
            own: Arrangements::read(table, languages),
        }
    }
}

fn key_of(therapist: &Therapist) -> (i64, &str) {
    (therapist.order.unwrap_or(i64::MAX), &therapist.id.value)
}

impl Licence {
    fn read(table: &mut Table<'_>, languages: &Languages) -> Self {
        let body = "body = \"Board of Behavioral Sciences\"";
        Licence {
            title: LocalText::required(table, "title", "title = \"Licensed ...\"", languages),
            body: LocalText::required(table, "body", body, languages),
            number: shape::words(table, "number"),
            register: shape::link(table, "register"),
            expires: table.date("expires"),
        }
    }
}

impl Supervisor {
    fn read(table: &mut Table<'_>, languages: &Languages) -> Self {
        Supervisor {
            name: table.required_string("name", "name = \"Sam Okoye\"").value,
            credentials: LocalText::read(table, "credentials", languages),
            note: LocalText::read(table, "note", languages),
        }
    }
}

impl Photo {
    fn read(table: &mut Table<'_>, sources: &Sources, languages: &Languages) -> Self {
        let written = table.required_string("file", "file = \"ana.jpg\"");
        let file = written.map(|name| format!("therapists/{name}"));
        if !file.value.ends_with('/') && sources.find(&file.value).is_none() {
            let others = sources.under("therapists").filter(|f| !f.path.ends_with(".toml"));
            let names: Vec<&str> =
                others.filter_map(|f| f.path.split_once('/')).map(|p| p.1).collect();
            let name = file.value.trim_start_matches("therapists/");
            let meant = nearest(name, names.iter().copied());
            table.diagnostics().photo_missing(file.span, name, meant);
        }
        let alt =
            LocalText::required(table, "alt", "alt = \"Ana, smiling, by a window\"", languages);
        Photo { file, alt }
    }
}

impl Availability {
    fn read(table: &mut Table<'_>, languages: &Languages) -> Self {
        let text = LocalText::required(table, "text", "text = \"Two places open\"", languages);
        let as_of = table.required("as_of", "as_of = 2026-11-23", Table::date);
        Availability {
            text,
            as_of: as_of.map_or_else(Date::default, |date| date.value),
            elsewhere: LocalText::read(table, "elsewhere", languages),
        }
    }
}

impl AgendaItem {
    /// The whole agenda: its shares make 100.
    fn read_all(table: &mut Table<'_>, languages: &Languages) -> Vec<AgendaItem> {
        let mut first = None;
        let items = table.tables("first_session", |table| {
            first.get_or_insert(table.span());
            AgendaItem::read(table, languages)
        });
        let sum = items.iter().map(|item| item.share).sum();
        let told = items.iter().any(|item| item.share == 0);
        if let Some(at) = first
            && sum != 100
            && !told
        {
            table.diagnostics().shares_not_whole(at, sum);
        }
        items
    }

    fn read(table: &mut Table<'_>, languages: &Languages) -> Self {
        let percent = |table: &mut Table<'_>, key| table.integer_in(key, 1..=100);
        AgendaItem {
            name: LocalText::required(table, "name", "name = \"What brings you\"", languages),
            share: table.required("share", "share = 35", percent).unwrap_or_default(),
            line: LocalText::read(table, "line", languages),
        }
    }
}
