//! Every diagnostic about Markdown, as people see it.

use insta::assert_snapshot;

use super::told;

#[test]
fn a_div_that_is_never_closed() {
    assert_snapshot!(told("::: a\n\n::: b\nwords\n:::\n"), @"
    error[div-unclosed]: this fenced div is never closed
     --> a.md:1:1
      |
    1 | ::: a
      | ^^^^^ it begins here
      |
      = help: put a line with `:::` where it ends
    ");
}

#[test]
fn an_end_without_a_div() {
    assert_snapshot!(told("words\n\n:::\n"), @"
    error[div-stray-end]: this `:::` closes nothing
     --> a.md:3:1
      |
    3 | :::
      | ^^^ no div is open here
      |
      = help: take it out, or open a div above it with a line such as `::: say`
    ");
}

#[test]
fn a_div_right_below_a_paragraph() {
    assert_snapshot!(told("words\n::: a\nmore\n:::\n"), @"
    warning[div-blank-line]: a fenced div needs a blank line before it
     --> a.md:2:1
      |
    2 | ::: a
      | ^^^^^
      |
      = help: add a blank line above; other programs take this line for words
    ");
}

#[test]
fn a_div_that_ends_outside_its_list() {
    assert_snapshot!(told("- item\n\n  ::: a\n  words\n\n:::\n"), @"
    error[div-crosses]: this fenced div ends in another list or quote
     --> a.md:3:3
      |
    3 |   ::: a
      |   ^^^^^ it begins here
    ...
    6 | :::
      | --- this `:::` stands outside of where it began
      |
      = help: indent both fences alike, so that both stand in the same list item or quote
    ");
}

#[test]
fn a_div_that_ends_inside_a_quote() {
    assert_snapshot!(told("::: a\n\n> words\n> :::\n"), @"
    error[div-crosses]: this fenced div ends in another list or quote
     --> a.md:1:1
      |
    1 | ::: a
      | ^^^^^ it begins here
    ...
    4 | > :::
      |   --- this `:::` stands outside of where it began
      |
      = help: indent both fences alike, so that both stand in the same list item or quote
    ");
}

#[test]
fn a_fence_that_is_indented_into_a_paragraph() {
    assert_snapshot!(told("- item\n        ::: a\n"), @"
    error[div-indent]: this fence stands inside a paragraph
     --> a.md:2:9
      |
    2 |         ::: a
      |         ^^^^^ this would be shown as words
      |
      = help: add a blank line above, and indent it like the text it belongs to
    ");
}

#[test]
fn attributes_that_cannot_be_read() {
    assert_snapshot!(told("::: two words\n:::\n"), @r#"
    error[attributes]: these attributes cannot be read
     --> a.md:1:5
      |
    1 | ::: two words
      |     ^^^^^^^^^ after the colons stands one word, or attributes in braces
      |
      = help: write them as `{.class #id key=value other="several words"}`
    "#);
    assert_snapshot!(told("::: {.a #b #c}\n:::\n"), @r#"
    error[attributes]: these attributes cannot be read
     --> a.md:1:13
      |
    1 | ::: {.a #b #c}
      |             ^ there is an id already
      |
      = help: write them as `{.class #id key=value other="several words"}`
    "#);
    assert_snapshot!(told("::: {.a b=\"c}\n:::\n"), @r#"
    error[attributes]: these attributes cannot be read
     --> a.md:1:11
      |
    1 | ::: {.a b="c}
      |           ^ this quote is not closed on its line
      |
      = help: write them as `{.class #id key=value other="several words"}`
    "#);
    assert_snapshot!(told("::: {.a} b\n:::\n"), @r#"
    error[attributes]: these attributes cannot be read
     --> a.md:1:9
      |
    1 | ::: {.a} b
      |         ^^ nothing may follow the closing brace
      |
      = help: write them as `{.class #id key=value other="several words"}`
    "#);
    assert_snapshot!(told("[a]{b}\n"), @r#"
    error[attributes]: these attributes cannot be read
     --> a.md:1:5
      |
    1 | [a]{b}
      |     ^ this is no `#id`, `.class` or `key=value`
      |
      = help: write them as `{.class #id key=value other="several words"}`
    "#);
    assert_snapshot!(told("[a]{.b c=1 c=2}\n"), @r#"
    error[attributes]: these attributes cannot be read
     --> a.md:1:12
      |
    1 | [a]{.b c=1 c=2}
      |            ^ `c` is given twice
      |
      = help: write them as `{.class #id key=value other="several words"}`
    "#);
    assert_snapshot!(told("[a]{. }\n"), @r#"
    error[attributes]: these attributes cannot be read
     --> a.md:1:5
      |
    1 | [a]{. }
      |     ^ a class name is missing here
      |
      = help: write them as `{.class #id key=value other="several words"}`
    "#);
    assert_snapshot!(told("[a]{.b title=\"*d\"} and c*\n"), @r#"
    error[attributes]: these attributes cannot be read
     --> a.md:1:4
      |
    1 | [a]{.b title="*d"} and c*
      |    ^^^^^^^^^^^^^^^ there is markup between the braces
      |
      = help: write them as `{.class #id key=value other="several words"}`
    "#);
    assert_snapshot!(told("## a {.b\n\n## c {d}\n\n[a]{b\n"), @r#"
    error[attributes]: these attributes cannot be read
     --> a.md:3:7
      |
    3 | ## c {d}
      |       ^ this is no `#id`, `.class` or `key=value`
      |
      = help: write them as `{.class #id key=value other="several words"}`

    error[attributes]: these attributes cannot be read
     --> a.md:5:5
      |
    5 | [a]{b
      |     ^ this is no `#id`, `.class` or `key=value`
      |
      = help: write them as `{.class #id key=value other="several words"}`
    "#);
}

#[test]
fn attributes_behind_what_takes_none() {
    assert_snapshot!(told("[a](b.md){.c} and `d`{.e}\n"), @"
    error[attributes-alone]: these attributes belong to nothing
     --> a.md:1:10
      |
    1 | [a](b.md){.c} and `d`{.e}
      |          ^^^^ this would be shown as words
      |
      = help: put the words that they are for into brackets right before: `[words]{.class}`

    error[attributes-alone]: these attributes belong to nothing
     --> a.md:1:22
      |
    1 | [a](b.md){.c} and `d`{.e}
      |                      ^^^^ this would be shown as words
      |
      = help: put the words that they are for into brackets right before: `[words]{.class}`
    ");
    assert_snapshot!(told("Term {#a}\n: {{ b }}{.c} `{.d}` \\{.e} {f} {}\n"), @r"
    error[attributes-alone]: these attributes belong to nothing
     --> a.md:1:6
      |
    1 | Term {#a}
      |      ^^^^ this would be shown as words
      |
      = help: put the words that they are for into brackets right before: `[words]{.class}`

    error[attributes-alone]: these attributes belong to nothing
     --> a.md:2:10
      |
    2 | : {{ b }}{.c} `{.d}` \{.e} {f} {}
      |          ^^^^ this would be shown as words
      |
      = help: put the words that they are for into brackets right before: `[words]{.class}`
    ");
    assert_snapshot!(told("a]{.b}\n"), @"
    error[attributes-alone]: these attributes belong to nothing
     --> a.md:1:3
      |
    1 | a]{.b}
      |   ^^^^ this would be shown as words
      |
      = help: put the words that they are for into brackets right before: `[words]{.class}`
    ");
}

#[test]
fn a_link_definition_that_takes_a_spans_words() {
    assert_snapshot!(told("[Mood]{.integer #mood}\n\n[mood]: a.md\n"), @"
    error[span-is-link]: `[Mood]` is a link, not a span
     --> a.md:1:1
      |
    1 | [Mood]{.integer #mood}
      | ^^^^^^ braces follow, so a span was meant
    2 |
    3 | [mood]: a.md
      | ------------ this makes it a link
      |
      = help: give the link definition another name
    ");
}

#[test]
fn nesting_without_end() {
    assert_snapshot!(told(&format!("{} a\n", ">".repeat(40))), @"
    error[nested-too-deep]: this is nested too deep
     --> a.md:1:13
      |
    1 | >>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> a
      |             ^ more than 12 levels
      |
      = help: take some of the lists, quotes, divs or emphasis around it away
    ");
    assert_snapshot!(told(&("::: a\n".repeat(13) + &":::\n".repeat(13))), @"
    error[nested-too-deep]: this is nested too deep
      --> a.md:13:1
       |
    13 | ::: a
       | ^^^^^ more than 12 levels
       |
       = help: take some of the lists, quotes, divs or emphasis around it away
    ");
    assert_snapshot!(told(&("[".repeat(13) + &"]{.a}".repeat(13) + "\n")), @"
    error[nested-too-deep]: this is nested too deep
     --> a.md:1:1
      |
    1 | [[[[[[[[[[[[[]{.a}]{.a}]{.a}]{.a}]{.a}]{.a}]{.a}]{.a}]{.a}]{.a}]{.a}]{.a}]{.a}
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ more than 12 levels
      |
      = help: take some of the lists, quotes, divs or emphasis around it away
    ");
}

#[test]
fn an_id_used_twice() {
    assert_snapshot!(told("## a {#x}\n\n::: {.b #x}\n:::\n"), @"
    error[id-twice]: the id `x` is used twice on this page
     --> a.md:3:10
      |
    1 | ## a {#x}
      |        - first used here
    2 |
    3 | ::: {.b #x}
      |          ^ used again here
      |
      = help: give one of them another id
    ");
}

#[test]
fn citations_and_facts_that_cannot_be_read() {
    assert_snapshot!(told("[@a, p. 3; b] and [@]\n"), @"
    error[citation]: this citation cannot be read
     --> a.md:1:2
      |
    1 | [@a, p. 3; b] and [@]
      |  ^^^^^^^^^^^
      |
      = help: write it as `[@key]`, `[@key, p. 3]` or `[@one; @two]`

    error[citation]: this citation cannot be read
     --> a.md:1:20
      |
    1 | [@a, p. 3; b] and [@]
      |                    ^
      |
      = help: write it as `[@key]`, `[@key, p. 3]` or `[@one; @two]`
    ");
    assert_snapshot!(told("{{ Practice Name }} and {{ a.b\n"), @r"
    error[fact-syntax]: this is not the name of a fact
     --> a.md:1:1
      |
    1 | {{ Practice Name }} and {{ a.b
      | ^^^^^^^^^^^^^^^^^^^
      |
      = help: write it as `{{ practice.name }}`, or `\{\{` if you mean the braces

    error[fact-syntax]: this is not the name of a fact
     --> a.md:1:25
      |
    1 | {{ Practice Name }} and {{ a.b
      |                         ^^
      |
      = help: write it as `{{ practice.name }}`, or `\{\{` if you mean the braces
    ");
    assert_snapshot!(told("[a](tel:{{a.b}}) ![{{ a.b }}](c.png)\n"), @"
    error[fact-place]: a fact cannot stand in an address or in a picture's description
     --> a.md:1:5
      |
    1 | [a](tel:{{a.b}}) ![{{ a.b }}](c.png)
      |     ^^^^^^^^^^^
      |
      = help: write out what it stands for

    error[fact-place]: a fact cannot stand in an address or in a picture's description
     --> a.md:1:18
      |
    1 | [a](tel:{{a.b}}) ![{{ a.b }}](c.png)
      |                  ^^^^^^^^^^^^^^^^^^^
      |
      = help: write out what it stands for
    ");
}

#[test]
fn footnotes_that_do_not_fit() {
    assert_snapshot!(told("a[^x] b[^y]\n\n[^y]: One.\n\n[^Y]: Two.\n\n[^z]: Three.\n"), @"
    error[footnote-missing]: there is no footnote `x`
     --> a.md:1:2
      |
    1 | a[^x] b[^y]
      |  ^^^^
      |
      = help: add a line such as `[^x]: The note.`

    error[footnote-twice]: footnote `Y` is written twice
     --> a.md:5:1
      |
    3 | [^y]: One.
      | ---------- first written here
    4 |
    5 | [^Y]: Two.
      | ^^^^^^^^^^ written again here
      |
      = help: give one of them another label

    warning[footnote-unused]: nothing mentions footnote `z`
     --> a.md:7:1
      |
    7 | [^z]: Three.
      | ^^^^^^^^^^^^ this is not shown
      |
      = help: put `[^z]` where it belongs, or take it out
    ");
}

#[test]
fn a_link_by_a_name_that_is_not_there() {
    assert_snapshot!(told("[a][b] [@c][@d]\n"), @"
    error[reference-missing]: there is no link named `b`
     --> a.md:1:1
      |
    1 | [a][b] [@c][@d]
      | ^^^^^^ this would be shown as words
      |
      = help: add a line such as `[b]: page.md`, or write `[words](page.md)`
    ");
}

#[test]
fn html_and_comments() {
    assert_snapshot!(told("<div>\n\na <b>b</b>\n\n<!-- c\n\nd\n"), @"
    error[raw-html]: raw HTML cannot go to paper
     --> a.md:1:1
      |
    1 | <div>
      | ^^^^^
      |
      = help: write it in Markdown, or as a fenced div

    error[raw-html]: raw HTML cannot go to paper
     --> a.md:3:3
      |
    3 | a <b>b</b>
      |   ^^^
      |
      = help: write it in Markdown, or as a fenced div

    error[raw-html]: raw HTML cannot go to paper
     --> a.md:3:7
      |
    3 | a <b>b</b>
      |       ^^^^
      |
      = help: write it in Markdown, or as a fenced div

    error[comment-unclosed]: this comment is never closed
     --> a.md:5:1
      |
    5 | <!-- c
      | ^^^^ it hides everything below
      |
      = help: put `-->` where it ends
    ");
}

#[test]
fn a_picture_that_says_nothing() {
    assert_snapshot!(told("![](a.png) ![ ](b.png)\n"), @"
    error[picture-without-alt]: this picture has no description
     --> a.md:1:1
      |
    1 | ![](a.png) ![ ](b.png)
      | ^^^^^^^^^^
      |
      = help: say what it shows between the brackets: `![A quiet room with two chairs](room.jpg)`

    error[picture-without-alt]: this picture has no description
     --> a.md:1:12
      |
    1 | ![](a.png) ![ ](b.png)
      |            ^^^^^^^^^^^
      |
      = help: say what it shows between the brackets: `![A quiet room with two chairs](room.jpg)`
    ");
}
