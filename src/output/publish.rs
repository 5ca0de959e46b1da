//! Publishes a built site: written beside the old one, then swapped in by one rename.
//!
//! Unchanged files are hard-linked from the old site and unchanged sites are not touched at all,
//! because on a journalled disk writing and deleting are what costs. What somebody added to the
//! folder (`CNAME`, `.git`) is carried over. A folder that Anteroom did not make is never emptied:
//! it is refused, or with `force` kept beside under another name.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::old::{Kind, MARKER, Old, Owner, has_file, marker};
use super::place::Lock;
use super::{Artifacts, Place, Refused};
use crate::source::AT_ONCE;

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// Files that are new or differ from before.
    pub written: usize,
    /// Files that were there already, byte for byte.
    pub kept: usize,
    /// Files of the old site that the new one does not have.
    pub removed: usize,
    /// Files among the written that took the place of one that somebody had added.
    pub replaced: usize,
    /// The old folder, if the site was published but that could not be removed.
    pub left_behind: Option<PathBuf>,
}

impl Published {
    /// Of a site that lay there already, so that nothing was done.
    pub fn nothing() -> Self {
        Published { written: 0, kept: 0, removed: 0, replaced: 0, left_behind: None }
    }
}

/// Puts the site into a folder, whole or not at all. With `force`, a folder that is not ours is
/// moved aside instead of being refused.
pub fn publish(artifacts: &Artifacts, place: &Place, force: bool) -> Result<Published, Refused> {
    let at_disk = |e| Refused::Disk(place.shown().to_owned(), e);
    let parent = place.real().parent().unwrap_or(place.real());
    fs::create_dir_all(parent).map_err(at_disk)?;
    let _lock = Lock::take(place);
    recover(place).map_err(at_disk)?;
    let old = Old::look(place.real()).map_err(at_disk)?;
    let files: Vec<_> = artifacts.iter().collect();
    let folders = Folders::of(&files);
    let site = Site { artifacts, files, folders, added: old.added(artifacts) };
    check(&site, &old, place, force)?;
    let equal = old.equal(artifacts);
    let mut published = Published {
        written: artifacts.len() - equal.len(),
        kept: equal.len(),
        removed: old.stale(artifacts),
        replaced: old.replaced(artifacts, &equal),
        left_behind: None,
    };
    if published.written == 0 && published.removed == 0 && old.says(&marker(artifacts)) {
        return Ok(published);
    }
    published.left_behind = replace(&site, &equal, &old, place).map_err(at_disk)?;
    Ok(published)
}

/// What is published: a site, its folders, and what somebody has added to the old one.
struct Site<'a> {
    artifacts: &'a Artifacts,
    /// Its files, in order.
    files: Vec<(&'a str, &'a Arc<[u8]>)>,
    folders: Folders<'a>,
    added: Vec<(&'a Path, Kind)>,
}

/// Writes the site beside the old folder and puts it in its place. What comes back is the old
/// folder, if it could not be removed.
fn replace(
    site: &Site<'_>,
    equal: &BTreeSet<&str>,
    old: &Old,
    place: &Place,
) -> io::Result<Option<PathBuf>> {
    let new = fresh(place)?;
    let done = write_all(site, equal, old, &new).and_then(|()| swap(&new, place, old.owner));
    if done.is_err() {
        // The words are about why; the next build removes what cannot be removed now.
        let _ = remove(&new);
    }
    Ok(done?.and_then(|old| left_behind(&old)))
}

/// A build that was stopped between two renames had put the old folder here.
fn recover(place: &Place) -> io::Result<()> {
    let old = place.beside("old");
    if place.real().symlink_metadata().is_err() && old.is_dir() {
        fs::rename(old, place.real())?;
    }
    Ok(())
}

fn check(site: &Site<'_>, old: &Old, place: &Place, force: bool) -> Result<(), Refused> {
    let Site { artifacts, files, folders, added } = site;
    let shown = place.shown();
    match old.owner {
        Owner::NotAFolder => return Err(Refused::NotAFolder(shown.to_owned())),
        Owner::Somebody if !force => return Err(Refused::NotOurs(shown.to_owned())),
        Owner::Somebody | Owner::Nobody | Owner::Ours => {}
    }
    let is_folder = |(file, _): &(&str, _)| Some(((*file).to_owned(), folders.within(file)?));
    if let Some((file, within)) = files.par_iter().find_map_first(is_folder) {
        return Err(Refused::FileAndFolder(file, within.to_owned()));
    }
    for (path, kind) in added {
        let file = path.to_str().and_then(|path| folders.within(path));
        let within = file.filter(|_| *kind != Kind::Folder).map(str::to_owned);
        let above = || path.ancestors().skip(1).find(|folder| has_file(artifacts, folder));
        if let Some(ours) = within.or_else(|| Some(above()?.display().to_string())) {
            return Err(Refused::InTheWay(shown.join(path), ours));
        }
    }
    Ok(())
}

