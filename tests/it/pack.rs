//! Welcome packs: what is in them, in which order, and what never is.

use std::sync::LazyLock;

use anteroom::output::Kept;
use anteroom::pipeline::{self, Options, Pack, Paged, Unprintable};
use anteroom::press::{Document, Manuscript};
use anteroom::source::Sources;

use crate::paper;
use crate::sample::root;

fn pack(wanted: &Pack) -> Result<Paged, Unprintable> {
    pipeline::pack(&Sources::read(root()), wanted)
}

fn document(wanted: &Pack) -> Document {
    let paged = pack(wanted).unwrap();
    let told = paged.diagnostics.to_text(&paged.sources, false);
    let (manuscript, _): (Manuscript, _) = paged.printed.expect(&told);
    manuscript.document
}

/// The sample practice's packs, each set once for all tests.
static SHORT: LazyLock<Document> = LazyLock::new(|| document(&Pack::default()));
static FULL: LazyLock<Document> = LazyLock::new(|| document(&full()));

fn full() -> Pack {
    Pack { full: true, therapist: Some("marisol-vega".to_owned()), ..Pack::default() }
}

fn chosen(pages: &[&str]) -> Pack {
    Pack { pages: pages.iter().map(|page| (*page).to_owned()).collect(), ..Pack::default() }
}

fn layouts(document: &Document) -> Vec<&'static str> {
    document.leaves.iter().map(|leaf| leaf.layout).collect()
}

#[test]
fn help_is_the_last_page_of_every_pack() {
    let own = document(&chosen(&["help-now", "start/first-session"]));
    for document in [&*SHORT, &*FULL, &own] {
        let layouts = layouts(document);
        assert_eq!(layouts.last(), Some(&"help"));
        assert_eq!(layouts.iter().filter(|layout| **layout == "help").count(), 1, "{layouts:?}");
    }
}

#[test]
fn the_short_pack_has_four_parts_and_no_cover() {
    assert_eq!((SHORT.leaves.len(), &SHORT.cover, &SHORT.contents), (4, &None, &None));
}

#[test]
fn the_full_pack_has_a_cover_contents_and_the_therapist() {
    let cover = FULL.cover.as_ref().expect("a cover");
    assert!(cover.practice.is_some() && cover.therapist.is_some());
    assert_eq!(cover.titles.len(), FULL.leaves.len());
    assert!(FULL.contents.is_some());
    assert!(FULL.leaves.iter().any(|leaf| leaf.person.is_some()));
}

#[test]
fn what_is_for_use_with_a_therapist_is_in_no_pack_by_itself() {
    for document in [&*SHORT, &*FULL] {
        for leaf in &document.leaves {
            assert_ne!(leaf.kind, "instrument", "{}", leaf.title);
            let with = leaf.sheet.as_ref().and_then(|sheet| sheet.with_therapist.as_ref());
            assert_eq!(with, None, "{}", leaf.title);
        }
    }
    let asked = document(&chosen(&["worksheets/behavioural-experiment"]));
    assert!(asked.leaves[0].sheet.as_ref().is_some_and(|sheet| sheet.with_therapist.is_some()));
}

/// The sample site with the words that PHQ-9 waits for.
fn reviewed(review: &str) -> Sources {
    let site = format!(
        "//- practice.toml\nname = \"A\"\nbase_url = \"https://a.example/\"\njurisdiction = \"us-ca\"\n{review}"
    );
    Sources::fixture_over_library(&site)
}

#[test]
fn a_questionnaire_about_self_harm_waits_for_a_reader() {
    let wanted = chosen(&["questionnaires/phq-9"]);
    let refused = pipeline::pack(&reviewed(""), &wanted).unwrap_err();
    assert_eq!(refused, Unprintable::Unread("questionnaires/phq-9".to_owned()));
    let review =
        "[instruments]\nitem9_same_day_review = true\nitem9_read_by = \"Ana, the same day.\"\n";
    let paged = pipeline::pack(&reviewed(review), &wanted).unwrap();
    let (manuscript, _) = paged.printed.unwrap();
    assert!(paper::words(&manuscript.document).contains("Ana, the same day."));
    assert!(!manuscript.ledger.fields.is_empty());
    // One that asks nothing of the kind may be in a pack.
    assert!(pipeline::pack(&reviewed(""), &chosen(&["questionnaires/gad-7"])).is_ok());
}

