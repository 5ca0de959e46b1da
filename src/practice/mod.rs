//! practice.toml, the therapists, the jurisdiction and the theme become typed values that know
//! where they were written.
//!
//! Knows no page: which approaches, stages and sections exist is for a higher floor to say, so
//! what names them keeps its place. Invariant: what is optional and not written is `None`, never
//! a default that a client could read as the practice's word.

mod arrangements;
mod checkup;
mod contact;
mod couples;
mod fees;
mod instruments;
mod jurisdiction;
mod locale;
mod look;
mod money;
mod notice_terms;
mod notices;
mod palette;
mod phone;
mod print;
mod read;
mod shape;
mod spelling;
#[cfg(test)]
mod tests;
mod text;
mod theme;
mod therapist;
mod told;
mod unsure;

use schemars::JsonSchema;
use url::Url;

use crate::source::{Sources, Spanned};
use crate::table::Date;

pub use arrangements::{Access, Arrangements, Format, Sessions, Share};
pub use checkup::{About, Question, checkup};
pub use contact::{Contact, Location};
pub use couples::{Couples, Secrets};
pub use fees::{Fee, Fees};
pub use instruments::InstrumentTerms;
pub use jurisdiction::{
    Applies, CrisisLine, Dial, Duty, Emergency, Jurisdiction, Limit, Notice, PrintableLine,
    Provenance, Register, Required, Right, Sms, Terms, WebDuty,
};
pub use locale::{Locale, Paper};
pub use look::{Logo, Look};
pub use money::{Price, PriceRange};
pub use notice_terms::{NoticeAnswer, NoticeTerms};
pub use notices::{NoticeWords, PrintedNotice, Standing};
pub use palette::{Colour, Palette, Shade};
pub use phone::to_dial;
pub use print::PrintTerms;
pub use read::{read, reads};
pub use shape::{base_url, is_page_id, is_slug};
pub use text::{Languages, Local, LocalList, LocalText};
pub use theme::Theme;
pub use therapist::{AgendaItem, Availability, Licence, Photo, Supervisor, Therapist};
pub use told::{Told, ToldText};
pub use unsure::tell_days;

/// Everything about a site that is not a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// practice.toml
    pub practice: Practice,
    /// `therapists/*.toml`, by `order`, then by id.
    pub therapists: Vec<Therapist>,
    /// The jurisdiction, with all that it takes over from larger ones.
    pub place: Jurisdiction,
    /// Other places in which clients may be when they meet online, in the order written.
    pub served: Vec<Jurisdiction>,
    /// The theme's manifest.
    pub theme: Theme,
    /// The theme's colours with the practice's own over them.
    pub palette: Palette,
}

/// The practice: who it is, how it works, and what its site is made of.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Practice {
    /// The practice's name.
    pub name: LocalText,
    /// Where the site is published: http or https. A path after the host is fine.
    // With a slash at its end.
    #[schemars(example = "https://example.org/")]
    pub base_url: Url,
    /// The languages of the site, as tags such as `en`; the first is that of the pages at `/`.
    #[schemars(default)]
    pub languages: Languages,
    /// The id of its place, which decides crisis lines, limits of confidentiality, paper and dates.
    // An empty one has been told.
    #[schemars(example = "us-ca")]
    pub jurisdiction: Spanned<String>,
    /// The name of a theme: a folder in `themes/`.
    #[schemars(with = "Option<String>", extend("default" = theme::DEFAULT))]
    pub theme: Spanned<String>,
    /// Ids of other places in which clients may be when they meet online.
    #[schemars(default)]
    pub serves: Vec<Spanned<String>>,
    /// After how many months a crisis line asks to be checked again.
    #[schemars(default = "read::crisis_max_age", range(min = 1, max = 36))]
    pub crisis_max_age: u32,
    /// Entries of the place's data that the practice has checked itself, and when:
    /// `"us/988" = 2026-11-20`.
    #[schemars(default, schema_with = "read::confirmed")]
    pub confirmed: Vec<(Spanned<String>, Date)>,
    /// What the practice answers about the notices that its place asks for.
    #[schemars(default)]
    pub notices: NoticeTerms,
    /// What the site is made of.
    #[schemars(default)]
    pub site: Site,
    /// What the practice changes of its theme's looks. Colours are checked so that everyone can
    /// read the page.
    #[schemars(default)]
    pub look: Look,
    /// Paper, PDFs and welcome packs.
    #[schemars(default)]
    pub print: PrintTerms,
    /// What has to be said before some questionnaires may stand on the site.
    #[schemars(default)]
    pub instruments: InstrumentTerms,
    /// `[contact]`, `[sessions]`, `[fees]` and the like: the practice's own.
    #[schemars(flatten)]
    pub arrangements: Arrangements,
}

/// `[site]`: what the site is made of.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(default, deny_unknown_fields)]
pub struct Site {
    /// Whether the library's pages lie below the practice's own.
    pub library: bool,
    /// Ids of pages and sections that are left out, such as `approaches/family`.
    // Whether they exist is for the site to say.
    pub off: Vec<Spanned<String>>,
    /// Whether pages may hold raw HTML, which cannot go to paper.
    pub raw_html: bool,
}

impl Setting {
    /// What is in the practice's printers.
    pub fn paper(&self) -> Paper {
        self.practice.print.paper.unwrap_or(self.place.locale.paper)
    }
}

impl Setting {
    /// The language tag to spell the library's English for, if it is not the library's own.
    pub fn respelled_for(&self) -> Option<&str> {
        let locale = &self.place.locale;
        let tag = locale.spelling_en.as_ref().unwrap_or(&locale.spelling);
        spelling::differs(tag).then_some(tag)
    }

    /// The files with the library's English in the spelling of the place.
    #[must_use]
    pub fn respelled(&self, sources: &Sources) -> Sources {
        match self.respelled_for() {
            Some(_) => sources.with_library_text("content/en", spelling::respelled),
            None => sources.clone(),
        }
    }
}

impl Practice {
    /// What holds for one therapist's clients: the therapist's own values over the practice's,
    /// field by field.
    pub fn for_therapist(&self, therapist: &Therapist) -> Arrangements {
        therapist.own.over(&self.arrangements)
    }
}
