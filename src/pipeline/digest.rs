//! The digest of a view: two views with one digest are one view.
//!
//! It is made within a run and for this run: what a hash writes depends on the machine, so no
//! digest may be kept on the disk.

use std::hash::{Hash, Hasher};

/// A digest, BLAKE3's.
pub(super) type Digest = [u8; blake3::OUT_LEN];

/// The digest of anything that can be hashed.
pub(super) fn digest(thing: &impl Hash) -> Digest {
    let mut bytes = Bytes(Vec::with_capacity(32 * 1024));
    thing.hash(&mut bytes);
    *blake3::hash(&bytes.0).as_bytes()
}

/// Takes down what it is given. Many small writes into BLAKE3 would cost more than the copy.
struct Bytes(Vec<u8>);

impl Hasher for Bytes {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    /// Nobody asks: a digest is longer.
    fn finish(&self) -> u64 {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::digest;

    #[test]
    fn what_differs_has_another_digest() {
        assert_eq!(digest(&("ab", "c")), digest(&("ab", "c")));
        assert_ne!(digest(&("ab", "c")), digest(&("a", "bc")));
        assert_ne!(digest(&Some(0_u8)), digest(&None::<u8>));
        assert_ne!(digest(&vec![vec![1_u8], vec![]]), digest(&vec![vec![], vec![1_u8]]));
    }
}
