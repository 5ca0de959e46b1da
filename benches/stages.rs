//! How long each stage takes: `cargo bench --bench stages`, or one by `cargo bench --bench stages -- parse`.
//!
//! What is done to one page is timed with a page of the library, in the library's whole site, as it cites, links and
//! asks for facts. What is done to a site is timed with a hundred pages that are made here, without PDFs. Figures of
//! two machines are not to be compared; criterion compares a run with the one before it on this machine.
#![allow(clippy::disallowed_methods, reason = "a workshop is given what lies in a folder")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use anteroom::assets::Assets;
use anteroom::content::{self, Bibliography, Known, Page, Reading, Summary};
use anteroom::diagnostic::Diagnostics;
use anteroom::doc;
use anteroom::instrument::Instruments;
use anteroom::output::Kept;
use anteroom::pipeline::{self, Options, Workshop};
use anteroom::practice::{self, Setting};
use anteroom::site::view::Medium;
use anteroom::site::{self, Lookup, Pages, Parts, Site};
use anteroom::source::{FileId, Sources};
use anteroom::web::Web;
use anteroom::words::Words;
use criterion::{BatchSize, Criterion, Throughput};

const PAGE: &str = "content/en/start/first-session.md";
const PAGES: usize = 100;

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    of_a_page(&mut criterion);
    of_a_site(&mut criterion);
    criterion.final_summary();
}

// ---- one page

fn of_a_page(criterion: &mut Criterion) {
    let sources = Sources::fixture_over_library(PRACTICE);
    let desk = Desk::new(&sources);
    let lookup = Lookup::new(desk.parts(), "en").expect("the site has English");
    let frame = site::frame(&lookup, &mut Diagnostics::new());
    let edition = desk.web.edition(&frame, &desk.words[0].1);
    let page = desk.page(PAGE);
    let made = site::resolve(&lookup, page).remove(0);
    let (file, text) = written(&sources);
    let body = text.match_indices("+++").nth(1).map_or(0, |(at, fence)| at + fence.len());

    let mut group = criterion.benchmark_group("page");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("parse", |b| {
        b.iter(|| doc::parse(file, text.clone(), body, &desk.markdown))
    });
    group.bench_function("resolve", |b| b.iter(|| site::resolve(&lookup, page)));
    group.bench_function("render", |b| b.iter(|| edition.page(&made.view, &[])));
    group.finish();
}

fn written(sources: &Sources) -> (FileId, &Arc<str>) {
    let file = sources.find(PAGE).expect("the library has the page");
    (file.id, file.shared_text().expect("it is UTF-8"))
}

/// All that one page is made with, gathered as the pipeline does it.
struct Desk {
    setting: Setting,
    pages: Vec<Arc<Page>>,
    words: Vec<(String, Words)>,
    bibliography: Arc<Bibliography>,
    instruments: Instruments,
    assets: Assets,
    web: Web,
    site: Site,
    markdown: doc::Options,
    nothing: BTreeSet<String>,
}

impl Desk {
    fn new(sources: &Sources) -> Self {
        let told = &mut Diagnostics::new();
        let setting = practice::read(sources, told).expect("the practice can be read");
        let pages = read(sources, true, told);
        let instruments = Instruments::read(sources, told);
        Desk {
            words: vec![("en".to_owned(), Words::read(sources, "en", told))],
            bibliography: Arc::new(Bibliography::read(sources, told)),
            assets: Assets::read(sources),
            web: Web::new(sources, &setting.theme.id, &setting.palette, told)
                .expect("the theme can be used"),
            site: assemble(&setting, &pages, &instruments),
            markdown: doc::Options::default(),
            nothing: BTreeSet::new(),
            setting,
            pages,
            instruments,
        }
    }

    fn parts(&self) -> Parts<'_> {
        Parts {
            site: &self.site,
            setting: &self.setting,
            words: &self.words,
            bibliography: &self.bibliography,
            instruments: &self.instruments,
            assets: &self.assets,
            markdown: &self.markdown,
            for_professionals: &self.nothing,
        }
    }

    fn page(&self, path: &str) -> &Page {
        let id = content::PageId::of_file(path);
        let found = self.pages.iter().find(|page| Some(&page.summary.id) == id.as_ref());
        found.expect("the library has the page")
    }
}

fn read(sources: &Sources, library: bool, told: &mut Diagnostics) -> Vec<Arc<Page>> {
    let reading = Reading { markdown: doc::Options::default(), library, drafts: false };
    content::read(sources, "en", &reading, &mut Known::default(), told).pages
}

