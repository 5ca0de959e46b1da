//! What a form holds.

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::reader::{by_name, list, name, sub, widgets, words};
use super::{FONT, SAMPLE, fields, filled, font, read};
use crate::press::forms::fillable;

fn text(of: &Dictionary, key: &str) -> String {
    words(of.get(key.as_bytes()).expect(key))
}

fn flags(of: &Dictionary) -> i64 {
    of.get(b"Ff").and_then(Object::as_i64).unwrap_or(0)
}

fn size(of: &Dictionary) -> [f32; 2] {
    let rect = of.get(b"Rect").and_then(Object::as_array).expect("a box");
    let at = |n: usize| rect[n].as_float().expect("a number");
    [at(2) - at(0), at(3) - at(1)]
}

fn kids<'a>(file: &'a Document, of: &'a Dictionary) -> Vec<&'a Dictionary> {
    let ids = list(file, of, "Kids").iter().map(|id| id.as_reference().unwrap());
    ids.map(|id| file.get_dictionary(id).unwrap()).collect()
}

/// The drawing of a state, as operators.
fn drawing(file: &Document, widget: &Dictionary, state: &str) -> String {
    let look = sub(file, sub(file, widget, "AP"), "N").get_deref(state.as_bytes(), file);
    let stream = look.and_then(Object::as_stream).expect(state);
    String::from_utf8(stream.get_plain_content().expect("a whole drawing")).expect("operators")
}

#[test]
fn each_field_has_its_name_tooltip_kind_and_flags() {
    let file = read(&filled(11.0));
    let seen: Vec<String> = by_name(&file)
        .values()
        .map(|f| format!("{} {} {:#x} | {}", text(f, "T"), name(f, "FT"), flags(f), text(f, "TU")))
        .collect();
    assert_eq!(
        seen,
        [
            "ate Btn 0x0 | Gegessen",
            "end Tx 0x400000 | Schluss",
            "how-often Btn 0x8000 | Wie oft",
            "mood Ch 0x420000 | Stimmung",
            "name Tx 0x400000 | Name",
            "notes Tx 0x401000 | Notizen",
            "slept Btn 0x0 | Geschlafen",
            "what Tx 0x401000 | Was war – „kurz“? Чёрт (č)",
        ]
    );
}

#[test]
fn options_keep_their_words_and_each_ring_says_its_own() {
    let file = read(&filled(11.0));
    let form = by_name(&file);
    let words_of = |field: &str| list(&file, form[field], "Opt").iter().map(words).collect();
    let rings: Vec<String> = words_of("how-often");
    assert_eq!(rings, ["nie", "manchmal – süß", "始终"]);
    let menu: Vec<String> = words_of("mood");
    assert_eq!(menu, ["", "gut", "mäßig", "schlecht"]);
    let labels = kids(&file, form["how-often"]).into_iter().map(|ring| text(ring, "TU"));
    let expected = ["Wie oft: nie", "Wie oft: manchmal – süß", "Wie oft: 始终"];
    assert_eq!(labels.collect::<Vec<_>>(), expected);
}

#[test]
fn a_question_that_ends_with_a_mark_gets_no_second_one() {
    let mut asked = fields();
    asked[4].label = "Wie oft war das so?".to_owned();
    let file = read(&fillable(SAMPLE, &asked, 11.0, &font()).unwrap());
    let form = by_name(&file);
    assert_eq!(text(kids(&file, form["how-often"])[0], "TU"), "Wie oft war das so? nie");
}

#[test]
fn nothing_is_filled_in_at_first() {
    let file = read(&filled(11.0));
    let form = by_name(&file);
    assert!(!form["name"].has(b"V") && !form["what"].has(b"V"));
    assert_eq!(text(form["mood"], "V"), "");
    for switch in ["slept", "ate", "how-often"] {
        assert_eq!(name(form[switch], "V"), "Off");
    }
    for ring in kids(&file, form["how-often"]) {
        assert_eq!(name(ring, "AS"), "Off");
    }
}

#[test]
fn ticks_and_dots_are_paths_and_words_have_an_empty_drawing_each() {
    let file = read(&filled(11.0));
    let form = by_name(&file);
    assert!(drawing(&file, form["slept"], "Yes").ends_with(" l S"));
    assert_eq!(drawing(&file, form["slept"], "Off"), "");
    for (n, ring) in kids(&file, form["how-often"]).into_iter().enumerate() {
        assert!(drawing(&file, ring, &n.to_string()).ends_with(" c f"));
        assert_eq!(drawing(&file, ring, "Off"), "");
    }
    let words = ["name", "what", "mood", "notes", "end"];
    let drawings = words.map(|field| sub_id(&file, form[field]));
    for (n, one) in drawings.iter().enumerate() {
        assert!(!drawings[..n].contains(one), "a tool that writes into one would fill in another");
    }
}

