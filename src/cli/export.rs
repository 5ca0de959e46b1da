//! `anteroom export`: worksheets and questionnaires for other programs.
//!
//! What is for professionals is refused a place among what is published (clinical.md, rule 3).

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};

use super::{End, Trouble, colour, counted, folder, paper, say, tell};
use crate::diagnostic::Severity;
use crate::exchange::fhir;
use crate::output::Place;
use crate::pipeline::{self, Exported, Parcel, Unexportable};
use crate::source::{Fault, Sources};

/// Hand worksheets on to other programs
#[derive(Debug, Args)]
pub(super) struct Export {
    #[command(subcommand)]
    format: Format,
}

#[derive(Debug, Subcommand)]
enum Format {
    Fhir(Fhir),
}

/// As FHIR Questionnaires, for health records and form systems
///
/// Each sheet is one JSON file, marked as a draft: whoever receives it decides whether it is ready
/// for use. Notes for professionals stay at home unless you ask for them.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  anteroom export fhir worksheets/mood-diary\n  \
                  anteroom export fhir gad-7 --release r5 --out gad-7.json\n  \
                  anteroom export fhir --out questionnaires")]
struct Fhir {
    /// The sheets: `worksheets/mood-diary`, `es:worksheets/mood-diary`, or a questionnaire such as
    /// `gad-7` [default: all]
    #[arg(value_name = "ID")]
    sheets: Vec<String>,
    /// Which release of FHIR
    #[arg(long, value_enum, default_value = "r4", ignore_case = true)]
    release: Release,
    /// With the notes for professionals, marked as hidden from whom fills it in
    #[arg(long)]
    professional: bool,
    /// Where to write: a file that ends in `.json` for one sheet, or a folder [default: one sheet
    /// goes to the terminal]
    #[arg(long, value_name = "PATH")]
    out: Option<PathBuf>,
    /// The site folder: the one with practice.toml
    #[arg(long, value_name = "DIR", default_value = ".")]
    site: PathBuf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Release {
    /// 4.0.1
    R4,
    /// 5.0.0
    R5,
}

impl Export {
    pub(super) fn run(self) -> Result<End, Trouble> {
        let Format::Fhir(fhir) = self.format;
        fhir.run()
    }
}

impl Fhir {
    fn run(self) -> Result<End, Trouble> {
        folder::check(&self.site)?;
        self.check_out()?;
        let exported =
            pipeline::export(&Sources::read(&self.site), &self.parcel()).map_err(trouble)?;
        tell(&exported.diagnostics.to_text(&exported.sources, colour()));
        if exported.diagnostics.has_errors() {
            let errors = counted(exported.diagnostics.count(Severity::Error), "error");
            tell(&format!("{errors}. Nothing was written.\n"));
            return Ok(End::Findings);
        }
        for (_, why) in &exported.left_out {
            tell(&format!("Left out: {}.\n", words(why)));
        }
        self.give(&exported)
    }

    fn parcel(&self) -> Parcel {
        Parcel {
            sheets: self.sheets.clone(),
            release: match self.release {
                Release::R4 => fhir::Release::R4,
                Release::R5 => fhir::Release::R5,
            },
            professional: self.professional,
        }
    }

    fn check_out(&self) -> Result<(), Trouble> {
        let Some(out) = &self.out else {
            return match self.sheets.len() {
                1 => Ok(()),
                _ => Err(Trouble("several sheets need a folder. Give one with --out".to_owned())),
            };
        };
        let shown = out.display();
        if is_file(out) && self.sheets.len() != 1 {
            return Err(Trouble(format!(
                "`{shown}` is the name of one file, but several sheets are asked for. Give a \
                 folder with --out"
            )));
        }
        if !is_file(out) && out.exists() && !out.is_dir() {
            return Err(Trouble(format!(
                "`{shown}` is there, and neither a folder nor a file that ends in `.json`. \
                 Choose another with --out"
            )));
        }
        let place = Place::resolve(out).map_err(|e| Trouble(e.to_string()))?;
        if let Some(folder) = folder::read_from(&self.site, &place) {
            return Err(Trouble(format!(
                "`{shown}` lies inside `{folder}`, which the site is built from. Choose another \
                 place with --out"
            )));
        }
        match self.professional && folder::is_published(&self.site, &place) {
            false => Ok(()),
            true => Err(Trouble(format!(
                "`{shown}` lies in a folder that is published, and notes for professionals are \
                 not for clients. Leave --professional out, or choose another place with --out"
            ))),
        }
    }

    fn give(&self, exported: &Exported) -> Result<End, Trouble> {
        let files = &exported.files;
        match (&self.out, files.as_slice()) {
            (None, files) => files.iter().for_each(|(_, json)| say(json)),
            (Some(out), [(_, json)]) if is_file(out) => {
                write(out, json)?;
                say(&format!("Wrote `{}`.\n", out.display()));
            }
            (Some(out), files) => {
                fs::create_dir_all(out).map_err(|why| unwritten(out, &why))?;
                for (name, json) in files {
                    write(&out.join(name), json)?;
                }
                let count = counted(files.len(), "Questionnaire");
                say(&format!("Wrote {count} into `{}`.\n", out.display()));
            }
        }
        Ok(End::Clean)
    }
}

/// Whether a path is meant as a file.
fn is_file(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "json") && !path.is_dir()
}

fn write(path: &Path, json: &str) -> Result<(), Trouble> {
    fs::write(path, json).map_err(|why| unwritten(path, &why))
}

fn unwritten(path: &Path, why: &std::io::Error) -> Trouble {
    Trouble(format!("`{}` cannot be written: {}", path.display(), Fault::words(why)))
}

fn trouble(why: Unexportable) -> Trouble {
    match why {
        Unexportable::Page(why) => paper::trouble(why),
        why => Trouble(words(&why)),
    }
}

fn words(why: &Unexportable) -> String {
    match why {
        Unexportable::Page(_) => String::new(),
        Unexportable::NoSheet(asked) => {
            format!("`{asked}` is neither a worksheet nor a questionnaire")
        }
        Unexportable::Off(id) => format!(
            "`{id}` waits for a practitioner's consent. Write `{id} = true` in [instruments] of \
             practice.toml"
        ),
        Unexportable::NoCrisisLine(id) => format!(
            "`{id}` asks about self-harm, and the practice's place has no crisis line to stand \
             beside it"
        ),
        Unexportable::Unread(id) => format!(
            "`{id}` asks about self-harm, and the practice does not say that the answers are read \
             the same day. Write `item9_same_day_review = true` in [instruments] of practice.toml, \
             and who reads them"
        ),
    }
}
