//! The examples of the CommonMark specification, against our own reading and writing.
//!
//! The specification is not ours to carry: `COMMONMARK_SPEC=spec.txt cargo test --test commonmark
//! -- --ignored`, with the `spec.txt` of commonmark.org or of the npm package `commonmark-spec`, or
//! with a JSON list of its examples.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "it reads the specification and shows what differs"
)]

use anteroom::doc::{CiteKey, Directive, FactName, Href, Options, Written, parse};
use anteroom::source::Sources;
use anteroom::web::body::{Body, Hooks, LinkAttrs, PictureAttrs, Words, write};

/// Examples that hold an HTML comment, which we drop: comments are for authors.
const WITH_COMMENTS: [usize; 6] = [179, 183, 308, 309, 625, 626];

#[derive(serde::Deserialize)]
struct Example {
    markdown: String,
    html: String,
    #[serde(alias = "number")]
    example: usize,
    section: String,
}

/// A site that knows nothing and adds nothing.
struct Plain(Words);

impl Hooks for Plain {
    type Stage = Written;

    fn words(&self) -> &Words {
        &self.0
    }

    fn link(&self, to: &Href) -> LinkAttrs {
        LinkAttrs { href: to.to.clone(), ..LinkAttrs::default() }
    }

    fn picture(&self, from: &Href) -> PictureAttrs {
        PictureAttrs { src: from.to.clone(), size: None }
    }

    fn fact(_: &mut Body<'_, Self>, _: &Box<FactName>) {}

    fn citation(_: &mut Body<'_, Self>, _: &Vec<CiteKey>) {}

    fn insert(_: &mut Body<'_, Self>, _: &Directive) {}

    fn code(&self, _: &str, _: &str) -> Option<std::sync::Arc<str>> {
        None
    }
}

fn html(markdown: &str) -> String {
    let sources = Sources::fixture("//- content/en/a.md\n");
    let file = sources.find("content/en/a.md").expect("it is in the fixture").id;
    let options = Options { extensions: false, raw_html: true };
    let (doc, _) = parse(file, markdown, 0, &options);
    write(&doc, &mut Plain(Words::default()))
}

/// The specification closes empty elements as XHTML does, which says the same.
fn normal(html: &str) -> String {
    html.replace(" />", ">")
}

fn examples(path: &str) -> Vec<Example> {
    let text = std::fs::read_to_string(path).expect("COMMONMARK_SPEC can be read");
    if path.ends_with(".json") {
        return serde_json::from_str(&text).expect("a list of examples");
    }
    let mut section = String::new();
    let mut examples = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(title) = line.strip_prefix('#') {
            section = title.trim_start_matches('#').trim().to_owned();
        } else if line.starts_with("````````") && line.ends_with("example") {
            let mut until = |end: &str| {
                let part = lines
                    .by_ref()
                    .take_while(|line| !line.starts_with(end) || line.len() != end.len());
                part.map(|line| line.replace('\u{2192}', "\t") + "\n").collect::<String>()
            };
            let markdown = until(".");
            let html = until(&"`".repeat(32));
            let example = examples.len() + 1;
            examples.push(Example { markdown, html, example, section: section.clone() });
        }
    }
    examples
}

#[test]
#[ignore = "needs the specification, named by COMMONMARK_SPEC"]
fn every_example_of_the_specification() {
    let path = std::env::var("COMMONMARK_SPEC").expect("COMMONMARK_SPEC names the specification");
    let mut failures = 0;
    let examples = examples(&path);
    assert!(examples.len() > 600, "only {} examples were found", examples.len());
    for example in examples {
        if WITH_COMMENTS.contains(&example.example) {
            assert!(example.markdown.contains("<!-"), "example {} has none", example.example);
            continue;
        }
        let ours = html(&example.markdown);
        if normal(&ours) != normal(&example.html) {
            failures += 1;
            let Example { markdown, html, example, section } = example;
            println!("example {example} ({section})\n{markdown}\nwanted:\n{html}\ngot:\n{ours}\n");
        }
    }
    assert_eq!(failures, 0, "examples that differ");
}
