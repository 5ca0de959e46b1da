//! Outlines, anchors and plain words.

use insta::assert_snapshot;

use super::doc;

const PAGE: &str = "\
# First {{ a.b }}

Some *words*[^1] and `code` [@key].
A [link](a.md), ![a door](b.png).

::: {.note #inside}
## Second {#two}

- one
- two:

  [three]{#span} four
:::

Term
: Meaning

| Head |
|---|
| \"Cell.\" |

```
not prose
```

[^1]: A note.
";

#[test]
fn headings_in_divs_are_among_the_headings() {
    let doc = doc(PAGE);
    let of_level = |level| doc.headings(level).into_iter().map(move |entry| (level, entry));
    let entries = (1..=6).flat_map(of_level);
    let lines: Vec<_> = entries.map(|(level, e)| format!("{level} {} {}", e.id, e.text)).collect();
    assert_snapshot!(lines.join("\n"), @"
    1 first First
    2 two Second
    ");
}

#[test]
fn anchors_are_those_of_headings_terms_spans_and_divs() {
    assert_eq!(doc(PAGE).anchors(), ["first", "inside", "two", "span", "term"]);
}

#[test]
fn plain_text_ends_its_lines_as_sentences() {
    assert_snapshot!(doc(PAGE).plain_text(), @"
    First.
    Some words and code. A link, a door.
    Second.
    one.
    two:
    three four.
    Term.
    Meaning
    Head.
    “Cell.”
    A note.
    ");
}

#[test]
fn words_are_counted_without_marks() {
    assert_eq!(doc("One -- two, *three*.\n\n- four\n").words(), 4);
}
