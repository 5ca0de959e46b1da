//! The library's questionnaires say what their makers wrote, letter for letter, and nothing changes
//! them.

use anteroom::diagnostic::Diagnostics;
use anteroom::doc::BlockKind;
use anteroom::instrument::{Instrument, Instruments, LOINC_NOTICE};
use anteroom::source::Sources;
use anteroom::worksheet::{FieldKind, Item, ItemKind};

/// What the library's checksums are. They change only if a questionnaire's makers change it.
const CHECKSUMS: [(&str, &str); 3] = [
    ("gad-7", "52e7012575366897446777cdffd000011538dd3b9993f31054cc9b75be7d6bf3"),
    ("phq-9", "de75e195ba70e2490f955fba11e73f56d86a1a505002fb2211df92e595c06cd7"),
    ("swls", "99588ae94c687607fac5e362afd94e8aab2fcf3ab56251913445b53df3893d03"),
];

fn instruments(site: &str) -> (Instruments, String) {
    let sources = Sources::fixture_over_library(site);
    let mut diagnostics = Diagnostics::new();
    let instruments = Instruments::read(&sources, &mut diagnostics);
    (instruments, diagnostics.sorted(&sources).to_text(&sources, false))
}

fn library(id: &str) -> Instrument {
    let (instruments, told) = instruments("");
    assert_eq!(told, "");
    instruments.find(id).unwrap().clone()
}

fn items(instrument: &Instrument) -> Vec<&str> {
    instrument.items.iter().map(|item| item.text.value.as_str()).collect()
}

fn answers(instrument: &Instrument) -> Vec<(&str, i64)> {
    let answers = instrument.answers.iter();
    answers.map(|answer| (answer.label.as_str(), answer.value.unwrap())).collect()
}

fn codes(instrument: &Instrument) -> Vec<String> {
    let codes = instrument.items.iter().map(|item| item.code.as_ref().unwrap());
    codes.map(|code| code.to_string().replace("http://loinc.org|", "")).collect()
}

fn bands(instrument: &Instrument) -> Vec<(i64, i64, &str)> {
    instrument.score.bands.iter().map(|band| (band.from, band.to, band.name.as_str())).collect()
}

const HOW_OFTEN: [(&str, i64); 4] = [
    ("Not at all", 0),
    ("Several days", 1),
    ("More than half the days", 2),
    ("Nearly every day", 3),
];

const PFIZER: [&str; 2] = [
    "Copyright © Pfizer Inc. All rights reserved.",
    "Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant from Pfizer Inc. No permission required to reproduce, translate, display or distribute.",
];

#[test]
fn checksums_are_pinned() {
    let (instruments, told) = instruments("");
    assert_eq!(told, "");
    let found: Vec<(&str, String)> =
        instruments.iter().map(|one| (one.id.value.as_str(), one.checksum())).collect();
    let pinned = CHECKSUMS.map(|(id, checksum)| (id, checksum.to_owned()));
    assert_eq!(found, pinned);
}

#[test]
fn the_phq_9_is_letter_for_letter() {
    let phq9 = library("phq-9");
    assert_eq!(
        phq9.stem.value,
        "Over the last 2 weeks, how often have you been bothered by any of the following problems?"
    );
    assert_eq!(
        items(&phq9),
        [
            "Little interest or pleasure in doing things",
            "Feeling down, depressed, or hopeless",
            "Trouble falling or staying asleep, or sleeping too much",
            "Feeling tired or having little energy",
            "Poor appetite or overeating",
            "Feeling bad about yourself — or that you are a failure or have let yourself or your family down",
            "Trouble concentrating on things, such as reading the newspaper or watching television",
            "Moving or speaking so slowly that other people could have noticed? Or the opposite — being so fidgety or restless that you have been moving around a lot more than usual",
            "Thoughts that you would be better off dead or of hurting yourself in some way",
        ]
    );
    assert_eq!(answers(&phq9), HOW_OFTEN);
    let extra = phq9.extra.as_ref().unwrap();
    assert_eq!(
        extra.text.value,
        "If you checked off any problems, how difficult have these problems made it for you to do your work, take care of things at home, or get along with other people?"
    );
    let labels: Vec<&str> = extra.answers.iter().map(|answer| answer.label.as_str()).collect();
    assert_eq!(
        labels,
        ["Not difficult at all", "Somewhat difficult", "Very difficult", "Extremely difficult"]
    );
    assert!(extra.answers.iter().all(|answer| answer.value.is_none()), "it is not scored");
    assert_eq!(
        bands(&phq9),
        [
            (0, 4, "none or minimal"),
            (5, 9, "mild"),
            (10, 14, "moderate"),
            (15, 19, "moderately severe"),
            (20, 27, "severe"),
        ]
    );
    assert_eq!(
        phq9.warning.as_deref(),
        Some(
            "Question 9 asks about thoughts of death or self-harm. This page does not send your answers to anyone. If you have such thoughts, tell your therapist or doctor, or call your local crisis line now."
        )
    );
    assert_eq!(phq9.terms.credit, PFIZER);
    assert!(!phq9.terms.consent);
}

