//! `anteroom init`: a new site folder that builds at once.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use super::{End, Trouble, say};
use crate::diagnostic::nearest;
use crate::practice::is_slug;
use crate::source::{Fault, File, Sources};
use crate::starter::{self, Start};

/// Begin a new site
///
/// Makes a folder with a commented practice.toml and one therapist. The pages come from the
/// library in this program, so the folder builds at once; only what you change needs to be there.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  anteroom init my-practice\n  \
                        anteroom init my-practice --name \"Harbour Street Therapy\" --place us-ca")]
pub(super) struct Init {
    /// The folder to make
    dir: PathBuf,
    /// The practice's name
    #[arg(long, default_value = "My practice")]
    name: String,
    /// The therapist's name
    #[arg(long, default_value = "Your Name", value_name = "NAME")]
    therapist: String,
    /// Where the practice is: it decides crisis lines, limits of confidentiality and dates
    #[arg(long, default_value = "intl", value_name = "ID")]
    place: String,
    /// Where the site will stand
    #[arg(long, default_value = "https://example.org/", value_name = "URL")]
    base_url: String,
}

impl Init {
    pub(super) fn run(self) -> Result<End, Trouble> {
        let places = places();
        self.check(&places)?;
        let ids: Vec<&str> = places.iter().map(|place| place.id.as_str()).collect();
        let start = Start {
            name: &self.name,
            base_url: &self.base_url,
            jurisdiction: &self.place,
            jurisdictions: &ids,
        };
        let therapist = self.dir.join("therapists").join(file_name(&self.therapist));
        let files = [
            (self.dir.join("practice.toml"), starter::practice(&start)),
            (therapist, starter::therapist(&self.therapist)),
        ];
        // All are looked for before one is written: half a site would be in the way of the next try.
        if let Some((path, _)) = files.iter().find(|(path, _)| path.symlink_metadata().is_ok()) {
            return Err(taken(path));
        }
        for (path, text) in &files {
            write(path, text)?;
        }
        self.say_what_next();
        Ok(End::Clean)
    }

    fn check(&self, places: &[Place]) -> Result<(), Trouble> {
        for (option, value) in [("--name", &self.name), ("--therapist", &self.therapist)] {
            if value.trim().is_empty() {
                let words = "is blank. Give a name, or leave the option out";
                return Err(Trouble(format!("{option} {words}")));
            }
        }
        if places.iter().all(|place| place.id != self.place) {
            return Err(no_place(&self.place, places));
        }
        crate::practice::base_url(&self.base_url)
            .map_err(|why| Trouble(format!("--base-url `{}`: {why}", self.base_url)))?;
        if self.dir.exists() && !self.dir.is_dir() {
            let dir = self.dir.display();
            return Err(Trouble(format!("`{dir}` is there already, and is no folder")));
        }
        Ok(())
    }

    fn say_what_next(&self) {
        let dir = self.dir.display().to_string();
        // A name such as `-x` would be read as an option.
        let dashes = if dir.starts_with('-') { "-- " } else { "" };
        let next = format!("anteroom build {dashes}{}", for_shell(&dir));
        say(&format!("Made `{dir}` with practice.toml and one therapist.\nNext: {next}\n"));
    }
}

/// A place of the library.
#[derive(Debug)]
struct Place {
    id: String,
    /// What people call it.
    names: Vec<String>,
}

/// The library's places, in the order of their ids.
fn places() -> Vec<Place> {
    let library = Sources::library();
    let place = |file: &File| {
        let id = file.path.rsplit('/').next()?.strip_suffix(".toml")?.to_owned();
        let facts: toml::Table = file.text().ok()?.parse().ok()?;
        let name = |key: &str| facts.get(key)?.as_str().map(str::to_owned);
        Some(Place { id, names: ["name", "short_name"].into_iter().filter_map(name).collect() })
    };
    let mut places: Vec<Place> = library.under("content/jurisdictions").filter_map(place).collect();
    places.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    places
}

fn no_place(written: &str, places: &[Place]) -> Trouble {
    let ids: Vec<&str> = places.iter().map(|place| place.id.as_str()).collect();
    let meant = meant(written, places).map(|id| format!("Did you mean `{id}`? "));
    let meant = meant.unwrap_or_default();
    Trouble(format!("there is no place `{written}`. {meant}Known: {}", ids.join(", ")))
}

/// The id of the place that was likely meant, by its id or a name of it.
fn meant<'a>(written: &str, places: &'a [Place]) -> Option<&'a str> {
    let like_id = written.replace(['_', ' '], "-");
    let by_id = nearest(&like_id, places.iter().map(|place| place.id.as_str()));
    let same = by_id.filter(|id| id.eq_ignore_ascii_case(&like_id));
    same.or_else(|| {
        let name = nearest(written, places.iter().flat_map(|p| p.names.iter().map(String::as_str)));
        let named = |place: &&Place| name.is_some_and(|n| place.names.iter().any(|own| own == n));
        places.iter().find(named).map(|place| place.id.as_str())
    })
    .or(by_id)
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
    use super::{file_name, for_shell, meant, places};

    #[test]
    fn a_name_becomes_a_file() {
        assert_eq!(file_name("Ana Reyes, LMFT"), "ana-reyes-lmft.toml");
        assert_eq!(file_name("李娜"), "therapist.toml");
        assert_eq!(file_name("Index"), "therapist.toml");
    }

    #[test]
    fn a_place_by_another_name() {
        let places = places();
        for (written, id) in [
            ("US-CA", Some("us-ca")),
            ("us_ca", Some("us-ca")),
            ("us ca", Some("us-ca")),
            ("California", Some("us-ca")),
            ("californa", Some("us-ca")),
            ("united kingdom", Some("gb")),
            ("US", Some("us")),
            ("us-ka", Some("us-ca")),
            ("atlantis", None),
        ] {
            assert_eq!(meant(written, &places), id, "{written}");
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
