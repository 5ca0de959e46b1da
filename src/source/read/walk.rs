//! The walk through a site folder: which files there are to read, and what is wrong with others.
//!
//! Reads no file. A link within the folder is followed and noted; one that leads out of it is a fault.

use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::{Fault, FaultKind, read_at_all};

/// A file to read: its name from the root, and its path on the disk.
pub(super) type ToRead = (String, PathBuf);

/// What a walk meets.
pub(super) type Met = Result<ToRead, Fault>;

/// The files to read at a name and below it, in the order of the disk, and what is wrong with others.
pub(super) struct Walk<'a> {
    root: &'a Path,
    real_root: PathBuf,
    entries: walkdir::IntoIter,
    /// Names of the links within the folder that were followed.
    pub(super) links: Vec<String>,
}

impl<'a> Walk<'a> {
    /// Nothing, where nothing lies: what is gone since it was named is no fault.
    pub(super) fn of(root: &'a Path, name: &str) -> Option<Self> {
        let real_root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
        let from = if name.is_empty() { root.to_owned() } else { root.join(name) };
        if !name.is_empty() && from.symlink_metadata().is_err() {
            return None;
        }
        let entries = WalkDir::new(from).follow_links(true).into_iter();
        Some(Walk { root, real_root, entries, links: Vec::new() })
    }

    /// What to do with what the walk met: nothing, if no build reads it or it is a folder.
    fn met(&mut self, entry: DirEntry) -> Option<Met> {
        let name = name_below(self.root, entry.path());
        let below = || shown(entry.path().strip_prefix(self.root).unwrap_or(entry.path()));
        if !name.as_ref().map_or_else(|| read_at_all(&below()), |name| read_at_all(name)) {
            self.pass_over(&entry);
            return None;
        }
        let Some(name) = name else {
            let path = below();
            self.pass_over(&entry);
            return Some(Err(Fault { path, kind: FaultKind::Name }));
        };
        // A name that was asked for may lie behind a link.
        let may_leave = entry.path_is_symlink() || entry.depth() == 0;
        if may_leave && !name.is_empty() && leaves(&self.real_root, entry.path()) {
            self.pass_over(&entry);
            return Some(Err(Fault { path: name, kind: FaultKind::LeavesSite }));
        }
        if entry.path_is_symlink() {
            self.links.push(name.clone());
        }
        entry.file_type().is_file().then(|| Ok((name, entry.into_path())))
    }

    fn pass_over(&mut self, entry: &DirEntry) {
        if entry.file_type().is_dir() {
            self.entries.skip_current_dir();
        }
    }
}

impl Iterator for Walk<'_> {
    type Item = Met;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let found = match self.entries.next()? {
                Ok(entry) => self.met(entry),
                Err(error) => walk_fault(self.root, &error).map(Err),
            };
            if found.is_some() {
                return found;
            }
        }
    }
}

/// A fault of the walk itself: a folder that may not be read, a link to nowhere or to itself.
/// Nothing is told of places that a build would not read anyway, such as the `.#faq.md` that an
/// editor makes beside an open file.
fn walk_fault(root: &Path, error: &walkdir::Error) -> Option<Fault> {
    let path = shown(error.path()?.strip_prefix(root).ok()?);
    let kind = FaultKind::Unreadable(walk_words(error));
    read_at_all(&path).then_some(Fault { path, kind })
}

/// A path with forward slashes, and signs for what is not UTF-8.
fn shown(below: &Path) -> String {
    let parts: Vec<_> = below.components().map(|c| c.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

fn walk_words(error: &walkdir::Error) -> String {
    let link = error.path().is_some_and(Path::is_symlink);
    match error.io_error() {
        None => "it is a symbolic link that leads in a circle".to_owned(),
        Some(why) if link && why.kind() == io::ErrorKind::NotFound => {
            "it is a symbolic link that leads to nothing".to_owned()
        }
        // The kind of this error has no stable name yet.
        Some(why) if link && format!("{:?}", why.kind()) == "FilesystemLoop" => {
            "it is a symbolic link that leads in a circle".to_owned()
        }
        Some(why) => Fault::words(why),
    }
}

fn leaves(real_root: &Path, path: &Path) -> bool {
    path.canonicalize().map_or(true, |real| !real.starts_with(real_root))
}

/// The path below the root with forward slashes, if it is UTF-8.
pub(super) fn name_below(root: &Path, path: &Path) -> Option<String> {
    let below = path.strip_prefix(root).ok()?;
    let parts: Option<Vec<&str>> = below.components().map(|c| c.as_os_str().to_str()).collect();
    Some(parts?.join("/"))
}
