//! A file that has been set, and the one string of bytes as which it can be kept.

use std::sync::Arc;

/// A file that has been set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// The PDF.
    pub pdf: Arc<[u8]>,
    /// How many pages it has.
    pub pages: usize,
    /// A picture of its first page, as PNG, if it was asked for.
    pub preview: Option<Arc<[u8]>>,
}

impl Printed {
    /// As one string of bytes: pages, length of the preview, preview, PDF.
    pub fn to_bytes(&self) -> Vec<u8> {
        let preview = self.preview.as_deref().unwrap_or_default();
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX).to_le_bytes();
        let numbers = [number(self.pages), number(preview.len())].concat();
        [numbers.as_slice(), preview, &self.pdf].concat()
    }

    /// What [`Printed::to_bytes`] gave.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (pages, rest) = number(bytes)?;
        let (length, rest) = number(rest)?;
        let (preview, pdf) = rest.split_at_checked(length)?;
        let preview = (!preview.is_empty()).then(|| preview.into());
        Some(Printed { pdf: pdf.into(), pages, preview })
    }
}

fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (number, rest) = bytes.split_first_chunk::<4>()?;
    Some((usize::try_from(u32::from_le_bytes(*number)).ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back() {
        for preview in [None, Some(Arc::from(b"png".as_slice()))] {
            let printed = Printed { pdf: Arc::from(b"pdf".as_slice()), pages: 3, preview };
            assert_eq!(Printed::from_bytes(&printed.to_bytes()), Some(printed));
        }
        assert_eq!(Printed::from_bytes(b"short"), None);
    }
}
