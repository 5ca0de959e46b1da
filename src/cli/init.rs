//! `anteroom init`: a new site folder that builds at once.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, IsTerminal, Write, stdin, stdout};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::interview::{self, Interview};
use super::paper::Paper;
use super::places::{Place, no_place, place_of, places};
use super::{End, Trouble, say};
use crate::practice::is_slug;
use crate::schema::{self, Kind};
use crate::source::Fault;
use crate::starter::{self, Start};

/// Begin a new site
///
/// Makes a folder with a commented practice.toml and a file for each therapist. The pages come from
/// the library in this program, so the folder builds at once; only what you change needs to be there.
/// On a terminal it asks for what no option says; anywhere else it asks nothing.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  anteroom init my-practice\n  \
                        anteroom init my-practice --name \"Harbour Street Therapy\" --place us-ca \\\n    \
                        --therapist \"Ana Reyes\" --therapist \"Ben Ito\" --formats in-person,video")]
pub(super) struct Init {
    /// The folder to make
    dir: PathBuf,
    /// The practice's name [default: My practice]
    #[arg(long)]
    name: Option<String>,
    /// A therapist's name; once for each of several [default: Your Name]
    #[arg(long, value_name = "NAME")]
    therapist: Vec<String>,
    /// Where the practice is: it decides crisis lines, limits of confidentiality and dates [default: intl]
    #[arg(long, value_name = "ID")]
    place: Option<String>,
    /// What is in its printers [default: what the place uses]
    #[arg(long, value_enum, ignore_case = true)]
    paper: Option<Paper>,
    /// How it meets clients
    #[arg(long, value_enum, value_delimiter = ',', value_name = "FORMATS")]
    formats: Vec<Format>,
    /// Where the site will stand
    #[arg(long, default_value = "https://example.org/", value_name = "URL")]
    base_url: String,
    /// Ask nothing
    #[arg(long)]
    no_questions: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    InPerson,
    Video,
    Phone,
}

/// All that a new site is begun with.
#[derive(Debug, PartialEq, Eq)]
struct Beginning {
    name: String,
    therapists: Vec<String>,
    place: String,
    paper: Option<&'static str>,
    formats: Vec<&'static str>,
}

impl Init {
    pub(super) fn run(self) -> Result<End, Trouble> {
        let places = places();
        self.check(&places)?;
        let begin = match self.asks() {
            true => self.ask(&places, &mut Interview::new(stdin().lock(), stdout())),
            false => self.without_questions(),
        };
        let ids: Vec<&str> = places.iter().map(|place| place.id.as_str()).collect();
        let start = Start {
            name: &begin.name,
            base_url: &self.base_url,
            jurisdiction: &begin.place,
            jurisdictions: &ids,
            paper: begin.paper,
            formats: &begin.formats,
        };
        let mut files = vec![(self.dir.join("practice.toml"), starter::practice(&start))];
        for name in &begin.therapists {
            let path = self.dir.join("therapists").join(file_name(name));
            if files.iter().any(|(other, _)| *other == path) {
                return Err(Trouble(format!(
                    "two therapists would have the file `{}`",
                    path.display()
                )));
            }
            files.push((path, starter::therapist(name)));
        }
        // All are looked for before one is written: half a site would be in the way of the next try.
        if let Some((path, _)) = files.iter().find(|(path, _)| path.symlink_metadata().is_ok()) {
            return Err(taken(path));
        }
        for (path, text) in &schemas(&self.dir) {
            write_anew(path, text)?;
        }
        for (path, text) in &files {
            write(path, text)?;
        }
        self.say_what_next(begin.therapists.len());
        Ok(End::Clean)
    }

    /// Whether there is somebody to ask.
    fn asks(&self) -> bool {
        !self.no_questions && stdin().is_terminal() && stdout().is_terminal()
    }

    fn without_questions(&self) -> Beginning {
        let names = || vec![NAMELESS.to_owned()];
        Beginning {
            name: self.name.clone().unwrap_or_else(|| UNNAMED.to_owned()),
            therapists: if self.therapist.is_empty() { names() } else { self.therapist.clone() },
            place: self.place.clone().unwrap_or_else(|| NOWHERE.to_owned()),
            paper: self.paper.map(Paper::word),
            formats: once_each(self.formats.iter().map(|format| format.word())),
        }
    }

