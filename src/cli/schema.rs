//! `anteroom schema`: what a file may hold, for editors and for people.

use clap::{Args, ValueEnum};

use super::{End, Trouble, say};
use crate::schema::{self, Kind};

/// Print what a file may hold, for editors
///
/// A JSON Schema, with which an editor completes keys, says what each means and shows mistakes while
/// you type. `anteroom init` has put those of practice.toml and of therapists into `.anteroom/`, and
/// a new version of this program may know more keys.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  anteroom schema practice > .anteroom/practice.schema.json\n  \
                        anteroom schema therapist > .anteroom/therapist.schema.json\n  \
                        anteroom schema --markdown"
)]
pub(super) struct Schema {
    /// Which file [default with --markdown: all]
    #[arg(value_enum, required_unless_present = "markdown")]
    file: Option<File>,
    /// The keys as a page to read
    #[arg(long)]
    markdown: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum File {
    /// practice.toml
    Practice,
    /// A file of therapists/
    Therapist,
    /// The front matter of a page
    Page,
    /// A file of content/jurisdictions/
    Jurisdiction,
}

impl File {
    fn kind(self) -> Kind {
        match self {
            File::Practice => Kind::Practice,
            File::Therapist => Kind::Therapist,
            File::Page => Kind::Page,
            File::Jurisdiction => Kind::Jurisdiction,
        }
    }
}

impl Schema {
    pub(super) fn run(self) -> Result<End, Trouble> {
        match (self.file.map(File::kind), self.markdown) {
            (Some(kind), false) => say(&schema::json(kind)),
            (Some(kind), true) => say(&schema::reference_of(kind)),
            (None, _) => say(&schema::reference()),
        }
        Ok(End::Clean)
    }
}
