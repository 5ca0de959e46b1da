//! Worksheets as the model allows them, every kind of field and example included.

use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::subsequence;
use proptest::strategy::Union;

use super::placeless::nowhere;
use super::texts::{blocks, line, place};
use crate::table::Date;
use crate::worksheet::*;

/// A worksheet. Its ids differ; some of its texts have the ids that a reader would give them.
pub(super) fn worksheet() -> impl Strategy<Value = Worksheet> {
    (vec(item(2), 0..4), any::<bool>()).prop_map(|(mut items, plain)| {
        let mut count = 0;
        number(&mut items, &mut count, plain);
        Worksheet { id: place("sheet".to_owned()), items }
    })
}

/// Gives every item and column an id. If `plain`, texts count for themselves.
fn number(items: &mut [Item], count: &mut usize, plain: bool) {
    let mut texts = 0;
    name(items, count, &mut texts, plain);
}

fn name(items: &mut [Item], count: &mut usize, texts: &mut usize, plain: bool) {
    for item in items {
        *count += 1;
        let text = matches!(item.kind, ItemKind::Display(_));
        *texts += usize::from(text);
        let id = match (text, plain) {
            (true, true) => format!("text-{texts}"),
            (true, false) if !count.is_multiple_of(3) => format!("text-{count}"),
            _ => format!("f{count}"),
        };
        item.id = place(id);
        match &mut item.kind {
            ItemKind::Group(group) => name(&mut group.items, count, texts, plain),
            ItemKind::Grid(grid) => {
                for (at, column) in grid.columns.iter_mut().enumerate() {
                    column.id = place(format!("f{count}_{at}"));
                }
            }
            ItemKind::Display(_) | ItemKind::Field(_) => {}
        }
    }
}

fn item(depth: u32) -> BoxedStrategy<Item> {
    let audience = prop_oneof![4 => Just(Audience::Everyone), 1 => Just(Audience::Professional)];
    (audience, item_kind(depth))
        .prop_map(|(audience, kind)| Item {
            id: place(String::new()),
            audience,
            kind,
            span: nowhere(),
        })
        .boxed()
}

fn item_kind(depth: u32) -> BoxedStrategy<ItemKind> {
    let mut some = vec![
        (3, blocks(2).prop_map(ItemKind::Display).boxed()),
        (5, field().prop_map(ItemKind::Field).boxed()),
        (2, grid().prop_map(ItemKind::Grid).boxed()),
    ];
    if depth > 0 {
        let group = (label(), option::of(label()), any::<bool>(), vec(item(depth - 1), 1..4));
        let group = group.prop_map(|(label, hint, new_page, items)| {
            ItemKind::Group(Group { label: place(label), hint, new_page, items })
        });
        some.push((2, group.boxed()));
    }
    Union::new_weighted(some).boxed()
}

/// Words of an attribute.
fn label() -> impl Strategy<Value = String> {
    line().prop_map(plain)
}

/// Facts and citations in an attribute are told, since nothing would draw them.
fn plain(mut words: String) -> String {
    while words.contains("{{") || words.contains("[@") {
        words = words.replace("{{", "{").replace("[@", "@");
    }
    words
}

fn code() -> impl Strategy<Value = Option<Code>> {
    option::weighted(0.2, ("[a-z]{1,5}:[a-z/.*_`\"\\\\]{1,5}", "[0-9A-Za-z*_`\"\\\\\\]-]{1,6}"))
        .prop_map(|code| code.map(|(system, code)| Code { system, code }))
}

fn field() -> BoxedStrategy<Field> {
    let kind_and_example = prop_oneof![simple(), choice(), text()];
    (label(), option::of(label()), code(), kind_and_example)
        .prop_map(|(label, hint, code, (kind, example))| Field {
            label: place(label),
            hint,
            kind,
            code,
            example,
        })
        .boxed()
}

type Asked = (FieldKind, Option<Example>);

/// What may be asked in a cell, too.
fn simple() -> BoxedStrategy<Asked> {
    let yes = option::of(any::<bool>()).prop_map(|e| (FieldKind::Boolean, e.map(Example::Boolean)));
    let day = option::of(date()).prop_map(|e| (FieldKind::Date, e.map(Example::Date)));
    let time = option::of(time()).prop_map(|e| (FieldKind::Time, e.map(Example::Time)));
    let words = option::of(line()).prop_map(|e| (FieldKind::String, e.map(Example::Text)));
    prop_oneof![yes, day, time, words, whole(), decimal(), scale()].boxed()
}

fn date() -> impl Strategy<Value = Date> {
    (1u16..=9999, 1u8..=12, 1u8..=28).prop_map(|(y, m, d)| Date::new(y, m, d).expect("a day"))
}

fn time() -> impl Strategy<Value = TimeOfDay> {
    (0u8..24, 0u8..60).prop_map(|(h, m)| TimeOfDay::new(h, m).expect("a time"))
}

/// Bounds and, if an example is wanted, a number between them.
fn between(
    number: impl Strategy<Value = i64>,
) -> impl Strategy<Value = ([Option<i64>; 2], Option<i64>)> {
    let three = vec(number, 3);
    (three, any::<[bool; 3]>()).prop_map(|(mut n, [min, max, example])| {
        n.sort_unstable();
        ([min.then_some(n[0]), max.then_some(n[2])], example.then_some(n[1]))
    })
}

fn whole() -> BoxedStrategy<Asked> {
    between(prop_oneof![-100i64..100, any::<i64>()])
        .prop_map(|([min, max], e)| {
            (FieldKind::Integer(Bounds { min, max }), e.map(Example::Integer))
        })
        .boxed()
}

