//! `anteroom init`: a new site folder that builds at once.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use super::{End, Trouble};
use crate::practice::is_slug;
use crate::source::Sources;
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
        let places: Vec<&str> = places.iter().map(String::as_str).collect();
        if !places.contains(&self.place.as_str()) {
            return Err(Trouble(format!(
                "there is no place `{}`. Known: {}",
                self.place,
                places.join(", ")
            )));
        }
        crate::practice::base_url(&self.base_url)
            .map_err(|why| Trouble(format!("--base-url `{}`: {why}", self.base_url)))?;
        let start = Start {
            name: &self.name,
            base_url: &self.base_url,
            jurisdiction: &self.place,
            jurisdictions: &places,
        };
        let therapist = self.dir.join("therapists").join(file_name(&self.therapist));
        write(&self.dir.join("practice.toml"), &starter::practice(&start))?;
        write(&therapist, &starter::therapist(&self.therapist))?;
        self.say_what_next();
        Ok(End::Clean)
    }

    fn say_what_next(&self) {
        let dir = self.dir.display();
        println!("Made `{dir}` with practice.toml and one therapist.");
        println!("Next: anteroom build {dir}");
    }
}

/// The ids of the library's places, in order.
fn places() -> Vec<String> {
    let library = Sources::library();
    let id = |path: &str| Some(path.rsplit('/').next()?.strip_suffix(".toml")?.to_owned());
    library.under("content/jurisdictions").filter_map(|file| id(&file.path)).collect()
}

/// `ana-reyes.toml` for Ana Reyes; a name without plain letters is `therapist.toml`.
fn file_name(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' };
    let words: String = name.chars().map(plain).collect();
    let slug = words.split_whitespace().collect::<Vec<_>>().join("-");
    format!("{}.toml", if is_slug(&slug) { &slug } else { "therapist" })
}

/// Writes a new file; one that is there is never overwritten.
fn write(path: &Path, text: &str) -> Result<(), Trouble> {
    let trouble = |why: std::io::Error| {
        Trouble(match why.kind() {
            std::io::ErrorKind::AlreadyExists => {
                format!("`{}` is there already, and was left as it is", path.display())
            }
            _ => format!("`{}` cannot be written: {why}", path.display()),
        })
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(trouble)?;
    }
    let mut file = fs::File::create_new(path).map_err(trouble)?;
    std::io::Write::write_all(&mut file, text.as_bytes()).map_err(trouble)
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_name_becomes_a_file() {
        assert_eq!(file_name("Ana Reyes, LMFT"), "ana-reyes-lmft.toml");
        assert_eq!(file_name("李娜"), "therapist.toml");
    }
}
