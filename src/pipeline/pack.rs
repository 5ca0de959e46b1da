//! A welcome pack: pages in a given order, bound into one PDF with Help now as its last.
//!
//! Which pages is the practice's to say, or the therapist's, or the library's. Invariants: the
//! crisis page comes last; no questionnaire that asks about self-harm is in a pack unless the
//! practice says who reads the answers the same day (clinical.md, rule 2); no client is named.

use std::collections::BTreeMap;

use super::asked::{Asked, Shelf};
use super::ground::{assemble, summaries};
use super::handouts::Printer;
use super::material::{ByLanguage, Material};
use super::print::{Chosen, Order, Paged, Table, Unprintable, on_paper};
use super::watching::during;
use super::{Stage, Task, workers};
use crate::content::{Packs, Page};
use crate::diagnostic::Diagnostics;
use crate::practice::Therapist;
use crate::press::{self, Binding, Printed};
use crate::site;
use crate::site::view::{Medium, Version};
use crate::source::{Sources, Spanned};

/// What kind of pack is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pack {
    /// The therapist's id. A practice of one need not say.
    pub therapist: Option<String>,
    /// The full pack, not the short one.
    pub full: bool,
    /// These pages, and no others but Help now.
    pub pages: Vec<String>,
    /// For printing on both sides: leaves begin on right-hand pages.
    pub duplex: bool,
    /// To be folded: two pages on each side of a sheet.
    pub booklet: bool,
    /// Nothing tells where it is from.
    pub discreet: bool,
    /// How it is set. Its pages and version are not looked at.
    pub order: Order,
}

/// The page that every pack ends with: the library's for paper, or where there is none, that of the
/// site.
const LAST: [&str; 2] = ["packs/help-now", "help-now"];

/// Makes a pack.
pub fn pack(sources: &Sources, pack: &Pack) -> Result<Paged, Unprintable> {
    // Folded pages have half the size, so they are set large.
    let large = pack.order.large || pack.booklet;
    let order = Order { version: Version::Blank, large, ..pack.order.clone() };
    on_paper(sources, &order, |shelf| Packer { shelf, pack }.choose())
}

/// Welcome packs by the id of their therapist.
pub(super) type Packed = BTreeMap<String, Printed>;

/// The short pack of each therapist, as a site offers it beside their page. One that cannot be made
/// is not there: what is wrong with it is wrong with its pages, which tell it.
pub(super) fn packs(
    material: &Material,
    pages: &ByLanguage,
    Task { options, kept, watch }: Task<'_>,
) -> Packed {
    let Some(press) = material.press.as_ref().filter(|_| !options.serving) else {
        return Packed::new();
    };
    let _packs = during(watch, Stage::Packs);
    let mut unheard = Diagnostics::new();
    let summaries = summaries(pages);
    let site = assemble(material, &summaries, options, Medium::Paper, &mut unheard);
    let printer = Printer { press, material, kept };
    let shelf = Shelf { material, pages, site: &site };
    let therapists = material.setting.therapists.iter().collect();
    let packed = workers::each(therapists, |one: &Therapist| {
        pack_of(shelf, one, printer, &mut Diagnostics::new())
    });
    packed.into_iter().flatten().collect()
}

/// The short pack for a therapist's clients, with their id.
pub(super) fn pack_of(
    shelf: Shelf<'_>,
    therapist: &Therapist,
    printer: Printer<'_>,
    told: &mut Diagnostics,
) -> Option<(String, Printed)> {
    let id = therapist.id.value.clone();
    let pack = Pack { therapist: Some(id.clone()), ..Pack::default() };
    let chosen = Packer { shelf, pack: &pack }.choose().ok()?;
    let Shelf { material, site, .. } = shelf;
    let table = Table { material, site, chosen: &chosen, version: Version::Blank };
    let paper = material.setting.paper();
    let look = press::Order { paper, large: false, ink_saver: false };
    let manuscript = table.manuscript(look, told).ok()??;
    let printed = printer.set(&manuscript, false, told)?;
    (!told.has_errors()).then_some((id, printed))
}

/// Finds the pages of a pack.
struct Packer<'a, 'p> {
    shelf: Shelf<'a>,
    pack: &'p Pack,
}

