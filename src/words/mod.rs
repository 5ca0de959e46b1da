//! Interface words: `content/<lang>/words.ftl`, Fluent messages by name, merged layer over layer.
//!
//! A site's file need hold only the messages that it says otherwise. The library's English file is
//! the list of what must be there: a language that lacks one of its messages is told so, and shows
//! the English words. Nothing here knows where a message is shown.
//!
//! Invariant: asking for a name that the English file has never gives an empty text.

mod variables;

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast;
use unic_langid::LanguageIdentifier;

use crate::diagnostic::{Diagnostics, nearest};
use crate::source::{File, Sources, Span};

/// The language whose file names every message.
const REFERENCE: &str = "en";

/// The interface words of one language.
pub struct Words {
    own: Bundle,
    /// English, for what is missing.
    reference: Option<Bundle>,
    /// Every message's name.
    names: BTreeSet<String>,
}

type Bundle = FluentBundle<FluentResource>;

/// A value that a message asks for.
pub enum Arg<'a> {
    /// A number, which may choose a plural.
    Number(usize),
    /// Words.
    Text(&'a str),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Arg::Text(text)
    }
}

impl From<usize> for Arg<'_> {
    fn from(number: usize) -> Self {
        Arg::Number(number)
    }
}

impl Words {
    /// Reads all layers of a language's words.
    pub fn read(sources: &Sources, lang: &str, diagnostics: &mut Diagnostics) -> Self {
        let none = Known::new();
        if lang == REFERENCE {
            let own = bundle(sources, lang, none, diagnostics);
            let names = own.known.into_keys().collect();
            return Words { own: own.bundle, reference: None, names };
        }
        let reference = bundle(sources, REFERENCE, none, &mut Diagnostics::new());
        let own = bundle(sources, lang, reference.known.clone(), diagnostics);
        let names: BTreeSet<String> = reference.known.into_keys().collect();
        let missing: Vec<&str> = names.difference(&own.names).map(String::as_str).collect();
        if !missing.is_empty() {
            diagnostics.words_missing(lang, &missing);
        }
        Words { own: own.bundle, reference: Some(reference.bundle), names }
    }

    /// The words of a message that asks for nothing.
    pub fn get(&self, name: &str) -> String {
        self.say(name, &[])
    }

    /// The words of a message with its values. A name that no file has shows as itself.
    pub fn say(&self, name: &str, values: &[(&str, Arg<'_>)]) -> String {
        let mut args = FluentArgs::new();
        for (key, value) in values {
            match value {
                Arg::Number(n) => args.set(*key, FluentValue::from(*n)),
                Arg::Text(text) => args.set(*key, FluentValue::from(*text)),
            }
        }
        self.find(name, &args).unwrap_or_else(|| name.to_owned())
    }

    /// Several things as one phrase: "adults, couples and teens".
    pub fn join(&self, things: &[&str]) -> String {
        match things {
            [] => String::new(),
            [one] => (*one).to_owned(),
            [first @ .., last] => {
                let first = first.join(&self.get("list_comma"));
                self.say("list_last", &[("first", first.as_str().into()), ("last", (*last).into())])
            }
        }
    }

    /// All messages that ask for nothing, by name: what a theme's templates see as `words`.
    pub fn plain(&self) -> BTreeMap<String, String> {
        let none = FluentArgs::new();
        let words = |name: &String| self.find(name, &none).map(|text| (name.clone(), text));
        self.names.iter().filter_map(words).collect()
    }

    fn find(&self, name: &str, args: &FluentArgs<'_>) -> Option<String> {
        let bundles = [Some(&self.own), self.reference.as_ref()];
        bundles.into_iter().flatten().find_map(|bundle| format(bundle, name, args))
    }
}

fn format(bundle: &Bundle, name: &str, args: &FluentArgs<'_>) -> Option<String> {
    let pattern = bundle.get_message(name)?.value()?;
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
    errors.is_empty().then_some(text)
}

/// Messages by name, each with the variables that it is given.
type Known = BTreeMap<String, BTreeSet<String>>;

struct Read {
    bundle: Bundle,
    /// The messages of these files.
    names: BTreeSet<String>,
    /// Those, and what was known before.
    known: Known,
}

/// The layers of a language. What is `known` before the lowest is held against it too; where
/// nothing is, the lowest says what there is.
fn bundle(sources: &Sources, lang: &str, known: Known, diagnostics: &mut Diagnostics) -> Read {
    let id: LanguageIdentifier = lang.parse().unwrap_or_default();
    let mut read = Read { bundle: Bundle::new_concurrent(vec![id]), names: BTreeSet::new(), known };
    // Marks of direction around each value would show as boxes in attributes and on paper.
    read.bundle.set_use_isolating(false);
    for file in sources.layers(&format!("content/{lang}/words.ftl")) {
        let resource = resource(file, diagnostics);
        let below = (!read.known.is_empty()).then(|| read.known.clone());
        let mut good = true;
        for message in messages(&resource) {
            let name = message.id.name;
            if let Some(below) = &below {
                good &= check(&Place { file, resource: &resource }, message, below, diagnostics);
            }
            let given = variables::of(message).into_iter().map(str::to_owned);
            read.known.entry(name.to_owned()).or_default().extend(given);
            read.names.insert(name.to_owned());
        }
        // A file with a mistake in it is not shown: templates would trip over the same mistake.
        if good {
            read.bundle.add_resource_overriding(resource);
        }
    }
    read
}

fn resource(file: &File, diagnostics: &mut Diagnostics) -> FluentResource {
    let text = match file.text() {
        Ok(text) => text.to_owned(),
        Err(at) => {
            diagnostics.not_utf8(Span::new(file.id, at..at + 1));
            String::new()
        }
    };
    FluentResource::try_new(text).unwrap_or_else(|(resource, errors)| {
        for error in errors {
            diagnostics
                .words_syntax(Span::new(file.id, error.pos.clone()), &error.kind.to_string());
        }
        resource
    })
}

fn messages(resource: &FluentResource) -> impl Iterator<Item = &ast::Message<&str>> {
    resource.entries().filter_map(|entry| match entry {
        ast::Entry::Message(message) => Some(message),
        _ => None,
    })
}

/// A file, and what was read from it.
struct Place<'a> {
    file: &'a File,
    resource: &'a FluentResource,
}

impl Place<'_> {
    /// Where a name of the resource stands: the parser hands out parts of its own text, which is
    /// that of the file.
    fn of(&self, name: &str) -> Span {
        let start =
            (name.as_ptr() as usize).saturating_sub(self.resource.source().as_ptr() as usize);
        Span::new(self.file.id, start..start + name.len())
    }
}

