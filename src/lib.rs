#![forbid(unsafe_code)]
pub mod diagnostic;
pub mod doc;
pub mod source;
pub mod web;
