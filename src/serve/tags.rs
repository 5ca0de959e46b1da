//! The text of an HTML page becomes the list of its start tags, with the place of each value.
//!
//! No parser: what stands in comments, scripts and stylesheets is passed over, and nothing is said
//! of how tags nest. Invariant: ranges are in order and lie within the text.

use std::ops::Range;

/// A start tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    text: &'a str,
    name: &'a str,
    /// Names, and the places of their values without quotes.
    values: Vec<(&'a str, Range<usize>)>,
}

impl<'a> Tag<'a> {
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// Where the value of an attribute stands.
    pub(super) fn place(&self, name: &str) -> Option<Range<usize>> {
        let of_name = |(other, _): &&(&str, Range<usize>)| other.eq_ignore_ascii_case(name);
        self.values.iter().find(of_name).map(|(_, place)| place.clone())
    }

    /// The value of an attribute, as it is written.
    pub(super) fn value(&self, name: &str) -> Option<&'a str> {
        self.place(name).map(|place| &self.text[place])
    }
}

/// The start tags of a page that say more than their name. Links in the text are not among them: they are
/// most, and show nothing.
pub(super) fn tags(text: &str) -> Vec<Tag<'_>> {
    let (mut tags, mut at) = (Vec::new(), 0);
    while let Some(found) = text[at..].find('<') {
        at += found;
        if text[at..].starts_with("<!--") {
            at = after(text, at, "-->");
        } else if text[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (tag, end) = tag(text, at + 1);
            at = end;
            if let Some(closing) = ["script", "style"].into_iter().find(|name| tag.is(name)) {
                at = closed(text, at, closing);
            }
            if !tag.values.is_empty() && !tag.is("a") {
                tags.push(tag);
            }
        } else {
            at += 1;
        }
    }
    tags
}

/// Where `</name` stands, or the end of the text.
fn closed(text: &str, from: usize, name: &str) -> usize {
    let mut places = text[from..].match_indices("</").map(|(at, _)| from + at);
    places.find(|at| closes(text, *at, name)).unwrap_or(text.len())
}

/// Whether the end tag that begins here has this name.
pub(super) fn closes(text: &str, at: usize, name: &str) -> bool {
    let word = text.as_bytes().get(at + 2..at + 2 + name.len());
    word.is_some_and(|word| word.eq_ignore_ascii_case(name.as_bytes()))
}

fn after(text: &str, from: usize, what: &str) -> usize {
    text[from..].find(what).map_or(text.len(), |at| from + at + what.len())
}

/// The tag whose name begins here, and where the text goes on after it.
fn tag(text: &str, from: usize) -> (Tag<'_>, usize) {
    let mut at = span(text, from, |c| !c.is_ascii_whitespace() && c != '>' && c != '/');
    let mut tag = Tag { text, name: &text[from..at], values: Vec::new() };
    loop {
        at = span(text, at, |c| c.is_ascii_whitespace() || c == '/');
        match text[at..].chars().next() {
            None => return (tag, at),
            Some('>') => return (tag, at + 1),
            Some(first) => {
                // A name may begin with `=`.
                let begun = at + first.len_utf8();
                let end = span(text, begun, |c| !c.is_ascii_whitespace() && !"=>/".contains(c));
                let (value, next) = value(text, end);
                tag.values.push((&text[at..end], value));
                at = next;
            }
        }
    }
}

/// The value after an attribute's name, empty if there is none, and where the tag goes on.
fn value(text: &str, from: usize) -> (Range<usize>, usize) {
    let sign = span(text, from, |c| c.is_ascii_whitespace());
    if !text[sign..].starts_with('=') {
        return (from..from, from);
    }
    let at = span(text, sign + 1, |c| c.is_ascii_whitespace());
    match text[at..].chars().next() {
        Some(quote @ ('"' | '\'')) => {
            let end = text[at + 1..].find(quote).map_or(text.len(), |end| at + 1 + end);
            (at + 1..end, (end + 1).min(text.len()))
        }
        _ => {
            let end = span(text, at, |c| !c.is_ascii_whitespace() && c != '>');
            (at..end, end)
        }
    }
}

/// Where the run of such characters ends.
fn span(text: &str, from: usize, of: impl Fn(char) -> bool) -> usize {
    text[from..].find(|c| !of(c)).map_or(text.len(), |at| from + at)
}

#[cfg(test)]
mod tests {
    use super::tags;
    use proptest::prelude::*;

    /// `name attribute=value` of each tag.
    fn seen(text: &str) -> Vec<String> {
        let shown = |tag: &super::Tag<'_>| {
            let values =
                tag.values.iter().map(|(name, at)| format!(" {name}={}", &text[at.clone()]));
            format!("{}{}", tag.name, values.collect::<String>())
        };
        tags(text).iter().map(shown).collect()
    }

    #[test]
    fn values_stand_in_any_quotes_or_none() {
        let text = "<META a=\"1 >\" b='2' c=3 d e = 4><br/><a href=/x/>x</a>";
        assert_eq!(seen(text), ["META a=1 > b=2 c=3 d= e=4"]);
    }

    #[test]
    fn what_is_no_tag_is_passed_over() {
        let text = "<!doctype html><!-- <a x=1> --><script a=1>if (a <b c=1) '<i d=1>'</SCRIPT >\
                    <a b='<p c=1>'></a><p a=1>1 < 2</p><p>3</p>";
        assert_eq!(seen(text), ["script a=1", "p a=1"]);
    }

    #[test]
    fn a_page_may_end_anywhere() {
        let text = "<a b='é' c=\"d\"><!-- é --><script>é</script>";
        for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end)) {
            let _ = seen(&text[..end]);
        }
    }

    proptest! {
        #[test]
        fn any_text_has_tags(text in "[<>/='\"!a-c é-]{0,60}") {
            let _ = seen(&text);
        }
    }
}
