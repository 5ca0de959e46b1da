//! The picture that other sites show beside a link to a page: its title, and whose site it is.
//!
//! Invariant: it says no more than the page's title does.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::practice::Palette;
use crate::site::view::{PageView, SiteView};

/// What a social card shows, as the theme's `card.typ` reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SocialCard {
    /// The page's title.
    pub title: String,
    /// The practice's name.
    pub site: String,
    /// Where the page stands: the name of its section.
    pub kicker: Option<String>,
    /// The theme's colours by day.
    pub colours: BTreeMap<String, String>,
    /// BCP 47.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: String,
}

impl SocialCard {
    /// The card of a page.
    pub fn of(site: &SiteView, view: &PageView, palette: &Palette) -> Self {
        SocialCard {
            title: view.title.clone(),
            site: site.name.clone(),
            kicker: view
                .breadcrumbs
                .last()
                .filter(|_| view.breadcrumbs.len() > 1)
                .map(|link| link.title.clone()),
            colours: super::manuscript::colours(palette),
            lang: view.lang.clone(),
            dir: site.dir.clone(),
        }
    }
}
