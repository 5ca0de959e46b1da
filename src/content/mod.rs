//! One file becomes one typed page.
mod bibliography;
pub use bibliography::Bibliography;
