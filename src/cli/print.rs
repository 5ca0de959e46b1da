//! `anteroom print`: pages of a site become one PDF.
//!
//! What is for professionals is refused a place among what is published (clinical.md, rule 3).

use clap::{Args, ValueEnum};

use super::paper::{PaperArgs, page_name, trouble};
use super::{End, Trouble};
use crate::pipeline::{self, Order};
use crate::site::view;
use crate::source::Sources;

/// Print worksheets and other pages
///
/// Makes one PDF of the pages, each beginning a new sheet. Blank worksheets can be filled in on
/// screen, too. The site need not be built.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  anteroom print worksheets/mood-diary\n  \
                  anteroom print worksheets/mood-diary --version example --large-print\n  \
                  anteroom print worksheets/mood-diary es:worksheets/goals --out both.pdf",
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
    #[command(flatten)]
    paper: PaperArgs,
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

impl Print {
    pub(super) fn run(self) -> Result<End, Trouble> {
        let for_professionals = self.version == Version::Professional;
        let out = self.paper.place(&self.name(), for_professionals)?;
        let sources = Sources::read(&self.paper.site);
        let paged = pipeline::print(&sources, &self.order()).map_err(trouble)?;
        let next = match self.version {
            Version::Blank | Version::Example => "",
            Version::Professional => {
                " It holds notes for professionals: keep it apart from what clients see."
            }
        };
        self.paper.give(&paged, &out, next)
    }

    fn order(&self) -> Order {
        let version = match self.version {
            Version::Blank => view::Version::Blank,
            Version::Example => view::Version::Example,
            Version::Professional => view::Version::Professional,
        };
        Order { pages: self.pages.clone(), version, ..self.paper.order() }
    }

    /// `mood-diary-example-large.pdf`; several pages are `sheets`.
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
        let large = if self.paper.large_print { "-large" } else { "" };
        format!("{first}{version}{large}.pdf")
    }
}
