//! What a practice still has to answer or check, the heaviest first.
//!
//! Says nothing of how things are written: a file that cannot be read has been told. Judges no
//! answer. Invariant: who does what a question says is not asked it again, but for the review, which
//! waits for a ledger of who signed off what.

use super::{
    Arrangements, Format, Jurisdiction, Notice, Provenance, Setting, Standing, Therapist, ToldText,
};
use crate::table::Date;

/// Something to answer or to check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Under which heading it stands.
    pub about: About,
    /// What is to be answered.
    pub what: String,
    /// Why, or what is known.
    pub why: String,
    /// Where to answer it.
    pub how: String,
}

/// What a question is about, in the order of weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// Who may practise.
    Licence,
    /// What it costs, and how to reach the practice.
    Fees,
    /// Crisis lines.
    Crisis,
    /// What the law wants told.
    Notices,
    /// Limits and rights.
    Law,
    /// What clients ask.
    Facts,
    /// What the law asks of the practice and its site, beyond words on a page.
    Duties,
    /// Sign-off by a clinician.
    Review,
}

impl About {
    /// The heading.
    pub fn heading(self) -> &'static str {
        match self {
            About::Licence => "Licences",
            About::Fees => "Fees and contact",
            About::Crisis => "Crisis lines to call, text or open",
            About::Notices => "Notices that the place asks for",
            About::Law => "Law that nobody has verified",
            About::Facts => "What clients will ask",
            About::Duties => "Duties that no page can fulfil",
            About::Review => "Review",
        }
    }
}

/// Everything to answer, the heaviest first.
pub fn checkup(setting: &Setting, today: Date) -> Vec<Question> {
    let mut checkup = Checkup { setting, today, questions: Vec::new() };
    checkup.licences();
    checkup.fees();
    checkup.crisis();
    checkup.notices();
    checkup.law();
    checkup.facts();
    checkup.duties();
    checkup.review();
    checkup.questions
}

struct Checkup<'a> {
    setting: &'a Setting,
    today: Date,
    questions: Vec<Question>,
}

/// A day as `[confirmed]` takes it, for a line to copy.
const IN_CONFIRMED: &str = "practice.toml, under [confirmed]";

impl<'a> Checkup<'a> {
    fn ask(&mut self, about: About, what: &str, why: &str, how: &str) {
        let [what, why, how] = [what, why, how].map(str::to_owned);
        self.questions.push(Question { about, what, why, how });
    }

    fn licences(&mut self) {
        let setting = self.setting;
        if setting.therapists.is_empty() {
            let how = "therapists/<their-name>.toml, a file for each therapist";
            self.ask(About::Licence, "Who works here?", "No therapist has a page yet.", how);
        }
        for therapist in &setting.therapists {
            self.licence(therapist);
        }
    }

    fn licence(&mut self, therapist: &Therapist) {
        let (name, file) = (&therapist.name, file_of(therapist));
        let credential = &self.setting.place.terms.credential;
        let Some(licence) = &therapist.licence else {
            let what = format!("What {credential} does {name} have?");
            let why = "Clients want to look a therapist up, and some notices depend on it.";
            let how = format!("{file}, under [licence]: title, body, number, register");
            return self.ask(About::Licence, &what, why, &how);
        };
        if licence.number.is_none() {
            let what = format!("What is the number of {name}'s {credential}?");
            let how = format!("{file}, under [licence]: number = \"...\"");
            self.ask(About::Licence, &what, "It is what one looks up.", &how);
        }
        if licence.register.is_none() {
            let what = format!("Where can {name}'s {credential} be looked up?");
            let known = self.setting.place.registers.iter().filter_map(|r| r.url.as_ref());
            let known: Vec<&str> = known.map(url::Url::as_str).collect();
            let why = match known.is_empty() {
                true => "Clients want to check it.".to_owned(),
                false => format!("Registers of this place: {}.", known.join(", ")),
            };
            let how = format!("{file}, under [licence]: register = \"https://...\"");
            self.ask(About::Licence, &what, &why, &how);
        }
    }

