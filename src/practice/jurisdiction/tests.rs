//! How places inherit, merge and print, and what is told of their files.

use super::*;
use crate::diagnostic::Diagnostics;
use crate::source::{Sources, Span};

/// The place that a practice names, with these files over the library, and what was told.
fn check(id: &str, files: &str) -> (Jurisdiction, String) {
    let sources = Sources::fixture_over_library(&format!("//- practice.toml\nwhere = 1\n{files}"));
    let at: Span = sources.find("practice.toml").expect("the fixture has it").start();
    let mut diagnostics = Diagnostics::new();
    let place = read(&Spanned::new(id.to_owned(), at), &sources, &mut diagnostics);
    (place, diagnostics.sorted(&sources).to_text(&sources, false))
}

fn clean(id: &str, files: &str) -> Jurisdiction {
    let (place, told) = check(id, files);
    assert_eq!(told, "");
    place
}

fn told(id: &str, files: &str) -> String {
    check(id, files).1
}

fn limit<'a>(place: &'a Jurisdiction, id: &str) -> &'a Limit {
    place.limits.iter().find(|limit| limit.id.value == id).expect("a limit of this id")
}

const LINE: &str = "[[crisis]]\nname = \"Warm line\"\nkind = \"support\"\naudience = \"anyone\"\nurl = \"https://w.example/\"\nsource = \"the line itself\"\nverified = true\nchecked = 2026-11-01\n";

#[test]
fn a_state_stands_over_its_country_and_that_over_the_world() {
    let place = clean("us-ca", "");
    assert_eq!((&*place.name, &*place.short_name), ("California, United States", "California"));
    assert_eq!(place.reviewer_note, None);
    assert_eq!((&*place.locale.lang, place.locale.paper), ("en-US", super::super::Paper::Letter));
    assert_eq!(place.terms.credential, "license");
    assert_eq!(place.emergency.number.as_deref(), Some("911"));
    assert_eq!(
        limit(&place, "minors").legal_ref.as_deref(),
        Some("Family Code 6924; Health & Safety Code 124260")
    );
    assert_eq!(limit(&place, "court-order").title, "Courts and subpoenas");
    assert_eq!(limit(&place, "supervision").duty, Duty::May);
    let lines: Vec<&str> = place.crisis.iter().map(|line| line.id.value.as_str()).collect();
    assert_eq!(lines[..2], ["988", "veterans"]);
    assert_eq!(lines[lines.len() - 2..], ["findahelpline", "befrienders"]);
}

#[test]
fn every_place_of_the_library_reads_clean_and_writes_dates_as_its_file_says() {
    for place in every_place() {
        let id = place.id.as_str();
        let day = Date::new(2026, 11, 23).expect("a day");
        assert_eq!(place.locale.date(&place.locale.lang, day), place.locale.date_example, "{id}");
        assert!(!place.emergency.display.is_empty() && !place.crisis_lines().is_empty(), "{id}");
    }
    let day = Date::new(2026, 11, 3).expect("a day");
    assert_eq!(clean("us-ca", "").locale.date("es", day), "3 de noviembre de 2026");
    assert_eq!(clean("us-ca", "").locale.date("en-GB", day), "3 November 2026");
}

#[test]
fn a_site_changes_one_entry_and_takes_away_another() {
    let place = clean(
        "us-ca",
        &format!(
            "//- content/jurisdictions/us-ca.toml\nremove = [\"crisis:samhsa\"]\n{LINE}id = \"warm\"\norder = 15\n\
             //- content/jurisdictions/us.toml\n{LINE}id = \"988\"\norder = 10\n"
        ),
    );
    let lines: Vec<&str> = place.crisis.iter().map(|line| line.id.value.as_str()).collect();
    assert_eq!(lines[..3], ["988", "warm", "veterans"]);
    assert!(!lines.contains(&"samhsa"));
    assert_eq!((&*place.crisis[0].name, &place.crisis[0].phone), ("Warm line", &None));
    assert_eq!(place.name, "California, United States");
}

#[test]
fn a_site_brings_a_place_of_its_own() {
    let place = clean(
        "us-xx",
        "//- content/jurisdictions/us-xx.toml\nschema = 1\nid = \"us-xx\"\ninherits = \"us\"\n\
         name = \"Xanadu\"\nshort_name = \"Xanadu\"\nchecked = 2026-11-01\n",
    );
    assert_eq!((&*place.name, &*place.emergency.display), ("Xanadu", "911"));
}

#[test]
fn an_unknown_place() {
    let (place, told) = check("us-cal", "");
    let told_of_none = self::told("atlantis", "");
    insta::assert_snapshot!(told);
    assert_eq!(place.emergency.display, "your local emergency number");
    insta::assert_snapshot!(told_of_none);
}

#[test]
fn a_circle() {
    insta::assert_snapshot!(told(
        "aa",
        "//- content/jurisdictions/aa.toml\ninherits = \"bb\"\nname = \"A\"\nshort_name = \"A\"\nchecked = 2026-11-01\n\
         //- content/jurisdictions/bb.toml\ninherits = \"aa\"\n"
    ));
}

