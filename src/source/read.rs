//! Reads a site folder from the disk: one walk, and all files in parallel.
//!
//! Only what a site folder may hold is read (`practice.toml`, `therapists/`, `content/`,
//! `themes/`); hidden files and everything else are passed over. A link that leads out of
//! the folder is a fault, never followed.

#![allow(clippy::disallowed_methods, reason = "this is the edge that reads the disk")]

mod walk;

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;

use walk::{Met, ToRead, Walk, name_below};

use super::{AT_ONCE, Contents, File, FileId, Layer, Sources, embedded};

/// What a site folder may hold at its top.
const TOP: [&str; 4] = ["practice.toml", "therapists", "content", "themes"];

/// A file that could not become part of the snapshot.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Path from the site's root.
    pub path: String,
    /// What went wrong.
    pub kind: FaultKind,
}

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
        Ok(Sources::from_files(vec![(name, Layer::Site, Contents::from(&*bytes))]))
    }

    /// Reads the site folder over the embedded library. What cannot be read becomes a fault of
    /// the snapshot; the rest is still read, so that one run shows everything that is wrong.
    pub fn read(root: &Path) -> Self {
        let Found { files, faults, links } = read_below(root, "");
        let own = files.into_iter().map(|(path, contents)| (path, Layer::Site, contents));
        let links = links.into_iter().collect();
        Sources { faults, links, ..Sources::from_files(embedded::files().chain(own).collect()) }
    }

    /// Reads again what lies at some paths of the site folder, files or folders, whole or from the
    /// folder; and what lies behind links, as a change is told of what they lead to. Says whether
    /// anything has changed. What has not changed stays the same file.
    pub fn refresh(&mut self, root: &Path, changed: &[PathBuf]) -> bool {
        let mut below: Vec<String> =
            changed.iter().filter_map(|path| to_refresh(root, path)).collect();
        below.extend(self.links.iter().cloned());
        below.sort();
        below.dedup();
        let mut differs = false;
        for name in below {
            differs |= self.refresh_below(root, &name);
        }
        differs
    }

    fn refresh_below(&mut self, root: &Path, name: &str) -> bool {
        let Found { files: found, faults, links } = read_below(root, name);
        self.links.retain(|link| !lies_at(link, name));
        self.links.extend(links);
        let known: Vec<FileId> = self.own_files(name).map(|file| file.id).collect();
        let mut differs = self.replace_faults(name, faults);
        let there: BTreeSet<String> = found.iter().map(|(path, _)| path.clone()).collect();
        for (path, contents) in found {
            differs |= self.put(&path, Layer::Site, contents);
        }
        for id in known {
            let path = self.file(id).path.clone();
            differs |= !there.contains(&path) && self.take(&path, Layer::Site);
        }
        differs
    }

    /// The site's own files at a path and below it.
    fn own_files<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a File> + 'a {
        let layers = self.below(name.to_owned()).filter(|(path, _)| lies_at(path, name));
        layers.filter_map(|(_, layers)| Some(self.file(layers[Layer::Site as usize]?)))
    }

    fn replace_faults(&mut self, name: &str, faults: Vec<Fault>) -> bool {
        let before = self.faults.clone();
        self.faults.retain(|fault| !lies_at(&fault.path, name));
        self.faults.extend(faults);
        self.faults.sort();
        self.faults != before
    }
}

/// Whether a path is `name` or lies below it. All lie below the site folder itself.
pub(super) fn lies_at(path: &str, name: &str) -> bool {
    let rest = path.strip_prefix(name);
    rest.is_some_and(|rest| name.is_empty() || rest.is_empty() || rest.starts_with('/'))
}

/// The name of what has to be read again if something at this path has changed; nothing, if no
/// build reads it.
fn to_refresh(root: &Path, changed: &Path) -> Option<String> {
    let below = match changed.is_absolute() {
        true => changed.strip_prefix(root).ok()?,
        false => changed,
    };
    let name = name_below(Path::new(""), below)?;
    read_at_all(&name).then_some(name)
}

