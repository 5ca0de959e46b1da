#![forbid(unsafe_code)]
pub mod diagnostic;
pub mod doc;
pub mod practice;
pub mod source;
pub mod starter;
pub mod table;
