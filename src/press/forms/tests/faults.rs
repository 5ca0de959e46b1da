//! Whatever does not fit is told, and nothing is written.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::{FONT, SAMPLE, field, fields, font, read};
use crate::press::forms::{FieldFont, FormField, FormKind, fillable};

fn fault(pdf: &[u8], fields: &[FormField]) -> String {
    fillable(pdf, fields, 11.0, &font()).expect_err("a fault").to_string()
}

/// The sample, changed by hand.
fn changed(change: impl FnOnce(&mut Document)) -> Vec<u8> {
    let mut file = read(SAMPLE);
    change(&mut file);
    let mut written = Vec::new();
    file.save_to(&mut written).unwrap();
    written
}

/// The link that stands for a field.
fn link(file: &Document, address: &str) -> ObjectId {
    let uri = |object: &Object| {
        let action = object.as_dict().ok()?.get(b"A").ok()?.as_dict().ok()?;
        Some(action.get(b"URI").ok()?.as_str().ok()? == address.as_bytes())
    };
    let found = file.objects.iter().find(|(_, object)| uri(object) == Some(true));
    *found.expect(address).0
}

/// The element that holds a link.
fn element<'a>(file: &'a mut Document, address: &str) -> &'a mut Dictionary {
    let id = link(file, address);
    let holds = |object: &Object| {
        let kids = object.as_dict().ok()?.get(b"K").ok()?.as_array().ok()?;
        let object = kids.iter().find_map(|kid| kid.as_dict().ok()?.get(b"Obj").ok())?;
        Some(object.as_reference().ok()? == id)
    };
    let found = file.objects.values_mut().find(|object| holds(object) == Some(true));
    found.expect(address).as_dict_mut().unwrap()
}

#[test]
fn a_link_without_a_field() {
    let mut few = fields();
    few.pop();
    assert_eq!(fault(SAMPLE, &few), "the link `field:7` stands for no field");
    assert_eq!(fault(SAMPLE, &[]), "the link `field:0` stands for no field");
    let mut kinds = fields();
    kinds[4].kind = FormKind::Radio { options: vec!["nie".to_owned(), "oft".to_owned()] };
    assert_eq!(fault(SAMPLE, &kinds), "the link `field:4:2` stands for no field");
}

#[test]
fn an_address_that_is_no_number() {
    let odd = changed(|file| {
        let id = link(file, "field:7");
        let action = file.get_dictionary_mut(id).unwrap().get_mut(b"A").unwrap();
        action.as_dict_mut().unwrap().set("URI", Object::string_literal("field:07"));
    });
    let mut few = fields();
    few.pop();
    assert_eq!(fault(&odd, &few), "the link `field:07` stands for no field");
    assert_eq!(fault(&odd, &fields()), "the field `end` was not laid out");
}

#[test]
fn a_field_without_its_link() {
    let mut many = fields();
    many.push(field("more", "Mehr", FormKind::Line));
    assert_eq!(fault(SAMPLE, &many), "the field `more` was not laid out");
    let mut kinds = fields();
    kinds[4].kind = FormKind::Tick;
    assert_eq!(fault(SAMPLE, &kinds), "the field `how-often` was not laid out");
}

#[test]
fn a_box_that_broke() {
    let twice = changed(|file| {
        let id = link(file, "field:7");
        let action = file.get_dictionary_mut(id).unwrap().get_mut(b"A").unwrap();
        action.as_dict_mut().unwrap().set("URI", Object::string_literal("field:0"));
    });
    assert_eq!(fault(&twice, &fields()), "the link `field:0` has more than one box");
    let over_lines = changed(|file| {
        let id = link(file, "field:0");
        let corners = vec![Object::Integer(0); 16];
        file.get_dictionary_mut(id).unwrap().set("QuadPoints", corners);
    });
    assert_eq!(fault(&over_lines, &fields()), "the link `field:0` has more than one box");
}

#[test]
fn a_box_without_room() {
    let flat = changed(|file| {
        let id = link(file, "field:0");
        let rect = [20, 100, 120, 100].map(Object::Integer).to_vec();
        file.get_dictionary_mut(id).unwrap().set("Rect", rect);
    });
    assert_eq!(fault(&flat, &fields()), "the box of the link `field:0` has no size");
}

#[test]
fn a_box_with_text_in_it() {
    let written = changed(|file| {
        let kids = element(file, "field:0").get_mut(b"K").unwrap().as_array_mut().unwrap();
        kids.insert(0, Object::Integer(7));
    });
    assert_eq!(fault(&written, &fields()), "the box of the link `field:0` is not empty");
}

#[test]
fn a_link_without_its_place_in_the_structure() {
    let outside = changed(|file| {
        let id = link(file, "field:0");
        file.get_dictionary_mut(id).unwrap().remove(b"StructParent");
    });
    let told = fault(&outside, &fields());
    assert_eq!(told, "the typeset file is odd: `field:0` has no place in the tree");
    let elsewhere = changed(|file| {
        let id = link(file, "field:0");
        file.get_dictionary_mut(id).unwrap().set("StructParent", 99);
    });
    let told = fault(&elsewhere, &fields());
    assert_eq!(told, "the typeset file is odd: `field:0` leads to no element");
    let other = changed(|file| element(file, "field:0").set("S", "P"));
    let told = fault(&other, &fields());
    assert_eq!(told, "the typeset file is odd: the element of `field:0` is no link");
}

#[test]
fn names_and_labels_that_no_reader_can_work_with() {
    for name in ["", "a.b", "slept"] {
        let mut named = fields();
        named[0].name = name.to_owned();
        let told = format!("no field may be named `{name}`: empty, with a dot, or taken");
        assert_eq!(fault(SAMPLE, &named), told);
    }
    let mut unlabelled = fields();
    unlabelled[0].label = " ".to_owned();
    assert_eq!(fault(SAMPLE, &unlabelled), "the field `name` has no label");
    let mut bare = fields();
    bare[5].kind = FormKind::Menu { options: Vec::new() };
    assert_eq!(fault(SAMPLE, &bare), "the field `mood` has no options");
}

#[test]
fn a_file_that_is_none() {
    assert!(fault(b"no PDF", &fields()).starts_with("the typeset file is odd: "));
    let told = |ttf: &[u8]| FieldFont::read(ttf).expect_err("a fault").to_string();
    assert_eq!(told(b"no font"), "the typing font is no TrueType font");
    assert_eq!(told(&FONT[..FONT.len() / 2]), "the typing font has no name");
}

#[test]
fn a_file_without_fields_comes_back_as_it_was() {
    let plain = changed(|file| {
        for page in file.page_iter().collect::<Vec<_>>() {
            file.get_dictionary_mut(page).unwrap().remove(b"Annots");
        }
    });
    assert!(fillable(&plain, &[], 11.0, &font()).unwrap() == plain);
    let link = dictionary! { "Type" => "Annot", "Subtype" => "Link", "Rect" => vec![0.into(); 4] };
    let linked = changed(|file| {
        let link = file.add_object(link);
        for page in file.page_iter().collect::<Vec<_>>() {
            file.get_dictionary_mut(page).unwrap().set("Annots", vec![Object::Reference(link)]);
        }
    });
    assert!(fillable(&linked, &[], 11.0, &font()).unwrap() == linked);
}
