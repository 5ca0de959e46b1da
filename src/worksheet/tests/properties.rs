//! What holds for any worksheet, and for any text.

use proptest::prelude::*;

use super::{model, placeless, sheet, texts, told};
use crate::diagnostic::Diagnostics;
use crate::doc::tests::markdown;
use crate::doc::{Options, parse};
use crate::worksheet::{Item, ItemKind, Worksheet, write, write_text};

/// Every place lies in the text and on characters.
fn check_places(text: &str, worksheet: Option<&Worksheet>, diagnostics: &Diagnostics) {
    let sound = |range: std::ops::Range<usize>| {
        assert!(text.get(range.clone()).is_some(), "{range:?} in {text:?}");
    };
    for one in diagnostics.iter() {
        one.at.iter().chain(&one.also).for_each(|(span, _)| sound(span.range()));
    }
    for item in worksheet.iter().flat_map(|worksheet| worksheet.every_item()) {
        sound(item.id.span.range());
        sound(item.span.range());
    }
}

/// What the model says of examples and options, whatever was written.
fn check_model(item: &Item) {
    match &item.kind {
        ItemKind::Grid(grid) => {
            assert!(grid.example.len() <= grid.rows.count() && grid.rows.count() <= 31);
            assert!(grid.example.iter().all(|row| row.len() == grid.columns.len()));
        }
        ItemKind::Field(field) => {
            if let crate::worksheet::FieldKind::Scale(scale) = &field.kind {
                assert!((2..=11).contains(&scale.points().len()));
            }
        }
        ItemKind::Display(_) | ItemKind::Group(_) => {}
    }
}

/// Text in which fields stand.
fn fields() -> impl Strategy<Value = String> {
    let pieces = [
        "::: {.choice #a label=\"A\"}\n",
        "::: {.grid #b rows=2 label=\"B\"}\n",
        "::: {.text #c label=\"C\"}\n",
        "::: {.scale min=0 max=3}\n",
        "::: {.group #d}\n",
        "::: {.example}\n",
        "::: {.integer example=1 min=2 max=1}\n",
        "\n:::\n",
        "\n\n",
        "- [One]{value=1}\n- Two\n",
        "| [A]{.integer #e} | [B]{.choice options=\"a;b\"} |\n|---|---|\n",
        "| 1 | a |\n",
        "Words",
        "\u{e9}",
        "\"",
    ];
    let pieces = proptest::sample::select(pieces.to_vec());
    proptest::collection::vec(pieces, 0..20).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_worksheet_is_written_as_it_is_read(sheet in model::worksheet()) {
        let markdown = write(&sheet);
        let (again, diagnostics) = super::sheet(&markdown);
        prop_assert_eq!(told(&diagnostics), "", "{}", &markdown);
        let again = again.map(placeless::worksheet);
        prop_assert_eq!(again, Some(placeless::worksheet(sheet)), "{}", markdown);
    }

    #[test]
    fn a_text_is_written_as_it_is_read(blocks in texts::blocks(2)) {
        let markdown = write_text(&blocks);
        let (doc, diagnostics) = parse(super::file(), markdown.as_str(), 0, &Options::default());
        prop_assert_eq!(told(&diagnostics), "", "{}", &markdown);
        let (again, before) = (placeless::blocks(doc.blocks), placeless::blocks(blocks));
        prop_assert_eq!(again, before, "{}", markdown);
    }

    #[test]
    fn any_text_is_read_and_its_places_are_sound(fields in fields(), rest in markdown()) {
        for text in [&fields, &rest, &format!("{fields}\n{rest}")] {
            let text = format!("::: {{.worksheet #a}}\n{text}");
            let (worksheet, diagnostics) = sheet(&text);
            check_places(&text, worksheet.as_ref(), &diagnostics);
            worksheet.iter().flat_map(|worksheet| worksheet.every_item()).for_each(check_model);
        }
    }

    #[test]
    fn what_is_told_nothing_is_kept(text in fields()) {
        let text = format!("::: {{.worksheet #a}}\n{text}");
        if let (Some(worksheet), diagnostics) = sheet(&text)
            && diagnostics.is_empty()
        {
            let written = write(&worksheet);
            let again = sheet(&written).0.map(placeless::worksheet);
            prop_assert_eq!(again, Some(placeless::worksheet(worksheet)), "{}", written);
        }
    }
}
