//! Every worksheet and questionnaire of the library, handed on and taken back.

use anteroom::content::{self, Kind, Reading};
use anteroom::diagnostic::{Diagnostic, Diagnostics};
use anteroom::doc;
use anteroom::exchange::fhir::{self, Release};
use anteroom::instrument::Instruments;
use anteroom::pipeline::{self, Exported, Parcel};
use anteroom::source::Sources;
use anteroom::worksheet::{self, Worksheet};

/// A practice over the library, which has switched on every questionnaire.
const PRACTICE: &str = include_str!("../fhir/site/practice.toml");

fn site() -> Sources {
    Sources::fixture_over_library(&format!("//- practice.toml\n{PRACTICE}"))
}

fn export(sources: &Sources, release: Release, professional: bool) -> Exported {
    let parcel = Parcel { sheets: Vec::new(), release, professional };
    let exported = pipeline::export(sources, &parcel).expect("all may go");
    let told = exported.diagnostics.to_text(&exported.sources, false);
    assert!(!exported.diagnostics.has_errors(), "{told}");
    exported
}

/// The sheets of the library, by the names of their files.
fn library(sources: &Sources) -> Vec<(String, Worksheet)> {
    let mut told = Diagnostics::new();
    let reading = Reading { markdown: doc::Options::default(), library: true, drafts: false };
    let pages =
        content::read(sources, "en", &reading, &mut content::Known::default(), &mut told).pages;
    let pages = pages.into_iter().filter(|page| matches!(page.summary.kind, Kind::Worksheet(_)));
    let sheets = pages.filter_map(|page| page.worksheet.clone());
    let instruments = Instruments::read(sources, &mut told);
    let instruments: Vec<Worksheet> = instruments.iter().map(|one| one.worksheet()).collect();
    let all = sheets.chain(instruments);
    all.map(|sheet| (format!("{}.json", sheet.id.value), sheet)).collect()
}

#[test]
fn every_sheet_of_the_library_comes_back() {
    let sources = site();
    let library = library(&sources);
    assert!(library.len() >= 17, "{} sheets", library.len());
    for release in [Release::R4, Release::R5] {
        let exported = export(&sources, release, true);
        assert_eq!(exported.left_out, []);
        assert_eq!(exported.files.len(), library.len());
        for (name, own) in &library {
            let (_, json) =
                exported.files.iter().find(|(file, _)| file == name).expect("it went out");
            let file = Sources::fixture(&format!("//- q.json\n{json}"));
            let mut told = Diagnostics::new();
            let back = fhir::read(file.find("q.json").expect("the file"), None, &mut told);
            // Writing loses nothing, so that equal texts are equal sheets.
            let back = worksheet::write(&back.expect("a sheet").worksheet);
            assert_eq!(back, worksheet::write(own), "{name}");
            // A page has no place for what a whole questionnaire is called in a code system.
            let known = ["`code` is not kept", "this Questionnaire says whose it is"];
            let known = |words: &str| known.contains(&words) || words.contains("in [worksheet]");
            let more = told.iter().filter(|one| !known(&one.message));
            assert_eq!(more.collect::<Vec<_>>(), Vec::<&Diagnostic>::new(), "{name}");
        }
    }
}

#[test]
fn notes_for_professionals_go_only_if_they_are_asked_for() {
    let sources = site();
    let marked = |exported: Exported| -> Vec<String> {
        let own = |(_, json): &(String, String)| json.contains("urn:anteroom:worksheet:for");
        exported.files.into_iter().filter(own).map(|(name, _)| name).collect()
    };
    assert!(marked(export(&sources, Release::R4, true)).len() > 3);
    assert_eq!(marked(export(&sources, Release::R4, false)), Vec::<String>::new());
}

#[test]
fn every_sheet_carries_ways_to_get_help() {
    for (name, json) in export(&site(), Release::R4, true).files {
        let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        let items = json["item"].as_array().expect("items");
        let last = items.last().and_then(|item| item["text"].as_str()).unwrap_or_default();
        assert!(last.contains("911") && last.contains("988"), "{name}: {last}");
        if name == "phq-9.json" {
            let crisis = items.iter().flat_map(|item| item["item"].as_array()).flatten();
            let crisis: Vec<_> = crisis.filter(|item| item["linkId"] == "phq-9-9-crisis").collect();
            let words = crisis[0]["text"].as_str().unwrap_or_default();
            assert!(words.contains("911"), "{words}");
            let first = items[0]["text"].as_str().unwrap_or_default();
            assert!(first.starts_with("Question 9 asks about") && !first.contains("This page"));
        }
    }
}
