//! What clients and professionals see of a questionnaire on paper (clinical.md, rules 2 and 3).

use anteroom::pipeline::{Order, print};
use anteroom::press::{FormKind, Manuscript};
use anteroom::site::view::Version;
use serde_json::Value;

use crate::paper;
use crate::questionnaires::{NEVER, site};

fn manuscript(id: &str, version: Version, reviewed: bool) -> Manuscript {
    let order = Order { pages: vec![id.to_owned()], version, ..Order::default() };
    print(&site(reviewed), &order).unwrap().printed.unwrap().0
}

fn words(id: &str, version: Version, reviewed: bool) -> String {
    paper::words(&manuscript(id, version, reviewed).document)
}

/// The questionnaire of a page, as the typesetter gets it.
fn sheet(manuscript: &Manuscript) -> Value {
    let leaf = serde_json::to_value(&manuscript.document.leaves[0]).unwrap();
    let body = leaf["body"].as_array().unwrap();
    body.iter().find(|node| node["t"] == "sheet").unwrap().clone()
}

#[test]
fn the_crisis_block_stands_directly_after_item_9() {
    for version in [Version::Blank, Version::Professional] {
        for reviewed in [false, true] {
            let sheet = sheet(&manuscript("phq-9", version, reviewed));
            let items = sheet["items"].as_array().unwrap();
            let matrix = items.iter().find(|item| item["t"] == "matrix").unwrap();
            let rows = matrix["rows"].as_array().unwrap();
            let ninth = rows.iter().position(|row| row["number"] == 9).unwrap();
            let after = serde_json::to_string(&rows[ninth + 1]).unwrap();
            assert_eq!(rows[ninth + 1]["t"], "text");
            assert!(after.contains("999") && after.contains("Samaritans"), "{after}");
            let warning = sheet["warning"].as_str().unwrap();
            assert!(warning.contains("thoughts of death or self-harm"), "{warning}");
        }
    }
}

#[test]
fn a_pdf_can_be_filled_in_only_if_answers_are_read_the_same_day() {
    let fields = |reviewed| manuscript("phq-9", Version::Blank, reviewed).ledger.fields;
    assert_eq!(fields(false), []);
    let is_choice =
        |kind: &FormKind| matches!(kind, FormKind::Radio { options } if options.len() == 4);
    let choices = fields(true);
    assert_eq!(choices.iter().filter(|field| is_choice(&field.kind)).count(), 10);
    assert!(words("phq-9", Version::Blank, true).contains("Sam reads them, the same day."));
    assert!(words("phq-9", Version::Blank, false).contains("Fill this form in together"));
    assert_eq!(manuscript("gad-7", Version::Blank, false).ledger.fields.len(), 7);
}

#[test]
fn no_sheet_for_clients_adds_answers_up_or_says_what_they_mean() {
    for id in ["phq-9", "gad-7", "swls"] {
        for reviewed in [false, true] {
            let words = words(id, Version::Blank, reviewed);
            let found: Vec<&str> =
                NEVER.into_iter().filter(|never| words.contains(never)).collect();
            assert!(found.is_empty(), "{id}: {found:?}");
            assert!(!words.contains("loinc") && !words.contains("LA6568-5"));
        }
    }
}

#[test]
fn the_key_is_for_professionals() {
    let key = words("phq-9", Version::Professional, false);
    for said in ["moderately severe", "20 to 27", "A 0 is not an all-clear", "not a diagnosis"] {
        assert!(key.contains(said), "{said}: {key}");
    }
}

#[test]
fn the_makers_stand_under_every_sheet() {
    for (id, maker) in [
        ("phq-9", "No permission required to reproduce, translate, display or distribute."),
        ("phq-9", "Copyright © Pfizer Inc. All rights reserved."),
        ("gad-7", "No permission required to reproduce, translate, display or distribute."),
        ("swls", "Ed Diener, Robert A. Emmons, Randy J. Larsen, and Sharon Griffin"),
    ] {
        assert!(words(id, Version::Blank, false).contains(maker), "{id}");
    }
}