fn assemble(setting: &Setting, pages: &[Arc<Page>], instruments: &Instruments) -> Site {
    let summaries: Vec<Arc<Summary>> = pages.iter().map(|page| page.summary.clone()).collect();
    let found = Pages {
        summaries: &summaries,
        broken: &BTreeSet::new(),
        drafts: false,
        instruments,
        medium: Medium::Screen,
        pdf: false,
    };
    Site::assemble(&setting.practice, &setting.therapists, found, &mut Diagnostics::new())
}

// ---- a hundred pages

fn of_a_site(criterion: &mut Criterion) {
    let text = hundred();
    let sources = Sources::fixture_over_library(&text);
    let options = Options::default();
    let built = pipeline::build(&sources, &options, &Kept::default());
    assert!(built.diagnostics.is_empty(), "{:?}", built.diagnostics);
    assert_eq!(built.pages, PAGES + 1);

    let mut group = criterion.benchmark_group("site of 100 pages");
    group.throughput(Throughput::Elements(PAGES as u64));
    group.bench_function("read", |b| b.iter(|| read(&sources, false, &mut Diagnostics::new())));
    group.bench_function("build", |b| {
        b.iter(|| pipeline::build(&sources, &options, &Kept::default()));
    });
    for (name, before) in [("a sentence", "Sit where"), ("a title", "title = \"")] {
        let mut warm = Warm::new(&text);
        group.bench_function(format!("build again, {name} changed"), |b| {
            b.iter_batched(|| (), |()| warm.edited(before), BatchSize::PerIteration);
        });
    }
    group.finish();
}

/// A site in a folder, and the workshop that has built it. A save is in the time; it is of one small file.
struct Warm {
    folder: tempfile::TempDir,
    sources: Sources,
    workshop: Workshop,
    edits: usize,
}

impl Warm {
    fn new(text: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for (path, body) in text.split("//- ").skip(1).filter_map(|part| part.split_once('\n')) {
            save(&folder.path().join(path), body);
        }
        let sources = Sources::read(folder.path());
        let mut workshop = Workshop::new(Options::default(), Kept::default());
        workshop.build(&sources);
        Warm { folder, sources, workshop, edits: 0 }
    }

    fn edited(&mut self, before: &str) -> usize {
        self.edits += 1;
        let file = self.folder.path().join("content/en/page-50.md");
        save(&file, &page(50).replacen(before, &format!("{before} {} ", self.edits), 1));
        assert!(self.sources.refresh(self.folder.path(), &[file]), "the file has changed");
        self.workshop.build(&self.sources).pages
    }
}

fn save(file: &Path, text: &str) {
    fs::create_dir_all(file.parent().expect("it lies in a folder")).expect("a folder");
    fs::write(file, text).expect("a file");
}

fn hundred() -> String {
    let pages = (0..PAGES).map(|at| format!("//- content/en/page-{at}.md\n{}", page(at)));
    format!("{PRACTICE}[site]\nlibrary = false\n{HOME}{}", pages.collect::<String>())
}

const PRACTICE: &str = "//- practice.toml
name = \"What to expect\"
base_url = \"https://example.org/\"
jurisdiction = \"intl\"
";

const HOME: &str = "//- content/en/index.md
+++
title = \"Home\"
kind = \"section\"
summary = \"All pages.\"
+++
These pages are made to time how fast they are built.
";

/// A page with a bit of everything; each leads to two others.
fn page(at: usize) -> String {
    let (next, far) = ((at + 1) % PAGES, (at + 37) % PAGES);
    format!(
        "+++
title = \"Page {at}\"
kind = \"page\"
summary = \"The page of number {at}.\"
updated = 2026-01-02
+++
Sit where your back is supported, and read *slowly*. The [next page](page-{next}.md) is much the same.

## What happens in the room

{SENTENCES}

- Bring a glass of water.
- Allow **half an hour** for the journey.

| What you may notice | How long it lasts |
| --- | :---: |
| cold hands | ten minutes |
| a dry mouth | two minutes |

## How it may feel

{SENTENCES}[^note]

> It was mostly about how you sleep.

### A small example

{SENTENCES} [Another page](page-{far}.md) says more.

1. Notice your breath.
2. Write one line.

[^note]: The length varies.
"
    )
}

const SENTENCES: &str = "There is no exam and no right answer, only a quiet look at how you sleep. Between sessions, `one line a day` \
in a notebook is plenty. It is **fine to cry**, to laugh, or to feel nothing in particular. In the waiting room there is time for \
silence; a pause of ten minutes is not a mistake. You might practise at home, and note in one line what happened.";
