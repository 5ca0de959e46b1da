//! A site folder becomes a snapshot in memory: every file that a build may read, with its layer.
//!
//! Nothing below this floor touches the disk, and nothing above it may: a build is a function of
//! this snapshot. The snapshot knows layers (the embedded library, the theme, the site's own
//! files) but not what any file means.
//!
//! Invariant: the order of files is the order of their paths, whatever the disk says.

mod contents;
mod embedded;
mod file;
mod fixture;
mod position;
mod read;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::sync::Arc;

use rayon::prelude::*;

pub use contents::Contents;
pub use file::{File, FileId, Layer};
pub use position::{Position, Span, Spanned};
pub use read::{Fault, FaultKind};

/// How many files a thread takes on at once, of work that is the same for each. With no limit a thread may
/// be left with a tenth of all files at the end, and the others have nothing to do.
pub const AT_ONCE: usize = 64;

/// A snapshot of all files: the site over the theme over the library. Cheap to clone: files are
/// shared.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// By the number in their names; nothing where a file is gone.
    files: Arc<Vec<Option<Arc<File>>>>,
    /// A theme's files where they are laid below the site's.
    laid: Arc<BTreeMap<FileId, Arc<File>>>,
    /// For each path its files.
    layers: Arc<BTreeMap<Arc<str>, Layers>>,
    /// The names of files that are gone, for when they come back.
    gone: BTreeMap<(String, Layer), FileId>,
    /// What could not be read.
    faults: Vec<Fault>,
    /// Names of the links within the site folder.
    links: BTreeSet<String>,
}

/// The files at one path: the library's, the theme's, the site's.
type Layers = [Option<FileId>; 3];

/// A file that is no snapshot's yet: its path, its layer and what is in it.
type Loose = (String, Layer, Contents);

/// The files at one path.
#[derive(Clone, Copy, Debug)]
pub struct Stack<'a> {
    sources: &'a Sources,
    layers: &'a Layers,
}

impl<'a> Stack<'a> {
    /// They, the one that counts first.
    pub fn files(self) -> impl Iterator<Item = &'a Arc<File>> {
        self.layers.iter().rev().filter_map(move |id| self.sources.shared((*id)?))
    }
}

impl Sources {
    /// A snapshot of these files, in any order: what comes of putting them in one by one, at once.
    fn from_files(mut files: Vec<Loose>) -> Self {
        files.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
        let mut kept: Vec<Loose> = Vec::with_capacity(files.len());
        for file in files {
            match kept.last_mut().filter(|below| below.0 == file.0) {
                Some(below) if below.2 == file.2 => {}
                Some(below) if below.1 == file.1 => *below = file,
                _ => kept.push(file),
            }
        }
        let file = |(number, file)| Some(Arc::new(File::of(FileId::of(number), file)));
        let files: Vec<_> = kept.into_par_iter().enumerate().map(file).collect();
        let layers = Arc::new(by_path(&files));
        Sources { files: Arc::new(files), layers, ..Sources::default() }
    }

    /// Puts a file in, in the place of the one that was there, unless an equal one lies just below:
    /// the repository's root holds the library's own paths, and those count as the library's. Says
    /// whether that changes anything.
    fn put(&mut self, path: &str, layer: Layer, contents: Contents) -> bool {
        let here = self.layers.get(path).copied().unwrap_or_default();
        let below = here[..layer as usize].iter().rev().find_map(|id| *id);
        let is = |id: FileId| self.file(id).contents == contents;
        if below.is_some_and(is) {
            return self.take(path, layer);
        }
        let own = here[layer as usize];
        if own.is_some_and(is) {
            return false;
        }
        let id = own.unwrap_or_else(|| self.name(path, layer));
        let file = File::of(id, (path.to_owned(), layer, contents));
        Arc::make_mut(&mut self.files)[id.number()] = Some(Arc::new(file));
        // Where a file has changed and none is new, the names stay those of the snapshot before.
        if own.is_none() {
            let layers = Arc::make_mut(&mut self.layers);
            layers.entry(Arc::from(path)).or_default()[layer as usize] = Some(id);
        }
        true
    }

