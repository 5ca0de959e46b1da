//! The path of a request becomes the file of the site that is meant.
//!
//! Only the map of the site's files is asked, never a disk, so a path leads nowhere else however it
//! is written. Invariant: what is found is a path of that map, letter for letter.

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use super::edition::Site;

/// What a path means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// A file that is there.
    File(String),
    /// A file that is typeset now.
    Promised(String),
    /// It lies at this address.
    Moved(String),
    /// Nothing, and the page that says so, if the site has one.
    Missing(Option<String>),
}

/// Letters of a path that an address cannot hold as they are.
const ESCAPED: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'<').add(b'>').add(b'?').add(b'\\');

/// What the path of an address means on this site.
pub(super) fn find(site: &Site, path: &str) -> Wanted {
    let Some(below) = below(&site.base, path) else {
        return Wanted::Missing(not_found(site, ""));
    };
    let page = match below.is_empty() || below.ends_with('/') {
        true => format!("{below}index.html"),
        false => below.clone(),
    };
    if site.artifacts.get(&page).is_some() {
        Wanted::File(page)
    } else if site.promised.holds(&page) {
        Wanted::Promised(page)
    } else if site.artifacts.get(&format!("{page}/index.html")).is_some() {
        Wanted::Moved(format!("{}{}/", site.base, utf8_percent_encode(&page, ESCAPED)))
    } else {
        Wanted::Missing(not_found(site, &below))
    }
}

/// The path below the site's base, decoded; nothing if it stands elsewhere or is no text.
fn below(base: &str, path: &str) -> Option<String> {
    let decoded = |path: &str| Some(percent_decode_str(path).decode_utf8().ok()?.into_owned());
    decoded(path)?.strip_prefix(&decoded(base)?).map(str::to_owned)
}

/// The page for what is missing, in the language of the path.
fn not_found(site: &Site, below: &str) -> Option<String> {
    let there = |page: &String| site.artifacts.get(page).is_some();
    let of_language = below.split_once('/').map(|(lang, _)| format!("{lang}/404.html"));
    of_language.filter(there).or_else(|| Some("404.html".to_owned()).filter(there))
}

#[cfg(test)]
mod tests {
    use super::super::edition::tests::site;
    use super::{Wanted, find};

    const FILES: [(&str, &str); 7] = [
        ("index.html", ""),
        ("404.html", ""),
        ("a/index.html", ""),
        ("assets/two words.png", ""),
        ("es/404.html", ""),
        ("es/index.html", ""),
        ("caf\u{e9}/index.html", ""),
    ];

    fn found(base: &str, path: &str) -> String {
        match find(&site(base, &FILES).site, path) {
            Wanted::File(file) => file,
            Wanted::Promised(file) => format!("typeset {file}"),
            Wanted::Moved(to) => format!("to {to}"),
            Wanted::Missing(page) => format!("no: {}", page.unwrap_or_default()),
        }
    }

    #[test]
    fn paths_lead_to_files() {
        for (path, wanted) in [
            ("/", "index.html"),
            ("/index.html", "index.html"),
            ("/a/", "a/index.html"),
            ("/a", "to /a/"),
            ("/%61/", "a/index.html"),
            ("/assets/two%20words.png", "assets/two words.png"),
            ("/caf%C3%A9", "to /caf%C3%A9/"),
            ("/es/x/", "no: es/404.html"),
            ("/es", "to /es/"),
            ("/x", "no: 404.html"),
            ("/assets/", "no: 404.html"),
            ("/a/index.html/", "no: 404.html"),
        ] {
            assert_eq!(found("/", path), wanted, "{path}");
        }
    }

    #[test]
    fn a_site_stands_below_its_base_alone() {
        for (path, wanted) in [
            ("/practice/", "index.html"),
            ("/practice/a", "to /practice/a/"),
            ("/practice/es/x", "no: es/404.html"),
            ("/practice", "no: 404.html"),
            ("/a/", "no: 404.html"),
        ] {
            assert_eq!(found("/practice/", path), wanted, "{path}");
        }
        assert_eq!(found("/my%20practice/", "/my%20practice/a"), "to /my%20practice/a/");
    }

    #[test]
    fn no_spelling_of_a_path_leads_out() {
        for path in [
            "/../index.html",
            "/a/../index.html",
            "/./index.html",
            "/%2e%2e/index.html",
            "/%2E%2E%2Findex.html",
            "/..%2findex.html",
            "/%252e%252e/index.html",
            "/..\\index.html",
            "/a\\index.html",
            "/..%5cindex.html",
            "//index.html",
            "//evil.example/",
            "/index.html%00",
            "/index.html\0",
            "/%zz",
            "/%",
            "/%ff%fe",
            "/%c0%ae%c0%ae/index.html",
            "/index.html/.",
            "/C:/index.html",
            "index.html",
            "*",
            "",
        ] {
            assert_eq!(found("/", path), "no: 404.html", "{path}");
        }
        assert_eq!(found("/", &format!("/{}", "a/".repeat(50_000))), "no: 404.html");
    }
}
