//! `anteroom print`: pages of a site become one file to print.
//!
//! What is for professionals is refused a place among what is published (clinical.md, rule 3).

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::{End, Trouble, colour, counted, folder, say, tell};
use crate::diagnostic::Severity;
use crate::output::Place;
use crate::pipeline::{self, Order, Printed, Unprintable};
use crate::practice;
use crate::site::view;
use crate::source::{Fault, Sources};

/// Print worksheets and other pages
///
/// Makes one HTML file of the pages, each beginning a new sheet, to open in a browser and print. The
/// file needs no other: styles, letters and pictures are in it, and it fetches nothing.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  anteroom print worksheets/mood-diary\n  \
                  anteroom print worksheets/mood-diary --version example --large-print\n  \
                  anteroom print worksheets/mood-diary es:worksheets/goals --out both.html",
    disable_version_flag = true
)]
pub(super) struct Print {
    /// The pages, in this order: `worksheets/mood-diary`, or `es:worksheets/mood-diary` for another
    /// language than the first
    #[arg(required = true, value_name = "PAGE")]
    pages: Vec<String>,
    /// Which version of each page
    #[arg(long, value_enum, default_value = "blank")]
    version: Version,
    /// Large letters: 18 point
    #[arg(long)]
    large_print: bool,
    /// What is in the printer [default: the paper of the practice's place]
    #[arg(long, value_enum, ignore_case = true)]
    paper: Option<Paper>,
    /// Where to write, `-` for the terminal [default: the page's name, in this folder]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// The site folder: the one with practice.toml
    #[arg(long, value_name = "DIR", default_value = ".")]
    site: PathBuf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Version {
    /// To fill in
    Blank,
    /// Filled in with the made-up example
    Example,
    /// Blank, with notes and keys for professionals
    Professional,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Paper {
    A4,
    Letter,
}

impl Print {
    pub(super) fn run(self) -> Result<End, Trouble> {
        folder::check(&self.site)?;
        let out = self.out.clone().unwrap_or_else(|| PathBuf::from(self.name()));
        if !is_terminal(&out) {
            self.check_out(&out)?;
        }
        let sources = Sources::read(&self.site);
        let printed = pipeline::print(&sources, &self.order()).map_err(trouble)?;
        tell(&printed.diagnostics.to_text(&printed.sources, colour()));
        match &printed.html {
            Some(html) => self.give(html, &out, &printed),
            None => {
                let errors = counted(printed.diagnostics.count(Severity::Error), "error");
                tell(&format!("{errors}. Nothing was written.\n"));
                Ok(End::Findings)
            }
        }
    }

    fn order(&self) -> Order {
        Order {
            pages: self.pages.clone(),
            version: match self.version {
                Version::Blank => view::Version::Blank,
                Version::Example => view::Version::Example,
                Version::Professional => view::Version::Professional,
            },
            paper: self.paper.map(|paper| match paper {
                Paper::A4 => practice::Paper::A4,
                Paper::Letter => practice::Paper::Letter,
            }),
            large: self.large_print,
        }
    }

    /// `mood-diary-example-large.html`; several pages are `sheets`.
    fn name(&self) -> String {
        let first = match self.pages.as_slice() {
            [page] => page_name(page),
            _ => "sheets".to_owned(),
        };
        let version = match self.version {
            Version::Blank => "",
            Version::Example => "-example",
            Version::Professional => "-professional",
        };
        let large = if self.large_print { "-large" } else { "" };
        format!("{first}{version}{large}.html")
    }

    /// Refuses a file that would overwrite what is no sheet, or publish what is for professionals.
    fn check_out(&self, out: &Path) -> Result<(), Trouble> {
        let shown = out.display();
        let ending = out.extension().is_some_and(|ending| ending == "html" || ending == "htm");
        if !ending || out.is_dir() {
            return Err(Trouble(format!(
                "`{shown}` is no name for an HTML file. Choose another with --out, such as \
                 --out {}",
                self.name()
            )));
        }
        let place = Place::resolve(out).map_err(|e| Trouble(e.to_string()))?;
        if let Some(folder) = folder::read_from(&self.site, &place) {
            return Err(Trouble(format!(
                "`{shown}` lies inside `{folder}`, which the site is built from. Choose another \
                 place with --out"
            )));
        }
        let published = folder::is_published(&self.site, &place);
        match self.version == Version::Professional && published {
            false => Ok(()),
            true => Err(Trouble(format!(
                "`{shown}` lies in a folder that is published, and notes for professionals are \
                 not for clients. Choose another place with --out"
            ))),
        }
    }

    fn give(&self, html: &[u8], out: &Path, printed: &Printed) -> Result<End, Trouble> {
        if is_terminal(out) {
            say(&String::from_utf8_lossy(html));
            return Ok(End::Clean);
        }
        let unwritten =
            |why| Trouble(format!("`{}` cannot be written: {}", out.display(), Fault::words(&why)));
        fs::write(out, html).map_err(unwritten)?;
        say(&format!("{}\n", self.done(out, printed.paper)));
        Ok(End::Clean)
    }

    fn done(&self, out: &Path, paper: practice::Paper) -> String {
        let large = if self.large_print { " in large print," } else { "" };
        let paper = match paper {
            practice::Paper::A4 => "A4",
            practice::Paper::Letter => "letter",
        };
        let next = match self.version {
            Version::Blank | Version::Example => "Open it in a browser to print it.",
            Version::Professional => {
                "It holds notes for professionals: keep it apart from what clients see."
            }
        };
        format!("Wrote `{}`,{large} for {paper} paper. {next}", out.display())
    }
}

fn is_terminal(out: &Path) -> bool {
    out == Path::new("-")
}

/// `mood-diary` for `worksheets/mood-diary`, `mood-diary-es` for `es:worksheets/mood-diary`.
fn page_name(asked: &str) -> String {
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
