//! `[look]` in practice.toml: what a practice may change of its theme's looks.

use schemars::JsonSchema;

use super::palette::Chosen;
use super::text::{Languages, LocalText};
use crate::diagnostic::nearest;
use crate::source::{Sources, Spanned};
use crate::table::Table;

/// What a practice has changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema)]
#[schemars(default, deny_unknown_fields)]
pub struct Look {
    /// `accent`, `clay`, `paper`.
    #[schemars(flatten)]
    pub(super) colours: Chosen,
    /// A picture in the place of the practice's name at the top of every page.
    pub logo: Option<Logo>,
}

/// A picture in the place of the practice's name at the top of every page.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Logo {
    /// The picture's path in the site folder, such as `content/logo.svg`.
    // The file exists.
    pub file: Spanned<String>,
    /// What it says, for people who do not see it.
    pub alt: LocalText,
}

impl Look {
    pub(super) fn read(table: &mut Table<'_>, sources: &Sources, languages: &Languages) -> Self {
        Look {
            colours: Chosen::read(table),
            logo: table.table("logo", |t| Logo::read(t, sources, languages)),
        }
    }
}

impl Logo {
    fn read(table: &mut Table<'_>, sources: &Sources, languages: &Languages) -> Self {
        let file = table.required_string("file", "file = \"content/logo.svg\"");
        if !file.value.is_empty()
            && (!file.value.starts_with("content/") || sources.find(&file.value).is_none())
        {
            let pictures = sources.under("content").filter(|f| is_picture(&f.path));
            let near = nearest(&file.value, pictures.map(|f| f.path.as_str()));
            table.diagnostics().logo_missing(file.span, &file.value, near);
        }
        let alt = LocalText::required(table, "alt", "alt = \"Harbour Street Therapy\"", languages);
        Logo { file, alt }
    }
}

fn is_picture(path: &str) -> bool {
    [".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif"].iter().any(|e| path.ends_with(e))
}
