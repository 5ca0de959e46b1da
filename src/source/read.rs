//! Reads a site folder from the disk: one walk, then all files in parallel.
//!
//! Only what a site folder may hold is read (`practice.toml`, `therapists/`, `content/`,
//! `themes/`); hidden files and everything else are passed over. A link that leads out of
//! the folder is a fault, never followed.

#![allow(clippy::disallowed_methods, reason = "this is the edge that reads the disk")]

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::{Layer, Sources, embedded};

/// What a site folder may hold at its top.
const TOP: [&str; 4] = ["practice.toml", "therapists", "content", "themes"];

/// A file that could not become part of the snapshot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Path from the site's root.
    pub path: String,
    /// What went wrong.
    pub kind: FaultKind,
}

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// A symbolic link that leads out of the site folder.
    LeavesSite,
    /// A name that is not UTF-8.
    Name,
    /// The system's own words.
    Unreadable(String),
}

impl Fault {
    /// What the system says, as a person would say it: `permission denied`, without a number.
    pub fn words(why: &io::Error) -> String {
        let words = why.to_string();
        let plain = words.split(" (os error").next().unwrap_or_default();
        let mut letters = plain.chars();
        let first = letters.next().map(|c| c.to_ascii_lowercase());
        first.into_iter().chain(letters).collect()
    }
}

impl Sources {
    /// The embedded library alone.
    pub fn library() -> Self {
        Sources::from_files(embedded::files().collect())
    }

    /// One file that was named on the command line, and nothing else; or the system's words.
    pub fn one(path: &Path) -> Result<Self, String> {
        let bytes = std::fs::read(path).map_err(|why| Fault::words(&why))?;
        let name = path.display().to_string();
        Ok(Sources::from_files(vec![(name, Layer::Site, Arc::from(bytes))]))
    }

    /// Reads the site folder over the embedded library. What cannot be read becomes a fault of
    /// the snapshot; the rest is still read, so that one run shows everything that is wrong.
    pub fn read(root: &Path) -> Self {
        let mut faults = Vec::new();
        let paths = walk(root, &mut faults);
        let read: Vec<Result<_, Fault>> = paths.into_par_iter().map(read_one).collect();
        let mut files: Vec<_> = embedded::files().collect();
        for one in read {
            match one {
                Ok(file) => files.push(file),
                Err(fault) => faults.push(fault),
            }
        }
        faults.sort_by(|a, b| a.path.cmp(&b.path));
        Sources { faults, ..Sources::from_files(files) }
    }
}

fn read_one((name, path): (String, PathBuf)) -> Result<(String, Layer, Arc<[u8]>), Fault> {
    match std::fs::read(&path) {
        Ok(bytes) => Ok((name, Layer::Site, Arc::from(bytes))),
        Err(e) => Err(Fault { path: name, kind: FaultKind::Unreadable(Fault::words(&e)) }),
    }
}

/// The files to read: name from the root, and path on the disk.
fn walk(root: &Path, faults: &mut Vec<Fault>) -> Vec<(String, PathBuf)> {
    let real_root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let mut found = Vec::new();
    let mut entries = WalkDir::new(root).follow_links(true).sort_by_file_name().into_iter();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(e) => {
                faults.extend(walk_fault(root, &e));
                continue;
            }
        };
        if entry.depth() == 0 {
            continue;
        }
        let skip_folder = |entries: &mut walkdir::IntoIter| {
            if entry.file_type().is_dir() {
                entries.skip_current_dir();
            }
        };
        if !belongs(&entry) {
            skip_folder(&mut entries);
            continue;
        }
        let Some(name) = name_below(root, entry.path()) else {
            let path = entry.path().strip_prefix(root).unwrap_or(entry.path());
            faults.push(Fault { path: path.to_string_lossy().into_owned(), kind: FaultKind::Name });
            skip_folder(&mut entries);
            continue;
        };
        if entry.path_is_symlink() && leaves(&real_root, entry.path()) {
            faults.push(Fault { path: name, kind: FaultKind::LeavesSite });
            skip_folder(&mut entries);
        } else if entry.file_type().is_file() {
            found.push((name, entry.into_path()));
        }
    }
    found
}

/// A fault of the walk itself: a folder that may not be read, a link to nowhere or to itself.
/// Nothing is told of places that a build would not read anyway, such as the `.#faq.md` that an
/// editor makes beside an open file.
fn walk_fault(root: &Path, error: &walkdir::Error) -> Option<Fault> {
    let below = error.path()?.strip_prefix(root).ok()?;
    let parts: Vec<_> = below.components().map(|c| c.as_os_str().to_string_lossy()).collect();
    let told = parts.first().is_none_or(|top| TOP.contains(&top.as_ref()))
        && !parts.iter().any(|part| part.starts_with('.'));
    let words = walk_words(error);
    told.then(|| Fault { path: parts.join("/"), kind: FaultKind::Unreadable(words) })
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

fn belongs(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    if entry.depth() == 1 { TOP.contains(&name.as_ref()) } else { !name.starts_with('.') }
}

fn leaves(real_root: &Path, path: &Path) -> bool {
    path.canonicalize().map_or(true, |real| !real.starts_with(real_root))
}

/// The path below the root with forward slashes, if it is UTF-8.
fn name_below(root: &Path, path: &Path) -> Option<String> {
    let below = path.strip_prefix(root).ok()?;
    let parts: Option<Vec<&str>> = below.components().map(|c| c.as_os_str().to_str()).collect();
    Some(parts?.join("/"))
}
