//! A site that is built again and again while it is written: only what changed is done again.
//!
//! Invariant: what comes out equals what [`build`](super::build) gives for the same files and
//! options, byte for byte, artifacts and diagnostics.

use super::memory::Memory;
use super::{Built, Nobody, Observer, Options, Task, run};
use crate::output::Kept;
use crate::source::Sources;

/// Builds one site again and again.
pub struct Workshop {
    options: Options,
    kept: Kept,
    memory: Memory,
}

impl Workshop {
    /// A workshop for one site, to be shown while it is written.
    pub fn new(options: Options, kept: Kept) -> Self {
        let options = Options { serving: true, ..options };
        Workshop { options, kept, memory: Memory::lasting() }
    }

    /// Builds the site. Snapshots must be of one folder, each [refreshed](Sources::refresh) from
    /// the one before: names of files have to mean the same.
    pub fn build(&mut self, sources: &Sources) -> Built {
        self.build_watched(sources, &Nobody)
    }

    /// Builds the site, and tells somebody how far it is.
    pub fn build_watched(&mut self, sources: &Sources, watch: &dyn Observer) -> Built {
        let task = Task { options: &self.options, kept: &self.kept, watch };
        run(sources, task, &mut self.memory)
    }
}
