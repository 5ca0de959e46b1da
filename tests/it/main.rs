//! The program's behaviour, told from outside: one module for each part of it.
#![allow(clippy::disallowed_methods, reason = "tests make folders to work in")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod case;
mod cases;
mod cli;
mod codes;
mod console;
mod excerpt;
mod exchange;
mod floors;
mod guard;
mod instruments;
mod links;
#[cfg(feature = "pdf")]
mod pack;
mod page;
mod paper;
mod people;
mod places;
#[cfg(feature = "pdf")]
mod print;
mod publish;
mod questionnaires;
#[cfg(feature = "pdf")]
mod questionnaires_on_paper;
mod repeat;
mod required;
mod sample;
#[cfg(feature = "serve")]
mod serve;
