//! The files of a site folder become a site, again and again.
//!
//! The one place that knows how a build is asked for. Says nothing of when.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::changes::Changes;
use crate::diagnostic::Diagnostics;
use crate::output::{Artifacts, Kept};
use crate::pipeline::{Built, Observer, Options, Promised, Workshop};
use crate::practice;
use crate::source::{Contents, Sources};

/// Builds one site folder.
pub(super) struct Builder {
    root: PathBuf,
    workshop: Workshop,
    sources: Sources,
    base: Base,
    observer: Arc<dyn Observer>,
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
    said: Option<Contents>,
    path: String,
}

impl Builder {
    /// Reads the folder.
    pub(super) fn new(
        root: &Path,
        options: Options,
        kept: Kept,
        observer: Arc<dyn Observer>,
    ) -> Self {
        let base = Base { said: None, path: "/".to_owned() };
        let (workshop, sources) = (Workshop::new(options, kept), Sources::read(root));
        Builder { root: root.to_owned(), workshop, sources, base, observer }
    }

    /// Reads again what may have changed. True if it did.
    pub(super) fn refresh(&mut self, changes: &Changes) -> bool {
        let everything = [PathBuf::new()];
        let some: Vec<PathBuf> = changes.paths.iter().cloned().collect();
        self.sources.refresh(&self.root, if changes.all { &everything } else { &some })
    }

    /// Builds what was read.
    pub(super) fn build(&mut self) -> Made {
        let built = self.workshop.build_watched(&self.sources, &*self.observer);
        self.base.read(&self.sources);
        let Built { artifacts, promised, diagnostics, sources, pages, .. } = built;
        let base = self.base.path.clone();
        Made { artifacts, promised, diagnostics, sources, pages, base }
    }
}

impl Base {
    /// Takes the path from practice.toml, unless that is as it was. One that cannot be read says nothing.
    fn read(&mut self, sources: &Sources) {
        let said = sources.find("practice.toml").map(|file| file.contents.clone());
        if said == self.said {
            return;
        }
        if let Some(setting) = practice::read(sources, &mut Diagnostics::new()) {
            setting.practice.base_url.path().clone_into(&mut self.path);
        }
        self.said = said;
    }
}
