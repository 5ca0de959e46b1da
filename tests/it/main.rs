//! The program's behaviour, told from outside: one module for each part of it.
#![allow(clippy::disallowed_methods, reason = "tests make folders to work in")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod case;
mod cases;
mod excerpt;
mod floors;
mod publish;
