//! The places of the library, by id and by the names that people call them.
//!
//! Reads only what names a place and what its printers hold. Invariant: what is offered can be
//! written in practice.toml.

use std::collections::BTreeMap;

use super::paper::Paper;
use crate::diagnostic::nearest;
use crate::source::Sources;

/// A place of the library.
#[derive(Debug)]
pub(super) struct Place {
    pub id: String,
    /// What people call it.
    pub names: Vec<String>,
    /// What its printers hold.
    pub paper: Paper,
}

/// The place of an id or a name that somebody wrote.
pub(super) fn place_of(written: &str, places: &[Place]) -> Result<String, String> {
    let same = |name: &str| name.eq_ignore_ascii_case(written);
    let is_it = |place: &&Place| same(&place.id) || place.names.iter().any(|name| same(name));
    let found = places.iter().find(is_it).map(|place| place.id.clone());
    found.ok_or_else(|| no_place(written, places))
}

/// The library's places, in the order of their ids.
pub(super) fn places() -> Vec<Place> {
    let library = Sources::library();
    let files = library.under("content/jurisdictions");
    let facts: BTreeMap<String, toml::Table> = files
        .filter_map(|file| {
            let id = file.path.rsplit('/').next()?.strip_suffix(".toml")?.to_owned();
            Some((id, file.text().ok()?.parse().ok()?))
        })
        .collect();
    facts
        .iter()
        .map(|(id, own)| {
            let name = |key: &str| own.get(key)?.as_str().map(str::to_owned);
            let names = ["name", "short_name"].into_iter().filter_map(name).collect();
            Place { id: id.clone(), names, paper: paper_of(id, &facts) }
        })
        .collect()
}

/// The paper of a place, or of the first that it lies in and that says so.
fn paper_of(id: &str, facts: &BTreeMap<String, toml::Table>) -> Paper {
    let mut next = Some(id);
    // No place lies in more places than there are.
    for _ in 0..=facts.len() {
        let Some(own) = next.and_then(|id| facts.get(id)) else { break };
        if let Some(paper) = own.get("locale").and_then(|locale| locale.get("paper")?.as_str()) {
            return if paper == "letter" { Paper::Letter } else { Paper::A4 };
        }
        next = own.get("inherits").and_then(toml::Value::as_str);
    }
    Paper::A4
}

pub(super) fn no_place(written: &str, places: &[Place]) -> String {
    let ids: Vec<&str> = places.iter().map(|place| place.id.as_str()).collect();
    let meant = meant(written, places).map(|id| format!("Did you mean `{id}`? "));
    let meant = meant.unwrap_or_default();
    format!("there is no place `{written}`. {meant}Known: {}", ids.join(", "))
}

/// The id of the place that was likely meant, by its id or a name of it.
fn meant<'a>(written: &str, places: &'a [Place]) -> Option<&'a str> {
    let like_id = written.replace(['_', ' '], "-");
    let by_id = nearest(&like_id, places.iter().map(|place| place.id.as_str()));
    let same = by_id.filter(|id| id.eq_ignore_ascii_case(&like_id));
    same.or_else(|| {
        let name = nearest(written, places.iter().flat_map(|p| p.names.iter().map(String::as_str)));
        let named = |place: &&Place| name.is_some_and(|n| place.names.iter().any(|own| own == n));
        places.iter().find(named).map(|place| place.id.as_str())
    })
    .or(by_id)
}

#[cfg(test)]
mod tests {
    use super::{Paper, meant, places};

    #[test]
    fn a_place_by_another_name() {
        let places = places();
        for (written, id) in [
            ("US-CA", Some("us-ca")),
            ("us_ca", Some("us-ca")),
            ("us ca", Some("us-ca")),
            ("California", Some("us-ca")),
            ("californa", Some("us-ca")),
            ("united kingdom", Some("gb")),
            ("US", Some("us")),
            ("us-ka", Some("us-ca")),
            ("atlantis", None),
        ] {
            assert_eq!(meant(written, &places), id, "{written}");
        }
    }

    #[test]
    fn a_place_has_the_paper_of_those_it_lies_in() {
        let places = places();
        let paper = |id: &str| places.iter().find(|place| place.id == id).map(|place| place.paper);
        assert_eq!(paper("us-ca"), Some(Paper::Letter));
        assert_eq!((paper("gb-sct"), paper("intl")), (Some(Paper::A4), Some(Paper::A4)));
    }
}
