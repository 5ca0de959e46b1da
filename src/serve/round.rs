//! Changes on the disk become editions: wait, read again, build, put out, tell. One thread, without
//! end.
//!
//! A folder that is gone is no change: the last edition stays until it is back. Invariant: what is
//! saved while a build runs is built once more, and only once.

use std::path::PathBuf;
use std::time::Instant;

use tokio::sync::watch::Sender;

use super::builder::{Builder, Made};
use super::changes::Changes;
use super::edition::Edition;
use super::watch::Watch;
use super::{Latest, News, Report};

/// What goes on between a folder and its editions.
pub(super) struct Round<T> {
    root: PathBuf,
    builder: Builder,
    watch: Watch,
    /// Folders that are new: what was put into them before they were watched is read a moment later.
    new: Vec<PathBuf>,
    gone: bool,
    /// What was told last, so that it is told once.
    said: String,
    tell: T,
}

impl<T: Fn(News<'_>)> Round<T> {
    /// Watches a folder, then reads it: nothing that changes from now on is missed.
    pub(super) fn new(
        mut watch: Watch,
        builder: impl FnOnce() -> Builder,
        root: PathBuf,
        tell: T,
    ) -> Self {
        if let Some(why) = watch.renew() {
            tell(News::Polls(&why));
        }
        let (new, said) = (Vec::new(), String::new());
        Round { root, builder: builder(), watch, new, gone: false, said, tell }
    }

    /// The first build.
    pub(super) fn first(&mut self) -> Edition {
        self.build(None, &[])
    }

    /// Follows the folder for as long as the program runs.
    pub(super) fn follow(mut self, latest: &Sender<Latest>) {
        loop {
            let changes = self.watch.next();
            let Some(changes) = self.judge(changes) else { continue };
            if self.builder.refresh(&changes) {
                let last = latest.borrow().clone();
                latest.send_replace(self.build(Some(&last), &names(&changes)).into());
            }
        }
    }

    /// What is to be read again. Nothing, if nothing is, or the folder is gone.
    fn judge(&mut self, mut changes: Changes) -> Option<Changes> {
        if !self.root.is_dir() || (self.gone && !self.root.join("practice.toml").exists()) {
            if !std::mem::replace(&mut self.gone, true) {
                (self.tell)(News::Gone);
            }
            return None;
        }
        if std::mem::take(&mut self.gone) {
            (self.tell)(News::Back);
            changes.lost = true;
        }
        if changes.lost || self.watch.is_stale() {
            changes.all = true;
            if let Some(why) = self.watch.renew() {
                (self.tell)(News::Polls(&why));
            }
        }
        if changes.is_empty() {
            changes.paths.extend(self.new.drain(..));
        } else {
            let folder = |path: &&PathBuf| self.root.join(path).is_dir();
            self.new.extend(changes.paths.iter().filter(folder).cloned());
        }
        (!changes.is_empty()).then_some(changes)
    }

    fn build(&mut self, last: Option<&Edition>, names: &[String]) -> Edition {
        let begun = Instant::now();
        let made = self.builder.build();
        let words = made.diagnostics.to_text(&made.sources, false);
        let again = std::mem::replace(&mut self.said, words) == self.said;
        let Made { pages, diagnostics, sources, .. } = &made;
        let (pages, diagnostics, sources) = (*pages, diagnostics.clone(), sources.clone());
        let (edition, files) = Edition::after(last, made);
        (self.tell)(News::Built(&Report {
            first: last.is_none(),
            changed: names,
            seconds: begun.elapsed().as_secs_f64(),
            pages,
            files,
            diagnostics: &diagnostics,
            sources: &sources,
            told_before: again,
            held: edition.told.held,
        }));
        edition
    }
}

/// The paths as a person reads them; none, if all may have changed.
fn names(changes: &Changes) -> Vec<String> {
    let shown = changes.paths.iter().map(|path| path.display().to_string());
    if changes.all { Vec::new() } else { shown.collect() }
}
