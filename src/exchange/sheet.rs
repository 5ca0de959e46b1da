//! All that goes out of one sheet, whatever the format: the model, and its texts as words that need no
//! site.
//!
//! Made from a page's view, so that no fact, citation or file's name is left in the words, and from
//! the page as written, so that its author's words can come back.
//!
//! Invariant: what every sheet has to carry (clinical.md, rules 1, 2 and 12) is drawn around it.

use std::collections::BTreeMap;

use super::plain;
use super::portable::Portable;
use crate::content::{Kind, Page, UseWith, WorksheetFront};
use crate::doc::{Block, BlockKind, Written};
use crate::instrument::{Instrument, LOINC_NOTICE};
use crate::site::view::{Inset, PageView, Resolved, SiteView};
use crate::source::Span;
use crate::table::Date;
use crate::words;
use crate::worksheet::{self, Audience, Code, FieldKind, Item, ItemKind, Worksheet};

/// A sheet that goes out.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Its name, unique among those of its site: `mood-diary`. Letters, digits, `-` and `.`.
    pub name: String,
    /// The address of its page.
    pub url: Option<String>,
    /// BCP 47.
    pub lang: String,
    /// Its title.
    pub title: String,
    /// What it is for, in one line.
    pub summary: String,
    /// Who publishes it.
    pub publisher: String,
    /// When its words last changed.
    pub updated: Option<Date>,
    /// The text before the sheet, as Markdown.
    pub purpose: Option<String>,
    /// Whose it is, and on what terms.
    pub copyright: Option<String>,
    /// What the whole is called in a code system.
    pub code: Option<Code>,
    /// What its head says; a questionnaire has none.
    pub front: Option<WorksheetFront>,
    /// The sheet, as its author wrote it.
    pub worksheet: Worksheet<Written>,
    /// The words of each display, by its id.
    pub words: BTreeMap<String, Words>,
    /// What the program draws around every sheet, which is no part of it.
    pub drawn: Drawn,
}

/// Words to read, as the site shows them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Without any mark.
    pub plain: String,
    /// As Markdown that needs nothing of ours.
    pub markdown: String,
    /// As the author wrote them, if an author did.
    pub source: Option<String>,
}

/// What the program draws around a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawn {
    /// Before its items.
    pub above: Vec<Words>,
    /// After them.
    pub below: Vec<Words>,
}

/// What is the same for every sheet of a language.
pub struct Around<'a> {
    /// The frame of its pages.
    pub frame: &'a SiteView,
    /// Its interface words.
    pub words: &'a words::Words,
    /// Whether the notes for professionals go out, too.
    pub professional: bool,
}

/// On what terms the library's own sheets are.
const LIBRARY: &str = "From the library of Anteroom, under MIT or Apache-2.0, at your choice.";

impl Words {
    /// The words of a text that needs no site, and of the same text as its author wrote it.
    pub(super) fn of(portable: &[Block<Written>], written: &[Block<Written>]) -> Self {
        Words {
            plain: plain::lines(portable),
            markdown: worksheet::write_text(portable),
            source: Some(worksheet::write_text(written)),
        }
    }
}