fn sub_id(file: &Document, widget: &Dictionary) -> ObjectId {
    sub(file, widget, "AP").get(b"N").and_then(Object::as_reference).expect("an object")
}

#[test]
fn one_line_is_a_line_high_and_its_letters_are_chosen_by_the_reader() {
    let file = read(&filled(11.0));
    for field in ["name", "end"] {
        let field = by_name(&file)[field];
        assert_eq!(text(field, "DA"), "/Fld 0 Tf 0 g");
        assert!((size(field)[1] - 18.15).abs() < 0.01, "{:?}", size(field));
    }
    assert!(size(by_name(&file)["mood"])[1] < 17.1, "a low box stays as low");
}

#[test]
fn large_print_keeps_its_size_where_there_is_room() {
    let (ordinary, large) = (read(&filled(11.0)), read(&filled(18.0)));
    let letters = |file: &Document, field: &str| text(by_name(file)[field], "DA");
    assert_eq!(letters(&ordinary, "what"), "/Fld 0 Tf 0 g");
    assert_eq!(letters(&large, "what"), "/Fld 18 Tf 0 g");
    assert_eq!(letters(&large, "notes"), "/Fld 0 Tf 0 g");
    assert_eq!(letters(&large, "name"), "/Fld 0 Tf 0 g");
    assert!(size(by_name(&large)["name"])[1] > size(by_name(&ordinary)["name"])[1]);
}

#[test]
fn the_typing_font_is_whole_and_wide_enough() {
    let file = read(&filled(11.0));
    let form = sub(&file, file.catalog().unwrap(), "AcroForm");
    let font = sub(&file, sub(&file, sub(&file, form, "DR"), "Font"), "Fld");
    let widths = list(&file, font, "Widths");
    assert_eq!(widths.len(), 224);
    let missing = widths[usize::from(0x81_u8 - 32)].clone();
    for code in [b'A', b' ', 0x80, 0xE4, 0xB5] {
        assert_ne!(widths[usize::from(code - 32)], missing, "{code:#x}");
    }
    let descriptor = sub(&file, font, "FontDescriptor");
    let number = |width: &Object| width.as_i64().expect("a width");
    let signs = widths[0x80 - 32..0xA0 - 32].iter().map(number);
    assert_eq!(signs.max().unwrap(), number(descriptor.get(b"MissingWidth").unwrap()));
    let held = descriptor.get_deref(b"FontFile2", &file);
    let held = held.and_then(Object::as_stream).unwrap().get_plain_content().unwrap();
    assert!(held == FONT, "readers need its cmap");
}

#[test]
fn a_form_does_nothing_but_keep_answers() {
    let file = read(&filled(11.0));
    let form = sub(&file, file.catalog().unwrap(), "AcroForm");
    let keys: Vec<_> = form.iter().map(|(key, _)| String::from_utf8_lossy(key)).collect();
    assert_eq!(keys, ["Fields", "DR", "DA"]);
    for id in widgets(&file) {
        let widget = file.get_dictionary(id).unwrap();
        assert!(["A", "AA", "Contents", "Border"].iter().all(|key| !widget.has(key.as_bytes())));
        assert_eq!(widget.get(b"F").and_then(Object::as_i64).unwrap(), 4);
    }
}

#[test]
fn what_the_typesetter_made_stays() {
    let (before, after) = (read(SAMPLE), read(&filled(11.0)));
    for (id, object) in &before.objects {
        let ours = object.as_dict().is_ok_and(|d| ["Annot", "Catalog"].contains(&name(d, "Type")));
        let element = object.as_dict().is_ok_and(|d| name(d, "S") == "Link");
        if !ours && !element {
            assert_eq!(after.objects.get(id), Some(object), "{id:?}");
        }
    }
    assert_eq!(text(after.catalog().unwrap(), "Lang"), "de");
    let links = after.objects.values().filter_map(|object| object.as_dict().ok());
    let links: Vec<_> = links.filter(|annot| name(annot, "Subtype") == "Link").collect();
    let [link] = links[..] else { panic!("one link is no field") };
    assert_eq!(text(sub(&after, link, "A"), "URI"), "https://example.org/");
}

#[test]
fn equal_input_gives_equal_bytes_and_few_of_them() {
    let made = filled(11.0);
    assert!(made == filled(11.0));
    assert!(made.len() < SAMPLE.len() + 14_000, "{} bytes from {}", made.len(), SAMPLE.len());
}
