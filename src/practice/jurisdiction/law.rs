//! A limit, a right or a notice becomes what may be printed of it.
//!
//! Knows no law. Invariant: a number or a deadline that nobody has seen is not printed.

use super::{Applies, Jurisdiction, Limit, Notice, Provenance, Right};

impl Limit {
    /// What clients read.
    pub fn printable(&self) -> String {
        sure_words(&self.text, self.plain.as_deref(), &self.provenance)
    }
}

impl Right {
    /// What clients read.
    pub fn printable(&self) -> String {
        sure_words(&self.text, self.plain.as_deref(), &self.provenance)
    }
}

fn sure_words(text: &str, plain: Option<&str>, provenance: &Provenance) -> String {
    match plain {
        _ if !provenance.doubts_numbers() => text.to_owned(),
        Some(plain) => plain.to_owned(),
        None => without_numbers(text),
    }
}

/// The sentences that hold no number.
fn without_numbers(text: &str) -> String {
    let sentences = text.split_inclusive(". ");
    let plain = sentences.filter(|sentence| !sentence.bytes().any(|b| b.is_ascii_digit()));
    plain.collect::<String>().trim_end().to_owned()
}

impl Notice {
    /// The name by which a practice answers about it: `us/npp`.
    pub fn name(&self) -> String {
        format!("{}/{}", self.provenance.origin, self.id.value)
    }

    /// Whether it has a place on paper: the intake, the office, a bill.
    pub(in crate::practice) fn is_for_paper(&self) -> bool {
        let elsewhere = ["website", "email", "voicemail", "spoken"];
        let is_paper = |place: &String| elsewhere.iter().all(|other| !place.starts_with(other));
        self.places.is_empty() || self.places.iter().any(is_paper)
    }

    /// Whether there is anything to print once it applies.
    pub fn has_words(&self) -> bool {
        self.own_document
            || self.prescribed_text.is_some()
            || self.prescribed_text_missing.is_some()
            || self.suggested_text.is_some()
    }

    /// The key that answers whether it applies, as it stands in practice.toml.
    pub fn question(&self) -> String {
        match self.applies {
            Applies::HipaaCovered => "hipaa_covered".to_owned(),
            Applies::HhsFunded => "hhs_funding".to_owned(),
            _ => format!("\"{}\"", self.name()),
        }
    }
}

impl Jurisdiction {
    /// Titles of the limits and rights of which nobody is quite sure. What `intl` says is no law of a
    /// place: it says that the law differs.
    pub(in crate::practice) fn unsure_law(&self, wanted: impl Fn(&str) -> bool) -> Vec<&str> {
        let limits = self.limits.iter().map(|limit| (&limit.title, &limit.provenance));
        let rights = self.rights.iter().map(|right| (&right.title, &right.provenance));
        let of_a_place =
            |sure: &Provenance| !sure.is_sure() && sure.origin != "intl" && wanted(&sure.origin);
        let unsure = limits.chain(rights).filter(|(_, provenance)| of_a_place(provenance));
        unsure.map(|(title, _)| title.as_str()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::without_numbers;

    #[test]
    fn sentences_with_numbers_go() {
        let text = "You can ask to see it. It comes within 30 days. You can have it mended.";
        assert_eq!(without_numbers(text), "You can ask to see it. You can have it mended.");
        assert_eq!(without_numbers("Within 30 days."), "");
    }
}
