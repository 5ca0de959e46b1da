//! Each inset as HTML.

use insta::assert_snapshot;

use super::{Stage, crisis, link};
use crate::doc::{BlockKind, Doc, Image, Inline, InlineKind};
use crate::site::view::{
    Card, Comparison, ComparisonRow, FactRow, Flow, FlowStage, Inset, Limit, Note, NoteRef,
    PersonCard, PhaseMark, Photo, Piece, Points, Reference, Right, Role, Target,
};
use crate::web::resolved;

#[test]
fn crisis_in_full() {
    assert_snapshot!(Stage::new().inset(Inset::Crisis(crisis().into())));
}

#[test]
fn a_place_without_a_number_to_dial_still_says_whom_to_call() {
    let crisis = crate::site::view::Crisis { emergency_tel: None, ..crisis() };
    let html = Stage::new().inset(Inset::Crisis(crisis.into()));
    assert!(html.contains("<strong class=\"crisis-number\">911</strong>"), "{html}");
}

#[test]
fn limits_and_rights() {
    let stage = Stage::new();
    let limits = stage.inset(Inset::Limits(vec![limit()]));
    let rights = stage.inset(Inset::Rights(vec![right()]));
    assert_snapshot!(limits + &rights);
}

pub(super) fn limit() -> Limit {
    Limit {
        title: "Harm to a child".into(),
        duty: "must".into(),
        duty_words: "Has to tell".into(),
        text: "A < B".into(),
    }
}

pub(super) fn right() -> Right {
    Right {
        title: "Ask for your record".into(),
        text: "You can.".into(),
        regulator: Some(link("The office", "https://office.example/")),
        regulator_phone: Some("1-800".into()),
    }
}

fn stage_of_session(name: &str, share: u32, minutes: Option<u32>) -> FlowStage {
    FlowStage { name: name.into(), share, minutes, line: format!("{name}, in a line.") }
}

#[test]
fn a_flow_with_names() {
    let stages = vec![
        stage_of_session("Check-in", 15, Some(8)),
        stage_of_session("Main discussion", 45, Some(22)),
        stage_of_session("Skill-building or exploring", 25, Some(12)),
        stage_of_session("Wrap-up", 15, Some(8)),
    ];
    let flow = Flow { id: "flow-1".into(), title: "A session".into(), minutes: Some(50), stages };
    assert_snapshot!(Stage::new().inset(Inset::Flow(flow.into())));
}

#[test]
fn a_flow_whose_names_do_not_fit_and_whose_length_is_not_known() {
    let stages = vec![
        stage_of_session("Settling in", 10, None),
        stage_of_session("What brings you", 90, None),
    ];
    let flow = Flow { id: "f".into(), title: "A session".into(), minutes: None, stages };
    assert_snapshot!(Stage::new().inset(Inset::Flow(flow.into())));
}

#[test]
fn phases() {
    let mark = |name: &str, current| PhaseMark {
        name: name.into(),
        emphasis: "What it is for.".into(),
        url: format!("/{name}/"),
        current,
    };
    let marks = vec![mark("Early", false), mark("Middle", true), mark("Ending", false)];
    assert_snapshot!(Stage::new().inset(Inset::Phases(marks)));
}

#[test]
fn a_sentence_that_is_empty_is_not_there() {
    let stage = Stage::new();
    let mut of_session = stage_of_session("Check-in", 100, None);
    of_session.line = String::new();
    let flow = Flow { id: "f".into(), title: "A".into(), minutes: None, stages: vec![of_session] };
    let mark =
        PhaseMark { name: "Early".into(), emphasis: "".into(), url: "/".into(), current: true };
    let insets = [
        Inset::Flow(flow.into()),
        Inset::Phases(vec![mark]),
        Inset::Limits(vec![Limit { text: String::new(), ..limit() }]),
        Inset::Rights(vec![Right { text: String::new(), ..right() }]),
        Inset::Cards(vec![Card {
            title: "A".into(),
            url: "/a/".into(),
            text: String::new(),
            sheet: None,
        }]),
    ];
    for inset in insets {
        let html = stage.inset(inset);
        assert!(!html.contains("<p></p>"), "{html}");
    }
}

#[test]
fn compare() {
    let row = ComparisonRow { approach: link("CBT", "/cbt/"), cells: vec!["Thoughts".into()] };
    let columns = vec!["Looks at".into(), "How \"long\"".into()];
    assert_snapshot!(Stage::new().inset(Inset::Compare(Comparison { columns, rows: vec![row] })));
}