#[test]
fn the_gad_7_is_letter_for_letter() {
    let gad7 = library("gad-7");
    assert_eq!(
        gad7.stem.value,
        "Over the last 2 weeks, how often have you been bothered by the following problems?"
    );
    assert_eq!(
        items(&gad7),
        [
            "Feeling nervous, anxious or on edge",
            "Not being able to stop or control worrying",
            "Worrying too much about different things",
            "Trouble relaxing",
            "Being so restless that it is hard to sit still",
            "Becoming easily annoyed or irritable",
            "Feeling afraid as if something awful might happen",
        ]
    );
    assert_eq!(answers(&gad7), HOW_OFTEN, "never \"Not at all sure\"");
    assert_eq!(
        bands(&gad7),
        [(0, 4, "minimal"), (5, 9, "mild"), (10, 14, "moderate"), (15, 21, "severe")]
    );
    assert_eq!(gad7.terms.credit, PFIZER);
    assert!(!gad7.terms.consent && !gad7.asks_of_harm());
}

#[test]
fn the_swls_is_letter_for_letter() {
    let swls = library("swls");
    assert_eq!(
        swls.stem.value,
        "Below are five statements with which you may agree or disagree. Using the 1-7 scale below, indicate your agreement with each item by placing the appropriate number on the line preceding that item. Please be open and honest in your responding."
    );
    assert_eq!(
        items(&swls),
        [
            "In most ways my life is close to my ideal.",
            "The conditions of my life are excellent.",
            "I am satisfied with my life.",
            "So far I have gotten the important things I want in life.",
            "If I could live my life over, I would change almost nothing.",
        ]
    );
    assert_eq!(
        answers(&swls),
        [
            ("7 Strongly agree", 7),
            ("6 Agree", 6),
            ("5 Slightly agree", 5),
            ("4 Neither agree nor disagree", 4),
            ("3 Slightly disagree", 3),
            ("2 Disagree", 2),
            ("1 Strongly disagree", 1),
        ]
    );
    assert_eq!(
        bands(&swls),
        [
            (5, 9, "extremely dissatisfied"),
            (10, 14, "dissatisfied"),
            (15, 19, "slightly dissatisfied"),
            (20, 20, "neutral"),
            (21, 25, "slightly satisfied"),
            (26, 30, "satisfied"),
            (31, 35, "extremely satisfied"),
        ]
    );
    assert_eq!(
        swls.terms.credit,
        [
            "Satisfaction With Life Scale: Ed Diener, Robert A. Emmons, Randy J. Larsen, and Sharon Griffin. In Journal of Personality Assessment, 1985, 49, 71–75. Copyrighted; free for professionals to use with this credit."
        ]
    );
    assert!(swls.terms.consent, "it is not in the public domain");
}

#[test]
fn codes_are_those_of_loinc() {
    let (phq9, gad7) = (library("phq-9"), library("gad-7"));
    assert_eq!(
        codes(&phq9).join(" "),
        "44250-9 44255-8 44259-0 44254-1 44251-7 44258-2 44252-5 44253-3 44260-8"
    );
    assert_eq!(codes(&gad7).join(" "), "69725-0 68509-9 69733-4 69734-2 69735-9 69689-8 69736-7");
    let whole = |one: &Instrument| {
        [&one.panel, &one.score.total].map(|code| code.as_ref().unwrap().code.clone())
    };
    assert_eq!(whole(&phq9), ["44249-1", "44261-6"]);
    assert_eq!(whole(&gad7), ["69737-5", "70274-6"]);
    for instrument in [&phq9, &gad7] {
        let codes = instrument.answers.iter().map(|answer| answer.code.as_ref().unwrap());
        let codes: Vec<&str> = codes.map(|code| code.code.as_str()).collect();
        assert_eq!(codes, ["LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9"]);
    }
}

