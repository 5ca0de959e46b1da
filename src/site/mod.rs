//! The graph of pages: routes, sections, links, and what each page shows.
mod citations;
pub mod view;
pub use citations::References;
