//! What must be true of every page, whatever the site: a frame, one title, no third party, nothing
//! empty. Each check gives the faults that it finds, in words.

use std::collections::BTreeSet;

use scraper::{ElementRef, Html, Selector};

/// What formats.md asks for: nothing from elsewhere, nothing sent, no other base.
pub(crate) const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; \
                                 font-src 'self'; script-src 'self'; form-action 'none'; \
                                 base-uri 'none'";

/// What is kept of a page once it has been read. (The parsed page itself stays on its thread.)
#[derive(Debug)]
pub(crate) struct Page {
    /// Where it is written.
    pub path: String,
    /// What is wrong with it, each with its path.
    pub faults: Vec<String>,
    /// Where it links to and what it fetches.
    pub links: Vec<String>,
    /// The ids on it.
    pub ids: BTreeSet<String>,
    /// `link[rel=canonical]` and `og:url`.
    pub addresses: Vec<String>,
    /// The title and the description.
    pub names: [String; 2],
    /// Its linked data.
    pub data: String,
}

impl Page {
    /// Reads a page.
    pub(crate) fn read(path: &str, bytes: &[u8]) -> Self {
        let html = Html::parse_document(std::str::from_utf8(bytes).unwrap());
        let tree = Tree { path, html };
        let owned = |found: Vec<&str>| found.into_iter().map(str::to_owned).collect::<Vec<_>>();
        let mut links = owned(tree.attrs("[href]", "href"));
        links.extend(owned(tree.attrs("[src]", "src")));
        let mut addresses = owned(tree.attrs("link[rel=canonical]", "href"));
        addresses.extend(owned(tree.attrs("meta[property='og:url']", "content")));
        let title = tree.all("title").into_iter().map(words).collect();
        let description = owned(tree.attrs("meta[name=description]", "content")).concat();
        Page {
            path: path.to_owned(),
            faults: tree.faults(),
            links,
            ids: owned(tree.attrs("[id]", "id")).into_iter().collect(),
            addresses,
            names: [title, description],
            data: tree.all("script").iter().flat_map(ElementRef::text).collect(),
        }
    }
}

/// A page that has been parsed.
struct Tree<'a> {
    path: &'a str,
    html: Html,
}

