//! Words on the command line become options; what comes back becomes words and an exit code.
//!
//! One file a command. This floor alone reads the clock and the environment, prints, and decides
//! where things lie on the disk.
//!
//! Exit codes: 0 clean, 1 the site has mistakes, 2 the command or the machine does. A panic is 101,
//! and what Ctrl-C ends is 130 to a shell.

#![allow(clippy::disallowed_methods, reason = "this is the edge that meets the machine")]

mod build;
mod clock;
mod doctor;
mod export;
mod folder;
mod import;
mod init;
mod interview;
mod jobs;
mod pack;
mod paper;
mod places;
mod print;
mod progress;
mod schema;
mod serve;
mod stopwatch;
mod timings;
mod unchanged;

use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// What the command ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// All well.
    Clean,
    /// The site has mistakes, which were told.
    Findings,
}

/// Something about the command or the machine that kept it from being done.
#[derive(Debug)]
struct Trouble(String);

/// A "what to expect in therapy" site from Markdown and one practice file
#[derive(Debug, Parser)]
#[command(
    name = "anteroom",
    version,
    propagate_version = true,
    after_help = "Start here:\n  anteroom init my-practice\n  anteroom build my-practice\n\n\
                  Then open my-practice/practice.toml and fill in what you have decided.",
    max_term_width = 96
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Init(init::Init),
    Build(build::Build),
    Serve(serve::Serve),
    Print(print::Print),
    Pack(pack::Pack),
    Doctor(doctor::Doctor),
    Export(export::Export),
    Import(import::Import),
    Schema(schema::Schema),
}

/// Runs the command that the arguments name.
pub fn main() -> ExitCode {
    let end = match Arguments::parse().command {
        Command::Init(init) => init.run(),
        Command::Build(build) => build.run(),
        Command::Serve(serve) => serve.run(),
        Command::Print(print) => print.run(),
        Command::Pack(pack) => pack.run(),
        Command::Doctor(doctor) => doctor.run(),
        Command::Export(export) => export.run(),
        Command::Import(import) => import.run(),
        Command::Schema(schema) => schema.run(),
    };
    match end {
        Ok(End::Clean) => ExitCode::SUCCESS,
        Ok(End::Findings) => ExitCode::from(1),
        Err(Trouble(words)) => {
            tell(&format!("anteroom: {words}\n"));
            ExitCode::from(2)
        }
    }
}

/// Prints what was asked for. Nobody listening, as in `anteroom build | true`, is no mistake: what
/// was done is done, and the exit code tells it.
fn say(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Prints what goes wrong, if somebody listens.
fn tell(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// `1 page`, `2 pages`.
fn counted(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

/// Whether to colour what goes to the terminal: not in a pipe, and not where NO_COLOR asks.
fn colour() -> bool {
    std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty())
}
