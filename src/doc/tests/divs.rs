//! Fenced divs at any nesting.

use insta::assert_snapshot;

use super::{doc, faulty_tree, tree};
use crate::doc::BlockKind;

#[test]
fn divs_nest_whatever_their_number_of_colons() {
    assert_snapshot!(tree(
        "\
:::: {.worksheet #record}

::: {.text #situation lines=3 label=\"What's up, \\\"doc\\\"?\"}
::: {.example}
My friend did not reply.
:::
:::

::: note :::
Words
:::::

::::
after
"
    ), @r#"
    div #record .worksheet
      div #situation .text lines="3" label="What's up, \"doc\"?"
        div .example
          ["My friend did not reply."]
      div .note
        ["Words"]
    ["after"]
    "#);
}

#[test]
fn divs_stand_in_list_items_and_quotes() {
    assert_snapshot!(tree(
        "\
1. one

   ::: tip
   - inner

     ::: deep
     words
     :::
   :::
2. two

> ::: {.crisis}
> > ::: limits
> > words
> > :::
> :::
"
    ), @r#"
    list Some(1) tight=false
      item
        ["one"]
        div .tip
          list None tight=false
            item
              ["inner"]
              div .deep
                ["words"]
      item
        ["two"]
    quote
      div .crisis
        quote
          div .limits
            ["words"]
    "#);
}

#[test]
fn a_div_stands_in_a_meaning() {
    assert_snapshot!(tree("Term\n:   ::: {.a}\n    Words.\n    :::\n"), @r#"
    definitions
      term term ["Term"]
        div .a
          ["Words."]
    "#);
}

#[test]
fn a_fence_at_the_margin_ends_a_list_or_a_quote() {
    assert_snapshot!(tree("::: a\n- item\n:::\n\n::: b\n> Example\n:::\n: not a definition\n"), @r#"
    div .a
      list None tight=true
        item
          ["item"]
    div .b
      quote
        ["Example"]
    [": not a definition"]
    "#);
}

#[test]
fn fences_in_code_and_comments_are_not_fences() {
    assert_snapshot!(tree(
        "\
```md
::: note
  ::: {.x} é
```

    ::: indented

- `::: inline` ::: and in words

  ~~~
  ::: a
  ~~~

<!--
::: in a comment
-->
"
    ), @r#"
    code Some("md") "::: note\n  ::: {.x} é\n"
    code None "::: indented\n"
    list None tight=false
      item
        [code "::: inline" " ::: and in words"]
        code None "::: a\n"
    "#);
}

#[test]
fn definition_lists_and_tables_stand_in_divs() {
    assert_snapshot!(tree(
        "\
::: a
Term
: Meaning

  ::: b
  words
  :::
:::
::: c
| x | y |
|---|--:|
| 1 | 2 |
:::
"
    ), @r#"
    div .a
      definitions
        term term ["Term"]
          ["Meaning"]
          div .b
            ["words"]
    div .c
      table [Unset, End]
        ["x"] | ["y"]
        ["1"] | ["2"]
    "#);
}

#[test]
fn a_footnote_may_hold_a_div() {
    assert_snapshot!(tree("Text[^1].\n\n[^1]: Note.\n\n    ::: a\n    words\n    :::\n"), @r#"
    ["Text" note 1.1 "."]
    footnote 1
      ["Note."]
      div .a
        ["words"]
    "#);
}

#[test]
fn a_fence_may_begin_a_list_item() {
    assert_snapshot!(tree("- ::: a\n  words\n  :::\n- > 2) ::: b\n  >    words\n  >    :::\n"), @r#"
    list None tight=true
      item
        div .a
          ["words"]
      item
        quote
          list Some(2) tight=true
            item
              div .b
                ["words"]
    "#);
}

#[test]
fn what_is_left_open_still_holds_its_blocks() {
    assert_snapshot!(faulty_tree("::: a\n\n- ::: b\n\n  ::: c\n  words\n\ntext\n"), @r#"
    div .a
      list None tight=false
        item
          div .b
            div .c
              ["words"]
      ["text"]
    "#);
}

#[test]
fn windows_line_ends_make_no_difference() {
    let text = "::: {.a #b}\n\n> ::: c\n> words\n> :::\n\n```\n::: x\n```\n:::\n";
    assert_eq!(tree(text).replace("\\r", ""), tree(&text.replace('\n', "\r\n")).replace("\\r", ""));
}

#[test]
fn a_div_reaches_from_fence_to_fence() {
    let text = "before\n\n::: a\nwords\n:::\nafter\n";
    let doc = doc(text);
    assert!(matches!(doc.blocks[1].kind, BlockKind::Insert(_)));
    assert_eq!(&text[doc.blocks[1].span.range()], "::: a\nwords\n:::");
}
