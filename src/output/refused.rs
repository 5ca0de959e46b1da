//! Why nothing was published, in words for the person who asked for it.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::source::Fault;

/// Why nothing was published. The old folder is as it was.
#[derive(Debug)]
pub enum Refused {
    /// No folder can be meant by this path, and why.
    NoPlace(PathBuf, &'static str),
    /// The folder holds files and no marker of ours.
    NotOurs(PathBuf),
    /// The name is taken by something that is no folder.
    NotAFolder(PathBuf),
    /// Something that was added is a file where the site has a folder, or the other way round;
    /// and the site's file that it keeps out.
    InTheWay(PathBuf, String),
    /// The site has a file, and another file in a folder of the same name.
    FileAndFolder(String, String),
    /// The disk said no.
    Disk(PathBuf, io::Error),
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refused::NoPlace(path, why) => {
                write!(f, "`{}` {why}. Choose another folder with --out", path.display())
            }
            Refused::NotOurs(dir) => write!(
                f,
                "`{}` holds files that Anteroom did not make. Nothing was touched. Choose another \
                 folder with --out, or give --force: the old folder is then kept beside",
                dir.display()
            ),
            Refused::NotAFolder(path) => {
                write!(f, "`{}` is not a folder. Choose another with --out", path.display())
            }
            Refused::InTheWay(path, ours) => write!(
                f,
                "`{}` was added to the output folder and is in the way of `{ours}`, which the \
                 site needs. Nothing was touched. Move it away",
                path.display()
            ),
            Refused::FileAndFolder(file, within) => write!(
                f,
                "the site has a file `{file}`, and also `{within}`, which needs a folder of that \
                 name. Nothing was touched. Rename one of the two",
            ),
            Refused::Disk(path, why) => at_disk(f, path, why),
        }
    }
}

fn at_disk(f: &mut fmt::Formatter<'_>, path: &Path, why: &io::Error) -> fmt::Result {
    let path = path.display();
    if why.kind() == io::ErrorKind::ResourceBusy {
        return write!(
            f,
            "`{path}` is in use and cannot be replaced. If a disk is mounted on it, choose a \
             folder on that disk with --out"
        );
    }
    write!(f, "`{path}` cannot be written: {}", Fault::words(why))
}

impl std::error::Error for Refused {}
