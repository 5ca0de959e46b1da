//! `anteroom build`: a site folder becomes a published folder.

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;
use url::Url;

use super::stopwatch::Stopwatch;
use super::unchanged::{Before, Unchanged};
use super::{End, Trouble, clock, counted, folder, jobs, progress, say, tell, timings};
use crate::diagnostic::{Diagnostics, Severity};
use crate::output::{Kept, Place, Published, publish};
use crate::pipeline::{self, Options, Stage};
use crate::practice::base_url;
use crate::source::Sources;

/// Build the site
///
/// Reads the site folder over the library, checks all of it, and writes the site. If anything is
/// wrong, every mistake is shown and the published folder stays as it was. SOURCE_DATE_EPOCH says
/// which day it is, where warnings of old checks should not depend on the machine's.
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
    /// Make no PDFs and no pictures of pages
    #[arg(long)]
    no_pdf: bool,
    /// Publish nothing while there is a warning
    #[arg(long)]
    strict: bool,
    /// Use an output folder that Anteroom did not make; it is kept beside under another name
    #[arg(long)]
    force: bool,
    /// How many threads work at once [default: as many as the machine has processors]
    #[arg(long, value_name = "N", value_parser = jobs::parse)]
    jobs: Option<usize>,
    /// Tell where the time went, stage by stage
    #[arg(long)]
    timings: bool,
}

/// Where PDFs are kept for the next build, in the site folder.
pub(super) const KEPT: &str = ".anteroom/print";

impl Build {
    pub(super) fn run(self) -> Result<End, Trouble> {
        let (begun, watch) = (Instant::now(), Stopwatch::default());
        jobs::keep_to(self.jobs)?;
        let end = self.build(begun, &watch)?;
        if self.timings {
            let threads = rayon::current_num_threads();
            tell(&timings::table(&watch.take(), begun.elapsed(), threads));
        }
        Ok(end)
    }

    fn build(&self, begun: Instant, watch: &Stopwatch) -> Result<End, Trouble> {
        folder::check(&self.dir)?;
        let out = self.out.clone().unwrap_or_else(|| folder::beside_practice(&self.dir, "public"));
        let place = Place::resolve(&out).map_err(|e| Trouble(e.to_string()))?;
        check_place(&self.dir, &place)?;
        let options = self.options();
        let read = || watch.time(Stage::Folder, || Sources::read(&self.dir));
        let sources = progress::shown(watch, read);
        let unchanged = Unchanged::of(&self.dir, &sources, &options, &place);
        let say_built = |built: &Before, done: &Published| {
            let seconds = begun.elapsed().as_secs_f64();
            say(&format!("{}\n", succeeded(built, done, seconds, &out)));
        };
        if let Some(before) = unchanged.as_ref().and_then(|unchanged| unchanged.before(&place)) {
            tell(before.told());
            say_built(&before, &Published::nothing());
            return Ok(End::Clean);
        }
        let kept = Kept::at(folder::beside_practice(&self.dir, KEPT));
        let build = || pipeline::build_watched(&sources, &options, &kept, watch);
        let built = progress::shown(watch, build);
        let now = Before::of(&built);
        tell(now.told());
        if built.diagnostics.has_errors() {
            tell(&format!("{}\n", failed(&built.diagnostics, &out)));
            return Ok(End::Findings);
        }
        let publish = || publish(&built.artifacts, &place, self.force);
        let done = progress::shown(watch, || watch.time(Stage::Published, publish));
        let done = done.map_err(|e| Trouble(e.to_string()))?;
        if options.pdf {
            kept.forget_unused();
        }
        say_built(&now, &done);
        tell(&afterwards(&done));
        if let Some(unchanged) = unchanged {
            unchanged.note(&place, now);
        }
        // The process ends here, and to give back a million small pieces first takes time.
        std::mem::forget((built, sources));
        Ok(End::Clean)
    }

    fn options(&self) -> Options {
        Options {
            drafts: self.drafts,
            base_url: self.base_url.clone(),
            pdf: !self.no_pdf,
            serving: false,
            strict: self.strict,
            today: Some(clock::today()),
        }
    }
}

fn parse_base_url(text: &str) -> Result<Url, String> {
    base_url(text).map_err(str::to_owned)
}

/// Refuses an output folder that would overwrite what is built from.
fn check_place(site: &Path, place: &Place) -> Result<(), Trouble> {
    let out = place.shown().display();
    if folder::real(site).starts_with(place.real()) {
        return Err(Trouble(format!(
            "the output folder `{out}` holds the site itself. Choose another with --out"
        )));
    }
    match folder::read_from(site, place) {
        None => Ok(()),
        Some(folder) => Err(Trouble(format!(
            "the output folder `{out}` lies inside `{folder}`, which the site is built from. \
             Choose another with --out"
        ))),
    }
}

fn failed(diagnostics: &Diagnostics, out: &Path) -> String {
    let told = counted(diagnostics.count(Severity::Error), "error");
    let state = if out.exists() { "stays as it was" } else { "was not made" };
    format!("{told}. Nothing was published; `{}` {state}.", out.display())
}

fn succeeded(built: &Before, done: &Published, seconds: f64, out: &Path) -> String {
    let mut pages = counted(built.pages, "page");
    if built.pdfs > 0 {
        pages.push_str(&format!(" and {}", counted(built.pdfs, "PDF")));
    }
    let mut told = match (done.written, done.removed) {
        (0, 0) => "nothing changed".to_owned(),
        (written, 0) => format!("{} written", counted(written, "file")),
        (written, removed) => format!("{} written, {removed} removed", counted(written, "file")),
    };
    if done.replaced > 0 {
        told.push_str(&format!(", {} in place of what you had added", done.replaced));
    }
    if built.warnings > 0 {
        told.push_str(&format!(", {}", counted(built.warnings, "warning")));
    }
    format!("Built {pages} in {seconds:.2} s into `{}` ({told}).", out.display())
}

/// What is still to be done by hand.
fn afterwards(done: &Published) -> String {
    let words = |old: &PathBuf| {
        let old = old.display();
        format!("The old site could not be removed. It lies at `{old}`; remove it by hand.\n")
    };
    done.left_behind.as_ref().map(words).unwrap_or_default()
}
