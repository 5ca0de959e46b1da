//! Addresses: the base that a site is published under, and paths below it.

use url::Url;

/// Where the site will stand: `https://example.org/` or `https://example.org/therapy/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Base {
    /// The whole address, with a slash at its end.
    pub url: String,
    /// Its path, with slashes at both ends.
    folder: String,
}

impl Base {
    pub(super) fn of(url: &Url) -> Self {
        let with_slash = |text: &str| format!("{}/", text.trim_end_matches('/'));
        Base { url: with_slash(url.as_str()), folder: with_slash(url.path()) }
    }

    /// The address of something below the base, from the root of the host.
    pub(super) fn path(&self, below: &str) -> String {
        format!("{}{}", self.folder, encode(below))
    }

    /// The whole address of what [`Base::path`] gave.
    pub(super) fn absolute(&self, path: &str) -> String {
        format!("{}{}", self.url, path.strip_prefix(&self.folder).unwrap_or(path))
    }

    /// The first language stands at the root, the others in a folder.
    pub(super) fn language_folder(&self, languages: &[String], lang: &str) -> String {
        let first = languages.first().is_some_and(|first| first == lang);
        if first { String::new() } else { format!("{lang}/") }
    }
}

/// Letters that may stand in a path as they are; all others are written as `%XX`.
fn encode(path: &str) -> String {
    let plain =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/');
    if path.bytes().all(plain) {
        return path.to_owned();
    }
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if plain(byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base(url: &str) -> Base {
        Base::of(&Url::parse(url).expect("a URL"))
    }

    #[test]
    fn a_site_may_stand_below_a_path() {
        let base = base("https://example.org/therapy");
        assert_eq!(base.path("faq/"), "/therapy/faq/");
        assert_eq!(base.absolute("/therapy/faq/"), "https://example.org/therapy/faq/");
    }

    #[test]
    fn odd_letters_are_encoded() {
        assert_eq!(base("https://example.org/").path("à b/"), "/%C3%A0%20b/");
    }
}
