//! Worksheets in each of their faces, and what every form must keep to.

use std::collections::BTreeSet;

use insta::assert_snapshot;
use scraper::{ElementRef, Html, Selector};

use super::{Stage, crisis, view};
use crate::doc::BlockKind;
use crate::site::view::{
    Band, Face, Inset, InstrumentSheet, Key, Layout, Resolved, Sheet, SheetView, Version,
};
use crate::source::Spanned;
use crate::table::Date;
use crate::worksheet::{
    AnswerOption, Audience, Bounds, Choice, Column, Decimal, Example, Field, FieldKind, Grid,
    Group, Item, ItemKind, Rows, Scale, TimeOfDay, Worksheet,
};

const FACES: [Face; 4] = [Face::Form, Face::Paper, Face::Example, Face::Shown];

impl Stage {
    fn item(&self, id: &str, kind: ItemKind<Resolved>) -> Item<Resolved> {
        let span = self.nowhere();
        let id = Spanned::new(id.to_owned(), span);
        Item { id, audience: Audience::Everyone, kind, span }
    }

    fn field(
        &self,
        id: &str,
        label: &str,
        kind: FieldKind,
        example: Option<Example>,
    ) -> Item<Resolved> {
        let field = Field { label: self.label(label), hint: None, kind, code: None, example };
        self.item(id, ItemKind::Field(field))
    }

    fn label(&self, words: &str) -> Spanned<String> {
        Spanned::new(words.to_owned(), self.nowhere())
    }

    fn column(&self, id: &str, label: &str, kind: FieldKind, width: u8) -> Column {
        Column { id: self.label(id), label: label.to_owned(), kind, width }
    }

    fn group(&self, id: &str, label: &str, items: Vec<Item<Resolved>>) -> Item<Resolved> {
        let hint = Some("In any order.".to_owned());
        self.item(
            id,
            ItemKind::Group(Group { label: self.label(label), hint, new_page: true, items }),
        )
    }

    fn text_item(&self, id: &str, words: &str) -> Item<Resolved> {
        self.item(id, ItemKind::Display(vec![self.paragraph(words)]))
    }

    fn sheet(&self, face: Face, items: Vec<Item<Resolved>>) -> String {
        let worksheet = Worksheet { id: self.label("a-sheet"), items };
        self.inset(Inset::Worksheet(Sheet { worksheet, face, lang: None }.into()))
    }

    /// One item in every face.
    fn faces(&self, item: &Item<Resolved>) -> String {
        let drawn = FACES
            .map(|face| format!("== {face:?}\n{}", inside(&self.sheet(face, vec![item.clone()]))));
        drawn.concat()
    }
}

/// What stands in the sheet.
fn inside(html: &str) -> String {
    let from = html.find("<div class=\"sheet-items\"").unwrap_or_default();
    let to = html.find("<div class=\"sheet-tools\"").unwrap_or(html.len());
    html[from..to].to_owned()
}

fn labels(labels: &[&str]) -> Vec<AnswerOption> {
    let option =
        |label: &&str| AnswerOption { label: (*label).to_owned(), value: None, code: None };
    labels.iter().map(option).collect()
}

fn choice(options: &[&str], repeats: bool, other: Option<&str>) -> FieldKind {
    FieldKind::Choice(Choice { options: labels(options), repeats, other: other.map(str::to_owned) })
}

fn integer(min: i64, max: i64) -> FieldKind {
    FieldKind::Integer(Bounds { min: Some(min), max: Some(max) })
}

fn decimal(text: &str) -> Option<Decimal> {
    Decimal::parse(text)
}

fn written(words: &str) -> Option<Example> {
    Some(Example::Text(words.to_owned()))
}

fn chosen(options: &[usize], other: Option<&str>) -> Option<Example> {
    Some(Example::Chosen { options: options.to_vec(), other: other.map(str::to_owned) })
}

fn scale(low: &str, high: &str) -> FieldKind {
    let end = |words: &str| Some(words.to_owned());
    FieldKind::Scale(Scale { min: 0, max: 10, step: 1, low: end(low), high: end(high) })
}

