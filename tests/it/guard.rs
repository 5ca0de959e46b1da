//! A site that is built again and again equals one that is built from nothing, whatever was edited in
//! between: artifacts byte for byte, diagnostics word for word.

use std::fs;
use std::path::{Path, PathBuf};

use anteroom::output::Kept;
use anteroom::pipeline::{self, Built, Options, Workshop};
use anteroom::source::Sources;
use proptest::prelude::*;

/// The files that are edited, each with texts that it may have. The first is there at the start; an
/// empty one is not.
const FILES: &[(&str, &[&str])] = &[
    (
        "practice.toml",
        &[
            PRACTICE,
            "# A line more moves every place.\nname = \"A practice\"\nbase_url = \"https://a.example/\"\njurisdiction = \"us-ca\"\nlanguages = [\"en\", \"fr\"]\n[site]\nlibrary = false\n",
            "name = \"Another\"\nbase_url = \"https://a.example/b/\"\njurisdiction = \"gb-sct\"\nserves = [\"ie\"]\n[site]\nlibrary = false\noff = [\"sec/c\", \"nothing\"]\n[look]\naccent = \"#7A1F5C\"\n",
            "name = \"A practice\"\nbase_url = \"nowhere\"\n[site]\nlibrary = false\n",
            "name = ",
        ],
    ),
    (
        "therapists/ana.toml",
        &[
            "name = \"Ana\"\napproaches = [\"sec/c\"]\nbio = \"Cited [@apa2017ethics], and [a](../content/en/a.md).\"\n",
            "",
            "\nname = \"Ana B\"\norder = 2\nphoto = { file = \"therapists/ana.png\", alt = \"Ana\" }\n",
            "name = 3\n",
        ],
    ),
    ("therapists/bo.toml", &["name = \"Bo\"\n", ""]),
    ("therapists/ana.png", &["", "a picture", "another picture"]),
    (
        "content/en/index.md",
        &[
            "+++\ntitle = \"Home\"\nkind = \"section\"\nsummary = \"Start here.\"\n+++\nHome. [A](a.md), [C](sec/c.md), [nowhere](z.md).\n",
            "",
        ],
    ),
    (
        "content/en/a.md",
        &[
            "+++\ntitle = \"A\"\nkind = \"page\"\nsummary = \"One.\"\nupdated = 2026-01-02\n+++\nCited [@apa2017ethics; @bacp2018framework]. {{ practice.name }} {{ nothing }}\n\n## Part {#part}\n\n::: {.sources}\n:::\n",
            "+++\ntitle = \"A\"\nkind = \"page\"\nsummary = \"One.\"\nupdated = 2026-01-02\n+++\nOther words. {{ practice.nam }}\n",
            "+++\ntitle = \"Another A\"\nkind = \"page\"\nsummary = \"One.\"\norder = 9\n+++\n![room](room.png) [B](b.md#part)\n",
            "+++\n# A remark.\ntitle = \"A\"\nkind = \"page\"\nsummary = \"One.\"\nupdated = 2026-01-02\n+++\nCited [@apa2017ethics; @bacp2018framework]. {{ practice.name }} {{ nothing }}\n",
            "+++\ntitle = \"A\"\nkind = \"page\"\ndraft = true\nsummary = \"One.\"\n+++\nA draft.\n",
            "no front matter\n",
            "",
        ],
    ),
    (
        "content/en/b.md",
        &[
            "+++\ntitle = \"B\"\nkind = \"page\"\nsummary = \"Two.\"\n+++\n[A](a.md#part) and [missing](a.md#gone).\n\n::: {.references}\n:::\n",
            "+++\ntitle = \"B\"\nkind = \"pag\"\nsummary = \"Two.\"\n+++\n",
            "",
        ],
    ),
    (
        "content/en/A.md",
        &["", "+++\ntitle = \"Taken\"\nkind = \"page\"\nsummary = \"The same address.\"\n+++\n"],
    ),
    (
        "content/en/sec/index.md",
        &[
            "+++\ntitle = \"Section\"\nkind = \"section\"\nsummary = \"Below.\"\nmenu = true\n+++\n",
            "",
            "+++\ntitle = \"Renamed section\"\nkind = \"section\"\nsummary = \"Below.\"\norder = 3\n+++\n",
        ],
    ),
    (
        "content/en/sec/c.md",
        &[
            "+++\ntitle = \"C\"\nkind = \"page\"\nsummary = \"Three.\"\n+++\n::: {.crisis}\n:::\n",
            "+++\ntitle = \"C\"\nkind = \"page\"\nsummary = \"Three, said otherwise.\"\norder = 4\n+++\nColor, and [D](d.md).\n",
            "",
        ],
    ),
    (
        "content/en/sec/d.md",
        &[
            "+++\ntitle = \"D\"\nkind = \"worksheet\"\nsummary = \"Four.\"\n[worksheet]\nuse = \"alone\"\nwhen = \"Daily\"\ntime = \"A minute\"\n+++\n:::: {.worksheet #sheet}\n\n::: {.choice #one label=\"One\"}\n- A\n- B\n:::\n\n::::\n",
            "",
        ],
    ),
    (
        "content/en/therapists/index.md",
        &[
            "+++\ntitle = \"People\"\nkind = \"section\"\nsummary = \"Who we are.\"\n+++\n::: {.people}\n:::\n",
        ],
    ),
    (
        "content/en/therapists/onboarding.md",
        &[
            "+++\ntitle = \"Your therapist\"\nkind = \"onboarding\"\nsummary = \"Who you will meet.\"\n+++\n::: {.bio}\n:::\n",
            "",
        ],
    ),
    ("content/en/words.ftl", &["", "help_now = Help, now\n", "help_now = {\n"]),
    ("content/en/room.png", &["", "a room", "another room"]),
    (
        "content/fr/index.md",
        &["", "+++\ntitle = \"Accueil\"\nkind = \"section\"\nsummary = \"Ici.\"\n+++\n"],
    ),
    (
        "content/references.bib",
        &[
            "",
            "@book{own2020, author = {Own, Ana}, title = {A Book}, year = {2020}, publisher = {Press}}\n",
            "@book{",
        ],
    ),
    ("content/packs.toml", &["", "short = [\"nothing\"]\n"]),
    ("content/jurisdictions/ie.toml", &["", "name = \"Ireland\"\n"]),
    (
        "themes/calm/templates/page.html",
        &[
            "",
            "{% extends \"base.html\" %}\n{% block main %}<p>{{ page.title }}{{ body }}</p>{% endblock %}\n",
            "{% extends \"base.html\" %}\n{% block main %}{{ page.nothing }}{% endblock %}\n",
            "{% if %}",
        ],
    ),
    (
        "themes/calm/static/own.css",
        &["", "a { color: red }\n", "@import \"https://b.example/c.css\";\n"],
    ),
    (
        "themes/calm/content/en/from-the-theme.md",
        &[
            "",
            "+++\ntitle = \"The theme's\"\nkind = \"page\"\nsummary = \"It brings a page.\"\n+++\n[nowhere](z.md)\n",
        ],
    ),
    ("themes/calm/theme.toml", &["", "name = \"Calm\"\n"]),
];

