//! The digest of a view: two views with one digest are one view, places aside.
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

    /// Lengths and the numbers of variants, which are small: one byte, or a byte that no small one is and
    /// all eight.
    fn write_usize(&mut self, number: usize) {
        match u8::try_from(number) {
            Ok(small) if small < u8::MAX => self.0.push(small),
            _ => {
                self.0.push(u8::MAX);
                self.0.extend_from_slice(&number.to_le_bytes());
            }
        }
    }

    fn write_isize(&mut self, number: isize) {
        self.write_usize(number.cast_unsigned());
    }

    /// Nobody asks: a digest is longer.
    fn finish(&self) -> u64 {
        0
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::digest;

    #[test]
    fn what_differs_has_another_digest() {
        assert_eq!(digest(&("ab", "c")), digest(&("ab", "c")));
        assert_ne!(digest(&("ab", "c")), digest(&("a", "bc")));
        assert_ne!(digest(&Some(0_u8)), digest(&None::<u8>));
        assert_ne!(digest(&vec![vec![1_u8], vec![]]), digest(&vec![vec![], vec![1_u8]]));
        let numbers = [0_usize, 1, 254, 255, 256, 255 << 8, usize::MAX];
        let digests: BTreeSet<_> = numbers.iter().map(digest).collect();
        assert_eq!(digests.len(), numbers.len());
    }
}
