//! Code becomes HTML with classes that a theme colours: `<span class="hl-keyword">`.
//!
//! Grammars are loaded when the first code block of a known language is met, so a site without
//! code never pays for them. There are no colours here, and no style attributes.
//!
//! Colouring takes a tenth of a millisecond a line, so a block that comes again is remembered: it
//! stands on the same page in each language, and its page is drawn again whenever a template is
//! saved. Invariant: what is remembered is what colouring it again would give.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::SyntaxSet;
use syntect::util::LinesWithEndings;

static GRAMMARS: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

const CLASSES: ClassStyle = ClassStyle::SpacedPrefixed { prefix: "hl-" };

/// Blocks that were coloured, by their language and text.
static KNOWN: LazyLock<Mutex<Known>> = LazyLock::new(Mutex::default);

type Known = HashMap<(String, String), Option<Arc<str>>>;

/// How many blocks are remembered. With more, all are forgotten.
const MOST: usize = 1024;

/// The code as HTML; nothing, if the language is not known or its grammar gives up.
pub fn code(language: &str, text: &str) -> Option<Arc<str>> {
    if matches!(language, "text" | "txt" | "plain") {
        return None;
    }
    let block = (language.to_owned(), text.to_owned());
    // A thread that panicked has left whole blocks behind, or none.
    let known = || KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(coloured) = known().get(&block) {
        return coloured.clone();
    }
    let coloured = colour(language, text).map(Arc::from);
    let mut known = known();
    if known.len() == MOST {
        known.clear();
    }
    known.insert(block, coloured.clone());
    coloured
}

fn colour(language: &str, text: &str) -> Option<String> {
    let grammar = GRAMMARS.find_syntax_by_token(language)?;
    let mut html = ClassedHTMLGenerator::new_with_class_style(grammar, &GRAMMARS, CLASSES);
    for line in LinesWithEndings::from(text) {
        html.parse_html_for_line_which_includes_newline(line).ok()?;
    }
    Some(html.finalize())
}

#[cfg(test)]
mod tests {
    use super::{MOST, code};

    #[test]
    fn known_code_gets_classes_and_nothing_else() {
        let html = code("js", "let a = \"<b>\"\n").unwrap_or_default();
        assert!(html.contains("class=\"hl-"), "{html}");
        assert!(html.contains("&lt;b&gt;") && !html.contains("style="), "{html}");
    }

    #[test]
    fn a_block_that_comes_again_looks_the_same() {
        let more = |at: usize| code("js", &format!("let a = {at}\n"));
        let first = more(0);
        assert_eq!(more(0), first);
        (1..=MOST).for_each(|at| assert_ne!(more(at), first));
        assert_eq!(more(0), first);
    }

    #[test]
    fn unknown_code_is_left_to_the_caller() {
        assert_eq!(code("klingon", "Qapla'"), None);
    }
}