impl Around<'_> {
    /// The worksheet of a page. `view` is the page with all its parts, those for professionals
    /// too, and `library` says whether the page is the library's own.
    pub fn page(&self, name: String, page: &Page, view: &PageView, library: bool) -> Option<Sheet> {
        let Kind::Worksheet(front) = &page.summary.kind else { return None };
        let written = page.worksheet.as_ref()?;
        let (before, resolved) = parts(view)?;
        let worksheet = self.shown(written);
        let with_therapist =
            (front.use_with == UseWith::Therapist).then_some("sheet_with_therapist");
        let purpose = worksheet::write_text(&self.portable().blocks(before));
        Some(Sheet {
            name,
            url: Some(view.canonical.clone()),
            lang: view.lang.clone(),
            title: view.title.clone(),
            summary: view.summary.clone(),
            publisher: self.frame.name.clone(),
            updated: page.summary.front.updated,
            purpose: Some(purpose).filter(|text| !text.is_empty()),
            copyright: copyright(&worksheet, library),
            code: None,
            front: Some(front.clone()),
            words: self.words_of(&worksheet, &resolved.every_item()),
            drawn: Drawn {
                above: with_therapist.map(|word| said(self.words.get(word))).into_iter().collect(),
                below: vec![said(self.words.get("sheet_foot")), self.crisis(written.id.span)],
            },
            worksheet,
        })
    }

    /// A questionnaire. `url` is the address of the page that shows it, and `read_by` says who
    /// reads answers about self-harm.
    pub fn instrument(
        &self,
        instrument: &Instrument,
        url: Option<String>,
        read_by: Option<String>,
    ) -> Sheet {
        let worksheet = instrument.worksheet();
        let text = |item: &&Item| matches!(item.kind, ItemKind::Display(_));
        let texts = worksheet.every_item().into_iter().filter(text);
        // All that a questionnaire has of texts is the crisis block.
        let words = texts.map(|item| (item.id.value.clone(), self.crisis_in(item)));
        let warning = instrument.warning.as_deref().map(of_any_system);
        Sheet {
            name: instrument.id.value.clone(),
            url,
            lang: instrument.lang.clone(),
            title: instrument.title.clone(),
            summary: instrument.title.clone(),
            publisher: self.frame.name.clone(),
            updated: None,
            purpose: None,
            copyright: Some(instrument.notices().join("\n\n")),
            code: instrument.panel.clone(),
            front: None,
            words: words.collect(),
            drawn: Drawn {
                above: warning.into_iter().chain(read_by).map(said).collect(),
                below: vec![self.crisis(instrument.id.span)],
            },
            worksheet,
        }
    }

    fn portable(&self) -> Portable<'_> {
        Portable { base_url: &self.frame.base_url, words: self.words }
    }

    /// The sheet without what does not go out.
    fn shown(&self, worksheet: &Worksheet<Written>) -> Worksheet<Written> {
        match self.professional {
            true => worksheet.clone(),
            false => Worksheet { id: worksheet.id.clone(), items: for_everyone(&worksheet.items) },
        }
    }

    /// The words of every text, as the site shows it.
    fn words_of(
        &self,
        worksheet: &Worksheet<Written>,
        resolved: &[&Item<Resolved>],
    ) -> BTreeMap<String, Words> {
        let mut all = BTreeMap::new();
        for item in worksheet.every_item() {
            let ItemKind::Display(written) = &item.kind else { continue };
            let shown = resolved.iter().find(|shown| shown.id == item.id);
            let Some(Item { kind: ItemKind::Display(shown), .. }) = shown else { continue };
            let words = Words::of(&self.portable().blocks(shown), written);
            all.insert(item.id.value.clone(), words);
        }
        all
    }

    /// The crisis block at the foot.
    fn crisis(&self, at: Span) -> Words {
        let blocks = self.portable().crisis(&self.frame.crisis, at);
        Words {
            plain: plain::lines(&blocks),
            markdown: worksheet::write_text(&blocks),
            source: None,
        }
    }

    /// The crisis block that stands in a questionnaire.
    fn crisis_in(&self, item: &Item) -> Words {
        let ItemKind::Display(blocks) = &item.kind else { return Words::default() };
        Words { source: Some(worksheet::write_text(blocks)), ..self.crisis(item.span) }
    }
}

/// A warning without its sentences about our page: another system may well send the answers.
fn of_any_system(warning: &str) -> String {
    let sentences = warning.split_inclusive(". ");
    let kept: String = sentences.filter(|words| !words.starts_with("This page ")).collect();
    kept.trim().to_owned()
}

/// The text before the sheet of a page, and the sheet.
fn parts(view: &PageView) -> Option<(&[Block<Resolved>], &Worksheet<Resolved>)> {
    let sheet = |block: &Block<_>| matches!(block.kind, BlockKind::Insert(Inset::Worksheet(_)));
    let at = view.body.blocks.iter().position(sheet)?;
    match &view.body.blocks[at].kind {
        BlockKind::Insert(Inset::Worksheet(sheet)) => {
            Some((&view.body.blocks[..at], &sheet.worksheet))
        }
        _ => None,
    }
}

fn for_everyone(items: &[Item]) -> Vec<Item> {
    let shown = items.iter().filter(|item| item.audience == Audience::Everyone);
    let kept = shown.map(|item| match &item.kind {
        ItemKind::Group(group) => {
            let mut group = group.clone();
            group.items = for_everyone(&group.items);
            Item { kind: ItemKind::Group(group), ..item.clone() }
        }
        _ => item.clone(),
    });
    let empty =
        |item: &Item| matches!(&item.kind, ItemKind::Group(group) if group.items.is_empty());
    kept.filter(|item| !empty(item)).collect()
}

/// On what terms a sheet is, as far as we know: a practice's own are its own.
fn copyright(worksheet: &Worksheet<Written>, library: bool) -> Option<String> {
    let own = library.then_some(LIBRARY);
    let loinc = has_loinc(worksheet).then_some(LOINC_NOTICE);
    let lines: Vec<&str> = own.into_iter().chain(loinc).collect();
    (!lines.is_empty()).then(|| lines.join("\n\n"))
}

fn has_loinc(worksheet: &Worksheet<Written>) -> bool {
    let loinc = |code: &Option<Code>| code.as_ref().is_some_and(|c| c.system == "http://loinc.org");
    worksheet.every_item().iter().any(|item| match &item.kind {
        ItemKind::Field(field) => {
            let answers = match &field.kind {
                FieldKind::Choice(choice) => choice.options.as_slice(),
                _ => &[],
            };
            loinc(&field.code) || answers.iter().any(|option| loinc(&option.code))
        }
        _ => false,
    })
}

/// A sentence of ours.
fn said(words: String) -> Words {
    Words { markdown: words.clone(), plain: words, source: None }
}

#[cfg(test)]
mod tests {
    use super::of_any_system;

    #[test]
    fn nothing_is_promised_of_another_system() {
        let warning = "Question 9 asks of harm. This page does not send your answers. Call us.";
        assert_eq!(of_any_system(warning), "Question 9 asks of harm. Call us.");
    }
}