    /// Takes a file out. Says whether there was one.
    fn take(&mut self, path: &str, layer: Layer) -> bool {
        let own = self.layers.get(path).and_then(|layers| layers[layer as usize]);
        let Some(id) = own else { return false };
        let layers = Arc::make_mut(&mut self.layers);
        let here = layers.entry(Arc::from(path)).or_default();
        here[layer as usize] = None;
        if here.iter().all(Option::is_none) {
            layers.remove(path);
        }
        Arc::make_mut(&mut self.files)[id.number()] = None;
        self.gone.insert((path.to_owned(), layer), id);
        true
    }

    /// A name for a file: its old one, if it has been there before.
    fn name(&mut self, path: &str, layer: Layer) -> FileId {
        let old = self.gone.remove(&(path.to_owned(), layer));
        old.unwrap_or_else(|| {
            Arc::make_mut(&mut self.files).push(None);
            FileId::of(self.files.len() - 1)
        })
    }

    /// The same snapshot with `themes/<theme>/content/` laid between the library and the site.
    #[must_use]
    pub fn with_theme_content(&self, theme: &str) -> Self {
        let folder = format!("themes/{theme}/content");
        let mut sources = self.clone();
        for file in self.under(&folder) {
            let rest = file.path.strip_prefix(&folder).unwrap_or_default();
            sources.lay(format!("content{rest}"), file);
        }
        sources
    }

    fn lay(&mut self, path: String, file: &File) {
        let id = file.id.laid();
        let layers = Arc::make_mut(&mut self.layers);
        layers.entry(Arc::from(path.as_str())).or_default()[Layer::Theme as usize] = Some(id);
        let (shown, contents) = (file.shown.clone(), file.contents.clone());
        let laid = File { id, path, shown, layer: Layer::Theme, contents };
        Arc::make_mut(&mut self.laid).insert(id, Arc::new(laid));
    }

