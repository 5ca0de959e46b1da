//! Which notices of the place hold for a practice, and what is printed of each.
//!
//! Writes no notice: words are the law's, the place's or the practice's. Invariants: words that the
//! law gives are printed as they are, but for a choice that they offer themselves; a notice whose
//! words we do not have is not printed.

use url::Url;

use super::{Applies, Arrangements, Format, Notice, NoticeAnswer, Setting, Therapist};
use crate::diagnostic::{Diagnostics, nearest};

/// A notice to print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedNotice<'a> {
    /// Its heading.
    pub title: &'a str,
    /// What it says, or where.
    pub words: NoticeWords<'a>,
    /// Whether it belongs on a handout, too: not what is for a website, an email or a voicemail alone.
    pub on_paper: bool,
}

/// What a notice says. One of the two is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeWords<'a> {
    /// Its words.
    pub text: Option<String>,
    /// The practice's own document.
    pub url: Option<&'a Url>,
}

/// How it stands with a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing<'a> {
    /// It is printed.
    Printed(NoticeWords<'a>),
    /// It does not apply.
    Off,
    /// The practice has not said whether it applies.
    Unanswered,
    /// The words of the law have to be pasted.
    TextMissing,
    /// The practice's own document has to be named.
    DocumentMissing,
    /// The words in parentheses that fit have to be chosen.
    ChoiceMissing,
    /// Something to do, with no words for clients.
    Duty,
}

impl Setting {
    /// The notices to print on a page: a therapist's own, or one for all.
    pub fn notices<'a>(
        &'a self,
        lang: &str,
        therapist: Option<&'a Therapist>,
    ) -> Vec<PrintedNotice<'a>> {
        let mut printed = Vec::new();
        for notice in &self.place.notices {
            if let Standing::Printed(words) = self.standing(notice, lang, therapist) {
                let on_paper = notice.is_for_paper();
                printed.push(PrintedNotice { title: &notice.title, words, on_paper });
            }
        }
        printed
    }

    /// How it stands with a notice, for one therapist or for the practice.
    pub fn standing<'a>(
        &'a self,
        notice: &'a Notice,
        lang: &str,
        therapist: Option<&'a Therapist>,
    ) -> Standing<'a> {
        let name = notice.name();
        let own = therapist.and_then(|one| one.notices.of(&name));
        let answer = own.or_else(|| self.practice.notices.of(&name));
        let applies = match answer {
            Some(answer) => Some(answer.applies),
            None => self.applies(notice, therapist),
        };
        match applies {
            Some(false) => Standing::Off,
            Some(true) => words(notice, answer, lang),
            None if notice.has_words() => Standing::Unanswered,
            None => Standing::Duty,
        }
    }

    /// Whether a notice applies, as far as the practice's facts tell.
    fn applies(&self, notice: &Notice, therapist: Option<&Therapist>) -> Option<bool> {
        match notice.applies {
            Applies::Everyone => Some(true),
            Applies::HipaaCovered => self.practice.notices.hipaa_covered,
            Applies::HhsFunded => self.practice.notices.hhs_funding,
            Applies::Remote => Some(self.meets_remotely(therapist)),
            Applies::Licence => self.licensed_by(&notice.bodies, therapist),
            Applies::Ask => None,
        }
    }

    fn meets_remotely(&self, therapist: Option<&Therapist>) -> bool {
        let is_remote = |format: &Format| *format != Format::InPerson;
        let any = |terms: &Arrangements| terms.sessions.formats.iter().flatten().any(is_remote);
        let meets = |one: &Therapist| any(&self.practice.for_therapist(one));
        match therapist {
            Some(one) => meets(one),
            None => any(&self.practice.arrangements) || self.therapists.iter().any(meets),
        }
    }

    /// Whether a licence is of one of these bodies; nothing, if nobody's licence is known.
    fn licensed_by(&self, bodies: &[String], therapist: Option<&Therapist>) -> Option<bool> {
        let all = match therapist {
            Some(one) => std::slice::from_ref(one),
            None => &self.therapists,
        };
        let known: Vec<&str> = all
            .iter()
            .filter_map(|one| one.licence.as_ref())
            .flat_map(|licence| licence.body.values().map(|body| body.value.as_str()))
            .collect();
        let holds = |body: &str, name: &str| body.to_lowercase().contains(&name.to_lowercase());
        let is_one = |body: &&str| bodies.iter().any(|name| holds(body, name));
        (!known.is_empty()).then(|| known.iter().any(is_one))
    }

    /// Asks what has to be known or pasted before the place's notices can be printed.
    pub(super) fn tell_notices(&self, diagnostics: &mut Diagnostics) {
        self.tell_unknown(diagnostics);
        let at = self.practice.jurisdiction.span;
        let lang = self.practice.languages.main();
        for notice in &self.place.notices {
            let (name, title) = (notice.name(), notice.title.as_str());
            match self.worst_standing(notice, lang) {
                Standing::Printed(_) | Standing::Off | Standing::Duty => {}
                Standing::Unanswered => {
                    let licence = notice.applies == Applies::Licence;
                    diagnostics.notice_unanswered(at, title, &notice.question(), licence);
                }
                Standing::TextMissing => {
                    diagnostics.notice_text_missing(at, title, notice.law.as_deref(), &name);
                }
                Standing::DocumentMissing => diagnostics.notice_document_missing(at, title, &name),
                Standing::ChoiceMissing => {
                    diagnostics.notice_choice_missing(at, title, &name, &notice.choices);
                }
            }
        }
    }

    /// How it stands with a notice for the practice. Where it waits for a choice, therapists may have
    /// made theirs in their own files: then for the one with whom it stands worst.
    pub(super) fn worst_standing<'a>(&'a self, notice: &'a Notice, lang: &str) -> Standing<'a> {
        let own = || self.therapists.iter().map(|one| self.standing(notice, lang, Some(one)));
        let waiting = |what: Standing<'a>| own().find(|one| *one == what);
        match self.standing(notice, lang, None) {
            Standing::ChoiceMissing => waiting(Standing::ChoiceMissing)
                .or_else(|| waiting(Standing::Unanswered))
                .or_else(|| own().next())
                .unwrap_or(Standing::ChoiceMissing),
            standing => standing,
        }
    }

    /// Answers about notices that there are none of, and choices that are not offered.
    fn tell_unknown(&self, diagnostics: &mut Diagnostics) {
        let names: Vec<String> = self.place.notices.iter().map(Notice::name).collect();
        let own = self.therapists.iter().flat_map(|one| &one.notices.answers);
        for (id, answer) in self.practice.notices.answers.iter().chain(own) {
            let Some(at) = names.iter().position(|name| *name == id.value) else {
                let questions = ["hipaa_covered", "hhs_funding"];
                let known = names.iter().map(String::as_str).chain(questions);
                let meant = nearest(&id.value, known);
                diagnostics.notice_unknown(id.span, &id.value, meant);
                continue;
            };
            let notice = &self.place.notices[at];
            let choices = &notice.choices;
            if let Some(choice) = answer.choice.as_ref().filter(|c| !choices.contains(&c.value)) {
                diagnostics.notice_choice_unknown(choice.span, &choice.value, choices);
            }
            if self.replaces_law(notice, answer) {
                diagnostics.notice_replaced(id.span, &notice.title, &id.value);
            }
        }
    }

    /// Whether an answer's own words stand where the law gives others. A practice that has confirmed
    /// the notice has compared them.
    fn replaces_law(&self, notice: &Notice, answer: &NoticeAnswer) -> bool {
        let own = answer.text.as_ref();
        let own = own.and_then(|text| text.in_language(self.practice.languages.main()));
        let (Some(law), Some(own)) = (&notice.prescribed_text, own) else { return false };
        let is_chosen = |choice: &String| holds(own, &with_choice(law, choice));
        !notice.provenance.confirmed && !holds(own, law) && !notice.choices.iter().any(is_chosen)
    }
}

