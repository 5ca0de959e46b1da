//! Words about the practice: practice.toml, therapists, jurisdictions, themes.

use super::{Diagnostic, Diagnostics};
use crate::source::Span;

/// The worst of some pairs of colours that are too close.
#[derive(Clone, Copy, Debug)]
pub struct TooClose<'a> {
    /// Both colours, in words.
    pub pair: &'a str,
    /// `light` or `dark`.
    pub scheme: &'a str,
    /// Theirs, 1 to 21.
    pub contrast: f64,
    /// What it has to be.
    pub least: f64,
    /// How many other pairs are too close.
    pub more: usize,
}

impl Diagnostics {
    /// A folder that is not a site.
    pub fn no_practice(&mut self) {
        self.push(
            Diagnostic::error("no-practice", "there is no practice.toml in this folder").help(
                "run `anteroom init .` to begin a site here, or go to the folder that holds one",
            ),
        );
    }

    /// A text by language that lacks a language of the site.
    pub fn missing_language(&mut self, at: Span, key: &str, language: &str) {
        self.push(
            Diagnostic::error("missing-language", format!("`{key}` has no words in `{language}`"))
                .at(at, "")
                .help(format!("add `{language} = \"...\"`, or take the language off the site")),
        );
    }

    /// Parts of a session that do not make a session.
    pub fn shares_not_whole(&mut self, at: Span, sum: u32) {
        self.push(
            Diagnostic::error("shares-not-whole", format!("these shares make {sum}, not 100"))
                .at(at, "")
                .help("give every part of the session its hundredths, 100 in all"),
        );
    }

    /// A therapist's file whose name cannot be an address.
    pub fn therapist_file_name(&mut self, at: Span, path: &str, good: &str) {
        self.push(
            Diagnostic::error("therapist-name", format!("`{path}` cannot be a web address"))
                .at(at, "")
                .help(format!("name it therapists/{good}.toml: a to z, 0 to 9 and hyphens")),
        );
    }

    /// A picture that is not there.
    pub fn photo_missing(&mut self, at: Span, file: &str, nearest: Option<&str>) {
        let diagnostic =
            Diagnostic::error("photo-missing", format!("there is no picture therapists/{file}"))
                .at(at, "");
        self.push(match nearest {
            Some(_) => diagnostic.did_you_mean(nearest),
            None => diagnostic.help("put the picture into the therapists folder"),
        });
    }

    /// A base address that cannot be one.
    pub fn bad_base_url(&mut self, at: Span, why: &str) {
        self.push(
            Diagnostic::error("base-url", format!("`base_url`: {why}"))
                .at(at, "")
                .help("write where the site will be, such as https://example.org/"),
        );
    }

    /// A place, or a look, that there is no file for.
    pub fn unknown_file(
        &mut self,
        at: Span,
        what: &str,
        word: &str,
        nearest: Option<&str>,
        known: &[&str],
    ) {
        let meant = nearest.map(|name| format!("did you mean `{name}`? ")).unwrap_or_default();
        self.push(
            Diagnostic::error("unknown-file", format!("there is no {what} `{word}`"))
                .at(at, "")
                .help(format!("{meant}known: {}", known.join(", "))),
        );
    }

    /// A jurisdiction of the site's own that the practice does not lie in.
    pub fn jurisdiction_unused(&mut self, at: Span, path: &str, chain: &str) {
        self.push(
            Diagnostic::warning("jurisdiction-unused", format!("nothing on this site uses {path}"))
                .at(at, "")
                .help(format!("this practice takes what it says from {chain}")),
        );
    }

    /// A jurisdiction's file that does not go with its name.
    pub fn jurisdiction_id(&mut self, at: Span, id: &str, stem: &str) {
        self.push(
            Diagnostic::error("jurisdiction-id", format!("this file is `{stem}`, not `{id}`"))
                .at(at, "")
                .help(format!("write `id = \"{stem}\"`, or rename the file")),
        );
    }

    /// A jurisdiction that comes round to itself.
    pub fn jurisdiction_cycle(&mut self, at: Span, round: &str) {
        self.push(
            Diagnostic::error("jurisdiction-cycle", format!("this place lies in itself: {round}"))
                .at(at, "this closes the circle")
                .help("a place inherits from the larger place that it lies in"),
        );
    }

