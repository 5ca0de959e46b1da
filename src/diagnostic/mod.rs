//! What we tell people about what they wrote: a code, the words, the place, and how to mend it.
//!
//! A diagnostic is data until `render` draws it. The words live in [`catalogue`], one file a
//! floor, so that a writer can read them together and every code has one home. Nothing here knows
//! what a page or a practice is.
//!
//! Invariant: the order in which diagnostics are shown depends on their places alone.

mod catalogue;
mod render;

use crate::source::{FileId, Sources, Span};

pub use catalogue::{TooClose, all_codes};

/// How much it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The site is not published.
    Error,
    /// The site is published, and this is told.
    Warning,
}

/// One thing to tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// A stable name for this kind of mistake: `link-missing`.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong, in one line.
    pub message: String,
    /// Where, and what to say at the caret.
    pub at: Option<(Span, String)>,
    /// A second place that belongs to it, and what to say there.
    pub also: Option<(Span, String)>,
    /// What to do next.
    pub help: Option<String>,
}

impl Diagnostic {
    /// Something that keeps the site from being published.
    fn error(code: &'static str, message: impl Into<String>) -> Self {
        Diagnostic {
            code,
            severity: Severity::Error,
            message: message.into(),
            at: None,
            also: None,
            help: None,
        }
    }

    /// Something to look at, that does not stop the site.
    fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Diagnostic { severity: Severity::Warning, ..Diagnostic::error(code, message) }
    }

    /// The place, and the words at the caret (may be empty).
    #[must_use]
    fn at(mut self, span: Span, label: impl Into<String>) -> Self {
        self.at = Some((span, label.into()));
        self
    }

    /// A second place.
    #[must_use]
    fn also(mut self, span: Span, label: impl Into<String>) -> Self {
        self.also = Some((span, label.into()));
        self
    }

    /// How to mend it.
    #[must_use]
    fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// How to mend it, if we know a name that is near.
    #[must_use]
    fn did_you_mean(self, nearest: Option<&str>) -> Self {
        match nearest {
            Some(name) => self.help(format!("did you mean `{name}`?")),
            None => self,
        }
    }

    fn file(&self) -> Option<FileId> {
        self.at.as_ref().map(|(span, _)| span.file)
    }

    /// What decides where it stands among others.
    fn rank<'a>(&'a self, sources: &'a Sources) -> impl Ord + 'a {
        let place = self.at.as_ref().map(|(span, _)| {
            let file = sources.file(span.file);
            (&file.path, file.layer, span.start, span.end)
        });
        (place, self.code, &self.message)
    }
}

/// Everything to tell about one run, or one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Nothing to tell yet.
    pub fn new() -> Self {
        Diagnostics::default()
    }

    fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Takes over what another stage found.
    pub fn extend(&mut self, other: Diagnostics) {
        self.list.extend(other.list);
    }

    /// Takes back what was told of places within a span: it was not what it looked like.
    pub fn forget_within(&mut self, span: Span) {
        let within =
            |at: Span| at.file == span.file && span.start <= at.start && at.end <= span.end;
        self.list.retain(|one| one.at.as_ref().is_none_or(|(at, _)| !within(*at)));
    }

    /// Every warning as an error.
    #[must_use]
    pub fn strict(mut self) -> Self {
        self.list.iter_mut().for_each(|one| one.severity = Severity::Error);
        self
    }

    /// Whether anything keeps the site from being published.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// How many there are of one severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.list.iter().filter(|d| d.severity == severity).count()
    }

    /// Whether there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Those about files that `keep` holds, and those without a place.
    #[must_use]
    pub fn about(mut self, keep: impl Fn(FileId) -> bool) -> Self {
        self.list.retain(|d| d.file().is_none_or(&keep));
        self
    }

    /// Each once, in the order of their places; what has no place comes first.
    #[must_use]
    pub fn sorted(mut self, sources: &Sources) -> Self {
        self.list.sort_by(|a, b| a.rank(sources).cmp(&b.rank(sources)));
        self.list.dedup();
        self
    }

    /// The diagnostics, in the order in which they were found.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }
}

/// The name nearest to what was written, if one is near enough to be what was meant. Ties go to
/// the first in the alphabet, so that the same mistake gets the same answer.
pub fn nearest<'a>(written: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = written.to_lowercase();
    names
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(&lower, &name.to_lowercase()), name))
        .filter(|(distance, name)| *distance <= name.chars().count().max(3) / 3)
        .min()
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_nearest_name_is_near() {
        assert_eq!(nearest("fess", ["fees", "contact"]), Some("fees"));
        assert_eq!(nearest("zzz", ["fees", "contact"]), None);
    }

    #[test]
    fn a_tie_goes_to_the_first_in_the_alphabet() {
        assert_eq!(nearest("cat", ["cut", "cot"]), Some("cot"));
    }
}
