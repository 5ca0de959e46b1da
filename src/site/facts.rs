//! Facts by name, as pages may use them: `practice.*` and `place.*` anywhere, `therapist.*` on a
//! therapist's page, where the therapist's own arrangements stand over the practice's.
//!
//! This is the list of all facts. A name is known or not whatever the practice has filled in, so
//! that a slip of the pen is told on every site.

use super::fact_rows::{Rows, format_words, secrets_words};
use super::graph::Entry;
use super::lookup::Lookup;
use super::place;
use super::view::{Phone, Resolved, Target};
use crate::content::{Condition, Group, Kind};
use crate::diagnostic::nearest;
use crate::doc::{Inline, InlineKind};
use crate::practice::{
    Arrangements, Format, LocalList, LocalText, PrintedNotice, Terms, Therapist, Told, to_dial,
};
use crate::source::Span;
use crate::words::Words;

/// The value of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fact {
    Text(String),
    Number(u32),
    List(Vec<Part>),
    Flag(bool),
    /// Something to read, and where it leads.
    Link(String, String),
}

/// One part of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// What `has=` asks for.
    pub id: String,
    /// What people read.
    pub shown: String,
}

impl Fact {
    /// Whether there is anything to say.
    pub(super) fn is_given(&self) -> bool {
        match self {
            Fact::Text(text) | Fact::Link(text, _) => !text.trim().is_empty(),
            Fact::List(list) => !list.is_empty(),
            Fact::Flag(flag) => *flag,
            Fact::Number(_) => true,
        }
    }

    /// The fact in running text.
    pub(super) fn inlines(self, words: &Words, span: Span) -> Vec<Inline<Resolved>> {
        let text = |words: String| Inline { kind: InlineKind::Text(words.into()), span };
        match self {
            Fact::Text(words) => vec![text(words)],
            Fact::Number(n) => vec![text(n.to_string())],
            Fact::Flag(flag) => vec![text(words.get(if flag { "yes" } else { "no" }))],
            Fact::List(list) => {
                let shown: Vec<&str> = list.iter().map(|part| part.shown.as_str()).collect();
                vec![text(words.join(&shown))]
            }
            Fact::Link(shown, url) => {
                let kind = InlineKind::link(Target::External(url), vec![text(shown)]);
                vec![Inline { kind, span }]
            }
        }
    }
}

/// Every fact that a page of this site may name.
pub(super) struct Facts<'a> {
    lookup: &'a Lookup<'a>,
    therapist: Option<(&'a Therapist, Arrangements)>,
    /// The place of a page for paper alone: it may be printed for one therapist, or for all.
    handout: Option<Span>,
}

