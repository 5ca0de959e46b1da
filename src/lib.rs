#![forbid(unsafe_code)]
pub mod diagnostic;
pub mod doc;
pub mod site;
pub mod source;
pub mod web;
pub mod words;