/// What is printed of a notice that applies.
fn words<'a>(notice: &'a Notice, answer: Option<&'a NoticeAnswer>, lang: &str) -> Standing<'a> {
    let own =
        answer.and_then(|answer| answer.text.as_ref()).and_then(|text| text.in_language(lang));
    let url = answer.and_then(|answer| answer.url.as_ref());
    let printed = |text: Option<String>| Standing::Printed(NoticeWords { text, url });
    if let Some(text) = own {
        return printed(Some(text.to_owned()));
    }
    if notice.prescribed_text_missing.is_some() {
        return Standing::TextMissing;
    }
    if notice.own_document {
        return if url.is_some() { printed(None) } else { Standing::DocumentMissing };
    }
    match (&notice.prescribed_text, &notice.suggested_text) {
        (Some(text), _) if notice.choices.is_empty() => printed(Some(text.clone())),
        (Some(text), _) => match answer.and_then(|answer| answer.choice.as_ref()) {
            Some(choice) => printed(Some(with_choice(text, &choice.value))),
            None => Standing::ChoiceMissing,
        },
        (None, Some(text)) => printed(Some(text.clone())),
        (None, None) if url.is_some() => printed(None),
        (None, None) => Standing::Duty,
    }
}

/// The text with what stands in its first parentheses, and they themselves, replaced by the choice.
fn with_choice(text: &str, choice: &str) -> String {
    let parts = text.split_once('(').and_then(|(before, rest)| {
        let (_, after) = rest.split_once(')')?;
        Some((before, after))
    });
    parts.map_or_else(|| text.to_owned(), |(before, after)| format!("{before}{choice}{after}"))
}

/// Whether a text has these words in this order, however its lines are broken.
fn holds(text: &str, words: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    plain(text).contains(&plain(words))
}

#[cfg(test)]
mod tests {
    use super::with_choice;

    #[test]
    fn a_choice_takes_the_place_of_its_parentheses() {
        let text = "Scope of practice of (a, b, or c). Call (916) 574-7830.";
        assert_eq!(with_choice(text, "b"), "Scope of practice of b. Call (916) 574-7830.");
        assert_eq!(with_choice("No choice.", "b"), "No choice.");
    }
}
