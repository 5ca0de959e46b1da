//! Words that may differ by language: `reply = "Within two days"`, or a table
//! `reply = { en = "...", es = "..." }`.
//!
//! Translates nothing and never shows one language's words in another's page. Invariant: a table
//! by language that was read without a diagnostic has words for every language of the site.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::source::Spanned;
use crate::table::{Table, shape};

/// A value for every language, or one for each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Local<T> {
    /// The same in every language.
    Same(T),
    /// By language tag.
    Each(BTreeMap<String, T>),
}

/// A text in the languages of the site.
pub type LocalText = Local<Spanned<String>>;

/// A list of texts in the languages of the site.
pub type LocalList = Local<Vec<Spanned<String>>>;

impl<T> Local<T> {
    /// The value for pages in one language.
    pub fn value_in(&self, language: &str) -> Option<&T> {
        match self {
            Local::Same(value) => Some(value),
            Local::Each(values) => values.get(language),
        }
    }

    /// The value, or the value of each language.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        let (same, each) = match self {
            Local::Same(value) => (Some(value), None),
            Local::Each(values) => (None, Some(values.values())),
        };
        same.into_iter().chain(each.into_iter().flatten())
    }
}

impl Local<Spanned<String>> {
    /// The words for pages in one language.
    pub fn in_language(&self, language: &str) -> Option<&str> {
        self.value_in(language).map(|text| text.value.as_str())
    }

    /// A text, or a table of texts by language. One that is blank is told, and counts as not
    /// given.
    pub fn read(
        table: &mut Table<'_>,
        key: &'static str,
        languages: &Languages,
    ) -> Option<LocalText> {
        let text = LocalText::read_any(table, key, languages)?;
        let told = text.tell_blank(table, key, "write words, or take this line out");
        (!told).then_some(text)
    }

    /// Tells the blank ones, and whether there are any.
    fn tell_blank(&self, table: &mut Table<'_>, key: &str, help: &str) -> bool {
        let mut told = false;
        for empty in self.values().filter(|text| text.value.trim().is_empty()) {
            table.bad_value(empty.span, key, "this is empty", help);
            told = true;
        }
        told
    }

    fn read_any(
        table: &mut Table<'_>,
        key: &'static str,
        languages: &Languages,
    ) -> Option<LocalText> {
        if table.has_table(key) {
            table.table(key, |table| {
                languages.check(key, table);
                Local::Each(by_language(table.rest_strings()))
            })
        } else {
            table.string(key).map(Local::Same)
        }
    }

    /// The same, where there has to be one. What stands in for it is empty.
    pub fn required(
        table: &mut Table<'_>,
        key: &'static str,
        example: &str,
        languages: &Languages,
    ) -> LocalText {
        let read = |table: &mut Table<'_>, key| LocalText::read_any(table, key, languages);
        let Some(text) = table.required(key, example, read) else {
            return Local::Same(Spanned::new(String::new(), table.span()));
        };
        text.tell_blank(table, key, &format!("write it as in `{example}`"));
        text
    }
}

impl Local<Vec<Spanned<String>>> {
    /// The list for pages in one language; empty if there is none.
    pub fn in_language(&self, language: &str) -> impl Iterator<Item = &str> {
        self.value_in(language).into_iter().flatten().map(|text| text.value.as_str())
    }

    /// A list of texts, or a table of lists by language. What is blank or stands there twice is
    /// told.
    pub fn read(
        table: &mut Table<'_>,
        key: &'static str,
        languages: &Languages,
    ) -> Option<LocalList> {
        if table.has_table(key) {
            table.table(key, |table| {
                languages.check(key, table);
                let lists = table.rest_string_lists().into_iter();
                let lists = lists.map(|(lang, list)| (lang, table.different(key, list)));
                Local::Each(by_language(lists.collect()))
            })
        } else {
            table.different_strings(key).map(Local::Same)
        }
    }
}

impl<T: JsonSchema> JsonSchema for Local<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Local_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let same = generator.subschema_for::<T>();
        json_schema!({ "anyOf": [same, shape::keyed::<T>(generator, "language")] })
    }
}

/// The languages of a site, as BCP 47 tags; the first is that of the pages at `/`. Never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Languages(Vec<String>);

impl Languages {
    /// The `languages` of practice.toml; English if there are none.
    pub(super) fn read(table: &mut Table<'_>) -> Self {
        let mut tags: Vec<String> = Vec::new();
        let written = table.strings("languages").unwrap_or_default();
        for tag in written {
            let why = language_fault(&tag.value, &tags);
            match why {
                None => tags.push(tag.value),
                Some(why) => {
                    table.bad_value(
                        tag.span,
                        "languages",
                        &why,
                        "write tags such as \"en\", \"es\"",
                    );
                }
            }
        }
        if tags.is_empty() {
            tags.push("en".to_owned());
        }
        Languages(tags)
    }

    /// The language of the pages at `/`.
    pub fn main(&self) -> &str {
        &self.0[0]
    }

    /// All of them, the main one first.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// Whether the site is written in this language.
    pub fn contains(&self, language: &str) -> bool {
        self.0.iter().any(|one| one == language)
    }

    /// Complains about keys that are no language of the site, and languages that have no key.
    fn check(&self, key: &str, table: &mut Table<'_>) {
        let (at, written) = (table.span(), table.keys());
        let known: Vec<&str> = self.iter().collect();
        for word in written.iter().filter(|word| !self.contains(&word.value)) {
            let what = "language of this site";
            table.diagnostics().unknown_word(word.span, what, &word.value, &known);
        }
        let has = |language: &str| written.iter().any(|word| word.value == language);
        for language in self.iter().filter(|language| !has(language)) {
            table.diagnostics().missing_language(at, key, language);
        }
    }
}

impl JsonSchema for Languages {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Languages".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut tags = Vec::<String>::json_schema(generator);
        tags.insert("examples".to_owned(), [["en"]].as_slice().into());
        tags
    }
}

fn by_language<T>(found: Vec<(Spanned<String>, T)>) -> BTreeMap<String, T> {
    found.into_iter().map(|(language, value)| (language.value, value)).collect()
}

/// Why a tag cannot be one more language of the site.
fn language_fault(tag: &str, before: &[String]) -> Option<String> {
    let valid = tag.parse::<icu_locale_core::LanguageIdentifier>();
    match valid {
        Ok(read) if read.to_string() != tag => Some(format!("`{tag}` is written `{read}`")),
        Ok(_) if before.iter().any(|one| one == tag) => Some(format!("`{tag}` stands here twice")),
        Ok(_) => None,
        Err(_) => Some(format!("`{tag}` is not a language tag")),
    }
}

impl Default for Languages {
    fn default() -> Self {
        Languages(vec!["en".to_owned()])
    }
}