/// Every folder of the site, and a file in it; in order.
struct Folders<'a>(Vec<(&'a str, &'a str)>);

impl<'a> Folders<'a> {
    fn of(files: &[(&'a str, &Arc<[u8]>)]) -> Self {
        let mut folders = Vec::with_capacity(files.len());
        let mut before = "";
        for (path, _) in files {
            let mut below = *path;
            // Files of one folder follow one another, those below it too. So it is known if the file
            // before lies in it, and where it is known, so are those above it.
            while let Some((folder, _)) = below.rsplit_once('/')
                && !before.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
            {
                folders.push((folder, *path));
                below = folder;
            }
            before = path;
        }
        folders.par_sort_unstable();
        Folders(folders)
    }

    /// A file in this folder, if the site has it.
    fn within(&self, folder: &str) -> Option<&'a str> {
        let at = self.0.binary_search_by_key(&folder, |(known, _)| known).ok()?;
        Some(self.0[at].1)
    }
}

/// A name to write under. What an interrupted build left there is removed; what cannot be is
/// passed over.
fn fresh(place: &Place) -> io::Result<PathBuf> {
    let mut tried = Ok(());
    for name in ["new", "new-2", "new-3", "new-4"] {
        let path = place.beside(name);
        tried = remove(&path);
        if tried.is_ok() {
            return Ok(path);
        }
    }
    tried.map(|()| place.beside("new"))
}

fn write_all(site: &Site<'_>, equal: &BTreeSet<&str>, old: &Old, new: &Path) -> io::Result<()> {
    let Site { artifacts, files, folders, added } = site;
    fs::create_dir(new)?;
    fs::write(new.join(MARKER), marker(artifacts))?;
    let mut of_depth: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for (folder, _) in &folders.0 {
        of_depth.entry(folder.matches('/').count()).or_default().push(folder);
    }
    for folders in of_depth.values() {
        folders.par_iter().try_for_each(|folder| fs::create_dir(new.join(folder)))?;
    }
    files.par_iter().with_max_len(AT_ONCE).try_for_each(|(path, bytes)| {
        let to = new.join(path);
        let linked = equal.contains(path) && fs::hard_link(old.dir.join(path), &to).is_ok();
        if linked { Ok(()) } else { fs::write(&to, bytes) }
    })?;
    carry_over(added, &old.dir, new)?;
    match fs::metadata(&old.dir) {
        Ok(data) => fs::set_permissions(new, data.permissions()),
        Err(_) => Ok(()),
    }
}

fn make_parent(path: &Path) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)
}

/// Links what somebody added into the new folder, or copies it where the disk cannot link.
fn carry_over(added: &[(&Path, Kind)], old: &Path, new: &Path) -> io::Result<()> {
    for (path, kind) in added {
        let (from, to) = (old.join(path), new.join(path));
        make_parent(&to)?;
        match kind {
            Kind::Folder => fs::create_dir_all(&to)?,
            Kind::Link => link_again(&from, &to)?,
            Kind::File if fs::hard_link(&from, &to).is_ok() => {}
            Kind::File => fs::copy(&from, &to).map(drop)?,
            Kind::Other => fs::hard_link(&from, &to)?,
        }
    }
    // Last, and from within: a folder that may not be written to is full by now.
    for (path, _) in added.iter().rev().filter(|(_, kind)| *kind == Kind::Folder) {
        fs::set_permissions(new.join(path), fs::metadata(old.join(path))?.permissions())?;
    }
    Ok(())
}

#[cfg(unix)]
fn link_again(from: &Path, to: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(fs::read_link(from)?, to)
}

#[cfg(not(unix))]
fn link_again(from: &Path, to: &Path) -> io::Result<()> {
    fs::hard_link(from, to)
}

