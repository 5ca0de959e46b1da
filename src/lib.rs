//! Anteroom turns Markdown and one practice file into a "what to expect in therapy" site.
//!
//! The modules, top floor first, in reading order. A module imports only from lower floors.

pub mod cli;
#[cfg(feature = "serve")]
pub mod serve;
pub mod starter;
pub mod pipeline;
pub mod exchange;
pub mod web;
pub mod press;
pub mod output;
pub mod site;
pub mod schema;
pub mod content;
pub mod instrument;
pub mod assets;
pub mod worksheet;
pub mod practice;
pub mod doc;
pub mod table;
pub mod words;
pub mod diagnostic;
pub mod source;
