//! What one build made becomes what is shown until the next: the files of the last whole site, and
//! what is to be told of the last build.
//!
//! A build with mistakes tells them and leaves the site as it was. Invariant: the files of an
//! edition are all of one build.

use std::cmp::Ordering;
use std::sync::Arc;

use super::builder::Made;
use crate::diagnostic::{Diagnostics, Severity};
use crate::output::Artifacts;
use crate::pipeline::Promised;
use crate::source::Sources;

/// The site at one moment, and what is told of it.
#[derive(Clone, Debug)]
pub(super) struct Edition {
    pub(super) site: Arc<Site>,
    pub(super) told: Arc<Told>,
}

/// The files of one build.
#[derive(Debug)]
pub(super) struct Site {
    /// The path below which the site stands, with a slash at both ends: `/practice/`.
    pub(super) base: String,
    pub(super) artifacts: Artifacts,
    pub(super) promised: Promised,
    /// What it was built from, for what is told of files that are typeset when asked for.
    pub(super) sources: Sources,
    /// Whether it was built without mistakes.
    pub(super) whole: bool,
}

/// What is told of the last build.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// Each mistake as text.
    pub(super) errors: Vec<String>,
    pub(super) warnings: Vec<String>,
    /// Whether an older site is shown, because of the mistakes.
    pub(super) held: bool,
}

impl Edition {
    /// The edition after a build, and how many files of the site are not as they were.
    pub(super) fn after(last: Option<&Edition>, made: Made) -> (Edition, usize) {
        let whole = !made.diagnostics.has_errors();
        let held = last.filter(|last| !whole && last.site.whole);
        let told = Told { held: held.is_some(), ..Told::of(&made.diagnostics, &made.sources) };
        let (site, changed) = match held {
            Some(last) => (last.site.clone(), 0),
            None => {
                let site = Site {
                    base: made.base,
                    artifacts: made.artifacts,
                    promised: made.promised,
                    sources: made.sources,
                    whole,
                };
                let changed = last.map_or(site.artifacts.len(), |last| site.unlike(&last.site));
                (Arc::new(site), changed)
            }
        };
        (Edition { site, told: Arc::new(told) }, changed)
    }
}

impl Site {
    /// How many files are new, gone or other.
    fn unlike(&self, last: &Site) -> usize {
        let [mut here, mut there] = self.artifacts.apart(&last.artifacts);
        let (mut new, mut old) = (here.next(), there.next());
        let mut unlike = 0;
        // Both are in the order of their paths.
        while let Some(order) = order(new, old) {
            let other = new.zip(old).is_none_or(|((_, new), (_, old))| !same(new, old));
            unlike += usize::from(order != Ordering::Equal || other);
            if order != Ordering::Greater {
                new = here.next();
            }
            if order != Ordering::Less {
                old = there.next();
            }
        }
        unlike
    }
}

type File<'a> = Option<(&'a str, &'a Arc<[u8]>)>;

/// Which of two files comes first; one that is not there comes last. Nothing, if there is none.
fn order(one: File<'_>, other: File<'_>) -> Option<Ordering> {
    match (one, other) {
        (None, None) => None,
        (Some(_), None) => Some(Ordering::Less),
        (None, Some(_)) => Some(Ordering::Greater),
        (Some((one, _)), Some((other, _))) => Some(one.cmp(other)),
    }
}

/// Whether bytes are the same; most are those of the build before.
fn same(one: &Arc<[u8]>, other: &Arc<[u8]>) -> bool {
    Arc::ptr_eq(one, other) || one == other
}

impl Told {
    fn of(diagnostics: &Diagnostics, sources: &Sources) -> Told {
        Told {
            errors: diagnostics.texts(Severity::Error, sources),
            warnings: diagnostics.texts(Severity::Warning, sources),
            held: false,
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A site of these files.
    pub(in crate::serve) fn made(base: &str, files: &[(&str, &str)]) -> Made {
        let mut made = Made { base: base.to_owned(), ..Made::default() };
        for (path, text) in files {
            made.artifacts.insert(*path, text.as_bytes().to_vec());
        }
        made
    }

    pub(in crate::serve) fn site(base: &str, files: &[(&str, &str)]) -> Edition {
        Edition::after(None, made(base, files)).0
    }

    fn broken(files: &[(&str, &str)]) -> Made {
        let sources = Sources::fixture("//- practice.toml\nname = 1\n");
        let mut diagnostics = Diagnostics::new();
        crate::practice::read(&sources, &mut diagnostics);
        assert!(diagnostics.has_errors());
        Made { diagnostics, sources, ..made("/", files) }
    }

    #[test]
    fn a_build_with_mistakes_leaves_the_site_and_tells_them() {
        let first = site("/practice/", &[("index.html", "one")]);
        let (second, changed) = Edition::after(Some(&first), broken(&[("index.html", "half")]));
        assert!(Arc::ptr_eq(&second.site, &first.site));
        assert_eq!((changed, second.told.held), (0, true));
        assert!(second.told.errors[0].contains("practice.toml:1"), "{:?}", second.told.errors);
        let (third, changed) = Edition::after(Some(&second), made("/", &[("index.html", "two")]));
        assert_eq!((changed, &*third.told), (1, &Told::default()));
        assert_eq!(third.site.base, "/");
    }

    #[test]
    fn while_there_was_no_whole_site_what_was_made_is_shown() {
        let (first, _) = Edition::after(None, broken(&[("index.html", "half")]));
        let (second, changed) = Edition::after(Some(&first), broken(&[("index.html", "more")]));
        assert_eq!((changed, second.told.held), (1, false));
        assert_eq!(second.site.artifacts.get("index.html"), Some(b"more".as_slice()));
    }

    #[test]
    fn files_that_are_new_gone_or_other_are_counted() {
        let first = site("/", &[("a", "1"), ("b", "1"), ("c", "1")]);
        let next = made("/", &[("a", "1"), ("b", "2"), ("d", "1")]);
        assert_eq!(Edition::after(Some(&first), next).1, 3);
    }
}
