//! What is in a file. Whether that is text is asked once, where it is read; what is made of a text may share
//! it.

use std::sync::Arc;

/// What is in a file. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Contents {
    /// UTF-8.
    Text(Arc<str>),
    /// Anything else, and the place of the first byte that is not UTF-8.
    Other(Arc<[u8]>, usize),
}

impl Contents {
    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        match self {
            Contents::Text(text) => text.as_bytes(),
            Contents::Other(bytes, _) => bytes,
        }
    }

    /// Its bytes, to be shared.
    pub fn shared(&self) -> Arc<[u8]> {
        match self {
            Contents::Text(text) => text.clone().into(),
            Contents::Other(bytes, _) => bytes.clone(),
        }
    }
}

impl From<&[u8]> for Contents {
    fn from(bytes: &[u8]) -> Self {
        match std::str::from_utf8(bytes) {
            Ok(text) => Contents::Text(text.into()),
            Err(error) => Contents::Other(bytes.into(), error.valid_up_to()),
        }
    }
}