/// A field of each kind, a group, a grid of each cell.
fn every_kind(stage: &Stage) -> Vec<Item<Resolved>> {
    let hours = FieldKind::Decimal(Bounds { min: decimal("0"), max: decimal("24") });
    let feelings = ["Sad", "Worried", "Calm"];
    let mut own = stage.text_item("notes", "Ask for the hot thought first.");
    own.audience = Audience::Professional;
    let fields = vec![
        stage.field(
            "ready",
            "I have ten quiet minutes",
            FieldKind::Boolean,
            Some(Example::Boolean(true)),
        ),
        stage.field(
            "when",
            "When was it?",
            FieldKind::Date,
            Date::parse("2026-05-13").map(Example::Date),
        ),
        stage.field(
            "at",
            "At what time?",
            FieldKind::Time,
            TimeOfDay::new(22, 30).map(Example::Time),
        ),
        stage.field("strength", "How strong was it?", integer(0, 100), Some(Example::Integer(80))),
        stage.field(
            "slept",
            "How long did I sleep, in hours?",
            hours,
            decimal("6.5").map(Example::Decimal),
        ),
        stage.field("word", "In a word", FieldKind::String, None),
        stage.field(
            "situation",
            "What happened?",
            FieldKind::Text { lines: 3 },
            written("My friend did not reply.\nI waited."),
        ),
        stage.field(
            "felt",
            "What did I feel?",
            choice(&feelings, true, Some("Something else")),
            chosen(&[0, 1], Some("Left out")),
        ),
        stage.field(
            "status",
            "How does it look now?",
            choice(&["True, and it needs a plan", "A guess"], false, None),
            chosen(&[1], None),
        ),
        stage.field(
            "chance",
            "How likely am I to do it?",
            scale("not likely", "very likely"),
            Some(Example::Integer(6)),
        ),
    ];
    vec![
        stage.text_item("text-1", "Choose a small moment from the last few days."),
        stage.group("first", "A first look", fields),
        week(stage),
        thoughts(stage),
        own,
    ]
}

fn week(stage: &Stage) -> Item<Resolved> {
    let hours = FieldKind::Decimal(Bounds { min: decimal("0"), max: decimal("24") });
    let columns = vec![
        stage.column("day", "Date", FieldKind::Date, 3),
        stage.column("mood", "Mood", integer(0, 10), 2),
        stage.column("energy", "Energy", integer(0, 10), 2),
        stage.column("feelings", "Feelings", FieldKind::String, 4),
        stage.column("happening", "What was happening", FieldKind::Text { lines: 2 }, 7),
        stage.column("helped", "What helped or made it harder", FieldKind::Text { lines: 2 }, 7),
        stage.column("sleep", "Sleep, hours", hours, 2),
    ];
    let day = vec![
        Date::parse("2026-03-02").map(Example::Date),
        Some(Example::Integer(3)),
        Some(Example::Integer(2)),
        written("Flat"),
        written("Cancelled lunch with a friend."),
        written("My sister called. That helped a bit."),
        decimal("5").map(Example::Decimal),
    ];
    let rows = Rows::Named((1..=7).map(|day| format!("Day {day}")).collect());
    let hint =
        Some("Mood and energy: 0 is lowest, 10 is highest. Sleep: the night before.".to_owned());
    let grid = Grid {
        label: stage.label("My week"),
        hint,
        rows,
        columns,
        example: vec![day, vec![None; 7]],
    };
    stage.item("week", ItemKind::Grid(grid))
}

fn thoughts(stage: &Stage) -> Item<Resolved> {
    let columns = vec![
        stage.column("thought", "Feeling", FieldKind::String, 6),
        stage.column(
            "amount",
            "More or less?",
            choice(&["Less", "About right", "More"], false, None),
            4,
        ),
        stage.column("mine", "Mine", FieldKind::Boolean, 2),
    ];
    let first = vec![written("Hurt"), chosen(&[1], None), Some(Example::Boolean(true))];
    let grid = Grid {
        label: stage.label("Feelings"),
        hint: None,
        rows: Rows::Blank(3),
        columns,
        example: vec![first],
    };
    stage.item("thoughts", ItemKind::Grid(grid))
}

const ANSWERS: [&str; 4] =
    ["Not at all", "Several days", "More than half the days", "Nearly every day"];

