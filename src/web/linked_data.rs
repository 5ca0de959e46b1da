//! What a page says about itself to machines: one JSON-LD graph in the words of schema.org.
//!
//! Says only what the page itself shows. `lastReviewed` is never written here: no page has been
//! reviewed until a ledger says so.
//!
//! Invariant: the graph is safe inside a `<script>`: no `<` is left in it.

use serde::Serialize;

use super::site_wide::absolute;
use crate::doc::{Block, BlockKind, Doc};
use crate::site::view::{Inset, Layout, Link, PageView, PersonView, Resolved, SiteView};

/// The content of the page's `<script type="application/ld+json">`; empty, if there is nothing to
/// say.
pub(super) fn script(view: &PageView, site: &SiteView) -> String {
    if view.layout == Layout::NotFound {
        return String::new();
    }
    let script = serde_json::to_string(&graph(view, site));
    let script = script.expect("keys are strings, and nothing in it can fail");
    if script.contains('<') { script.replace('<', "\\u003c") } else { script }
}

/// All that a page says.
#[derive(Debug, Serialize)]
pub(super) struct Graph<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    things: Vec<Thing<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Thing<'a> {
    Page(Page<'a>),
    Breadcrumbs(List<'a>),
    Practice(Box<Practice<'a>>),
    Person(Box<Person<'a>>),
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Page<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: &'a str,
    url: &'a str,
    name: &'a str,
    description: &'a str,
    in_language: &'a str,
    is_part_of: WebSite<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    main_entity: Option<Entity>,
}

#[derive(Debug, Serialize)]
struct WebSite<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    url: String,
}

/// What a page is about.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Entity {
    Questions(Vec<Question>),
    Person {
        #[serde(rename = "@id")]
        id: String,
    },
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Question {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
    accepted_answer: Answer,
}

#[derive(Debug, Serialize)]
struct Answer {
    #[serde(rename = "@type")]
    kind: &'static str,
    text: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct List<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    item_list_element: Vec<ListItem<'a>>,
}

#[derive(Debug, Serialize)]
struct ListItem<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    position: usize,
    name: &'a str,
    item: String,
}

#[derive(Debug, Serialize)]
struct Mention<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: String,
    name: &'a str,
    url: &'a str,
}

#[derive(Debug, Serialize)]
struct Practice<'a> {
    #[serde(flatten)]
    mention: Mention<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    telephone: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Person<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: String,
    name: &'a str,
    url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    job_title: Option<&'a str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    knows_language: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    telephone: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    has_credential: Option<Credential<'a>>,
    works_for: Mention<'a>,
}

#[derive(Debug, Serialize)]
struct Credential<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
}

/// All that a page says.
pub(super) fn graph<'a>(view: &'a PageView, site: &'a SiteView) -> Graph<'a> {
    let mut things = vec![Thing::Page(page(view, site))];
    things.extend(breadcrumbs(view, site).map(Thing::Breadcrumbs));
    if tells_of_practice(view, site) {
        things.push(Thing::Practice(Box::new(practice(site))));
    }
    let person = view.person.as_ref().map(|who| Box::new(person(who, view, site)));
    things.extend(person.map(Thing::Person));
    Graph { context: "https://schema.org", things }
}

fn page<'a>(view: &'a PageView, site: &'a SiteView) -> Page<'a> {
    let questions = questions(&view.body.blocks);
    let (kind, main_entity) = match view.layout {
        Layout::Person => ("ProfilePage", Some(Entity::Person { id: person_id(view) })),
        Layout::Faq if !questions.is_empty() => ("FAQPage", Some(Entity::Questions(questions))),
        _ => ("MedicalWebPage", None),
    };
    let url = absolute(site, &site.home);
    Page {
        kind,
        id: &view.canonical,
        url: &view.canonical,
        name: &view.title,
        description: &view.summary,
        in_language: &view.lang,
        is_part_of: WebSite { kind: "WebSite", name: &site.name, url },
        date_modified: view.updated.as_ref().map(|day| day.iso.as_str()),
        main_entity,
    }
}

fn questions(blocks: &[Block<Resolved>]) -> Vec<Question> {
    let question = |block: &Block<Resolved>| match &block.kind {
        BlockKind::Insert(Inset::Question { question, answer, .. }) => {
            let kind = BlockKind::Paragraph(question.clone());
            Some(Question {
                kind: "Question",
                name: plain(vec![Block { kind, span: block.span }]),
                accepted_answer: Answer { kind: "Answer", text: plain(answer.clone()) },
            })
        }
        _ => None,
    };
    blocks.iter().filter_map(question).collect()
}

fn plain(blocks: Vec<Block<Resolved>>) -> String {
    Doc { blocks, footnotes: Vec::new() }.plain_text().trim().to_owned()
}

fn breadcrumbs<'a>(view: &'a PageView, site: &SiteView) -> Option<List<'a>> {
    if view.breadcrumbs.is_empty() {
        return None;
    }
    let address = |link: &Link| absolute(site, &link.url);
    let above = view.breadcrumbs.iter().map(|link| (link.title.as_str(), address(link)));
    let here = (view.title.as_str(), view.canonical.clone());
    let item = |(at, (name, item))| ListItem { kind: "ListItem", position: at + 1, name, item };
    let item_list_element = above.chain([here]).enumerate().map(item).collect();
    Some(List { kind: "BreadcrumbList", item_list_element })
}

/// The front page and the page about the site say who the practice is.
fn tells_of_practice(view: &PageView, site: &SiteView) -> bool {
    view.layout == Layout::Home || view.url == format!("{}about/", site.home)
}

fn practice(site: &SiteView) -> Practice<'_> {
    let lines = super::address(site);
    Practice {
        mention: practice_mention(site),
        telephone: site.phone.as_ref().map(|phone| phone.shown.as_str()),
        email: site.email.as_deref(),
        address: (!lines.is_empty()).then(|| lines.join(", ")),
    }
}

fn practice_mention(site: &SiteView) -> Mention<'_> {
    Mention {
        kind: "ProfessionalService",
        id: format!("{}#practice", site.base_url),
        name: &site.name,
        url: &site.base_url,
    }
}

fn person_id(view: &PageView) -> String {
    format!("{}#person", view.canonical)
}

fn person<'a>(person: &'a PersonView, view: &'a PageView, site: &'a SiteView) -> Person<'a> {
    let credential =
        |name: &'a String| Credential { kind: "EducationalOccupationalCredential", name };
    Person {
        kind: "Person",
        id: person_id(view),
        name: &person.card.name,
        url: &view.canonical,
        job_title: person.card.credentials.as_deref(),
        knows_language: &person.languages,
        telephone: person.phone.as_ref().map(|phone| phone.shown.as_str()),
        email: person.email.as_deref(),
        image: person.card.photo.as_ref().map(|photo| absolute(site, &photo.url)),
        has_credential: person.licence.as_ref().map(credential),
        works_for: practice_mention(site),
    }
}
