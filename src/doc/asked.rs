//! The key-values of a directive or a span while somebody reads them.
//!
//! Invariant: a pair that nobody asks for is told, never passed over.

use super::Attr;
use crate::diagnostic::{Diagnostics, nearest};
use crate::source::Spanned;

/// Attributes, and which of their keys have been asked for.
#[derive(Debug)]
pub struct Asked<'a> {
    attr: &'a Attr,
    keys: Vec<&'static str>,
}

impl<'a> Asked<'a> {
    /// Attributes of which nothing has been read.
    pub fn of(attr: &'a Attr) -> Self {
        Asked { attr, keys: Vec::new() }
    }

    /// The value of a key.
    pub fn get(&mut self, key: &'static str) -> Option<Spanned<String>> {
        self.keys.push(key);
        let pairs = self.attr.pairs.iter();
        pairs.filter(|(name, _)| name.value == key).map(|(_, value)| value.clone()).next()
    }

    /// Tells every pair that was not asked for, as one that `class` does not know.
    pub fn finish(self, class: &str, diagnostics: &mut Diagnostics) {
        for (name, _) in &self.attr.pairs {
            if !self.keys.contains(&name.value.as_str()) {
                let near = nearest(&name.value, self.keys.iter().copied());
                diagnostics.directive_unknown_attribute(name.span, class, &name.value, near);
            }
        }
    }
}
