//! The graph of pages: routes, sections, links, and what each page shows.
pub mod view;