fn phq(stage: &Stage, face: Face) -> InstrumentSheet {
    let questions = [
        "Little interest or pleasure in doing things",
        "Feeling down, depressed, or hopeless",
        "Trouble falling or staying asleep, or sleeping too much",
        "Feeling tired or having little energy",
        "Poor appetite or overeating",
        "Feeling bad about yourself — or that you are a failure or have let yourself or your family down",
        "Trouble concentrating on things, such as reading the newspaper or watching television",
        "Moving or speaking so slowly that other people could have noticed? Or the opposite — being so fidgety or restless that you have been moving around a lot more than usual",
        "Thoughts that you would be better off dead or of hurting yourself in some way",
    ];
    let mut items: Vec<Item<Resolved>> = questions
        .iter()
        .enumerate()
        .map(|(at, words)| {
            stage.field(&format!("phq-9-{}", at + 1), words, choice(&ANSWERS, false, None), None)
        })
        .collect();
    items.push(stage.item(
        "phq-9-9-crisis",
        ItemKind::Display(vec![stage.block(BlockKind::Insert(Inset::Crisis(crisis().into())))]),
    ));
    let stem =
        "Over the last 2 weeks, how often have you been bothered by any of the following problems?";
    let group = Group { label: stage.label(stem), hint: None, new_page: false, items };
    let beside = stage.field("phq-9-difficulty", "If you checked off any problems, how difficult have these problems made it for you to do your work, take care of things at home, or get along with other people?", choice(&["Not difficult at all", "Somewhat difficult", "Very difficult", "Extremely difficult"], false, None), None);
    let items = vec![stage.item("phq-9-items", ItemKind::Group(group)), beside];
    InstrumentSheet {
        id: "phq-9".into(),
        title: "Patient Health Questionnaire (PHQ-9)".into(),
        warning: Some("Question 9 asks about thoughts of death or self-harm. This page does not send your answers to anyone. If you have such thoughts, tell your therapist or doctor, or call your local crisis line now.".into()),
        read_by: Some("Dr Lindqvist, the same day".into()),
        sheet: Sheet { worksheet: Worksheet { id: stage.label("phq-9"), items }, face, lang: Some("en-US".into()) },
        credit: vec!["Copyright © Pfizer Inc. All rights reserved.".into(), "Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant from Pfizer Inc. No permission required to reproduce, translate, display or distribute.".into()],
        key: None,
    }
}

fn key() -> Key {
    let band = |from, to, name: &str| Band { from, to, name: name.to_owned() };
    Key {
        min: 0,
        max: 27,
        bands: vec![
            band(0, 4, "none or minimal"),
            band(5, 9, "mild"),
            band(10, 27, "moderately severe"),
        ],
        notes: vec!["Read question 9 first.".to_owned()],
    }
}

#[test]
fn yes_or_no() {
    let stage = Stage::new();
    let example = Some(Example::Boolean(true));
    assert_snapshot!(stage.faces(&stage.field(
        "ready",
        "I have time",
        FieldKind::Boolean,
        example
    )));
}

#[test]
fn whole_numbers() {
    let stage = Stage::new();
    let example = Some(Example::Integer(80));
    assert_snapshot!(stage.faces(&stage.field(
        "strength",
        "How strong?",
        integer(0, 100),
        example
    )));
}

#[test]
fn fractions() {
    let stage = Stage::new();
    let kind = FieldKind::Decimal(Bounds { min: decimal("-1.5"), max: None });
    let example = decimal("6.5").map(Example::Decimal);
    assert_snapshot!(stage.faces(&stage.field("degrees", "How warm?", kind, example)));
}

#[test]
fn a_range_that_the_label_tells_is_not_told_again() {
    let stage = Stage::new();
    let html =
        stage.sheet(Face::Form, vec![stage.field("mood", "Mood, 0 to 10", integer(0, 10), None)]);
    assert_eq!(html.matches("0 to 10").count(), 1, "{html}");
    assert!(!html.contains("aria-describedby"), "{html}");
}

#[test]
fn days() {
    let stage = Stage::new();
    let example = Date::parse("2026-05-13").map(Example::Date);
    assert_snapshot!(stage.faces(&stage.field("when", "When was it?", FieldKind::Date, example)));
}

#[test]
fn times_of_day() {
    let stage = Stage::new();
    let example = TimeOfDay::new(22, 30).map(Example::Time);
    assert_snapshot!(stage.faces(&stage.field("at", "At what time?", FieldKind::Time, example)));
}

