//! Printing: one file that needs no other, and what is for professionals in it alone.

use std::fs;
use std::path::Path;

use anteroom::pipeline::{self, Order, Printed, Unprintable};
use anteroom::site::view::Version;
use anteroom::source::Sources;
use anteroom::worksheet::{Audience, Item, ItemKind, Worksheet};
use anteroom::{content, doc};
use scraper::{Html, Selector};
use tempfile::TempDir;

use crate::console::{anteroom, write};
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
![A room](room.png) and [home](index.md), [here](#open).

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
//- content/en/room.png
not really a picture
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

fn print(pages: &[&str], version: Version) -> Result<Printed, Unprintable> {
    pipeline::print(&Sources::fixture_over_library(SITE), &ordered(pages, version))
}

fn html(pages: &[&str], version: Version) -> String {
    let printed = print(pages, version).unwrap();
    let told = printed.diagnostics.to_text(&printed.sources, false);
    String::from_utf8(printed.html.expect(&told)).unwrap()
}

fn words(html: &str) -> String {
    let selector = Selector::parse("body").unwrap();
    Html::parse_document(html).select(&selector).flat_map(|body| body.text()).collect()
}

fn all(html: &str, selector: &str, attribute: &str) -> Vec<String> {
    let (page, selector) = (Html::parse_document(html), Selector::parse(selector).unwrap());
    page.select(&selector).filter_map(|e| e.attr(attribute)).map(str::to_owned).collect()
}

#[test]
fn each_version_says_what_is_its_own() {
    let [blank, example, professional] = [Version::Blank, Version::Example, Version::Professional]
        .map(|version| words(&html(&["sheet"], version)));
    for text in [&blank, &example, &professional] {
        assert!(text.contains("A practice") && text.contains("An open question"), "{text}");
        assert!(text.contains("Shown, A."), "{text}");
    }
    assert!(example.contains("An invented answer."));
    assert!(!blank.contains("invented answer") && !professional.contains("invented answer"));
    assert!(professional.contains("Said to professionals") && professional.contains("Hidden, B."));
    for text in [&blank, &example] {
        assert!(!text.contains("professional") && !text.contains("Hidden"), "{text}");
    }
}

#[test]
fn what_an_answer_counts_is_not_for_clients() {
    for version in [Version::Blank, Version::Example] {
        let html = html(&["sheet"], version);
        let (_, body) = html.split_once("<body").unwrap();
        assert!(!body.contains("7001") && !body.contains("7002"));
    }
}

#[test]
fn the_file_needs_no_other() {
    let html = html(&["sheet", "es:sheet"], Version::Blank);
    for never in
        ["<script", "<link", "<form", "<iframe", "@import", "url(\"fonts", "src=\"/", "src=\"http"]
    {
        assert!(!html.contains(never), "it holds `{never}`");
    }
    assert_eq!(html.matches("<style>").count(), 1);
    assert!(all(&html, "[src]", "src").iter().all(|src| src.starts_with("data:")));
    let named = html.split("url(").skip(1).map(|rest| rest.trim_start_matches(['"', '\'']));
    assert!(named.clone().count() > 2 && named.clone().all(|url| url.starts_with("data:")));
    for link in all(&html, "a[href]", "href") {
        let whole =
            ["https://", "mailto:", "tel:", "sms:", "#"].iter().any(|s| link.starts_with(s));
        assert!(whole, "`{link}` leads nowhere from a file");
    }
}

#[test]
fn ids_of_several_pages_are_told_apart() {
    let html = html(&["sheet", "es:sheet", "sheet"], Version::Blank);
    let mut ids = all(&html, "[id]", "id");
    let many = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), many, "an id stands twice");
    for named in all(&html, "a[href^='#']", "href") {
        assert!(ids.iter().any(|id| named == format!("#{id}")), "{named}");
    }
    assert_eq!(all(&html, "[lang]", "lang"), ["en", "en", "es", "en"]);
}

#[test]
fn only_what_was_asked_for_is_told() {
    let printed = print(&["sheet"], Version::Blank).unwrap();
    let codes: Vec<&str> = printed.diagnostics.iter().map(|d| d.code).collect();
    assert_eq!(codes, ["words-missing"]);
    let printed = print(&["sheet", "broken"], Version::Blank).unwrap();
    assert!(printed.html.is_none());
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
    assert!(words(&html(&["plain"], Version::Blank)).contains("Words."));
}

#[test]
fn a_second_print_gives_the_same_bytes() {
    let pages = ["worksheets/mood-diary", "help-now", "approaches/compare"];
    let once = || {
        let order = Order { large: true, ..ordered(&pages, Version::Blank) };
        pipeline::print(&Sources::read(root()), &order).unwrap().html.unwrap()
    };
    assert_eq!(once(), once());
}

/// Every worksheet of the library, as it is written.
fn worksheets() -> Vec<(String, Worksheet)> {
    let sources = Sources::read(root());
    let reading =
        content::Reading { markdown: doc::Options::default(), library: true, drafts: true };
    let read =
        content::read(&sources, "en", &reading, &mut anteroom::diagnostic::Diagnostics::new());
    let sheet = |page: content::Page| Some((page.summary.id.path.clone(), page.worksheet?));
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
    let built = anteroom(temp.path()).arg("build").args(["--out", "www"]).output().unwrap();
    assert!(built.status.success());
    fs::create_dir_all(temp.path().join("www/deep/er")).unwrap();
    fs::create_dir(temp.path().join("public")).unwrap();
    fs::create_dir(temp.path().join("mine")).unwrap();
    std::os::unix::fs::symlink("www/deep", temp.path().join("link")).unwrap();
    for (out, fine) in [
        ("www/a.html", false),
        ("www/deep/er/a.html", false),
        ("link/a.html", false),
        ("mine/../public/a.html", false),
        ("public/a.html", false),
        ("content/a.html", false),
        ("mine/a.html", true),
        ("a.html", true),
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
    assert_eq!(run(temp.path(), &["sheet", "--out", "www/a.html"]).1, 0);
}

#[test]
fn a_theme_that_cannot_print_is_told() {
    let layouts = ["home", "section", "page", "faq", "person", "help", "not-found", "worksheet"];
    let theme: String = layouts
        .iter()
        .map(|name| format!("//- themes/plain/templates/{name}.html\n{{{{ page.title }}}}\n"))
        .collect();
    let site = SITE.replace("[site]", "theme = \"plain\"\n[site]");
    let site = format!("{site}//- themes/plain/theme.toml\n[colours]\n{theme}");
    let sources = Sources::fixture_over_library(&site);
    let printed = pipeline::print(&sources, &ordered(&["sheet"], Version::Blank)).unwrap();
    let told = printed.diagnostics.to_text(&printed.sources, false);
    assert!(printed.html.is_none(), "{told}");
    for name in ["print.html", "print-page.html"] {
        assert!(told.contains(&format!("theme `plain` has no template `{name}`")), "{told}");
    }
}
