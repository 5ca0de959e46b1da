//! `practice.toml` becomes a [`Practice`], and with all that it names a [`Setting`].
//!
//! Opens nothing but what the snapshot holds and gives up on nothing but a missing file. Invariant:
//! where something named does not exist, it is told and a stand-in takes its place, so that the
//! rest of the run can tell the rest.

use url::Url;

use super::arrangements::Arrangements;
use super::text::{Languages, LocalText};
use super::{
    InstrumentTerms, Jurisdiction, Look, Practice, PrintTerms, Setting, Site, Therapist,
    jurisdiction, shape, theme,
};
use crate::diagnostic::Diagnostics;
use crate::source::{File, Sources, Span, Spanned};
use crate::table::Table;

/// The practice, its therapists, its place and its theme. All that is wrong in their files is told
/// at once; there is no setting only where there is no practice.toml that can be read as text.
pub fn read(sources: &Sources, diagnostics: &mut Diagnostics) -> Option<Setting> {
    let Some(file) = sources.find("practice.toml") else {
        diagnostics.no_practice();
        return None;
    };
    let (practice, names) = practice_of(file, sources, diagnostics)?;
    let therapists = Therapist::read_all(sources, &practice.languages, diagnostics);
    let place = names.place(sources, diagnostics);
    let theme = theme::read(&names.theme, sources, diagnostics);
    let palette = theme.palette.with(&practice.look.colours, diagnostics);
    Some(Setting { practice, therapists, place, theme, palette })
}

/// The files that practice.toml names.
struct Names {
    /// Missing if it was told that it is.
    jurisdiction: Option<Spanned<String>>,
    theme: Spanned<String>,
}

impl Names {
    /// The place. One that was not named is told already.
    fn place(&self, sources: &Sources, diagnostics: &mut Diagnostics) -> Jurisdiction {
        let intl = || Spanned::new("intl".to_owned(), self.theme.span);
        let id = self.jurisdiction.clone().unwrap_or_else(intl);
        let place = jurisdiction::read(&id, sources, diagnostics);
        tell_unchecked(&place, id.span, sources, diagnostics);
        place
    }
}

/// Crisis lines of which nobody is quite sure are printed, so somebody has to try them.
fn tell_unchecked(
    place: &Jurisdiction,
    at: Span,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) {
    let lines: Vec<_> = place.unchecked_lines().collect();
    let names: Vec<&str> = lines.iter().map(|line| line.name.as_str()).collect();
    let mut files: Vec<&str> =
        lines.iter().map(|line| sources.file(line.id.span.file).path.as_str()).collect();
    files.sort_unstable();
    files.dedup();
    if !names.is_empty() {
        diagnostics.crisis_unchecked(at, &names, &files);
    }
}

fn practice_of(
    file: &File,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Option<(Practice, Names)> {
    let mut table = Table::of_file(file, diagnostics)?;
    table.refuse_facts();
    let languages = Languages::read(&mut table);
    let names = Names {
        jurisdiction: table.required("jurisdiction", "jurisdiction = \"us-ca\"", Table::string),
        theme: table
            .string("theme")
            .unwrap_or_else(|| Spanned::new(theme::DEFAULT.to_owned(), file.start())),
    };
    let practice = Practice {
        name: LocalText::required(
            &mut table,
            "name",
            "name = \"Harbour Street Therapy\"",
            &languages,
        ),
        base_url: base_url(&mut table),
        couples: table.boolean("couples"),
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
    Some((practice, names))
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
