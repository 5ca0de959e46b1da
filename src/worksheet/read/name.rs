//! Ids for what has none: `text-1`, `text-2` and so on, past those that the author uses.

use std::collections::BTreeSet;

use crate::doc::{Directive, authors_id, visit_blocks};

/// Which ids are taken, and how far each count has come.
#[derive(Clone, Debug, Default)]
pub(in crate::worksheet) struct Names {
    taken: BTreeSet<String>,
    texts: usize,
    fields: usize,
}

impl Names {
    /// Names beside these.
    pub(in crate::worksheet) fn past(taken: BTreeSet<String>) -> Self {
        Names { taken, ..Names::default() }
    }

    /// Names beside those that an author gave to a div and what is in it.
    pub(super) fn beside(directive: &Directive) -> Self {
        let own = directive.attr.id.iter().map(|id| id.value.clone());
        let mut taken: BTreeSet<String> = own.collect();
        visit_blocks(&directive.body, &mut |node| {
            taken.extend(authors_id(node).map(|id| id.value.clone()));
        });
        Names::past(taken)
    }

    /// The next name for a text.
    pub(in crate::worksheet) fn text(&mut self) -> String {
        next("text", &mut self.texts, &self.taken)
    }

    /// The next name for a field whose id is missing, which has been told.
    pub(super) fn field(&mut self) -> String {
        next("field", &mut self.fields, &self.taken)
    }
}

fn next(word: &str, count: &mut usize, taken: &BTreeSet<String>) -> String {
    loop {
        *count += 1;
        let name = format!("{word}-{count}");
        if !taken.contains(&name) {
            return name;
        }
    }
}
