//! What a fenced div asks for: its class and attributes become one typed [`Ask`].
//!
//! This is the list of all directives. It reads only the opening fence; what is drawn, and from
//! what data, is decided when the site is known.
//!
//! Invariant: an attribute that no directive reads is told, never passed over.

use crate::diagnostic::{Diagnostics, nearest};
use crate::doc::{Asked, Directive};
use crate::source::{Span, Spanned};

/// What a directive asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// The place's emergency number and crisis lines.
    Crisis,
    /// The limits of confidentiality in this place.
    Limits {
        /// Their names and duties alone.
        names: bool,
    },
    /// Rights over one's records in this place.
    Rights,
    /// Notices that the place asks for and that hold here.
    Notices,
    /// Where to look up a licence, and where to complain.
    Registers,
    /// A session's stages.
    SessionFlow(FlowAsk),
    /// The phases of therapy, joined.
    PhaseTimeline,
    /// All approaches side by side.
    Compare,
    /// Doors to pages: those of a section, or the links of a list.
    Cards(Option<Spanned<String>>),
    /// Points to remember: a list, or every page's points if it is empty.
    Takeaways,
    /// One small thing to do.
    Next,
    /// Things that one could say.
    Say,
    /// All references of the site.
    References,
    /// The practice's therapists.
    People,
    /// A list of facts that one can scan, named by their group.
    Facts(Spanned<Group>),
    /// A therapist's own words about themselves.
    Bio,
    /// The page's worksheet.
    Worksheet,
    /// A questionnaire of `content/instruments/`, by its id.
    Instrument(Spanned<String>),
    /// Text that stands only if a fact is there (or is not).
    When(Condition),
}

/// `.session-flow of="../start/first-session.md" agenda="therapist"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowAsk {
    /// The page whose stages they are; this page, if none is named.
    pub of: Option<Spanned<String>>,
    /// Whether a therapist's own agenda takes the place of the page's stages.
    pub own_agenda: bool,
}

/// A group of facts that are shown together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Licence, number and where to look it up.
    Licence,
    /// What sessions cost.
    Fees,
    /// Phone, email, hours, reply time, booking.
    Contact,
    /// Address and access.
    Place,
    /// Who they see, what they do not offer, languages, approaches.
    Practice,
    /// How the practice works with couples.
    Couples,
    /// A table of words, by its name: `attendance`.
    Told(&'static str),
}

/// `.when fact="practice.sessions.formats" has="video"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The fact's name.
    pub fact: Spanned<String>,
    /// What a list has to hold.
    pub has: Option<Spanned<String>>,
    /// `.when` holds if the fact is there, `.unless` if it is not.
    pub wanted: bool,
}