/// A name that nothing below has is a slip of the pen: nothing would show it. A variable that the
/// message is not given would take the whole message off the page.
fn check(
    place: &Place<'_>,
    message: &ast::Message<&str>,
    known: &Known,
    diagnostics: &mut Diagnostics,
) -> bool {
    let name = message.id.name;
    let Some(given) = known.get(name) else {
        let meant = nearest(name, known.keys().map(String::as_str));
        diagnostics.words_unknown(place.of(name), name, meant);
        return false;
    };
    let given: Vec<&str> = given.iter().map(String::as_str).collect();
    let mut wrong = variables::of(message);
    wrong.retain(|variable| !given.contains(variable));
    for variable in &wrong {
        diagnostics.words_variable(place.of(variable), name, variable, &given);
    }
    wrong.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str, lang: &str) -> (Words, Diagnostics) {
        let mut diagnostics = Diagnostics::new();
        let words = Words::read(&Sources::fixture(text), lang, &mut diagnostics);
        (words, diagnostics)
    }

    #[test]
    fn plurals_follow_the_number() {
        let text = "//- content/en/words.ftl\nminutes = { $n ->\n    [one] 1 minute\n   *[other] { $n } minutes\n }\n";
        let (words, _) = words(text, "en");
        assert_eq!(words.say("minutes", &[("n", Arg::Number(1))]), "1 minute");
        assert_eq!(words.say("minutes", &[("n", Arg::Number(50))]), "50 minutes");
    }

    #[test]
    fn a_language_that_lacks_a_message_is_told_and_shows_english() {
        let text = "//- content/en/words.ftl\na = A\nb = B\n//- content/es/words.ftl\na = Ah\n";
        let (words, diagnostics) = words(text, "es");
        assert_eq!((words.get("a"), words.get("b")), ("Ah".to_owned(), "B".to_owned()));
        assert!(diagnostics.iter().any(|d| d.code == "words-missing" && d.message.contains('b')));
    }

    #[test]
    fn of_many_missing_messages_three_are_named() {
        let text = "//- content/en/words.ftl\na = A\nb = B\nc = C\nd = D\ne = E\n//- content/es/words.ftl\na = Ah\n";
        let (_, diagnostics) = words(text, "es");
        let told: Vec<&str> = diagnostics.iter().map(|d| d.message.as_str()).collect();
        assert_eq!(told, ["`content/es/words.ftl` lacks 4 messages: b, c, d and 1 more"]);
    }
}
