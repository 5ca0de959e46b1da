//! What is told about a practice's files, word for word, and what is read from them.

use std::path::Path;

use super::*;
use crate::diagnostic::Diagnostics;
use crate::source::Sources;

const HEAD: &str =
    "//- practice.toml\nname = \"A\"\nbase_url = \"https://a.example/\"\njurisdiction = \"intl\"\n";

/// The setting of a fixture over the library, and what was told.
fn check(files: &str) -> (Option<Setting>, String) {
    let sources = Sources::fixture_over_library(files);
    let mut diagnostics = Diagnostics::new();
    let setting = read(&sources, &mut diagnostics);
    (setting, diagnostics.sorted(&sources).to_text(&sources, false))
}

fn told(files: &str) -> String {
    check(files).1
}

/// The setting of a fixture that is clean.
fn clean(files: &str) -> Setting {
    let (setting, told) = check(files);
    assert_eq!(told, "");
    setting.expect("a practice")
}

#[test]
fn the_sample_practice_reads_clean_but_for_crisis_lines_to_check() {
    let sources = Sources::read(Path::new(env!("CARGO_MANIFEST_DIR")));
    let mut diagnostics = Diagnostics::new();
    let setting = read(&sources, &mut diagnostics).expect("a practice");
    assert_eq!(sources.faults(), []);
    let told: Vec<&str> = diagnostics.iter().map(|d| d.code).collect();
    assert_eq!(told, ["crisis-unchecked", "law-unchecked"]);
    let ids: Vec<&str> = setting.therapists.iter().map(|t| t.id.value.as_str()).collect();
    assert_eq!(ids, ["marisol-vega", "theo-lindqvist"]);
    assert_eq!((&*setting.place.id, &*setting.theme.id), ("us-ca", "calm"));
}

#[test]
fn no_practice() {
    insta::assert_snapshot!(told("//- content/en/a.md\nwords\n"));
}

#[test]
fn an_empty_practice() {
    let (setting, told) = check("//- practice.toml\n");
    assert!(setting.is_some());
    insta::assert_snapshot!(told);
}

#[test]
fn toml_that_is_none() {
    insta::assert_snapshot!(told(
        "//- practice.toml\nname = Harbour\nbase_url \"https://a.example/\"\njurisdiction = \"intl\"\n\
         [contact\nphone = \"1\"\n"
    ));
}

#[test]
fn several_mistakes_in_the_order_of_the_file() {
    insta::assert_snapshot!(told(
        "//- practice.toml\n\
         name = 3\n\
         base_url = \"example.org\"\n\
         jurisdiction = \"us-cal\"\n\
         theme = \"clam\"\n\
         languages = [\"en\", \"en\", \"EN-gb\", \"?\"]\n\
         couple = true\n\
         [contact]\n\
         phone = \"none\"\n\
         email = \"a at b\"\n\
         map = \"ftp://a.example\"\n\
         adress = [\"1 Street\"]\n\
         [sessions]\n\
         minutes = 5\n\
         formats = [\"in person\"]\n\
         [sessions.shares]\n\
         check-in = 30\n\
         wrap-up = 30\n\
         [[fees.item]]\n\
         what = \"\"\n\
         [site]\n\
         off = [\"Approaches/family.md\"]\n\
         library = 1\n\
         //- therapists/Ana_R.toml\n\
         called = \"Ana\"\n\
         [availability]\n\
         text = \"Two places\"\n\
         as_of = 2026-02-30\n\
         [photo]\n\
         file = \"anna.jpg\"\n\
         [[first_session]]\n\
         name = \"All\"\n\
         share = 99\n\
         //- therapists/ana.jpg\n"
    ));
}

#[test]
fn base_addresses() {
    for bad in ["a.example", "https://a.example/?x", "mailto:a@a.example", "https://me@a.example/"]
    {
        let files = format!(
            "//- practice.toml\nname = \"A\"\nbase_url = \"{bad}\"\njurisdiction = \"intl\"\n"
        );
        assert!(told(&files).contains("error[base-url]"), "{bad}");
    }
    let files = "//- practice.toml\nname = \"A\"\nbase_url = \"https://a.example/sub\"\njurisdiction = \"intl\"\n";
    assert_eq!(clean(files).practice.base_url.as_str(), "https://a.example/sub/");
}

#[test]
fn texts_by_language() {
    let head = HEAD
        .replace("name = \"A\"", "languages = [\"en\", \"es\"]\nname = { en = \"A\", es = \"B\" }");
    let setting = clean(&format!(
        "{head}[contact]\nreply = \"soon\"\n//- therapists/a.toml\nname = \"A\"\nsees = {{ en = [\"adults\"], es = [\"adultos\"] }}\n"
    ));
    let name = |language| setting.practice.name.in_language(language);
    assert_eq!((name("en"), name("es"), name("fr")), (Some("A"), Some("B"), None));
    let sees = setting.therapists[0].sees.as_ref().expect("a list");
    assert_eq!(sees.in_language("es").collect::<Vec<_>>(), ["adultos"]);
    let reply = setting.practice.arrangements.contact.reply.as_ref().expect("a text");
    assert_eq!(reply.in_language("es"), Some("soon"));
    insta::assert_snapshot!(told(&format!(
        "{head}[contact]\nhours = {{ en = \"9 to 5\", fr = \"9 h\" }}\n[fees]\npayment = {{ en = 3, es = \"x\" }}\n"
    )));
}

#[test]
fn a_therapist_stands_over_the_practice_field_by_field() {
    let setting = clean(&format!(
        "{HEAD}[contact]\nphone = \"555-0100\"\nemail = \"a@a.example\"\n\
         [sessions]\nminutes = 50\nformats = [\"video\"]\n[sessions.shares]\nall = 100\n\
         [[fees.item]]\nwhat = \"Session\"\nprice = \"$1\"\n[access]\nparking = \"none\"\n\
         //- therapists/b.toml\nname = \"B\"\n[contact]\nphone = \"555-0101\"\n\
         [sessions]\nformats = []\n[fees]\npayment = \"cash\"\n[access]\ntransit = \"bus\"\n\
         //- therapists/a.toml\nname = \"A\"\n\
         //- therapists/z.toml\nname = \"Z\"\norder = 1\n"
    ));
    let ids: Vec<&str> = setting.therapists.iter().map(|t| t.id.value.as_str()).collect();
    assert_eq!(ids, ["z", "a", "b"]);
    let b = setting.practice.for_therapist(&setting.therapists[2]);
    assert_eq!(b.contact.phone.as_deref(), Some("555-0101"));
    assert_eq!(b.contact.email.as_deref(), Some("a@a.example"));
    assert_eq!((b.sessions.minutes, b.sessions.formats), (Some(50), Some(vec![])));
    assert_eq!(b.sessions.shares.map(|shares| shares.len()), Some(1));
    assert_eq!((b.fees.items.len(), b.fees.payment.is_some()), (1, true));
    assert!(b.access.parking.is_some() && b.access.transit.is_some());
}

#[test]
fn shares_are_whole() {
    let shares = |rest: &str| told(&format!("{HEAD}[sessions.shares]\n{rest}"));
    assert_eq!(shares("a = 40\nb = 60\n"), "");
    insta::assert_snapshot!(shares("a = 40\nb = 61\n"));
    assert!(!shares("a = 0\nb = 60\n").contains("shares-not-whole"));
}
