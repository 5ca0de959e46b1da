//! What clients see of a questionnaire on the site (clinical.md, rules 2 and 3); what is on paper is in
//! `questionnaires_on_paper`.

use anteroom::output::Kept;
use anteroom::pipeline::{self, Options};
use anteroom::source::Sources;
use scraper::{Html, Selector};

/// A site with a page for each questionnaire; `reviewed` says who reads answers the same day.
pub(crate) fn site(reviewed: bool) -> Sources {
    let review = match reviewed {
        true => "item9_same_day_review = true\nitem9_read_by = \"Sam reads them, the same day.\"\n",
        false => "",
    };
    let mut site = format!(
        "//- practice.toml\nname = \"A\"\nbase_url = \"https://a.example/\"\njurisdiction = \"gb\"\n\
         [site]\nlibrary = false\n[instruments]\nswls = true\n{review}\
         //- content/en/index.md\n+++\ntitle = \"A\"\nkind = \"section\"\nsummary = \"B\"\n+++\n"
    );
    for id in ["phq-9", "gad-7", "swls"] {
        site.push_str(&format!(
            "//- content/en/{id}.md\n+++\ntitle = \"The {id}\"\nkind = \"instrument\"\n\
             summary = \"About the {id}.\"\n+++\n::: {{.instrument use=\"{id}\"}}\n:::\n"
        ));
    }
    Sources::fixture_over_library(&site)
}

/// The page on the site.
fn page(id: &str, reviewed: bool) -> String {
    let built = pipeline::build(&site(reviewed), &Options::default(), &Kept::default());
    assert!(
        !built.diagnostics.has_errors(),
        "{}",
        built.diagnostics.to_text(&built.sources, false)
    );
    let bytes = built.artifacts.get(&format!("{id}/index.html")).unwrap();
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Every way in which the PHQ-9 is shown on the site.
fn every_phq_9() -> Vec<String> {
    [false, true].map(|reviewed| page("phq-9", reviewed)).to_vec()
}

fn count(html: &str, selector: &str) -> usize {
    Html::parse_document(html).select(&Selector::parse(selector).unwrap()).count()
}

fn words(html: &str, selector: &str) -> String {
    let (html, selector) = (Html::parse_document(html), Selector::parse(selector).unwrap());
    let found = html.select(&selector);
    found.flat_map(|part| part.text().collect::<Vec<_>>()).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_crisis_block_stands_directly_after_item_9_on_every_face() {
    for html in every_phq_9() {
        let item = html.find("id=\"phq-9-9\"").unwrap();
        let block = item + html[item..].find("class=\"crisis\"").unwrap();
        let next = item + html[item..].find("id=\"phq-9-difficulty\"").unwrap();
        assert!(block < next);
        let asked = ["class=\"label\"", "<legend", "<p class=\"label"];
        let between = html[item..block].split_once("Thoughts that you would").unwrap().1;
        assert!(asked.iter().all(|mark| !between.contains(mark)), "{between}");
        let lines = words(&html, "#phq-9-9-crisis");
        assert!(lines.contains("999") && lines.contains("Samaritans"), "{lines}");
    }
}

#[test]
fn the_warning_stands_above_the_items_on_every_face() {
    for html in every_phq_9() {
        let warning = html.find("Question 9 asks about thoughts of death or self-harm.").unwrap();
        assert!(warning < html.find("id=\"phq-9-1\"").unwrap());
    }
}

#[test]
fn it_cannot_be_filled_in_unless_answers_are_read_the_same_day() {
    let shown = page("phq-9", false);
    let fillable = [".instrument form", ".instrument input", ".instrument textarea"];
    assert!(fillable.iter().all(|control| count(&shown, control) == 0));
    assert!(words(&shown, ".instrument").contains("Fill this form in together, on paper"));

    let form = page("phq-9", true);
    assert_eq!(count(&form, "form input[type=radio]"), 9 * 4 + 4);
    assert!(words(&form, ".instrument").contains("Sam reads them, the same day."));
    assert!(!form.contains("together, on paper"));
}

#[test]
fn the_others_can_be_filled_in() {
    assert_eq!(count(&page("gad-7", false), "form input[type=radio]"), 7 * 4);
    assert_eq!(count(&page("swls", false), "form input[type=radio]"), 5 * 7);
}

/// What would tell a client what their answers add up to, or that all is well.
pub(crate) const NEVER: [&str; 12] = [
    "low risk",
    "moderately severe",
    "none or minimal",
    "minimal",
    "slightly dissatisfied",
    "extremely satisfied",
    "out of 27",
    "0 to 27",
    "20 to 27",
    "all-clear",
    "your score",
    "cut-off",
];

#[test]
fn no_page_adds_answers_up_or_says_what_they_mean() {
    let mut clients: Vec<String> = Vec::new();
    for id in ["phq-9", "gad-7", "swls"] {
        clients.extend([false, true].map(|reviewed| page(id, reviewed)));
    }
    for html in clients {
        let found: Vec<&str> = NEVER
            .into_iter()
            .filter(|never| words(&html, "main, article").contains(never))
            .collect();
        assert!(found.is_empty(), "{found:?}");
        assert_eq!(
            count(
                &html,
                "output:not(.sheet-status), meter, progress, [value], .key, .professional"
            ),
            0
        );
        assert!(!html.contains("loinc") && !html.contains("LA6568-5"));
    }
}

#[test]
fn the_site_holds_no_key() {
    let built = pipeline::build(&site(true), &Options::default(), &Kept::default());
    for (path, bytes) in built.artifacts.iter() {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("moderately severe"), "{path}");
    }
}

#[test]
fn the_makers_stand_under_every_form() {
    for (id, maker) in [
        ("phq-9", "No permission required to reproduce, translate, display or distribute."),
        ("phq-9", "Copyright © Pfizer Inc. All rights reserved."),
        ("gad-7", "No permission required to reproduce, translate, display or distribute."),
        ("swls", "Ed Diener, Robert A. Emmons, Randy J. Larsen, and Sharon Griffin"),
    ] {
        assert!(words(&page(id, false), ".credit").contains(maker), "{id}");
    }
}
