//! Watches a build with a clock: how long each stage took, and how far it is.
//!
//! Stages that come one after the other are timed as they pass. Those of a page are on many threads
//! at once: their times are those of all threads, added up. Invariant: threads never wait for it.

use std::cell::RefCell;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant};

use crate::pipeline::{Observer, Stage};

thread_local! {
    /// When the stages that go on on this thread began, the last one last.
    static BEGUN: RefCell<Vec<Instant>> = const { RefCell::new(Vec::new()) };
}

/// The times of a build's stages, and how far it is.
#[derive(Debug, Default)]
pub(super) struct Stopwatch {
    stages: [Times; Stage::ALL.len()],
    /// The place in [`Stage::ALL`] of the stage that goes on.
    now: AtomicUsize,
    pages: AtomicUsize,
    done: AtomicUsize,
    pdfs: AtomicUsize,
}

#[derive(Debug, Default)]
struct Times {
    nanoseconds: AtomicU64,
    /// How many times the stage went by.
    how_often: AtomicUsize,
}

/// How far a build is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Far {
    pub stage: Stage,
    /// How many pages there are to make.
    pub pages: usize,
    /// How many are made.
    pub done: usize,
    /// How many PDFs were made with them.
    pub pdfs: usize,
}

impl Stopwatch {
    /// Times work that is no build's own: reading the folder, writing the site.
    pub(super) fn time<T>(&self, stage: Stage, work: impl FnOnce() -> T) -> T {
        self.begin(stage);
        let made = work();
        self.end(stage);
        made
    }

    /// How far the build is.
    pub(super) fn far(&self) -> Far {
        let [now, pages, done, pdfs] =
            [&self.now, &self.pages, &self.done, &self.pdfs].map(|number| number.load(Relaxed));
        Far { stage: Stage::ALL[now], pages, done, pdfs }
    }

    /// The stages that went by since they were last taken, and how long each took.
    pub(super) fn take(&self) -> Vec<(Stage, Duration)> {
        let stages = Stage::ALL.into_iter().zip(&self.stages);
        let taken = stages.filter_map(|(stage, times)| {
            let nanoseconds = times.nanoseconds.swap(0, Relaxed);
            let went_by = times.how_often.swap(0, Relaxed) > 0;
            went_by.then(|| (stage, Duration::from_nanos(nanoseconds)))
        });
        taken.collect()
    }
}

impl Observer for Stopwatch {
    fn begin(&self, stage: Stage) {
        if !stage.is_of_a_page() {
            self.now.store(stage as usize, Relaxed);
        }
        BEGUN.with_borrow_mut(|begun| begun.push(Instant::now()));
    }

    fn end(&self, stage: Stage) {
        let Some(begun) = BEGUN.with_borrow_mut(Vec::pop) else { return };
        let times = &self.stages[stage as usize];
        let nanoseconds = u64::try_from(begun.elapsed().as_nanos()).unwrap_or(u64::MAX);
        times.nanoseconds.fetch_add(nanoseconds, Relaxed);
        times.how_often.fetch_add(1, Relaxed);
    }

    fn pages(&self, how_many: usize) {
        self.pages.store(how_many, Relaxed);
        self.done.store(0, Relaxed);
        self.pdfs.store(0, Relaxed);
    }

    fn page_done(&self, pdfs: usize) {
        self.done.fetch_add(1, Relaxed);
        self.pdfs.fetch_add(pdfs, Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    #[test]
    fn threads_are_added_up_and_what_was_taken_is_gone() {
        let watch = Stopwatch::default();
        let nap = || watch.time(Stage::Drawn, || thread::sleep(Duration::from_millis(20)));
        watch.time(Stage::Made, || {
            thread::scope(|scope| {
                scope.spawn(nap);
                scope.spawn(nap);
            });
        });
        let taken = watch.take();
        let [(Stage::Made, _), (Stage::Drawn, drawn)] = taken[..] else { panic!("{taken:?}") };
        assert!(drawn >= Duration::from_millis(40), "{drawn:?}");
        assert_eq!(watch.take(), []);
    }

    #[test]
    fn a_stage_of_a_page_is_not_how_far_a_build_is() {
        let watch = Stopwatch::default();
        watch.pages(3);
        let far = watch.time(Stage::Made, || {
            watch.time(Stage::Drawn, || watch.page_done(2));
            watch.far()
        });
        assert_eq!(far, Far { stage: Stage::Made, pages: 3, done: 1, pdfs: 2 });
    }
}
