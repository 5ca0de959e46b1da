//! Whole documents as HTML, by a site that makes little of what only a site knows.

use insta::assert_snapshot;
use proptest::prelude::*;

use super::{Body, Hooks, LinkAttrs, PictureAttrs, Words, write};
use crate::doc::tests::markdown;
use crate::doc::{CiteKey, Directive, FactName, Href, Options, Written, parse};
use crate::source::Sources;

struct Site(Words);

impl Hooks for Site {
    type Stage = Written;

    fn words(&self) -> &Words {
        &self.0
    }

    fn link(&self, to: &Href) -> LinkAttrs {
        let away = to.to.contains("://");
        LinkAttrs { href: to.to.clone(), rel: away.then_some("noopener") }
    }

    fn picture(&self, from: &Href) -> PictureAttrs {
        PictureAttrs { src: from.to.clone(), size: Some((3, 4)) }
    }

    fn table_label(&self, heading: &str) -> String {
        if heading.is_empty() { "Table".to_owned() } else { format!("Table <{heading}>") }
    }

    fn fact(body: &mut Body<'_, Self>, fact: &Box<FactName>) {
        body.text(&format!("<{}>", fact.name));
    }

    fn citation(body: &mut Body<'_, Self>, keys: &Vec<CiteKey>) {
        body.element("cite", |body| keys.iter().for_each(|key| body.text(&key.key)));
    }

    fn insert(body: &mut Body<'_, Self>, directive: &Directive) {
        body.raw("<section");
        directive.attr.id.iter().for_each(|id| body.attribute("id", &id.value));
        body.raw(">\n");
        body.blocks(&directive.body);
        body.line();
        body.raw("</section>\n");
    }
}

fn html(markdown: &str) -> String {
    let sources = Sources::fixture("//- a.md\n");
    let file = sources.find("a.md").expect("it is in the fixture").id;
    let (doc, _) = parse(file, markdown, 0, &Options::default());
    let word = str::to_owned;
    let words = Words {
        done: word("Done"),
        footnotes: word("Notes"),
        back: word("Back to"),
        note: word("Note"),
        tip: word("Tip"),
        important: word("Important"),
        warning: word("Warning"),
        caution: word("Care & caution"),
    };
    write(&doc, &mut Site(words))
}

