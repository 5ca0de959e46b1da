//! A piece of a page, as markup or as words, small enough to read in a test.

use scraper::{ElementRef, Html, Node, Selector};

/// What is taken of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Markup of the elements that a selector finds.
    Html,
    /// Their words; a line for each block, links as `[words](address)`.
    Text,
    /// The whole file; how its lines end is not shown.
    Whole,
}

/// Takes an excerpt. A selector that finds nothing gives nothing.
pub(crate) fn of(kind: Kind, page: &str, selector: &str) -> Result<String, String> {
    if kind == Kind::Whole {
        return Ok(page.replace("\r\n", "\n"));
    }
    let selector = Selector::parse(selector).map_err(|e| format!("`{selector}`: {e}"))?;
    let page = Html::parse_document(page);
    let found = page.select(&selector);
    let pieces: Vec<String> = match kind {
        Kind::Html => found.map(|element| element.html()).collect(),
        _ => found.map(text).collect(),
    };
    Ok(pieces.join("\n"))
}

/// The words of an element.
pub(crate) fn text(element: ElementRef<'_>) -> String {
    let mut lines = Lines::default();
    lines.element(element);
    lines.end();
    lines.done.join("\n")
}

/// Elements that run on in a line of text.
const INLINE: [&str; 14] = [
    "a", "abbr", "b", "cite", "code", "del", "em", "i", "span", "strong", "sub", "sup", "time",
    "img",
];

#[derive(Default)]
struct Lines {
    done: Vec<String>,
    line: String,
}

impl Lines {
    fn element(&mut self, element: ElementRef<'_>) {
        let name = element.value().name();
        match name {
            "svg" | "script" | "style" => {}
            "br" => self.end(),
            "a" => self.link(element),
            "img" => self.words(&format!("![{}]", element.attr("alt").unwrap_or_default())),
            _ if INLINE.contains(&name) => self.children(element),
            _ => self.block(name, element),
        }
    }

    fn block(&mut self, name: &str, element: ElementRef<'_>) {
        self.end();
        self.line.push_str(mark(name));
        self.children(element);
        self.end();
    }

    fn link(&mut self, element: ElementRef<'_>) {
        let outer = std::mem::take(&mut self.line);
        self.children(element);
        let words = std::mem::replace(&mut self.line, outer);
        let href = element.attr("href").unwrap_or_default();
        self.line.push_str(&format!("[{}]({href})", words.trim()));
    }

    fn children(&mut self, element: ElementRef<'_>) {
        for child in element.children() {
            match (child.value(), ElementRef::wrap(child)) {
                (Node::Text(words), _) => self.words(words),
                (_, Some(element)) => self.element(element),
                _ => {}
            }
        }
    }

    /// Adds words; white space of any length is one space.
    fn words(&mut self, words: &str) {
        for c in words.chars() {
            let space = c.is_ascii_whitespace();
            if !(space && (self.line.is_empty() || self.line.ends_with(' '))) {
                self.line.push(if space { ' ' } else { c });
            }
        }
    }

    fn end(&mut self) {
        let line = std::mem::take(&mut self.line);
        if !line.trim().is_empty() {
            self.done.push(line.trim_end().to_owned());
        }
    }
}

/// What a block begins with, so that a list reads as a list.
fn mark(name: &str) -> &'static str {
    match name {
        "h1" => "# ",
        "h2" => "## ",
        "h3" => "### ",
        "h4" => "#### ",
        "li" => "- ",
        "dt" => "? ",
        "dd" => ": ",
        "td" | "th" => "| ",
        "summary" => "> ",
        _ => "",
    }
}