type Read = fn(&Facts<'_>) -> Option<Fact>;

/// The facts of the practice and its place, and how each is read.
const SHARED: [(&str, Read); 33] = [
    ("place.client", |f| text(&f.terms().client)),
    ("place.counsellor", |f| text(&f.terms().counsellor)),
    ("place.credential", |f| text(&f.terms().credential)),
    ("place.credential_verb", |f| text(f.terms().credential_verb.as_ref()?)),
    ("place.emergency", |f| text(&f.lookup.setting.place.emergency.display)),
    ("place.name", |f| text(&f.lookup.setting.place.short_name)),
    ("place.practice", |f| text(&f.terms().practice)),
    ("place.professional", |f| text(&f.terms().professional)),
    ("place.registers", |f| f.has_registers()),
    ("practice.access.interpreters", |f| f.local(&f.practice().access.interpreters)),
    ("practice.access.other_formats", |f| f.local(&f.practice().access.other_formats)),
    ("practice.access.parking", |f| f.local(&f.practice().access.parking)),
    ("practice.access.step_free", |f| f.local(&f.practice().access.step_free)),
    ("practice.access.transit", |f| f.local(&f.practice().access.transit)),
    ("practice.access.waiting_room", |f| f.local(&f.practice().access.waiting_room)),
    ("practice.contact.email", |f| email(&f.practice().contact.email)),
    ("practice.contact.hours", |f| f.local(&f.practice().contact.hours)),
    ("practice.contact.phone", |f| phone(&f.practice().contact.phone)),
    ("practice.contact.reply", |f| f.local(&f.practice().contact.reply)),
    ("practice.contact.safe_contact", |f| f.local(&f.practice().contact.safe_contact)),
    ("practice.couples", |f| f.practice().couples.seen.map(Fact::Flag)),
    ("practice.couples.first_meetings", |f| f.local(&f.practice().couples.first_meetings)),
    ("practice.couples.joint_records", |f| f.local(&f.practice().couples.joint_records)),
    ("practice.couples.secrets", |f| f.secrets()),
    ("practice.fees.cancellation", |f| f.local(&f.practice().fees.cancellation)),
    ("practice.fees.insurance", |f| f.local(&f.practice().fees.insurance)),
    ("practice.fees.payment", |f| f.local(&f.practice().fees.payment)),
    ("practice.fees.sliding_scale", |f| f.local(&f.practice().fees.sliding_scale)),
    ("practice.name", |f| f.practice_name()),
    ("practice.notices", |f| f.has_notices(None)),
    ("practice.sessions.formats", |f| f.formats(f.practice())),
    ("practice.sessions.frequency", |f| f.local(&f.practice().sessions.frequency)),
    ("practice.sessions.minutes", |f| f.practice().sessions.minutes.map(Fact::Number)),
];

/// The facts of a therapist.
const OWN: [(&str, Read); 16] = [
    ("therapist.availability", |f| f.availability()),
    ("therapist.availability.elsewhere", |f| f.elsewhere()),
    ("therapist.called", |f| f.person()?.called.as_ref().and_then(|c| text(c))),
    ("therapist.cancellation", |f| f.local(&f.own()?.fees.cancellation)),
    ("therapist.contact", |f| f.has_rows(Group::Contact)),
    ("therapist.contact.safe_contact", |f| f.local(&f.own()?.contact.safe_contact)),
    ("therapist.couples", |f| f.own()?.couples.seen.map(Fact::Flag)),
    ("therapist.fees", |f| f.has_rows(Group::Fees)),
    ("therapist.formats", |f| f.formats(f.own()?)),
    ("therapist.licence", |f| f.has_rows(Group::Licence)),
    ("therapist.minutes", |f| f.own()?.sessions.minutes.map(Fact::Number)),
    ("therapist.name", |f| text(&f.person()?.name)),
    ("therapist.notices", |f| f.has_notices(f.person())),
    ("therapist.place", |f| f.has_rows(Group::Place)),
    ("therapist.sees", |f| f.list(f.person()?.sees.as_ref()?)),
    ("therapist.supervisor", |f| f.supervisor()),
];

impl<'a> Facts<'a> {
    pub(super) fn new(lookup: &'a Lookup<'a>, entry: &Entry) -> Self {
        let practice = &lookup.setting.practice.arrangements;
        let therapist = lookup.therapist(entry);
        let is_handout = entry.summary.kind == Kind::Handout;
        Facts {
            lookup,
            therapist: therapist.map(|t| (t, t.own.over(practice))),
            handout: is_handout.then(|| Span::new(entry.summary.file, 0..0)),
        }
    }

    /// The fact of a name: nothing if there is no such name here, `Some(None)` if the practice
    /// does not say.
    pub(super) fn find(&self, name: &str) -> Option<Option<Fact>> {
        match self.known().find(|(known, _)| *known == name) {
            Some((_, read)) => Some(read(self)),
            None => self.told(name),
        }
    }

    /// A table of words, or one of its texts: `practice.records`, `therapist.records.kept`.
    fn told(&self, name: &str) -> Option<Option<Fact>> {
        let (whose, rest) = name.split_once('.')?;
        let terms = match whose {
            "practice" => self.practice(),
            "therapist" => self.own()?,
            _ => return None,
        };
        let (table, key) = rest.split_once('.').map_or((rest, None), |(t, key)| (t, Some(key)));
        let texts = terms.told.texts(table);
        let Some(key) = key else {
            let given = texts.iter().any(|(_, text)| self.local(&text.cloned()).is_some());
            return (!texts.is_empty()).then_some(Some(Fact::Flag(given)));
        };
        let (_, text) = texts.into_iter().find(|(known, _)| *known == key)?;
        Some(self.local(&text.cloned()))
    }

    /// The names of all facts of tables of words.
    fn told_names(&self) -> Vec<String> {
        let told = Told::default();
        let whose = ["practice", "therapist"].into_iter().take(1 + usize::from(self.is_personal()));
        let mut names = Vec::new();
        for (whose, table) in whose.flat_map(|w| Told::TABLES.iter().map(move |table| (w, table))) {
            names.push(format!("{whose}.{table}"));
            let keys = told.texts(table);
            names.extend(keys.iter().map(|(key, _)| format!("{whose}.{table}.{key}")));
        }
        names
    }

    /// Whether text under this condition stands. One that cannot be understood holds: that it
    /// cannot is told where it is written.
    pub(super) fn satisfy(&self, condition: &Condition) -> bool {
        let Some(fact) = self.find(&condition.fact.value) else { return true };
        let given = match (&condition.has, fact) {
            (None, fact) => fact.is_some_and(|fact| fact.is_given()),
            (Some(_), None) => false,
            (Some(part), Some(Fact::List(list))) => list.iter().any(|p| p.id == part.value),
            (Some(_), Some(_)) => return true,
        };
        given == condition.wanted
    }

    /// The name that was meant.
    pub(super) fn nearest(&self, name: &str) -> Option<String> {
        let told = self.told_names();
        let known = self.known().map(|(known, _)| *known);
        nearest(name, known.chain(told.iter().map(String::as_str))).map(str::to_owned)
    }

    fn known(&self) -> impl Iterator<Item = &'static (&'static str, Read)> {
        let own: &'static [(&str, Read)] = if self.is_personal() { &OWN } else { &[] };
        SHARED.iter().chain(own)
    }

    /// Whether facts of a therapist may be named.
    fn is_personal(&self) -> bool {
        self.therapist.is_some() || self.handout.is_some()
    }

    /// The words that the place uses.
    fn terms(&self) -> &Terms {
        &self.lookup.setting.place.terms
    }

    fn secrets(&self) -> Option<Fact> {
        let secrets = self.practice().couples.secrets?;
        text(&self.lookup.words.get(secrets_words(secrets)))
    }

    fn has_registers(&self) -> Option<Fact> {
        Some(Fact::Flag(!place::registers(self.lookup).is_empty()))
    }

    fn has_notices(&self, therapist: Option<&'a Therapist>) -> Option<Fact> {
        let notices = self.lookup.setting.notices(self.lookup.lang, therapist);
        let here = |notice: &PrintedNotice<'_>| self.handout.is_none() || notice.on_paper;
        Some(Fact::Flag(notices.iter().any(here)))
    }

    fn practice(&self) -> &Arrangements {
        &self.lookup.setting.practice.arrangements
    }

    /// A practice has a name. One that is missing has been told, and is not told again.
    fn practice_name(&self) -> Option<Fact> {
        let name = self.lookup.setting.practice.name.in_language(self.lookup.lang);
        text(name.filter(|name| !name.trim().is_empty()).unwrap_or("..."))
    }

    fn person(&self) -> Option<&'a Therapist> {
        self.therapist.as_ref().map(|(therapist, _)| *therapist)
    }

    /// The therapist's own arrangements over the practice's; on a page for paper that is printed for
    /// nobody's clients in particular, the practice's.
    pub(super) fn own(&self) -> Option<&Arrangements> {
        let practice = self.handout.map(|_| self.practice());
        self.therapist.as_ref().map(|(_, own)| own).or(practice)
    }

    /// Whether a group of facts has anything to show for this therapist.
    fn has_rows(&self, group: Group) -> Option<Fact> {
        let terms = self.own()?;
        let span = self.person().map(|therapist| therapist.id.span).or(self.handout)?;
        let rows = Rows { lookup: self.lookup, therapist: self.person(), terms, span };
        Some(Fact::Flag(!rows.of(group).is_empty()))
    }

    fn local(&self, value: &Option<LocalText>) -> Option<Fact> {
        text(value.as_ref()?.in_language(self.lookup.lang)?)
    }

    fn list(&self, value: &LocalList) -> Option<Fact> {
        let list = value.value_in(self.lookup.lang)?;
        let part = |s: &String| Part { id: s.clone(), shown: s.clone() };
        Some(Fact::List(list.iter().map(|s| part(&s.value)).collect()))
    }

    fn formats(&self, of: &Arrangements) -> Option<Fact> {
        let formats = of.sessions.formats.as_ref()?;
        let part = |format: &Format| Part {
            id: format.word().to_owned(),
            shown: self.lookup.words.get(format_words(*format)),
        };
        Some(Fact::List(formats.iter().map(part).collect()))
    }

    fn availability(&self) -> Option<Fact> {
        let said = self.person()?.availability.as_ref()?;
        let words = said.text.in_language(self.lookup.lang)?;
        let day = self.lookup.setting.place.locale.date(self.lookup.lang, said.as_of);
        let values = [("text", words.into()), ("day", day.as_str().into())];
        text(&self.lookup.words.say("as_of", &values))
    }

    fn elsewhere(&self) -> Option<Fact> {
        self.local(&self.person()?.availability.as_ref()?.elsewhere)
    }

    fn supervisor(&self) -> Option<Fact> {
        let supervisor = self.person()?.supervisor.as_ref()?;
        let letters = supervisor.credentials.as_ref();
        let letters = letters.and_then(|letters| letters.in_language(self.lookup.lang));
        let name = match letters {
            Some(letters) => format!("{}, {letters}", supervisor.name),
            None => supervisor.name.clone(),
        };
        let name = self.lookup.words.say("supervised_by", &[("name", name.as_str().into())]);
        let note = supervisor.note.as_ref().and_then(|s| s.in_language(self.lookup.lang));
        text(&[Some(name.as_str()), note].into_iter().flatten().collect::<Vec<_>>().join(" "))
    }
}

fn text(words: &str) -> Option<Fact> {
    Some(Fact::Text(words.to_owned()))
}

fn email(address: &Option<String>) -> Option<Fact> {
    let address = address.as_ref()?;
    Some(Fact::Link(address.clone(), format!("mailto:{address}")))
}

fn phone(number: &Option<String>) -> Option<Fact> {
    let phone = Phone::of(number.as_ref()?);
    Some(Fact::Link(phone.shown, format!("tel:{}", phone.tel)))
}

impl Phone {
    /// A number as the practice writes it, and what to dial. One that cannot be dialled has been
    /// told, and reaches no page.
    pub(super) fn of(shown: &str) -> Self {
        Phone { shown: shown.to_owned(), tel: to_dial(shown).unwrap_or_default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_and_once() {
        assert!(SHARED.is_sorted_by(|a, b| a.0 < b.0));
        assert!(OWN.is_sorted_by(|a, b| a.0 < b.0));
    }
}
