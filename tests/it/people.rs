//! Whatever a practice and a therapist leave out, the site builds, and no page shows the place
//! where it would have stood: no empty heading, list or box, no dead link.

use anteroom::output::Kept;
use anteroom::pipeline::{self, Options};
use anteroom::source::Sources;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::links;

/// practice.toml: the lines that must be, then what may be left out, one table or line at a time.
const PRACTICE: [&str; 52] = [
    "name = \"A practice\"\nbase_url = \"https://a.example/\"\njurisdiction = \"us-ca\"\n",
    "serves = [\"us-tx\", \"intl\"]\n",
    "crisis_max_age = 6\n",
    "[contact]\n",
    "phone = \"(415) 555-0142\"\n",
    "email = \"hello@a.example\"\n",
    "address = [\"1 A Street\", \"A Town\"]\n",
    "map = \"https://maps.example/a\"\n",
    "hours = \"9 to 5\"\n",
    "reply = \"within two days\"\n",
    "safe_contact = \"We ask first.\"\n",
    "[sessions]\n",
    "minutes = 50\n",
    "frequency = \"once a week\"\n",
    "formats = [\"in-person\", \"video\"]\n",
    "[fees]\n",
    "sliding_scale = \"Ask.\"\n",
    "payment = \"By card.\"\n",
    "cancellation = \"A day before.\"\n",
    "insurance = \"None.\"\n",
    "item = [{ what = \"A session\", price = \"$100\", minutes = 50 }]\n",
    "[couples]\n",
    "secrets = \"agree-first\"\n",
    "joint_records = \"Both agree.\"\n",
    "[attendance]\n",
    "no_show = \"We call.\"\n",
    "executor = \"A colleague.\"\n",
    "[minors]\n",
    "carers = \"How it goes.\"\n",
    "[emergency_contact]\n",
    "asked = \"Yes.\"\n",
    "[records]\n",
    "kept = \"Short notes.\"\n",
    "insurers = \"Dates.\"\n",
    "[ai_recording]\n",
    "notes = \"None.\"\n",
    "[telehealth]\n",
    "dropped_line = \"We call back.\"\n",
    "[complaints]\n",
    "person = \"Ana.\"\n",
    "[[location]]\nname = \"Mill Lane\"\naddress = [\"1 Mill Lane\"]\n",
    "[notices]\n",
    "hipaa_covered = false\n",
    "\"us/npp\" = { url = \"https://papers.example/\" }\n",
    "[access]\n",
    "step_free = \"A ramp.\"\n",
    "parking = \"In the street.\"\n",
    "waiting_room = \"A small room.\"\n",
    "interpreters = \"We book one.\"\n",
    "[instruments]\n",
    "swls = true\n",
    "item9_same_day_review = true\nitem9_read_by = \"We read it together.\"\n",
];

/// A therapist's file, likewise.
const THERAPIST: [&str; 22] = [
    "name = \"Ana Reyes\"\n",
    "called = \"Ana\"\n",
    "pronouns = \"she/her\"\n",
    "credentials = \"LMFT\"\n",
    "role = \"Therapist\"\n",
    "languages = [\"English\"]\n",
    "approaches = [\"approaches/cbt\"]\n",
    "sees = [\"adults\"]\n",
    "does_not_offer = [\"letters\"]\n",
    "booking = \"https://book.example/\"\n",
    "bio = \"I have worked since 2011.\"\n",
    "licence = { title = \"LMFT\", body = \"The board\", number = \"1\" }\n",
    "supervisor = { name = \"Sam\", note = \"Reads my notes.\" }\n",
    "photo = { file = \"ana.png\", alt = \"Ana\" }\n",
    "availability = { text = \"Two places\", as_of = 2026-11-23 }\n",
    "first_session = [{ name = \"All of it\", share = 100 }]\n",
    "[sessions]\nminutes = 80\n",
    "[contact]\nphone = \"555 0101\"\n",
    "[fees]\ncancellation = \"Two days before.\"\n",
    "[access]\nparking = \"Ask.\"\n",
    "[records]\nplace = \"In a locked drawer.\"\n",
    "[couples]\nsecrets = \"none\"\n",
];

