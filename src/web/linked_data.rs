//! What a page says about itself to machines: one JSON-LD graph in the words of schema.org.
//!
//! Says only what the page itself shows. `lastReviewed` is never written here: no page has been
//! reviewed until a ledger says so.
//!
//! Invariant: the graph is safe inside a `<script>`: no `<` is left in it.

use serde_json::{Value, json};

use super::site_wide::absolute;
use crate::doc::{Block, BlockKind, Doc};
use crate::site::view::{Inset, Layout, PageView, PersonView, Resolved, SiteView};

/// The content of the page's `<script type="application/ld+json">`; empty, if there is nothing to
/// say.
pub(super) fn script(view: &PageView, site: &SiteView) -> String {
    if view.layout == Layout::NotFound {
        return String::new();
    }
    graph(view, site).to_string().replace('<', "\\u003c")
}

/// All that a page says.
pub(super) fn graph(view: &PageView, site: &SiteView) -> Value {
    let mut things = vec![page(view, site)];
    things.extend(breadcrumbs(view, site));
    if tells_of_practice(view, site) {
        things.push(practice(site));
    }
    things.extend(view.person.as_ref().map(|who| person(who, view, site)));
    json!({ "@context": "https://schema.org", "@graph": things })
}

fn page(view: &PageView, site: &SiteView) -> Value {
    let questions = questions(&view.body.blocks);
    let kind = match view.layout {
        Layout::Person => "ProfilePage",
        Layout::Faq if !questions.is_empty() => "FAQPage",
        _ => "MedicalWebPage",
    };
    let mut page = json!({
        "@type": kind,
        "@id": view.canonical,
        "url": view.canonical,
        "name": view.title,
        "description": view.summary,
        "inLanguage": view.lang,
        "isPartOf": { "@type": "WebSite", "name": site.name, "url": absolute(site, &site.home) },
    });
    if let Some(day) = &view.updated {
        page["dateModified"] = json!(day.iso);
    }
    match kind {
        "FAQPage" => page["mainEntity"] = Value::Array(questions),
        "ProfilePage" => page["mainEntity"] = json!({ "@id": person_id(view) }),
        _ => {}
    }
    page
}

fn questions(blocks: &[Block<Resolved>]) -> Vec<Value> {
    let question = |block: &Block<Resolved>| match &block.kind {
        BlockKind::Insert(Inset::Question { question, answer, .. }) => {
            let kind = BlockKind::Paragraph(question.clone());
            Some(json!({
                "@type": "Question",
                "name": plain(vec![Block { kind, span: block.span }]),
                "acceptedAnswer": { "@type": "Answer", "text": plain(answer.clone()) },
            }))
        }
        _ => None,
    };
    blocks.iter().filter_map(question).collect()
}

fn plain(blocks: Vec<Block<Resolved>>) -> String {
    Doc { blocks, footnotes: Vec::new() }.plain_text().trim().to_owned()
}

fn breadcrumbs(view: &PageView, site: &SiteView) -> Option<Value> {
    if view.breadcrumbs.is_empty() {
        return None;
    }
    let above = view.breadcrumbs.iter().map(|link| (link.title.clone(), absolute(site, &link.url)));
    let here = (view.title.clone(), view.canonical.clone());
    let items: Vec<Value> = above
        .chain([here])
        .enumerate()
        .map(|(at, (name, url))| {
            json!({ "@type": "ListItem", "position": at + 1, "name": name, "item": url })
        })
        .collect();
    Some(json!({ "@type": "BreadcrumbList", "itemListElement": items }))
}

/// The front page and the page about the site say who the practice is.
fn tells_of_practice(view: &PageView, site: &SiteView) -> bool {
    view.layout == Layout::Home || view.url == format!("{}about/", site.home)
}

fn practice(site: &SiteView) -> Value {
    let mut practice = practice_mention(site);
    practice["telephone"] = json!(site.phone.as_ref().map(|phone| &phone.shown));
    practice["email"] = json!(site.email);
    let lines = super::address(site);
    practice["address"] = json!((!lines.is_empty()).then(|| lines.join(", ")));
    without_nulls(practice)
}

fn practice_mention(site: &SiteView) -> Value {
    json!({
        "@type": "ProfessionalService",
        "@id": format!("{}#practice", site.base_url),
        "name": site.name,
        "url": site.base_url,
    })
}

fn person_id(view: &PageView) -> String {
    format!("{}#person", view.canonical)
}

fn person(person: &PersonView, view: &PageView, site: &SiteView) -> Value {
    let licence = person
        .licence
        .as_ref()
        .map(|name| json!({ "@type": "EducationalOccupationalCredential", "name": name }));
    let languages = (!person.languages.is_empty()).then_some(&person.languages);
    without_nulls(json!({
        "@type": "Person",
        "@id": person_id(view),
        "name": person.card.name,
        "url": view.canonical,
        "jobTitle": person.card.credentials,
        "knowsLanguage": languages,
        "telephone": person.phone.as_ref().map(|phone| &phone.shown),
        "email": person.email,
        "image": person.card.photo.as_ref().map(|photo| absolute(site, &photo.url)),
        "hasCredential": licence,
        "worksFor": practice_mention(site),
    }))
}

/// The object without what is not known.
fn without_nulls(mut object: Value) -> Value {
    if let Value::Object(fields) = &mut object {
        fields.retain(|_, value| !value.is_null());
    }
    object
}