impl<'a> Packer<'a, '_> {
    fn choose(&self) -> Result<Chosen<'a>, Unprintable> {
        let therapist = self.therapist()?;
        let mut asked: Vec<Asked<'a>> = Vec::new();
        for name in self.names(therapist) {
            for page in self.pages(&name, therapist)? {
                if asked.iter().all(|known| known.id != page.id) {
                    asked.push(page);
                }
            }
        }
        asked.retain(|page| !LAST.contains(&page.id.path.as_str()));
        asked.extend(self.last(therapist)?);
        let binding = Some(self.binding(therapist));
        Ok(Chosen { asked, binding, booklet: self.pack.booklet })
    }

    /// The therapist that was asked for, or the only one that there is.
    fn therapist(&self) -> Result<Option<&'a Therapist>, Unprintable> {
        let all = &self.shelf.material.setting.therapists;
        let Some(id) = &self.pack.therapist else {
            return Ok(all.first().filter(|_| all.len() == 1));
        };
        let known = || all.iter().map(|one| one.id.value.clone()).collect();
        let found = all.iter().find(|one| one.id.value == *id);
        found.map(Some).ok_or_else(|| Unprintable::NoTherapist(id.clone(), known()))
    }

    /// What was asked for; else the therapist's own list, the practice's, the library's.
    fn names(&self, therapist: Option<&Therapist>) -> Vec<String> {
        if !self.pack.pages.is_empty() {
            return self.pack.pages.clone();
        }
        let Packs { short, full } = &*self.shelf.material.packs;
        let practice = &self.shelf.material.setting.practice.print;
        let own = therapist.and_then(|therapist| therapist.pack.as_ref());
        let list = match self.pack.full {
            true => practice.full_pack.as_ref().unwrap_or(full),
            false => own.or(practice.pack.as_ref()).unwrap_or(short),
        };
        list.iter().map(|name: &Spanned<String>| name.value.clone()).collect()
    }

    /// The pages that a name of the list stands for.
    fn pages(
        &self,
        name: &str,
        therapist: Option<&'a Therapist>,
    ) -> Result<Vec<Asked<'a>>, Unprintable> {
        let names: Vec<String> = match (name, therapist) {
            ("therapist", Some(one)) => vec![format!("therapists/{}", one.id.value)],
            ("approaches", Some(one)) => one.approaches.iter().map(|a| a.value.clone()).collect(),
            ("therapist" | "approaches", None) => Vec::new(),
            (name, _) => vec![name.to_owned()],
        };
        let pages = names.iter().map(|name| self.found(name, therapist));
        Ok(pages.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
    }

    /// A page, if it may be in a pack. One of the library's lists that this site has switched off is
    /// left out; one that was asked for is missed.
    fn found(
        &self,
        name: &str,
        therapist: Option<&'a Therapist>,
    ) -> Result<Option<Asked<'a>>, Unprintable> {
        let wanted = self.pack.pages.iter().any(|page| page == name);
        let found = match self.shelf.find(name) {
            Err(Unprintable::Off(_)) if !wanted => return Ok(None),
            found => found?,
        };
        if self.waits_unread(found.page) {
            return Err(Unprintable::Unread(found.written));
        }
        let therapist = therapist.map(|one| one.id.value.clone());
        Ok(Some(Asked { therapist, ..found }))
    }

    /// The page with the crisis lines. A site without one has them at the end of every leaf.
    fn last(&self, therapist: Option<&'a Therapist>) -> Result<Option<Asked<'a>>, Unprintable> {
        for name in LAST {
            match self.found(name, therapist) {
                Err(Unprintable::NoPage(..)) | Ok(None) => {}
                found => return found,
            }
        }
        Ok(None)
    }

    /// Whether a page shows a questionnaire whose answers about self-harm could wait unread.
    fn waits_unread(&self, page: Option<&Page>) -> bool {
        let Material { instruments, setting, .. } = self.shelf.material;
        let unread = |ids: &[_]| site::any_unread(ids, instruments, &setting.practice);
        page.is_some_and(|page| unread(&page.summary.instruments))
    }

    fn binding(&self, therapist: Option<&Therapist>) -> Binding {
        let lang = self.shelf.material.setting.practice.languages.iter().next().unwrap_or_default();
        let credentials = |one: &Therapist| {
            let letters = one.credentials.as_ref()?.in_language(lang)?;
            Some(format!("{}, {letters}", one.name))
        };
        let own_choice = !self.pack.pages.is_empty();
        Binding {
            cover: self.pack.full || own_choice,
            duplex: self.pack.duplex,
            discreet: self.pack.discreet,
            therapist: therapist.map(|one| credentials(one).unwrap_or_else(|| one.name.clone())),
        }
    }
}