/// Every directive's class, and whether it takes text between its fences.
const KNOWN: [(&str, Body); 20] = [
    ("bio", Body::None),
    ("cards", Body::May),
    ("compare", Body::None),
    ("crisis", Body::None),
    ("facts", Body::None),
    ("instrument", Body::None),
    ("limits", Body::None),
    ("next", Body::Needs),
    ("notices", Body::None),
    ("people", Body::None),
    ("phase-timeline", Body::None),
    ("references", Body::None),
    ("registers", Body::None),
    ("rights", Body::None),
    ("say", Body::Needs),
    ("session-flow", Body::None),
    ("takeaways", Body::May),
    ("unless", Body::Needs),
    ("when", Body::Needs),
    ("worksheet", Body::Needs),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Body {
    None,
    May,
    Needs,
}

/// The words for each group of facts.
const GROUPS: [(&str, Group); 13] = [
    ("ai-recording", Group::Told("ai_recording")),
    ("attendance", Group::Told("attendance")),
    ("complaints", Group::Told("complaints")),
    ("contact", Group::Contact),
    ("couples", Group::Couples),
    ("emergency-contact", Group::Told("emergency_contact")),
    ("fees", Group::Fees),
    ("licence", Group::Licence),
    ("minors", Group::Told("minors")),
    ("place", Group::Place),
    ("practice", Group::Practice),
    ("records", Group::Told("records")),
    ("telehealth", Group::Told("telehealth")),
];

impl Ask {
    /// Reads the opening fence of a directive that begins at `span`.
    pub fn read(directive: &Directive, span: Span, diagnostics: &mut Diagnostics) -> Option<Self> {
        let (class, body) = known_class(directive, span, diagnostics)?;
        match (body, directive.body.is_empty()) {
            (Body::None, false) => diagnostics.directive_takes_no_text(class.span, &class.value),
            (Body::Needs, true) => diagnostics.directive_needs_text(class.span, &class.value),
            _ => {}
        }
        let mut fence = Fence { asked: Asked::of(&directive.attr), span, diagnostics };
        let ask = fence.ask(&class.value);
        let Fence { asked, .. } = fence;
        asked.finish(&class.value, diagnostics);
        if let Some(id) = directive.attr.id.as_ref().filter(|_| class.value != "worksheet") {
            diagnostics.directive_unknown_attribute(id.span, &class.value, "#", None);
        }
        ask
    }
}

fn known_class(
    directive: &Directive,
    span: Span,
    diagnostics: &mut Diagnostics,
) -> Option<(Spanned<String>, Body)> {
    let names = || KNOWN.iter().map(|(name, _)| *name);
    let mut classes = directive.attr.classes.iter();
    let Some(class) = classes.next() else {
        diagnostics.directive_without_class(span);
        return None;
    };
    for extra in classes {
        diagnostics.directive_second_class(extra.span, &extra.value);
    }
    let Some((_, body)) = KNOWN.iter().find(|(name, _)| *name == class.value) else {
        diagnostics.unknown_directive(class.span, &class.value, nearest(&class.value, names()));
        return None;
    };
    Some((class.clone(), *body))
}

/// An opening fence that is being read.
struct Fence<'a, 'd> {
    asked: Asked<'a>,
    span: Span,
    diagnostics: &'d mut Diagnostics,
}

impl Fence<'_, '_> {
    fn ask(&mut self, class: &str) -> Option<Ask> {
        Some(match class {
            "crisis" => Ask::Crisis,
            "limits" => Ask::Limits { names: self.only_names() },
            "rights" => Ask::Rights,
            "notices" => Ask::Notices,
            "registers" => Ask::Registers,
            "session-flow" => Ask::SessionFlow(self.flow()),
            "phase-timeline" => Ask::PhaseTimeline,
            "compare" => Ask::Compare,
            "cards" => Ask::Cards(self.get("section")),
            "takeaways" => Ask::Takeaways,
            "next" => Ask::Next,
            "say" => Ask::Say,
            "references" => Ask::References,
            "people" => Ask::People,
            "bio" => Ask::Bio,
            "worksheet" => Ask::Worksheet,
            "instrument" => Ask::Instrument(self.required("use", "use=\"phq-9\"")?),
            "facts" => Ask::Facts(self.group()?),
            "when" => Ask::When(self.condition(true)?),
            "unless" => Ask::When(self.condition(false)?),
            _ => return None,
        })
    }

    fn get(&mut self, key: &'static str) -> Option<Spanned<String>> {
        self.asked.get(key)
    }

    fn required(&mut self, key: &'static str, example: &str) -> Option<Spanned<String>> {
        let found = self.get(key);
        if found.is_none() {
            self.diagnostics.directive_needs_attribute(self.span, key, example);
        }
        found
    }

    fn flow(&mut self) -> FlowAsk {
        let of = self.get("of");
        let agenda = self.get("agenda");
        if let Some(word) = agenda.as_ref().filter(|word| word.value != "therapist") {
            self.diagnostics.unknown_word(word.span, "agenda", &word.value, &["therapist"]);
        }
        FlowAsk { of, own_agenda: agenda.is_some() }
    }

    /// `only="names"`
    fn only_names(&mut self) -> bool {
        let only = self.get("only");
        if let Some(word) = only.as_ref().filter(|word| word.value != "names") {
            self.diagnostics.unknown_word(word.span, "only", &word.value, &["names"]);
        }
        only.is_some()
    }

    fn condition(&mut self, wanted: bool) -> Option<Condition> {
        let has = self.get("has");
        let fact = self.required("fact", "fact=\"practice.sessions.minutes\"")?;
        Some(Condition { fact, has, wanted })
    }

    fn group(&mut self) -> Option<Spanned<Group>> {
        let written = self.required("of", "of=\"fees\"")?;
        let known = GROUPS.iter().find(|(name, _)| *name == written.value);
        if known.is_none() {
            let names = GROUPS.map(|(name, _)| name);
            self.diagnostics.unknown_word(written.span, "group of facts", &written.value, &names);
        }
        known.map(|(_, group)| Spanned::new(*group, written.span))
    }
}
