//! The files of `themes/<theme>/static/` become files of the site under names that change with
//! what is in them, so that a browser may keep each for ever.
//!
//! A stylesheet's `url(...)` of a file beside it is written as that file's new name. Nothing here
//! reads what else a stylesheet says.
//!
//! Invariant: a stylesheet's own name depends on the names it mentions.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Diagnostics;
use crate::source::{File, Sources, Span};

/// Where static files stand in the output.
const FOLDER: &str = "assets";

/// A theme's static files.
#[derive(Clone, Debug, Default)]
pub(super) struct Statics {
    /// For each path in `static/`, the path in the output.
    names: BTreeMap<String, String>,
    /// The output, by path.
    files: BTreeMap<String, Arc<[u8]>>,
}

impl Statics {
    /// Reads a theme's static files; other files first, since stylesheets name them.
    pub(super) fn read(sources: &Sources, theme: &str, diagnostics: &mut Diagnostics) -> Self {
        let folder = format!("themes/{theme}/static");
        let mut statics = Statics::default();
        let (styles, others): (Vec<_>, Vec<_>) =
            sources.under(&folder).partition(|file| file.path.ends_with(".css"));
        for file in others {
            statics.add(&file.path[folder.len() + 1..], file.bytes.clone());
        }
        for file in styles {
            let name = &file.path[folder.len() + 1..];
            let bytes = statics.stylesheet(file, name, diagnostics);
            statics.add(name, bytes);
        }
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
        let path = format!("{FOLDER}/{}", fingerprinted(name, &bytes));
        self.names.insert(name.to_owned(), path.clone());
        self.files.insert(path, bytes);
    }

    fn stylesheet(&self, file: &File, name: &str, diagnostics: &mut Diagnostics) -> Arc<[u8]> {
        let text = match file.text() {
            Ok(text) => text,
            Err(at) => {
                diagnostics.not_utf8(Span::new(file.id, at..at + 1));
                return file.bytes.clone();
            }
        };
        let mut out = String::with_capacity(text.len() + 256);
        let mut from = 0;
        for (start, end) in addresses_in(text) {
            let written = &text[start..end];
            out.push_str(&text[from..start]);
            from = end;
            match self.names.get(&beside(name, written)) {
                Some(path) => out.push_str(&relative(name, path)),
                None if elsewhere(written) => out.push_str(written),
                None => diagnostics.style_url_missing(Span::new(file.id, start..end), written),
            }
        }
        out.push_str(&text[from..]);
        Arc::from(out.into_bytes())
    }
}

/// `fonts/a.woff2` with its digest: `fonts/a.1f2e3d4c.woff2`.
fn fingerprinted(name: &str, bytes: &[u8]) -> String {
    let digest = blake3::hash(bytes).to_hex();
    let short = &digest.as_str()[..8];
    let stem_end = name.rfind('.').filter(|dot| !name[*dot..].contains('/'));
    match stem_end {
        Some(dot) => format!("{}.{short}{}", &name[..dot], &name[dot..]),
        None => format!("{name}.{short}"),
    }
}

/// The byte ranges of what stands in `url(...)`, without quotes.
fn addresses_in(text: &str) -> Vec<(usize, usize)> {
    let find = |(at, _): (usize, &str)| {
        let start = at + "url(".len();
        let length = text[start..].find(')')?;
        let written = &text[start..start + length];
        let inner = written.trim().trim_matches(['"', '\'']);
        let skipped = written.find(inner)?;
        Some((start + skipped, start + skipped + inner.len()))
    };
    text.match_indices("url(").filter_map(find).collect()
}

/// The path in `static/` that a stylesheet means.
fn beside(stylesheet: &str, written: &str) -> String {
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

/// An anchor, or data in the address itself.
fn elsewhere(written: &str) -> bool {
    written.starts_with('#') || written.starts_with("data:")
}