#[test]
fn headings_and_running_text() {
    assert_snapshot!(html(
        "\
## A & B {#x .y lang=es title=no}

*a* **b** ~~c~~ `<d>` \"e\"\\
[f](https://g/?h&i \"j\") ![k](l m.png) ![k](<l m.png> \"n\")
[o]{.p #q lang=fr} {{ r.s }} [@t]
"
    ), @r#"
    <h2 id="x" class="y" lang="es">A &amp; B</h2>
    <p><em>a</em> <strong>b</strong> <del>c</del> <code>&lt;d&gt;</code> “e”<br>
    <a href="https://g/?h&amp;i" title="j" rel="noopener">f</a> ![k](l m.png) <img src="l%20m.png" alt="k" title="n" width="3" height="4">
    <span id="q" class="p" lang="fr">o</span> &lt;r.s&gt; <cite>t</cite></p>
    "#);
}

#[test]
fn lists_and_their_boxes() {
    assert_snapshot!(html("1. a\n\n   b\n2. c\n\n- [ ] *d*\n- [x] e\n  - f\n\n+ ```\n  g\n  ```\n"), @r#"
    <ol>
    <li>
    <p>a</p>
    <p>b</p>
    </li>
    <li>
    <p>c</p>
    </li>
    </ol>
    <ul class="tasks">
    <li class="task"><span class="box" aria-hidden="true"></span><em>d</em></li>
    <li class="task done"><span class="box" aria-hidden="true"></span><span class="unseen">Done: </span>e
    <ul>
    <li>f</li>
    </ul>
    </li>
    </ul>
    <ul>
    <li>
    <pre><code>g
    </code></pre>
    </li>
    </ul>
    "#);
}

#[test]
fn tables_align_by_class_in_a_frame_that_scrolls() {
    assert_snapshot!(html("| a | b | c |\n|:--|:-:|--:|\n| 1 | `2` | |\n"), @r#"
    <div class="table" role="region" tabindex="0" aria-label="Table">
    <table>
    <thead>
    <tr><th scope="col">a</th><th scope="col" class="align-center">b</th><th scope="col" class="align-end">c</th></tr>
    </thead>
    <tbody>
    <tr><td>1</td><td class="align-center"><code>2</code></td><td class="align-end"></td></tr>
    </tbody>
    </table>
    </div>
    "#);
}

#[test]
fn quotes_alerts_definitions_and_inserts() {
    assert_snapshot!(html(
        "\
> a

> [!CAUTION]
> b

Term
: One
: Two

  more

::: {.c #d}
e
:::
"
    ), @r#"
    <blockquote>
    <p>a</p>
    </blockquote>
    <div class="alert alert-caution">
    <p class="alert-label">Care &amp; caution</p>
    <p>b</p>
    </div>
    <dl>
    <dt id="term">Term</dt>
    <dd>One</dd>
    <dd>
    <p>Two</p>
    <p>more</p>
    </dd>
    </dl>
    <section id="d">
    <p>e</p>
    </section>
    "#);
}

#[test]
fn tables_are_called_by_their_headings() {
    let table = "| a |\n|---|\n| b |\n\n";
    let html = html(&format!("{table}## *Fees* & more\n\n{table}{table}### Next\n\n{table}"));
    let labels: Vec<&str> =
        html.split("aria-label=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let fees = "Table &lt;Fees &amp; more&gt;";
    assert_eq!(labels, ["Table", fees, &format!("{fees} (2)"), "Table &lt;Next&gt;"]);
}

#[test]
fn footnotes_are_numbered_as_they_are_met() {
    assert_snapshot!(html("a[^x] b[^y] c[^x]\n\n[^y]: - list\n\n[^x]: d[^z]\n\n    e\n\n[^z]: f\n"), @r##"
    <p>a<sup class="footnote-ref"><a href="#fn:1" id="fnref:1" role="doc-noteref">1</a></sup> b<sup class="footnote-ref"><a href="#fn:2" id="fnref:2" role="doc-noteref">2</a></sup> c<sup class="footnote-ref"><a href="#fn:1" id="fnref:1:2" role="doc-noteref">1</a></sup></p>
    <section class="footnotes" role="doc-endnotes" aria-label="Notes">
    <ol>
    <li id="fn:1">
    <p>d<sup class="footnote-ref"><a href="#fn:3" id="fnref:3" role="doc-noteref">3</a></sup></p>
    <p>e <a href="#fnref:1" class="footnote-back" role="doc-backlink" aria-label="Back to 1">↩︎</a> <a href="#fnref:1:2" class="footnote-back" role="doc-backlink" aria-label="Back to 1">↩︎</a></p>
    </li>
    <li id="fn:2">
    <ul>
    <li>list</li>
    </ul>
    <p> <a href="#fnref:2" class="footnote-back" role="doc-backlink" aria-label="Back to 2">↩︎</a></p>
    </li>
    <li id="fn:3">
    <p>f <a href="#fnref:3" class="footnote-back" role="doc-backlink" aria-label="Back to 3">↩︎</a></p>
    </li>
    </ol>
    </section>
    "##);
}

#[test]
fn known_code_is_coloured_by_classes() {
    assert_snapshot!(html("```js\nlet a = '<'\n```\n\n```\"x\"\n<a>\n```\n"), @r#"
    <pre><code class="language-js"><span class="hl-source hl-js"><span class="hl-storage hl-type hl-js">let</span> <span class="hl-variable hl-other hl-readwrite hl-js">a</span> <span class="hl-keyword hl-operator hl-assignment hl-js">=</span> <span class="hl-string hl-quoted hl-single hl-js"><span class="hl-punctuation hl-definition hl-string hl-begin hl-js">&#39;</span>&lt;<span class="hl-punctuation hl-definition hl-string hl-end hl-js">&#39;</span></span>
    </span></code></pre>
    <pre><code class="language-&quot;x&quot;">&lt;a&gt;
    </code></pre>
    "#);
}

/// The tags that are open at the end, or where one closes that is not open.
fn open_tags(html: &str) -> Result<Vec<&str>, String> {
    let mut open = Vec::new();
    for part in html.split('<').skip(1) {
        let tag = part.split(['>', ' ']).next().unwrap_or_default();
        match tag.strip_prefix('/') {
            Some(name) if open.pop() == Some(name) => {}
            Some(name) => return Err(format!("</{name}> in {html}")),
            None if matches!(tag, "br" | "hr" | "img") => {}
            None => open.push(tag),
        }
    }
    Ok(open)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn tags_match_and_no_author_writes_one(text in markdown()) {
        let html = html(&text);
        prop_assert_eq!(open_tags(&html), Ok(vec![]));
        prop_assert!(!html.contains("<b>") && !html.contains("style="));
    }
}
