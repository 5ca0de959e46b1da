//! How far a long build is: one line on a terminal, written over again and again, gone at the end.
//!
//! Nothing of it goes into a pipe, and nothing to a terminal that cannot erase a line. Invariant:
//! what is told afterwards begins on an empty line.

use std::io::IsTerminal;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use super::stopwatch::{Far, Stopwatch};
use super::tell;
use crate::pipeline::Stage;

/// Work that is done sooner needs no line.
const PATIENCE: Duration = Duration::from_millis(300);
/// How long a line stands until it is written again.
const PAUSE: Duration = Duration::from_millis(100);
/// Goes to the begin of the line and erases it.
const ERASE: &str = "\r\x1b[K";

/// Does some work and shows how far it is, if somebody looks.
pub(super) fn shown<T>(watch: &Stopwatch, work: impl FnOnce() -> T) -> T {
    if !somebody_looks() {
        return work();
    }
    let (working, done) = mpsc::channel::<()>();
    thread::scope(|scope| {
        // Ends when `working` is dropped, though the work should panic.
        scope.spawn(move || {
            let mut pause = PATIENCE;
            while done.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
                tell(&format!("{ERASE}{}", line(&watch.far())));
                pause = PAUSE;
            }
            if pause == PAUSE {
                tell(ERASE);
            }
        });
        let working = working;
        let made = work();
        drop(working);
        made
    })
}

fn somebody_looks() -> bool {
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    std::io::stderr().is_terminal() && !dumb
}

/// The line: short, so that it never wraps.
fn line(far: &Far) -> String {
    match far.stage {
        Stage::Folder => "Reading the folder".to_owned(),
        Stage::Packs => "Typesetting welcome packs".to_owned(),
        Stage::Made | Stage::Resolved | Stage::Typeset | Stage::Drawn => pages(far),
        Stage::Whole => "Putting the site together".to_owned(),
        Stage::Published => "Publishing".to_owned(),
        Stage::Setting | Stage::Pages | Stage::Parts | Stage::Graph | Stage::Shared => {
            "Reading pages".to_owned()
        }
    }
}

/// `420 of 10,011 pages, 35 PDFs`.
fn pages(far: &Far) -> String {
    let mut line = format!("{} of {} pages", grouped(far.done), grouped(far.pages));
    if far.pdfs > 0 {
        line.push_str(&format!(", {} PDFs", grouped(far.pdfs)));
    }
    line
}

fn grouped(n: usize) -> String {
    match n {
        0..1000 => n.to_string(),
        _ => format!("{},{:03}", grouped(n / 1000), n % 1000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_counts_pages_and_pdfs() {
        let far = Far { stage: Stage::Made, pages: 10_011, done: 420, pdfs: 0 };
        assert_eq!(line(&far), "420 of 10,011 pages");
        assert_eq!(line(&Far { pdfs: 35, ..far }), "420 of 10,011 pages, 35 PDFs");
        assert_eq!(line(&Far { stage: Stage::Published, ..far }), "Publishing");
    }

    #[test]
    fn numbers_are_grouped_by_three() {
        let shown = [0, 999, 1000, 20_005, 1_000_000].map(grouped);
        assert_eq!(shown, ["0", "999", "1,000", "20,005", "1,000,000"]);
    }
}
