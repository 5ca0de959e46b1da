//! What goes out comes back as it was, places aside. `tests/it/exchange.rs` asks the same of every
//! sheet of the library.

use proptest::prelude::*;

use super::{EVERY_KIND, Release, Sheet, import, page, sheet, words, write};
use crate::worksheet;
use crate::worksheet::tests::{model, placeless};

/// The JSON, as a file has it.
fn json(sheet: &Sheet, release: Release) -> String {
    serde_json::to_string_pretty(&write(sheet, release)).expect("JSON") + "\n"
}

#[test]
fn every_kind_in_r4() {
    insta::assert_snapshot!(json(&sheet(&page("every-kind", EVERY_KIND)), Release::R4));
}

#[test]
fn every_kind_in_r5() {
    insta::assert_snapshot!(json(&sheet(&page("every-kind", EVERY_KIND)), Release::R5));
}

#[test]
fn every_kind_comes_back() {
    let sheet = sheet(&page("every-kind", EVERY_KIND));
    for release in [Release::R4, Release::R5] {
        let (imported, told) = import(&json(&sheet, release));
        assert_eq!(told, "");
        let imported = imported.expect("a sheet");
        assert_eq!(Some(&imported.front), sheet.front.as_ref());
        assert_eq!((&imported.title, &imported.summary), (&sheet.title, &sheet.summary));
        assert_eq!((imported.updated, imported.lang.as_deref()), (sheet.updated, Some("en")));
        assert_eq!(worksheet::write(&imported.worksheet), worksheet::write(&sheet.worksheet));
        let (own, back) = (sheet.worksheet.clone(), imported.worksheet);
        assert!(placeless::worksheet(back) == placeless::worksheet(own));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_worksheet_comes_back(own in model::worksheet(), r5 in any::<bool>()) {
        // A file that asks nothing is no sheet.
        if own.items.is_empty() {
            return Ok(());
        }
        let release = if r5 { Release::R5 } else { Release::R4 };
        let sheet = Sheet {
            words: words(&own),
            name: own.id.value.clone(),
            worksheet: own,
            ..sheet(&page("every-kind", EVERY_KIND))
        };
        let json = json(&sheet, release);
        let (imported, told) = import(&json);
        prop_assert_eq!(told, "", "{}", json);
        let back = imported.expect("a sheet").worksheet;
        prop_assert_eq!(worksheet::write(&back), worksheet::write(&sheet.worksheet));
        let same = placeless::worksheet(back) == placeless::worksheet(sheet.worksheet);
        prop_assert!(same, "{}", json);
    }
}