fn decimal() -> BoxedStrategy<Asked> {
    between(prop_oneof![-9000i64..9000, -999_999_999_999_999i64..=999_999_999_999_999])
        .prop_map(|([min, max], e)| {
            let [min, max] = [min, max].map(|n| n.map(Decimal::of_thousandths));
            let example = e.map(|e| Example::Decimal(Decimal::of_thousandths(e)));
            (FieldKind::Decimal(Bounds { min, max }), example)
        })
        .boxed()
}

fn scale() -> BoxedStrategy<Asked> {
    let ends = (option::of(label()), option::of(label()));
    (-1000i64..1000, 1i64..50, 1i64..=10, ends, option::of(0i64..=10))
        .prop_map(|(min, step, steps, (low, high), example)| {
            let scale = Scale { min, max: min + step * steps, step, low, high };
            let example = example.map(|at| Example::Integer(min + step * at.min(steps)));
            (FieldKind::Scale(scale), example)
        })
        .boxed()
}

fn text() -> BoxedStrategy<Asked> {
    let lines = prop_oneof![Just(3u8), 1u8..=40];
    let words = vec(prop_oneof![3 => line(), 1 => Just(String::new())], 1..6);
    (lines, option::of(words))
        .prop_map(|(lines, words)| {
            let words = words.map(|words| words.join("\n").trim().to_owned());
            let words = words.filter(|words| !words.is_empty());
            (FieldKind::Text { lines }, words.map(Example::Text))
        })
        .boxed()
}

fn choice() -> BoxedStrategy<Asked> {
    let labels = btree_set(line(), 3..6).prop_map(|set| set.into_iter().collect::<Vec<_>>());
    (labels.prop_shuffle(), any::<[bool; 3]>(), code(), any::<u8>())
        .prop_flat_map(|(mut labels, [repeats, scored, room], code, values)| {
            let other = labels.pop().filter(|_| room).map(plain);
            let other = other.filter(|other| !labels.contains(other));
            let option = |(at, label): (u8, String)| AnswerOption {
                label,
                value: scored.then_some(i64::from(at) - i64::from(values)),
                code: code.clone().filter(|_| at == 1),
            };
            let options: Vec<_> = (0..).zip(labels).map(option).collect();
            let most = if repeats { options.len() } else { 1 };
            let places: Vec<usize> = (0..options.len()).collect();
            let choice = Choice { options, repeats, other };
            let own = option::of(line());
            (Just(choice), subsequence(places, 0..=most), own)
        })
        .prop_map(|(choice, mut options, own)| {
            let taken = |own: &String| {
                choice.options.iter().any(|option| option.label == *own)
                    || choice.other.as_ref() == Some(own)
            };
            let other = own.filter(|own| choice.other.is_some() && !taken(own));
            if other.is_some() && !choice.repeats {
                options.clear();
            }
            let any = !options.is_empty() || other.is_some();
            let example = any.then_some(Example::Chosen { options, other });
            (FieldKind::Choice(choice), example)
        })
        .boxed()
}

/// A list of different names, as an attribute may hold them.
fn names(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<String>> {
    btree_set(label(), count).prop_map(|set| set.into_iter().collect::<Vec<_>>()).prop_shuffle()
}

fn grid() -> BoxedStrategy<Grid> {
    let rows = prop_oneof![
        names(1..4).prop_map(Rows::Named),
        (1u8..=31).prop_map(Rows::Blank),
        "[0-9-]{1,3}".prop_map(|name| Rows::Named(vec![name])),
    ];
    (label(), option::of(label()), rows, vec(column(), 1..4), 0usize..4)
        .prop_map(|(label, hint, rows, columns, filled)| {
            let filled = filled.min(rows.count());
            let example = (0..filled)
                .map(|row| columns.iter().map(|(_, cells)| cells[row].clone()).collect())
                .collect();
            let columns = columns.into_iter().map(|(column, _)| column).collect();
            Grid { label: place(label), hint, rows, columns, example }
        })
        .boxed()
}

/// A column, and cells that fit it.
fn column() -> BoxedStrategy<(Column, Vec<Option<Example>>)> {
    let kind = prop_oneof![cells(), choices(), lines()];
    (line(), kind, 1u8..=12)
        .prop_map(|(label, (kind, cells), width)| {
            (Column { id: place(String::new()), label, kind, width }, cells)
        })
        .boxed()
}

type Cells = (FieldKind, Vec<Option<Example>>);

/// One simple kind, and the same answer in some of its cells.
fn cells() -> BoxedStrategy<Cells> {
    simple()
        .prop_filter("a line has no room in a cell", |(kind, _)| {
            !matches!(kind, FieldKind::Scale(_))
        })
        .prop_map(|(kind, example)| (kind, vec![example.clone(), None, example]))
        .boxed()
}

fn lines() -> BoxedStrategy<Cells> {
    (prop_oneof![Just(3u8), 1u8..=40], vec(option::of(line()), 3))
        .prop_map(|(lines, cells)| {
            let cells = cells.into_iter().map(|cell| cell.map(Example::Text)).collect();
            (FieldKind::Text { lines }, cells)
        })
        .boxed()
}

fn choices() -> BoxedStrategy<Cells> {
    (names(2..4), vec(option::of(0usize..2), 3))
        .prop_map(|(labels, cells)| {
            let option = |label| AnswerOption { label, value: None, code: None };
            let options = labels.into_iter().map(option).collect();
            let choice = Choice { options, repeats: false, other: None };
            let cell = |at: usize| Example::Chosen { options: vec![at], other: None };
            (FieldKind::Choice(choice), cells.into_iter().map(|at| at.map(cell)).collect())
        })
        .boxed()
}