#[test]
fn a_discreet_pack_tells_nothing_of_where_it_is_from() {
    let open = paper::words(&SHORT);
    assert!(open.contains("Harbour Street") && open.contains("harbourstreet.example"));
    for wanted in [Pack::default(), full()] {
        let discreet = document(&Pack { discreet: true, ..wanted });
        let words = paper::words(&discreet);
        for told in ["Harbour Street Therapy", "harbourstreet", "maps.example", "<svg"] {
            let line = words.lines().find(|line| line.contains(told));
            assert_eq!(line, None, "{told}");
        }
        assert!(words.contains("988"), "the crisis lines stay");
    }
}

#[test]
fn the_same_sheet_twice_has_fields_of_its_own() {
    let sheet = "worksheets/mood-diary".to_owned();
    let order = pipeline::Order { pages: vec![sheet.clone(), sheet], ..pipeline::Order::default() };
    let paged = pipeline::print(&Sources::read(root()), &order).unwrap();
    let told = paged.diagnostics.to_text(&paged.sources, false);
    let (manuscript, _) = paged.printed.expect(&told);
    let fields = &manuscript.ledger.fields;
    let names: std::collections::BTreeSet<&str> = fields.iter().map(|f| f.name.as_str()).collect();
    assert_eq!(names.len(), fields.len());
}

#[test]
fn who_is_not_there_is_refused() {
    let nobody = Pack { therapist: Some("nobody".to_owned()), ..Pack::default() };
    assert!(
        matches!(pack(&nobody), Err(Unprintable::NoTherapist(id, known)) if id == "nobody" && !known.is_empty())
    );
    assert!(matches!(pack(&chosen(&["nowhere"])), Err(Unprintable::NoPage(..))));
}

#[test]
fn a_practice_and_a_therapist_choose_their_own_pages() {
    let site = "//- practice.toml\nname = \"A\"\nbase_url = \"https://a.example/\"\njurisdiction = \"intl\"\n[print]\npack = [\"faq\"]\n//- therapists/ana.toml\nname = \"Ana\"\npack = [\"worksheets/goals\"]\n//- therapists/ben.toml\nname = \"Ben\"\n";
    let sources = Sources::fixture_over_library(site);
    let first = |therapist: &str| {
        let wanted = Pack { therapist: Some(therapist.to_owned()), ..Pack::default() };
        let paged = pipeline::pack(&sources, &wanted).unwrap();
        paged.printed.unwrap().0.document.leaves[0].kind.clone()
    };
    assert_eq!((first("ana").as_str(), first("ben").as_str()), ("worksheet", "faq"));
}

#[test]
fn a_booklet_has_whole_sheets() {
    let wanted = Pack { booklet: true, ..Pack::default() };
    let (_, printed) = pack(&wanted).unwrap().printed.unwrap();
    assert_eq!(printed.pages % 2, 0, "a sheet has two sides");
}

/// A site of three pages, with packs of its own.
const SMALL: &str = r#"//- practice.toml
name = "A"
base_url = "https://a.example/"
jurisdiction = "intl"
[site]
library = false
[print]
pack = ["index", "therapist"]
//- therapists/ana.toml
name = "Ana"
//- therapists/ben.toml
name = "Ben"
pack = ["index"]
//- content/en/index.md
+++
title = "Home"
kind = "section"
summary = "Start here."
+++
Words.
//- content/en/therapists/index.md
+++
title = "People"
kind = "section"
summary = "Words."
+++
//- content/en/therapists/onboarding.md
+++
title = "Your therapist"
kind = "onboarding"
summary = "Words."
+++
Words.
"#;

#[test]
fn a_site_offers_each_therapists_pack_as_the_command_makes_it() {
    let sources = Sources::fixture_over_library(SMALL);
    let options = Options { pdf: true, ..Options::default() };
    let built = pipeline::build(&sources, &options, &Kept::default());
    let told = built.diagnostics.to_text(&built.sources, false);
    for id in ["ana", "ben"] {
        let wanted = Pack { therapist: Some(id.to_owned()), ..Pack::default() };
        let (_, printed) = pipeline::pack(&sources, &wanted).unwrap().printed.unwrap();
        let file = format!("therapists/{id}/welcome-pack.pdf");
        let offered = built.artifacts.get(&file).expect(&told);
        assert!(offered == &*printed.pdf, "{file} is not what `anteroom pack` makes");
        let page = built.artifacts.get(&format!("therapists/{id}/index.html")).expect(&told);
        let page = String::from_utf8_lossy(page);
        assert!(page.contains(&format!("href=\"/{file}\"")), "{page}");
    }
    assert_ne!(
        built.artifacts.get("therapists/ana/welcome-pack.pdf"),
        built.artifacts.get("therapists/ben/welcome-pack.pdf")
    );
}

