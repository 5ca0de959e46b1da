//! How a place writes: language, paper, money, dates.
//!
//! Translates nothing. Invariant: a date comes out in the language of the page and the manner of
//! the place, from CLDR's data, the same on every machine.

use std::collections::BTreeMap;

use icu_calendar::{Date as IcuDate, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::YMD;
use icu_decimal::DecimalFormatter;
use icu_decimal::options::DecimalFormatterOptions;
use icu_locale_core::LanguageIdentifier;
use schemars::JsonSchema;

use crate::table::{Date, Table, shape::said_by};

/// `[locale]` of a jurisdiction.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Locale {
    /// The place's first language: `en-US`, or `en` where no place is meant.
    #[schemars(example = "en-GB")]
    pub lang: String,
    /// Whose spelling and dates: `en-GB`.
    #[schemars(example = "en-GB")]
    pub spelling: String,
    /// Whose spelling English has where it is not the first language.
    #[schemars(example = "en-GB")]
    pub spelling_en: Option<String>,
    /// What printers hold.
    pub paper: Paper,
    /// Three letters, or empty.
    pub currency: String,
    /// How a long date looks, for a person who reviews the file.
    pub date_format: String,
    /// 23 November 2026 as this place writes it.
    // A test holds us to it.
    pub date_example: String,
    /// How a number looks.
    pub phone_format: String,
    /// `+1`, or empty.
    pub phone_country_code: String,
}

/// Paper for print.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// 210 by 297 millimetres.
    #[default]
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

impl Paper {
    /// By the word that a file uses.
    pub const ALL: [(&'static str, Paper); 2] = [("A4", Paper::A4), ("letter", Paper::Letter)];
}

said_by!(Paper: Paper::ALL);

impl Default for Locale {
    fn default() -> Self {
        Locale {
            lang: "en".to_owned(),
            spelling: "en-GB".to_owned(),
            spelling_en: None,
            paper: Paper::A4,
            currency: String::new(),
            date_format: "D MMMM YYYY".to_owned(),
            date_example: "23 November 2026".to_owned(),
            phone_format: String::new(),
            phone_country_code: String::new(),
        }
    }
}

impl Locale {
    pub(super) fn read(table: &mut Table<'_>) -> Self {
        let paper = |table: &mut Table<'_>, key| table.one_of(key, &Paper::ALL);
        Locale {
            lang: tag(table, "lang").unwrap_or_else(|| "en".to_owned()),
            spelling: tag(table, "spelling").unwrap_or_else(|| "en-GB".to_owned()),
            spelling_en: table.has("spelling_en").then(|| tag(table, "spelling_en")).flatten(),
            paper: table.required("paper", "paper = \"A4\"", paper).unwrap_or_default(),
            currency: text(table, "currency"),
            date_format: text(table, "date_format"),
            date_example: text(table, "date_example"),
            phone_format: text(table, "phone_format"),
            phone_country_code: text(table, "phone_country_code"),
        }
    }

    /// A day as people read it on a page in this language: `November 23, 2026`.
    pub fn date(&self, language: &str, date: Date) -> String {
        let format = LongDate::of(&self.tag_for(language));
        shown(format.as_ref(), date)
    }

    /// Many days, each as people read it. To find out how a language writes a day takes a hundred
    /// times as long as to write one.
    pub fn dates(
        &self,
        language: &str,
        dates: impl IntoIterator<Item = Date>,
    ) -> BTreeMap<Date, String> {
        let format = LongDate::of(&self.tag_for(language));
        let mut all = BTreeMap::new();
        for date in dates {
            all.entry(date).or_insert_with(|| shown(format.as_ref(), date));
        }
        all
    }

    /// A whole number as people read it on a page in this language: `1,200`.
    pub fn number(&self, language: &str, number: u32) -> String {
        let locale = icu_locale_core::Locale::from(self.tag_for(language));
        let formatter =
            DecimalFormatter::try_new(locale.into(), DecimalFormatterOptions::default());
        let shown = formatter.map(|formatter| formatter.format(&number.into()).to_string());
        shown.unwrap_or_else(|_| number.to_string())
    }

    /// How people of this place write its currency; the currency's letters, where we know no sign.
    /// The signs are CLDR's narrow ones, which are what a place uses for its own money.
    pub fn symbol(&self) -> &str {
        match self.currency.as_str() {
            "USD" | "CAD" | "AUD" | "NZD" => "$",
            "GBP" => "£",
            "EUR" => "€",
            other => other,
        }
    }

    /// The page's language, with the region of this place unless the language names its own.
    fn tag_for(&self, language: &str) -> LanguageIdentifier {
        let parse =
            |tag: &str| tag.parse::<LanguageIdentifier>().unwrap_or(LanguageIdentifier::UNKNOWN);
        let mut tag = parse(language);
        tag.region = tag.region.or(parse(&self.spelling).region);
        tag
    }
}

/// How a language writes a day.
struct LongDate(FixedCalendarDateTimeFormatter<Gregorian, YMD>);

impl LongDate {
    fn of(tag: &LanguageIdentifier) -> Option<Self> {
        let locale = icu_locale_core::Locale::from(tag.clone());
        FixedCalendarDateTimeFormatter::try_new(locale.into(), YMD::long()).ok().map(LongDate)
    }

    fn show(&self, date: Date) -> Option<String> {
        let day = IcuDate::try_new_gregorian(i32::from(date.year()), date.month(), date.day());
        Some(self.0.format(&day.ok()?).to_string())
    }
}

fn shown(format: Option<&LongDate>, date: Date) -> String {
    format.and_then(|format| format.show(date)).unwrap_or_else(|| date.to_string())
}

fn text(table: &mut Table<'_>, key: &'static str) -> String {
    let text = table.required(key, &format!("{key} = \"...\""), Table::string);
    text.map(|text| text.value).unwrap_or_default()
}

/// A language tag that has to be there and valid.
fn tag(table: &mut Table<'_>, key: &'static str) -> Option<String> {
    let text = table.required(key, &format!("{key} = \"en-GB\""), Table::string)?;
    if text.value.parse::<LanguageIdentifier>().is_err() {
        table.bad_value(text.span, key, "this is not a language tag", "write it such as en-GB");
        return None;
    }
    Some(text.value)
}
