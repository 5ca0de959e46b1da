//! What the law and the lines of a place become on a page: the practice's own place first, and then
//! the others in which its clients may be when they meet online.
//!
//! Says nothing of its own. Invariant: what stands below a place's name is of that place alone.

use super::place;
use super::resolve::Resolver;
use super::view::{FactRow, Inset, Limit, Resolved, Target};
use crate::content::Kind;
use crate::doc::{Block, BlockKind, Inline, InlineKind};
use crate::practice::{Jurisdiction, PrintedNotice};
use crate::source::Span;

impl Resolver<'_> {
    /// The crisis blocks.
    pub(super) fn crisis(&mut self, span: Span) -> Vec<Block<Resolved>> {
        let setting = self.lookup.setting;
        let own = place::crisis(self.lookup, &setting.place);
        let mut blocks = Vec::new();
        for other in &setting.served {
            let mut crisis = place::crisis(self.lookup, other);
            // What is the same in both is above already.
            crisis.lines.retain(|line| !own.lines.contains(line));
            if crisis.lines.is_empty() && crisis.emergency == own.emergency {
                continue;
            }
            blocks.push(self.heading_of("crisis", 2, other, span));
            blocks.push(insert(Inset::Crisis(Box::new(crisis)), span));
        }
        blocks.insert(0, insert(Inset::Crisis(Box::new(own)), span));
        blocks
    }

    /// The limits of confidentiality; their names alone where room is short, and the page with the
    /// whole of them is near.
    pub(super) fn limits(&mut self, names: bool, span: Span) -> Vec<Block<Resolved>> {
        let setting = self.lookup.setting;
        let own = self.limits_of(&setting.place, names);
        let mut blocks = Vec::new();
        for other in setting.served.iter().filter(|_| !names) {
            let mut limits = self.limits_of(other, names);
            limits.retain(|limit| !own.contains(limit));
            if !limits.is_empty() {
                blocks.push(self.heading_of("limits", 3, other, span));
                blocks.push(insert(Inset::Limits(limits), span));
            }
        }
        if !own.is_empty() {
            blocks.insert(0, insert(Inset::Limits(own), span));
        }
        blocks
    }

    fn limits_of(&self, place: &Jurisdiction, names: bool) -> Vec<Limit> {
        let mut limits = place::limits(self.lookup, place);
        if names {
            limits.iter_mut().for_each(|limit| limit.text.clear());
        }
        limits
    }

    fn heading_of(
        &mut self,
        what: &str,
        level: u8,
        place: &Jurisdiction,
        span: Span,
    ) -> Block<Resolved> {
        let name = place.short_name.as_str();
        let words = self.lookup.words.say("places_elsewhere", &[("place", name.into())]);
        self.heading(level, &format!("{what}:{}", place.id), &words, span)
    }

    /// A heading of words that no author wrote. Its id has a colon, which no slug has, and a number if the
    /// page asks for the same once more.
    fn heading(&mut self, level: u8, id: &str, title: &str, span: Span) -> Block<Resolved> {
        let times = self.headings.entry(id.to_owned()).or_default();
        *times += 1;
        let id = if *times == 1 { id.to_owned() } else { format!("{id}:{times}") };
        let text = vec![words(title, span)];
        Block { kind: BlockKind::Heading { level, id, attr: None, text }, span }
    }

    /// The notices, each with its heading and its words, or a link to the practice's document.
    pub(super) fn notices(&mut self, span: Span) -> Vec<Block<Resolved>> {
        let notices = self.lookup.setting.notices(self.lookup.lang, self.therapist);
        let on_paper = self.entry.summary.kind == Kind::Handout;
        let wanted = notices.iter().filter(|notice| !on_paper || notice.on_paper);
        let numbered = wanted.enumerate();
        numbered.flat_map(|(at, notice)| self.notice(at + 1, notice, span)).collect()
    }

    fn notice(
        &mut self,
        number: usize,
        notice: &PrintedNotice<'_>,
        span: Span,
    ) -> Vec<Block<Resolved>> {
        let mut blocks = vec![self.heading(3, &format!("notice:{number}"), notice.title, span)];
        let text = notice.words.text.iter();
        for part in text.flat_map(|text| text.split("\n\n")).filter(|part| !part.trim().is_empty())
        {
            blocks.push(paragraph(linked(part.trim(), span), span));
        }
        if let Some(url) = notice.words.url {
            let shown = self.lookup.words.get("notices_link");
            blocks.push(paragraph(vec![link(&shown, url.as_str(), span)], span));
        }
        blocks
    }

    /// Where to look somebody up and where to complain.
    pub(super) fn registers(&self, span: Span) -> Vec<FactRow> {
        let row = |register: place::PrintedRegister<'_>| {
            let mut value = vec![vec![words(register.who, span)]];
            let look_up = self.lookup.words.get("registers_look_up");
            value.extend(register.url.map(|url| vec![link(&look_up, url.as_str(), span)]));
            value.extend(register.phone.map(|phone| vec![words(phone, span)]));
            value.extend(register.complaint.map(|to| vec![self.complaint(to, span)]));
            FactRow { label: register.name.to_owned(), value }
        };
        place::registers(self.lookup).into_iter().map(row).collect()
    }

    /// Where to complain: an address, or words.
    fn complaint(&self, to: &str, span: Span) -> Inline<Resolved> {
        match to.starts_with("http") {
            true => link(&self.lookup.words.get("registers_complain"), to, span),
            false => words(to, span),
        }
    }
}

