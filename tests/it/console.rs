//! What a person types and sees: files of `tests/cases/console/`, run with the real program.
//!
//! ```text
//! //- practice.toml
//! a file of the folder in which the commands run
//! //= console
//! $ anteroom build
//! what it prints: first its output, then what goes to the error stream
//! [exit 1]
//! $ ls public
//! files below a folder, hidden ones too, but not its `assets/`
//! ```

use std::path::{Path, PathBuf};
use std::process::Command;

use walkdir::WalkDir;

use crate::cases::{self, expect};

/// The program, to be run in a folder.
pub(crate) fn anteroom(dir: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_anteroom"));
    command.current_dir(dir).env_remove("COLUMNS").env("NO_COLOR", "1");
    // A day on which the library's crisis lines are as they were checked.
    command.env("SOURCE_DATE_EPOCH", "1795392000");
    command
}

#[test]
fn every_console_is_as_it_says() {
    // A program without a typesetter makes no PDF.
    let (folder, paper) = (cases::folder().join("console"), cfg!(feature = "pdf"));
    let can = |path: &PathBuf| paper || !path.starts_with(folder.join("paper"));
    let files = cases::files().into_iter().filter(|path| path.starts_with(&folder) && can(path));
    let failed: Vec<String> = files.filter_map(|path| hold(&path).err()).collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

fn hold(path: &Path) -> Result<(), String> {
    let text = std::fs::read_to_string(path).unwrap();
    let (files, console) = text.split_once("//= console\n").expect("a part `//= console`");
    let temp = tempfile::tempdir().unwrap();
    write(temp.path(), files);
    let commands = console.lines().filter_map(|line| line.strip_prefix("$ "));
    let shown: Vec<String> = commands.map(|command| run(temp.path(), command)).collect();
    expect(path, &text, &format!("{files}//= console\n{}", shown.join("\n")))
}

/// Writes the files of `//- path` parts.
pub(crate) fn write(dir: &Path, files: &str) {
    for part in format!("\n{files}").split("\n//- ").skip(1) {
        let (path, body) = part.split_once('\n').unwrap_or((part, ""));
        let path = dir.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, format!("{body}\n")).unwrap();
    }
}

fn run(dir: &Path, line: &str) -> String {
    let words = words(line);
    let shown = match words[0].as_str() {
        "anteroom" => program(dir, &words[1..]),
        "ls" => listed(&dir.join(&words[1])),
        "cat" => std::fs::read_to_string(dir.join(&words[1])).unwrap(),
        other => panic!("no command `{other}`"),
    };
    format!("$ {line}\n{shown}")
}

/// Words parted by spaces; double quotes keep spaces.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().unwrap().push(c),
        }
    }
    words
}

fn program(dir: &Path, words: &[String]) -> String {
    let output = anteroom(dir).args(words).output().unwrap();
    let text = [output.stdout, output.stderr].concat();
    let lines = String::from_utf8(text).unwrap();
    let timings = words.iter().any(|word| word == "--timings");
    let lines = lines.lines().map(|line| match timings.then(|| row(line)).flatten() {
        Some(row) => format!("{row}\n"),
        None => format!("{}\n", timeless(line).trim_end()),
    });
    format!("{}[exit {}]\n", lines.collect::<String>(), output.status.code().unwrap())
}

/// The line that a build ends with, without what the machine and the theme decide.
fn timeless(line: &str) -> String {
    if !line.starts_with("Built ") {
        return line.to_owned();
    }
    let mut out = String::new();
    for c in line.chars() {
        let number = c.is_ascii_digit() || (c == '.' && out.ends_with('#'));
        match number {
            true if out.ends_with('#') => {}
            true => out.push('#'),
            false => out.push(c),
        }
    }
    out
}

/// A row of a table of times, without the times: nothing of any other line.
fn row(line: &str) -> Option<String> {
    let row = line.strip_prefix("  ")?.strip_suffix(" %")?;
    let (name, times) = row.split_at_checked(22)?;
    let (seconds, share) = times.split_once(" s ")?;
    let numbers = seconds.trim().parse::<f64>().is_ok() && share.trim().parse::<u32>().is_ok();
    numbers.then(|| format!("  {name}  #.### s    # %"))
}

/// Files below a folder, but for the theme's.
fn listed(dir: &Path) -> String {
    let entries = WalkDir::new(dir).sort_by_file_name().into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| !entry.file_type().is_dir());
    let paths = files.map(|file| file.path().strip_prefix(dir).unwrap().display().to_string());
    paths.filter(|path| !path.starts_with("assets/")).map(|path| path + "\n").collect()
}