#[test]
fn words_on_one_line() {
    let stage = Stage::new();
    assert_snapshot!(stage.faces(&stage.field("word", "In a word", FieldKind::String, None)));
}

#[test]
fn words_on_several_lines() {
    let stage = Stage::new();
    let example = written("She waved.\nI waved.");
    let kind = FieldKind::Text { lines: 3 };
    assert_snapshot!(stage.faces(&stage.field("situation", "What happened?", kind, example)));
}

#[test]
fn one_of_several() {
    let stage = Stage::new();
    let kind = choice(&["True", "A guess"], false, None);
    assert_snapshot!(stage.faces(&stage.field("status", "How is it?", kind, chosen(&[1], None))));
}

#[test]
fn many_of_several_and_ones_own_words() {
    let stage = Stage::new();
    let kind = choice(&["Sad", "Calm"], true, Some("Something else"));
    let example = chosen(&[0], Some("Left out"));
    assert_snapshot!(stage.faces(&stage.field("felt", "What did I feel?", kind, example)));
}

#[test]
fn a_line_with_points() {
    let stage = Stage::new();
    let end = |words: &str| Some(words.to_owned());
    let kind =
        FieldKind::Scale(Scale { min: 0, max: 100, step: 50, low: end("none"), high: end("all") });
    let example = Some(Example::Integer(50));
    assert_snapshot!(stage.faces(&stage.field("chance", "How likely?", kind, example)));
}

#[test]
fn a_grid() {
    let stage = Stage::new();
    let columns = vec![
        stage.column("mood", "Mood", integer(0, 10), 2),
        stage.column("happening", "What was happening", FieldKind::Text { lines: 2 }, 7),
    ];
    let rows = Rows::Named(vec!["Day 1".into(), "Day 2".into()]);
    let example = vec![vec![Some(Example::Integer(3)), None]];
    let hint = Some("0 is lowest.".to_owned());
    let grid = Grid { label: stage.label("My week"), hint, rows, columns, example };
    assert_snapshot!(stage.faces(&stage.item("week", ItemKind::Grid(grid))));
}

#[test]
fn a_grid_of_marks_whose_rows_have_no_names() {
    let stage = Stage::new();
    assert_snapshot!(stage.faces(&thoughts(&stage)));
}

#[test]
fn groups_texts_and_notes_for_professionals() {
    let stage = Stage::new();
    let mut note = stage.text_item("notes", "Ask for the hot thought.");
    note.audience = Audience::Professional;
    assert_snapshot!(stage.faces(&stage.group("first", "Before", vec![note])));
}

#[test]
fn the_whole_form_and_its_buttons() {
    let stage = Stage::new();
    let item = stage.field("word", "In a word", FieldKind::String, None);
    assert_snapshot!(stage.sheet(Face::Form, vec![item]));
}

#[test]
fn an_instrument() {
    let stage = Stage::new();
    let drawn = [Face::Form, Face::Paper, Face::Shown].map(|face| {
        let mut short = phq(&stage, face);
        if let ItemKind::Group(group) = &mut short.sheet.worksheet.items[0].kind {
            group.items.drain(1..8);
        }
        let html = stage.inset(Inset::Instrument(short.into()));
        let (from, to) = (html.find("<div class=\"sheet-tools"), html.find("</form>"));
        let (head, tail) = html.split_at(from.unwrap_or(html.len()));
        format!("== {face:?}\n{head}{}", &tail[to.map_or(0, |to| to - head.len())..])
    });
    assert_snapshot!(drawn.concat());
}

#[test]
fn the_crisis_block_stays_with_the_question_before_it() {
    let stage = Stage::new();
    for face in FACES {
        let html = Html::parse_fragment(&stage.inset(Inset::Instrument(phq(&stage, face).into())));
        let [block] = all(&html, ".crisis")[..] else { panic!("one crisis block on {face:?}") };
        let together = block.ancestors().filter_map(ElementRef::wrap);
        let together = together.filter(|element| {
            let fields = Selector::parse(".field").expect("a selector");
            element.select(&fields).count() > 0
        });
        let nearest = together.map(|element| element.html()).next().unwrap_or_default();
        assert!(nearest.contains("better off dead"), "{face:?}: {nearest}");
        assert!(!nearest.contains("Little interest"), "{face:?}");
    }
}

