//! The files of `themes/<theme>/templates/` become one set of Tera templates.
//!
//! A site's file stands in for the theme's at the same path; the snapshot has seen to that. Every
//! template that does not parse is told, not only the first.
//!
//! Invariant: a set that is given back has a template for each [`Layout`].

use std::collections::{BTreeMap, BTreeSet};

use tera::Tera;

use super::fault;
use crate::diagnostic::Diagnostics;
use crate::site::view::Layout;
use crate::source::{FileId, Sources, Span};

/// The layouts, each with the template that draws it.
const LAYOUTS: [(Layout, &str); 8] = [
    (Layout::Home, "home.html"),
    (Layout::Section, "section.html"),
    (Layout::Page, "page.html"),
    (Layout::Faq, "faq.html"),
    (Layout::Person, "person.html"),
    (Layout::Help, "help.html"),
    (Layout::NotFound, "not-found.html"),
    (Layout::Worksheet, "worksheet.html"),
];

/// Names in a page's context of what takes long to make.
const COSTLY: [&str; 2] = [LINKED_DATA, SENTENCES];

/// What a page says of itself to machines.
pub(super) const LINKED_DATA: &str = "linked_data";

/// Sentences with a value of the page in them.
pub(super) const SENTENCES: &str = "sentences";

/// The name under which Tera shows the whole context.
const ALL: &str = "__tera_context";

/// A theme's templates, and the files that they came from.
pub struct Templates {
    /// Ready to render.
    pub(super) tera: Tera,
    /// Where each stands.
    pub(super) places: Places,
    /// What no template asks for, of what takes long to make.
    unasked: BTreeSet<&'static str>,
}

/// The file of each template, by the name that templates use for each other.
#[derive(Clone, Debug, Default)]
pub(super) struct Places(BTreeMap<String, FileId>);

impl Places {
    /// A run of bytes in a template. A name that no file has gives no place.
    pub(super) fn span(&self, name: &str, range: std::ops::Range<usize>) -> Option<Span> {
        self.0.get(name).map(|file| Span::new(*file, range))
    }
}

/// The name of the template that draws a layout.
pub(super) fn name(layout: Layout) -> &'static str {
    LAYOUTS.iter().find(|(l, _)| *l == layout).map_or("page.html", |(_, name)| name)
}

impl Templates {
    /// Loads a theme's templates, or tells why not.
    pub fn read(sources: &Sources, theme: &str, diagnostics: &mut Diagnostics) -> Option<Self> {
        let (texts, places) = read(sources, theme, diagnostics);
        if texts.is_empty() {
            diagnostics.theme_missing(theme);
            return None;
        }
        let known = diagnostics.count(crate::diagnostic::Severity::Error);
        parse_each(&texts, &places, diagnostics);
        missing_layouts(theme, &texts, diagnostics);
        if diagnostics.count(crate::diagnostic::Severity::Error) > known {
            return None;
        }
        let unasked = unasked(&texts);
        let mut tera = Tera::new();
        match tera.add_raw_templates(texts) {
            Ok(()) => Some(Templates { tera, places, unasked }),
            Err(error) => {
                fault::tell(&error, &places, sources, theme, diagnostics);
                None
            }
        }
    }

    /// Whether a template may show what stands under this name in its context. A page need not have
    /// what none does.
    pub(super) fn may_show(&self, name: &str) -> bool {
        !self.unasked.contains(name)
    }
}

/// What no template can ask for: its name stands nowhere in their texts.
fn unasked(texts: &Texts<'_>) -> BTreeSet<&'static str> {
    let stands = |name: &str| texts.iter().any(|(_, text)| text.contains(name));
    COSTLY.into_iter().filter(|name| !stands(name) && !stands(ALL)).collect()
}

type Texts<'a> = Vec<(String, &'a str)>;

fn read<'a>(
    sources: &'a Sources,
    theme: &str,
    diagnostics: &mut Diagnostics,
) -> (Texts<'a>, Places) {
    let folder = format!("themes/{theme}/templates");
    let (mut texts, mut places) = (Vec::new(), Places::default());
    for file in sources.under(&folder).filter(|file| file.path.ends_with(".html")) {
        let name = file.path[folder.len() + 1..].to_owned();
        places.0.insert(name.clone(), file.id);
        match file.text() {
            Ok(text) => texts.push((name, text)),
            Err(at) => diagnostics.not_utf8(Span::new(file.id, at..at + 1)),
        }
    }
    (texts, places)
}

/// Tera stops at the first template that does not parse; alone, each gets its say. What a template
/// alone cannot know (its parent, its components) is asked when all are together.
fn parse_each(texts: &Texts<'_>, places: &Places, diagnostics: &mut Diagnostics) {
    for (name, text) in texts {
        if let Err(error) = Tera::new().add_raw_template(name, text) {
            fault::tell_syntax(&error, places, diagnostics);
        }
    }
}

fn missing_layouts(theme: &str, texts: &Texts<'_>, diagnostics: &mut Diagnostics) {
    for (_, layout) in LAYOUTS {
        if !texts.iter().any(|(name, _)| name == layout) {
            diagnostics.template_missing(theme, layout);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LINKED_DATA, SENTENCES, unasked};

    #[test]
    fn what_a_template_might_show_is_made() {
        let of = |text| Vec::from_iter(unasked(&vec![("page.html".to_owned(), text)]));
        assert_eq!(of("{{ page.title }}"), [LINKED_DATA, SENTENCES]);
        assert_eq!(of("{{ sentences.reading_time }}"), [LINKED_DATA]);
        assert_eq!(of("{% if linked_data %}{% endif %}{{ sentences?.x }}"), [""; 0]);
        assert_eq!(of("{{ __tera_context }}"), [""; 0]);
    }
}
