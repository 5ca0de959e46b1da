//! The site: which pages there are, where each lies, and what each shows.
//!
//! Pages, the practice and its place become a graph ([`Site`]), and then one view a page
//! ([`resolve`]). Reads summaries of pages and one page's text at a time; draws nothing.
//!
//! Invariant: a view holds no link that was not found. What could not be found is a diagnostic.

mod around;
mod base;
mod beside;
mod bio;
mod by_place;
mod citations;
mod claim;
mod fact_rows;
mod facts;
mod flow;
mod frame;
mod graph;
mod insets;
mod instruments;
mod links;
mod lookup;
mod packs;
mod page;
mod people;
mod place;
mod resolve;
mod sheets;
pub mod view;
pub mod wording;

pub use beside::PREVIEW_WIDTH;
pub use citations::References;
pub use frame::{check, frame};
pub use graph::{Pages, Site};
pub use instruments::any_unread;
pub use lookup::{Gathered, Lookup, Parts};
pub use page::{Made, resolve, resolve_version};