/// Whether a build reads what lies at a path: nothing hidden, and nothing else at the top.
fn read_at_all(name: &str) -> bool {
    let mut parts = name.split('/');
    let top = parts.next().unwrap_or_default();
    name.is_empty() || TOP.contains(&top) && !parts.any(|part| part.starts_with('.'))
}

/// What was found at a name and below it.
#[derive(Default)]
struct Found {
    /// In the order of their names.
    files: Vec<(String, Contents)>,
    /// What could not be read, in order.
    faults: Vec<Fault>,
    /// Names of links that were followed.
    links: Vec<String>,
}

/// Reads what lies at a name and below it. While one thread walks on, the others read what it has met.
fn read_below(root: &Path, name: &str) -> Found {
    let Some(mut walk) = Walk::of(root, name) else { return Found::default() };
    let (sender, done) = channel();
    let read_some =
        |some: Vec<Met>| -> Vec<_> { some.into_iter().map(|met| met.and_then(read_one)).collect() };
    rayon::scope(|scope| {
        loop {
            let some: Vec<Met> = walk.by_ref().take(AT_ONCE).collect();
            if some.is_empty() {
                return;
            }
            let sender = sender.clone();
            // Nobody hangs up before all is read.
            scope.spawn(move |_| sender.send(read_some(some)).unwrap_or_default());
        }
    });
    drop(sender);
    let mut found = Found { links: walk.links, ..Found::default() };
    for one in done.into_iter().flatten() {
        match one {
            Ok(file) => found.files.push(file),
            Err(fault) => found.faults.push(fault),
        }
    }
    found.files.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
    found.faults.sort();
    found
}