    /// Asks for what no option says.
    fn ask<I: BufRead, O: Write>(&self, places: &[Place], who: &mut Interview<I, O>) -> Beginning {
        let mut begin = self.without_questions();
        if self.name.is_none() {
            begin.name = who.words("What is the practice called?", UNNAMED);
        }
        if self.place.is_none() {
            let find = |written: &str| place_of(written, places);
            let place = who.answer("Where is it? A country or a state:", NOWHERE, find);
            begin.place = place.unwrap_or(begin.place);
        }
        if self.paper.is_none() {
            let here = places.iter().find(|place| place.id == begin.place);
            let usual = here.map_or(Paper::A4, |place| place.paper);
            let read = |text: &str| Paper::from_str(text, true).map_err(|_| PAPERS.to_owned());
            let paper = who.answer("What is in your printers, A4 or letter?", usual.word(), read);
            begin.paper = paper.filter(|paper| *paper != usual).map(Paper::word);
        }
        if self.therapist.is_empty() {
            let question = "Who sees clients there? One name, or several with commas between them:";
            let names = interview::parts(&who.words(question, NAMELESS));
            // Commas alone name nobody.
            begin.therapists = if names.is_empty() { begin.therapists } else { names };
        }
        if self.formats.is_empty() {
            let question = "How do you meet: in-person, video, phone? With commas between them:";
            let formats = who.answer(question, "say it later", formats_of);
            begin.formats = formats.unwrap_or_default();
        }
        begin
    }

    fn check(&self, places: &[Place]) -> Result<(), Trouble> {
        let names = self.name.iter().map(|name| ("--name", name));
        let names = names.chain(self.therapist.iter().map(|name| ("--therapist", name)));
        for (option, value) in names {
            if value.trim().is_empty() {
                let words = "is blank. Give a name, or leave the option out";
                return Err(Trouble(format!("{option} {words}")));
            }
        }
        if let Some(written) = &self.place
            && places.iter().all(|place| place.id != *written)
        {
            return Err(Trouble(no_place(written, places)));
        }
        crate::practice::base_url(&self.base_url)
            .map_err(|why| Trouble(format!("--base-url `{}`: {why}", self.base_url)))?;
        if self.dir.exists() && !self.dir.is_dir() {
            let dir = self.dir.display();
            return Err(Trouble(format!("`{dir}` is there already, and is no folder")));
        }
        Ok(())
    }

    fn say_what_next(&self, therapists: usize) {
        let dir = self.dir.display().to_string();
        // A name such as `-x` would be read as an option.
        let dashes = if dir.starts_with('-') { "-- " } else { "" };
        let next = format!("anteroom build {dashes}{}", for_shell(&dir));
        let who = if therapists == 1 {
            "one therapist".to_owned()
        } else {
            format!("{therapists} therapists")
        };
        say(&format!("Made `{dir}` with practice.toml and {who}.\nNext: {next}\n"));
    }
}

/// What stands where nothing was said.
const UNNAMED: &str = "My practice";
const NAMELESS: &str = "Your Name";
const NOWHERE: &str = "intl";

const PAPERS: &str = "Write A4 or letter.";

impl Format {
    /// As practice.toml has it.
    fn word(self) -> &'static str {
        match self {
            Format::InPerson => "in-person",
            Format::Video => "video",
            Format::Phone => "phone",
        }
    }
}

fn formats_of(answer: &str) -> Result<Vec<&'static str>, String> {
    let parts = interview::parts(answer);
    let one = |part: &String| {
        let format = Format::from_str(part, true);
        format
            .map(Format::word)
            .map_err(|_| format!("`{part}` is none of in-person, video, phone."))
    };
    let formats: Vec<_> = parts.iter().map(one).collect::<Result<_, _>>()?;
    Ok(once_each(formats.into_iter()))
}