#[test]
fn cards_and_people() {
    let stage = Stage::new();
    let card =
        |text: &str| Card { title: "A".into(), url: "/a/".into(), text: text.into(), sheet: None };
    let person = PersonCard {
        name: "Maya Lindqvist".into(),
        monogram: "ML".into(),
        url: "/therapists/maya/".into(),
        credentials: Some("LMFT".into()),
        pronouns: Some("she/her".into()),
        sees: Some("Adults".into()),
        approaches: None,
        photo: None,
    };
    let photo = Photo { url: "/a.jpg".into(), alt: "Sam".into(), width: Some(3), height: Some(4) };
    let sam = PersonCard {
        name: "Sam".into(),
        credentials: None,
        pronouns: None,
        sees: None,
        photo: Some(photo),
        ..person.clone()
    };
    let cards = stage.inset(Inset::Cards(vec![card("B"), card("")]));
    assert_snapshot!(cards + &stage.inset(Inset::People(vec![person, sam])));
}

fn pieces() -> Vec<Piece> {
    vec![
        Piece::Plain { text: "A & B (2018). ".into() },
        Piece::Italic { text: "Psychotherapy".into() },
        Piece::Link { text: "doi".into(), url: "https://doi.org/1".into() },
    ]
}

#[test]
fn a_reference_links_to_web_pages_alone() {
    let link = |url: &str| Piece::Link { text: "a<b".into(), url: url.into() };
    let drawn = |url| crate::web::insets::pieces(&[link(url)]);
    assert_eq!(drawn("HTTPS://a.example/"), "<a href=\"HTTPS://a.example/\">a&lt;b</a>");
    for url in ["javascript:alert(1)", "data://a", "//a.example/", "java\nscript:https://a"] {
        assert_eq!(drawn(url), "a&lt;b", "{url}");
    }
}

#[test]
fn gathered_and_references() {
    let stage = Stage::new();
    let points = Points { page: link("A page", "/a/"), points: vec!["One".into()] };
    let reference =
        Reference { key: "a2018".into(), text: pieces(), cited_on: vec![link("A page", "/a/")] };
    let gathered = stage.inset(Inset::Gathered(vec![points]));
    assert_snapshot!(gathered + &stage.inset(Inset::References(vec![reference])));
}

#[test]
fn facts_questions_and_boxes() {
    let stage = Stage::new();
    let row = FactRow { label: "Address".into(), value: vec![stage.text("12"), stage.text("B")] };
    let question = Inset::Question {
        id: "cry".into(),
        question: stage.text("What if I cry?"),
        answer: vec![stage.paragraph("Many people do.")],
    };
    let boxed = |role| stage.inset(Inset::Box(role, vec![stage.paragraph("Words.")]));
    let html = [
        stage.inset(Inset::Facts(vec![row])),
        stage.inset(question),
        boxed(Role::Takeaways),
        boxed(Role::Next),
        boxed(Role::Say),
    ];
    assert_snapshot!(html.concat());
}

#[test]
fn links_pictures_and_notes() {
    let stage = Stage::new();
    let inline = |kind| Inline { kind, span: stage.nowhere() };
    let link = |to| {
        let text = stage.text("here");
        inline(InlineKind::link(to, text))
    };
    let picture = Target::Asset { url: "/a.png".into(), size: Some((3, 4)) };
    let note = |number, mention, locator: Option<&str>| NoteRef {
        number,
        mention,
        locator: locator.map(str::to_owned),
    };
    let text = vec![
        link(Target::Page("/a/#b".into())),
        link(Target::External("https://example.org/?a&b".into())),
        link(Target::External("tel:911".into())),
        inline(InlineKind::Image(Box::new(Image {
            from: picture,
            title: None,
            alt: "A door".into(),
        }))),
        inline(InlineKind::Text("So they say ".into())),
        inline(InlineKind::Citation(vec![note(1, 1, None), note(2, 1, Some("p. 3"))])),
        inline(InlineKind::Text(".".into())),
    ];
    let blocks = vec![stage.block(BlockKind::Paragraph(text))];
    let body =
        resolved::write(&Doc { blocks, footnotes: Vec::new() }, &resolved::Page::of(&stage.words));
    let notes = [Note { number: 1, mentions: 2, text: pieces() }];
    assert_snapshot!(body + &resolved::notes(&notes, &stage.words));
}