impl Tree<'_> {
    /// The elements that a selector finds.
    fn all(&self, selector: &str) -> Vec<ElementRef<'_>> {
        self.html.select(&Selector::parse(selector).unwrap()).collect()
    }

    /// One attribute of every element that a selector finds and that has it.
    fn attrs(&self, selector: &str, name: &str) -> Vec<&str> {
        self.all(selector).into_iter().filter_map(|element| element.attr(name)).collect()
    }

    /// Every fault of the page, with its path.
    fn faults(&self) -> Vec<String> {
        let checks = [
            Tree::frame,
            Tree::privacy,
            Tree::forms,
            Tree::headings,
            Tree::nothing_empty,
            Tree::ids,
        ];
        let found = checks.iter().flat_map(|check| check(self));
        found.map(|fault| format!("{}: {fault}", self.path)).collect()
    }

    fn is_missing_page(&self) -> bool {
        self.path.ends_with("404.html")
    }

    /// What stands around every page's own words.
    fn frame(&self) -> Vec<String> {
        let mut wanted = vec![
            ("h1", 1),
            ("head > title", 1),
            ("meta[name=description]:not([content=''])", 1),
            ("html[lang]:not([lang=''])[dir]", 1),
            ("main[id='page:text']", 1),
            ("body > a.skip[href='#page:text']:first-child", 1),
            ("header a.help-link[href]", 1),
            ("footer nav.foot-links li > a", self.all("footer nav.foot-links li").len()),
        ];
        wanted.push(("link[rel=canonical]", usize::from(!self.is_missing_page())));
        wanted.push(("meta[name=robots][content=noindex]", usize::from(self.is_missing_page())));
        let differs = |(selector, n): (&str, usize)| {
            let found = self.all(selector).len();
            (found != n).then(|| format!("{found} of `{selector}`, not {n}"))
        };
        let mut faults: Vec<String> = wanted.into_iter().filter_map(differs).collect();
        if self.attrs("meta[http-equiv=Content-Security-Policy]", "content") != [POLICY] {
            faults.push("not the policy that every page has".to_owned());
        }
        // The page of crisis lines has them in its text instead.
        if self.all("footer .crisis .crisis-number, .layout-help main .crisis").is_empty() {
            faults.push("no crisis block".to_owned());
        }
        faults
    }

    /// Nothing is fetched from elsewhere, run, or styled in place.
    fn privacy(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for never in ["[style]", "style", "iframe", "object", "embed", "base", "[srcset]"] {
            if !self.all(never).is_empty() {
                faults.push(format!("has `{never}`"));
            }
        }
        for script in self.all("script:not([src])") {
            let data = script.attr("type") == Some("application/ld+json");
            let text: String = script.text().collect();
            if !data || serde_json::from_str::<serde_json::Value>(&text).is_err() {
                faults.push("a script that is no linked data".to_owned());
            }
        }
        let fetched = self
            .attrs("[src]", "src")
            .into_iter()
            .chain(self.attrs("link:not([rel=canonical]):not([rel=alternate][hreflang])", "href"));
        let elsewhere = fetched.filter(|url| url.contains("//") || url.starts_with("data:"));
        faults.extend(elsewhere.map(|url| format!("fetches `{url}`")));
        for element in self.all("*") {
            let handlers = element.value().attrs().filter(|(name, _)| name.starts_with("on"));
            faults.extend(handlers.map(|(name, _)| format!("has an attribute `{name}`")));
        }
        faults
    }

    /// A form sends nothing and keeps nothing, and no other page runs a script.
    fn forms(&self) -> Vec<String> {
        let never = [
            "form:not([method=dialog][autocomplete=off][novalidate])",
            "form[action]",
            "form ~ form",
            "[name]:not([type=radio]):not(meta)",
            "button:not([type=button]):not([type=reset])",
            "input:not([type=text]):not([type=radio]):not([type=checkbox])",
            "form [value]",
            "select",
        ];
        let found = never.iter().filter(|never| !self.all(never).is_empty());
        let mut faults: Vec<String> = found.map(|never| format!("has `{never}`")).collect();
        let form = !self.all("form").is_empty();
        for script in self.all("script[src]") {
            let own = script.attr("src").is_some_and(|src| src.contains("/assets/sheet."));
            if !form || !own || script.attr("defer").is_none() {
                faults.push(format!("runs {}", script.html()));
            }
        }
        faults
    }

    /// Headings have words, go down one level at a time, and have something below them.
    fn headings(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let mut last = 0;
        for heading in self.all("h1, h2, h3, h4, h5, h6") {
            let words = words(heading);
            let level = level(heading).unwrap();
            if words.is_empty() {
                faults.push(format!("an empty h{level}"));
            }
            if level > last + 1 {
                faults.push(format!("h{level} `{words}` after h{last}"));
            }
            last = level;
        }
        faults.extend(self.all(".prose h2, .prose h3, .prose h4").into_iter().filter_map(alone));
        faults
    }

    /// A list, a box or a paragraph that is there holds something.
    fn nothing_empty(&self) -> Vec<String> {
        let holds =
            "ul, ol, dl, p, li, dt, dd, div.box, nav, section, figure, table, address, title";
        let empty = |element: &ElementRef<'_>| {
            words(*element).is_empty() && element.select(&picture()).next().is_none()
        };
        let label_only = |element: ElementRef<'_>| {
            let label = element.select(&Selector::parse(".box-label").unwrap()).next()?;
            (words(element) == words(label)).then(|| "a box with nothing but its label".to_owned())
        };
        let empties = self.all(holds).into_iter().filter(empty);
        let mut faults: Vec<String> = empties.map(|e| format!("empty: {}", e.html())).collect();
        faults.extend(self.all("div.box").into_iter().filter_map(label_only));
        faults
    }

    fn ids(&self) -> Vec<String> {
        let mut ids = self.attrs("[id]", "id");
        ids.sort_unstable();
        let twice = ids.windows(2).filter(|pair| pair[0] == pair[1]);
        twice.map(|pair| format!("the id `{}` twice", pair[0])).collect()
    }
}

fn picture() -> Selector {
    Selector::parse("img, svg").unwrap()
}

fn words(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().trim().to_owned()
}

fn level(element: ElementRef<'_>) -> Option<u8> {
    element.value().name().strip_prefix('h')?.parse().ok()
}

/// A heading with no text between it and the next of its level or above, or the end.
fn alone(heading: ElementRef<'_>) -> Option<String> {
    let own = level(heading)?;
    let next = heading.next_siblings().find_map(ElementRef::wrap);
    let ends = match next {
        None => true,
        Some(next) => level(next).is_some_and(|level| level <= own),
    };
    ends.then(|| format!("nothing under the heading `{}`", words(heading)))
}
