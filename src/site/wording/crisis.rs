//! Ways to reach a crisis line, in words, each with the address that a phone or a browser follows.

use crate::site::view::{Crisis, CrisisLine};
use crate::words::{Arg, Words};

/// A way to reach somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// "Call 988".
    pub words: String,
    /// `tel:988`.
    pub to: Option<String>,
}

/// How to reach the emergency number: "Call 911"; where the place has none, its words alone.
pub fn emergency(crisis: &Crisis, words: &Words) -> Way {
    match &crisis.emergency_tel {
        Some(tel) => Way {
            words: say(words, "crisis_call", "number", &crisis.emergency),
            to: Some(format!("tel:{tel}")),
        },
        None => Way { words: crisis.emergency.clone(), to: None },
    }
}

/// When the emergency number was checked, for a brief block: "Checked November 3, 2026". Nothing, if
/// there is no doubt of it.
pub fn emergency_in_doubt(crisis: &Crisis, words: &Words) -> Option<String> {
    in_doubt(crisis.emergency_asks_again, crisis.emergency_checked.as_deref()?, words)
}

/// The same of a line.
pub fn line_in_doubt(line: &CrisisLine, words: &Words) -> Option<String> {
    in_doubt(line.asks_again, line.checked.as_deref()?, words)
}

fn in_doubt(asks_again: bool, day: &str, words: &Words) -> Option<String> {
    asks_again.then(|| say(words, "crisis_checked_on", "day", day))
}

/// The ways to reach a line: call, text, chat, write, look.
pub fn ways(line: &CrisisLine, words: &Words) -> Vec<Way> {
    let call = line.phone.as_ref().map(|phone| Way {
        words: say(words, "crisis_call", "number", phone),
        to: line.tel.as_ref().map(|tel| format!("tel:{tel}")),
    });
    let sms = line.sms.as_deref().map(|number| sms(line, number, words));
    let link = |url: &String, name| Way { words: words.get(name), to: Some(url.clone()) };
    let chat = line.chat.as_ref().map(|url| link(url, "crisis_chat"));
    let page = line.url.as_ref().filter(|url| line.chat.as_ref() != Some(*url));
    let page = page.map(|url| link(url, "crisis_web"));
    let email =
        line.email.as_ref().map(|address| link(&format!("mailto:{address}"), "crisis_email"));
    [call, sms, chat, email, page].into_iter().flatten().collect()
}

fn sms(line: &CrisisLine, number: &str, words: &Words) -> Way {
    let shown = match &line.sms_word {
        Some(word) => words
            .say("crisis_text_word", &[("word", Arg::Text(word)), ("number", Arg::Text(number))]),
        None => say(words, "crisis_text", "number", number),
    };
    Way { words: shown, to: line.sms_to.as_ref().map(|to| format!("sms:{to}")) }
}

fn say(words: &Words, message: &str, name: &str, value: &str) -> String {
    words.say(message, &[(name, Arg::Text(value))])
}