#[test]
fn only_professionals_see_what_an_answer_counts() {
    let stage = Stage::new();
    for face in FACES {
        let mut instrument = phq(&stage, face);
        let ItemKind::Group(group) = &mut instrument.sheet.worksheet.items[0].kind else {
            panic!("a group comes first");
        };
        for item in &mut group.items {
            if let ItemKind::Field(Field { kind: FieldKind::Choice(choice), .. }) = &mut item.kind {
                for (at, option) in choice.options.iter_mut().enumerate() {
                    option.value = Some(7770 + at as i64);
                }
            }
        }
        let client = stage.inset(Inset::Instrument(instrument.clone().into()));
        assert!(!client.contains("777"), "{face:?}: {client}");
        instrument.key = Some(key());
        let professional = stage.inset(Inset::Instrument(instrument.into()));
        assert!(professional.contains("moderately"), "{face:?}");
        assert_eq!(professional.contains("7773"), face != Face::Shown, "{face:?}");
    }
}

#[test]
fn a_form_can_neither_send_nor_keep_anything() {
    let stage = Stage::new();
    let sheets = [
        stage.sheet(Face::Form, every_kind(&stage)),
        stage.inset(Inset::Instrument(phq(&stage, Face::Form).into())),
    ];
    for text in sheets {
        let html = Html::parse_fragment(&text);
        let forms = all(&html, "form[method=dialog][novalidate][autocomplete=off]:not([action])");
        assert_eq!(forms.len(), 1);
        assert!(all(&html, "[name]:not([type=radio])").is_empty(), "only radios have names");
        assert!(all(&html, "[type=radio]:not([name]), select").is_empty());
        for button in all(&html, "button, [type=submit], [type=image]") {
            assert!(matches!(button.attr("type"), Some("button" | "reset")), "{}", button.html());
        }
        for input in all(&html, "input") {
            let kind = input.attr("type").unwrap_or_default();
            assert!(matches!(kind, "text" | "radio" | "checkbox"), "{}", input.html());
            assert!(input.attr("autocomplete").is_none() && input.attr("value").is_none());
        }
        assert!(all(&html, "[style], script, [onclick], [onsubmit]").is_empty());
    }
}

#[test]
fn every_control_has_a_label_and_every_id_is_there_once() {
    let stage = Stage::new();
    for face in FACES {
        let sheet = stage.sheet(face, every_kind(&stage));
        let instrument = stage.inset(Inset::Instrument(phq(&stage, face).into()));
        for text in [sheet, instrument] {
            let html = Html::parse_fragment(&text);
            let ids = ids(&html);
            for element in all(&html, "[aria-labelledby], [aria-describedby], label[for]") {
                let named = ["aria-labelledby", "aria-describedby", "for"];
                let named = named.iter().filter_map(|name| element.attr(name));
                for id in named.flat_map(|list| list.split(' ')) {
                    assert!(ids.contains(id), "{face:?}: no {id}");
                }
            }
            for control in all(&html, "input, textarea") {
                assert!(is_labelled(&html, control), "{face:?}: {}", control.html());
            }
        }
    }
}

fn ids(html: &Html) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for element in all(html, "[id]") {
        let id = element.value().id().unwrap_or_default();
        assert!(ids.insert(id.to_owned()), "{id} twice");
    }
    ids
}

fn is_labelled(html: &Html, control: ElementRef<'_>) -> bool {
    let inside = control.parent().and_then(ElementRef::wrap);
    let inside = inside.is_some_and(|parent| parent.value().name() == "label");
    let id = control.value().id().unwrap_or_default();
    let named = ["aria-label", "aria-labelledby"].iter().any(|name| control.attr(name).is_some());
    inside || named || all(html, "label").iter().any(|label| label.attr("for") == Some(id))
}

