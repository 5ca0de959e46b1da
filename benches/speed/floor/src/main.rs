//! The floor: the least that any program must do that makes a site of these pages. `floor SOURCE OUT md|tera2`
//!
//! Every `.md` below SOURCE is read, parsed by pulldown-cmark and written as one page, on all processors. With `tera2` each
//! page is drawn by Tera with the bench theme's markup, headings have anchors and the page lists them. Nothing is checked, no page
//! knows of another, no list, map or feed is written, and code is not highlighted.
#![allow(clippy::disallowed_methods, reason = "a folder in, a folder out")]

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};
use rayon::prelude::*;
use serde::Serialize;
use tera::{Context, Tera, Value};

#[derive(Serialize)]
struct Link {
    title: &'static str,
    url: &'static str,
}

#[derive(Serialize)]
struct Entry {
    id: String,
    title: String,
}

const SECTIONS: [(&str, &str); 10] = [
    ("Anxiety", "/anxiety/"),
    ("Low mood", "/low-mood/"),
    ("Sleep", "/sleep/"),
    ("Grief", "/grief/"),
    ("Trauma", "/trauma/"),
    ("Couples", "/couples/"),
    ("Family", "/family/"),
    ("First visits", "/first-visits/"),
    ("Medication", "/medication/"),
    ("Groups", "/groups/"),
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = env::args().collect();
    let [_, source, out, mode] = arguments.as_slice() else {
        return Err("floor SOURCE OUT md|tera2".into());
    };
    let (source, out) = (Path::new(source), Path::new(out));
    let theme = match mode.as_str() {
        "md" => None,
        "tera2" => Some(theme()?),
        _ => return Err("the last word is md or tera2".into()),
    };
    let pages = pages(source)?;
    pages.par_iter().try_for_each(|page| {
        let text = fs::read_to_string(page)?;
        let name = page.strip_prefix(source).unwrap_or(page).with_extension("");
        let drawn = match &theme {
            None => plain(&text),
            Some(theme) => draw(theme, &name, &text).map_err(io::Error::other)?,
        };
        write(&out.join(name), &drawn)
    })?;
    Ok(())
}

fn pages(source: &Path) -> Result<Vec<PathBuf>, walkdir::Error> {
    let mut pages = Vec::new();
    for entry in walkdir::WalkDir::new(source) {
        let entry = entry?;
        if entry.path().extension().is_some_and(|ending| ending == "md") {
            pages.push(entry.into_path());
        }
    }
    Ok(pages)
}

fn write(folder: &Path, page: &str) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    fs::write(folder.join("index.html"), page)
}

/// The theme, with all that pages share in its global context.
fn theme() -> tera::TeraResult<Tera> {
    let mut tera = Tera::new();
    let templates =
        [("base.html", include_str!("base.html")), ("page.html", include_str!("page.html"))];
    tera.add_raw_templates(templates)?;
    let sections: Vec<Link> = SECTIONS.map(|(title, url)| Link { title, url }).into();
    tera.global_context().insert("site", "What to expect");
    tera.global_context().insert("sections", &sections);
    Ok(tera)
}

fn draw(theme: &Tera, name: &Path, text: &str) -> tera::TeraResult<String> {
    let (body, outline) = with_outline(text);
    let mut context = Context::new();
    context.insert("title", &name.display().to_string());
    context.insert("url", &format!("/{}/", name.display()));
    context.insert("outline", &outline);
    context.insert_value("body", Value::safe_string(&body));
    theme.render("page.html", &context)
}

fn parser(text: &str) -> Parser<'_> {
    Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES)
}

fn plain(text: &str) -> String {
    written(parser(text), text)
}

fn written<'a>(events: impl Iterator<Item = Event<'a>>, text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 3 / 2);
    html::push_html(&mut out, events);
    out
}

/// The page, every heading with an anchor, and its headings of the second level.
fn with_outline(text: &str) -> (String, Vec<Entry>) {
    let mut events: Vec<Event<'_>> = parser(text).collect();
    let mut outline = Vec::new();
    for at in 0..events.len() {
        let Event::Start(Tag::Heading { level, .. }) = events[at] else { continue };
        let title = words(&events[at + 1..]);
        let anchor = anchor(&title);
        if let Event::Start(Tag::Heading { id, .. }) = &mut events[at] {
            *id = Some(CowStr::from(anchor.clone()));
        }
        if level == HeadingLevel::H2 {
            outline.push(Entry { id: anchor, title });
        }
    }
    (written(events.into_iter(), text), outline)
}

fn words(events: &[Event<'_>]) -> String {
    let heading =
        events.iter().take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))));
    heading
        .filter_map(|event| match event {
            Event::Text(words) | Event::Code(words) => Some(words.as_ref()),
            _ => None,
        })
        .collect()
}

fn anchor(title: &str) -> String {
    let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}
