//! Facts that one scans: contact, fees, place, licence, and how a therapist works, as labelled rows.
//!
//! A fact that is not given makes no row, and a group without rows makes no list: a page never
//! shows a label with nothing beside it.

use super::lookup::Lookup;
use super::view::{FactRow, Phone, Resolved, Target};
use crate::content::{Group, Kind};
use crate::doc::{Inline, InlineKind};
use crate::practice::{
    Arrangements, Contact, Fees, Format, Licence, LocalList, LocalText, Location, Price, Secrets,
    Therapist,
};
use crate::source::Span;

/// Whose facts, in which language, written where.
pub(super) struct Rows<'a> {
    pub lookup: &'a Lookup<'a>,
    pub therapist: Option<&'a Therapist>,
    /// The arrangements that hold here.
    pub terms: &'a Arrangements,
    /// The place that asks for them; all their words are given this place.
    pub span: Span,
}

type Line = Vec<Inline<Resolved>>;

impl Rows<'_> {
    /// The rows of a group.
    pub(super) fn of(&self, group: Group) -> Vec<FactRow> {
        let rows = match group {
            Group::Contact => self.contact(&self.terms.contact),
            Group::Fees => self.fees(&self.terms.fees),
            Group::Place => self.place(),
            Group::Licence => self.licence(),
            Group::Practice => self.practice(),
            Group::Couples => self.couples(),
            Group::Told(table) => self.told(table),
        };
        rows.into_iter().flatten().collect()
    }

    fn contact(&self, contact: &Contact) -> Vec<Option<FactRow>> {
        let phone = contact.phone.as_ref().map(|number| {
            let phone = Phone::of(number);
            self.link(&phone.shown, &format!("tel:{}", phone.tel))
        });
        let email = contact.email.as_ref().map(|a| self.link(a, &format!("mailto:{a}")));
        let booking = self.therapist.and_then(|t| t.booking.as_ref());
        let words = self.lookup.words.get("book_online");
        vec![
            self.row("phone", phone),
            self.row("email", email),
            self.said("hours", &contact.hours),
            self.said("reply_time", &contact.reply),
            self.said("safe_contact", &contact.safe_contact),
            self.row("booking", booking.map(|url| self.link(&words, url.as_str()))),
        ]
    }

    fn fees(&self, fees: &Fees) -> Vec<Option<FactRow>> {
        let items = fees.items.iter().map(|fee| {
            let what = fee.what.in_language(self.lookup.lang)?;
            let price = self.price(&fee.price)?;
            let words = match fee.minutes {
                Some(n) => self.lookup.words.say(
                    "price_for_minutes",
                    &[("price", price.as_str().into()), ("n", (n as usize).into())],
                ),
                None => price,
            };
            Some(FactRow { label: what.to_owned(), value: vec![self.text(&words)] })
        });
        let rest = [
            self.said("sliding_scale", &fees.sliding_scale),
            self.said("payment", &fees.payment),
            self.said("insurance", &fees.insurance),
        ];
        items.chain(rest).collect()
    }

    /// A price as the place writes it.
    fn price(&self, price: &Price) -> Option<String> {
        let words = self.lookup.words;
        let locale = &self.lookup.setting.place.locale;
        let money = |amount: u32| {
            let amount = locale.number(self.lookup.lang, amount);
            let values = [("symbol", locale.symbol().into()), ("amount", amount.as_str().into())];
            words.say("money", &values)
        };
        match price {
            Price::Words(text) => text.in_language(self.lookup.lang).map(str::to_owned),
            Price::Amount(amount) => Some(money(amount.value)),
            Price::Range(range) => {
                let (from, to) = (money(range.value.from), money(range.value.to));
                let values = [("from", from.as_str().into()), ("to", to.as_str().into())];
                Some(words.say("money_range", &values))
            }
        }
    }

    fn couples(&self) -> Vec<Option<FactRow>> {
        let couples = &self.terms.couples;
        let secrets = couples.secrets.map(|secrets| self.lookup.words.get(secrets_words(secrets)));
        vec![
            self.row("couples_secrets", secrets.map(|words| self.text(&words))),
            self.said("couples_joint_records", &couples.joint_records),
            self.said("couples_first_meetings", &couples.first_meetings),
        ]
    }

    /// The rows of a table of words.
    fn told(&self, table: &str) -> Vec<Option<FactRow>> {
        let texts = self.terms.told.texts(table).into_iter();
        texts.map(|(key, text)| self.said(&format!("{table}_{key}"), &text.cloned())).collect()
    }

    fn place(&self) -> Vec<Option<FactRow>> {
        let contact = &self.terms.contact;
        let access = &self.terms.access;
        let lines = contact.address.iter().flatten();
        let address: Vec<Line> = lines.map(|line| self.text(line)).collect();
        let map = self.lookup.words.get("open_map");
        let mut rows = vec![
            self.rows("address", address),
            self.row("map", contact.map.as_ref().map(|url| self.link(&map, url.as_str()))),
        ];
        rows.extend(self.terms.locations.iter().map(|location| self.location(location)));
        rows.extend([
            self.said("step_free", &access.step_free),
            self.said("parking", &access.parking),
            self.said("transit", &access.transit),
            self.said("waiting_room", &access.waiting_room),
            self.said("interpreters", &access.interpreters),
            self.said("other_formats", &access.other_formats),
        ]);
        rows
    }

    /// One of several places: its address, a map, and what is to be known of it.
    fn location(&self, location: &Location) -> Option<FactRow> {
        let mut value: Vec<Line> = location.address.iter().map(|line| self.text(line)).collect();
        let map = self.lookup.words.get("open_map");
        value.extend(location.map.as_ref().map(|url| self.link(&map, url.as_str())));
        let known = [
            ("step_free", &location.step_free),
            ("parking", &location.parking),
            ("transit", &location.transit),
        ];
        for (label, text) in known {
            let Some(words) = text.as_ref().and_then(|t| t.in_language(self.lookup.lang)) else {
                continue;
            };
            let label = self.lookup.words.get(&format!("fact_{label}"));
            value.push(self.text(&format!("{label}: {words}")));
        }
        let label = location.name.in_language(self.lookup.lang)?.to_owned();
        Some(FactRow { label, value })
    }

    fn licence(&self) -> Vec<Option<FactRow>> {
        let Some(licence) = self.therapist.and_then(|t| t.licence.as_ref()) else {
            return Vec::new();
        };
        let Licence { title, body, number, register, expires } = licence;
        let locale = &self.lookup.setting.place.locale;
        let expires = expires.as_ref().map(|day| locale.date(self.lookup.lang, day.value));
        let look_up = self.lookup.words.get("look_up_licence");
        vec![
            self.said("licence_title", &Some(title.clone())),
            self.said("licence_body", &Some(body.clone())),
            self.row("licence_number", number.as_ref().map(|n| self.text(n))),
            self.row("licence_expires", expires.map(|day| self.text(&day))),
            self.row("licence_check", register.as_ref().map(|u| self.link(&look_up, u.as_str()))),
        ]
    }

    fn practice(&self) -> Vec<Option<FactRow>> {
        let Some(therapist) = self.therapist else { return Vec::new() };
        let sessions = &self.terms.sessions;
        let words = self.lookup.words;
        let length =
            sessions.minutes.map(|n| words.say("minutes", &[("minutes", (n as usize).into())]));
        let formats = sessions.formats.as_ref().map(|formats| {
            let shown: Vec<String> = formats.iter().map(|f| words.get(format_words(*f))).collect();
            words.join(&shown.iter().map(String::as_str).collect::<Vec<_>>())
        });
        vec![
            self.said("role", &therapist.role),
            self.listed("sees", &therapist.sees),
            self.row("approaches", self.approaches(therapist)),
            self.listed("languages", &therapist.languages),
            self.row("session_length", length.map(|words| self.text(&words))),
            self.said("how_often", &sessions.frequency),
            self.row("ways_to_meet", formats.map(|words| self.text(&words))),
            self.listed("does_not_offer", &therapist.does_not_offer),
        ]
    }

    /// The therapist's approaches, each linked to its page if that is on.
    fn approaches(&self, therapist: &Therapist) -> Option<Line> {
        let comma = self.lookup.words.get("list_comma");
        let mut line = Line::new();
        for name in &therapist.approaches {
            let Some(page) = self.lookup.site.page(self.lookup.lang, &name.value) else { continue };
            let Kind::Approach(_) = page.summary.kind else { continue };
            if !line.is_empty() {
                line.extend(self.text(&comma));
            }
            let to = Target::Page(page.url.clone());
            let text = self.text(&page.title);
            line.push(self.inline(InlineKind::link(to, text)));
        }
        (!line.is_empty()).then_some(line)
    }

    fn said(&self, label: &str, words: &Option<LocalText>) -> Option<FactRow> {
        let words = words.as_ref()?.in_language(self.lookup.lang)?;
        self.row(label, (!words.trim().is_empty()).then(|| self.text(words)))
    }

    /// A list as one phrase, or as a line for each part if its parts are phrases themselves.
    fn listed(&self, label: &str, list: &Option<LocalList>) -> Option<FactRow> {
        let parts: Vec<&str> = list.as_ref()?.in_language(self.lookup.lang).collect();
        if parts.iter().any(|part| part.contains(',')) {
            return self.rows(label, parts.into_iter().map(|part| self.text(part)).collect());
        }
        let phrase = self.lookup.words.join(&parts);
        self.row(label, (!phrase.is_empty()).then(|| self.text(&phrase)))
    }

    fn row(&self, label: &str, line: Option<Line>) -> Option<FactRow> {
        self.rows(label, line.into_iter().collect())
    }

    fn rows(&self, label: &str, value: Vec<Line>) -> Option<FactRow> {
        let label = self.lookup.words.get(&format!("fact_{label}"));
        (!value.is_empty()).then_some(FactRow { label, value })
    }

    fn text(&self, words: &str) -> Line {
        vec![self.inline(InlineKind::Text(words.into()))]
    }

    fn link(&self, words: &str, url: &str) -> Line {
        let to = Target::External(url.to_owned());
        vec![self.inline(InlineKind::link(to, self.text(words)))]
    }

    fn inline(&self, kind: InlineKind<Resolved>) -> Inline<Resolved> {
        Inline { kind, span: self.span }
    }
}

/// The message that says what happens with what one partner tells alone.
pub(super) fn secrets_words(secrets: Secrets) -> &'static str {
    match secrets {
        Secrets::None => "secrets_none",
        Secrets::Limited => "secrets_limited",
        Secrets::Private => "secrets_private",
        Secrets::AgreeFirst => "secrets_agree_first",
    }
}

/// The message that names a way to meet.
pub(super) fn format_words(format: Format) -> &'static str {
    match format {
        Format::InPerson => "format_in_person",
        Format::Video => "format_video",
        Format::Phone => "format_phone",
    }
}
