//! The stages of a build, and whoever watches them go by.
//!
//! Knows no clock: it says what begins and what ends, and an [`Observer`] looks at one if it likes.
//! Invariant: nothing that a build makes depends on who watches.

use std::fmt::Debug;

/// A stage of a build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// The site folder is read. Whoever calls a build does that, and says so.
    Folder,
    /// The practice, its people, its place and its theme.
    Setting,
    /// Markdown becomes pages.
    Pages,
    /// Words, references, questionnaires, pictures, templates.
    Parts,
    /// Pages are put in their places.
    Graph,
    /// Therapists' welcome packs are typeset.
    Packs,
    /// What all pages of a language share.
    Shared,
    /// Pages are made, side by side: the three stages of a page are in it.
    Made,
    /// The site is put together.
    Whole,
    /// The site is written to the disk. Whoever calls a build does that, and says so.
    Published,
    /// Of one page: its links, citations and facts are resolved.
    Resolved,
    /// Of one page: its PDFs and pictures are typeset.
    Typeset,
    /// Of one page: its HTML is drawn.
    Drawn,
}

impl Stage {
    /// All stages, in the order in which they come; those of one page last.
    pub const ALL: [Stage; 13] = [
        Stage::Folder,
        Stage::Setting,
        Stage::Pages,
        Stage::Parts,
        Stage::Graph,
        Stage::Packs,
        Stage::Shared,
        Stage::Made,
        Stage::Whole,
        Stage::Published,
        Stage::Resolved,
        Stage::Typeset,
        Stage::Drawn,
    ];

    /// Whether many threads are in this stage at once, each with a page. The others come one after
    /// the other.
    pub fn is_of_a_page(self) -> bool {
        matches!(self, Stage::Resolved | Stage::Typeset | Stage::Drawn)
    }
}

/// Whoever watches a build. What it is told, it is told on the thread that does the work: what begins
/// on a thread ends there, and what began last ends first.
pub trait Observer: Debug + Send + Sync {
    /// A stage begins.
    fn begin(&self, _stage: Stage) {}
    /// It ends.
    fn end(&self, _stage: Stage) {}
    /// So many pages are to be made.
    fn pages(&self, _how_many: usize) {}
    /// One of them is done, and so many PDFs with it.
    fn page_done(&self, _pdfs: usize) {}
}

/// Watches nothing.
#[derive(Clone, Copy, Debug)]
pub struct Nobody;

impl Observer for Nobody {}

/// A stage that goes on for as long as this is held.
pub(super) struct During<'a> {
    observer: &'a dyn Observer,
    stage: Stage,
}

/// Begins a stage.
pub(super) fn during(observer: &dyn Observer, stage: Stage) -> During<'_> {
    observer.begin(stage);
    During { observer, stage }
}

impl<'a> During<'a> {
    /// Ends this stage and begins the next.
    pub(super) fn then(self, stage: Stage) -> During<'a> {
        let observer = self.observer;
        drop(self);
        during(observer, stage)
    }
}

impl Drop for During<'_> {
    fn drop(&mut self) {
        self.observer.end(self.stage);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::super::{Options, build, build_watched};
    use super::*;
    use crate::output::Kept;
    use crate::source::Sources;

    /// Writes down what it is told.
    #[derive(Debug, Default)]
    struct Log(Mutex<Vec<String>>);

    impl Log {
        fn write(&self, line: String) {
            self.0.lock().unwrap().push(line);
        }
    }

    impl Observer for Log {
        fn begin(&self, stage: Stage) {
            self.write(format!("begin {stage:?}"));
        }
        fn end(&self, stage: Stage) {
            self.write(format!("end {stage:?}"));
        }
        fn pages(&self, how_many: usize) {
            self.write(format!("{how_many} pages"));
        }
        fn page_done(&self, pdfs: usize) {
            self.write(format!("done, {pdfs} PDFs"));
        }
    }

    const SITE: &str = "//- practice.toml\nname = \"A\"\nbase_url = \"https://a.example/\"\n\
                        jurisdiction = \"intl\"\n[site]\nlibrary = false\n\
                        //- content/en/index.md\n+++\ntitle = \"Home\"\nkind = \"section\"\n\
                        summary = \"Start here.\"\n+++\nWords.\n";

    #[test]
    fn stages_come_one_after_the_other_and_a_page_s_within() {
        let (sources, log) = (Sources::fixture_over_library(SITE), Log::default());
        let (options, kept) = (Options::default(), Kept::default());
        let watched = build_watched(&sources, &options, &kept, &log);
        let told = log.0.into_inner().unwrap().join("\n");
        let line = [Stage::Setting, Stage::Pages, Stage::Parts, Stage::Graph, Stage::Shared];
        let line = line.iter().map(|stage| format!("begin {stage:?}\nend {stage:?}\n"));
        let page = ["Resolved", "Drawn"].map(|stage| format!("begin {stage}\nend {stage}\n"));
        let (line, page) = (line.collect::<String>(), page.concat());
        let line = line.replace("begin Graph", "1 pages\nbegin Graph");
        let made = format!("begin Made\n{page}done, 0 PDFs\nend Made\nbegin Whole\nend Whole");
        assert_eq!(told, line + &made);
        let artifacts = |built: &super::super::Built| {
            let all = built.artifacts.iter();
            all.map(|(path, bytes)| (path.to_owned(), bytes.to_vec())).collect::<Vec<_>>()
        };
        assert_eq!(artifacts(&watched), artifacts(&build(&sources, &options, &kept)));
    }

    #[test]
    fn every_stage_has_its_place() {
        assert!(Stage::ALL.iter().enumerate().all(|(at, stage)| *stage as usize == at));
        assert!(Stage::ALL.is_sorted_by_key(|stage| stage.is_of_a_page()));
    }
}
