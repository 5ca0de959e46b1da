//! Items become items of a worksheet: displays, groups, questions. Grids have a file of their own.
//!
//! Whatever an item is, what is not kept of it is told, once, with its `linkId`.

use std::collections::BTreeMap;

use super::grid;
use super::ids::Ids;
use super::raw::{Answer, Raw, hidden, tell_extensions};
use super::words::{Display, attribute, line};
use crate::diagnostic::Diagnostics;
use crate::doc::{DEEPEST, Written};
use crate::exchange::fhir::names::Own;
use crate::source::Spanned;
use crate::worksheet::{Audience, Field, FieldKind, Group, Item, ItemKind};

/// Reads the items of one Questionnaire.
pub(super) struct Reader<'d> {
    pub ids: Ids,
    /// The answers of the value sets that the file holds, by their names.
    pub sets: BTreeMap<String, Vec<Answer>>,
    pub diagnostics: &'d mut Diagnostics,
}

/// How deep groups may lie in one another: a field needs room for its own fence, the fence of its
/// example and a list in that, inside the worksheet's.
const GROUPS: usize = DEEPEST - 6;

impl Reader<'_> {
    /// The items of a list, inside so many groups.
    pub(super) fn items(&mut self, raws: Vec<Raw<'_>>, depth: usize) -> Vec<Item<Written>> {
        raws.into_iter().flat_map(|raw| self.item(raw, depth)).collect()
    }

    fn item(&mut self, mut raw: Raw<'_>, depth: usize) -> Vec<Item<Written>> {
        if raw.extensions.take(&Own::Drawn.url()).is_some() {
            return Vec::new();
        }
        let (ours, hidden) = hidden(&mut raw);
        if hidden && !ours {
            let how = "is hidden: it is for professionals now";
            self.diagnostics.fhir_changed(raw.at(), &raw.id.value, how);
        }
        let audience = if ours || hidden { Audience::Professional } else { Audience::Everyone };
        let mut items = match raw.kind.as_str() {
            "display" => self.display(raw, depth).into_iter().collect(),
            "group" => self.group(raw, depth),
            _ => self.question(raw, depth),
        };
        if audience == Audience::Professional {
            items.iter_mut().for_each(|item| item.audience = audience);
        }
        items
    }

    /// The id of an item.
    pub(super) fn id(&mut self, raw: &Raw<'_>) -> Spanned<String> {
        let id = self.ids.give(&raw.id.value);
        if id != raw.id.value {
            self.diagnostics.fhir_id(raw.at(), &raw.id.value, &id);
        }
        Spanned::new(id, raw.at())
    }

    fn display(&mut self, mut raw: Raw<'_>, depth: usize) -> Option<Item<Written>> {
        let source = raw.extensions.take(&Own::Source.url());
        let display = Display {
            source: source.as_ref().and_then(|one| one.text()),
            markdown: raw.markdown.as_deref(),
            plain: raw.words(),
            at: raw.at(),
            // The worksheet's fence, the groups' and its own.
            depth: DEEPEST.saturating_sub(depth + 2),
        };
        let (blocks, lost) = display.read();
        if blocks.is_empty() {
            self.diagnostics.fhir_left_out(raw.at(), &raw.id.value, "it has no words");
            return None;
        }
        if !lost.is_empty() {
            let lost: Vec<&str> = lost.into_iter().collect();
            let what = format!("they hold {}", lost.join(", "));
            self.diagnostics.fhir_words(raw.at(), &raw.id.value, &what);
        }
        self.tell_left(&raw, &["inline", "help", "prompt", "flyover", "legal", "unit"]);
        self.tell_no_code(&raw);
        self.tell_children(&raw);
        Some(self.made(&raw, ItemKind::Display(blocks)))
    }

    fn group(&mut self, mut raw: Raw<'_>, depth: usize) -> Vec<Item<Written>> {
        if let Some(grid) = grid::of(self, &mut raw) {
            return vec![self.made(&raw, ItemKind::Grid(grid))];
        }
        if raw.repeats {
            self.diagnostics.fhir_not_kept(raw.at(), "repeats", Some(&raw.id.value));
        }
        let page = raw.extensions.take(&Own::Page.url());
        let new_page = page.is_some() || raw.has_control("page");
        self.tell_left(&raw, &["list", "page", "grid", "gtable"]);
        self.tell_no_code(&raw);
        let (hints, inside) = beside(std::mem::take(&mut raw.items), true);
        let hint = self.hint(&hints);
        let deep = depth >= GROUPS;
        if raw.words().is_empty() || deep {
            let why = if deep { "lies too deep" } else { "has no words" };
            let how = format!("{why}: what is in it stands in its place");
            self.diagnostics.fhir_changed(raw.at(), &raw.id.value, &how);
            return self.items(inside, depth);
        }
        let label = self.label(&raw);
        // A group's id stands before those of what it holds.
        let item = self.made(&raw, ItemKind::Display(Vec::new()));
        let items = self.items(inside, depth + 1);
        if items.is_empty() {
            self.diagnostics.fhir_left_out(raw.at(), &raw.id.value, "nothing is in it");
            return Vec::new();
        }
        let group = Group { label, hint, new_page, items };
        vec![Item { kind: ItemKind::Group(group), ..item }]
    }

    /// A question, and after it what stood inside it.
    fn question(&mut self, mut raw: Raw<'_>, depth: usize) -> Vec<Item<Written>> {
        let (hints, inside) = beside(std::mem::take(&mut raw.items), false);
        if let Some(first) = inside.first() {
            self.diagnostics.fhir_not_kept(first.at(), "item", Some(&raw.id.value));
        }
        let field = self.field(&mut raw, hints);
        let mut items: Vec<_> =
            field.map(|field| self.made(&raw, ItemKind::Field(field))).into_iter().collect();
        items.extend(self.items(inside, depth));
        items
    }

    fn field(&mut self, raw: &mut Raw<'_>, mut hints: Vec<Raw<'_>>) -> Option<Field> {
        let kind = self.kind(raw, &mut hints)?;
        let example = self.example(raw, &kind);
        let repeats = matches!(kind, FieldKind::Choice(_));
        if raw.repeats && !repeats {
            self.diagnostics.fhir_not_kept(raw.at(), "repeats", Some(&raw.id.value));
        }
        self.tell_left(raw, &QUESTION_CONTROLS);
        let (label, hint) = (self.label(raw), self.hint(&hints));
        Some(Field { label, hint, kind, code: raw.code.take(), example })
    }

    /// The words of an item on one line; its `linkId`, if it has none.
    pub(super) fn label(&mut self, raw: &Raw<'_>) -> Spanned<String> {
        let words = self.named_label(raw);
        Spanned::new(self.plain(raw, &words), raw.at())
    }

    /// The words of an item; its `linkId`, if it has none.
    pub(super) fn named_label(&mut self, raw: &Raw<'_>) -> String {
        let words = line(raw.words());
        if !words.is_empty() {
            return words;
        }
        let id = Some(attribute(&raw.id.value)).filter(|id| !id.is_empty());
        let id = id.unwrap_or_else(|| "?".to_owned());
        self.diagnostics.fhir_missing(raw.at(), "text", &id);
        id
    }

    /// Words as an attribute may hold them. Those that it may not are told.
    pub(super) fn plain(&mut self, raw: &Raw<'_>, words: &str) -> String {
        let (plain, words) = (attribute(words), line(words));
        if plain != words {
            let what = "what would be a fact or a work there is parted by a space";
            self.diagnostics.fhir_words(raw.at(), &raw.id.value, what);
        }
        plain
    }

    /// The words beside a question, on one line.
    pub(super) fn hint(&mut self, hints: &[Raw<'_>]) -> Option<String> {
        let words: Vec<String> = hints.iter().map(|raw| self.plain(raw, raw.words())).collect();
        for raw in hints {
            tell_extensions(&raw.extensions, &raw.id.value, self.diagnostics);
        }
        let words = words.join(" ").trim().to_owned();
        Some(words).filter(|words| !words.is_empty())
    }

    /// Tells the extensions that nobody took, and every control but those that say nothing.
    pub(super) fn tell_left(&mut self, raw: &Raw<'_>, silent: &[&str]) {
        tell_extensions(&raw.extensions, &raw.id.value, self.diagnostics);
        for control in raw.controls.iter().filter(|control| !silent.contains(&control.as_str())) {
            let key = format!("itemControl {control}");
            self.diagnostics.fhir_not_kept(raw.at(), &key, Some(&raw.id.value));
        }
    }

    pub(super) fn tell_no_code(&mut self, raw: &Raw<'_>) {
        if raw.code.is_some() {
            self.diagnostics.fhir_not_kept(raw.at(), "code", Some(&raw.id.value));
        }
    }

    fn tell_children(&mut self, raw: &Raw<'_>) {
        for child in &raw.items {
            let why = "a text cannot hold it";
            self.diagnostics.fhir_left_out(child.at(), &child.id.value, why);
        }
    }

    fn made(&mut self, raw: &Raw<'_>, kind: ItemKind<Written>) -> Item<Written> {
        let id = self.id(raw);
        Item { id, audience: Audience::Everyone, kind, span: raw.at() }
    }
}

/// How a question may be drawn without a difference to what is asked.
const QUESTION_CONTROLS: [&str; 10] = [
    "autocomplete",
    "check-box",
    "drop-down",
    "list",
    "lookup",
    "multi-select",
    "radio-button",
    "slider",
    "spinner",
    "text-box",
];

/// Parts the words that belong to an item from what it holds. In a group only a display that is
/// drawn beside it is such; in a question every display is.
pub(super) fn beside(items: Vec<Raw<'_>>, group: bool) -> (Vec<Raw<'_>>, Vec<Raw<'_>>) {
    const BESIDE: [&str; 5] = ["help", "prompt", "flyover", "legal", "unit"];
    items.into_iter().partition(|raw| {
        let drawn = raw.controls.iter().any(|control| BESIDE.contains(&control.as_str()));
        raw.kind == "display" && (!group || drawn)
    })
}
