//! Texts that must have a shape: web addresses, email addresses, page ids, slugs.
//!
//! Fetches nothing and looks at no other file. Invariant: what comes back without a diagnostic can
//! be printed in a link as it stands.

use url::Url;

use super::phone;
use crate::source::Spanned;
use crate::table::Table;

/// The address a site is published at, with a slash at its end: `https://example.org/` or with
/// a subpath. The words of an `Err` say what is wrong.
pub fn base_url(text: &str) -> Result<Url, &'static str> {
    let mut url = web_address(text)?;
    if url.query().is_some() || url.fragment().is_some() {
        return Err("a base address has no `?` or `#`");
    }
    if url.path().contains("//") {
        return Err("there is nothing between two slashes of its path");
    }
    if !url.path().ends_with('/') {
        let path = format!("{}/", url.path());
        url.set_path(&path);
    }
    Ok(url)
}

/// An http or https address of a host, without a user name or password.
fn web_address(text: &str) -> Result<Url, &'static str> {
    let url = Url::parse(text).map_err(|_| "this is not a whole web address")?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err("a web address here begins with https:// or http://");
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("a user name or password would be published");
    }
    Ok(url)
}

/// Whether a text can be a file name and a part of an address as it stands: `approaches`, `dana-ortiz`.
pub fn is_slug(text: &str) -> bool {
    let part =
        |p: &str| !p.is_empty() && p.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    text.split('-').all(part)
}

/// A name that can be a file name, as near to this text as it goes; an example if nothing of it
/// can stay.
pub(super) fn slug_like(text: &str) -> String {
    let mut slug = String::new();
    for letter in text.to_lowercase().chars() {
        match letter {
            'a'..='z' | '0'..='9' => slug.push(letter),
            // The marks of letters that are written in two parts.
            '\u{300}'..='\u{36f}' => {}
            _ => slug.push_str(plain(letter)),
        }
    }
    let parts: Vec<&str> = slug.split('-').filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { "ana-reyes".to_owned() } else { parts.join("-") }
}

/// Letters of Europe without their marks.
const PLAIN: [(&str, &str); 21] = [
    ("àáâãäåāăą", "a"),
    ("æ", "ae"),
    ("çćĉċč", "c"),
    ("ďđð", "d"),
    ("èéêëēĕėęě", "e"),
    ("ĝğġģ", "g"),
    ("ĥħ", "h"),
    ("ìíîïĩīĭįı", "i"),
    ("ĵ", "j"),
    ("ķ", "k"),
    ("ĺļľŀł", "l"),
    ("ñńņňŋ", "n"),
    ("òóôõöøōŏő", "o"),
    ("œ", "oe"),
    ("ŕŗř", "r"),
    ("śŝşšșß", "s"),
    ("ţťŧțþ", "t"),
    ("ùúûüũūŭůűų", "u"),
    ("ŵ", "w"),
    ("ýÿŷ", "y"),
    ("źżž", "z"),
];

/// A letter as it can stand in a file name; a hyphen if it cannot.
fn plain(letter: char) -> &'static str {
    let found = PLAIN.iter().find(|(letters, _)| letters.contains(letter));
    found.map_or("-", |(_, plain)| plain)
}

/// Whether a text can name a page or a section: slugs parted by `/`.
pub fn is_page_id(text: &str) -> bool {
    text.split('/').all(is_slug)
}

/// A text under a key. One that is blank is told, and counts as not given.
pub(super) fn words(table: &mut Table<'_>, key: &'static str) -> Option<String> {
    let text = table.string(key)?;
    let blank = text.value.trim().is_empty();
    if blank {
        table.bad_value(text.span, key, "this is empty", "write words, or take this line out");
    }
    (!blank).then_some(text.value)
}

/// A web address under a key.
pub(super) fn link(table: &mut Table<'_>, key: &'static str) -> Option<Url> {
    let text = table.string(key)?;
    match web_address(&text.value) {
        Ok(url) => Some(url),
        Err(why) => {
            let help =
                "write the address as the browser shows it, such as https://example.org/page";
            table.bad_value(text.span, key, why, help);
            None
        }
    }
}

