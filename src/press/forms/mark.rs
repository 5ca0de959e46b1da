//! Finds the links that stand for fields, and gives each field its own.
//!
//! Invariant: after `place`, every link belongs to one field, and every field has as many as its
//! kind asks for, in the order of its options.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::{FormFault, FormField, FormKind};

/// What a link's address begins with if it stands for a field.
const SCHEME: &[u8] = b"field:";

/// A link that stands for a field, or for one option of a radio.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// Its address, for what we tell.
    pub link: String,
    /// The annotation.
    pub id: ObjectId,
    /// The page it lies on.
    pub page: ObjectId,
    /// Its box.
    pub rect: Rect,
    /// Its row in the parent tree.
    pub row: i64,
}

/// A box on a page, in points from the page's lower left corner.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rect {
    /// Its left side.
    pub left: f32,
    /// Its lower side.
    pub bottom: f32,
    /// Its right side.
    pub right: f32,
    /// Its upper side.
    pub top: f32,
}

impl Rect {
    pub(super) fn width(self) -> f32 {
        self.right - self.left
    }

    pub(super) fn height(self) -> f32 {
        self.top - self.bottom
    }

    /// As a PDF writes it.
    pub(super) fn corners(self) -> [f32; 4] {
        [self.left, self.bottom, self.right, self.top]
    }

    fn read(annot: &Dictionary) -> Result<Self, FormFault> {
        let corners = annot.get(b"Rect")?.as_array()?;
        let corners: Vec<f32> = corners.iter().map(Object::as_float).collect::<Result<_, _>>()?;
        match corners[..] {
            [left, bottom, right, top] => Ok(Rect { left, bottom, right, top }),
            _ => Err(FormFault::Odd("a box without four sides".to_owned())),
        }
    }
}

/// A field and its marks: one, or one for each option of a radio.
pub(super) struct Placed<'a> {
    /// The field.
    pub field: &'a FormField,
    /// Where it was laid out.
    pub marks: Vec<&'a Mark>,
}

/// All marks of a file, page by page.
pub(super) fn find(file: &Document) -> Result<Vec<Mark>, FormFault> {
    let mut marks = Vec::new();
    for page in file.page_iter() {
        let Ok(annots) = file.get_dictionary(page)?.get_deref(b"Annots", file) else { continue };
        for annot in annots.as_array()? {
            marks.extend(read(file, page, annot.as_reference()?)?);
        }
    }
    Ok(marks)
}

fn read(file: &Document, page: ObjectId, id: ObjectId) -> Result<Option<Mark>, FormFault> {
    let annot = file.get_dictionary(id)?;
    let Some(link) = address(file, annot) else { return Ok(None) };
    let quads = annot.get(b"QuadPoints").and_then(|quads| quads.as_array());
    if quads.is_ok_and(|numbers| numbers.len() > 8) {
        return Err(FormFault::Broken(link));
    }
    let rect = Rect::read(annot)?;
    if rect.width() < 1.0 || rect.height() < 1.0 {
        return Err(FormFault::Flat(link));
    }
    let row = annot.get(b"StructParent").and_then(|row| row.as_i64());
    let row = row.map_err(|_| FormFault::Odd(format!("`{link}` has no place in the tree")))?;
    Ok(Some(Mark { link, id, page, rect, row }))
}

/// The address of a link, if it is one of ours.
fn address(file: &Document, annot: &Dictionary) -> Option<String> {
    let action = annot.get_deref(b"A", file).ok()?.as_dict().ok()?;
    let uri = action.get_deref(b"URI", file).ok()?.as_str().ok()?;
    uri.starts_with(SCHEME).then(|| String::from_utf8_lossy(uri).into_owned())
}

/// Each field with its marks; a mark too many or too few is a fault.
pub(super) fn place<'a>(
    fields: &'a [FormField],
    marks: &'a [Mark],
) -> Result<Vec<Placed<'a>>, FormFault> {
    let mut by_link = BTreeMap::new();
    for mark in marks {
        if by_link.insert(mark.link.clone(), mark).is_some() {
            return Err(FormFault::Broken(mark.link.clone()));
        }
    }
    let placed = fields.iter().enumerate().map(|(n, field)| {
        let links = links(n, &field.kind).into_iter();
        let marks = links.map(|link| by_link.remove(&link)).collect::<Option<_>>();
        let marks = marks.ok_or_else(|| FormFault::NotLaidOut(field.name.clone()))?;
        Ok(Placed { field, marks })
    });
    let placed = placed.collect::<Result<Vec<_>, FormFault>>()?;
    match by_link.into_keys().next() {
        Some(link) => Err(FormFault::UnknownLink(link)),
        None => Ok(placed),
    }
}

/// The addresses that the template gives to field `n`.
fn links(n: usize, kind: &FormKind) -> Vec<String> {
    match kind {
        FormKind::Radio { options } => {
            (0..options.len()).map(|option| format!("field:{n}:{option}")).collect()
        }
        _ => vec![format!("field:{n}")],
    }
}
