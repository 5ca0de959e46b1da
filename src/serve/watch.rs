//! A site folder on the disk becomes the stream of what may have changed in it.
//!
//! Watches what a site is made of and nothing else: what lies beside it, such as a folder of code, may
//! hold a million files. Folders that are moved or removed with all that watches them are noticed
//! by asking, twice a second, whether each is still the one it was.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, SystemTime};

use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use super::changes::{Changes, FOLDERS, Signal, Window, gather};
use crate::source::Fault;

/// How often the folders themselves are looked at, and how long what is new in one may go unnoticed.
const LOOK: Duration = Duration::from_millis(500);
/// How often files are looked at where the system does not tell of them.
const POLL: Duration = Duration::from_secs(1);
const WINDOW: Window =
    Window { quiet: Duration::from_millis(10), longest: Duration::from_millis(100) };

/// What watches a site folder.
pub(super) struct Watch {
    root: PathBuf,
    /// Nothing, while there is nothing to watch.
    watcher: Option<Box<dyn Watcher + Send>>,
    /// The folders as they were when they began to be watched.
    seen: Vec<Option<Identity>>,
    sender: Sender<Signal>,
    signals: Receiver<Signal>,
    polls: bool,
}

/// What tells a folder from another one at the same path.
type Identity = ((u64, u64), Option<SystemTime>);

impl Watch {
    /// Watches a folder; by looking each second, if that is asked for.
    pub(super) fn new(root: &Path, polls: bool) -> Self {
        let (sender, signals) = channel();
        Watch { root: root.to_owned(), watcher: None, seen: Vec::new(), sender, signals, polls }
    }

    /// Begins anew. The system's words, if it cannot tell and the folder is looked at from now on.
    pub(super) fn renew(&mut self) -> Option<String> {
        self.watcher = None;
        self.seen = self.identities();
        // What the old one still has to tell is told by reading all.
        (self.sender, self.signals) = channel();
        let why = match self.polls {
            false => self.begin::<RecommendedWatcher>().err(),
            true => None,
        };
        // A folder that is gone is no reason to look at it from now on.
        let why = why.filter(|_| self.root.is_dir());
        self.polls |= why.is_some();
        if self.polls {
            let _ = self.begin::<PollWatcher>();
        }
        why
    }

    fn begin<W: Watcher + Send + 'static>(&mut self) -> Result<(), String> {
        let words = |why: notify::Error| told(&why);
        let real = self.root.canonicalize().map_err(|why| Fault::words(&why))?;
        let handler = handler(self.sender.clone(), self.root.clone(), real.clone());
        // Times alone are compared by whole seconds, and two saves in one second would be one.
        let config = Config::default().with_poll_interval(POLL).with_compare_contents(true);
        let mut watcher = W::new(handler, config).map_err(words)?;
        watcher.watch(&real, RecursiveMode::NonRecursive).map_err(words)?;
        for folder in FOLDERS.iter().map(|name| real.join(name)).filter(|path| path.is_dir()) {
            watcher.watch(&folder, RecursiveMode::Recursive).map_err(words)?;
        }
        self.watcher = Some(Box::new(watcher));
        Ok(())
    }

    /// What may have changed, after a while at most. Empty, if nothing has.
    pub(super) fn next(&self) -> Changes {
        // A sender is kept here, so the stream has no end.
        gather(&self.signals, LOOK, WINDOW).unwrap_or_default()
    }

    /// Whether a folder is no longer the one that is watched.
    pub(super) fn is_stale(&self) -> bool {
        self.watcher.is_none() || self.seen != self.identities()
    }

    fn identities(&self) -> Vec<Option<Identity>> {
        let folders = FOLDERS.iter().map(|name| self.root.join(name));
        std::iter::once(self.root.clone()).chain(folders).map(|path| identity(&path)).collect()
    }
}

fn identity(path: &Path) -> Option<Identity> {
    let folder = path.metadata().ok().filter(std::fs::Metadata::is_dir)?;
    Some((number(&folder), folder.created().ok()))
}

/// The disk and the folder's number on it, where the system has such.
#[cfg(unix)]
fn number(folder: &std::fs::Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    (folder.dev(), folder.ino())
}

