//! The opening fence of a div, and the braces behind words: `{.text #id lines=3 label="..."}`.

/// A fence on its way: attributes stand in the order in which they are given.
#[derive(Clone)]
pub(super) struct Fence {
    colons: usize,
    attributes: String,
}

impl Fence {
    pub(super) fn new(colons: usize, class: &str) -> Self {
        Fence { colons, attributes: format!(".{class}") }
    }

    /// `#id`
    pub(super) fn id(self, id: &str) -> Self {
        self.push(&format!("#{id}"))
    }

    /// `key=value`, for a value without spaces.
    pub(super) fn plain(self, key: &str, value: impl ToString) -> Self {
        self.push(&format!("{key}={}", value.to_string()))
    }

    /// `key=value`, if there is one.
    pub(super) fn maybe(self, key: &str, value: Option<impl ToString>) -> Self {
        match value {
            Some(value) => self.plain(key, value),
            None => self,
        }
    }

    /// `key="some words"`
    pub(super) fn words(self, key: &str, words: &str) -> Self {
        self.push(&format!("{key}={}", quoted(words)))
    }

    /// `key="some words"`, if there are any.
    pub(super) fn maybe_words(self, key: &str, words: Option<&str>) -> Self {
        match words {
            Some(words) => self.words(key, words),
            None => self,
        }
    }

    /// The question and its line of help.
    pub(super) fn named(self, label: &str, hint: Option<&str>) -> Self {
        self.words("label", label).maybe_words("hint", hint)
    }

    fn push(mut self, attribute: &str) -> Self {
        self.attributes.push(' ');
        self.attributes.push_str(attribute);
        self
    }

    /// How long its line is, in characters.
    pub(super) fn length(&self) -> usize {
        self.colons + 1 + self.braces().chars().count()
    }

    /// The attributes in braces.
    pub(super) fn braces(&self) -> String {
        format!("{{{}}}", self.attributes)
    }

    /// The div with what stands in it.
    pub(super) fn around(&self, body: &str) -> String {
        let colons = ":".repeat(self.colons);
        let line_end = if body.is_empty() || body.ends_with("\n\n") { "" } else { "\n" };
        format!("{colons} {}\n{body}{line_end}{colons}", self.braces())
    }
}

/// A value in straight quotes. No value holds a line end.
pub(super) fn quoted(words: &str) -> String {
    let words = words.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', " ");
    format!("\"{words}\"")
}

/// A list of names in one value. A backslash before a character keeps it in its name.
pub(super) fn joined<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<_> = names.map(|name| name.replace('\\', "\\\\").replace(';', "\\;")).collect();
    names.join("; ")
}