/// A text whose web and email addresses are links. Not a letter of it changes.
fn linked(text: &str, span: Span) -> Vec<Inline<Resolved>> {
    let mut line = Vec::new();
    let mut plain = String::new();
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end().trim_end_matches(['.', ',', ';', ':', ')']);
        let open = bare.len() - bare.trim_start_matches('(').len();
        let (before, address) = bare.split_at(open);
        match url_of(address) {
            None => plain.push_str(word),
            Some(url) => {
                plain.push_str(before);
                line.extend((!plain.is_empty()).then(|| words(&plain, span)));
                line.push(link(address, &url, span));
                word[bare.len()..].clone_into(&mut plain);
            }
        }
    }
    line.extend((!plain.is_empty()).then(|| words(&plain, span)));
    line
}

/// Where a word leads, if it is an address.
fn url_of(word: &str) -> Option<String> {
    let web = word.starts_with("https://") || word.starts_with("http://");
    let email = word
        .split_once('@')
        .is_some_and(|(user, host)| !user.is_empty() && host.contains('.') && !host.contains('@'));
    match () {
        () if web => Some(word.to_owned()),
        () if word.starts_with("www.") => Some(format!("https://{word}")),
        () if email => Some(format!("mailto:{word}")),
        () => None,
    }
}

fn insert(inset: Inset, span: Span) -> Block<Resolved> {
    Block { kind: BlockKind::Insert(inset), span }
}

fn paragraph(text: Vec<Inline<Resolved>>, span: Span) -> Block<Resolved> {
    Block { kind: BlockKind::Paragraph(text), span }
}

fn words(text: &str, span: Span) -> Inline<Resolved> {
    Inline { kind: InlineKind::Text(text.into()), span }
}

fn link(shown: &str, url: &str, span: Span) -> Inline<Resolved> {
    let to = Target::External(url.to_owned());
    Inline { kind: InlineKind::link(to, vec![words(shown, span)]), span }
}

#[cfg(test)]
mod tests {
    use super::linked;
    use crate::doc::{InlineKind, plain_text};
    use crate::site::view::Target;
    use crate::source::{FileId, Sources, Span};

    fn any_span() -> Span {
        let sources = Sources::fixture("//- a.md\nwords\n");
        let file: FileId = sources.find("a.md").expect("a file").id;
        Span::new(file, 0..0)
    }

    #[test]
    fn addresses_in_a_notice_are_links_and_no_letter_changes() {
        for (text, urls) in [
            ("Visit www.bbs.ca.gov, or call (916) 574-7830.", vec!["https://www.bbs.ca.gov"]),
            (
                "(https://a.example/b) and\nhello@a.example.",
                vec!["https://a.example/b", "mailto:hello@a.example"],
            ),
            ("No address @ all. ", vec![]),
        ] {
            let line = linked(text, any_span());
            assert_eq!(plain_text(&line), text);
            let to = line.iter().filter_map(|inline| match &inline.kind {
                InlineKind::Link(link) => Some(link.to.clone()),
                _ => None,
            });
            let urls = urls.into_iter().map(|url| Target::External(url.to_owned()));
            assert_eq!(to.collect::<Vec<_>>(), urls.collect::<Vec<_>>());
        }
    }
}