#[test]
fn a_notice_goes_wherever_the_codes_go() {
    for (id, loinc) in [("phq-9", true), ("gad-7", true), ("swls", false)] {
        assert_eq!(library(id).notices().contains(&LOINC_NOTICE), loinc, "{id}");
    }
}

/// What an item of a worksheet is, in a word.
fn sort(item: &Item) -> String {
    match &item.kind {
        ItemKind::Group(group) => format!("{} of {}", item.id.value, group.items.len()),
        ItemKind::Field(field) => match &field.kind {
            FieldKind::Choice(choice) => format!("{}, {}", item.id.value, choice.options.len()),
            kind => kind.class().to_owned(),
        },
        ItemKind::Display(blocks) => match blocks.as_slice() {
            [block] => match &block.kind {
                BlockKind::Insert(directive) => {
                    format!("{} .{}", item.id.value, directive.attr.classes[0].value)
                }
                _ => "a text".to_owned(),
            },
            _ => "texts".to_owned(),
        },
        ItemKind::Grid(_) => "a grid".to_owned(),
    }
}

#[test]
fn the_crisis_block_stands_directly_after_item_9() {
    let sheet = library("phq-9").worksheet();
    let sorts: Vec<String> = sheet.every_item().into_iter().map(sort).collect();
    assert_eq!(
        sorts,
        [
            "phq-9-items of 10",
            "phq-9-1, 4",
            "phq-9-2, 4",
            "phq-9-3, 4",
            "phq-9-4, 4",
            "phq-9-5, 4",
            "phq-9-6, 4",
            "phq-9-7, 4",
            "phq-9-8, 4",
            "phq-9-9, 4",
            "phq-9-9-crisis .crisis",
            "phq-9-difficulty, 4",
        ]
    );
}

#[test]
fn the_swls_is_one_group_of_seven_answers_each() {
    let sheet = library("swls").worksheet();
    let sorts: Vec<String> = sheet.every_item().into_iter().map(sort).collect();
    assert_eq!(
        sorts,
        ["swls-items of 5", "swls-1, 7", "swls-2, 7", "swls-3, 7", "swls-4, 7", "swls-5, 7"]
    );
}

/// The file of a library's instrument.
fn file(id: &str) -> String {
    let sources = Sources::fixture_over_library("");
    let file = sources.find(&format!("content/instruments/{id}.toml")).unwrap();
    file.text().unwrap().to_owned()
}

#[test]
fn an_equal_file_counts_as_the_librarys() {
    let site = format!("//- content/instruments/phq-9.toml\n{}", file("phq-9"));
    assert_eq!(instruments(&site).1, "");
}

#[test]
fn any_change_of_an_instrument_is_noticed() {
    let text = file("phq-9");
    let own = |text: &str| format!("//- content/instruments/own.toml\n{text}");
    let told = instruments(&own(&text)).1;
    let whole = told.rsplit("checksum = \"").next().unwrap().split('"').next().unwrap();
    let sound = text.replace(library("phq-9").checksum().as_str(), whole);
    assert_eq!(instruments(&own(&sound)).1, "", "the sum that is told is the sum to write");
    for (from, to) in [
        ("any of the following", "the following"),
        ("noticed? Or", "noticed. Or"),
        ("better off dead or of", "better off dead, or of"),
        ("Not at all", "Not at all sure"),
        ("crisis = true", "crisis = false"),
        ("LA6571-9", "LA6571-8"),
        ("44249-1", "44249-2"),
        ("call your local crisis line now", "call your local crisis line"),
        ("No permission required", "Permission required"),
        ("A 0 is not an all-clear", "A 0 is an all-clear"),
        ("name = \"mild\"", "name = \"light\""),
    ] {
        let changed = sound.replace(from, to);
        assert_ne!(changed, sound, "{from}");
        let told = instruments(&own(&changed)).1;
        assert!(told.contains("error[instrument-changed]"), "{from}: {told}");
    }
    let told = instruments(&own(&sound.replace("value = 3", "value = 4"))).1;
    assert!(told.contains("the greatest sum is 36, the last band ends at 27"), "{told}");
}
