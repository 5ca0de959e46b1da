//! Questions on a terminal, for who began without options.
//!
//! Asks nothing where there is no terminal: a script never waits. Invariant: an empty line takes
//! what stands in brackets, and the end of the input takes it for all that is left.

use std::io::{BufRead, Write};

/// Somebody who answers.
pub(super) struct Interview<I, O> {
    input: I,
    out: O,
}

/// How often a question is asked again before what stands in brackets is taken.
const PATIENCE: usize = 3;

impl<I: BufRead, O: Write> Interview<I, O> {
    pub(super) fn new(input: I, out: O) -> Self {
        Interview { input, out }
    }

    /// The answer; nothing, if the line is empty.
    fn line(&mut self, question: &str, otherwise: &str) -> Option<String> {
        let _ = write!(self.out, "{question} [{otherwise}] ").and_then(|()| self.out.flush());
        let mut line = String::new();
        self.input.read_line(&mut line).ok()?;
        let answer = line.trim();
        (!answer.is_empty()).then(|| answer.to_owned())
    }

    /// Some words.
    pub(super) fn words(&mut self, question: &str, otherwise: &str) -> String {
        self.line(question, otherwise).unwrap_or_else(|| otherwise.to_owned())
    }

    /// An answer that `read` understands. One that it does not is asked for again, with the reason.
    pub(super) fn answer<T>(
        &mut self,
        question: &str,
        otherwise: &str,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Option<T> {
        for _ in 0..PATIENCE {
            match read(&self.line(question, otherwise)?) {
                Ok(answer) => return Some(answer),
                Err(why) => {
                    let _ = writeln!(self.out, "{why}");
                }
            }
        }
        None
    }
}

/// The parts of an answer, between commas.
pub(super) fn parts(answer: &str) -> Vec<String> {
    let parts = answer.split(',').map(str::trim).filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::{Interview, parts};

    fn asked(input: &str) -> (Vec<String>, String) {
        let mut out = Vec::new();
        let mut interview = Interview::new(input.as_bytes(), &mut out);
        let name = interview.words("Name?", "A");
        let number = interview.answer("Number?", "1", |text| {
            text.parse::<u8>().map_err(|_| format!("`{text}` is no number."))
        });
        let answers = vec![name, number.map_or_else(|| "-".to_owned(), |n| n.to_string())];
        (answers, String::from_utf8(out).expect("text"))
    }

    #[test]
    fn an_empty_line_and_the_end_take_what_is_in_brackets() {
        assert_eq!(asked("\n\n").0, ["A", "-"]);
        assert_eq!(asked("").0, ["A", "-"]);
    }

    #[test]
    fn what_is_not_understood_is_asked_again_and_not_for_ever() {
        let (answers, shown) = asked("B\nx\n7\n");
        assert_eq!(answers, ["B", "7"]);
        assert_eq!(shown, "Name? [A] Number? [1] `x` is no number.\nNumber? [1] ");
        assert_eq!(asked("B\nx\ny\nz\n7\n").0, ["B", "-"]);
    }

    #[test]
    fn parts_stand_between_commas() {
        assert_eq!(parts(" Ana Reyes, ,Ben "), ["Ana Reyes", "Ben"]);
    }
}
