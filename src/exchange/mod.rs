//! Other formats, out and in: worksheets and questionnaires as FHIR Questionnaires.
//!
//! What goes out is made from the model of a sheet and the words that its site resolved; what
//! comes in becomes a page of Markdown with everything told that could not be kept. Knows no
//! disk: text comes in, text goes out.

pub mod fhir;
mod json;
mod known;
mod page;
mod plain;
mod portable;
mod sheet;

pub use known::tell_known;
pub use page::page;
pub use sheet::{Around, Drawn, Sheet, Words};