    fn fees(&mut self) {
        let all = self.all_terms();
        let none = |given: fn(&Arrangements) -> bool| !all.iter().any(given);
        let needed: [(bool, &str, &str, &str); 5] = [
            (
                none(|t| !t.fees.items.is_empty()),
                "What does a session cost?",
                "It is among the first things that people look for.",
                "practice.toml: [[fees.item]] what = \"Individual session\", price = 150",
            ),
            (
                none(|t| t.fees.cancellation.is_some()),
                "Until when can people cancel, and what does it cost later?",
                "People want to know of a charge before it is made.",
                "practice.toml, under [fees]: cancellation = \"...\"",
            ),
            (
                none(|t| t.contact.phone.is_some() || t.contact.email.is_some()),
                "How can people reach you?",
                "No page has a number or an address to write to.",
                "practice.toml, under [contact]: phone = \"...\", email = \"...\"",
            ),
            (
                none(|t| t.contact.reply.is_some()),
                "How soon do you answer?",
                "People in distress wait for it.",
                "practice.toml, under [contact]: reply = \"within two working days\"",
            ),
            (
                none(|t| t.contact.address.is_some() || !t.locations.is_empty())
                    && self.meets(Format::InPerson),
                "Where do you meet?",
                "Sessions in person are offered, and no address is given.",
                "practice.toml, under [contact]: address = [\"...\"]; or [[location]] for several",
            ),
        ];
        for (_, what, why, how) in needed.into_iter().filter(|(missing, ..)| *missing) {
            self.ask(About::Fees, what, why, how);
        }
    }

    fn crisis(&mut self) {
        for (place, new) in self.places() {
            let emergency = &place.emergency;
            let name = format!("The emergency number: {}", emergency.display);
            self.check(&name, "emergency", &emergency.provenance, &new);
            for line in place.crisis.iter().filter(|line| line.printable().is_reachable()) {
                self.check(&line.name, &line.id.value, &line.provenance, &new);
            }
        }
    }

    /// Asks to check an entry that is in doubt or was checked too long ago.
    fn check(&mut self, name: &str, id: &str, sure: &Provenance, new: &impl Fn(&str) -> bool) {
        let most = self.setting.practice.crisis_max_age;
        let old = super::unsure::months(sure.checked, self.today) > most;
        if !new(&sure.origin) || !(sure.asks_again() || old) {
            return;
        }
        let mut why = vec![format!("Checked {}.", sure.checked)];
        why.extend((!sure.verified).then(|| "No page was seen that says so.".to_owned()));
        let parts = sure.unverified.join("; ");
        why.extend((!parts.is_empty()).then(|| format!("Not seen: {parts}.")));
        why.extend(sure.recheck.clone());
        let how = format!("{IN_CONFIRMED}: \"{}/{id}\" = {}", sure.origin, self.today);
        self.ask(About::Crisis, name, &why.join(" "), &how);
    }

    fn notices(&mut self) {
        let setting = self.setting;
        let lang = setting.practice.languages.main();
        for notice in &setting.place.notices {
            let name = notice.name();
            let (why, key) = match setting.worst_standing(notice, lang) {
                Standing::Printed(_) | Standing::Off | Standing::Duty => continue,
                Standing::Unanswered => {
                    let whom = format!("Does it apply? It binds {}.", notice.applies_to);
                    (whom, format!("{} = true, or false", notice.question()))
                }
                Standing::TextMissing => {
                    let why = notice.prescribed_text_missing.clone().unwrap_or_default();
                    (why, format!("\"{name}\" = {{ text = \"...\" }}"))
                }
                Standing::DocumentMissing => {
                    let why = "It is a document of your own; the page links to it.".to_owned();
                    (why, format!("\"{name}\" = {{ url = \"https://...\" }}"))
                }
                Standing::ChoiceMissing => {
                    let why = format!("Which words fit: {}?", notice.choices.join("; "));
                    (why, format!("\"{name}\" = {{ choice = \"...\" }}"))
                }
            };
            let how = format!("practice.toml, under [notices]: {key}");
            self.ask(About::Notices, &notice.title, &why, &how);
        }
    }

    fn law(&mut self) {
        for (place, new) in self.places() {
            let limits = place.limits.iter().map(|l| (&l.title, &l.id, &l.provenance));
            let rights = place.rights.iter().map(|r| (&r.title, &r.id, &r.provenance));
            for (title, id, sure) in limits.chain(rights) {
                if sure.is_sure() || sure.origin == "intl" || !new(&sure.origin) {
                    continue;
                }
                let official = sure.official.as_deref().unwrap_or(&sure.source);
                let parts = sure.unverified.join("; ");
                let why = match parts.is_empty() {
                    true => format!("Ask somebody who knows the law. Look at: {official}."),
                    false => format!("Not seen: {parts}. Look at: {official}."),
                };
                let how =
                    format!("{IN_CONFIRMED}: \"{}/{}\" = {}", sure.origin, id.value, self.today);
                self.ask(About::Law, title, &why, &how);
            }
        }
    }

