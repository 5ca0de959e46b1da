//! Code becomes HTML with classes that a theme colours: `<span class="hl-keyword">`.
//!
//! Grammars are loaded when the first code block of a known language is met, so a site without
//! code never pays for them. There are no colours here, and no style attributes.

use std::sync::LazyLock;

use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::SyntaxSet;
use syntect::util::LinesWithEndings;

static GRAMMARS: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

const CLASSES: ClassStyle = ClassStyle::SpacedPrefixed { prefix: "hl-" };

/// The code as HTML; nothing, if the language is not known or its grammar gives up.
pub fn code(language: &str, text: &str) -> Option<String> {
    if matches!(language, "text" | "txt" | "plain") {
        return None;
    }
    let grammar = GRAMMARS.find_syntax_by_token(language)?;
    let mut html = ClassedHTMLGenerator::new_with_class_style(grammar, &GRAMMARS, CLASSES);
    for line in LinesWithEndings::from(text) {
        html.parse_html_for_line_which_includes_newline(line).ok()?;
    }
    Some(html.finalize())
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn known_code_gets_classes_and_nothing_else() {
        let html = code("js", "let a = \"<b>\"\n").unwrap_or_default();
        assert!(html.contains("class=\"hl-"), "{html}");
        assert!(html.contains("&lt;b&gt;") && !html.contains("style="), "{html}");
    }

    #[test]
    fn unknown_code_is_left_to_the_caller() {
        assert_eq!(code("klingon", "Qapla'"), None);
    }
}
