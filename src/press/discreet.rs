//! What a discreet pack keeps back: the practice's name, its website and its email addresses.
//!
//! A letter on a shared table should not say where its reader goes. Phone numbers and the way there
//! stay, because a client needs them and they name nobody. The words of a questionnaire's makers stay,
//! too. Invariant: no text that passed through here holds the practice's name or a host of its website,
//! in any case of letters.

use super::node::Run;
use crate::doc::{Inline, InlineKind};
use crate::site::view::{Resolved, SiteView, Target};
use crate::words::Words;

/// The names of one practice, and what is said in their place.
#[derive(Clone, Debug)]
pub(super) struct Discreet {
    name: String,
    /// `example.org`, without `www.`.
    host: String,
    instead_of_name: String,
    instead_of_site: String,
    instead_of_email: String,
}

impl Discreet {
    pub(super) fn of(site: &SiteView, words: &Words) -> Self {
        Discreet {
            name: site.name.clone(),
            host: host(&site.base_url).to_lowercase(),
            instead_of_name: words.get("print_discreet_name"),
            instead_of_site: words.get("print_discreet_site"),
            instead_of_email: words.get("print_discreet_email"),
        }
    }

    /// A text without the names.
    pub(super) fn text(&self, text: &str) -> String {
        let text = replaced(text, &self.name, &self.instead_of_name);
        if self.host.is_empty() || !text.to_lowercase().contains(&self.host) {
            return text;
        }
        text.split_inclusive(char::is_whitespace).map(|word| self.word(word)).collect()
    }

    /// Running text without the names. One that an author broke over two lines is found, too; one
    /// of which a part is stressed is not.
    pub(super) fn runs(&self, runs: Vec<Run>) -> Vec<Run> {
        let mut kept: Vec<Run> = Vec::new();
        for run in runs {
            match (kept.last_mut(), run) {
                (Some(Run::Text { s: before }), Run::Text { s }) => before.push_str(&s),
                (_, run) => kept.push(run),
            }
        }
        for run in &mut kept {
            if let Run::Text { s } = run {
                *s = self.text(s);
            }
        }
        kept
    }

    /// A word with the white space behind it. What stands around an address stays.
    fn word(&self, word: &str) -> String {
        let punctuation = |c: char| !c.is_alphanumeric();
        let inner = word.trim_matches(punctuation);
        if !inner.to_lowercase().contains(&self.host) {
            return word.to_owned();
        }
        let instead = match inner.contains('@') {
            true => &self.instead_of_email,
            false => &self.instead_of_site,
        };
        let before = word.len() - word.trim_start_matches(punctuation).len();
        let [before, after] = [&word[..before], &word[before + inner.len()..]];
        // The slash of an address goes with it.
        format!("{before}{instead}{}", after.trim_start_matches('/'))
    }

    /// Whether an address in running text is the practice's own.
    pub(super) fn keeps_back(&self, url: &str) -> bool {
        let host = host(url).to_lowercase();
        let own = host == self.host || host.ends_with(&format!(".{}", self.host));
        url.starts_with("mailto:") || (url.starts_with("http") && own)
    }
}

/// Whether a line of facts leads to an address: among facts of the practice, whatever host it has
/// (a map, a booking service) tells whose they are.
pub(super) fn leads_elsewhere(line: &[Inline<Resolved>]) -> bool {
    line.iter().any(|inline| match &inline.kind {
        InlineKind::Link(link) if is_address(&link.to) => true,
        kind => leads_elsewhere(kind.children()),
    })
}

fn is_address(to: &Target) -> bool {
    match to {
        Target::External(url) => url.starts_with("http") || url.starts_with("mailto:"),
        Target::Page(_) | Target::Asset { .. } => false,
    }
}

/// `example.org` of `https://www.example.org/therapy/`.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host)
}

/// A text with every place of `name`, in any case, replaced.
fn replaced(text: &str, name: &str, instead: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        match begins_with(rest, name) {
            Some(after) => {
                out.push_str(instead);
                rest = after;
            }
            None => {
                out.push(first);
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    out
}

/// What follows `name` at the beginning of a text, in any case of letters.
fn begins_with<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = text.chars();
    let same = name.chars().all(|c| rest.next().is_some_and(|other| is_same(c, other)));
    (same && !name.is_empty()).then_some(rest.as_str())
}

/// Whether two letters are one, however they are written: in running text quotes are curled.
fn is_same(one: char, other: char) -> bool {
    let plain = |c: char| match c {
        '\u{2019}' => Some('\''),
        c if c.is_whitespace() => Some(' '),
        c => c.to_lowercase().next(),
    };
    plain(one) == plain(other)
}

#[cfg(test)]
mod tests {
    use super::{Discreet, Run};

    fn discreet() -> Discreet {
        Discreet {
            name: "Harbour Street Therapy".to_owned(),
            host: "harbour.example".to_owned(),
            instead_of_name: "the practice".to_owned(),
            instead_of_site: "our website".to_owned(),
            instead_of_email: "our email address".to_owned(),
        }
    }

    #[test]
    fn names_and_addresses_are_kept_back_in_any_case() {
        for (text, told) in [
            ("Ask HARBOUR street therapy.", "Ask the practice."),
            ("See https://www.harbour.example/fees/, or call.", "See our website, or call."),
            ("See (book.Harbour.example/ana).", "See (our website)."),
            (
                "Write to hello@harbour.example.\nThen wait.",
                "Write to our email address.\nThen wait.",
            ),
            ("Harbour\u{a0}Street\nTherapy", "the practice"),
            ("Harbour Street is nearby.", "Harbour Street is nearby."),
        ] {
            assert_eq!(discreet().text(text), told);
        }
    }

    #[test]
    fn curled_quotes_hide_no_name() {
        let discreet = Discreet { name: "Ana's Rooms".to_owned(), ..discreet() };
        assert_eq!(discreet.text("Ask Ana\u{2019}s rooms."), "Ask the practice.");
    }

    #[test]
    fn a_name_over_two_lines_is_found() {
        let text = |s: &str| Run::Text { s: s.to_owned() };
        let runs = vec![text("At Harbour"), text(" "), text("Street Therapy."), Run::Break];
        assert_eq!(discreet().runs(runs), [text("At the practice."), Run::Break]);
    }

    #[test]
    fn addresses_of_others_stay() {
        let discreet = discreet();
        for (url, kept_back) in [
            ("https://harbour.example/a/", true),
            ("https://book.harbour.example/ana", true),
            ("mailto:ana@elsewhere.example", true),
            ("tel:988", false),
            ("https://988lifeline.example/", false),
            ("https://notharbour.example/", false),
        ] {
            assert_eq!(discreet.keeps_back(url), kept_back, "{url}");
        }
    }
}