/// The lines whose turn it is. The first stays, and so do the headers of tables.
fn kept(lines: &[&str], keep: &[bool]) -> String {
    let is_header = |line: &str| line.starts_with('[') && line.lines().count() == 1;
    let mut kept = String::new();
    for (at, line) in lines.iter().enumerate() {
        if at == 0 || keep[at] || is_header(line) {
            kept.push_str(line);
        }
    }
    kept
}

/// Sections and pages that say little of a practice: off, a site is made in a moment.
const OFF: [&str; 21] = [
    "approaches/act",
    "approaches/creative",
    "approaches/dbt",
    "approaches/emdr",
    "approaches/group",
    "approaches/humanistic",
    "approaches/ipt",
    "approaches/psychodynamic",
    "approaches/solution-focused",
    "approaches/therapy-and-medication",
    "confidentiality",
    "glossary",
    "phases",
    "questionnaires",
    "references",
    "sessions/after-a-hard-session",
    "sessions/your-part",
    "sessions/your-therapists-part",
    "start/questions-to-ask",
    "supporting-someone",
    "takeaways",
];

/// What a practice is asked, whatever it has left out.
const ASKS: [&str; 5] = [
    "crisis-unchecked",
    "law-unchecked",
    "notice-document-missing",
    "notice-text-missing",
    "notice-unanswered",
];

fn faults(practice: &str, off: &[&str], therapist: &str) -> Vec<String> {
    let site = format!(
        "//- practice.toml\n{practice}[site]\noff = {off:?}\n//- therapists/ana.toml\n{therapist}//- therapists/ana.png\npicture\n"
    );
    let built = pipeline::build(
        &Sources::fixture_over_library(&site),
        &Options::default(),
        &Kept::default(),
    );
    let only_that = built.diagnostics.iter().all(|d| ASKS.contains(&d.code));
    let told = built.diagnostics.to_text(&built.sources, false);
    let pages = links::pages(&built.artifacts);
    let mut faults: Vec<String> = pages.values().flat_map(|page| page.faults.clone()).collect();
    faults.extend(links::dead(&built.artifacts, &pages, "https://a.example/"));
    faults.extend((!only_that).then_some(told));
    faults
}

#[test]
fn whatever_may_be_left_out_is() {
    let kept = kept(&PRACTICE, &[false; PRACTICE.len()]);
    for word in ["Mill Lane", "[[", " = false", "serves"] {
        assert!(!kept.contains(word), "{kept}");
    }
    assert!(kept.contains("[access]\n"));
    assert!(!self::kept(&THERAPIST, &[false; THERAPIST.len()]).contains("minutes"));
}

fn assert_whole(practice: &[bool], off: &[&str], therapist: &[bool]) {
    let (practice, therapist) = (kept(&PRACTICE, practice), kept(&THERAPIST, therapist));
    let faults = faults(&practice, off, &therapist);
    assert!(faults.is_empty(), "{practice}\n{therapist}\n{}", faults.join("\n"));
}

#[test]
fn nothing_but_what_must_be() {
    assert_whole(&[false; PRACTICE.len()], &[], &[false; THERAPIST.len()]);
}

#[test]
fn everything_there_is() {
    assert_whole(&[true; PRACTICE.len()], &[], &[true; THERAPIST.len()]);
}

/// The same cases at every run: a suite that fails by chance teaches people to run it twice.
#[test]
fn whatever_is_left_out() {
    let config =
        Config { cases: 6, max_shrink_iters: 16, failure_persistence: None, ..Config::default() };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let flags = |n| prop::collection::vec(any::<bool>(), n);
    let result =
        runner.run(&(flags(PRACTICE.len()), flags(THERAPIST.len())), |(practice, therapist)| {
            assert_whole(&practice, &OFF, &therapist);
            Ok(())
        });
    result.unwrap();
}

/// Off, a page leaves nothing behind: links to it become words, and what listed it stays whole.
#[test]
fn whatever_is_switched_off() {
    for off in [
        vec!["approaches", "faq", "glossary"],
        vec!["sessions", "help-now", "questionnaires"],
        vec!["confidentiality", "therapists", "phases", "404"],
        vec!["start", "references", "takeaways", "about", "supporting-someone"],
    ] {
        assert_whole(&[true; PRACTICE.len()], &off, &[true; THERAPIST.len()]);
    }
}
