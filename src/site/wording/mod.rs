//! What views say in words, the same on screen and on paper: ranges, help, examples, ways to reach a
//! crisis line, lengths of stages.
//!
//! Gives plain words, without markup. Invariant: what is said here is said nowhere else.

mod crisis;
mod flow;
mod sheet;

pub use crisis::{Way, emergency, emergency_in_doubt, line_in_doubt, ways};
pub use flow::{brief, length, spoken};
pub use sheet::{
    column_range, group_choice, help, in_words, listed_choice, listed_scale, parted, range,
    range_beside, row_name, scale_end, with_crisis,
};
