//! Markdown becomes a typed tree: the only code that sees Markdown.
//!
//! Knows one file at a time; nothing here knows about sites, links between pages, or HTML.

mod tree;

pub use tree::*;