const PRACTICE: &str = "name = \"A practice\"\nbase_url = \"https://a.example/\"\njurisdiction = \"us-ca\"\n[site]\nlibrary = false\n";

/// Folders that are moved.
const FOLDERS: &[(&str, &str)] = &[
    ("content/en/sec", "content/en/moved"),
    ("content", "elsewhere"),
    ("therapists", "content/en/people"),
];

#[derive(Clone, Debug)]
enum Edit {
    /// A file gets one of its texts.
    Save(usize, usize),
    /// A file takes the place of another.
    Rename(usize, usize),
    /// A folder is moved away, or back.
    Move(usize),
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let file = 0..FILES.len();
    let edit = prop_oneof![
        8 => (file.clone(), 0..8_usize).prop_map(|(file, text)| Edit::Save(file, text)),
        1 => (file.clone(), file).prop_map(|(from, to)| Edit::Rename(from, to)),
        1 => (0..FOLDERS.len()).prop_map(Edit::Move),
    ];
    // Some edits come together, as when a branch is switched.
    prop::collection::vec(edit, 1..10)
}

/// Writes a text; no file for an empty one.
fn save(root: &Path, file: &str, text: &str) {
    let path = root.join(file);
    if text.is_empty() {
        let _ = fs::remove_file(path);
    } else if fs::create_dir_all(path.parent().expect("a folder")).is_ok() {
        let _ = fs::write(path, text);
    }
}

impl Edit {
    /// Does it, and says what a watcher would: where something changed.
    fn run(&self, root: &Path) -> Vec<PathBuf> {
        match self {
            Edit::Save(file, text) => {
                let (file, texts) = FILES[*file];
                save(root, file, texts[text % texts.len()]);
                vec![root.join(file)]
            }
            Edit::Rename(from, to) => {
                let (from, to) = (FILES[*from].0, FILES[*to].0);
                let _ = fs::rename(root.join(from), root.join(to));
                vec![root.join(from), root.join(to)]
            }
            Edit::Move(folder) => {
                let (here, there) = FOLDERS[*folder];
                if fs::rename(root.join(here), root.join(there)).is_err() {
                    let _ = fs::rename(root.join(there), root.join(here));
                }
                vec![root.join(here), root.join(there)]
            }
        }
    }
}

fn told(built: &Built) -> String {
    built.diagnostics.to_text(&built.sources, false)
}

fn assert_equal(warm: &Built, cold: &Built) -> Result<(), TestCaseError> {
    prop_assert_eq!(told(warm), told(cold));
    let paths =
        |built: &Built| built.artifacts.iter().map(|(p, _)| p.to_owned()).collect::<Vec<_>>();
    prop_assert_eq!(paths(warm), paths(cold));
    for ((path, warm), (_, cold)) in warm.artifacts.iter().zip(cold.artifacts.iter()) {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        prop_assert_eq!(text(warm), text(cold), "{} differs", path);
    }
    prop_assert_eq!((warm.pages, warm.pdfs), (cold.pages, cold.pdfs));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases()) })]

    #[test]
    fn a_warm_build_equals_a_cold_one(edits in edits(), together in 1..4_usize) {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        for (file, texts) in FILES {
            save(root, file, texts[0]);
        }
        let options = Options { serving: true, pdf: true, ..Options::default() };
        let mut workshop = Workshop::new(options.clone(), Kept::default());
        let mut sources = Sources::read(root);
        workshop.build(&sources);
        for edits in edits.chunks(together) {
            let changed: Vec<PathBuf> = edits.iter().flat_map(|edit| edit.run(root)).collect();
            sources.refresh(root, &changed);
            let cold = pipeline::build(&Sources::read(root), &options, &Kept::default());
            assert_equal(&workshop.build(&sources), &cold)?;
        }
    }
}

/// Few, so that the tests stay fast; more with `PROPTEST_CASES`.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(4)
}