fn read_one((name, path): ToRead) -> Result<(String, Contents), Fault> {
    match std::fs::read(&path) {
        Ok(bytes) => Ok((name, Contents::from(&*bytes))),
        Err(e) => Err(Fault { path: name, kind: FaultKind::Unreadable(Fault::words(&e)) }),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::Arc;

    use super::*;

    struct Folder(tempfile::TempDir);

    impl Folder {
        fn new(files: &[&str]) -> Self {
            let folder = Folder(tempfile::tempdir().expect("a folder"));
            files.iter().for_each(|path| folder.write(path, path));
            folder
        }

        fn write(&self, path: &str, text: &str) {
            let path = self.0.path().join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, text).expect("written");
        }

        fn root(&self) -> &Path {
            self.0.path()
        }

        fn read(&self) -> Sources {
            Sources::read(self.root())
        }
    }

    fn own(sources: &Sources) -> Vec<(&str, &[u8])> {
        let own = sources.files().filter(|file| file.layer == Layer::Site);
        own.map(|file| (file.path.as_str(), file.bytes())).collect()
    }

    /// Refreshes, and compares with what a first reading finds.
    fn refreshed(folder: &Folder, sources: &mut Sources, paths: &[&str]) -> bool {
        let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
        let differs = sources.refresh(folder.root(), &paths);
        assert_eq!(own(sources), own(&folder.read()));
        assert_eq!(sources.faults(), folder.read().faults());
        differs
    }

    #[test]
    fn what_has_not_changed_stays_the_same_file() {
        let folder = Folder::new(&["practice.toml", "content/en/a.md", "content/en/b.md"]);
        let mut sources = folder.read();
        let before = sources.clone();
        assert!(!refreshed(&folder, &mut sources, &["content/en/a.md", "content"]));
        folder.write("content/en/a.md", "new");
        assert!(refreshed(&folder, &mut sources, &["content"]));
        let file = |sources: &Sources, path: &str| sources.find(path).expect("a file").clone();
        assert_eq!(file(&sources, "content/en/a.md").id, file(&before, "content/en/a.md").id);
        let unchanged = |sources: &Sources| file(sources, "content/en/b.md").contents.shared();
        assert!(Arc::ptr_eq(&unchanged(&sources), &unchanged(&before)));
    }

    #[test]
    fn a_file_that_comes_back_has_its_name_again() {
        let folder = Folder::new(&["content/en/a.md"]);
        let mut sources = folder.read();
        let id = |sources: &Sources| sources.find("content/en/a.md").map(|file| file.id);
        let first = id(&sources);
        fs::rename(folder.root().join("content"), folder.root().join("elsewhere")).expect("moved");
        assert!(refreshed(&folder, &mut sources, &["content", "elsewhere"]));
        assert_eq!(id(&sources), None);
        folder.write("content/en/0.md", "comes first");
        folder.write("content/en/a.md", "again");
        assert!(refreshed(&folder, &mut sources, &["content"]));
        assert_eq!(id(&sources), first);
    }

    #[test]
    fn a_file_of_the_library_shows_again_when_the_one_over_it_goes() {
        let folder = Folder::new(&["content/en/words.ftl"]);
        let mut sources = folder.read();
        let layer = |sources: &Sources| sources.find("content/en/words.ftl").map(|file| file.layer);
        assert_eq!(layer(&sources), Some(Layer::Site));
        fs::remove_file(folder.root().join("content/en/words.ftl")).expect("removed");
        assert!(refreshed(&folder, &mut sources, &["content/en/words.ftl"]));
        assert_eq!(layer(&sources), Some(Layer::Library));
    }

    #[test]
    fn what_no_build_reads_is_not_read_again() {
        let folder = Folder::new(&["content/en/a.md", "content/en/.a.md.swp", "notes.txt"]);
        let mut sources = folder.read();
        assert!(!refreshed(&folder, &mut sources, &["content/en/.a.md.swp", "notes.txt", "../x"]));
        assert_eq!(to_refresh(Path::new("/site"), Path::new("/elsewhere/content")), None);
        assert_eq!(to_refresh(Path::new("/site"), Path::new("content/../../x")), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_page_behind_a_link_follows_what_the_link_leads_to() {
        let folder = Folder::new(&["content/en/a.md", "content/shared/b.md"]);
        let link = |to: &str, name: &str| {
            let name = folder.root().join(name);
            std::os::unix::fs::symlink(folder.root().join(to), name).expect("a link");
        };
        link("content/shared/b.md", "content/en/b.md");
        link("content/shared", "content/en/c");
        let mut sources = folder.read();
        folder.write("content/shared/b.md", "new");
        assert!(refreshed(&folder, &mut sources, &["content/shared/b.md"]));
        assert_eq!(sources.find("content/en/c/b.md").expect("a file").bytes(), b"new");
        fs::remove_file(folder.root().join("content/en/b.md")).expect("removed");
        assert!(refreshed(&folder, &mut sources, &["content/en/b.md"]));
        folder.write("content/shared/b.md", "newer");
        assert!(refreshed(&folder, &mut sources, &["content/shared/b.md"]));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_folder_is_a_fault_until_it_goes() {
        let folder = Folder::new(&["content/en/a.md"]);
        let outside = Folder::new(&["secret/b.md"]);
        let mut sources = folder.read();
        let link = folder.root().join("content/en/link");
        std::os::unix::fs::symlink(outside.root().join("secret"), &link).expect("a link");
        assert!(refreshed(&folder, &mut sources, &["content/en/link"]));
        assert_eq!(sources.faults()[0].kind, FaultKind::LeavesSite);
        let behind = [PathBuf::from("content/en/link/b.md")];
        sources.refresh(folder.root(), &behind);
        assert_eq!(own(&sources), own(&folder.read()));
        fs::remove_file(link).expect("removed");
        assert!(refreshed(&folder, &mut sources, &["content/en/link"]));
        assert_eq!(sources.faults(), []);
    }
}
