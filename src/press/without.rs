//! The press of a binary that was built without a typesetter: there is none.

use super::{Manuscript, Printed, SocialCard};
use crate::diagnostic::Diagnostics;
use crate::practice::Palette;
use crate::source::Sources;
use std::sync::Arc;

/// Nothing of this type exists.
#[derive(Clone, Copy, Debug)]
pub enum Press {}

impl Press {
    /// Nothing: this binary cannot print.
    pub fn new(_: &Sources, _: &str, _: &Palette, _: &mut Diagnostics) -> Option<Self> {
        None
    }

    /// What tells the PDF of a manuscript from every other.
    pub fn key(&self, _: &Manuscript) -> String {
        match *self {}
    }

    /// Sets a manuscript.
    pub fn print(&self, _: &Manuscript, _: bool) -> (Option<Printed>, Diagnostics) {
        match *self {}
    }

    /// What tells a card from every other.
    pub fn card_key(&self, _: &SocialCard) -> Option<String> {
        match *self {}
    }

    /// Draws a card.
    pub fn card(&self, _: &SocialCard) -> (Option<Arc<[u8]>>, Diagnostics) {
        match *self {}
    }

    /// A manuscript to be folded.
    pub fn booklet(&self, _: &Manuscript) -> (Option<Printed>, Diagnostics) {
        match *self {}
    }
}
