//! Words about interface words (`words.ftl`).

use super::{Diagnostic, Diagnostics};
use crate::source::Span;

impl Diagnostics {
    /// A language without some of the interface words.
    pub fn words_missing(&mut self, lang: &str, names: &[&str]) {
        let list = names.join(", ");
        self.push(
            Diagnostic::warning(
                "words-missing",
                format!("`content/{lang}/words.ftl` lacks {}: {list}", names.len()),
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
}
