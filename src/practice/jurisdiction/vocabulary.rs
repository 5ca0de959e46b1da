//! The words of a jurisdiction's file that are of a fixed set.
//!
//! Reads nothing. Invariant: a word is declared here once, for the reader and for editors.

use super::{Applies, Duty, Required};
use crate::table::shape::said_by;

pub(super) const DUTIES: [(&str, Duty); 3] =
    [("must", Duty::Must), ("may", Duty::May), ("varies", Duty::Varies)];

pub(super) const REQUIRED: [(&str, Required); 3] = [
    ("law", Required::Law),
    ("if-applies", Required::IfApplies),
    ("customary", Required::Customary),
];

pub(super) const APPLIES: [(&str, Applies); 6] = [
    ("everyone", Applies::Everyone),
    ("hipaa-covered", Applies::HipaaCovered),
    ("hhs-funded", Applies::HhsFunded),
    ("remote", Applies::Remote),
    ("licence", Applies::Licence),
    ("ask", Applies::Ask),
];

pub(super) const CRISIS_KINDS: [(&str, &str); 12] = same([
    "suicide-crisis",
    "crisis",
    "crisis-text",
    "urgent-mental-health",
    "listening",
    "young-people",
    "domestic-abuse",
    "sexual-violence",
    "child-abuse",
    "support",
    "referral",
    "directory",
]);

pub(super) const REGISTER_KINDS: [(&str, &str); 7] = same([
    "statutory",
    "accredited-register",
    "accredited-registers",
    "voluntary",
    "directory",
    "identifier",
    "note",
]);

pub(super) const AREAS: [(&str, &str); 4] =
    same(["privacy", "accessibility", "advertising", "language"]);

/// Words that stand for themselves.
const fn same<const N: usize>(words: [&'static str; N]) -> [(&'static str, &'static str); N] {
    let mut pairs = [("", ""); N];
    let mut at = 0;
    while at < N {
        pairs[at] = (words[at], words[at]);
        at += 1;
    }
    pairs
}

said_by!(Duty: DUTIES, Required: REQUIRED, Applies: APPLIES);
