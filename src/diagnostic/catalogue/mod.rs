//! Every sentence that we show about a mistake, one file for each part of the pipeline.
//!
//! A call site names what happened and where (`diagnostics.unknown_key(span, key, nearest)`); the
//! words are here. Each message says what is wrong; the help says the next step.

mod content;
mod doc;
mod exchange;
mod instrument;
mod practice;
mod print;
mod site;
mod source;
mod toml;
mod web;
mod words;
mod worksheet;

use super::{Diagnostic, Diagnostics};

pub use practice::TooClose;

/// The source of this folder, read for [`all_codes`].
const FILES: [&str; 12] = [
    include_str!("content.rs"),
    include_str!("doc.rs"),
    include_str!("exchange.rs"),
    include_str!("instrument.rs"),
    include_str!("practice.rs"),
    include_str!("print.rs"),
    include_str!("site.rs"),
    include_str!("source.rs"),
    include_str!("toml.rs"),
    include_str!("web.rs"),
    include_str!("words.rs"),
    include_str!("worksheet.rs"),
];

/// Every code that can be shown, sorted. A test asks for a case of each.
pub fn all_codes() -> Vec<&'static str> {
    let mut codes: Vec<_> = FILES
        .iter()
        .flat_map(|text| {
            let after = |start: &'static str| text.split(start).skip(1);
            after("Diagnostic::error(").chain(after("Diagnostic::warning("))
        })
        .filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next())
        .collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}
