//! Pictures and other files below `content/` become assets with fingerprinted names.
//!
//! Knows names, bytes and the size of pictures; not which page uses what. A fingerprint in the
//! name lets a web host cache a file for ever and a changed file be seen at once.
//!
//! Invariant: equal bytes under one name give one address.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::source::{File, Sources};

/// Endings of the files in `content/` that are read, not published.
const READ: [&str; 4] = [".md", ".toml", ".bib", ".ftl"];

/// One file that pages may show or link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// Where it is written, below the output folder: `assets/room.1a2b3c4d.jpg`.
    pub file: String,
    /// Width and height in pixels, if it is a picture whose size we can read.
    pub size: Option<(u32, u32)>,
    /// What is in it.
    pub bytes: Arc<[u8]>,
}

/// All assets of a site, by their path in the site folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assets {
    by_path: BTreeMap<String, Asset>,
}

impl Assets {
    /// Takes in every file below `content/` and `therapists/` that is not read as text.
    pub fn read(sources: &Sources) -> Self {
        let files = sources.under("content").chain(sources.under("therapists"));
        let by_path = files
            .filter(|file| reads(file))
            .map(|file| (file.path.clone(), Asset::of(file)))
            .collect();
        Assets { by_path }
    }

    /// The asset made from a file of the site.
    pub fn find(&self, path: &str) -> Option<&Asset> {
        self.by_path.get(path)
    }

    /// The asset that is written to a path below the output folder.
    pub fn at(&self, file: &str) -> Option<&Asset> {
        self.by_path.values().find(|asset| asset.file == file)
    }

    /// The paths of all assets, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.by_path.keys().map(String::as_str)
    }
}

/// Whether a file below `content/` or `therapists/` is published as it is.
pub fn reads(file: &File) -> bool {
    !READ.iter().any(|ending| file.path.ends_with(ending))
}

impl Asset {
    fn of(file: &File) -> Self {
        let size = imagesize::blob_size(file.bytes()).ok().and_then(|size| {
            Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?))
        });
        let name = file.path.rsplit('/').next().unwrap_or(&file.path);
        Asset {
            file: format!("assets/{}", fingerprinted(name, file.bytes())),
            size,
            bytes: file.contents.shared(),
        }
    }
}

/// `room.jpg` and its bytes become `room.1a2b3c4d.jpg`: the first four bytes of their BLAKE3.
pub fn fingerprinted(name: &str, bytes: &[u8]) -> String {
    let digest = blake3::hash(bytes).to_hex();
    let mark = &digest[..8];
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}.{mark}.{ending}"),
        None => format!("{name}.{mark}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_follows_the_bytes() {
        assert_eq!(fingerprinted("a.css", b""), "a.af1349b9.css");
        assert_ne!(fingerprinted("a.css", b"x"), fingerprinted("a.css", b"y"));
    }

    #[test]
    fn text_files_are_no_assets() {
        let assets =
            Assets::read(&Sources::fixture("//- content/en/a.md\nx\n//- content/en/b.txt\nx"));
        assert_eq!(assets.paths().collect::<Vec<_>>(), ["content/en/b.txt"]);
    }
}
