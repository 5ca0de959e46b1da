//! Codes for answers that have none of their author's: a slug of the label.
//!
//! Invariant: the codes of one question differ, and depend on its labels alone.

use std::collections::BTreeSet;

/// A code for each label: `a-pattern` for "A pattern". A label without letters or digits gets its
/// place, and of two equal slugs the later one a number.
pub(super) fn of_labels(labels: &[&str]) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let one = |(at, label): (usize, &&str)| {
        let slug = Some(slug(label)).filter(|slug| !slug.is_empty());
        let slug = slug.unwrap_or_else(|| (at + 1).to_string());
        let numbered = (2..).map(|number| format!("{slug}-{number}"));
        let free = std::iter::once(slug.clone()).chain(numbered).find(|code| !taken.contains(code));
        let code = free.unwrap_or_default();
        taken.insert(code.clone());
        code
    };
    labels.iter().enumerate().map(one).collect()
}

/// Letters and digits in lower case; runs of all else become one hyphen.
pub(super) fn slug(words: &str) -> String {
    let lower = words.to_lowercase();
    let parts = lower.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::of_labels;

    #[test]
    fn codes_differ() {
        let labels = ["A pattern", "A pattern!", "…", "Más o menos", "3"];
        assert_eq!(
            of_labels(&labels),
            ["a-pattern", "a-pattern-2", "3", "m\u{e1}s-o-menos", "3-2"]
        );
    }
}
