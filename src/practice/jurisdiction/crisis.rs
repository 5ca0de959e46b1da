//! A crisis line becomes what may be printed of it.
//!
//! Judges nothing: the file says which parts were seen. Invariant: a number that was not seen is
//! never printed, and whatever is in doubt prints with the date on which it was checked, wherever it
//! stands. How old a check is decides nothing: what is printed knows no day.

use url::Url;

use super::{CrisisLine, Jurisdiction};
use crate::table::Date;

/// What may stand on a page or a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintableLine<'a> {
    /// Its name.
    pub name: &'a str,
    /// Whom it is for; empty if that was not seen.
    pub audience: &'a str,
    /// A number to call.
    pub phone: Option<Dial<'a>>,
    /// A number to text.
    pub sms: Option<Sms<'a>>,
    /// Where to chat.
    pub chat: Option<&'a Url>,
    /// Its site.
    pub url: Option<&'a Url>,
    /// Where to write.
    pub email: Option<&'a str>,
    /// When it answers.
    pub hours: Option<&'a str>,
    /// Languages it answers in.
    pub languages: &'a [String],
    /// For people who do not use a voice call.
    pub relay: Option<&'a str>,
    /// What it costs.
    pub cost: Option<&'a str>,
    /// The date on which it was checked, to print beside all that is known of it.
    pub checked: Date,
    /// Whether the date belongs beside the line even where there is little room.
    pub asks_again: bool,
}

/// A number to call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dial<'a> {
    /// To read: `988, then press 1`.
    pub shown: &'a str,
    /// To dial: `988`.
    pub tel: &'a str,
}

/// A number to text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sms<'a> {
    /// To read: `678-678`.
    pub shown: &'a str,
    /// To dial: `678678`.
    pub to: &'a str,
    /// What to text first.
    pub word: Option<&'a str>,
}

impl PrintableLine<'_> {
    /// Whether anything is left by which to reach it.
    pub fn is_reachable(&self) -> bool {
        self.phone.is_some()
            || self.sms.is_some()
            || self.chat.is_some()
            || self.url.is_some()
            || self.email.is_some()
    }
}

impl CrisisLine {
    /// The line without the parts that were not seen.
    pub fn printable(&self) -> PrintableLine<'_> {
        PrintableLine {
            name: &self.name,
            audience: self.seen("audience", Some(&*self.audience)).unwrap_or_default(),
            phone: self.dial(),
            sms: self.text(),
            chat: self.seen("chat", self.chat.as_ref()),
            url: self.seen("url", self.url.as_ref()),
            email: self.seen("email", self.email.as_deref()),
            hours: self.seen("hours", self.hours.as_deref()),
            languages: self.seen("languages", Some(&*self.languages)).unwrap_or_default(),
            relay: self.seen("relay", self.relay.as_deref()),
            cost: self.seen("cost", self.cost.as_deref()),
            checked: self.provenance.checked,
            asks_again: self.provenance.asks_again(),
        }
    }

    fn seen<T>(&self, field: &str, value: Option<T>) -> Option<T> {
        self.provenance.seen(field, value)
    }

    fn dial(&self) -> Option<Dial<'_>> {
        let (shown, tel) = (self.phone.as_deref()?, self.tel.as_deref()?);
        self.seen("phone", self.seen("tel", Some(Dial { shown, tel })))
    }

    fn text(&self) -> Option<Sms<'_>> {
        let (shown, to) = (self.sms.as_deref()?, self.sms_to.as_deref()?);
        let word = self.seen("sms_word", self.sms_word.as_deref());
        self.seen("sms", self.seen("sms_to", Some(Sms { shown, to, word })))
    }
}

impl Jurisdiction {
    /// The crisis lines to print, in order: those that can still be reached by what is left.
    pub fn crisis_lines(&self) -> Vec<PrintableLine<'_>> {
        let lines = self.crisis.iter().map(CrisisLine::printable);
        lines.filter(PrintableLine::is_reachable).collect()
    }

    /// The crisis lines that are printed and ask to be checked again.
    pub fn unchecked_lines(&self) -> impl Iterator<Item = &CrisisLine> {
        let asks = |line: &&CrisisLine| line.provenance.asks_again();
        self.crisis.iter().filter(asks).filter(|line| line.printable().is_reachable())
    }
}
