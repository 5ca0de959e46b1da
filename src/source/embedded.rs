//! The library that the binary carries: `content/` and `themes/` of this repository, put into a
//! table by `build.rs`.

use std::sync::Arc;

use super::Layer;

include!(concat!(env!("OUT_DIR"), "/library.rs"));

/// Every file of the library.
pub(super) fn files() -> impl Iterator<Item = (String, Layer, Arc<[u8]>)> {
    LIBRARY.iter().map(|(path, bytes)| ((*path).to_owned(), Layer::Library, Arc::from(*bytes)))
}
