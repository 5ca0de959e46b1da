//! A whole site written as one string, for tests: `//- path` begins a file.

use super::{Contents, Layer, Loose, Sources};

impl Sources {
    /// The files of a text such as `//- practice.toml\nname = "A"\n//- content/en/a.md\n...`, as a
    /// site without a library below it.
    pub fn fixture(text: &str) -> Self {
        Sources::from_files(split(text).collect())
    }

    /// The same, over the embedded library.
    pub fn fixture_over_library(text: &str) -> Self {
        Sources::from_files(super::embedded::files().chain(split(text)).collect())
    }
}

fn split(text: &str) -> impl Iterator<Item = Loose> + '_ {
    format!("\n{text}")
        .split("\n//- ")
        .skip(1)
        .map(|part| {
            let (path, body) = part.split_once('\n').unwrap_or((part, ""));
            let mut body = body.to_owned();
            if !body.ends_with('\n') {
                body.push('\n');
            }
            (path.trim().to_owned(), Layer::Site, Contents::Text(body.into()))
        })
        .collect::<Vec<_>>()
        .into_iter()
}
