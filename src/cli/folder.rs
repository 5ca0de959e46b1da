//! The site folder that a command is given, and where its output may not lie.

use std::path::{Path, PathBuf};

use super::Trouble;
use crate::output::Place;

/// Folders that a site is built from. No output may lie in one of them.
const READ: [&str; 3] = ["content", "themes", "therapists"];

/// Whether there is such a folder.
pub(super) fn check(dir: &Path) -> Result<(), Trouble> {
    let shown = dir.display();
    match (dir.is_dir(), dir.exists()) {
        (true, _) => Ok(()),
        (false, true) => Err(Trouble(format!(
            "`{shown}` is a file, not a folder. Give the folder that practice.toml lies in"
        ))),
        (false, false) => Err(Trouble(format!("there is no folder `{shown}`"))),
    }
}

/// A path in the site folder; in the folder where one stands, without `./` before it.
pub(super) fn beside_practice(dir: &Path, name: &str) -> PathBuf {
    if dir == Path::new(".") { PathBuf::from(name) } else { dir.join(name) }
}

/// The whole path of a folder, links followed; the path itself if there is nothing.
pub(super) fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

/// The folder that a site is built from in which a place lies.
pub(super) fn read_from(site: &Path, place: &Place) -> Option<&'static str> {
    let within = |folder: &&&str| place.real().starts_with(real(&real(site).join(folder)));
    READ.iter().find(within).copied()
}

/// Whether a place lies in a folder that is published, or will be.
pub(super) fn is_published(site: &Path, place: &Place) -> bool {
    let public = real(site).join("public");
    place.is_published() || place.real().starts_with(real(&public))
}
