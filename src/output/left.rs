//! How a build left its folder, to tell whether anybody has touched it since.
//!
//! Goes by what the disk says of each file, as version control does, and reads none of them.
//! Invariant: two equal answers mean that the files a build listed are there, as long and as old as
//! they were.

use std::fs;
use std::path::Path;
use std::time::UNIX_EPOCH;

use rayon::prelude::*;

use super::Place;
use super::old::MARKER;
use crate::source::AT_ONCE;

/// A digest of the folder and of the list of what was built, with the length of each file and the
/// time when it was written. Nothing, if a file is gone, if no build made the folder, or where the
/// disk knows no times.
pub fn left(place: &Place) -> Option<[u8; 32]> {
    let dir = place.real();
    let marker = fs::read_to_string(dir.join(MARKER)).ok()?;
    let listed: Vec<&str> = marker.lines().skip(1).chain([MARKER]).collect();
    let stamps: Option<Vec<[u8; 24]>> =
        listed.into_par_iter().with_max_len(AT_ONCE).map(|path| stamp(&dir.join(path))).collect();
    let mut digest = blake3::Hasher::new();
    for part in [dir.to_str()?.as_bytes(), marker.as_bytes(), stamps?.as_flattened()] {
        digest.update(&(part.len() as u64).to_le_bytes()).update(part);
    }
    Some(*digest.finalize().as_bytes())
}

/// A file's length, and when it was written: seconds, and the billionth parts of one.
fn stamp(file: &Path) -> Option<[u8; 24]> {
    let data = fs::symlink_metadata(file).ok().filter(fs::Metadata::is_file)?;
    let written = data.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    let mut stamp = [0; 24];
    let parts = [data.len(), written.as_secs(), u64::from(written.subsec_nanos())];
    for (place, part) in stamp.chunks_exact_mut(8).zip(parts) {
        place.copy_from_slice(&part.to_le_bytes());
    }
    Some(stamp)
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::*;
    use crate::output::{Artifacts, publish};

    #[test]
    fn whatever_is_done_to_a_built_file_shows() {
        let temp = tempfile::tempdir().unwrap();
        let place = Place::resolve(&temp.path().join("public")).unwrap();
        assert_eq!(left(&place), None);
        let build = || {
            let files = [("a.html", "one"), ("b/c.html", "two")];
            let files = files.map(|(path, text)| (path.into(), text.as_bytes().into()));
            publish(&Artifacts::from_iter(files), &place, false).unwrap();
            left(&place)
        };
        let file = place.real().join("b/c.html");
        let first = build();
        assert!(first.is_some() && first == left(&place));
        fs::write(place.real().join("CNAME"), "somebody's own").unwrap();
        assert_eq!(left(&place), first);
        fs::write(&file, "more").unwrap();
        assert_ne!(left(&place), first);
        let again = build();
        let earlier = SystemTime::now() - Duration::from_secs(100);
        fs::File::options().write(true).open(&file).unwrap().set_modified(earlier).unwrap();
        assert_ne!(left(&place), again);
        fs::remove_file(&file).unwrap();
        assert_eq!(left(&place), None);
    }
}