#[cfg(not(unix))]
fn number(_: &std::fs::Metadata) -> (u64, u64) {
    (0, 0)
}

/// What the watcher calls, on a thread of its own.
fn handler(
    sender: Sender<Signal>,
    root: PathBuf,
    real: PathBuf,
) -> impl Fn(notify::Result<Event>) + Send + 'static {
    move |event| {
        let signal = event.map_or(Some(Signal::Lost), |event| signal(event, &[&real, &root]));
        if let Some(signal) = signal {
            let _ = sender.send(signal);
        }
    }
}

/// What an event says, with paths from the site folder on. Nothing, if it is no change.
fn signal(event: Event, roots: &[&Path]) -> Option<Signal> {
    if event.need_rescan() {
        return Some(Signal::All);
    }
    let moved = matches!(event.kind, EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)));
    match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => {}
        EventKind::Access(_) => return None,
        _ => {}
    }
    let below = |path: PathBuf| {
        let rest = roots.iter().find_map(|root| path.strip_prefix(root).ok());
        rest.map(Path::to_owned)
    };
    let paths: Vec<PathBuf> = event.paths.into_iter().filter_map(below).collect();
    let watched = |path: &PathBuf| {
        path.as_os_str().is_empty() || FOLDERS.iter().any(|name| path == Path::new(name))
    };
    if moved && paths.iter().any(watched) {
        return Some(Signal::Lost);
    }
    Some(Signal::Paths(paths))
}

/// The library's words, and what to do about those that people meet.
fn told(why: &notify::Error) -> String {
    match &why.kind {
        notify::ErrorKind::MaxFilesWatch => {
            "it watches as many folders as it may (fs.inotify.max_user_watches)".to_owned()
        }
        notify::ErrorKind::Io(why) => Fault::words(why),
        _ => why.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use notify::event::{CreateKind, DataChange, RemoveKind, RenameMode};

    use super::*;

    fn said(kind: EventKind, path: &str) -> Option<Signal> {
        let event = Event::new(kind).add_path(PathBuf::from(path));
        signal(event, &[Path::new("/site")])
    }

    fn paths(path: &str) -> Option<Signal> {
        Some(Signal::Paths(vec![PathBuf::from(path)]))
    }

    #[test]
    fn what_is_read_has_not_changed() {
        let open = EventKind::Access(AccessKind::Open(AccessMode::Any));
        let closed = |how| EventKind::Access(AccessKind::Close(how));
        assert_eq!(said(open, "/site/content/a.md"), None);
        assert_eq!(said(closed(AccessMode::Read), "/site/content/a.md"), None);
        assert_eq!(said(closed(AccessMode::Write), "/site/content/a.md"), paths("content/a.md"));
        let data = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        assert_eq!(said(data, "/site/content/a.md"), paths("content/a.md"));
    }

    #[test]
    fn a_folder_that_is_watched_and_goes_is_lost() {
        let gone = EventKind::Remove(RemoveKind::Folder);
        let renamed = EventKind::Modify(ModifyKind::Name(RenameMode::From));
        for path in ["/site", "/site/content", "/site/themes"] {
            assert_eq!(said(gone, path), Some(Signal::Lost));
            assert_eq!(said(renamed, path), Some(Signal::Lost));
        }
        assert_eq!(said(gone, "/site/content/en"), paths("content/en"));
        let made = EventKind::Create(CreateKind::Folder);
        assert_eq!(said(made, "/site/content"), paths("content"));
    }

    #[test]
    fn what_the_system_says_is_told_without_numbers() {
        let full = notify::Error::io(std::io::Error::from_raw_os_error(24));
        assert!(!told(&full).contains("os error"), "{}", told(&full));
        assert!(told(&notify::Error::new(notify::ErrorKind::MaxFilesWatch)).contains("inotify"));
    }

    #[test]
    fn a_system_that_lost_count_is_believed() {
        let event = Event::new(EventKind::Other).set_flag(notify::event::Flag::Rescan);
        assert_eq!(signal(event, &[]), Some(Signal::All));
    }
}