/// A site that tells its name wherever a page can: `Moss Lane`.
const TELLING: &str = r#"//- practice.toml
name = "Moss Lane"
base_url = "https://moss.example/"
jurisdiction = "intl"
[site]
library = false
[instruments]
item9_same_day_review = true
item9_read_by = "Moss Lane reads them, the same day."
//- therapists/ana.toml
name = "Ana"
credentials = "Founder of Moss Lane"
sees = ["friends of Moss Lane"]
//- content/en/house.svg
<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>
//- content/en/index.md
+++
title = "Moss Lane"
kind = "section"
summary = "At Moss Lane."
in_short = ["Short of Moss Lane"]
+++
## At Moss Lane

Come to Moss
Lane, *or moss lane*. `Moss Lane`, [Moss Lane](https://moss.example/fees/), info@moss.example

![The house of Moss Lane](house.svg)

| Moss Lane | b |
|---|---|
| Moss Lane | moss.example |

::: {.cards}
- [Moss Lane's sheet](sheet.md) From Moss Lane.
:::

::: {.takeaways}
:::

::: {.people}
:::
//- content/en/session.md
+++
title = "A session at Moss Lane"
kind = "session"
summary = "Of Moss Lane."
in_short = ["Moss Lane's own way"]
[session]
[[session.stage]]
id = "one"
name = "Moss Lane begins"
share = 100
line = "Moss Lane, all of it."
+++
::: {.session-flow}
:::
//- content/en/people/index.md
+++
title = "People of Moss Lane"
kind = "section"
summary = "Of Moss Lane."
+++
//- content/en/therapists/index.md
+++
title = "Therapists"
kind = "section"
summary = "Of Moss Lane."
+++
//- content/en/therapists/onboarding.md
+++
title = "Your therapist at Moss Lane"
kind = "onboarding"
summary = "Of Moss Lane."
+++
Words.
//- content/en/phq.md
+++
title = "Questions of Moss Lane"
kind = "page"
summary = "Of Moss Lane."
+++
::: {.instrument use="phq-9"}
:::
//- content/en/sheet.md
+++
title = "Sheet of Moss Lane"
kind = "worksheet"
summary = "Of Moss Lane."
[worksheet]
use = "alone"
when = "Before Moss Lane"
time = "5 minutes at Moss Lane"
audience = "Clients of Moss Lane"
+++
:::: {.worksheet #sheet}
::: {.text #open label="What of Moss Lane?" hint="Moss Lane helps"}
:::

::: {.boolean #yes label="Moss Lane?"}
:::

::: {.choice #kind label="Which Moss Lane?" repeats=true other="Another Moss Lane"}
- The Moss Lane
- No Moss Lane
:::

::: {.choice #one label="Which Moss Lane?"}
- The Moss Lane
- No Moss Lane
:::

::: {.scale #far label="How far is Moss Lane?" min=0 max=5 low="at Moss Lane" high="far from Moss Lane"}
:::

::: {.grid #week rows="Moss Lane; Day 2" label="Week at Moss Lane" hint="Moss Lane"}
| [Moss Lane mood]{.integer #mood min=0 max=3} | [Moss Lane kind]{.choice #k options="Moss Lane; b"} |
|---|---|
:::
::::
"#;

#[test]
fn whatever_a_page_can_say_a_discreet_pack_keeps_the_name_back() {
    let sources = Sources::fixture_over_library(TELLING);
    let pages = ["index", "session", "people", "therapists/ana", "phq", "sheet"];
    for discreet in [false, true] {
        let paged = pipeline::pack(&sources, &Pack { discreet, ..chosen(&pages) }).unwrap();
        let told = paged.diagnostics.to_text(&paged.sources, false);
        let (manuscript, _): (Manuscript, _) = paged.printed.expect(&told);
        let fields = serde_json::to_string_pretty(&manuscript.ledger.fields).unwrap();
        let words = format!("{}{fields}", paper::words(&manuscript.document)).to_lowercase();
        let telling = |line: &&str| line.contains("moss lane") || line.contains("moss.example");
        let lines: Vec<&str> = words.lines().filter(telling).collect();
        assert_eq!(lines.is_empty(), discreet, "{lines:#?}");
        assert!(words.contains("feeling down, depressed, or hopeless"), "the makers' words stay");
    }
}