#[test]
fn mistakes_in_a_place_of_the_sites_own() {
    insta::assert_snapshot!(told(
        "us-ca",
        "//- content/jurisdictions/us-ca.toml\n\
         id = \"us-cal\"\n\
         schema = 2\n\
         remove = [\"crisis:sahmsa\", \"weather\"]\n\
         [emergency]\n\
         display = \"\"\n\
         [[crisis]]\n\
         id = \"one\"\n\
         kind = \"suicide\"\n\
         phone = \"555 0100\"\n\
         sms_to = \"text us\"\n\
         [[web_duty]]\n\
         id = \"d\"\n\
         title = \"D\"\n\
         area = \"privacy\"\n\
         applies_to = \"all\"\n\
         text = \"T\"\n\
         source = \"S\"\n\
         verified = true\n\
         checked = 2026-11-01\n\
         asof = \"2026\"\n\
         [[web_duty]]\n\
         id = \"d\"\n\
         title = \"D\"\n\
         area = \"privacy\"\n\
         applies_to = \"all\"\n\
         text = \"T\"\n\
         source = \"S\"\n\
         verified = \"yes\"\n\
         checked = 2026-11-01\n\
         //- content/jurisdictions/us_ca.toml\n"
    ));
}

#[test]
fn what_was_not_seen_is_not_printed() {
    let place = clean("us", "");
    let line = |id: &str| {
        let line = place.crisis.iter().find(|line| line.id.value == id);
        line.expect("a line of this id").printable()
    };
    let veterans = line("veterans");
    assert_eq!(veterans.phone, Some(Dial { shown: "988, then press 1", tel: "988" }));
    assert_eq!(veterans.relay, None);
    let text = line("crisis-text-line");
    assert_eq!(text.sms, Some(Sms { shown: "741741", to: "741741", word: None }));
    assert_eq!((text.languages, text.hours), (&[][..], None));
    assert_eq!(Some(text.checked), Date::new(2026, 11, 23));
    assert_eq!(line("trevor").phone, None);
    assert_eq!(line("sexual-assault").chat, None);
    assert!(place.emergency.provenance.asks_again());
    assert!(line("domestic-abuse").sms.is_some());
    assert!(!line("befrienders").is_reachable());
    assert!(place.crisis_lines().iter().all(PrintableLine::is_reachable));
    let unread = clean("gb", "").crisis.into_iter().find(|line| line.id.value == "calm");
    let unread = unread.expect("a line that nobody saw a page of");
    assert!(unread.printable().phone.is_some() && unread.provenance.asks_again());
}

#[test]
fn the_block_is_never_empty() {
    let sources = Sources::fixture("//- practice.toml\n");
    let at = sources.find("practice.toml").expect("the fixture has it").start();
    let place = read(&Spanned::new("intl".to_owned(), at), &sources, &mut Diagnostics::new());
    assert_eq!(place.emergency.display, "your local emergency number");
    assert!(!place.emergency.text.is_empty());
    let (place, _) =
        check("gb", "//- content/jurisdictions/gb.toml\n[emergency]\ndisplay = \"\"\n");
    assert_eq!(place.emergency.number.as_deref(), Some("999"));
    assert_eq!(place.emergency.printable_relay(), None);
}

/// The places of the library, each as a practice there would have it.
fn every_place() -> Vec<Jurisdiction> {
    let library = Sources::library();
    let stem = |path: &str| path.rsplit('/').next()?.strip_suffix(".toml").map(str::to_owned);
    let ids = library.under("content/jurisdictions").filter_map(|file| stem(&file.path));
    ids.map(|id| clean_place(&id)).collect()
}

/// A place of the library, in whose files nothing is wrong: every key is known, every number can be
/// dialled, every address is one, every entry has its source and its day.
fn clean_place(id: &str) -> Jurisdiction {
    let mut told = Diagnostics::new();
    let sources = Sources::library();
    let file = sources.find(&format!("content/jurisdictions/{id}.toml")).expect("a file");
    let place = read(&Spanned::new(id.to_owned(), file.start()), &sources, &mut told);
    assert_eq!(told.to_text(&sources, false), "", "{id}");
    place
}

#[test]
fn every_place_of_the_library_is_whole() {
    let places = every_place();
    assert_eq!(places.len(), 15);
    for mut place in places {
        let id = place.id.clone();
        assert!(!place.crisis_lines().is_empty() && !place.limits.is_empty(), "{id}");
        assert_eq!(place.lineage.last().map(String::as_str), Some("intl"), "{id}");
        for (name, provenance) in place.provenances_mut() {
            assert!(!provenance.source.trim().is_empty(), "{name}");
            assert!(provenance.checked.year() >= 2026, "{name}");
        }
    }
}

/// clinical.md, rule 1: no number that nobody has seen.
#[test]
fn no_unverified_law_prints_a_number() {
    let has_digit = |text: &str| text.bytes().any(|b| b.is_ascii_digit());
    for place in every_place() {
        for limit in place.limits.iter().filter(|limit| !limit.provenance.verified) {
            let text = limit.printable();
            assert!(!has_digit(&text) && !text.is_empty(), "{}: {text}", place.id);
        }
        for right in place.rights.iter().filter(|right| !right.provenance.verified) {
            let text = right.printable();
            assert!(!has_digit(&text) && !text.is_empty(), "{}: {text}", place.id);
        }
    }
}

/// Words that the law gives: whoever changes one has to change it here, too.
#[test]
fn prescribed_words_are_as_they_were() {
    let mut known: Vec<(String, String)> = Vec::new();
    for place in every_place() {
        for notice in &place.notices {
            if let Some(text) = &notice.prescribed_text {
                known
                    .push((notice.name(), blake3::hash(text.as_bytes()).to_hex()[..16].to_owned()));
            }
        }
    }
    known.sort();
    known.dedup();
    insta::assert_debug_snapshot!(known);
}
