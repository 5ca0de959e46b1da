//! What a workshop remembers from one build to the next: each part of the work with all that it was
//! made from.
//!
//! A part is made again unless what it was made from is the same, places included. There is no
//! list of what depends on what: a part sees the files it was given and no others, so it cannot
//! depend on more.
//!
//! Invariant: what is remembered is what making it again would give, diagnostics too.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::ground::{Ground, Placed, Shared};
use super::material::Parts;
use super::render::Drawing;
use super::whole;
use crate::content::{Known, Summary};
use crate::diagnostic::Diagnostics;
use crate::site::Site;
use crate::source::Sources;

/// What is remembered of earlier builds.
#[derive(Default)]
pub(super) struct Memory {
    pub parts: Parts,
    pub pages: Known,
    pub placed: Slot<Placing, Arc<Site>>,
    /// What pages of each language stand on.
    pub grounds: BTreeMap<String, Slot<Ground, Option<Arc<Shared>>>>,
    /// The pages of each language; nothing, if they are not to be remembered.
    pub drawn: Option<BTreeMap<String, Option<Drawing>>>,
    pub whole: whole::Known,
}

impl Memory {
    /// Whether nothing has been built yet.
    pub(super) fn is_empty(&self) -> bool {
        self.placed.is_none()
    }

    /// The memory of a workshop. That of a single build holds no page: they take room.
    pub(super) fn lasting() -> Self {
        let drawn = Some(BTreeMap::new());
        Memory { pages: Known::learning(), drawn, ..Memory::default() }
    }
}

/// What a site is placed from.
#[derive(Clone)]
pub(super) struct Placing {
    pub summaries: Vec<Arc<Summary>>,
    pub others: Placed,
}

impl PartialEq for Placing {
    fn eq(&self, other: &Self) -> bool {
        let exactly = |(a, b): (&Arc<Summary>, &Arc<Summary>)| Arc::ptr_eq(a, b) || a.is_exactly(b);
        self.others == other.others
            && self.summaries.len() == other.summaries.len()
            && self.summaries.iter().zip(&other.summaries).all(exactly)
    }
}

/// A shared thing that equals itself alone: another that is alike may have been written elsewhere,
/// and what is told names places.
pub(super) struct Same<T: ?Sized>(pub Arc<T>);

impl<T: ?Sized> Clone for Same<T> {
    fn clone(&self) -> Self {
        Same(self.0.clone())
    }
}

impl<T: ?Sized> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// Gives back what is remembered no longer, while the build goes on: a site of ten thousand pages takes as
/// long to be taken apart as to be placed.
pub(super) fn let_go(old: impl Send + 'static) {
    rayon::spawn(|| drop(old));
}

/// Room for one part.
pub(super) type Slot<From, T> = Option<Part<From, T>>;

/// A part, what it was made from, and what was told.
pub(super) struct Part<From, T> {
    from: From,
    made: T,
    told: Diagnostics,
}

/// A part: as it was made before, if that was from the same; else made now.
pub(super) fn part<From: PartialEq, T: Clone>(
    slot: &mut Slot<From, T>,
    from: From,
    told: &mut Diagnostics,
    make: impl FnOnce(&From, &mut Diagnostics) -> T,
) -> T {
    if slot.as_ref().is_none_or(|part| part.from != from) {
        let mut found = Diagnostics::new();
        let made = make(&from, &mut found);
        *slot = Some(Part { from, made, told: found });
    }
    let part = slot.as_ref().expect("it has just been filled");
    told.extend(part.told.clone());
    part.made.clone()
}

/// Files that a part is made from, and all else.
pub(super) struct Files<Else>(pub Sources, pub Else);

impl<Else: PartialEq> PartialEq for Files<Else> {
    fn eq(&self, other: &Self) -> bool {
        self.1 == other.1 && self.0.is_same(&other.0)
    }
}
