//! `anteroom doctor`: what a practice still has to answer or check, the heaviest first.

use std::path::PathBuf;

use clap::Args;

use super::{End, Trouble, clock, colour, counted, folder, say, tell};
use crate::diagnostic::{Diagnostics, Severity};
use crate::practice::{self, About, Question, Setting};
use crate::source::Sources;

/// List what is still to be answered
///
/// Reads practice.toml and the therapists, and lists what is missing or wants checking: licences, fees,
/// crisis lines, notices, law, review. Writes nothing.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  anteroom doctor\n  anteroom doctor my-practice")]
pub(super) struct Doctor {
    /// The site folder: the one with practice.toml
    #[arg(default_value = ".")]
    dir: PathBuf,
}

impl Doctor {
    pub(super) fn run(self) -> Result<End, Trouble> {
        folder::check(&self.dir)?;
        let sources = Sources::read(&self.dir);
        let mut told = Diagnostics::new();
        let setting = practice::read(&sources, &mut told);
        let Some(setting) = setting.filter(|_| !told.has_errors()) else {
            tell(&told.clone().sorted(&sources).to_text(&sources, colour()));
            let errors = counted(told.count(Severity::Error), "error");
            tell(&format!("{errors}. Mend the files first; then ask again.\n"));
            return Ok(End::Findings);
        };
        say(&list(&setting, &practice::checkup(&setting, clock::today())));
        Ok(End::Clean)
    }
}

/// The questions under their headings, numbered.
fn list(setting: &Setting, questions: &[Question]) -> String {
    let practice = &setting.practice;
    let name = practice.name.in_language(practice.languages.main()).unwrap_or_default();
    let place = &setting.place.name;
    let count = counted(questions.len(), "thing");
    let mut out = format!("{name} ({place}): {count} to answer or check, the heaviest first.\n");
    let mut about: Option<About> = None;
    for (at, question) in questions.iter().enumerate() {
        if about != Some(question.about) {
            out.push_str(&format!("\n{}\n", question.about.heading()));
            about = Some(question.about);
        }
        let Question { what, why, how, .. } = question;
        out.push_str(&format!("{:>3}. {what}\n     {why}\n     > {how}\n", at + 1));
    }
    out
}