    /// Crisis lines that are printed and ask to be checked again, and the files they stand in.
    pub fn crisis_unchecked(&mut self, at: Span, lines: &[&str], files: &[&str]) {
        let message = match lines {
            [line] => format!("one crisis line asks to be checked again: {line}"),
            _ => format!(
                "{} crisis lines ask to be checked again: {}",
                lines.len(),
                lines.join(", ")
            ),
        };
        let say = if files.len() == 1 { "says" } else { "say" };
        let files = files.join(", ");
        self.push(Diagnostic::warning("crisis-unchecked", message).at(at, "").help(format!(
            "call, text or open each; {files} {say} what is unsure (`unverified`, `recheck`). \
             An entry of the same `id` in your own file of that name takes its place"
        )));
    }

    /// Crisis lines that were checked too long ago.
    pub fn crisis_old(&mut self, at: Span, lines: &[&str], months: u32) {
        let were = if lines.len() == 1 { "one crisis line was" } else { "crisis lines were" };
        let ago = if months == 1 { "a month".to_owned() } else { format!("{months} months") };
        let message = format!("{were} checked more than {ago} ago: {}", lines.join(", "));
        self.push(Diagnostic::warning("crisis-old", message).at(at, "").help(
            "call, text or open each; then write the day under [confirmed] in practice.toml, such \
             as \"us/988\" = 2026-11-23",
        ));
    }

    /// Limits and rights of which nobody is quite sure.
    pub fn law_unchecked(&mut self, at: Span, place: &str, titles: &[&str]) {
        let message = format!(
            "{} of {place} {} not verified, so {} print without numbers and deadlines: {}",
            if titles.len() == 1 {
                "one limit or right".to_owned()
            } else {
                format!("{} limits and rights", titles.len())
            },
            if titles.len() == 1 { "is" } else { "are" },
            if titles.len() == 1 { "it does" } else { "they" },
            titles.join(", ")
        );
        self.push(Diagnostic::warning("law-unchecked", message).at(at, "").help(
            "have them looked at by somebody who knows the law; then write the day under [confirmed] \
             in practice.toml, such as \"us-ca/minors\" = 2026-11-23",
        ));
    }

    /// A confirmed entry that there is none of.
    pub fn confirmed_unknown(&mut self, at: Span, id: &str, nearest: Option<&str>) {
        self.push(
            Diagnostic::error("confirmed-unknown", format!("this place has no entry `{id}`"))
                .at(at, "")
                .did_you_mean(nearest),
        );
    }

    /// An entry confirmed on a day that has not come.
    pub fn confirmed_ahead(&mut self, at: Span, id: &str, day: &str) {
        let message = format!("`{id}` is said to be confirmed on {day}, which has not come yet");
        self.push(
            Diagnostic::warning("confirmed-ahead", message)
                .at(at, "")
                .help("write the day on which it was checked: pages print it"),
        );
    }

    /// A licence whose last day is over.
    pub fn licence_expired(&mut self, at: Span, name: &str, day: &str) {
        let message = format!("by its date, the licence of {name} was valid until {day}");
        self.push(
            Diagnostic::warning("licence-expired", message)
                .at(at, "")
                .help("write the day until which it is valid now: pages print it"),
        );
    }

    /// An answer about a notice that there is none of.
    pub fn notice_unknown(&mut self, at: Span, id: &str, nearest: Option<&str>) {
        self.push(
            Diagnostic::error("notice-unknown", format!("this place has no notice `{id}`"))
                .at(at, "")
                .did_you_mean(nearest),
        );
    }

    /// A choice that the prescribed words do not offer.
    pub fn notice_choice_unknown(&mut self, at: Span, choice: &str, choices: &[String]) {
        let message = format!("the prescribed words do not offer `{choice}`");
        let help = match choices {
            [] => "this notice leaves no choice: take this out".to_owned(),
            _ => format!("they offer: {}", choices.join("; ")),
        };
        self.push(Diagnostic::error("notice-choice-unknown", message).at(at, "").help(help));
    }

    /// Words that the law gives, rewritten.
    pub fn notice_altered(&mut self, at: Span, id: &str) {
        let message =
            format!("the prescribed words of the notice `{id}` are not as the law has them");
        self.push(Diagnostic::error("notice-altered", message).at(at, "").help(
            "copy them, and the choices in them, as they were; if the law has changed, paste the new \
             words under [notices] in practice.toml, which is what is printed then",
        ));
    }

    /// Words of the practice where the law gives others.
    pub fn notice_replaced(&mut self, at: Span, title: &str, name: &str) {
        let message = format!("the notice “{title}” is printed in other words than the law gives");
        self.push(Diagnostic::warning("notice-replaced", message).at(at, "").help(format!(
            "take `text` out to print the words of the law; if the law has changed and yours are \
             the new ones, write the day on which you compared them under [confirmed] in \
             practice.toml, such as \"{name}\" = 2026-11-23"
        )));
    }