    /// The same snapshot with another text in the library's files of a folder.
    #[must_use]
    pub fn with_library_text(
        &self,
        folder: &str,
        change: impl for<'a> Fn(&'a str) -> Cow<'a, str> + Sync,
    ) -> Self {
        let below = self.below(format!("{folder}/"));
        let library = below.filter_map(|(_, ids)| self.shared(ids[Layer::Library as usize]?));
        let library: Vec<&Arc<File>> = library.collect();
        let changed = |file: &Arc<File>| match change(file.text().ok()?) {
            Cow::Owned(text) => {
                let contents = Contents::Text(text.into());
                Some(Arc::new(File { contents, ..File::clone(file) }))
            }
            Cow::Borrowed(_) => None,
        };
        let changed: Vec<_> = library.into_par_iter().filter_map(changed).collect();
        let mut sources = self.clone();
        let files = Arc::make_mut(&mut sources.files);
        changed.into_iter().for_each(|file| files[file.id.number()] = Some(file.clone()));
        sources
    }

    /// A digest of every file of every layer, and of what could not be read. No order and no name of
    /// a file is in it that depends on how the snapshot came about.
    pub fn digest(&self) -> [u8; 32] {
        let files: Vec<&File> = self.files().collect();
        let each: Vec<_> = files.into_par_iter().with_max_len(AT_ONCE).map(File::digest).collect();
        let mut all = blake3::Hasher::new();
        all.update(each.as_flattened());
        *all.update(format!("{:?}", self.faults).as_bytes()).finalize().as_bytes()
    }

    /// What could not be read, in the order of the paths.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// The file that counts at this path, if there is one.
    pub fn find(&self, path: &str) -> Option<&File> {
        self.top(self.layers.get(path)?).map(AsRef::as_ref)
    }

    /// All files at this path, lowest layer first.
    pub fn layers(&self, path: &str) -> Vec<&File> {
        let ids = self.layers.get(path).into_iter().flatten().flatten();
        ids.map(|id| self.file(*id)).collect()
    }

    /// The paths below a folder, in order, each with all its files, the one that counts first.
    pub fn stacks(&self, folder: &str) -> impl Iterator<Item = (&Arc<str>, Stack<'_>)> {
        let below = self.below(format!("{}/", folder.trim_end_matches('/')));
        below.map(|(path, layers)| (path, Stack { sources: self, layers }))
    }

    fn top(&self, layers: &Layers) -> Option<&Arc<File>> {
        layers.iter().rev().find_map(|id| self.shared((*id)?))
    }

    /// The files that count below a folder (`content/en`), in the order of their paths.
    pub fn under<'a>(&'a self, folder: &str) -> impl Iterator<Item = &'a File> + 'a {
        let below = self.below(format!("{}/", folder.trim_end_matches('/')));
        below.filter_map(|(_, layers)| self.top(layers)).map(AsRef::as_ref)
    }

    /// The paths that begin so, in their order.
    fn below(&self, prefix: String) -> impl Iterator<Item = (&Arc<str>, &Layers)> {
        let from =
            self.layers.range::<str, _>((Bound::Included(prefix.as_str()), Bound::Unbounded));
        from.take_while(move |(path, _)| path.starts_with(&prefix))
    }

    /// All files of all layers, in the order of their paths.
    pub fn files(&self) -> impl Iterator<Item = &File> {
        self.layers.values().flatten().flatten().map(|id| self.file(*id))
    }

    /// A file by its name.
    pub fn file(&self, id: FileId) -> &File {
        self.shared(id).expect("a name is that of a file of the snapshot")
    }

    /// Whether there is a file of this name.
    pub fn holds(&self, id: FileId) -> bool {
        self.shared(id).is_some()
    }

    fn shared(&self, id: FileId) -> Option<&Arc<File>> {
        if id.is_laid() { self.laid.get(&id) } else { self.files.get(id.number())?.as_ref() }
    }

    /// The same snapshot as if it held nothing but these files and folders (`practice.toml`,
    /// `content/instruments`), of these what `keep` keeps, and no faults.
    #[must_use]
    pub fn only(&self, names: &[&str], keep: impl Fn(&File) -> bool) -> Self {
        let below = names.iter().flat_map(|name| {
            self.below((*name).to_owned()).filter(|(path, _)| read::lies_at(path, name))
        });
        let kept = |id: &Option<FileId>| id.filter(|id| keep(self.file(*id)));
        let layers = below.map(|(path, layers)| (path.clone(), layers.each_ref().map(kept)));
        Sources {
            files: self.files.clone(),
            laid: self.laid.clone(),
            layers: Arc::new(layers.filter(|(_, ids)| ids.iter().any(Option::is_some)).collect()),
            ..Sources::default()
        }
    }

    /// Whether two snapshots have files at the same paths, made as one from the other. What is in them may
    /// differ.
    pub fn has_paths_of(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.layers, &other.layers)
    }

    /// The files of this snapshot at the paths that another has, as if it held nothing else, and no faults.
    /// Their names have to mean the same.
    #[must_use]
    pub fn at_paths_of(&self, other: &Self) -> Self {
        Sources {
            files: self.files.clone(),
            laid: self.laid.clone(),
            layers: other.layers.clone(),
            ..Sources::default()
        }
    }

    /// Whether two snapshots hold the same files under the same names.
    pub fn is_same(&self, other: &Self) -> bool {
        let files = || self.layers.iter().zip(other.layers.iter());
        self.layers.len() == other.layers.len()
            && files().all(|((path, ids), (others, other_ids))| path == others && ids == other_ids)
            && self
                .layers
                .values()
                .flatten()
                .flatten()
                .all(|id| self.shared(*id) == other.shared(*id))
    }

    /// The same snapshot with the texts that another has for its files.
    #[must_use]
    pub fn with_texts_of(&self, other: &Self) -> Self {
        let mut sources = self.clone();
        let files = Arc::make_mut(&mut sources.files);
        for file in other.layers.values().flatten().flatten().filter_map(|id| other.shared(*id)) {
            if let Some(own) = files.get_mut(file.id.number()) {
                *own = Some(file.clone());
            }
        }
        sources
    }

    /// Where a span begins, as people count: lines and columns from 1.
    pub fn position(&self, span: Span) -> Position {
        let file = self.file(span.file);
        Position::of(&String::from_utf8_lossy(file.bytes()), span.start as usize)
    }
}

/// Files in the order of their paths, those of one path together.
fn by_path(files: &[Option<Arc<File>>]) -> BTreeMap<Arc<str>, Layers> {
    let mut paths: Vec<(Arc<str>, Layers)> = Vec::with_capacity(files.len());
    for file in files.iter().flatten() {
        if paths.last().is_none_or(|(path, _)| **path != *file.path) {
            paths.push((Arc::from(file.path.as_str()), Layers::default()));
        }
        if let Some((_, here)) = paths.last_mut() {
            here[file.layer as usize] = Some(file.id);
        }
    }
    // At once, which is much faster than one by one.
    paths.into_iter().collect()
}