    fn facts(&mut self) {
        let all = self.all_terms();
        let given = |given: fn(&Arrangements) -> bool| all.iter().any(given);
        let told = |table: &str| {
            let said = |(_, text): ToldText<'_>| text.is_some();
            all.iter().any(|terms| terms.told.texts(table).into_iter().any(said))
        };
        let remote = self.meets(Format::Video) || self.meets(Format::Phone);
        let couples = given(|t| t.couples.seen == Some(true));
        let questions = [
            (
                !given(|t| t.sessions.minutes.is_some()),
                "How long is a session?",
                "[sessions]: minutes = 50",
            ),
            (
                !given(|t| t.sessions.formats.is_some()),
                "How do you meet?",
                "[sessions]: formats = [\"in-person\", \"video\"]",
            ),
            (remote && !told("telehealth"), "What happens if the line drops?", "[telehealth]"),
            (!told("attendance"), "What if somebody is late, ill or away?", "[attendance]"),
            (
                !given(|t| t.contact.safe_contact.is_some()),
                "How do you ask which name to use, and whether you may leave a message?",
                "[contact]: safe_contact = \"...\"",
            ),
            (!told("records"), "What do you write down, and for how long?", "[records]"),
            (
                !told("ai_recording"),
                "Does software take notes, or are sessions recorded?",
                "[ai_recording]",
            ),
            (!told("complaints"), "What can people do if something is wrong?", "[complaints]"),
            (!told("emergency_contact"), "Do you ask for somebody to call?", "[emergency_contact]"),
            (
                couples && !given(|t| t.couples.secrets.is_some()),
                "What do you do with what one partner tells you alone?",
                "[couples]: secrets = \"agree-first\"",
            ),
            (
                !given(|t| t.access.step_free.is_some()),
                "Can people come in without steps?",
                "[access]: step_free = \"...\"",
            ),
            (
                !given(|t| t.access.interpreters.is_some()),
                "Who books and pays an interpreter?",
                "[access]: interpreters = \"...\"",
            ),
        ];
        for (_, what, key) in questions.into_iter().filter(|(missing, ..)| *missing) {
            let why = "Nothing is printed of it until you say it.";
            self.ask(About::Facts, what, why, &format!("practice.toml, under {key}"));
        }
    }

    fn duties(&mut self) {
        let setting = self.setting;
        let lang = setting.practice.languages.main();
        for notice in &setting.place.notices {
            let done = notice.provenance.confirmed || notice.has_words();
            if !done && setting.standing(notice, lang, None) == Standing::Duty {
                let why = of_notice(notice);
                self.duty(&notice.title, &why, &notice.name());
            }
        }
        for duty in setting.place.web_duties.iter().filter(|duty| !duty.provenance.confirmed) {
            let law = duty.law.as_deref().unwrap_or(&duty.provenance.source);
            let why = format!("For the site of {} ({law}): {}", duty.applies_to, duty.text);
            self.duty(&duty.title, &why, &format!("{}/{}", duty.provenance.origin, duty.id.value));
        }
    }

    fn duty(&mut self, what: &str, why: &str, name: &str) {
        let how = format!("once it is done, {IN_CONFIRMED}: \"{name}\" = {}", self.today);
        self.ask(About::Duties, what, why, &how);
    }

    fn review(&mut self) {
        let why = "No page has been reviewed by a clinician, and every page says so.";
        let how = "have somebody who may judge it read every page that you publish";
        self.ask(About::Review, "Who has read the pages?", why, how);
    }

    /// The place and the others that are served, each with which entries no place before it has.
    fn places(&self) -> Vec<(&'a Jurisdiction, impl Fn(&str) -> bool + 'a)> {
        let all: Vec<_> =
            std::iter::once(&self.setting.place).chain(&self.setting.served).collect();
        let lineage = |at: usize| all[..at].iter().flat_map(|place| place.lineage.clone());
        let known = |at: usize| lineage(at).collect::<Vec<String>>();
        let each = all.iter().enumerate().map(|(at, place)| {
            let known = known(at);
            (*place, move |origin: &str| !known.iter().any(|id| id == origin))
        });
        each.collect()
    }

    /// What holds for the practice and for each therapist.
    fn all_terms(&self) -> Vec<Arrangements> {
        let practice = &self.setting.practice;
        let own = self.setting.therapists.iter().map(|one| practice.for_therapist(one));
        std::iter::once(practice.arrangements.clone()).chain(own).collect()
    }

    fn meets(&self, format: Format) -> bool {
        let all = self.all_terms();
        all.iter().any(|terms| terms.sessions.formats.iter().flatten().any(|f| *f == format))
    }
}

/// Whom a notice binds, by which law, and where it has to say what.
fn of_notice(notice: &Notice) -> String {
    let law = notice.law.as_deref().map(|law| format!(" ({law})")).unwrap_or_default();
    let said = |before: &str, list: &[String]| match list.is_empty() {
        true => String::new(),
        false => format!("{before}{}", list.join("; ")),
    };
    let (places, contents) = (said(", in ", &notice.places), said(": ", &notice.must_contain));
    format!("For {}{law}{places}{contents}.", notice.applies_to)
}

fn file_of(therapist: &Therapist) -> String {
    format!("therapists/{}.toml", therapist.id.value)
}