#[test]
fn what_authors_write_stays_words() {
    let stage = Stage::new();
    let bad = "\"><script>alert('1')</script>&amp;";
    let columns = vec![
        stage.column("a", bad, FieldKind::String, 1),
        stage.column("b", bad, choice(&[bad, "B"], true, Some(bad)), 1),
    ];
    let rows = Rows::Named(vec![bad.to_owned()]);
    let example = vec![vec![written(bad), chosen(&[0], Some(bad))]];
    let hint = Some(bad.to_owned());
    let grid = Grid { label: stage.label(bad), hint, rows, columns, example };
    let fields = vec![
        stage.field("c", bad, FieldKind::String, written(bad)),
        stage.field("d", bad, choice(&[bad, "B"], false, Some(bad)), chosen(&[0], Some(bad))),
        stage.field("e", bad, scale(bad, bad), None),
        stage.field("f", bad, FieldKind::Boolean, None),
        stage.item("g", ItemKind::Grid(grid)),
    ];
    let items = vec![stage.group("h", bad, fields)];
    for face in FACES {
        let worksheet = Worksheet { id: stage.label(bad), items: items.clone() };
        let sheet = Sheet { worksheet, face, lang: Some(bad.to_owned()) };
        let bad = || bad.to_owned();
        let instrument = InstrumentSheet {
            id: bad(),
            title: bad(),
            warning: Some(bad()),
            read_by: Some(bad()),
            sheet: sheet.clone(),
            credit: vec![bad()],
            key: Some(Key {
                min: 0,
                max: 1,
                bands: vec![Band { from: 0, to: 1, name: bad() }],
                notes: vec![bad()],
            }),
        };
        for inset in [Inset::Worksheet(sheet.into()), Inset::Instrument(instrument.into())] {
            let text = stage.inset(inset);
            assert!(all(&Html::parse_fragment(&text), "script").is_empty(), "{face:?}: {text}");
            assert!(!text.contains("<script"), "{face:?}: {text}");
        }
    }
}

fn page_of(stage: &Stage, face: Face, head: SheetView) -> String {
    let mut page = view(stage, Layout::Worksheet);
    let worksheet = Worksheet { id: stage.label("a-sheet"), items: every_kind(stage) };
    let sheet = Sheet { worksheet, face, lang: None };
    page.body.blocks.push(stage.block(BlockKind::Insert(Inset::Worksheet(sheet.into()))));
    page.sheet = Some(head);
    stage.page(&page)
}

fn head(version: Version) -> SheetView {
    SheetView {
        version,
        fillable: version == Version::Blank,
        with_therapist: true,
        when: Some("Once a day".into()),
        time: Some("5 minutes".into()),
        audience: None,
        blank: "/p/mood/".into(),
        example: Some("/p/mood/example/".into()),
    }
}

#[test]
fn the_page_of_a_form_has_its_script_and_that_of_an_example_has_none() {
    let stage = Stage::new();
    let form = Html::parse_document(&page_of(&stage, Face::Form, head(Version::Blank)));
    assert_eq!(all(&form, "script[src][defer]").len(), 1);
    assert_eq!(all(&form, "a[href='/p/mood/example/']").len(), 1);
    assert!(
        all(&form, "[data-does]:not([hidden])").is_empty(),
        "without a script no button is dead"
    );
    let example = Html::parse_document(&page_of(&stage, Face::Example, head(Version::Example)));
    assert!(all(&example, "script[src], form, [data-does]").is_empty());
    assert_eq!(all(&example, "a[href='/p/mood/']").len(), 1);
    for page in [form, example] {
        ids(&page);
        let text: String = page.root_element().text().collect();
        for said in [
            "for use with your therapist",
            "Once a day",
            "Skip anything.",
            "https://example.org/p/start/first/",
        ] {
            assert!(text.contains(said), "{said}");
        }
        assert_eq!(all(&page, ".crisis").len(), 1);
        assert_eq!(all(&page, "input[id='sheet:large']").len(), 1, "large print needs no script");
    }
}

#[test]
fn the_script_can_neither_send_nor_keep_anything() {
    let stage = Stage::new();
    let is_script = |path: &str| path.starts_with("assets/sheet.") && path.ends_with(".js");
    let script = stage.web.assets().find(|(path, _)| is_script(path)).expect("it is there").1;
    let script = std::str::from_utf8(script).expect("a script is text");
    for never in [
        "fetch",
        "XMLHttp",
        "sendBeacon",
        "WebSocket",
        "EventSource",
        "localStorage",
        "sessionStorage",
        "indexedDB",
        "cookie",
        "caches",
        "import",
        "eval",
        "Function",
        "innerHTML",
        "location",
        "open(",
        "postMessage",
        "serviceWorker",
        "http",
    ] {
        assert!(!script.contains(never), "{never}");
    }
}

fn all<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(selector).expect("a selector");
    html.select(&selector).collect()
}
