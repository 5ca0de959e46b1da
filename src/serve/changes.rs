//! What the system says of a folder becomes what may have changed in a site: one list for a storm of
//! saves, without what editors leave beside the files that they save.
//!
//! Knows names alone, and never looks at the disk.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

/// What a site folder holds at its top.
pub(super) const FOLDERS: [&str; 3] = ["content", "themes", "therapists"];
const PRACTICE: &str = "practice.toml";

/// One thing that the system says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Signal {
    /// Files or folders below the site folder.
    Paths(Vec<PathBuf>),
    /// Something, and the system has lost count.
    All,
    /// Nothing more will be heard of a folder.
    Lost,
}

/// What may have changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Changes {
    /// Files and folders, from the site folder on.
    pub(super) paths: BTreeSet<PathBuf>,
    /// Whether anything may have.
    pub(super) all: bool,
    /// Whether the folder has to be watched anew.
    pub(super) lost: bool,
}

impl Changes {
    /// Whether there is nothing to do.
    pub(super) fn is_empty(&self) -> bool {
        *self == Changes::default()
    }

    fn take(&mut self, signal: Signal) {
        match signal {
            Signal::Paths(paths) => self.paths.extend(paths.into_iter().filter(|p| counts(p))),
            Signal::All => self.all = true,
            Signal::Lost => self.lost = true,
        }
    }
}

/// How long changes are gathered.
#[derive(Clone, Copy, Debug)]
pub(super) struct Window {
    /// The silence that ends it.
    pub(super) quiet: Duration,
    /// When it ends in any case.
    pub(super) longest: Duration,
}

/// Waits for the first signal, at most so long, and gathers what comes with it.
pub(super) fn gather(
    signals: &Receiver<Signal>,
    patience: Duration,
    window: Window,
) -> Option<Changes> {
    let mut changes = Changes::default();
    match signals.recv_timeout(patience) {
        Ok(signal) => changes.take(signal),
        Err(RecvTimeoutError::Timeout) => return Some(changes),
        Err(RecvTimeoutError::Disconnected) => return None,
    }
    let end = Instant::now() + window.longest;
    loop {
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            break;
        }
        match signals.recv_timeout(window.quiet.min(left)) {
            Ok(signal) => changes.take(signal),
            Err(_) => break,
        }
    }
    Some(changes)
}

/// Whether a path below the site folder can be part of a site.
fn counts(path: &Path) -> bool {
    let mut names = path.components().map(|part| match part {
        Component::Normal(name) => name.to_string_lossy(),
        _ => "..".into(),
    });
    let Some(top) = names.next() else { return false };
    let known = top == PRACTICE || FOLDERS.contains(&top.as_ref());
    known && names.all(|name| !is_left_by_an_editor(&name))
}

/// `.#faq.md` and `#faq.md#`, `faq.md~`, `.faq.md.swp`, `4913`, `faq.md.tmp`; and what is hidden.
fn is_left_by_an_editor(name: &str) -> bool {
    let ends = [".swp", ".swo", ".swx", ".tmp", "~"].iter().any(|end| name.ends_with(end));
    let number = name == "4913";
    ends || number || name.starts_with('.') || (name.starts_with('#') && name.ends_with('#'))
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{channel, sync_channel};

    use super::*;

    const WINDOW: Window =
        Window { quiet: Duration::from_millis(300), longest: Duration::from_secs(5) };

    fn path(name: &str) -> Signal {
        Signal::Paths(vec![PathBuf::from(name)])
    }

    #[test]
    fn a_storm_is_one_list() {
        let (sender, signals) = channel();
        std::thread::spawn(move || {
            for n in 0..200 {
                let _ = sender.send(path(&format!("content/en/{}.md", n % 100)));
                std::thread::yield_now();
            }
        });
        let changes = gather(&signals, Duration::from_secs(10), WINDOW).expect("changes");
        assert_eq!(changes.paths.len(), 100);
        assert_eq!(gather(&signals, Duration::from_secs(10), WINDOW), None);
    }

    #[test]
    fn what_never_ends_is_cut_off() {
        // A channel with an end, or the storm would fill the memory.
        let (sender, signals) = sync_channel(100);
        let window = Window { longest: Duration::from_millis(50), ..WINDOW };
        let storm = std::thread::spawn(move || while sender.send(path("content/a.md")).is_ok() {});
        assert!(gather(&signals, Duration::from_secs(10), window).is_some());
        drop(signals);
        storm.join().expect("the end");
    }

    #[test]
    fn silence_is_no_change() {
        let (_sender, signals) = channel();
        let changes = gather(&signals, Duration::from_millis(1), WINDOW).expect("changes");
        assert!(changes.is_empty());
    }

    #[test]
    fn what_is_no_part_of_a_site_does_not_count() {
        for name in [
            "practice.toml",
            "content",
            "content/en/faq.md",
            "content/en/#1.md",
            "themes/calm/static/fonts/a.woff2",
            "therapists/ana.toml",
        ] {
            assert!(counts(Path::new(name)), "{name}");
        }
        for name in [
            "",
            "public/index.html",
            ".anteroom/print/1",
            ".git/HEAD",
            "practice.toml~",
            "../content/en/faq.md",
            "content/.git/HEAD",
            "content/en/.#faq.md",
            "content/en/#faq.md#",
            "content/en/faq.md~",
            "content/en/.faq.md.swp",
            "content/en/faq.md.swp",
            "content/en/4913",
            "content/en/faq.md.tmp",
            "content/.hidden/faq.md",
        ] {
            assert!(!counts(Path::new(name)), "{name}");
        }
    }
}
