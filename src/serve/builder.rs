//! The files of a site folder become a site, again and again.
//!
//! The one place that knows how a build is asked for. Says nothing of when.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::changes::Changes;
use crate::diagnostic::Diagnostics;
use crate::output::{Artifacts, Kept};
use crate::pipeline::{self, Built, Options};
use crate::practice;
use crate::source::Sources;

/// Builds one site folder.
pub(super) struct Builder {
    root: PathBuf,
    options: Options,
    kept: Kept,
    sources: Sources,
    base: Base,
}

/// What a build made.
#[derive(Debug, Default)]
pub(super) struct Made {
    pub(super) artifacts: Artifacts,
    pub(super) promised: Promised,
    pub(super) diagnostics: Diagnostics,
    pub(super) sources: Sources,
    pub(super) pages: usize,
    /// The path of the site's address: `/practice/`.
    pub(super) base: String,
}

/// The path of the site's address, and the practice.toml that said it.
struct Base {
    said: Option<Arc<[u8]>>,
    path: String,
}

/// Files that are typeset when they are asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Promised;

impl Promised {
    pub(super) fn holds(&self, _: &str) -> bool {
        false
    }

    /// Typesets a file. Takes up to a second.
    pub(super) fn make(&self, _: &str) -> Option<(Arc<[u8]>, Diagnostics)> {
        None
    }
}

impl Builder {
    /// Reads the folder.
    pub(super) fn new(root: &Path, options: Options, kept: Kept) -> Self {
        let base = Base { said: None, path: "/".to_owned() };
        Builder { root: root.to_owned(), options, kept, sources: Sources::read(root), base }
    }

    /// Reads again what may have changed. True if it did.
    pub(super) fn refresh(&mut self, changes: &Changes) -> bool {
        let _ = changes;
        let sources = Sources::read(&self.root);
        let changed = !equal(&self.sources, &sources);
        self.sources = sources;
        changed
    }

    /// Builds what was read.
    pub(super) fn build(&mut self) -> Made {
        let built = pipeline::build(&self.sources, &self.options, &self.kept);
        self.base.read(&self.sources);
        let Built { artifacts, diagnostics, sources, pages, .. } = built;
        let (promised, base) = (Promised, self.base.path.clone());
        Made { artifacts, promised, diagnostics, sources, pages, base }
    }
}

impl Base {
    /// Takes the path from practice.toml, unless that is as it was. One that cannot be read says nothing.
    fn read(&mut self, sources: &Sources) {
        let said = sources.find("practice.toml").map(|file| file.bytes.clone());
        if said == self.said {
            return;
        }
        if let Some(setting) = practice::read(sources, &mut Diagnostics::new()) {
            setting.practice.base_url.path().clone_into(&mut self.path);
        }
        self.said = said;
    }
}

fn equal(one: &Sources, other: &Sources) -> bool {
    let files = |sources: &Sources| -> Vec<(String, Arc<[u8]>)> {
        sources.files().map(|file| (file.shown.clone(), file.bytes.clone())).collect()
    };
    one.faults() == other.faults() && files(one) == files(other)
}
