//! An instrument becomes a worksheet: the one model that the web, paper and the exchange format are
//! made from.
//!
//! Adds no word of its own. Invariant: after an item that asks of harm comes the crisis block, and
//! nothing stands between them.

use super::{Extra, Instrument, Item};
use crate::doc::{Attr, Block, BlockKind, Directive, Written};
use crate::source::{Span, Spanned};
use crate::worksheet::{
    self, AnswerOption, Audience, Choice, Code, Field, FieldKind, Group, ItemKind, Worksheet,
};

impl Instrument {
    /// The items as one group of choices below their stem, and the question beside them after it.
    /// Ids are the instrument's and the item's: `phq-9-1`.
    pub fn worksheet(&self) -> Worksheet<Written> {
        let group = Group {
            label: self.stem.clone(),
            hint: None,
            new_page: false,
            items: self.items.iter().flat_map(|item| self.asked(item)).collect(),
        };
        let stem = Spanned::new("items".to_owned(), self.stem.span);
        let group = self.part(&stem, "", ItemKind::Group(group));
        let extra = self.extra.iter().map(|extra| self.beside(extra));
        Worksheet { id: self.id.clone(), items: std::iter::once(group).chain(extra).collect() }
    }

    fn asked(&self, item: &Item) -> Vec<worksheet::Item> {
        let field = choice(&item.text, &self.answers, item.code.as_ref());
        let mut parts = vec![self.part(&item.id, "", field)];
        if item.crisis {
            let block = ItemKind::Display(vec![crisis(item.id.span)]);
            parts.push(self.part(&item.id, "-crisis", block));
        }
        parts
    }

    fn beside(&self, extra: &Extra) -> worksheet::Item {
        self.part(&extra.id, "", choice(&extra.text, &extra.answers, extra.code.as_ref()))
    }

    fn part(&self, id: &Spanned<String>, end: &str, kind: ItemKind) -> worksheet::Item {
        let name = format!("{}-{}{end}", self.id.value, id.value);
        worksheet::Item {
            id: Spanned::new(name, id.span),
            audience: Audience::Everyone,
            kind,
            span: id.span,
        }
    }
}

fn choice(text: &Spanned<String>, answers: &[AnswerOption], code: Option<&Code>) -> ItemKind {
    let choice = Choice { options: answers.to_vec(), repeats: false, other: None };
    ItemKind::Field(Field {
        label: text.clone(),
        hint: None,
        kind: FieldKind::Choice(choice),
        code: code.cloned(),
        example: None,
    })
}

/// The directive `.crisis`, as an author would write it there.
fn crisis(span: Span) -> Block<Written> {
    let class = Spanned::new("crisis".to_owned(), span);
    let attr = Attr { classes: vec![class], ..Attr::default() };
    Block { kind: BlockKind::Insert(Directive { attr: Box::new(attr), body: Vec::new() }), span }
}
