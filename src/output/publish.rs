//! Publishes a built site: written beside the old one, then swapped in by one rename.
//!
//! Unchanged files are hard-linked from the old site and unchanged sites are not touched at all,
//! because on a journalled disk writing and deleting are what costs. A folder that Anteroom did
//! not make is never emptied: it is refused, or with `force` kept beside under another name.

#![allow(clippy::disallowed_methods, reason = "this is the edge that writes the disk")]

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::Artifacts;

/// The file that says whose folder it is.
const MARKER: &str = ".anteroom";

/// What the marker says to who opens it.
const MARKER_TEXT: &[u8] = b"Anteroom made this folder and replaces it as a whole at each build.\n";

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    /// Files that are new or differ from before.
    pub written: usize,
    /// Files that were there already, byte for byte.
    pub kept: usize,
    /// Files of the old site that the new one does not have.
    pub removed: usize,
}

/// Why nothing was published. The old folder is as it was.
#[derive(Debug)]
pub enum Refused {
    /// The folder holds files and no marker of ours.
    NotOurs(PathBuf),
    /// The name is taken by something that is no folder.
    NotAFolder(PathBuf),
    /// The disk said no.
    Disk(PathBuf, io::Error),
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refused::NotOurs(dir) => write!(
                f,
                "`{}` holds files that Anteroom did not make. Nothing was touched. Choose another \
                 folder with --out, or give --force: the old folder is then kept beside",
                dir.display()
            ),
            Refused::NotAFolder(path) => {
                write!(f, "`{}` is not a folder. Choose another with --out", path.display())
            }
            Refused::Disk(path, why) => write!(f, "`{}` cannot be written: {why}", path.display()),
        }
    }
}

impl std::error::Error for Refused {}

/// Puts the site into `dir`, whole or not at all. With `force`, a folder that is not ours is moved
/// aside first instead of being refused.
pub fn publish(artifacts: &Artifacts, dir: &Path, force: bool) -> Result<Published, Refused> {
    let at_disk = |path: &Path| {
        let path = path.to_owned();
        move |e| Refused::Disk(path, e)
    };
    let old = Old::look(dir).map_err(at_disk(dir))?;
    match old.owner {
        Owner::NotAFolder => return Err(Refused::NotAFolder(dir.to_owned())),
        Owner::Somebody if !force => return Err(Refused::NotOurs(dir.to_owned())),
        Owner::Somebody => set_aside(dir).map_err(at_disk(dir))?,
        Owner::Nobody | Owner::Ours => {}
    }
    let kept = old.equal_files(artifacts);
    let published = Published {
        written: artifacts.len() - kept,
        kept,
        removed: old.files.iter().filter(|f| artifacts.get(f).is_none()).count(),
    };
    if published.written == 0 && published.removed == 0 && old.owner == Owner::Ours {
        return Ok(published);
    }
    let new = beside(dir, "new");
    write_all(artifacts, &old, &new).map_err(at_disk(&new))?;
    swap(&new, dir).map_err(at_disk(dir))?;
    Ok(published)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Owner {
    /// There is no folder, or it is empty.
    Nobody,
    Ours,
    Somebody,
    NotAFolder,
}

/// What lies in the output folder before a build.
struct Old {
    dir: PathBuf,
    owner: Owner,
    /// Paths below `dir`, if the folder is ours.
    files: Vec<String>,
}

impl Old {
    fn look(dir: &Path) -> io::Result<Self> {
        let mut old = Old { dir: dir.to_owned(), owner: Owner::Nobody, files: Vec::new() };
        if !dir.exists() {
            return Ok(old);
        }
        if !dir.is_dir() {
            old.owner = Owner::NotAFolder;
            return Ok(old);
        }
        if fs::read_dir(dir)?.next().is_some() {
            old.owner = if dir.join(MARKER).is_file() { Owner::Ours } else { Owner::Somebody };
        }
        if old.owner == Owner::Ours {
            old.files = files_below(dir);
        }
        Ok(old)
    }

    fn equal_files(&self, artifacts: &Artifacts) -> usize {
        artifacts.iter().filter(|(path, bytes)| self.has(path, bytes)).count()
    }

    fn has(&self, path: &str, bytes: &[u8]) -> bool {
        self.owner == Owner::Ours
            && self.files.binary_search_by(|f| f.as_str().cmp(path)).is_ok()
            && fs::read(self.dir.join(path)).is_ok_and(|old| old == bytes)
    }
}

/// All files below a folder but the marker, sorted.
fn files_below(dir: &Path) -> Vec<String> {
    let mut files: Vec<String> = WalkDir::new(dir)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| !entry.file_type().is_dir())
        .filter_map(|entry| {
            let below = entry.path().strip_prefix(dir).ok()?.to_str()?.replace('\\', "/");
            (below != MARKER).then_some(below)
        })
        .collect();
    files.sort_unstable();
    files
}

fn write_all(artifacts: &Artifacts, old: &Old, new: &Path) -> io::Result<()> {
    // What an interrupted build left behind.
    remove(new)?;
    fs::create_dir_all(new)?;
    fs::write(new.join(MARKER), MARKER_TEXT)?;
    for (path, bytes) in artifacts.iter() {
        let to = new.join(path);
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)?;
        }
        let linked = old.has(path, bytes) && fs::hard_link(old.dir.join(path), &to).is_ok();
        if !linked {
            fs::write(&to, bytes)?;
        }
    }
    Ok(())
}

/// Puts `new` in the place of `dir` and removes what was there.
fn swap(new: &Path, dir: &Path) -> io::Result<()> {
    if !dir.exists() {
        return fs::rename(new, dir);
    }
    if exchange(new, dir).is_ok() {
        return remove(new);
    }
    let old = beside(dir, "old");
    remove(&old)?;
    fs::rename(dir, &old)?;
    if let Err(e) = fs::rename(new, dir) {
        fs::rename(&old, dir)?;
        return Err(e);
    }
    remove(&old)
}

/// Both names change hands in one step, where the system can do that.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(a: &Path, b: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// `public` becomes `public.before-anteroom`, or `-2`, `-3` if that is taken.
fn set_aside(dir: &Path) -> io::Result<()> {
    let name = dir.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let free = (1..)
        .map(|n| if n == 1 { String::new() } else { format!("-{n}") })
        .map(|suffix| dir.with_file_name(format!("{name}.before-anteroom{suffix}")))
        .find(|path| !path.exists());
    free.map_or(Ok(()), |path| fs::rename(dir, path))
}

/// A hidden folder beside the output, on the same disk.
fn beside(dir: &Path, what: &str) -> PathBuf {
    let name = dir.file_name().unwrap_or_default().to_string_lossy().into_owned();
    dir.with_file_name(format!(".{name}.anteroom-{what}"))
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_dir_all(path) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => Err(e),
        _ => Ok(()),
    }
}
