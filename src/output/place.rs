//! Where a site goes: the folder that a path really leads to, and the names beside it.
//!
//! A path is followed once, before anything is looked at, so that what was checked is what is
//! replaced. Nothing is made here but the lock.

use std::io;
use std::path::{Component, Path, PathBuf};

use super::Refused;
use super::old::MARKER;

/// An output folder, which need not be there yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    shown: PathBuf,
    real: PathBuf,
}

impl Place {
    /// The folder that a path leads to: links are followed, and a `..` goes up from where they
    /// led. What leads nowhere is refused.
    pub fn resolve(path: &Path) -> Result<Self, Refused> {
        let real = real(path)?;
        if real.file_name().is_none() {
            return Err(Refused::NoPlace(path.to_owned(), "is a whole disk"));
        }
        Ok(Place { shown: path.to_owned(), real })
    }

    /// Whether it lies in a folder that a build has made, however deep: what is there is published.
    pub fn is_published(&self) -> bool {
        self.real.ancestors().skip(1).any(|folder| folder.join(MARKER).is_file())
    }

    /// The path as it was written.
    pub fn shown(&self) -> &Path {
        &self.shown
    }

    /// The whole path, without links and `..`.
    pub fn real(&self) -> &Path {
        &self.real
    }

    /// A hidden name beside the folder, on the same disk.
    pub(super) fn beside(&self, what: &str) -> PathBuf {
        self.real.with_file_name(format!(".{}.anteroom-{what}", self.name()))
    }

    /// `public.before-anteroom`, or `-2`, `-3` if that is taken.
    pub(super) fn aside(&self) -> PathBuf {
        let first = self.real.with_file_name(format!("{}.before-anteroom", self.name()));
        let taken = |path: &Path| path.symlink_metadata().is_ok();
        let numbered = |n: usize| PathBuf::from(format!("{}-{n}", first.display()));
        let others = (2..).map(numbered);
        let free = std::iter::once(first.clone()).chain(others).find(|path| !taken(path));
        free.unwrap_or(first)
    }

    fn name(&self) -> String {
        self.real.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }
}

fn real(path: &Path) -> Result<PathBuf, Refused> {
    let at_disk = |e| Refused::Disk(path.to_owned(), e);
    let refused = |why| Refused::NoPlace(path.to_owned(), why);
    let mut real = PathBuf::new();
    let mut there = true;
    for part in std::path::absolute(path).map_err(at_disk)?.components() {
        if part != Component::ParentDir {
            real.push(part);
        } else if there {
            real.pop();
        } else {
            // The system would refuse this, too; going up by the letters alone ends elsewhere.
            return Err(refused("goes up with `..` from a folder that does not exist"));
        }
        if there && real.is_symlink() && !real.exists() {
            return Err(refused("is or passes a symbolic link that leads to nothing"));
        }
        if there {
            there = follow(&mut real).map_err(at_disk)?;
        }
    }
    Ok(real)
}

/// Follows a link, and says whether there is anything.
fn follow(path: &mut PathBuf) -> io::Result<bool> {
    match path.canonicalize() {
        Ok(led) => *path = led,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(e) => return Err(e),
    }
    Ok(true)
}

/// Held while a folder is looked at and replaced, so that two builds into it take turns. Where
/// the disk knows no locks, there is none.
pub(super) struct Lock {
    #[cfg(unix)]
    path: PathBuf,
    #[cfg(unix)]
    _file: std::fs::File,
}

#[cfg(unix)]
impl Lock {
    /// Waits for another build into the same folder to end.
    pub(super) fn take(place: &Place) -> Option<Self> {
        let path = place.beside("lock");
        loop {
            let mut options = std::fs::OpenOptions::new();
            let file = options.write(true).create(true).truncate(false).open(&path).ok()?;
            file.lock().ok()?;
            // Who held it before took the file away; a third build may have made a new one.
            if same(&file, &path) {
                return Some(Lock { path, _file: file });
            }
        }
    }
}

#[cfg(unix)]
fn same(file: &std::fs::File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let id = |data: std::fs::Metadata| (data.dev(), data.ino());
    let held = file.metadata().map(id).ok();
    held.is_some() && held == path.metadata().map(id).ok()
}

#[cfg(unix)]
impl Drop for Lock {
    fn drop(&mut self) {
        // One that stays does no harm: the next build takes it.
        let _ = std::fs::remove_file(&self.path);
    }
}

#[cfg(not(unix))]
impl Lock {
    /// Not known on this system.
    pub(super) fn take(_: &Place) -> Option<Self> {
        None
    }
}
