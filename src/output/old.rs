//! What lies in the output folder before a build: whose it is, which files a build wrote and
//! which somebody added.
//!
//! The marker `.anteroom` lists the files that a build wrote. What it does not list was added by
//! somebody and is carried over. Writes nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::Artifacts;
use crate::source::AT_ONCE;

/// The file that says whose folder it is.
pub(super) const MARKER: &str = ".anteroom";

/// What the marker says to who opens it, in one line.
const MARKER_TEXT: &str =
    "Anteroom made this folder and replaces these files at each build. Others are kept.\n";

/// The marker of a site: the files that a build wrote, sorted, one a line.
pub(super) fn marker(artifacts: &Artifacts) -> String {
    let mut text = MARKER_TEXT.to_owned();
    // A name of two lines would read as two other names. Off the list, it is kept.
    for (path, _) in artifacts.iter().filter(|(path, _)| !path.contains('\n')) {
        text.extend([path, "\n"]);
    }
    text
}

/// Whose an output folder is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// There is no folder, or it is empty.
    Nobody,
    Ours,
    Somebody,
    NotAFolder,
}

/// What something in the folder is, links not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    File,
    Folder,
    Link,
    /// A pipe, a socket.
    Other,
}

/// What lies in the output folder before a build.
#[derive(Debug)]
pub(super) struct Old {
    pub(super) dir: PathBuf,
    pub(super) owner: Owner,
    /// What lies below `dir`, but for the marker; nothing if the folder is not ours.
    found: BTreeMap<PathBuf, Kind>,
    marker: String,
    /// The files that a build wrote.
    listed: BTreeSet<PathBuf>,
}

impl Old {
    pub(super) fn look(dir: &Path) -> io::Result<Self> {
        let owner = owner(dir)?;
        let mut old = Old {
            dir: dir.to_owned(),
            owner,
            found: BTreeMap::new(),
            marker: String::new(),
            listed: BTreeSet::new(),
        };
        if owner == Owner::Ours {
            old.found = found_below(dir)?;
            old.marker = String::from_utf8_lossy(&fs::read(dir.join(MARKER))?).into_owned();
            old.listed = old.marker.lines().skip(1).map(PathBuf::from).collect();
        }
        Ok(old)
    }

    /// Whether the folder already holds this marker.
    pub(super) fn says(&self, marker: &str) -> bool {
        self.owner == Owner::Ours && self.marker == marker
    }

    /// Files of the site that are there already, byte for byte.
    pub(super) fn equal<'a>(&self, artifacts: &'a Artifacts) -> BTreeSet<&'a str> {
        let files: Vec<_> = artifacts.iter().collect();
        let equal = files
            .into_par_iter()
            .with_max_len(AT_ONCE)
            .filter(|(path, bytes)| self.has(path, bytes));
        equal.map(|(path, _)| path).collect()
    }

    fn has(&self, path: &str, bytes: &[u8]) -> bool {
        let file = self.dir.join(path);
        let long = || fs::metadata(&file).is_ok_and(|data| data.len() == bytes.len() as u64);
        self.found.get(Path::new(path)) == Some(&Kind::File)
            && long()
            && fs::read(&file).is_ok_and(|old| old == bytes)
    }

    /// How many files of the last build the site no longer has.
    pub(super) fn stale(&self, artifacts: &Artifacts) -> usize {
        let files = self.found.iter().filter(|(_, kind)| **kind != Kind::Folder);
        let ours = files.filter(|(path, _)| self.listed.contains(*path));
        ours.filter(|(path, _)| !has_file(artifacts, path)).count()
    }

    /// How many files that somebody added the site now writes itself, and differently.
    pub(super) fn replaced(&self, artifacts: &Artifacts, equal: &BTreeSet<&str>) -> usize {
        // A marker without a list tells nothing of who wrote what.
        let new =
            artifacts.iter().filter(|(path, _)| !self.listed.is_empty() && !equal.contains(path));
        new.filter(|(path, _)| {
            let path = Path::new(path);
            self.found.get(path).is_some_and(|kind| *kind != Kind::Folder)
                && !self.listed.contains(path)
        })
        .count()
    }

    /// What somebody added and the site does not write, folders before what is in them.
    pub(super) fn added(&self, artifacts: &Artifacts) -> Vec<(&Path, Kind)> {
        let added = |path: &Path, kind: Kind| match kind {
            Kind::Folder => !self.holds_ours(path),
            _ => !self.listed.contains(path),
        };
        let found = self.found.iter().map(|(path, kind)| (path.as_path(), *kind));
        found.filter(|(path, kind)| added(path, *kind) && !has_file(artifacts, path)).collect()
    }

    /// Whether a build wrote a file below this folder. Paths sort by their parts, so what is in
    /// a folder follows it.
    fn holds_ours(&self, folder: &Path) -> bool {
        let next = self.listed.range(folder.to_owned()..).next();
        next.is_some_and(|path| path.starts_with(folder))
    }
}

/// Whether the site has a file at this path.
pub(super) fn has_file(artifacts: &Artifacts, path: &Path) -> bool {
    let parts: Option<Vec<&str>> =
        path.components().map(|part| part.as_os_str().to_str()).collect();
    parts.is_some_and(|parts| artifacts.get(&parts.join("/")).is_some())
}

fn owner(dir: &Path) -> io::Result<Owner> {
    match fs::metadata(dir) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Owner::Nobody),
        Err(e) => return Err(e),
        Ok(data) if !data.is_dir() => return Ok(Owner::NotAFolder),
        Ok(_) => {}
    }
    Ok(match fs::read_dir(dir)?.next() {
        None => Owner::Nobody,
        Some(_) if dir.join(MARKER).is_file() => Owner::Ours,
        Some(_) => Owner::Somebody,
    })
}

/// What cannot be looked into is an error: it could not be carried over, and would be lost.
fn found_below(dir: &Path) -> io::Result<BTreeMap<PathBuf, Kind>> {
    let mut found = BTreeMap::new();
    for entry in WalkDir::new(dir).min_depth(1) {
        let entry = entry?;
        let below = entry.path().strip_prefix(dir).map_err(io::Error::other)?;
        if below != Path::new(MARKER) {
            found.insert(below.to_owned(), kind(entry.file_type()));
        }
    }
    Ok(found)
}

fn kind(of: fs::FileType) -> Kind {
    match () {
        () if of.is_symlink() => Kind::Link,
        () if of.is_dir() => Kind::Folder,
        () if of.is_file() => Kind::File,
        () => Kind::Other,
    }
}
