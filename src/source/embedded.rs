//! The library that the binary carries: `content/` and `themes/` of this repository, put into a
//! table by `build.rs`.

use super::{Contents, Layer, Loose};

include!(concat!(env!("OUT_DIR"), "/library.rs"));

/// Every file of the library.
pub(super) fn files() -> impl Iterator<Item = Loose> {
    let one = |path: &str, bytes| (path.to_owned(), Layer::Library, Contents::from(bytes));
    LIBRARY.iter().map(move |(path, bytes)| one(path, *bytes))
}
