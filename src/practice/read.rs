//! `practice.toml` becomes a [`Practice`], and with all that it names a [`Setting`].
//!
//! Opens nothing but what the snapshot holds and gives up on nothing but a missing file. Invariant:
//! where something named does not exist, it is told and a stand-in takes its place, so that the
//! rest of the run can tell the rest.

use schemars::{Schema, SchemaGenerator};
use url::Url;

use super::arrangements::Arrangements;
use super::text::{Languages, LocalText};
use super::{
    InstrumentTerms, Jurisdiction, Look, NoticeTerms, Practice, PrintTerms, Setting, Site,
    Therapist, jurisdiction, shape, theme, unsure,
};
use crate::diagnostic::Diagnostics;
use crate::source::{File, Sources, Spanned};
use crate::table::shape::keyed;
use crate::table::{Date, Table};

/// After how many months a crisis line asks to be checked again, if the practice does not say.
const CRISIS_MAX_AGE: u32 = 12;

/// The same, for editors.
pub(super) fn crisis_max_age() -> u32 {
    CRISIS_MAX_AGE
}

/// The shape of `[confirmed]`: days by the name of an entry.
pub(super) fn confirmed(generator: &mut SchemaGenerator) -> Schema {
    keyed::<Date>(generator, "entry")
}

/// Whether a file may be read here: the practice, its people, places, manifests of themes, and
/// pictures, of which it is asked whether they are there.
pub fn reads(file: &File) -> bool {
    let path = file.path.as_str();
    let text = [".md", ".bib", ".ftl"].iter().any(|ending| path.ends_with(ending));
    let theme = path.starts_with("themes/") && !path.ends_with("/theme.toml");
    let other_data = path.starts_with("content/instruments/");
    !text && !theme && !other_data
}

/// The practice, its therapists, its place and its theme. All that is wrong in their files is told
/// at once; there is no setting only where there is no practice.toml that can be read as text.
pub fn read(sources: &Sources, diagnostics: &mut Diagnostics) -> Option<Setting> {
    let Some(file) = sources.find("practice.toml") else {
        diagnostics.no_practice();
        return None;
    };
    let practice = practice_of(file, sources, diagnostics)?;
    let therapists = Therapist::read_all(sources, &practice.languages, diagnostics);
    let (place, served) = places(&practice, sources, diagnostics);
    let theme = theme::read(&practice.theme, sources, diagnostics);
    let palette = theme.palette.with(&practice.look.colours, diagnostics);
    let setting = Setting { practice, therapists, place, served, theme, palette };
    setting.tell_notices(diagnostics);
    setting.tell_prices(diagnostics);
    Some(setting)
}

/// The practice's place and the others that it serves, with what the practice has confirmed.
fn places(
    practice: &Practice,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> (Jurisdiction, Vec<Jurisdiction>) {
    let own = &practice.jurisdiction;
    let mut place = jurisdiction::read(own, sources, diagnostics);
    let others = practice.serves.iter().filter(|other| *other != own);
    let mut served: Vec<_> =
        others.map(|other| jurisdiction::read(other, sources, diagnostics)).collect();
    unsure::tell_unused(std::iter::once(&place).chain(&served), sources, diagnostics);
    unsure::confirm(
        &practice.confirmed,
        std::iter::once(&mut place).chain(&mut served),
        diagnostics,
    );
    unsure::tell_unchecked(&place, &[], own.span, sources, diagnostics);
    let mut told = vec![&place];
    for (other, id) in served.iter().zip(practice.serves.iter().filter(|other| *other != own)) {
        unsure::tell_unchecked(other, &told, id.span, sources, diagnostics);
        told.push(other);
    }
    (place, served)
}

/// The practice, whatever is wrong in its file.
fn practice_of(file: &File, sources: &Sources, diagnostics: &mut Diagnostics) -> Option<Practice> {
    let mut table = Table::of_file(file, diagnostics)?;
    table.refuse_facts();
    let languages = Languages::read(&mut table);
    let jurisdiction = table.required("jurisdiction", "jurisdiction = \"us-ca\"", Table::string);
    // A place that was not named is told already, and the widest stands in.
    let nowhere = || Spanned::new("intl".to_owned(), file.start());
    let plain = || Spanned::new(theme::DEFAULT.to_owned(), file.start());
    let practice = Practice {
        name: LocalText::required(
            &mut table,
            "name",
            "name = \"Harbour Street Therapy\"",
            &languages,
        ),
        base_url: base_url(&mut table),
        jurisdiction: jurisdiction.unwrap_or_else(nowhere),
        theme: table.string("theme").unwrap_or_else(plain),
        serves: table.different_strings("serves").unwrap_or_default(),
        crisis_max_age: table.integer_in("crisis_max_age", 1..=36).unwrap_or(CRISIS_MAX_AGE),
        confirmed: table.table("confirmed", |t| t.rest_dates()).unwrap_or_default(),
        notices: table.table("notices", |t| NoticeTerms::read(t, &languages)).unwrap_or_default(),
        site: table.table("site", Site::read).unwrap_or_default(),
        look: table.table("look", |t| Look::read(t, sources, &languages)).unwrap_or_default(),
        print: table.table("print", PrintTerms::read).unwrap_or_default(),
        instruments: table
            .table("instruments", |t| InstrumentTerms::read(t, &languages))
            .unwrap_or_default(),
        arrangements: Arrangements::read(&mut table, &languages),
        languages,
    };
    table.finish();
    Some(practice)
}

/// The address of the site; one that cannot be is told, and an example stands in.
fn base_url(table: &mut Table<'_>) -> Url {
    let text = table.required("base_url", "base_url = \"https://example.org/\"", Table::string);
    text.and_then(|text| {
        let url = shape::base_url(&text.value);
        url.map_err(|why| table.diagnostics().bad_base_url(text.span, why)).ok()
    })
    .unwrap_or_else(example_url)
}

fn example_url() -> Url {
    Url::parse("https://example.org/").expect("a whole address")
}

impl Site {
    fn read(table: &mut Table<'_>) -> Self {
        Site {
            library: table.boolean("library").unwrap_or(true),
            off: shape::page_ids(table, "off").unwrap_or_default(),
            raw_html: table.boolean("raw_html").unwrap_or(false),
        }
    }
}

impl Default for Site {
    fn default() -> Self {
        Site { library: true, off: Vec::new(), raw_html: false }
    }
}