/// The words in their order, each the first time alone.
fn once_each(words: impl Iterator<Item = &'static str>) -> Vec<&'static str> {
    let mut seen = BTreeSet::new();
    words.filter(|word| seen.insert(*word)).collect()
}

/// A word as a shell takes it: in quotes, if something in it means more than itself there.
fn for_shell(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./+:,@%=".contains(c);
    let plain = |c: char| plain(c) || (cfg!(windows) && c == '\\');
    match () {
        () if !word.is_empty() && word.chars().all(plain) => word.to_owned(),
        () if cfg!(windows) => format!("\"{word}\""),
        () => format!("'{}'", word.replace('\'', "'\\''")),
    }
}

/// `ana-reyes.toml` for Ana Reyes; a name without plain letters is `therapist.toml`, and so is
/// one whose page would take the address of the list of therapists.
fn file_name(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' };
    let words: String = name.chars().map(plain).collect();
    let slug = words.split_whitespace().collect::<Vec<_>>().join("-");
    let free = is_slug(&slug) && slug != "index";
    format!("{}.toml", if free { &slug } else { "therapist" })
}

/// What editors complete and check the new files with: the first line of each names its schema.
fn schemas(dir: &Path) -> [(PathBuf, String); 2] {
    let folder = dir.join(".anteroom");
    [("practice", Kind::Practice), ("therapist", Kind::Therapist)]
        .map(|(name, kind)| (folder.join(format!("{name}.schema.json")), schema::json(kind)))
}

/// Writes a file that this program alone has made and can make again.
fn write_anew(path: &Path, text: &str) -> Result<(), Trouble> {
    let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
    folder.and_then(|()| fs::write(path, text)).map_err(|why| {
        Trouble(format!("`{}` cannot be written: {}", path.display(), Fault::words(&why)))
    })
}

/// Writes a new file; one that is there is never overwritten.
fn write(path: &Path, text: &str) -> Result<(), Trouble> {
    let trouble = |why: std::io::Error| match why.kind() {
        std::io::ErrorKind::AlreadyExists => taken(path),
        _ => Trouble(format!("`{}` cannot be written: {}", path.display(), Fault::words(&why))),
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(trouble)?;
    }
    let mut file = fs::File::create_new(path).map_err(trouble)?;
    std::io::Write::write_all(&mut file, text.as_bytes()).map_err(trouble)
}

fn taken(path: &Path) -> Trouble {
    Trouble(format!("`{}` is there already, and was left as it is", path.display()))
}

#[cfg(test)]
mod tests {
    use super::super::places::places;
    use super::{Beginning, Init, Interview, Path, Start, file_name, for_shell, schemas, starter};

    #[test]
    fn a_name_becomes_a_file() {
        assert_eq!(file_name("Ana Reyes, LMFT"), "ana-reyes-lmft.toml");
        assert_eq!(file_name("李娜"), "therapist.toml");
        assert_eq!(file_name("Index"), "therapist.toml");
    }

    fn init(place: Option<&str>) -> Init {
        Init {
            dir: "x".into(),
            name: None,
            therapist: Vec::new(),
            place: place.map(str::to_owned),
            paper: None,
            formats: Vec::new(),
            base_url: "https://a.example/".to_owned(),
            no_questions: false,
        }
    }

    fn asked(init: &Init, answers: &str) -> (Beginning, String) {
        let mut out = Vec::new();
        let begin = init.ask(&places(), &mut Interview::new(answers.as_bytes(), &mut out));
        (begin, String::from_utf8(out).expect("text"))
    }

    #[test]
    fn who_answers_gets_what_they_said() {
        let answers = "Rowan Lane\nscotlnd\nScotland\nletter\nMorag, Isla\nvideo, in-person\n";
        let (begin, shown) = asked(&init(None), answers);
        let expected = Beginning {
            name: "Rowan Lane".to_owned(),
            therapists: vec!["Morag".to_owned(), "Isla".to_owned()],
            place: "gb-sct".to_owned(),
            paper: Some("letter"),
            formats: vec!["video", "in-person"],
        };
        assert_eq!(begin, expected);
        assert!(shown.contains("Did you mean `gb-sct`?"), "{shown}");
    }

    #[test]
    fn commas_name_nobody_and_a_way_to_meet_is_named_once() {
        let (begin, _) = asked(&init(Some("us-ca")), "\n\n , ,\nvideo, Video\n");
        assert_eq!(
            (begin.therapists, begin.formats),
            (vec!["Your Name".to_owned()], vec!["video"])
        );
    }

    #[test]
    fn who_answers_nothing_gets_what_is_in_brackets_and_is_not_asked_what_an_option_says() {
        let (begin, shown) = asked(&init(Some("us-ca")), "");
        assert_eq!((begin.place.as_str(), begin.paper), ("us-ca", None));
        assert_eq!((begin.therapists.len(), begin.formats.len()), (1, 0));
        assert!(!shown.contains("Where is it?") && shown.contains("[letter]"), "{shown}");
    }

    #[test]
    fn the_first_line_of_a_file_names_its_schema() {
        let start = Start {
            name: "A",
            base_url: "https://a.example/",
            jurisdiction: "intl",
            jurisdictions: &[],
            paper: None,
            formats: &[],
        };
        let files = [(".", starter::practice(&start)), ("..", starter::therapist("A"))];
        for ((up, text), (path, _)) in files.iter().zip(schemas(Path::new(""))) {
            let line = format!("#:schema {up}/{}", path.display());
            assert_eq!(text.lines().next(), Some(&*line));
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_word_for_the_shell() {
        assert_eq!(for_shell("a/b-c.d"), "a/b-c.d");
        assert_eq!(for_shell("praxis-müller"), "praxis-müller");
        assert_eq!(for_shell("my site"), "'my site'");
        assert_eq!(for_shell("Ana's $x"), "'Ana'\\''s $x'");
        assert_eq!(for_shell("~a"), "'~a'");
    }
}
