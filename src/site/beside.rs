//! Files that lie beside a page: its PDFs, the picture of its sheet, its social card.
//!
//! Says where they lie, and which pages have them; makes none of them.
//!
//! Invariant: the files of all versions of a page lie together, and no two have one name.

use super::graph::Entry;
use super::lookup::Lookup;
use super::view::{Beside, Preview, Version};
use crate::content::Kind;
use crate::practice::Paper;

/// Pixels across the picture of a sheet: sharp where a card shows it a third as wide.
pub const PREVIEW_WIDTH: u32 = 240;

/// Where the PDFs of a page lie, without their ending; nothing, if it has none.
pub(super) fn handout(lookup: &Lookup<'_>, entry: &Entry) -> Option<Beside> {
    if !on_the_web(entry) || !entry.summary.front.pdf || !lookup.site.pdf {
        return None;
    }
    let version = if entry.version == Version::Example { "-example" } else { "" };
    beside(lookup, entry, &format!("{}{version}", name(entry)))
}

/// Where the social card of a page lies. A worked example is no page that one sends around.
pub(super) fn social(lookup: &Lookup<'_>, entry: &Entry) -> Option<Beside> {
    let wanted = lookup.site.pdf && on_the_web(entry) && entry.version == Version::Blank;
    let card = wanted.then(|| beside(lookup, entry, "card.png")).flatten()?;
    Some(Beside { url: lookup.site.base.absolute(&card.url), ..card })
}

/// The picture of a worksheet's first page on paper.
pub(super) fn preview(lookup: &Lookup<'_>, entry: &Entry) -> Option<Preview> {
    let handout = handout(lookup, entry)?;
    let height = match lookup.setting.paper() {
        Paper::A4 => PREVIEW_WIDTH * 297 / 210,
        Paper::Letter => PREVIEW_WIDTH * 11 * 2 / 17,
    };
    Some(Preview { url: format!("{}.png", handout.url), width: PREVIEW_WIDTH, height })
}

/// Where the contact details of a therapist lie.
pub(super) fn vcard(lookup: &Lookup<'_>, entry: &Entry, id: &str) -> Option<Beside> {
    beside(lookup, entry, &format!("{id}.vcf"))
}

/// Where the welcome pack for a therapist's clients lies. Packs are in the site's first language.
pub(super) fn pack(lookup: &Lookup<'_>, entry: &Entry) -> Option<Beside> {
    let first = lookup.setting.practice.languages.main() == lookup.lang;
    let wanted = lookup.site.pdf && first;
    wanted.then(|| beside(lookup, entry, "welcome-pack.pdf")).flatten()
}

fn on_the_web(entry: &Entry) -> bool {
    !matches!(entry.summary.kind, Kind::NotFound | Kind::Handout)
}

/// A file in the folder of a page. All versions of a page have that of the blank one.
fn beside(lookup: &Lookup<'_>, entry: &Entry, name: &str) -> Option<Beside> {
    let blank = lookup.site.page(lookup.lang, &entry.id.path)?;
    let file = format!("{}{name}", blank.file.strip_suffix("index.html")?);
    Some(Beside { url: lookup.site.base.path(&file), file })
}

/// The last part of a page's address: `cbt` of `/approaches/cbt/`.
fn name(entry: &Entry) -> String {
    let route = entry.id.route();
    let last = route.trim_end_matches('/').rsplit('/').next().filter(|name| !name.is_empty());
    last.unwrap_or("home").to_owned()
}
