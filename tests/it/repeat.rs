//! Equal sources give equal bytes, however the disk lists them.

use anteroom::output::Artifacts;
use anteroom::output::Kept;
use anteroom::pipeline::{self, Options};
use anteroom::source::Sources;

use crate::sample::{SAMPLE, root};

fn assert_same(one: &Artifacts, other: &Artifacts) {
    let paths = |all: &Artifacts| all.iter().map(|(path, _)| path.to_owned()).collect::<Vec<_>>();
    assert_eq!(paths(one), paths(other));
    for (path, bytes) in one.iter() {
        assert_eq!(Some(&**bytes), other.get(path), "{path} differs");
    }
}

#[test]
fn a_second_build_gives_the_same_bytes() {
    let again = pipeline::build(&Sources::read(root()), &Options::default(), &Kept::default());
    assert_same(&SAMPLE.built.artifacts, &again.artifacts);
}

/// The parts of a small site, and its parts from the last to the first.
fn both_ways(site: &str) -> [String; 2] {
    let parts: Vec<&str> = site.split("//- ").skip(1).collect();
    let joined = |parts: Vec<&str>| parts.iter().map(|part| format!("//- {part}")).collect();
    let turned = parts.iter().rev().copied().collect();
    [joined(parts), joined(turned)]
}

const SITE: &str = r#"//- practice.toml
name = "A practice"
base_url = "https://a.example/"
jurisdiction = "us-ca"
languages = ["en", "fr"]
[site]
library = false
//- therapists/ana.toml
name = "Ana"
//- therapists/bo.toml
name = "Bo"
//- content/en/index.md
+++
title = "Home"
kind = "section"
summary = "Start here."
+++
Cited [@apa2017ethics; @bacp2018framework] and [nowhere](z.md). {{ nothing }}
//- content/en/therapists/onboarding.md
+++
title = "Your therapist"
kind = "onboarding"
summary = "Who you will meet."
+++
//- content/en/B.md
+++
title = "B"
kind = "page"
summary = "Two."
+++
//- content/en/b.md
+++
title = "b"
kind = "page"
summary = "Three."
+++
//- content/fr/index.md
+++
title = "Accueil"
kind = "section"
summary = "Ici."
+++
"#;

#[test]
fn the_order_of_files_does_not_matter() {
    let [one, other] = both_ways(SITE).map(|site| {
        pipeline::build(
            &Sources::fixture_over_library(&site),
            &Options::default(),
            &Kept::default(),
        )
    });
    let told = one.diagnostics.to_text(&one.sources, false);
    assert!(
        told.contains("error[address-taken]") && told.contains("error[unknown-fact]"),
        "{told}"
    );
    assert_eq!(told, other.diagnostics.to_text(&other.sources, false));
    assert_same(&one.artifacts, &other.artifacts);
}

#[test]
fn files_equal_to_the_library_s_count_as_the_library_s() {
    let library = Sources::library();
    let about = library.find("content/en/about.md").unwrap();
    let equal = format!("//- content/en/about.md\n{}", about.text().unwrap());
    let sources = Sources::fixture_over_library(&equal);
    assert_eq!(sources.layers("content/en/about.md").len(), 1);
    let sources = Sources::fixture_over_library(&format!("{equal}And more.\n"));
    assert_eq!(sources.layers("content/en/about.md").len(), 2);
}

#[test]
fn without_the_library_equal_files_are_left_out_too() {
    let options = Options::default();
    let alone = "//- practice.toml\nname = \"A\"\nbase_url = \"https://a.example/\"\njurisdiction = \"intl\"\n[site]\nlibrary = false\n";
    let library = Sources::library();
    let home = library.find("content/en/index.md").unwrap();
    let site = format!("{alone}//- content/en/index.md\n{}", home.text().unwrap());
    let built = pipeline::build(&Sources::fixture_over_library(&site), &options, &Kept::default());
    let told = built.diagnostics.to_text(&built.sources, false);
    assert!(told.contains("error[page-needed]"), "{told}");
}
