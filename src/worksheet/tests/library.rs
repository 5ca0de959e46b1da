//! The library's own worksheets, read and written back.

use super::{placeless, sheet, told};
use crate::source::Sources;
use crate::worksheet::write;

/// Path and Markdown of every worksheet that the program carries.
fn worksheets() -> Vec<(String, String)> {
    let sources = Sources::fixture_over_library("");
    let pages = sources.under("content").filter(|file| file.path.ends_with(".md"));
    let texts = pages.filter_map(|file| Some((file.path.clone(), file.text().ok()?.to_owned())));
    let is_sheet = |text: &str| text.contains("\nkind = \"worksheet\"\n");
    let sheets = texts.filter(|(_, text)| is_sheet(text));
    sheets.map(|(path, text)| (path, body(&text).to_owned())).collect()
}

/// A page without its front matter.
fn body(text: &str) -> &str {
    text.splitn(3, "+++\n").last().unwrap_or(text)
}

#[test]
fn every_worksheet_of_the_library_is_written_as_it_is_read() {
    let worksheets = worksheets();
    assert!(worksheets.len() >= 14, "{} worksheets", worksheets.len());
    for (path, text) in worksheets {
        let (worksheet, diagnostics) = sheet(&text);
        assert_eq!(told(&diagnostics), "", "{path}");
        let worksheet = worksheet.unwrap_or_else(|| panic!("{path} has none"));
        let written = write(&worksheet);
        let (again, diagnostics) = sheet(&written);
        assert_eq!(told(&diagnostics), "", "{path}\n{written}");
        let again = again.map(placeless::worksheet);
        assert_eq!(again, Some(placeless::worksheet(worksheet)), "{path}\n{written}");
    }
}
