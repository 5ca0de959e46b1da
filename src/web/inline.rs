//! A theme's stylesheets become texts that need no other file: what they name stands in them as
//! data, fonts too. A sheet to print is one file, and fetches nothing.
//!
//! What a stylesheet names wrongly has been told where the theme was read, and stays as it is.
//!
//! Invariant: a text of this kind may stand in a `<style>` element.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::statics::beside;
use super::style;
use crate::assets::data_address;

/// A theme's static files, by their path in `static/`.
pub(super) type Files = BTreeMap<String, Arc<[u8]>>;

/// Every stylesheet, whole, by its path in `static/`.
pub(super) fn styles(files: &Files) -> BTreeMap<String, String> {
    let names = files.keys().filter(|name| is_style(name));
    names.map(|name| (name.clone(), for_element(&whole(name, files, &[])))).collect()
}

fn is_style(name: &str) -> bool {
    name.ends_with(".css")
}

/// No `</` ends the element before its time; in CSS a backslash before a slash is the slash.
fn for_element(text: &str) -> String {
    text.replace("</", "<\\/")
}

/// A stylesheet with all that it names in it. Those `above` are the ones that name it.
fn whole(name: &str, files: &Files, above: &[&str]) -> String {
    let text = files.get(name).and_then(|bytes| std::str::from_utf8(bytes).ok());
    let text = text.unwrap_or_default();
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for at in style::addresses(text) {
        out.push_str(&text[from..at.start]);
        let written = &text[at.clone()];
        out.push_str(&data(name, written, files, above).unwrap_or_else(|| written.to_owned()));
        from = at.end;
    }
    out.push_str(&text[from..]);
    out
}

/// The address that holds the file which a stylesheet names.
fn data(stylesheet: &str, written: &str, files: &Files, above: &[&str]) -> Option<String> {
    let (file, part) = written.split_at(written.find(['#', '?']).unwrap_or(written.len()));
    let meant = beside(stylesheet, file);
    let bytes = files.get(&meant)?;
    let above = [above, &[stylesheet]].concat();
    let address = match is_style(&meant) {
        true if above.contains(&meant.as_str()) => return None,
        true => data_address(&meant, whole(&meant, files, &above).as_bytes()),
        false => data_address(&meant, bytes),
    };
    Some(address + part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(files: &[(&str, &str)], name: &str) -> String {
        let files =
            files.iter().map(|(name, text)| ((*name).to_owned(), Arc::from(text.as_bytes())));
        styles(&files.collect()).remove(name).expect("a stylesheet")
    }

    #[test]
    fn what_a_stylesheet_names_stands_in_it() {
        let files = [
            ("a.css", "@import \"b/c.css\"; x { y: url(d.svg#z) }"),
            ("b/c.css", "e { f: url(../d.svg) }"),
            ("d.svg", "foo"),
        ];
        let inner = one(&files, "b/c.css");
        assert_eq!(inner, "e { f: url(data:image/svg+xml;base64,Zm9v) }");
        let whole = one(&files, "a.css");
        assert!(whole.starts_with("@import \"data:text/css;base64,"), "{whole}");
        assert!(whole.ends_with("url(data:image/svg+xml;base64,Zm9v#z) }"), "{whole}");
    }

    #[test]
    fn a_loop_ends_and_an_element_stays_open() {
        assert_eq!(
            one(&[("a.css", "@import 'a.css'; </style>")], "a.css"),
            "@import 'a.css'; <\\/style>"
        );
    }
}
