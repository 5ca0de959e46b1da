//! The files of `themes/<theme>/static/` become files of the site under names that change with
//! what is in them, so that a browser may keep each for ever.
//!
//! A file beside it that a stylesheet names is written as that file's new name. What stands on
//! another site is refused: a page fetches nothing from elsewhere.
//!
//! Invariant: a stylesheet's own name depends on the names it mentions.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{colours, style};
use crate::assets::fingerprinted;
use crate::diagnostic::Diagnostics;
use crate::practice::Palette;
use crate::source::{File, Sources, Span};

/// Where static files stand in the output.
const FOLDER: &str = "assets";

/// How static files are named in the output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Naming {
    /// With a mark of what is in them, so that a browser may keep each for ever.
    #[default]
    Fingerprinted,
    /// As they are, so that a change of one changes no page: for a site that is being written.
    Plain,
}

/// A theme's static files.
#[derive(Clone, Debug, Default)]
pub struct Statics {
    naming: Naming,
    /// For each path in `static/`, the path in the output.
    names: BTreeMap<String, String>,
    /// The output, by path.
    files: BTreeMap<String, Arc<[u8]>>,
    /// The stylesheets that have been begun, whose names are not known until they are done.
    begun: BTreeSet<String>,
}

impl Statics {
    /// Reads a theme's static files, a stylesheet after all that it names, and adds its colours.
    pub fn read(
        sources: &Sources,
        theme: &str,
        palette: &Palette,
        naming: Naming,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let folder = format!("themes/{theme}/static");
        let mut statics = Statics { naming, ..Statics::default() };
        let mut styles = Styles::new();
        for file in sources.under(&folder) {
            match &file.path[folder.len() + 1..] {
                name if name.ends_with(".css") => {
                    styles.insert(name, file);
                }
                name => statics.add(name, file.contents.shared()),
            }
        }
        while let Some((name, file)) = styles.pop_first() {
            statics.add_style(name, file, &mut styles, diagnostics);
        }
        statics.add("colours.css", colours::stylesheet(palette).into_bytes().into());
        statics
    }

    /// For each path in `static/`, its address under a base path that ends in a slash.
    pub(super) fn addresses(&self, base: &str) -> BTreeMap<String, String> {
        self.names.iter().map(|(name, path)| (name.clone(), format!("{base}{path}"))).collect()
    }

    /// The files of the output, by path.
    pub(super) fn files(&self) -> impl Iterator<Item = (&str, &Arc<[u8]>)> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes))
    }

    /// Takes in one file.
    pub(super) fn add(&mut self, name: &str, bytes: Arc<[u8]>) {
        let (folder, file) = name.rfind('/').map_or(("", name), |at| name.split_at(at + 1));
        let file = match self.naming {
            Naming::Fingerprinted => fingerprinted(file, &bytes),
            Naming::Plain => file.to_owned(),
        };
        let path = format!("{FOLDER}/{folder}{file}");
        self.names.insert(name.to_owned(), path.clone());
        self.files.insert(path, bytes);
    }

    /// Takes in a stylesheet, those of the `rest` that it names before it.
    fn add_style<'a>(
        &mut self,
        name: &str,
        file: &'a File,
        rest: &mut Styles<'a>,
        diagnostics: &mut Diagnostics,
    ) {
        let text = match file.text() {
            Ok(text) => text,
            Err(at) => return diagnostics.not_utf8(Span::new(file.id, at..at + 1)),
        };
        self.begun.insert(name.to_owned());
        for at in style::addresses(text) {
            if let Some((named, file)) = rest.remove_entry(beside(name, &text[at]).as_str()) {
                self.add_style(named, file, rest, diagnostics);
            }
        }
        let text = self.rewritten(name, file, text, diagnostics);
        self.add(name, Arc::from(text.into_bytes()));
    }

    /// A stylesheet with the new names of all files that it names.
    fn rewritten(
        &self,
        name: &str,
        file: &File,
        text: &str,
        diagnostics: &mut Diagnostics,
    ) -> String {
        let mut out = String::with_capacity(text.len() + 256);
        let mut from = 0;
        for at in style::addresses(text) {
            let span = Span::new(file.id, at.clone());
            out.push_str(&text[from..at.start]);
            out.push_str(&self.renamed(name, &text[at.clone()], span, diagnostics));
            from = at.end;
        }
        out.push_str(&text[from..]);
        out
    }

    /// The address that a stylesheet's address becomes; one that is refused stays as it is.
    fn renamed(
        &self,
        stylesheet: &str,
        written: &str,
        at: Span,
        diagnostics: &mut Diagnostics,
    ) -> String {
        let (file, part) = written.split_at(written.find(['#', '?']).unwrap_or(written.len()));
        if file.is_empty() && part.starts_with('#') {
            return written.to_owned();
        }
        let meant = beside(stylesheet, file);
        match self.names.get(&meant) {
            Some(path) => return relative(stylesheet, path) + part,
            None if scheme(file) == Some("data") => diagnostics.style_url_data(at),
            None if scheme(file).is_some() || file.starts_with("//") => {
                diagnostics.style_url_elsewhere(at, written);
            }
            None if self.begun.contains(&meant) => diagnostics.style_import_loop(at, written),
            None => diagnostics.style_url_missing(at, written),
        }
        written.to_owned()
    }
}

/// Stylesheets that are still to be read, by their path in `static/`.
type Styles<'a> = BTreeMap<&'a str, &'a File>;

/// `https` of `https://example.org/`.
fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    (!scheme.is_empty() && scheme.chars().all(plain)).then_some(scheme)
}

/// The path in `static/` that a stylesheet means.
pub(super) fn beside(stylesheet: &str, written: &str) -> String {
    let mut parts: Vec<&str> = stylesheet.split('/').collect();
    parts.pop();
    for part in written.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    parts.join("/")
}

/// The way from a stylesheet to a file of the output.
fn relative(stylesheet: &str, path: &str) -> String {
    let up = "../".repeat(stylesheet.matches('/').count());
    format!("{up}{}", path.strip_prefix(&format!("{FOLDER}/")).unwrap_or(path))
}
