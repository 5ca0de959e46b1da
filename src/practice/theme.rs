//! `themes/<name>/theme.toml` becomes a [`Theme`]: which theme there is, and its colours.
//!
//! Reads no template and no style. Invariant: a theme is a folder below `themes/` that holds a
//! theme.toml.

use super::palette::Palette;
use crate::diagnostic::{Diagnostics, nearest};
use crate::source::{Sources, Spanned};
use crate::table::Table;

/// The theme that a site has if it names none.
pub(super) const DEFAULT: &str = "calm";

/// A theme's manifest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    /// The folder's name: what `theme` in practice.toml says.
    pub id: String,
    /// Its colours.
    pub palette: Palette,
}

/// The theme of this id; one that does not exist is told, and the default stands in.
pub(super) fn read(
    id: &Spanned<String>,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Theme {
    let known = known(sources);
    if !known.contains(&id.value.as_str()) {
        let meant = nearest(&id.value, known.iter().copied());
        diagnostics.unknown_file(id.span, "theme", &id.value, meant, &known);
        return of_id(DEFAULT, sources, diagnostics);
    }
    of_id(&id.value, sources, diagnostics)
}

/// The ids of all themes, sorted.
fn known(sources: &Sources) -> Vec<&str> {
    sources.under("themes").filter_map(|file| id_of(&file.path)).collect()
}

fn id_of(path: &str) -> Option<&str> {
    let id = path.strip_prefix("themes/")?.strip_suffix("/theme.toml")?;
    (!id.contains('/')).then_some(id)
}

fn of_id(id: &str, sources: &Sources, diagnostics: &mut Diagnostics) -> Theme {
    let mut theme = Theme { id: id.to_owned(), palette: Palette::default() };
    let Some(file) = sources.find(&format!("themes/{id}/theme.toml")) else { return theme };
    let Some(mut table) = Table::of_file(file, diagnostics) else { return theme };
    theme.palette = Palette::read(&mut table);
    table.finish();
    theme
}
