//! One file of a snapshot: its name, whose it is, and what is in it.

use std::sync::Arc;

use super::{Contents, Loose, Span};

/// Names one file of a [`Sources`](super::Sources), and of every snapshot that is made from it: a path keeps its
/// name when its file changes, goes and comes back. Two layers of one path are two files.
///
/// Numbers say nothing of an order: files that come later have higher ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

impl FileId {
    /// Set in the name of a theme's file where it is laid below the site's.
    const LAID: u32 = 1 << 31;

    pub(super) fn of(number: usize) -> Self {
        let number = u32::try_from(number).ok().filter(|number| number & Self::LAID == 0);
        FileId(number.expect("fewer than 2^31 files"))
    }

    pub(super) fn number(self) -> usize {
        (self.0 & !Self::LAID) as usize
    }

    pub(super) fn laid(self) -> Self {
        FileId(self.0 | Self::LAID)
    }

    pub(super) fn is_laid(self) -> bool {
        self.0 & Self::LAID != 0
    }
}

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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub id: FileId,
    /// Path from the site's root, with forward slashes: `content/en/approaches/cbt.md`.
    pub path: String,
    /// The path as a person should read it: where the file lies, and that it is the library's.
    pub shown: String,
    /// Whose file it is.
    pub layer: Layer,
    /// What is in it.
    pub contents: Contents,
}

impl File {
    /// The file of this name.
    pub(super) fn of(id: FileId, (path, layer, contents): Loose) -> Self {
        let shown = match layer {
            Layer::Library => format!("{path} (library)"),
            Layer::Theme | Layer::Site => path.clone(),
        };
        File { id, path, shown, layer, contents }
    }

    /// The file as text, or the offset of the first byte that is not UTF-8.
    pub fn text(&self) -> Result<&str, usize> {
        self.shared_text().map(AsRef::as_ref)
    }

    /// The same, to be shared.
    pub fn shared_text(&self) -> Result<&Arc<str>, usize> {
        match &self.contents {
            Contents::Text(text) => Ok(text),
            Contents::Other(_, valid) => Err(*valid),
        }
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        self.contents.bytes()
    }

    pub(super) fn digest(&self) -> [u8; 32] {
        let mut digest = blake3::Hasher::new();
        digest.update(self.bytes()).update(self.path.as_bytes());
        digest.update(&(self.path.len() as u64).to_le_bytes()).update(&[self.layer as u8]);
        *digest.finalize().as_bytes()
    }

    /// The span of the whole file, for what has no better place.
    pub fn start(&self) -> Span {
        Span { file: self.id, start: 0, end: 0 }
    }
}
