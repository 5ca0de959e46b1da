//! What `print` and `pack` have in common: paper, and the PDF that they write.
//!
//! Invariant: a file is whole or is not there; one that was there stays as it was until the new one
//! is whole.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::{End, Trouble, colour, counted, folder, say, tell};
use crate::diagnostic::Severity;
use crate::output::Place;
use crate::pipeline::{Order, Paged, Unprintable};
use crate::practice;
use crate::press::Printed;
use crate::site::view;
use crate::source::Fault;

/// How something is set on paper, and where the file goes.
#[derive(Debug, Args)]
pub(super) struct PaperArgs {
    /// What is in the printer [default: the paper of the practice]
    #[arg(long, value_enum, ignore_case = true)]
    paper: Option<Paper>,
    /// Large letters: 18 point
    #[arg(long)]
    pub(super) large_print: bool,
    /// No filled areas
    #[arg(long)]
    ink_saver: bool,
    /// Where to write, `-` for the terminal [default: a name that tells what it is, in this folder]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// The site folder: the one with practice.toml
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) site: PathBuf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Paper {
    A4,
    Letter,
}

impl Paper {
    /// As practice.toml has it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Paper::A4 => "A4",
            Paper::Letter => "letter",
        }
    }
}

impl PaperArgs {
    /// What the pipeline is asked for.
    pub(super) fn order(&self) -> Order {
        Order {
            paper: self.paper.map(|paper| match paper {
                Paper::A4 => practice::Paper::A4,
                Paper::Letter => practice::Paper::Letter,
            }),
            large: self.large_print,
            ink_saver: self.ink_saver,
            ..Order::default()
        }
    }

    /// Where the file goes, `name` unless it was said. A place that would overwrite what is no PDF,
    /// or publish what is for professionals, is refused.
    pub(super) fn place(&self, name: &str, for_professionals: bool) -> Result<PathBuf, Trouble> {
        folder::check(&self.site)?;
        let out = self.out.clone().unwrap_or_else(|| PathBuf::from(name));
        if is_terminal(&out) {
            return Ok(out);
        }
        let shown = out.display();
        if out.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("pdf")) || out.is_dir()
        {
            return Err(Trouble(format!(
                "`{shown}` is no name for a PDF. Choose another with --out, such as --out {name}"
            )));
        }
        let place = Place::resolve(&out).map_err(|e| Trouble(e.to_string()))?;
        if let Some(folder) = folder::read_from(&self.site, &place) {
            return Err(Trouble(format!(
                "`{shown}` lies inside `{folder}`, which the site is built from. Choose another \
                 place with --out"
            )));
        }
        match for_professionals && folder::is_published(&self.site, &place) {
            false => Ok(out),
            true => Err(Trouble(format!(
                "`{shown}` lies in a folder that is published, and notes for professionals are \
                 not for clients. Choose another place with --out"
            ))),
        }
    }

    /// Tells what was found, and writes the file if there is one. `next` says what to do with it.
    pub(super) fn give(&self, paged: &Paged, out: &Path, next: &str) -> Result<End, Trouble> {
        tell(&paged.diagnostics.to_text(&paged.sources, colour()));
        let Some((_, printed)) = &paged.printed else {
            let errors = counted(paged.diagnostics.count(Severity::Error), "error");
            tell(&format!("{errors}. Nothing was written.\n"));
            return Ok(End::Findings);
        };
        if is_terminal(out) {
            let mut terminal = std::io::stdout().lock();
            let _ = terminal.write_all(&printed.pdf).and_then(|()| terminal.flush());
            return Ok(End::Clean);
        }
        let unwritten =
            |why| Trouble(format!("`{}` cannot be written: {}", out.display(), Fault::words(&why)));
        write_whole(out, &printed.pdf).map_err(unwritten)?;
        say(&format!("{}\n", self.done(out, printed, paged.paper, next)));
        Ok(End::Clean)
    }

    fn done(&self, out: &Path, printed: &Printed, paper: practice::Paper, next: &str) -> String {
        let large = if self.large_print { " in large print" } else { "" };
        let paper = match paper {
            practice::Paper::A4 => "A4",
            practice::Paper::Letter => "letter",
        };
        let pages = counted(printed.pages, "page");
        format!("Wrote `{}`: {pages}{large} for {paper} paper.{next}", out.display())
    }
}

/// Writes a file beside its place and moves it there.
fn write_whole(out: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let name = out.file_name().unwrap_or_default().to_string_lossy();
    let new = out.with_file_name(format!(".{name}.new-{}", std::process::id()));
    let done = fs::write(&new, bytes).and_then(|()| fs::rename(&new, out));
    if done.is_err() {
        // The words are about why it could not be written.
        let _ = fs::remove_file(&new);
    }
    done
}

fn is_terminal(out: &Path) -> bool {
    out == Path::new("-")
}

/// `mood-diary` for `worksheets/mood-diary`, `mood-diary-es` for `es:worksheets/mood-diary`.
pub(super) fn page_name(asked: &str) -> String {
    let (lang, path) = match asked.split_once(':') {
        Some((lang, path)) => (Some(lang), path),
        None => (None, asked),
    };
    let path = path.trim_end_matches('/');
    let path = path.strip_suffix(".md").unwrap_or(path);
    let path = path.strip_suffix("/index").unwrap_or(path);
    let name = match path.rsplit('/').next().unwrap_or_default() {
        "" | "index" => "home",
        name => name,
    };
    lang.map_or_else(|| name.to_owned(), |lang| format!("{name}-{lang}"))
}

pub(super) fn trouble(why: Unprintable) -> Trouble {
    Trouble(match why {
        Unprintable::NoPress => "this program was built without a typesetter, so it cannot print. \
             The usual program can"
            .to_owned(),
        Unprintable::NoPage(asked, near) => {
            let near = near.map(|near| format!(". Did you mean `{near}`?")).unwrap_or_default();
            format!("there is no page `{asked}`{near}")
        }
        Unprintable::NoLanguage(asked, known) => {
            format!("`{asked}` is in no language of this site. Known: {}", known.join(", "))
        }
        Unprintable::Off(asked) => format!("`{asked}` is switched off or a draft"),
        Unprintable::NoVersion(asked, view::Version::Example) => {
            format!("`{asked}` has no worked example. Leave --version out for the page itself")
        }
        Unprintable::NoVersion(asked, _) => {
            format!(
                "`{asked}` holds nothing for professionals. Leave --version out for the page itself"
            )
        }
        Unprintable::NoTherapist(asked, known) if known.is_empty() => {
            format!("there is no therapist `{asked}`: the folder `therapists` holds none")
        }
        Unprintable::NoTherapist(asked, known) => {
            format!("there is no therapist `{asked}`. Known: {}", known.join(", "))
        }
        Unprintable::Unread(asked) => format!(
            "`{asked}` asks about death and self-harm, and practice.toml does not say who reads the \
             answers the same day, so no pack may hold it. See [instruments] in practice.toml"
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::page_name;

    #[test]
    fn a_file_has_the_name_of_its_page() {
        for (asked, name) in [
            ("worksheets/mood-diary", "mood-diary"),
            ("es:worksheets/mood-diary", "mood-diary-es"),
            ("approaches/index", "approaches"),
            ("approaches/", "approaches"),
            ("content/en/faq.md", "faq"),
            ("index", "home"),
        ] {
            assert_eq!(page_name(asked), name, "{asked}");
        }
    }
}