/// Puts `new` in the place of the old folder, and says where that is now if it is to be removed.
/// Only a folder of ours ever is.
fn swap(new: &Path, place: &Place, owner: Owner) -> io::Result<Option<PathBuf>> {
    let dir = place.real();
    match owner {
        // This fails on a folder that is no longer empty.
        Owner::Nobody => fs::rename(new, dir).or_else(|why| match fs::remove_dir(dir) {
            Ok(()) => fs::rename(new, dir),
            Err(_) => Err(why),
        })?,
        Owner::Ours if exchange(new, dir).is_ok() => return Ok(Some(new.to_owned())),
        Owner::Ours => {
            let old = place.beside("old");
            remove(&old)?;
            move_away(new, dir, &old)?;
            return Ok(Some(old));
        }
        Owner::Somebody | Owner::NotAFolder => move_away(new, dir, &place.aside())?,
    }
    Ok(None)
}

/// `dir` becomes `away` and `new` becomes `dir`, or all stays as it was.
fn move_away(new: &Path, dir: &Path, away: &Path) -> io::Result<()> {
    fs::rename(dir, away)?;
    fs::rename(new, dir).or_else(|why| {
        fs::rename(away, dir)?;
        Err(why)
    })
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

/// Removes the old folder. The site is published by now, so a failure is only told.
fn left_behind(old: &Path) -> Option<PathBuf> {
    remove(old).is_err().then(|| old.to_owned())
}

/// Removes a folder, the folders in it side by side. Of a link, which leads to what is not ours, the link
/// alone.
fn remove(path: &Path) -> io::Result<()> {
    let is_folder = path.symlink_metadata().is_ok_and(|data| data.is_dir());
    let entries = is_folder.then(|| fs::read_dir(path).ok()).flatten();
    let entries = entries.into_iter().flatten().flatten();
    let folders = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    let folders: Vec<_> = folders.map(|entry| entry.path()).collect();
    // What cannot be removed is met again below, and told.
    folders.par_iter().for_each(|folder| drop(fs::remove_dir_all(folder)));
    match fs::remove_dir_all(path) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => Err(e),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_folder_that_cannot_be_removed_is_named() {
        let temp = tempfile::tempdir().unwrap();
        let file = temp.path().join("file");
        fs::write(&file, "").unwrap();
        assert_eq!(left_behind(&file), Some(file));
        assert_eq!(left_behind(&temp.path().join("nothing")), None);
    }

    #[cfg(unix)]
    #[test]
    fn what_a_link_leads_to_is_not_removed() {
        let temp = tempfile::tempdir().unwrap();
        fs::create_dir_all(temp.path().join("elsewhere/folder")).unwrap();
        fs::write(temp.path().join("elsewhere/folder/thesis.txt"), "years of work").unwrap();
        let place = Place::resolve(&temp.path().join("public")).unwrap();
        let elsewhere = temp.path().join("elsewhere");
        std::os::unix::fs::symlink(&elsewhere, place.beside("new")).unwrap();
        let _ = remove(&place.beside("new"));
        fs::create_dir_all(place.beside("new-2").join("a/b")).unwrap();
        std::os::unix::fs::symlink(&elsewhere, place.beside("new-2").join("a/link")).unwrap();
        std::os::unix::fs::symlink(&elsewhere, place.beside("new-2").join("link")).unwrap();
        remove(&place.beside("new-2")).unwrap();
        assert!(!place.beside("new-2").exists());
        assert!(elsewhere.join("folder/thesis.txt").is_file());
    }

    #[test]
    fn an_interrupted_build_gives_the_old_folder_back() {
        let temp = tempfile::tempdir().unwrap();
        let place = Place::resolve(&temp.path().join("public")).unwrap();
        fs::create_dir(place.beside("old")).unwrap();
        recover(&place).unwrap();
        assert!(place.real().is_dir() && !place.beside("old").exists());
    }

    #[test]
    fn a_folder_that_is_no_longer_empty_is_not_replaced() {
        let temp = tempfile::tempdir().unwrap();
        let place = Place::resolve(&temp.path().join("public")).unwrap();
        let new = place.beside("new");
        fs::create_dir(&new).unwrap();
        fs::create_dir(place.real()).unwrap();
        fs::write(place.real().join("thesis.txt"), "years of work").unwrap();
        assert!(swap(&new, &place, Owner::Nobody).is_err());
        assert!(place.real().join("thesis.txt").is_file());
    }
}
