//! Printing: pages as one PDF, and what is for professionals in it alone.

use std::fs;
use std::path::Path;

use anteroom::pipeline::{self, Order, Paged, Unprintable};
use anteroom::site::view::Version;
use anteroom::source::Sources;
use anteroom::worksheet::{Audience, Item, ItemKind, Worksheet};
use anteroom::{content, doc};
use tempfile::TempDir;

use crate::console::{anteroom, write};
use crate::paper;
use crate::sample::{SAMPLE, root};

/// A sheet with everything that printing cares for.
const SITE: &str = r#"//- practice.toml
name = "A practice"
base_url = "https://a.example/sub/"
jurisdiction = "intl"
languages = ["en", "es"]
[site]
library = false
//- content/en/index.md
+++
title = "Home"
kind = "section"
summary = "Start here."
+++
//- content/es/index.md
+++
title = "Inicio"
kind = "section"
summary = "Empiece aquí."
+++
//- content/references.bib
@book{shown, author = {Shown, A.}, title = {For everybody}, year = {2001}}
@book{hidden, author = {Hidden, B.}, title = {For professionals}, year = {2002}}
//- content/en/sheet.md
+++
title = "A sheet"
kind = "worksheet"
summary = "What it is for."
[worksheet]
use = "alone"
when = "Once a day"
time = "5 minutes"
+++
![A room](room.svg) and [home](index.md), [here](#open).

:::: {.worksheet #sheet}

Said to everybody [@shown].

::: {.text #open label="An open question"}
::: {.example}
An invented answer.
:::
:::

::: {.choice #how label="How often?" example="Often"}
- [Never]{value=7001}
- [Often]{value=7002}
:::

::: {.display #notes for=professional}
Said to professionals [@hidden].
:::

::::
//- content/en/room.svg
<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><path d="M0 0h8v8z"/></svg>
//- content/es/sheet.md
+++
title = "Una hoja"
kind = "worksheet"
summary = "Para qué sirve."
[worksheet]
use = "alone"
when = "Una vez al día"
time = "5 minutos"
+++
:::: {.worksheet #sheet}

::: {.text #open label="Una pregunta"}
:::

::::
//- content/en/broken.md
+++
title = "Broken"
kind = "page"
summary = "A page with mistakes."
+++
[Nowhere](nowhere.md)[^1] {{ nothing }}
//- content/en/plain.md
+++
title = "Plain"
kind = "page"
summary = "A page."
+++
Words.
"#;

fn ordered(pages: &[&str], version: Version) -> Order {
    let pages = pages.iter().map(|page| (*page).to_owned()).collect();
    Order { pages, version, ..Order::default() }
}

fn print(pages: &[&str], version: Version) -> Result<Paged, Unprintable> {
    pipeline::print(&Sources::fixture_over_library(SITE), &ordered(pages, version))
}

/// What is printed, as words.
fn words(pages: &[&str], version: Version) -> String {
    let paged = print(pages, version).unwrap();
    let told = paged.diagnostics.to_text(&paged.sources, false);
    let (manuscript, printed) = paged.printed.expect(&told);
    assert!(printed.pdf.starts_with(b"%PDF-1.7"), "no PDF was made");
    paper::words(&manuscript.document)
}

#[test]
fn each_version_says_what_is_its_own() {
    let [blank, example, professional] = [Version::Blank, Version::Example, Version::Professional]
        .map(|version| words(&["sheet"], version));
    for text in [&blank, &example, &professional] {
        assert!(text.contains("A practice") && text.contains("An open question"), "{text}");
        assert!(text.contains("Shown, A."), "{text}");
    }
    assert!(example.contains("An invented answer."));
    assert!(!blank.contains("invented answer") && !professional.contains("invented answer"));
    assert!(professional.contains("Said to professionals") && professional.contains("Hidden, B."));
    assert!(professional.contains("For professionals, not for clients"));
    for text in [&blank, &example] {
        assert!(!text.contains("professional") && !text.contains("Hidden"), "{text}");
    }
}

#[test]
fn what_an_answer_counts_is_not_for_clients() {
    for version in [Version::Blank, Version::Example] {
        let words = words(&["sheet"], version);
        assert!(!words.contains("7001") && !words.contains("7002"));
    }
}

#[test]
fn only_a_blank_sheet_can_be_filled_in() {
    let names = |version| {
        let (manuscript, _) = print(&["sheet"], version).unwrap().printed.unwrap();
        let fields = manuscript.ledger.fields;
        fields.into_iter().map(|field| field.name).collect::<Vec<_>>()
    };
    assert_eq!(names(Version::Blank), ["open", "how"]);
    assert_eq!(names(Version::Example), [""; 0]);
    assert_eq!(names(Version::Professional), [""; 0]);
}

#[test]
fn fields_of_several_sheets_are_told_apart() {
    let paged = print(&["sheet", "es:sheet"], Version::Blank).unwrap();
    let (manuscript, printed) = paged.printed.unwrap();
    let names: Vec<_> = manuscript.ledger.fields.iter().map(|field| &field.name).collect();
    assert_eq!(names, ["1:open", "1:how", "2:open"]);
    let languages: Vec<_> =
        manuscript.document.leaves.iter().map(|leaf| leaf.lang.as_str()).collect();
    assert_eq!((languages, printed.pages >= 2), (vec!["en", "es"], true));
}

#[test]
fn links_lead_to_the_web_from_paper() {
    let words = words(&["sheet"], Version::Blank);
    assert!(words.contains("https://a.example/sub/\n"), "{words}");
}

#[test]
fn only_what_was_asked_for_is_told() {
    let printed = print(&["sheet"], Version::Blank).unwrap();
    let codes: Vec<&str> = printed.diagnostics.iter().map(|d| d.code).collect();
    assert_eq!(codes, ["words-missing"]);
    let printed = print(&["sheet", "broken"], Version::Blank).unwrap();
    assert!(printed.printed.is_none());
    let codes: Vec<&str> = printed.diagnostics.iter().map(|d| d.code).collect();
    assert!(codes.contains(&"link-missing") && codes.contains(&"unknown-fact"), "{codes:?}");
}

#[test]
fn a_version_that_is_not_there_is_refused() {
    let refused = |page: &str, version| print(&[page], version).unwrap_err();
    for (page, version) in [
        ("plain", Version::Example),
        ("plain", Version::Professional),
        ("es:sheet", Version::Example),
        ("es:sheet", Version::Professional),
    ] {
        assert_eq!(refused(page, version), Unprintable::NoVersion(page.to_owned(), version));
    }
    assert!(words(&["plain"], Version::Blank).contains("Words."));
}

#[test]
fn a_second_print_gives_the_same_bytes() {
    let pages = ["worksheets/mood-diary", "help-now", "approaches/compare"];
    let once = || {
        let order = Order { large: true, ..ordered(&pages, Version::Blank) };
        pipeline::print(&Sources::read(root()), &order).unwrap().printed.unwrap()
    };
    assert!(once() == once());
}

/// Every worksheet of the library, as it is written.
fn worksheets() -> Vec<(String, Worksheet)> {
    let sources = Sources::read(root());
    let reading =
        content::Reading { markdown: doc::Options::default(), library: true, drafts: true };
    let read = content::read(
        &sources,
        "en",
        &reading,
        &mut content::Known::default(),
        &mut anteroom::diagnostic::Diagnostics::new(),
    );
    let sheet = |page: std::sync::Arc<content::Page>| {
        Some((page.summary.id.path.clone(), page.worksheet.clone()?))
    };
    read.pages.into_iter().filter_map(sheet).collect()
}

/// Runs of words that stand in what is for professionals: long enough to be nobody else's.
fn secrets(item: &Item) -> Vec<String> {
    let text = match &item.kind {
        ItemKind::Display(blocks) => {
            doc::Doc { blocks: blocks.clone(), footnotes: Vec::new() }.plain_text()
        }
        ItemKind::Group(group) => group.label.value.clone(),
        ItemKind::Field(field) => field.label.value.clone(),
        ItemKind::Grid(grid) => grid.label.value.clone(),
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(12).step_by(4).map(|run| run.join(" ")).collect()
}

#[test]
fn the_site_holds_no_word_for_professionals() {
    let mut many = 0;
    for (page, sheet) in worksheets() {
        let items = sheet.every_item();
        let hidden = items.iter().filter(|item| item.audience == Audience::Professional);
        for secret in hidden.flat_map(|item| secrets(item)) {
            many += 1;
            for (path, bytes) in SAMPLE.built.artifacts.iter() {
                let text = String::from_utf8_lossy(bytes);
                assert!(!text.contains(&secret), "{path} holds `{secret}` of {page}");
            }
        }
    }
    assert!(many > 20, "only {many} runs of words were looked for");
}

fn site() -> TempDir {
    let temp = tempfile::tempdir().unwrap();
    let files = SITE.replace("[Nowhere](nowhere.md)[^1] {{ nothing }}", "Mended.");
    write(temp.path(), &files);
    temp
}

fn run(dir: &Path, args: &[&str]) -> (String, i32) {
    let output = anteroom(dir).arg("print").args(args).output().unwrap();
    (String::from_utf8(output.stderr).unwrap(), output.status.code().unwrap())
}

#[test]
fn what_is_for_professionals_is_not_published() {
    let temp = site();
    let built = anteroom(temp.path()).args(["build", "--no-pdf", "--out", "www"]).output().unwrap();
    assert!(built.status.success());
    fs::create_dir_all(temp.path().join("www/deep/er")).unwrap();
    fs::create_dir(temp.path().join("public")).unwrap();
    fs::create_dir(temp.path().join("mine")).unwrap();
    std::os::unix::fs::symlink("www/deep", temp.path().join("link")).unwrap();
    for (out, fine) in [
        ("www/a.pdf", false),
        ("www/deep/er/a.pdf", false),
        ("link/a.pdf", false),
        ("mine/../public/a.pdf", false),
        ("public/a.pdf", false),
        ("content/a.pdf", false),
        ("mine/a.pdf", true),
        ("a.pdf", true),
    ] {
        let (told, code) = run(temp.path(), &["sheet", "--version", "professional", "--out", out]);
        assert_eq!(code == 0, fine, "{out}: {told}");
        assert_eq!(temp.path().join(out).is_file(), fine, "{out}");
    }
    // From inside, the folder where one stands is the one that counts.
    let args = ["sheet", "--version", "professional", "--site", ".."];
    let (told, code) = run(&temp.path().join("www"), &args);
    assert_eq!((code, told.contains("is published")), (2, true), "{told}");
    // What clients see may be published.
    assert_eq!(run(temp.path(), &["sheet", "--out", "www/a.pdf"]).1, 0);
}

#[test]
fn a_theme_that_cannot_print_is_told() {
    let site = SITE.replace("[site]", "theme = \"plain\"\n[site]");
    let site = format!("{site}//- themes/plain/theme.toml\n[colours]\n");
    let sources = Sources::fixture_over_library(&site);
    let paged = pipeline::print(&sources, &ordered(&["sheet"], Version::Blank)).unwrap();
    let told = paged.diagnostics.to_text(&paged.sources, false);
    assert!(paged.printed.is_none(), "{told}");
    assert!(told.contains("theme `plain` has no `print/main.typ`"), "{told}");
}

#[test]
fn what_was_kept_is_not_typeset_again_and_changes_no_byte() {
    let temp = site();
    let build = |more: &[&str]| {
        let output = anteroom(temp.path()).arg("build").args(more).output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{told}");
        fs::read(temp.path().join("public/sheet/sheet.pdf")).ok()
    };
    let kept = temp.path().join(".anteroom/print");
    let names = || fs::read_dir(&kept).unwrap().map(|f| f.unwrap().path()).collect::<Vec<_>>();
    let first = build(&[]).unwrap();
    let before = names();
    assert!(before.len() > 6, "{before:?}");
    assert_eq!(build(&[]), Some(first.clone()));
    assert_eq!(names().len(), before.len());
    fs::remove_dir_all(&kept).unwrap();
    assert_eq!(build(&[]), Some(first));
    // What no page asks for any more is forgotten.
    fs::remove_file(temp.path().join("content/en/plain.md")).unwrap();
    build(&[]).unwrap();
    assert!(names().len() < before.len());
    assert_eq!(build(&["--no-pdf"]), None);
}

#[test]
fn nothing_half_written_stays() {
    let temp = site();
    fs::create_dir(temp.path().join("there")).unwrap();
    fs::write(temp.path().join("file"), "").unwrap();
    for out in ["file/a.pdf", "nowhere/a.pdf", "there", "a.html", "there/a.txt"] {
        let (told, code) = run(temp.path(), &["sheet", "--out", out]);
        assert_eq!(code, 2, "{out}: {told}");
        assert!(told.contains(&format!("`{out}`")), "{told}");
    }
    assert_eq!(fs::read_dir(temp.path().join("there")).unwrap().count(), 0);
    let hidden = fs::read_dir(temp.path()).unwrap().map(|f| f.unwrap().file_name());
    assert!(hidden.into_iter().all(|name| !name.to_string_lossy().contains(".new-")));
}
