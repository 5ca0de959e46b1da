//! The first files of a new site: `practice.toml` and a therapist's file, with every section shown.
//!
//! Writes nothing to the disk. A text beside this file holds markers, `{name}`, `{base_url}`,
//! `{jurisdiction}` (each becomes a TOML string, quotes and all) and `{jurisdictions}` (plain words
//! in a comment). Invariant: whatever is filled in, the file is TOML that reads without a diagnostic,
//! and so does every line that is off, once it is on.

const PRACTICE: &str = include_str!("practice.toml");
const THERAPIST: &str = include_str!("therapist.toml");

/// What a new practice.toml says.
#[derive(Clone, Copy, Debug)]
pub struct Start<'a> {
    /// The practice's name.
    pub name: &'a str,
    /// Where the site will be: http or https.
    pub base_url: &'a str,
    /// The id of its jurisdiction.
    pub jurisdiction: &'a str,
    /// Ids of all jurisdictions there are, to choose from later.
    pub jurisdictions: &'a [&'a str],
    /// What is in its printers, if not what the place uses.
    pub paper: Option<&'a str>,
    /// How it meets clients, if it is known.
    pub formats: &'a [&'a str],
}

/// A practice.toml to begin with.
pub fn practice(start: &Start<'_>) -> String {
    let text = fill(PRACTICE, |marker| match marker {
        "name" => Some(quoted(start.name)),
        "base_url" => Some(quoted(start.base_url)),
        "jurisdiction" => Some(quoted(start.jurisdiction)),
        "jurisdictions" => Some(start.jurisdictions.join(", ")),
        _ => None,
    });
    let formats: Vec<String> = start.formats.iter().map(|format| quoted(format)).collect();
    let formats = (!formats.is_empty()).then(|| format!("formats = [{}]", formats.join(", ")));
    let paper = start.paper.map(|paper| format!("paper = {}", quoted(paper)));
    let on = [("# formats = ", formats), ("# paper = \"", paper)];
    on.into_iter().fold(text, |text, (off, line)| match line {
        Some(line) => switched_on(&text, off, &line),
        None => text,
    })
}

/// The text with `line` in the place of the one that begins with `off`, and the header above it on.
fn switched_on(text: &str, off: &str, line: &str) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let at = lines.iter().position(|known| known.starts_with(off) && !known.contains('{'));
    if let Some(at) = at {
        line.clone_into(&mut lines[at]);
        let header = lines[..at].iter().rposition(|known| {
            known.trim_start_matches("# ").starts_with('[') && known.trim_end().ends_with(']')
        });
        if let Some(header) = header {
            lines[header] = lines[header].trim_start_matches("# ").to_owned();
        }
    }
    lines.join("\n") + "\n"
}

/// A therapist's file to begin with.
pub fn therapist(name: &str) -> String {
    fill(THERAPIST, |marker| (marker == "name").then(|| quoted(name)))
}

/// The text with its markers filled in, in one pass: what is filled in is never looked at again.
fn fill(text: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut parts = text.split('{');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let filled = part.split_once('}').and_then(|(marker, rest)| Some((value(marker)?, rest)));
        match filled {
            Some((value, rest)) => out.extend([value.as_str(), rest]),
            None => out.extend(["{", part]),
        }
    }
    out
}

fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::practice;
    use crate::source::Sources;

    fn findings(practice_toml: &str, therapist_toml: &str) -> String {
        let files = format!(
            "//- practice.toml\n{practice_toml}//- therapists/ana.toml\n{therapist_toml}//- therapists/ana-reyes.jpg\n"
        );
        let sources = Sources::fixture_over_library(&files);
        let mut diagnostics = Diagnostics::new();
        practice::read(&sources, &mut diagnostics);
        diagnostics.to_text(&sources, false)
    }

    fn start(name: &str) -> String {
        let (jurisdiction, jurisdictions) = ("intl", &["gb", "us"]);
        practice(&Start {
            name,
            base_url: "https://a.example/",
            jurisdiction,
            jurisdictions,
            paper: None,
            formats: &[],
        })
    }

    #[test]
    fn what_is_known_is_on() {
        let start = Start {
            name: "A",
            base_url: "https://a.example/",
            jurisdiction: "intl",
            jurisdictions: &[],
            paper: Some("letter"),
            formats: &["video", "phone"],
        };
        let text = practice(&start);
        assert!(
            text.contains("\n[sessions]\n")
                && text.contains("\nformats = [\"video\", \"phone\"]\n")
        );
        assert!(text.contains("\n[print]\npaper = \"letter\"\n"));
        assert_eq!(findings(&text, &therapist("A")), "");
    }

    #[test]
    fn whatever_the_name_is() {
        for name in
            ["A", "Ann \"The\" Other", "back\\slash", "{base_url}", "two\nlines", "é'''\"\"\""]
        {
            assert_eq!(findings(&start(name), &therapist(name)), "", "{name}");
        }
    }

    #[test]
    fn every_line_that_is_off_reads_clean_once_it_is_on() {
        let on = |text: &str| -> String {
            let line = |line: &str| match line.strip_prefix("# ") {
                Some(code) if looks_like_toml(code) => format!("{code}\n"),
                _ => format!("{line}\n"),
            };
            text.lines().map(line).collect()
        };
        let practice_toml = on(&start("A")).replace("[\"en\", \"es\"]", "[\"en\"]");
        let therapist_toml = on(&therapist("A"));
        assert!(
            practice_toml.contains("\nwrap-up = 15") && therapist_toml.contains("\nshare = 40")
        );
        assert_eq!(findings(&practice_toml, &therapist_toml), "");
    }

    fn looks_like_toml(line: &str) -> bool {
        let key = line.split(" = ").next().unwrap_or_default();
        let bare = key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_' || b == b'-');
        let table = line.starts_with('[') && line.ends_with(']');
        table || line == "'''" || (bare && line.contains(" = "))
    }
}
