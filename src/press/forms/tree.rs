//! Makes the element of each mark a form's: `Link` becomes `Form`.
//!
//! Goes the way that a reader goes, from the annotation over the parent tree to the element and
//! back, and takes nothing on trust: a screen reader finds a field on this way or not at all.

use std::collections::BTreeMap;

use lopdf::{Document, Object, ObjectId};

use super::FormFault;
use super::mark::Mark;

/// Turns the elements of all marks into forms.
pub(super) fn into_forms(file: &mut Document, marks: &[Mark]) -> Result<(), FormFault> {
    let elements = elements(file)?;
    for mark in marks {
        let lost = || FormFault::Odd(format!("`{}` leads to no element", mark.link));
        let element = *elements.get(&mark.row).ok_or_else(lost)?;
        check(file, element, mark)?;
        let element = file.get_dictionary_mut(element)?;
        element.set("S", "Form");
        // a link's alternative is its address; a field has its tooltip
        element.remove(b"Alt");
    }
    Ok(())
}

/// The parent tree: the element, or the list of a page's elements, by row.
fn elements(file: &Document) -> Result<BTreeMap<i64, ObjectId>, FormFault> {
    let root = file.catalog()?.get_deref(b"StructTreeRoot", file)?.as_dict()?;
    let tree = root.get_deref(b"ParentTree", file)?.as_dict()?;
    let rows = tree.get_deref(b"Nums", file)?.as_array()?.chunks_exact(2);
    rows.map(|row| Ok((row[0].as_i64()?, row[1].as_reference()?))).collect()
}

/// The element is a link of its own, and holds the mark and nothing else.
fn check(file: &Document, element: ObjectId, mark: &Mark) -> Result<(), FormFault> {
    let element = file.get_dictionary(element)?;
    if element.get(b"S")?.as_name()? != b"Link" {
        return Err(FormFault::Odd(format!("the element of `{}` is no link", mark.link)));
    }
    let kids = match element.get_deref(b"K", file)? {
        Object::Array(kids) => kids.as_slice(),
        kid => std::slice::from_ref(kid),
    };
    match kids {
        [kid] if object_of(file, kid) == Some(mark.id) => Ok(()),
        _ => Err(FormFault::NotAlone(mark.link.clone())),
    }
}

/// The annotation that a kid of an element refers to.
fn object_of(file: &Document, kid: &Object) -> Option<ObjectId> {
    let kid = file.dereference(kid).ok()?.1.as_dict().ok()?;
    kid.get(b"Obj").ok()?.as_reference().ok()
}
