//! A therapist's contact details as a vCard 3.0 (RFC 2426), which phones of any age take in.
//!
//! Says only what the therapist's page says. Invariants: lines end with CR LF and are at most 75
//! bytes long, folded between letters; nothing that was written can end a line or begin a new one.

use crate::site::view::{PersonView, SiteView};

/// The longest line, without its end (RFC 2426, 2.6).
const LONGEST: usize = 75;

/// The card. `page` is the absolute address of the therapist's page.
pub fn vcard(site: &SiteView, person: &PersonView, page: &str) -> String {
    let card = &person.card;
    let name = card.name.as_str();
    let (given, family) = name.rsplit_once(' ').unwrap_or((name, ""));
    let mut lines = vec!["BEGIN:VCARD".to_owned(), "VERSION:3.0".to_owned()];
    lines.push(format!("N:{};{};;;", escaped(family), escaped(given)));
    lines.push(format!("FN:{}", escaped(name)));
    lines.push(format!("ORG:{}", escaped(&site.name)));
    lines.extend(card.credentials.iter().map(|title| format!("TITLE:{}", escaped(title))));
    lines.extend(
        person.phone.iter().map(|phone| format!("TEL;TYPE=WORK:{}", escaped(&phone.shown))),
    );
    lines
        .extend(person.email.iter().map(|email| format!("EMAIL;TYPE=INTERNET:{}", escaped(email))));
    if !person.address.is_empty() {
        lines.push(format!("ADR;TYPE=WORK:;;{};;;;", escaped(&person.address.join("\n"))));
    }
    lines.push(format!("URL:{}", escaped(page)));
    lines.push("END:VCARD".to_owned());
    lines.iter().map(|line| folded(line)).collect()
}

/// A text as a value (RFC 2426, 4).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

/// A line with its end; a long one goes on below, after a space.
fn folded(line: &str) -> String {
    let mut out = String::new();
    let mut used = 0;
    for letter in line.chars() {
        if used + letter.len_utf8() > LONGEST {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(letter);
        used += letter.len_utf8();
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{escaped, folded};

    #[test]
    fn what_is_written_ends_no_line() {
        assert_eq!(escaped("a;b,c\\d\r\nEND:VCARD"), "a\\;b\\,c\\\\d\\nEND:VCARD");
    }

    proptest! {
        #[test]
        fn lines_are_short_and_unfold(text in "[ -~äß漢]{0,300}") {
            let folded = folded(&text);
            prop_assert!(folded.split("\r\n").all(|line| line.len() <= 75));
            let whole = folded.replace("\r\n ", "");
            prop_assert_eq!(whole.trim_end_matches("\r\n"), text);
        }
    }
}
