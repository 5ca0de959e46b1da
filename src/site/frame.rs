//! What every page of one language shares: the menu, the foot, the crisis block.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use super::graph::Entry;
use super::instruments;
use super::lookup::Lookup;
use super::packs;
use super::place;
use super::view::{Link, MenuLink, Paper, Phone, Photo, SiteView};
use crate::content::Kind;
use crate::diagnostic::{Diagnostics, nearest};
use crate::practice::Shade;
use crate::source::Span;

/// How many links the menu holds: more would not fit a phone, or a worried mind.
const MENU: usize = 4;

/// Makes the frame of a language's pages.
pub fn frame(lookup: &Lookup<'_>, diagnostics: &mut Diagnostics) -> SiteView {
    let site = lookup.site;
    let practice = &lookup.setting.practice;
    let home = site.page(lookup.lang, "index");
    if home.is_none() {
        diagnostics.page_needed(
            &format!("content/{}/index.md", lookup.lang),
            "it is what people see first",
        );
    }
    let contact = &practice.arrangements.contact;
    SiteView {
        lang: lookup.lang.to_owned(),
        dir: direction(lookup.lang).to_owned(),
        name: practice.name.in_language(lookup.lang).unwrap_or_default().to_owned(),
        base_url: site.base.url.clone(),
        home: home.map_or_else(|| site.base.path(""), |home| home.url.clone()),
        logo: logo(lookup),
        paper: paper(lookup),
        menu: menu(lookup, diagnostics),
        help: Link { title: lookup.words.get("help_now"), url: lookup.help_url() },
        foot: top_pages(lookup).map(Entry::link).collect(),
        crisis: place::crisis_in_short(lookup),
        phone: contact.phone.as_deref().map(Phone::of),
        email: contact.email.clone(),
        address: contact.address.clone().unwrap_or_default(),
        feed: site
            .base
            .path(&format!("{}atom.xml", site.base.language_folder(&site.languages, lookup.lang))),
        reviewed: false,
    }
}

fn logo(lookup: &Lookup<'_>) -> Option<Photo> {
    let logo = lookup.setting.practice.look.logo.as_ref()?;
    lookup.picture(&logo.file.value, &logo.alt)
}

fn paper(lookup: &Lookup<'_>) -> Paper {
    let shade = lookup.setting.palette.shades.get("paper");
    let paper =
        |shade: &Shade| Paper { light: shade.light.to_string(), dark: shade.dark.to_string() };
    shade.map(paper).unwrap_or_default()
}

/// The pages right below the home page, in order.
fn top_pages<'a>(lookup: &'a Lookup<'_>) -> impl Iterator<Item = &'a Entry> {
    let home = lookup.site.page(lookup.lang, "index");
    home.into_iter().flat_map(|home| lookup.site.children(&home.id))
}

fn menu(lookup: &Lookup<'_>, diagnostics: &mut Diagnostics) -> Vec<MenuLink> {
    let mut menu = Vec::new();
    for entry in top_pages(lookup).filter(|entry| entry.summary.front.menu) {
        if menu.len() == MENU {
            diagnostics.menu_full(Span::new(entry.summary.file, 0..0), MENU);
            break;
        }
        menu.push(MenuLink {
            section: entry.top_section().unwrap_or_default().to_owned(),
            title: entry.label.clone(),
            url: entry.url.clone(),
        });
    }
    menu
}

/// Which way a language's script runs. The list is of the scripts in use that run right to left.
fn direction(lang: &str) -> &'static str {
    let language = lang.split('-').next().unwrap_or(lang);
    match language {
        "ar" | "arc" | "ckb" | "dv" | "fa" | "he" | "ks" | "ps" | "sd" | "ug" | "ur" | "yi" => {
            "rtl"
        }
        _ => "ltr",
    }
}

/// Checks what only the whole site can tell: names in `practice.toml` and in therapists' files.
pub fn check(lookup: &Lookup<'_>, diagnostics: &mut Diagnostics) {
    check_approaches(lookup, diagnostics);
    packs::check(lookup, diagnostics);
    check_shares(lookup, diagnostics);
    instruments::check_switches(lookup, diagnostics);
}

/// An approach may have a page in one language and none in another, so any page of it will do.
fn check_approaches(lookup: &Lookup<'_>, diagnostics: &mut Diagnostics) {
    let pages = || lookup.site.entries.values().map(AsRef::as_ref);
    let is_approach = |entry: &&Entry| matches!(entry.summary.kind, Kind::Approach(_));
    let known = LazyCell::new(|| -> BTreeSet<&str> {
        pages().filter(is_approach).map(|entry| entry.id.path.as_str()).collect()
    });
    for name in lookup.setting.therapists.iter().flat_map(|t| &t.approaches) {
        let off = lookup.site.languages.iter().any(|lang| lookup.site.is_off(lang, &name.value));
        if !off && !known.contains(name.value.as_str()) {
            let whole = format!("approaches/{}", name.value);
            let near = known.get(whole.as_str()).copied();
            let near = near.or_else(|| nearest(&name.value, known.iter().copied()));
            diagnostics.unknown_approach(name.span, &name.value, near);
        }
    }
}

/// Shares are of one session: the stages of some page, all of them and no others.
fn check_shares<'a>(lookup: &'a Lookup<'_>, diagnostics: &mut Diagnostics) {
    let stages = |entry: &'a Entry| match &entry.summary.kind {
        Kind::Session(stages) => Some(stages.iter().map(|s| s.id.as_str()).collect()),
        _ => None,
    };
    let sessions = LazyCell::new(|| -> Vec<Vec<&str>> {
        lookup.site.pages(lookup.lang).filter_map(stages).collect()
    });
    let own = lookup.setting.therapists.iter().map(|therapist| &therapist.own);
    let all = std::iter::once(&lookup.setting.practice.arrangements).chain(own);
    for shares in all.filter_map(|terms| terms.sessions.shares.as_ref()) {
        let names: Vec<&str> = shares.iter().map(|s| s.stage.value.as_str()).collect();
        let Some(session) = best_match(&sessions, &names) else { continue };
        for share in shares.iter().filter(|s| !session.contains(&s.stage.value.as_str())) {
            diagnostics.unknown_stage(share.stage.span, &share.stage.value, session);
        }
        if let (Some(missing), Some(share)) =
            (session.iter().find(|stage| !names.contains(stage)), shares.first())
        {
            diagnostics.stage_without_share(share.stage.span, missing);
        }
    }
}

/// The session that has most of these stages.
fn best_match<'a>(sessions: &'a [Vec<&'a str>], names: &[&str]) -> Option<&'a [&'a str]> {
    let hits = |session: &&Vec<&str>| session.iter().filter(|stage| names.contains(stage)).count();
    sessions.iter().max_by_key(hits).map(Vec::as_slice)
}
