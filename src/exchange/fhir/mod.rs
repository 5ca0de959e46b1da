//! Worksheets and questionnaires as FHIR Questionnaires, R4 (4.0.1) and R5 (5.0.0).
//!
//! [`write`] makes the JSON of one sheet; [`read`] takes a Questionnaire of either release, ours or
//! another's, and gives a sheet, telling everything that it could not keep. What FHIR has no place
//! for goes out in extensions of our own (`names.rs` lists them), so that a sheet comes back as
//! it went out.
//!
//! Invariant: a sheet that is written and read again is equal, places aside.

mod codes;
mod names;
mod read;
#[cfg(test)]
mod tests;
mod write;

pub use read::{Imported, read};
pub use write::write;

/// Which release of FHIR is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Release {
    /// 4.0.1, which most systems speak.
    R4,
    /// 5.0.0.
    R5,
}
