//! Words about interface words (`words.ftl`).

use super::{Diagnostic, Diagnostics};
use crate::source::Span;

impl Diagnostics {
    /// A language without some of the interface words.
    pub fn words_missing(&mut self, lang: &str, names: &[&str]) {
        let shown = names.len().min(3);
        let more = match names.len() - shown {
            0 => String::new(),
            n => format!(" and {n} more"),
        };
        let messages = if names.len() == 1 { "message" } else { "messages" };
        let list = format!("{} {messages}: {}{more}", names.len(), names[..shown].join(", "));
        self.push(
            Diagnostic::warning(
                "words-missing",
                format!("`content/{lang}/words.ftl` lacks {list}"),
            )
            .help(format!(
                "add them to `content/{lang}/words.ftl`; until then they show in English"
            )),
        );
    }

    /// What the Fluent parser says.
    pub fn words_syntax(&mut self, at: Span, why: &str) {
        self.push(
            Diagnostic::error("words-syntax", format!("this is not a Fluent message: {why}"))
                .at(at, "")
                .help("a message is `name = words`, one to a line"),
        );
    }

    /// A message that nothing shows.
    pub fn words_unknown(&mut self, at: Span, name: &str, nearest: Option<&str>) {
        self.push(
            Diagnostic::error("words-unknown", format!("no page shows a message named `{name}`"))
                .at(at, "unknown name")
                .did_you_mean(nearest),
        );
    }

    /// A variable that a message is not given.
    pub fn words_variable(&mut self, at: Span, name: &str, variable: &str, given: &[&str]) {
        let list = || given.iter().map(|g| format!("`${g}`")).collect::<Vec<_>>().join(", ");
        let help = match super::super::nearest(variable, given.iter().copied()) {
            Some(meant) => format!("did you mean `${meant}`?"),
            None if given.is_empty() => "write words only: this message has no values".to_owned(),
            None => format!("it is given {}", list()),
        };
        self.push(
            Diagnostic::error("words-variable", format!("`{name}` is given no `${variable}`"))
                .at(at, "nothing fills this")
                .help(help),
        );
    }
}
