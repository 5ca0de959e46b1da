//! Where a link leads, by its words alone: an anchor, a file of the site, or an address elsewhere.

use std::borrow::Cow;

/// The ways that a link may go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Way<'a> {
    /// `#id` on the same page.
    Anchor(&'a str),
    /// A file of the site, by its path from the site's root.
    File { path: String, anchor: Option<&'a str> },
    /// `https:`, `mailto:`, `tel:` or `sms:`.
    Elsewhere(&'a str),
    /// `/faq/`: from the root of a host that we do not know.
    Root,
    /// A scheme that a page may not use, such as `javascript:`.
    Scheme(&'a str),
}

/// Schemes that a page may link to.
const SCHEMES: [&str; 5] = ["http", "https", "mailto", "tel", "sms"];

impl<'a> Way<'a> {
    /// The way of a link written in the file `from`.
    pub(super) fn of(to: &'a str, from: &str) -> Self {
        if let Some(anchor) = to.strip_prefix('#') {
            return Way::Anchor(anchor);
        }
        if to.starts_with('/') {
            return Way::Root;
        }
        if let Some(scheme) = scheme(to) {
            let known = SCHEMES.iter().any(|s| s.eq_ignore_ascii_case(scheme));
            return if known { Way::Elsewhere(to) } else { Way::Scheme(scheme) };
        }
        let (path, anchor) = match to.split_once('#') {
            Some((path, anchor)) => (path, Some(anchor)),
            None => (to, None),
        };
        Way::File { path: Path::below(from, path), anchor }
    }
}

fn scheme(to: &str) -> Option<&str> {
    let (scheme, _) = to.split_once(':')?;
    let letters = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
    (scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(letters))
        .then_some(scheme)
}

/// Paths in the site folder.
pub(super) struct Path;

impl Path {
    /// The path that `relative` names, seen from the file `from`. `%20` stands for a space, as in
    /// any link; steps above the site's root stay there and so find nothing.
    pub(super) fn below(from: &str, relative: &str) -> String {
        let mut path = String::with_capacity(from.len() + relative.len());
        // Where the path ended before each of its parts.
        let mut ends = Vec::with_capacity(8);
        let folder = from.rsplit_once('/').map(|(folder, _)| folder);
        let go_to = |path: &mut String, ends: &mut Vec<usize>, part: &str| {
            ends.push(path.len());
            path.push_str(if path.is_empty() { "" } else { "/" });
            path.push_str(part);
        };
        folder.into_iter().flat_map(|f| f.split('/')).for_each(|f| go_to(&mut path, &mut ends, f));
        for part in relative.split('/') {
            match (part, ends.last()) {
                ("" | ".", _) => {}
                ("..", Some(end)) if path[*end..].trim_start_matches('/') != ".." => {
                    path.truncate(*end);
                    ends.pop();
                }
                (part, _) => go_to(&mut path, &mut ends, &decode(part)),
            }
        }
        path
    }

    /// The way from the file `from` to another, as a link there is written.
    pub(super) fn relative(from: &str, to: &str) -> String {
        let (here, there): (Vec<&str>, Vec<&str>) =
            (from.split('/').collect(), to.split('/').collect());
        let folders = here.len().min(there.len()) - 1;
        let same = (0..folders).take_while(|i| here[*i] == there[*i]).count();
        format!("{}{}", "../".repeat(here.len() - 1 - same), there[same..].join("/"))
    }
}

fn decode(part: &str) -> Cow<'_, str> {
    match part.contains('%') {
        true => percent_encoding::percent_decode_str(part).decode_utf8_lossy(),
        false => part.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_seen_from_the_file() {
        let from = "content/en/start/a.md";
        assert_eq!(Path::below(from, "b.md"), "content/en/start/b.md");
        assert_eq!(Path::below(from, "../sessions/c.md"), "content/en/sessions/c.md");
        assert_eq!(Path::below(from, "my%20room.png"), "content/en/start/my room.png");
        assert_eq!(Path::below(from, "../../../../x"), "../x");
    }

    #[test]
    fn a_relative_path_leads_there() {
        let from = "content/en/start/a.md";
        for to in ["content/en/start/b.md", "content/en/b.md", "content/en/x/y/b.md", "b.md"] {
            assert_eq!(Path::below(from, &Path::relative(from, to)), to);
        }
        assert_eq!(Path::relative(from, "content/en/sessions/c.md"), "../sessions/c.md");
    }

    #[test]
    fn a_scheme_is_told_from_a_file() {
        assert_eq!(Way::of("javascript:x", "a.md"), Way::Scheme("javascript"));
        assert_eq!(Way::of("tel:+1", "a.md"), Way::Elsewhere("tel:+1"));
        assert!(matches!(Way::of("b.md#c", "a.md"), Way::File { anchor: Some("c"), .. }));
    }
}