/// An email address under a key: something, an `@`, and a name with a dot. What more there is to
/// say only sending a letter can tell.
pub(super) fn email(table: &mut Table<'_>, key: &'static str) -> Option<String> {
    let text = table.string(key)?;
    let good = text.value.split_once('@').is_some_and(|(user, host)| {
        let plain = |s: &str| !s.is_empty() && !s.contains(|c: char| c.is_whitespace() || c == '@');
        plain(user) && plain(host) && host.trim_matches('.').contains('.')
    });
    if !good {
        let help = "write it such as hello@example.org";
        table.bad_value(text.span, key, "this is not an email address", help);
    }
    good.then_some(text.value)
}

/// A list of page ids under a key. Whether the pages exist is for the site to say.
pub(super) fn page_ids(table: &mut Table<'_>, key: &'static str) -> Option<Vec<Spanned<String>>> {
    let mut ids = table.different_strings(key)?;
    ids.retain(|id| {
        let good = is_page_id(&id.value);
        if !good {
            let help =
                "write the path below content/<language>/ without `.md`, such as approaches/cbt";
            table.bad_value(id.span, key, "this is not the id of a page", help);
        }
        good
    });
    Some(ids)
}

/// One telephone number that can be dialled as it is written.
pub(super) fn phone(table: &mut Table<'_>, key: &'static str) -> Option<String> {
    let text = table.string(key)?;
    match phone::to_dial(&text.value) {
        Ok(_) => Some(text.value),
        Err(why) => {
            table.bad_value(text.span, key, why, phone::HELP);
            None
        }
    }
}

/// A telephone number to read aloud, which may say more than the number (`988, then press 1`): it
/// has to hold a digit.
pub(super) fn spoken_phone(table: &mut Table<'_>, key: &'static str) -> Option<String> {
    let text = table.string(key)?;
    let good = text.value.bytes().any(|b| b.is_ascii_digit());
    if !good {
        table.bad_value(
            text.span,
            key,
            "there is no digit in this",
            "write the number as people say it",
        );
    }
    good.then_some(text.value)
}

/// A telephone number to dial: digits, with a `+` before them at most. An empty text says that
/// there is none.
pub(super) fn dialled(table: &mut Table<'_>, key: &'static str) -> Option<String> {
    let text = table.string(key).filter(|text| !text.value.is_empty())?;
    let digits = text.value.strip_prefix('+').unwrap_or(&text.value);
    let good = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    if !good {
        table.bad_value(
            text.span,
            key,
            "this cannot be dialled",
            "write digits only, or + and digits",
        );
    }
    good.then_some(text.value)
}

#[cfg(test)]
mod tests {
    use super::{base_url, is_page_id, is_slug, slug_like};

    #[test]
    fn a_bad_file_name_has_a_good_one_near() {
        for (bad, good) in [
            ("ünï", "uni"),
            ("u\u{308}ni", "uni"),
            ("ana_reyes", "ana-reyes"),
            ("Ana  Reyes, LMFT", "ana-reyes-lmft"),
            ("-Žofie-", "zofie"),
            ("静", "ana-reyes"),
            ("", "ana-reyes"),
        ] {
            assert_eq!(slug_like(bad), good);
            assert!(is_slug(good));
        }
    }

    #[test]
    fn a_base_address_ends_in_a_slash() {
        let read = |text| base_url(text).map(|url| url.to_string());
        assert_eq!(read("https://example.org"), Ok("https://example.org/".to_owned()));
        assert_eq!(read("http://a.example/x/y"), Ok("http://a.example/x/y/".to_owned()));
        for bad in [
            "",
            "example.org",
            "ftp://a.example/",
            "https://a.example/?q",
            "https://u:p@a.example/",
            "https://a.example//",
            "https://a.example//x//",
            "https://a.example/x//y",
        ] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn page_ids_are_slugs_parted_by_slashes() {
        assert!(is_page_id("approaches/cbt") && is_page_id("faq"));
        for bad in ["", "/a", "a/", "A", "a b", "a.md", "a--b", "../a"] {
            assert!(!is_page_id(bad), "{bad}");
        }
    }
}
