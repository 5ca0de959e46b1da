//! The ground that the pages of a language stand on: the graph, what is gathered from all pages, and
//! the frame around each.
//!
//! Invariant: pages on the same ground, whose files are the same, are the same.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Options;
use super::material::{ByLanguage, Material};
use super::memory::{Memory, Placing, Same, part};
use crate::assets::Assets;
use crate::content::{Bibliography, Summary};
use crate::diagnostic::Diagnostics;
use crate::instrument::Instruments;
use crate::practice::Setting;
use crate::site::view::{Medium, SiteView};
use crate::site::{self, Gathered, Lookup, Pages, Site};
use crate::words::Words;

/// What a site is placed from, beside the summaries of its pages.
#[derive(Clone, PartialEq)]
pub(super) struct Placed {
    setting: Same<Setting>,
    instruments: Same<Instruments>,
    broken: Arc<BTreeSet<String>>,
    drafts: bool,
    pdf: bool,
}

/// What pages are resolved against.
#[derive(Clone, PartialEq)]
pub(super) struct Ground {
    site: Same<Site>,
    setting: Same<Setting>,
    words: Same<[(String, Words)]>,
    bibliography: Same<Bibliography>,
    instruments: Same<Instruments>,
    assets: Same<Assets>,
    /// Whether pages offer PDFs.
    pdf: bool,
}

/// What the pages of a language share.
pub(super) struct Shared {
    pub gathered: Arc<Gathered>,
    pub frame: SiteView,
}

/// Puts the pages in their places, for the screen.
pub(super) fn place(
    material: &Material,
    pages: &ByLanguage,
    options: &Options,
    memory: &mut Memory,
    told: &mut Diagnostics,
) -> Arc<Site> {
    let others = Placed {
        setting: Same(material.setting.clone()),
        instruments: Same(material.instruments.clone()),
        broken: material.broken.clone(),
        drafts: options.drafts,
        pdf: material.press.is_some(),
    };
    let from = Placing { summaries: summaries(pages), others };
    part(&mut memory.placed, from, told, |from, told| {
        Arc::new(assemble(material, &from.summaries, options, Medium::Screen, told))
    })
}

/// What is known of each page.
pub(super) fn summaries(pages: &ByLanguage) -> Vec<Arc<Summary>> {
    pages.iter().flatten().map(|page| page.summary.clone()).collect()
}

/// Puts the pages in their places.
pub(super) fn assemble(
    material: &Material,
    summaries: &[Arc<Summary>],
    options: &Options,
    medium: Medium,
    told: &mut Diagnostics,
) -> Site {
    let found = Pages {
        summaries,
        broken: &material.broken,
        drafts: options.drafts,
        instruments: &material.instruments,
        medium,
        pdf: material.press.is_some(),
    };
    let Setting { practice, therapists, .. } = &*material.setting;
    Site::assemble(practice, therapists, found, told)
}

impl Ground {
    pub(super) fn of(material: &Material, site: &Arc<Site>) -> Self {
        Ground {
            site: Same(site.clone()),
            setting: Same(material.setting.clone()),
            words: Same(material.words.clone()),
            bibliography: Same(material.bibliography.clone()),
            instruments: Same(material.instruments.clone()),
            assets: Same(material.assets.clone()),
            pdf: material.press.is_some(),
        }
    }

    pub(super) fn site(&self) -> &Site {
        &self.site.0
    }

    /// What the pages of a language share. Nothing, if the site does not speak it.
    pub(super) fn shared(
        &self,
        material: &Material,
        lang: &str,
        memory: &mut Memory,
        told: &mut Diagnostics,
    ) -> Option<Arc<Shared>> {
        let nothing = BTreeSet::new();
        let parts = material.parts(&self.site.0, &nothing);
        let slot = memory.grounds.entry(lang.to_owned()).or_default();
        part(slot, self.clone(), told, |_, told| {
            let gathered = Arc::new(Gathered::of(parts, lang));
            let lookup = Lookup::with(parts, lang, gathered.clone())?;
            site::check(&lookup, told);
            let frame = site::frame(&lookup, told);
            Some(Arc::new(Shared { gathered, frame }))
        })
    }
}
