//! `anteroom pack`: a welcome pack for a therapist's clients.
//!
//! Asks for no client's name and keeps none.

use clap::Args;

use super::paper::{PaperArgs, trouble};
use super::{End, Trouble};
use crate::pipeline;
use crate::source::Sources;

/// Make a welcome pack
///
/// Binds pages into one PDF: four pages that matter before a first session, or all of it with
/// --full. Help now is always the last page. Nothing in it names a client.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  anteroom pack\n  anteroom pack --therapist ana-reyes --full --duplex\n  \
                  anteroom pack --pages start/first-session,worksheets/goals\n  \
                  anteroom pack --discreet --booklet"
)]
pub(super) struct Pack {
    /// For whose clients: the name of a file in `therapists`, without `.toml` [default: the only one]
    #[arg(long, value_name = "ID")]
    therapist: Option<String>,
    /// The full pack: cover, contents, and all that helps in the first weeks
    #[arg(long, conflicts_with = "pages")]
    full: bool,
    /// These pages in this order, with commas between them; `therapist` is the therapist's own
    #[arg(long, value_name = "PAGE", value_delimiter = ',')]
    pages: Vec<String>,
    /// For printing on both sides: each part begins on a right-hand page
    #[arg(long, conflicts_with = "booklet")]
    duplex: bool,
    /// For folding: two pages on each side of a sheet, in the order of a booklet
    #[arg(long, conflicts_with = "large_print")]
    booklet: bool,
    /// Nothing tells where it is from: no practice, no address, no telling title
    #[arg(long)]
    discreet: bool,
    #[command(flatten)]
    paper: PaperArgs,
}

impl Pack {
    pub(super) fn run(self) -> Result<End, Trouble> {
        let out = self.paper.place(&self.name(), false)?;
        let sources = Sources::read(&self.paper.site);
        let paged = pipeline::pack(&sources, &self.pack()).map_err(trouble)?;
        let next = match self.booklet {
            false => "",
            true => " Print it on both sides, turned over the short edge, and fold it.",
        };
        self.paper.give(&paged, &out, next)
    }

    fn pack(&self) -> pipeline::Pack {
        pipeline::Pack {
            therapist: self.therapist.clone(),
            full: self.full,
            pages: self.pages.clone(),
            duplex: self.duplex,
            booklet: self.booklet,
            discreet: self.discreet,
            order: self.paper.order(),
        }
    }

    /// `welcome-pack-ana-reyes-large.pdf`. A discreet pack has a name that tells nothing.
    fn name(&self) -> String {
        let name = if self.discreet { "pages" } else { "welcome-pack" };
        let therapist = self.therapist.as_ref().filter(|_| !self.discreet);
        let therapist = therapist.map(|id| format!("-{id}")).unwrap_or_default();
        let large = if self.paper.large_print { "-large" } else { "" };
        format!("{name}{therapist}{large}.pdf")
    }
}
