//! What the written form looks like.

use super::placeless;
use super::{file, sheet, told};
use crate::doc::{Options, parse};
use crate::worksheet::{write, write_text};

/// The guide's way of writing, which is the writer's.
const TIDY: &str = r#"::::: {.worksheet #mood-diary}

Text before: *marks*, **more**, [links](https://a.example/ "A title") and a 3 < 4 snake_case.

> [!NOTE]
> It\'s a note, with ____ to fill in -- no: \-- a dash.

- One
- Two
  1. Nested

::: {.crisis}
:::

::: {.boolean #slept label="Did you sleep?" example=yes}
:::

::: {.text #situation lines=5 label="What happened?" hint="What would a camera \"see\"?"}
::: {.example}
My friend did not reply.
I waited.

1986\. A good year.
:::
:::

::: {.scale #strength low="not at all" high="very" label="How strong?" example=4}
:::

::: {.scale #change min=-50 max=50 step=10 label="How did it change?"}
:::

::: {.choice #kind label="What do I see?" repeats=true other="Something else"}
- A better moment
- [A hard moment]{code="http://loinc.org|LA6568-5"}

::: {.example}
- A better moment
- Mine
:::
:::

:::: {.group #more page=new label="More"}

Text in a group.

::: {.grid #week rows="Day 1; Day 2" label="My week"}
| [Mood, 0 to 10]{.integer #mood min=0 max=10} | [With]{.choice #with options="Nobody; A friend" width=2} |
|---|---|
| 4 | A friend |
|  |  |
:::

::::

::: {.display for=professional}
Ask for the hot thought first [@beck1979, p. 3].
:::

:::::
"#;

#[test]
fn what_is_tidy_stays_as_it_is() {
    let text = TIDY.replace("no: \\-- a dash", "no");
    let text = text.replace(" -- ", " \u{2013} ");
    let (worksheet, diagnostics) = sheet(&text);
    assert_eq!(told(&diagnostics), "");
    assert_eq!(write(&worksheet.expect("there is one")), text);
}

#[test]
fn what_stands_beside_a_mark_keeps_its_meaning() {
    let spaces_at_ends = ["*a _&#32;\\_&#32;_*", "***\\_&#32;***", "**_2) \\_&#32;_**", "_ a __ b"];
    let letters_in_squares =
        ["a<!-- -->**\u{1f130}**", "a<!-- -->_\u{24b6}_", "\u{1f130}\\_\u{1f130}_"];
    for text in spaces_at_ends.into_iter().chain(letters_in_squares) {
        let read = |text: &str| {
            let (doc, diagnostics) = parse(file(), text, 0, &Options::default());
            assert_eq!(told(&diagnostics), "");
            placeless::blocks(doc.blocks)
        };
        let blocks = read(text);
        let written = write_text(&blocks);
        assert_eq!(read(&written), blocks, "{text} became {written}");
    }
}
