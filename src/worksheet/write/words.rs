//! Words that stay words: a backslash before each mark that Markdown would read as one, and before
//! no other.

/// Where some words stand in their line.
#[derive(Clone, Copy)]
pub(super) struct Around {
    /// Whether a block could begin here.
    pub(super) line_start: bool,
    /// Whether a bracket has just been opened.
    pub(super) in_bracket: bool,
    /// Whether a citation has just been closed.
    pub(super) after_citation: bool,
    /// Whether nothing stands before them in their element or line.
    pub(super) first: bool,
    /// Whether nothing stands behind them in their element or line.
    pub(super) last: bool,
    /// Whether they are a heading's.
    pub(super) heading: bool,
}

/// Writes words, escaped where they stand.
pub(super) fn escaped(words: &str, around: Around) -> String {
    let mut out = String::new();
    for (at, c) in words.char_indices() {
        let here = Here { words, at, c, around };
        if here.hidden() {
            out.push_str(&format!("&#{};", u32::from(c)));
        } else {
            if here.is_mark() {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out
}

/// One character and what is around it.
struct Here<'a> {
    words: &'a str,
    at: usize,
    c: char,
    around: Around,
}

impl<'a> Here<'a> {
    fn before(&self) -> &'a str {
        &self.words[..self.at]
    }

    fn after(&self) -> &'a str {
        &self.words[self.at + self.c.len_utf8()..]
    }

    fn next(&self) -> Option<char> {
        self.after().chars().next()
    }

    /// Whether the character would be lost: a line end, or a space where a line or an element
    /// begins or ends.
    fn hidden(&self) -> bool {
        match self.c {
            '\n' | '\r' => true,
            c if c.is_whitespace() => self.at_an_end(self.before(), self.after()),
            _ => false,
        }
    }

    /// Whether nothing but space stands between here and an end of the line or the element.
    fn at_an_end(&self, before: &str, after: &str) -> bool {
        let all_space = |words: &str| words.chars().all(char::is_whitespace);
        (self.around.first && all_space(before)) || (self.around.last && all_space(after))
    }

    fn is_mark(&self) -> bool {
        if self.before().is_empty() && self.is_first_mark() {
            return true;
        }
        match self.c {
            '\\' | '`' | '*' | '~' | '[' | ']' | '{' | '"' | '\'' => true,
            '_' => !self.inert_underscore(),
            '<' => {
                !self.next().is_some_and(|c| c.is_whitespace() || c.is_ascii_digit() || c == '=')
            }
            '&' => is_entity(self.after()),
            '-' => self.next() == Some('-'),
            '.' if self.after().starts_with("..") => true,
            '.' | ')' => self.around.line_start && self.ends_number(),
            '#' => self.around.heading && self.after().chars().all(|c| c == '#'),
            _ => false,
        }
    }

    /// Whether the first character has a meaning because of what stands before it.
    fn is_first_mark(&self) -> bool {
        let Around { line_start, in_bracket, after_citation, .. } = self.around;
        match self.c {
            '@' | '^' if in_bracket => true,
            ':' | '(' if after_citation => true,
            '>' | ':' | '|' => line_start,
            '-' => line_start && (self.spaced() || only(self.after(), "-:| \t")),
            '+' => line_start && self.spaced(),
            '=' => line_start && only(self.after(), "= \t"),
            '#' => line_start && self.opens_heading(),
            _ => false,
        }
    }

    fn spaced(&self) -> bool {
        self.next().is_none_or(char::is_whitespace)
    }

    fn opens_heading(&self) -> bool {
        let rest = self.after().trim_start_matches('#');
        self.after().len() - rest.len() < 6 && rest.chars().next().is_none_or(char::is_whitespace)
    }

    /// Whether digits and this would begin a list.
    fn ends_number(&self) -> bool {
        let before = self.before();
        let digits = (1..=9).contains(&before.len()) && before.bytes().all(|b| b.is_ascii_digit());
        digits && self.spaced()
    }

    /// Underscores in a word, or with spaces around them, emphasise nothing. A space that would be lost
    /// is written as a number, beside which they may.
    fn inert_underscore(&self) -> bool {
        let before = self.before().trim_end_matches('_');
        let after = self.after().trim_start_matches('_');
        let (last, next) = (before.chars().next_back(), after.chars().next());
        let both = |what: fn(char) -> bool| last.is_some_and(what) && next.is_some_and(what);
        both(of_a_word) || (both(|c| c == ' ') && !self.at_an_end(before, after))
    }
}

/// Whether a character is of a word beside a mark: a letter or a digit. Letters in circles and squares
/// are symbols (Unicode's category `So`), which Markdown takes for punctuation.
pub(super) fn of_a_word(c: char) -> bool {
    let symbol = matches!(c, '\u{24b6}'..='\u{24e9}' | '\u{1f130}'..='\u{1f149}')
        || matches!(c, '\u{1f150}'..='\u{1f169}' | '\u{1f170}'..='\u{1f189}');
    c.is_alphanumeric() && !symbol
}

/// Whether words behind `&` make it an entity.
fn is_entity(after: &str) -> bool {
    let name = after.trim_start_matches('#');
    let rest = name.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
    rest.len() < name.len() && rest.starts_with(';')
}

fn only(words: &str, marks: &str) -> bool {
    words.chars().all(|c| marks.contains(c))
}
