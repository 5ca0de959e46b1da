//! What each version of a page shows of a questionnaire, whatever draws it.

use std::sync::Arc;

use super::super::lookup::Parts;
use super::super::{Pages, Site};
use super::*;
use crate::assets::Assets;

use crate::content::{Bibliography, Reading};
use crate::doc;
use crate::practice;
use crate::site::view::Medium;
use crate::source::Sources;
use crate::words::Words;
use crate::worksheet::{Choice, FieldKind};

const REVIEWED: &str =
    "item9_same_day_review = true\nitem9_read_by = \"Sam reads them with you, the same day.\"\n";

/// The questionnaire of a page, in a version.
fn shown(id: &str, terms: &str, version: Version) -> InstrumentSheet {
    let site = format!(
        "//- practice.toml\nname = \"A\"\nbase_url = \"https://a.example/\"\njurisdiction = \"gb\"\n\
         [site]\nlibrary = false\n[instruments]\n{terms}\
         //- content/en/index.md\n+++\ntitle = \"A\"\nkind = \"instrument\"\nsummary = \"B\"\n+++\n\
         ::: {{.instrument use=\"{id}\"}}\n:::\n"
    );
    let sources = Sources::fixture_over_library(&site);
    let mut told = Diagnostics::new();
    let setting = practice::read(&sources, &mut told).expect("a practice");
    let markdown = doc::Options::default();
    let reading = Reading { markdown, library: false, drafts: false };
    let read = crate::content::read(
        &sources,
        "en",
        &reading,
        &mut crate::content::Known::default(),
        &mut told,
    );
    let instruments = Instruments::read(&sources, &mut told);
    let summaries: Vec<_> = read.pages.iter().map(|page| page.summary.clone()).collect();
    let broken = read.broken.iter().cloned().collect();
    let pages = Pages {
        summaries: &summaries,
        broken: &broken,
        drafts: false,
        instruments: &instruments,
        medium: Medium::Screen,
        pdf: false,
    };
    let site = Site::assemble(&setting.practice, &setting.therapists, pages, &mut told);
    let words = [("en".to_owned(), Words::read(&sources, "en", &mut told))];
    let parts = Parts {
        site: &site,
        setting: &setting,
        words: &words,
        bibliography: &Arc::new(Bibliography::read(&sources, &mut told)),
        instruments: &instruments,
        assets: &Assets::read(&sources),
        markdown: &markdown,
        for_professionals: &std::collections::BTreeSet::new(),
    };
    let lookup = Lookup::new(parts, "en").expect("the language");
    let mut entry = lookup.site.page("en", "index").expect("the page").clone();
    entry.version = version;
    let mut resolver = Resolver::new(&lookup, &entry, None);
    let body = read.pages[0].doc.resolve(&mut resolver);
    assert!(!told.has_errors() && resolver.diagnostics.is_empty());
    match body.blocks.into_iter().next().map(|block| block.kind) {
        Some(BlockKind::Insert(Inset::Instrument(sheet))) => *sheet,
        other => panic!("{other:?}"),
    }
}

fn choice(item: &Item<Resolved>) -> Option<&Choice> {
    match &item.kind {
        ItemKind::Field(field) => match &field.kind {
            FieldKind::Choice(choice) => Some(choice),
            _ => None,
        },
        _ => None,
    }
}

/// The ids from the top, with what a block of text holds.
fn outline(sheet: &InstrumentSheet) -> Vec<String> {
    let word = |item: &&Item<Resolved>| match &item.kind {
        ItemKind::Display(blocks) => match blocks.as_slice() {
            [one] => match &one.kind {
                BlockKind::Insert(Inset::Crisis(crisis)) => {
                    format!("crisis block with {} lines", crisis.lines.len())
                }
                _ => "text".to_owned(),
            },
            _ => "texts".to_owned(),
        },
        _ => item.id.value.clone(),
    };
    sheet.sheet.worksheet.every_item().iter().map(word).collect()
}

fn counts(sheet: &InstrumentSheet) -> Vec<i64> {
    let items = sheet.sheet.worksheet.every_item();
    let choices = items.into_iter().filter_map(choice);
    choices.flat_map(|choice| &choice.options).filter_map(|option| option.value).collect()
}

#[test]
fn the_phq_9_is_no_form_unless_answers_are_read_the_same_day() {
    let sheet = shown("phq-9", "", Version::Blank);
    assert_eq!(sheet.sheet.face, Face::Shown);
    let told = sheet.read_by.expect("a sentence");
    assert!(told.contains("together, on paper"), "{told}");

    let sheet = shown("phq-9", "item9_same_day_review = false\n", Version::Blank);
    assert_eq!(sheet.sheet.face, Face::Shown);

    let unsaid = "item9_read_by = \"Nobody.\"\n";
    let sheet = shown("phq-9", unsaid, Version::Blank);
    assert_eq!(sheet.sheet.face, Face::Shown);
    assert!(sheet.read_by.is_some_and(|told| told.contains("together, on paper")));
}

#[test]
fn who_reads_the_answers_is_printed() {
    let sheet = shown("phq-9", REVIEWED, Version::Blank);
    assert_eq!(sheet.sheet.face, Face::Form);
    assert_eq!(sheet.read_by.as_deref(), Some("Sam reads them with you, the same day."));
}

#[test]
fn the_others_are_forms() {
    for (id, terms) in [("gad-7", ""), ("swls", "swls = true\n")] {
        let sheet = shown(id, terms, Version::Blank);
        assert_eq!((sheet.sheet.face, &sheet.read_by, &sheet.warning), (Face::Form, &None, &None));
    }
}

#[test]
fn the_crisis_block_follows_item_9_in_every_version() {
    for (terms, version) in [
        ("", Version::Blank),
        (REVIEWED, Version::Blank),
        ("", Version::Professional),
        (REVIEWED, Version::Professional),
    ] {
        let sheet = shown("phq-9", terms, version);
        assert!(sheet.warning.is_some_and(|words| words.starts_with("Question 9 asks about")));
        let outline = outline(&shown("phq-9", terms, version));
        assert_eq!(outline[9], "phq-9-9");
        assert_eq!(outline[10], "crisis block with 3 lines");
        assert_eq!(outline[11], "phq-9-difficulty");
    }
}

#[test]
fn what_an_answer_counts_is_for_professionals() {
    for (id, terms) in
        [("phq-9", REVIEWED), ("phq-9", ""), ("gad-7", ""), ("swls", "swls = true\n")]
    {
        let client = shown(id, terms, Version::Blank);
        assert_eq!((counts(&client), client.key), (vec![], None), "{id}");
    }
    let professional = shown("gad-7", "", Version::Professional);
    assert_eq!(counts(&professional), [0, 1, 2, 3].repeat(7));
    let key = professional.key.expect("a key");
    assert_eq!((key.min, key.max, key.bands.len()), (0, 21, 4));
    assert!(key.notes.iter().any(|note| note.contains("not a diagnosis")));
    assert_eq!(professional.sheet.face, Face::Paper);
}

#[test]
fn the_key_of_the_phq_9_calls_no_answer_an_all_clear() {
    let key = shown("phq-9", "", Version::Professional).key.expect("a key");
    assert!(key.notes[0].contains("A 0 is not an all-clear"));
    assert!(key.bands.iter().all(|band| !band.name.contains("low")));
    assert!(key.notes.iter().all(|note| !note.contains("low risk")));
}

#[test]
fn the_makers_are_named() {
    for (id, terms) in [("phq-9", ""), ("gad-7", ""), ("swls", "swls = true\n")] {
        assert!(!shown(id, terms, Version::Blank).credit.is_empty());
    }
}
