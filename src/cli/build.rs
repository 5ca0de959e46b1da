//! `anteroom build`: a site folder becomes a published folder.

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;
use url::Url;

use super::{End, Trouble, colour};
use crate::diagnostic::{Diagnostics, Severity};
use crate::output::{Published, publish};
use crate::pipeline::{self, Built, Options};
use crate::practice::base_url;
use crate::source::Sources;

/// Build the site
///
/// Reads the site folder over the library, checks all of it, and writes the site. If anything is
/// wrong, every mistake is shown and the published folder stays as it was.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  anteroom build\n  anteroom build my-practice --out /srv/www\n  \
                        anteroom build --base-url https://preview.example.org/ --drafts"
)]
pub(super) struct Build {
    /// The site folder: the one with practice.toml
    #[arg(default_value = ".")]
    dir: PathBuf,
    /// Where to put the site [default: `public` in the site folder]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Where the site will stand, instead of practice.toml's base_url
    #[arg(long, value_name = "URL", value_parser = parse_base_url)]
    base_url: Option<Url>,
    /// Build drafts, too
    #[arg(long)]
    drafts: bool,
    /// Use an output folder that Anteroom did not make; it is kept beside under another name
    #[arg(long)]
    force: bool,
}

/// Folders that a build reads. The output may not lie in one of them, nor hold the site.
const READ: [&str; 3] = ["content", "themes", "therapists"];

impl Build {
    pub(super) fn run(self) -> Result<End, Trouble> {
        let begun = Instant::now();
        if !self.dir.is_dir() {
            return Err(Trouble(format!("there is no folder `{}`", self.dir.display())));
        }
        let out = self.out.clone().unwrap_or_else(|| self.dir.join("public"));
        check_place(&self.dir, &out)?;
        let sources = Sources::read(&self.dir);
        let options = Options { drafts: self.drafts, base_url: self.base_url.clone() };
        let built = pipeline::build(&sources, &options);
        eprint!("{}", built.diagnostics.to_text(&built.sources, colour()));
        if built.diagnostics.has_errors() {
            eprintln!("{}", failed(&built.diagnostics, &out));
            return Ok(End::Findings);
        }
        let done =
            publish(&built.artifacts, &out, self.force).map_err(|e| Trouble(e.to_string()))?;
        println!("{}", succeeded(&built, &done, begun.elapsed().as_secs_f64(), &out));
        Ok(End::Clean)
    }
}

fn parse_base_url(text: &str) -> Result<Url, String> {
    base_url(text).map_err(str::to_owned)
}

/// Refuses an output folder that would overwrite what is built from.
fn check_place(site: &Path, out: &Path) -> Result<(), Trouble> {
    let (site, real_out) = (real(site), real(out));
    if site.starts_with(&real_out) {
        return Err(Trouble(format!(
            "the output folder `{}` holds the site itself. Choose another with --out",
            out.display()
        )));
    }
    match READ.iter().find(|folder| real_out.starts_with(site.join(folder))) {
        None => Ok(()),
        Some(folder) => Err(Trouble(format!(
            "the output folder `{}` lies inside `{folder}`, which the site is built from. \
             Choose another with --out",
            out.display()
        ))),
    }
}

/// The path with links followed, as far as it exists.
fn real(path: &Path) -> PathBuf {
    if let Ok(real) = path.canonicalize() {
        return real;
    }
    match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) if !parent.as_os_str().is_empty() => real(parent).join(name),
        (Some(_), Some(name)) => real(Path::new(".")).join(name),
        _ => path.to_owned(),
    }
}

fn failed(diagnostics: &Diagnostics, out: &Path) -> String {
    let told = counted(diagnostics.count(Severity::Error), "error");
    let state = if out.exists() { "stays as it was" } else { "was not made" };
    format!("{told}. Nothing was published; `{}` {state}.", out.display())
}

fn succeeded(built: &Built, done: &Published, seconds: f64, out: &Path) -> String {
    let pages = counted(built.pages, "page");
    let changed = match (done.written, done.removed) {
        (0, 0) => "nothing changed".to_owned(),
        (written, 0) => format!("{} written", counted(written, "file")),
        (written, removed) => format!("{} written, {removed} removed", counted(written, "file")),
    };
    let warnings = match built.diagnostics.count(Severity::Warning) {
        0 => String::new(),
        n => format!(", {}", counted(n, "warning")),
    };
    format!("Built {pages} in {seconds:.2} s into `{}` ({changed}{warnings}).", out.display())
}

fn counted(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}