    /// A question whose answer decides whether a notice is printed.
    pub fn notice_unanswered(&mut self, at: Span, title: &str, key: &str, licence: bool) {
        let message = format!("it is not said whether the notice “{title}” applies");
        let by_licence = if licence {
            "say in a therapist's file, under [licence], which body gave the licence; or "
        } else {
            ""
        };
        self.push(Diagnostic::warning("notice-unanswered", message).at(at, "").help(format!(
            "{by_licence}answer under [notices] in practice.toml: {key} = true, or false"
        )));
    }

    /// A notice whose words the law gives and we do not have.
    pub fn notice_text_missing(&mut self, at: Span, title: &str, law: Option<&str>, name: &str) {
        let law = law.unwrap_or("the law of this place");
        let message = format!(
            "the notice “{title}” is left out: {law} gives its words, and we do not have them"
        );
        self.push(Diagnostic::warning("notice-text-missing", message).at(at, "").help(format!(
            "paste the official words under [notices] in practice.toml: \"{name}\" = {{ text = \"...\" }}"
        )));
    }

    /// A notice that is a document of the practice's own.
    pub fn notice_document_missing(&mut self, at: Span, title: &str, name: &str) {
        let message = format!("the notice “{title}” is left out: it is a document of your own");
        self.push(Diagnostic::warning("notice-document-missing", message).at(at, "").help(format!(
            "say under [notices] in practice.toml where it is: \"{name}\" = {{ url = \"https://...\" }}"
        )));
    }

    /// A notice whose words offer a choice.
    pub fn notice_choice_missing(&mut self, at: Span, title: &str, name: &str, choices: &[String]) {
        let message = format!("the notice “{title}” is left out until it is said which words fit");
        let choice = choices.first().map(String::as_str).unwrap_or_default();
        self.push(Diagnostic::warning("notice-choice-missing", message).at(at, "").help(format!(
            "choose under [notices] in practice.toml or in a therapist's file: \"{name}\" = {{ choice = \"{choice}\" }}. It offers: {}",
            choices.join("; ")
        )));
    }

    /// An amount where no currency is known.
    pub fn price_without_currency(&mut self, at: Span, place: &str) {
        let message =
            format!("the place `{place}` has no currency, so an amount cannot be written");
        self.push(
            Diagnostic::error("price-without-currency", message)
                .at(at, "")
                .help("write the price in words, such as price = \"60 euros\""),
        );
    }

    /// Two entries of one id in one file.
    pub fn duplicate_entry(&mut self, at: Span, before: Span, id: &str) {
        self.push(
            Diagnostic::error("duplicate-entry", format!("`{id}` stands here twice"))
                .at(at, "again")
                .also(before, "first")
                .help("give each entry of a list its own `id`"),
        );
    }

    /// An entry to remove that nothing below has.
    pub fn nothing_to_remove(&mut self, at: Span, what: &str, nearest: Option<&str>) {
        let diagnostic =
            Diagnostic::error("nothing-to-remove", format!("there is no `{what}` to remove"))
                .at(at, "");
        self.push(match nearest {
            Some(_) => diagnostic.did_you_mean(nearest),
            None => diagnostic.help("write the list and the id, such as `crisis:988`"),
        });
    }

    /// A colour that is none.
    pub fn bad_colour(&mut self, at: Span, text: &str) {
        self.push(
            Diagnostic::error("bad-colour", format!("`{text}` is not a colour"))
                .at(at, "")
                .help("write six hexadecimal digits after a hash, such as \"#0F6B72\""),
        );
    }

    /// Two colours that some people could not tell apart, and how many more pairs there are.
    pub fn colours_too_close(&mut self, at: Span, close: &TooClose<'_>) {
        let TooClose { pair, scheme, contrast, least, more } = close;
        let message = format!("{pair} has a contrast of {contrast:.2} in the {scheme} scheme");
        let label = match more {
            0 => format!("it has to be at least {least}"),
            1 => format!("it has to be at least {least}; one more pair is too close"),
            n => format!("it has to be at least {least}; {n} more pairs are too close"),
        };
        self.push(
            Diagnostic::error("colours-too-close", message)
                .at(at, label)
                .help("choose a darker colour for the light scheme, a lighter one for the dark"),
        );
    }

    /// A logo that is not there.
    pub fn logo_missing(&mut self, at: Span, path: &str, nearest: Option<&str>) {
        let help = match nearest {
            Some(name) => format!("did you mean `{name}`?"),
            None => "put the picture into `content/` and write `content/logo.svg`".to_owned(),
        };
        self.push(
            Diagnostic::error("logo-missing", format!("there is no picture `{path}`"))
                .at(at, "")
                .help(help),
        );
    }
}
