//! `anteroom import`: forms of other programs become worksheets.

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::{End, Trouble, colour, counted, say, tell};
use crate::diagnostic::{Diagnostics, Severity};
use crate::exchange::{self, fhir};
use crate::instrument::Instruments;
use crate::source::{Fault, Sources};

/// Make a worksheet of another program's form
#[derive(Debug, Args)]
pub(super) struct Import {
    #[command(subcommand)]
    format: Format,
}

#[derive(Debug, Subcommand)]
enum Format {
    Fhir(Fhir),
}

/// Of a FHIR Questionnaire, R4 or R5
///
/// Gives a page of Markdown with one worksheet. What a worksheet cannot hold is told, one thing
/// after the other: read the page through before you publish it.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  anteroom import fhir form.json\n  \
                  anteroom import fhir form.json --out content/en/worksheets/form.md")]
struct Fhir {
    /// The Questionnaire, as JSON
    file: PathBuf,
    /// Where to write the page; the sheet has the name of the file [default: the terminal]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

impl Import {
    pub(super) fn run(self) -> Result<End, Trouble> {
        let Format::Fhir(fhir) = self.format;
        fhir.run()
    }
}

impl Fhir {
    fn run(self) -> Result<End, Trouble> {
        let name = self.out.as_deref().map(name).transpose()?;
        if let Some(out) = self.out.as_deref().filter(|out| out.symlink_metadata().is_ok()) {
            return Err(taken(out));
        }
        let sources = Sources::one(&self.file)
            .map_err(|why| Trouble(format!("`{}` cannot be read: {why}", self.file.display())))?;
        let mut told = Diagnostics::new();
        let found = sources.files().next();
        let imported = found.and_then(|file| fhir::read(file, name.as_deref(), &mut told));
        if let Some(imported) = &imported {
            let held = Instruments::read(&Sources::library(), &mut Diagnostics::new());
            exchange::tell_known(&imported.worksheet, &held, &mut told);
        }
        let told = told.sorted(&sources);
        tell(&told.to_text(&sources, colour()));
        let Some(imported) = imported else {
            let errors = counted(told.count(Severity::Error), "error");
            tell(&format!("{errors}. Nothing was written.\n"));
            return Ok(End::Findings);
        };
        let page = exchange::page(&imported);
        match &self.out {
            None => say(&page),
            Some(out) => {
                write(out, &page)?;
                let changes = counted(told.count(Severity::Warning), "thing");
                say(&format!(
                    "Wrote `{}`; {changes} to look at. Read it through before you publish it.\n",
                    out.display()
                ));
            }
        }
        Ok(End::Clean)
    }
}

/// The name of a worksheet, from that of its page.
fn name(out: &Path) -> Result<String, Trouble> {
    let name = out.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let sound = !name.is_empty() && name.chars().all(plain);
    let page = out.extension().is_some_and(|ending| ending == "md");
    if sound && page {
        return Ok(name.to_owned());
    }
    Err(Trouble(format!(
        "`{}` is no name for a worksheet. Choose one of letters a to z, digits, `-` and `_` that \
         ends in `.md`",
        out.display()
    )))
}

/// Writes a new file; one that is there is never overwritten.
fn write(path: &Path, text: &str) -> Result<(), Trouble> {
    let trouble = |why: std::io::Error| match why.kind() {
        std::io::ErrorKind::AlreadyExists => taken(path),
        _ => Trouble(format!("`{}` cannot be written: {}", path.display(), Fault::words(&why))),
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(trouble)?;
    }
    let mut file = fs::File::create_new(path).map_err(trouble)?;
    std::io::Write::write_all(&mut file, text.as_bytes()).map_err(trouble)
}

fn taken(path: &Path) -> Trouble {
    Trouble(format!("`{}` is there already, and was left as it is", path.display()))
}
