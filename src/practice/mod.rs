//! practice.toml, the therapists, the jurisdiction and the theme become typed values that know
//! where they were written.
//!
//! Knows no page: which approaches, stages and sections exist is for a higher floor to say, so
//! what names them keeps its place. Invariant: what is optional and not written is `None`, never
//! a default that a client could read as the practice's word.

mod arrangements;
mod checkup;
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

use url::Url;

use crate::source::{Sources, Spanned};
use crate::table::Date;

pub use arrangements::{
    Access, Arrangements, Contact, Couples, Fee, Fees, Format, Location, Secrets, Sessions, Share,
};
pub use checkup::{About, Question, checkup};
pub use instruments::InstrumentTerms;
pub use jurisdiction::{
    Applies, CrisisLine, Dial, Duty, Emergency, Jurisdiction, Limit, Notice, PrintableLine,
    Provenance, Register, Required, Right, Sms, Terms, WebDuty,
};
pub use locale::{Locale, Paper};
pub use look::{Logo, Look};
pub use money::Price;
pub use notice_terms::{NoticeAnswer, NoticeTerms};
pub use notices::{NoticeWords, PrintedNotice, Standing};
pub use palette::{Colour, Palette, Shade};
pub use phone::to_dial;
pub use print::PrintTerms;
pub use read::read;
pub use shape::{base_url, is_page_id, is_slug};
pub use text::{Languages, Local, LocalList, LocalText};
pub use theme::Theme;
pub use therapist::{AgendaItem, Availability, Licence, Photo, Supervisor, Therapist};
pub use told::{Told, ToldText};
pub use unsure::tell_old;

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

/// The practice.
#[derive(Clone, Debug, PartialEq)]
pub struct Practice {
    /// Its name.
    pub name: LocalText,
    /// Where the site is published: http or https, with a slash at its end.
    pub base_url: Url,
    /// The languages of the site.
    pub languages: Languages,
    /// The id of its place. An empty one has been told.
    pub jurisdiction: Spanned<String>,
    /// Ids of other places in which clients may be when they meet online.
    pub serves: Vec<Spanned<String>>,
    /// After how many months a crisis line asks to be checked again.
    pub crisis_max_age: u32,
    /// `[confirmed]`: entries of the place's data that the practice has checked, and when.
    pub confirmed: Vec<(Spanned<String>, Date)>,
    /// `[notices]`
    pub notices: NoticeTerms,
    /// `[site]`
    pub site: Site,
    /// `[look]`
    pub look: Look,
    /// `[print]`
    pub print: PrintTerms,
    /// `[instruments]`
    pub instruments: InstrumentTerms,
    /// `[contact]`, `[sessions]`, `[fees]` and the like: the practice's own.
    pub arrangements: Arrangements,
}

/// `[site]`: what the site is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// Whether the library's pages lie below the practice's own.
    pub library: bool,
    /// Ids of pages and sections that are left out. Whether they exist is for the site to say.
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
    /// The files with the library's English in the spelling of the place.
    #[must_use]
    pub fn respelled(&self, sources: &Sources) -> Sources {
        let locale = &self.place.locale;
        let tag = locale.spelling_en.as_ref().unwrap_or(&locale.spelling);
        match spelling::differs(tag) {
            true => sources.with_library_text("content/en", spelling::respelled),
            false => sources.clone(),
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
