//! What the place says: the crisis block, the limits of confidentiality, rights over records.
//!
//! Prints the jurisdiction's plain words and nothing else. Parts of an entry that nobody has
//! verified are left out by the jurisdiction itself; the emergency number is always there.

use url::Url;

use super::lookup::Lookup;
use super::view::{Crisis, CrisisLine, Limit, Link, Right};
use crate::practice::{self, Duty, Jurisdiction, PrintableLine};
use crate::table::Date;

/// How many lines stand where there is little room. All of them are one touch away, on Help now.
const FIRST_LINES: usize = 3;

/// The crisis block where it has little room, at a page's foot and between the questions of a form:
/// the emergency number and the place's first lines.
pub(super) fn crisis_in_short(lookup: &Lookup<'_>) -> Crisis {
    let mut crisis = crisis(lookup, &lookup.setting.place);
    crisis.lines.truncate(FIRST_LINES);
    crisis
}

/// The crisis block of a place.
pub(super) fn crisis(lookup: &Lookup<'_>, place: &Jurisdiction) -> Crisis {
    let emergency = &place.emergency;
    Crisis {
        emergency: emergency.display.clone(),
        emergency_tel: emergency.number.clone(),
        emergency_text: emergency.text.clone(),
        emergency_relay: emergency.printable_relay().map(str::to_owned),
        emergency_checked: Some(day(lookup, emergency.provenance.checked)),
        emergency_asks_again: emergency.provenance.asks_again(),
        lines: place.crisis_lines().into_iter().map(|printed| line(lookup, &printed)).collect(),
        help_url: lookup.help_url(),
    }
}

fn line(lookup: &Lookup<'_>, line: &PrintableLine<'_>) -> CrisisLine {
    let owned = |text: &str| text.to_owned();
    CrisisLine {
        name: line.name.to_owned(),
        audience: (!line.audience.is_empty()).then(|| line.audience.to_owned()),
        phone: line.phone.map(|dial| dial.shown.to_owned()),
        tel: line.phone.map(|dial| dial.tel.to_owned()),
        sms: line.sms.map(|sms| sms.shown.to_owned()),
        sms_to: line.sms.map(|sms| sms.to.to_owned()),
        sms_word: line.sms.and_then(|sms| sms.word).map(owned),
        email: line.email.map(owned),
        chat: line.chat.map(ToString::to_string),
        url: line.url.map(ToString::to_string),
        hours: line.hours.map(owned),
        languages: line.languages.to_vec(),
        relay: line.relay.map(owned),
        cost: line.cost.map(owned),
        checked: Some(day(lookup, line.checked)),
        asks_again: line.asks_again,
    }
}

fn day(lookup: &Lookup<'_>, date: Date) -> String {
    lookup.setting.place.locale.date(lookup.lang, date)
}

/// The limits of confidentiality of a place, in the order of the law that demands most.
pub(super) fn limits(lookup: &Lookup<'_>, place: &Jurisdiction) -> Vec<Limit> {
    let printed = place.limits.iter().filter(|limit| !limit.printable().is_empty());
    let mut limits: Vec<&practice::Limit> = printed.collect();
    limits.sort_by_key(|limit| match limit.duty {
        Duty::Must => 0,
        Duty::Varies => 1,
        Duty::May => 2,
    });
    let one = |limit: &practice::Limit| {
        let duty = match limit.duty {
            Duty::Must => "must",
            Duty::May => "may",
            Duty::Varies => "varies",
        };
        Limit {
            title: limit.title.clone(),
            duty: duty.to_owned(),
            duty_words: lookup.words.get(&format!("duty_{duty}")),
            text: limit.printable(),
        }
    };
    limits.into_iter().map(one).collect()
}

/// Rights over records.
pub(super) fn rights(lookup: &Lookup<'_>) -> Vec<Right> {
    let one = |right: &practice::Right| {
        let sure = |field: &str| !right.provenance.doubts(field);
        let url = right.regulator_url.as_ref().filter(|_| sure("regulator_url"));
        let regulator = right.regulator.as_ref().filter(|_| sure("regulator")).zip(url);
        Right {
            title: right.title.clone(),
            text: right.printable(),
            regulator: regulator
                .map(|(name, url)| Link { title: name.clone(), url: url.to_string() }),
            regulator_phone: right.regulator_phone.clone().filter(|_| sure("regulator_phone")),
        }
    };
    let rights = lookup.setting.place.rights.iter();
    rights.filter(|right| !right.printable().is_empty()).map(one).collect()
}

/// A register of the place, with the parts that were seen.
pub(super) struct PrintedRegister<'a> {
    pub name: &'a str,
    pub who: &'a str,
    pub url: Option<&'a Url>,
    pub phone: Option<&'a str>,
    pub complaint: Option<&'a str>,
}

/// Where to look somebody up and where to complain: registers that can be reached, the place's own
/// where it has some, else those of the places it lies in. Notes on what is not regulated are for the
/// practice.
pub(super) fn registers<'a>(lookup: &'a Lookup<'_>) -> Vec<PrintedRegister<'a>> {
    let one = |register: &'a practice::Register| {
        let sure = &register.provenance;
        PrintedRegister {
            name: &register.name,
            who: &register.who,
            url: sure.seen("url", register.url.as_ref()),
            phone: sure.seen("phone", register.phone.as_deref()),
            complaint: sure.seen("complaint", register.complaint.as_deref()),
        }
    };
    let place = &lookup.setting.place;
    let reached = |one: &PrintedRegister<'_>| {
        one.url.is_some() || one.phone.is_some() || one.complaint.is_some()
    };
    let printed = |own: bool| {
        let registers = place.registers.iter().filter(move |register| {
            let note = matches!(register.kind.as_str(), "note" | "identifier");
            !note && (!own || register.provenance.origin == place.id)
        });
        registers.map(one).filter(reached).collect::<Vec<_>>()
    };
    let own = printed(true);
    if own.is_empty() { printed(false) } else { own }
}
