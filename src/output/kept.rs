//! What earlier builds made, by the key of all that it was made from: a folder that may be deleted
//! at any time.
//!
//! Changes how long a build takes and nothing else: what cannot be read, or is not whole, is made
//! again; what cannot be written is made again next time. Invariant: what comes out under a key is,
//! byte for byte, what was put in.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

/// A store of things made before. Its clones are the same store.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// Nothing is kept without a folder.
    folder: Option<PathBuf>,
    /// The keys that were asked for or put in.
    used: Arc<Mutex<BTreeSet<String>>>,
}

/// Bytes of the digest before what is kept.
const DIGEST: usize = blake3::OUT_LEN;

impl Kept {
    /// A store in this folder, which need not be there yet.
    pub fn at(folder: PathBuf) -> Self {
        Kept { folder: Some(folder), used: Arc::default() }
    }

    /// What was kept under a key.
    pub fn get(&self, key: &str) -> Option<Vec<u8>> {
        let path = self.path(key)?;
        self.note(key);
        let mut bytes = fs::read(path).ok()?;
        let rest = bytes.split_off(DIGEST.min(bytes.len()));
        (bytes == blake3::hash(&rest).as_bytes()).then_some(rest)
    }

    /// Keeps something under a key. A folder that cannot be written costs time, so it is no mistake.
    pub fn keep(&self, key: &str, bytes: &[u8]) {
        let Some(path) = self.path(key) else { return };
        self.note(key);
        let whole = [blake3::hash(bytes).as_bytes().as_slice(), bytes].concat();
        let written = path.with_extension(format!("new-{}", std::process::id()));
        let folder = path.parent().map(fs::create_dir_all);
        let done = folder.is_some_and(|made| made.is_ok())
            && fs::write(&written, whole).is_ok()
            && fs::rename(&written, &path).is_ok();
        if !done {
            let _ = fs::remove_file(&written);
        }
    }

    /// Removes what this run did not ask for: pages that are gone, and older versions.
    pub fn forget_unused(&self) {
        let Some(files) = self.folder.as_ref().and_then(|folder| fs::read_dir(folder).ok()) else {
            return;
        };
        let Ok(used) = self.used.lock() else { return };
        for file in files.flatten() {
            if !used.contains(file.file_name().to_string_lossy().as_ref()) {
                let _ = fs::remove_file(file.path());
            }
        }
    }

    fn path(&self, key: &str) -> Option<PathBuf> {
        self.folder.as_ref().map(|folder| folder.join(key))
    }

    fn note(&self, key: &str) {
        if let Ok(mut used) = self.used.lock() {
            used.insert(key.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn store() -> (tempfile::TempDir, Kept) {
        let folder = tempfile::tempdir().expect("a folder");
        let kept = Kept::at(folder.path().join("print"));
        (folder, kept)
    }

    #[test]
    fn what_is_kept_comes_back() {
        let (_folder, kept) = store();
        assert_eq!(kept.get("a"), None);
        kept.keep("a", b"bytes");
        assert_eq!(kept.get("a").as_deref(), Some(b"bytes".as_slice()));
    }

    #[test]
    fn what_was_damaged_does_not_come_back() {
        let (folder, kept) = store();
        kept.keep("a", b"bytes");
        let file = folder.path().join("print/a");
        for damaged in [b"".as_slice(), b"short", &[7; 64]] {
            fs::write(&file, damaged).expect("written");
            assert_eq!(kept.get("a"), None);
        }
    }

    #[test]
    fn what_a_run_did_not_use_is_forgotten() {
        let (folder, kept) = store();
        kept.keep("old", b"1");
        let next = Kept::at(folder.path().join("print"));
        next.keep("new", b"2");
        next.forget_unused();
        assert_eq!((next.get("old"), next.get("new")), (None, Some(b"2".to_vec())));
    }
}
