//! What a broken theme is told.

use crate::diagnostic::Diagnostics;
use crate::practice::Palette;
use crate::source::Sources;
use crate::web::Web;
use crate::words::Words;

use super::{Stage, site, view};
use crate::site::view::Layout;

/// Each diagnostic as `path:line:column code: message`.
fn told(sources: &Sources, diagnostics: &Diagnostics) -> Vec<String> {
    let line = |d: &crate::diagnostic::Diagnostic| {
        let place = d.at.as_ref().map_or("-".to_owned(), |(span, _)| {
            let at = sources.position(*span);
            format!("{}:{}:{}", sources.file(span.file).path, at.line, at.column)
        });
        format!("{place} {}: {}", d.code, d.message)
    };
    diagnostics.iter().map(line).collect()
}

fn load(text: &str, theme: &str) -> (Sources, Vec<String>) {
    let sources = Sources::fixture_over_library(text);
    let mut diagnostics = Diagnostics::new();
    let web = Web::new(&sources, theme, &Palette::default(), &mut diagnostics);
    assert!(web.is_none() || !diagnostics.has_errors());
    let told = told(&sources, &diagnostics);
    (sources, told)
}

#[test]
fn every_template_that_does_not_parse_is_told() {
    let text = "//- themes/calm/templates/faq.html\n<p>\n{{ page.title \n\
                //- themes/calm/templates/help.html\n{% if %}\n";
    let (_, told) = load(text, "calm");
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].starts_with("themes/calm/templates/faq.html:"), "{told:?}");
    assert!(told[1].starts_with("themes/calm/templates/help.html:1:"), "{told:?}");
}

#[test]
fn an_unknown_filter_has_a_place() {
    let text = "//- themes/calm/templates/faq.html\n<p>\n  {{ page.title | shout }}\n";
    let (_, told) = load(text, "calm");
    assert_eq!(
        told,
        [
            "themes/calm/templates/faq.html:2:19 template-syntax: this template cannot be read: Unknown filter `shout`"
        ]
    );
}

#[test]
fn relatives_have_a_place() {
    let missing = "//- themes/calm/templates/faq.html\n\n{% extends \"nope.html\" %}\n";
    let around = "//- themes/calm/templates/mark.html\n\n{% include 'mark.html' %}\n";
    let included = "//- themes/calm/templates/mark.html\n{% include 'nope.html' %}\n";
    let component = "//- themes/calm/templates/mark.html\n\n{{ <nope.part /> }}\n";
    let places = [
        (missing, "faq.html:2:13 "),
        (around, "mark.html:2:13 "),
        (included, "mark.html:1:12 "),
        (component, "mark.html:2:4 "),
    ];
    for (text, place) in places {
        let (_, told) = load(text, "calm");
        assert!(told[0].starts_with(&format!("themes/calm/templates/{place}")), "{told:?}");
    }
}

#[test]
fn a_theme_that_is_not_there() {
    let (_, told) = load("//- practice.toml\n", "clam");
    assert_eq!(told, ["- theme-missing: theme `clam` has no templates"]);
}

#[test]
fn a_theme_without_a_layout() {
    let (_, told) = load("//- themes/bare/templates/home.html\n<h1>\n", "bare");
    assert_eq!(told.len(), 7);
    assert_eq!(told[0], "- template-missing: theme `bare` has no template `section.html`");
}

#[test]
fn a_missing_variable_has_a_place_and_is_told_once() {
    let text = "//- themes/calm/templates/faq.html\n<p>\n{{ page.titel }}\n";
    let sources = Sources::fixture_over_library(text);
    let mut diagnostics = Diagnostics::new();
    let words = Words::read(&sources, "en", &mut diagnostics);
    let web = Web::new(&sources, "calm", &Palette::default(), &mut diagnostics).expect("it parses");
    let view = view(&Stage::new(), Layout::Faq);
    for _ in 0..2 {
        let (bytes, found) = web.page(&site(), &words, &view);
        assert!(bytes.is_empty());
        diagnostics.extend(found);
    }
    assert_eq!(
        told(&sources, &diagnostics.sorted(&sources)),
        [
            "themes/calm/templates/faq.html:2:9 template-render: this template cannot draw a page: Field `titel` is not defined. Nearest to it: `title`, `label`, `notes`, `kind`, `sheet`, `url`"
        ]
    );
}

#[test]
fn a_stylesheet_names_its_files_by_their_new_names() {
    let text = "//- themes/calm/static/calm.css\n@import 'print.css' print;\n\
                a { b: url(\"doors/open.svg#e\"); c: url(#d) }\n\
                //- themes/calm/static/more/extra.css\n@import url(https://cdn.example/a.css);\n\
                @import \"../calm.css\";\n";
    let sources = Sources::fixture_over_library(text);
    let mut diagnostics = Diagnostics::new();
    let web = Web::new(&sources, "calm", &Palette::default(), &mut diagnostics)
        .expect("templates are whole");
    assert_eq!(
        told(&sources, &diagnostics),
        [
            "themes/calm/static/more/extra.css:1:13 style-url-elsewhere: `https://cdn.example/a.css` is on another site"
        ]
    );
    let find = |start: &str| {
        let file = web.assets().find(|(path, _)| path.starts_with(start));
        let (path, bytes) = file.expect("it is in the theme");
        (path.to_owned(), String::from_utf8_lossy(bytes).into_owned())
    };
    let (path, css) = find("assets/calm.");
    assert!(path.len() == "assets/calm.12345678.css".len(), "{path}");
    let (print, door) = (find("assets/print.").0, find("assets/doors/open.").0);
    let (print, door) = (&print["assets/".len()..], &door["assets/".len()..]);
    assert!(css.contains(&format!("@import '{print}' print;")), "{css}");
    assert!(css.contains(&format!("url(\"{door}#e\")")) && css.contains("url(#d)"), "{css}");
    let calm = path.replace("assets/", "../");
    assert!(find("assets/more/extra.").1.contains(&format!("@import \"{calm}\"")), "{calm}");
}
