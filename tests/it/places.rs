//! Three whole practices in three places: what a new client reads on the therapist's page, and on the
//! page about the limits of privacy.

use std::path::Path;

use anteroom::diagnostic::Severity;
use anteroom::output::Kept;
use anteroom::pipeline::{self, Options};
use anteroom::source::Sources;

use crate::excerpt::{self, Kind};

/// The words of two pages of a sample practice.
fn read(name: &str, therapist: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples").join(name);
    let sources = Sources::read(&folder);
    let built = pipeline::build(&sources, &Options::default(), &Kept::default());
    let told = built.diagnostics.to_text(&built.sources, false);
    assert_eq!(built.diagnostics.count(Severity::Error), 0, "{told}");
    let codes: Vec<&str> = built.diagnostics.iter().map(|one| one.code).collect();
    let pages = [format!("therapists/{therapist}/"), "confidentiality/limits/".to_owned()];
    let mut out = format!("{}\n", codes.join(" "));
    for page in pages {
        let file = format!("{page}index.html");
        let html = built.artifacts.get(&file).unwrap_or_else(|| panic!("no {file}"));
        let html = std::str::from_utf8(html).expect("pages are text");
        out.push_str(&format!("\n==== {page}\n"));
        out.push_str(&excerpt::of(Kind::Text, html, "main").expect("a page has a main part"));
    }
    out
}

#[test]
fn one_therapist_in_california() {
    insta::assert_snapshot!(read("california", "dana-whitlock"));
}

#[test]
fn three_therapists_in_scotland() {
    insta::assert_snapshot!(read("scotland", "morag-sinclair"));
}

#[test]
fn a_trainee_in_ontario() {
    insta::assert_snapshot!(read("ontario", "amara-osei"));
}
