//! Pages become HTML.

pub mod body;
pub mod escape;
pub mod highlight;
