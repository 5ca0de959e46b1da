//! Reads a form as a reader does that knows nothing of how it was made. The check is checked, too.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::{filled, read};

/// The dictionary under a key, behind a reference or not.
pub(super) fn sub<'a>(file: &'a Document, of: &'a Dictionary, key: &str) -> &'a Dictionary {
    of.get_deref(key.as_bytes(), file).and_then(Object::as_dict).expect(key)
}

/// The list under a key, behind a reference or not; empty if there is none.
pub(super) fn list<'a>(file: &'a Document, of: &'a Dictionary, key: &str) -> &'a [Object] {
    of.get_deref(key.as_bytes(), file).and_then(Object::as_array).map_or(&[], Vec::as_slice)
}

/// A text as people read it.
pub(super) fn words(text: &Object) -> String {
    lopdf::decode_text_string(text).expect("a text")
}

pub(super) fn name<'a>(of: &'a Dictionary, key: &str) -> &'a str {
    let name = of.get(key.as_bytes()).and_then(Object::as_name).unwrap_or_default();
    std::str::from_utf8(name).expect("a plain name")
}

/// The fields of a form, by name.
pub(super) fn by_name(file: &Document) -> BTreeMap<String, &Dictionary> {
    let form = sub(file, file.catalog().expect("a catalog"), "AcroForm");
    let fields = list(file, form, "Fields").iter();
    let fields = fields.map(|id| file.get_dictionary(id.as_reference().unwrap()).unwrap());
    fields.map(|field| (words(field.get(b"T").unwrap()), field)).collect()
}

/// All widgets, page by page, in the order in which a page lists them.
pub(super) fn widgets(file: &Document) -> Vec<ObjectId> {
    let pages = file.page_iter().map(|page| file.get_dictionary(page).unwrap());
    let annots = pages.flat_map(|page| list(file, page, "Annots"));
    let ids = annots.map(|id| id.as_reference().unwrap());
    ids.filter(|id| name(file.get_dictionary(*id).unwrap(), "Subtype") == "Widget").collect()
}

/// Every `Form` of the structure, in reading order: its own id, and the objects that it refers to.
fn forms(file: &Document, below: &Dictionary, found: &mut Vec<(ObjectId, Vec<ObjectId>)>) {
    let kids = match below.get_deref(b"K", file) {
        Ok(Object::Array(kids)) => kids.as_slice(),
        Ok(kid) => std::slice::from_ref(kid),
        Err(_) => return,
    };
    for kid in kids {
        let Ok((id, Object::Dictionary(element))) = file.dereference(kid) else { continue };
        if name(element, "S") == "Form" {
            let objects = list(file, element, "K").iter().filter_map(|kid| kid.as_dict().ok());
            let objects = objects.map(|kid| kid.get(b"Obj").unwrap().as_reference().unwrap());
            found.push((id.expect("elements are objects"), objects.collect()));
        } else if element.has(b"S") {
            forms(file, element, found);
        }
    }
}

/// What is wrong between the widgets and the structure.
fn faults(file: &Document) -> Vec<String> {
    let tree = sub(file, file.catalog().unwrap(), "StructTreeRoot");
    let rows = list(file, sub(file, tree, "ParentTree"), "Nums").chunks_exact(2);
    let rows: BTreeMap<i64, ObjectId> =
        rows.map(|row| (row[0].as_i64().unwrap(), row[1].as_reference().unwrap())).collect();
    let mut read = Vec::new();
    forms(file, tree, &mut read);
    let laid = widgets(file);
    let mut found = Vec::new();
    for id in &laid {
        let row = file.get_dictionary(*id).unwrap().get(b"StructParent").and_then(Object::as_i64);
        let element = row.ok().and_then(|row| rows.get(&row));
        if !read.iter().any(|(form, objects)| Some(form) == element && objects == &[*id]) {
            found.push(format!("widget {id:?} leads to no form that leads back"));
        }
    }
    if read.iter().flat_map(|(_, objects)| objects).ne(&laid) {
        found.push("widgets are laid in another order than they are read".to_owned());
    }
    found
}

#[test]
fn each_widget_and_its_form_lead_to_each_other_in_reading_order() {
    let file = read(&filled(11.0));
    assert_eq!(widgets(&file).len(), 10);
    assert_eq!(faults(&file), Vec::<String>::new());
}

#[test]
fn a_row_that_leads_elsewhere_is_seen() {
    let mut file = read(&filled(11.0));
    let [first, second] = widgets(&file)[..2] else { panic!("two widgets") };
    let row = |file: &Document, id| file.get_dictionary(id).unwrap().get(b"StructParent").cloned();
    let (one, other) = (row(&file, first).unwrap(), row(&file, second).unwrap());
    file.get_dictionary_mut(first).unwrap().set("StructParent", other);
    file.get_dictionary_mut(second).unwrap().set("StructParent", one);
    assert_eq!(faults(&file).len(), 2);
    file.get_dictionary_mut(first).unwrap().remove(b"StructParent");
    assert_eq!(faults(&file).len(), 2);
}

#[test]
fn another_order_is_seen() {
    let mut file = read(&filled(11.0));
    let page = file.page_iter().next().unwrap();
    let page = file.get_dictionary_mut(page).unwrap();
    page.get_mut(b"Annots").unwrap().as_array_mut().unwrap().swap(1, 2);
    assert_eq!(faults(&file), ["widgets are laid in another order than they are read"]);
}

#[test]
fn an_element_that_stayed_a_link_is_seen() {
    let mut file = read(&filled(11.0));
    for object in file.objects.values_mut() {
        if let Object::Dictionary(element) = object
            && name(element, "S") == "Form"
        {
            element.set("S", "Link");
        }
    }
    assert_eq!(faults(&file).len(), 11);
}
