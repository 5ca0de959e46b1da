//! A site folder becomes a snapshot in memory: every file that a build may read, with its layer.
//!
//! Nothing below this floor touches the disk, and nothing above it may: a build is a function of
//! this snapshot. The snapshot knows layers (the embedded library, the theme, the site's own
//! files) but not what any file means.
//!
//! Invariant: the order of files is the order of their paths, whatever the disk says.

mod embedded;
mod fixture;
mod position;
mod read;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

pub use position::{Position, Span, Spanned};
pub use read::{Fault, FaultKind};

/// Names one file of a [`Sources`]. Two layers of one path are two files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// Whose file it is. A later layer's file stands in for an earlier one's at the same path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// Embedded in the binary.
    Library,
    /// `themes/<name>/content/`, if the theme brings content.
    Theme,
    /// The practice's own folder.
    Site,
}

/// One file of the snapshot.
#[derive(Clone, Debug)]
pub struct File {
    /// Its name in this snapshot.
    pub id: FileId,
    /// Path from the site's root, with forward slashes: `content/en/approaches/cbt.md`.
    pub path: String,
    /// The path as a person should read it: where the file lies, and that it is the library's.
    pub shown: String,
    /// Whose file it is.
    pub layer: Layer,
    /// What is in it.
    pub bytes: Arc<[u8]>,
}

impl File {
    /// The file as text, or the offset of the first byte that is not UTF-8.
    pub fn text(&self) -> Result<&str, usize> {
        std::str::from_utf8(&self.bytes).map_err(|e| e.valid_up_to())
    }

    /// The span of the whole file, for what has no better place.
    pub fn start(&self) -> Span {
        Span { file: self.id, start: 0, end: 0 }
    }
}

/// A snapshot of all files: the site over the theme over the library.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<File>,
    /// For each path its files, lowest layer first.
    layers: BTreeMap<String, Vec<FileId>>,
    /// What could not be read.
    faults: Vec<Fault>,
}

impl Sources {
    /// A snapshot of these files, in any order.
    fn from_files(mut files: Vec<(String, Layer, Arc<[u8]>)>) -> Self {
        files.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
        let mut sources = Sources::default();
        for (path, layer, bytes) in files {
            sources.add(path, layer, bytes);
        }
        sources
    }

    /// Adds a file, unless an equal one lies just below: the repository's root holds the library's
    /// own paths, and those count as the library's.
    fn add(&mut self, path: String, layer: Layer, bytes: Arc<[u8]>) {
        let id = self.next_id();
        let below = self.layers.entry(path.clone()).or_default();
        if below.last().is_some_and(|id| self.files[id.0 as usize].bytes == bytes) {
            return;
        }
        below.push(id);
        let shown = match layer {
            Layer::Library => format!("{path} (library)"),
            Layer::Theme | Layer::Site => path.clone(),
        };
        self.files.push(File { id, path, shown, layer, bytes });
    }

    /// The same snapshot with `themes/<theme>/content/` laid between the library and the site.
    /// Files that were there keep their ids.
    #[must_use]
    pub fn with_theme_content(&self, theme: &str) -> Self {
        let folder = format!("themes/{theme}/content");
        let mut sources = self.clone();
        for file in self.under(&folder) {
            let rest = file.path.strip_prefix(&folder).unwrap_or_default();
            sources.insert_below_site(format!("content{rest}"), file);
        }
        sources
    }

    /// The same snapshot with another text in the library's files of a folder. They keep their ids.
    #[must_use]
    pub fn with_library_text(
        &self,
        folder: &str,
        change: impl for<'a> Fn(&'a str) -> Cow<'a, str>,
    ) -> Self {
        let below = format!("{folder}/");
        let mut sources = self.clone();
        for file in &mut sources.files {
            let ours = file.layer == Layer::Library && file.path.starts_with(&below);
            let text = if ours { file.text().ok().map(&change) } else { None };
            if let Some(Cow::Owned(changed)) = text {
                file.bytes = changed.into_bytes().into();
            }
        }
        sources
    }

    fn insert_below_site(&mut self, path: String, file: &File) {
        let id = self.next_id();
        let files = &self.files;
        let layers = self.layers.entry(path.clone()).or_default();
        let above = layers.iter().position(|id| files[id.0 as usize].layer == Layer::Site);
        layers.insert(above.unwrap_or(layers.len()), id);
        let (shown, bytes) = (file.shown.clone(), file.bytes.clone());
        self.files.push(File { id, path, shown, layer: Layer::Theme, bytes });
    }

    fn next_id(&self) -> FileId {
        FileId(u32::try_from(self.files.len()).expect("fewer than 2^32 files"))
    }

    /// What could not be read, in the order of the paths.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// The file that counts at this path, if there is one.
    pub fn find(&self, path: &str) -> Option<&File> {
        self.layers(path).last().copied()
    }

    /// All files at this path, lowest layer first.
    pub fn layers(&self, path: &str) -> Vec<&File> {
        self.layers.get(path).into_iter().flatten().map(|id| self.file(*id)).collect()
    }

    /// The files that count below a folder (`content/en`), in the order of their paths.
    pub fn under<'a>(&'a self, folder: &str) -> impl Iterator<Item = &'a File> + 'a {
        let prefix = format!("{}/", folder.trim_end_matches('/'));
        self.layers
            .range(prefix.clone()..)
            .take_while(move |(path, _)| path.starts_with(&prefix))
            .filter_map(|(_, ids)| ids.last().map(|id| self.file(*id)))
    }

    /// All files of all layers, in the order of their paths.
    pub fn files(&self) -> impl Iterator<Item = &File> {
        self.files.iter()
    }

    /// A file by its name in this snapshot.
    pub fn file(&self, id: FileId) -> &File {
        &self.files[id.0 as usize]
    }

    /// Where a span begins, as people count: lines and columns from 1.
    pub fn position(&self, span: Span) -> Position {
        let file = self.file(span.file);
        Position::of(&String::from_utf8_lossy(&file.bytes), span.start as usize)
    }
}
