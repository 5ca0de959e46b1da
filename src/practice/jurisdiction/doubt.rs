//! Which fields a part of `unverified` names: people write "current chat address", not only `chat`.
//!
//! Knows no list of fields. Invariant: a web address in the words names no field.

/// Whether the words name a field, whatever stands around it: `relay details` names `relay`, and
/// `regulator phone` names `regulator_phone`.
pub(super) fn names(part: &str, field: &str) -> bool {
    let words = words_of(part);
    let wanted: Vec<String> = field.split('_').map(root).collect();
    words.iter().any(|word| root(word) == root(field))
        || words.windows(wanted.len()).any(|some| some.iter().map(|w| root(w)).eq(wanted.clone()))
}

/// The words of a part, without web addresses.
fn words_of(part: &str) -> Vec<&str> {
    let plain = part.split_whitespace().filter(|word| !word.contains("://"));
    let is_break = |c: char| !c.is_alphanumeric() && c != '_';
    plain.flat_map(|word| word.split(is_break)).filter(|word| !word.is_empty()).collect()
}

/// One or many of a thing are one word: `phones` is `phone`.
fn root(word: &str) -> String {
    let lower = word.to_lowercase();
    lower.strip_suffix('s').unwrap_or(&lower).to_owned()
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn a_field_is_named_anywhere_in_the_words() {
        assert!(names("current chat address", "chat"));
        assert!(names("phone seen only in an older page", "phone"));
        assert!(names("Phone, hours", "hours") && names("opening hour", "hours"));
        assert!(names("regulator_phone", "regulator_phone"));
        assert!(names("the regulator's phone number", "phone"));
        assert!(names("regulator phone", "regulator_phone"));
    }

    #[test]
    fn other_words_and_addresses_name_nothing() {
        assert!(!names("regulator_phone", "phone"));
        assert!(!names("chatting", "chat"));
        assert!(!names("seen in https://chat.example/phone", "chat"));
        assert!(!names("the last sentence", "relay"));
    }
}
