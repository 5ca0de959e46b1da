//! Reads `{#id .class key=value}` from the source bytes: the parser's words will not do, since
//! smart punctuation has curled their quotes.

use crate::source::{FileId, Span, Spanned};

use super::Attr;

/// Attributes that cannot be read: where, and why.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) at: Span,
    pub(super) why: String,
}

/// Reads the attributes that open at byte `start` of `source`, and says where they end.
pub(super) fn read(file: FileId, source: &str, start: usize) -> Result<(Attr, usize), Fault> {
    let mut cursor = Cursor { file, source, at: start + 1 };
    let mut attr = Attr::default();
    loop {
        cursor.skip_spaces();
        match cursor.peek() {
            None => return Err(cursor.fault(start..start + 1, "this brace is not closed")),
            Some('}') => return Ok((attr, cursor.at + 1)),
            Some('#') => cursor.id(&mut attr)?,
            Some('.') => attr.classes.push(cursor.name("a class name")?),
            Some(_) => cursor.pair(&mut attr)?,
        }
    }
}

/// The attributes that a bare word after `:::` stands for.
pub(super) fn of_word(file: FileId, word: &str, start: usize) -> Result<Attr, Fault> {
    let span = Span::new(file, start..start + word.len());
    if word.chars().all(is_name) {
        let class = Spanned::new(word.to_owned(), span);
        return Ok(Attr { classes: vec![class], ..Attr::default() });
    }
    let why = "after the colons stands one word, or attributes in braces".to_owned();
    Err(Fault { at: span, why })
}

/// No colon: the ids that a theme gives have one, so that no author's can meet them.
fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '.')
}

struct Cursor<'a> {
    file: FileId,
    source: &'a str,
    at: usize,
}

impl Cursor<'_> {
    fn peek(&self) -> Option<char> {
        self.source[self.at..].chars().next()
    }

    fn skip_spaces(&mut self) {
        self.take_while(char::is_whitespace);
    }

    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> Spanned<String> {
        let rest = &self.source[self.at..];
        let taken = &rest[..rest.find(|c| !wanted(c)).unwrap_or(rest.len())];
        let start = self.at;
        self.at += taken.len();
        Spanned::new(taken.to_owned(), Span::new(self.file, start..self.at))
    }

    fn fault(&self, range: std::ops::Range<usize>, why: impl Into<String>) -> Fault {
        Fault { at: Span::new(self.file, range), why: why.into() }
    }

    /// The name after a `#` or `.`.
    fn name(&mut self, what: &str) -> Result<Spanned<String>, Fault> {
        let start = self.at;
        self.at += 1;
        let name = self.take_while(is_name);
        if name.value.is_empty() {
            return Err(self.fault(start..self.at, format!("{what} is missing here")));
        }
        Ok(name)
    }

    fn id(&mut self, attr: &mut Attr) -> Result<(), Fault> {
        let id = self.name("an id")?;
        if attr.id.is_some() {
            return Err(self.fault(id.span.range(), "there is an id already"));
        }
        attr.id = Some(id);
        Ok(())
    }

    fn pair(&mut self, attr: &mut Attr) -> Result<(), Fault> {
        let start = self.at;
        let key = self.take_while(is_name);
        if key.value.is_empty() || self.peek() != Some('=') {
            let rest = self.take_while(|c| !c.is_whitespace() && c != '}');
            let why = "this is no `#id`, `.class` or `key=value`";
            return Err(self.fault(start..rest.span.range().end, why));
        }
        if attr.pairs.iter().any(|(k, _)| *k == key) {
            let why = format!("`{}` is given twice", key.value);
            return Err(self.fault(key.span.range(), why));
        }
        self.at += 1;
        let value = self.value()?;
        attr.pairs.push((key, value));
        Ok(())
    }

    fn value(&mut self) -> Result<Spanned<String>, Fault> {
        match self.peek() {
            Some(quote @ ('"' | '\'')) => self.quoted(quote),
            _ => Ok(self.take_while(|c| !c.is_whitespace() && c != '}')),
        }
    }

    /// A value in quotes, on one line; a backslash keeps the quote after it, or in a table the bar.
    fn quoted(&mut self, quote: char) -> Result<Spanned<String>, Fault> {
        let start = self.at;
        let mut value = String::new();
        let mut chars = self.source[start + 1..].char_indices();
        while let Some((at, c)) = chars.next() {
            match c {
                '\n' => break,
                _ if c == quote => {
                    let inside = start + 1..start + 1 + at;
                    self.at = inside.end + 1;
                    return Ok(Spanned::new(value, Span::new(self.file, inside)));
                }
                '\\' if chars.as_str().starts_with([quote, '\\', '|']) => {
                    value.extend(chars.next().map(|(_, kept)| kept));
                }
                _ => value.push(c),
            }
        }
        Err(self.fault(start..start + 1, "this quote is not closed on its line"))
    }
}
