//! Turns the links of a typeset file that stand for fields into fields that people fill in.
//!
//! The template lays field `n` out as a link to `field:n` round an empty box, and option `o` of a
//! radio as one to `field:n:o`. So the typesetter gives each box its annotation, its exact
//! rectangle, its element in reading order and its row in the parent tree. What is left to do is
//! to rewrite: link to widget, `Link` to `Form`, and the list of fields. Once the typesetter writes
//! fields itself, this folder can go.
//!
//! Never writes a script, a calculation, a place to send answers to, or `NeedAppearances`: a field
//! keeps what is typed and does nothing else. Never passes over a link or a field in silence.
//!
//! Invariant: every `field:` link of the file is a widget afterwards, every field has exactly the
//! widgets that its kind asks for, and each widget's element points back at it.

mod fault;
mod font;
mod look;
mod mark;
mod switch;
mod text;
mod tree;
mod typed;
mod widget;

#[cfg(test)]
mod tests;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

pub(super) use super::ledger::{FormField, FormKind};
pub(super) use fault::FormFault;
pub(super) use font::FieldFont;
use typed::Typing;

/// The same file, its `field:` links turned into fields; `size` is that of the sheet's own text, in
/// points. A file with no fields comes back as it was.
pub(super) fn fillable(
    pdf: &[u8],
    fields: &[FormField],
    size: f32,
    font: &FieldFont,
) -> Result<Vec<u8>, FormFault> {
    fault::check(fields)?;
    let mut file = Document::load_mem(pdf)?;
    let marks = mark::find(&file)?;
    let placed = mark::place(fields, &marks)?;
    if placed.is_empty() {
        return Ok(pdf.to_vec());
    }
    tree::into_forms(&mut file, &marks)?;
    let typing = Typing { size, font: font.embed(&mut file) };
    let top = widget::write(&mut file, &placed, &typing);
    add_form(&mut file, top, &typing)?;
    let mut written = Vec::with_capacity(pdf.len() * 2);
    // packed: a quarter smaller than the plain way, in which the typesetter writes
    file.save_modern(&mut written)?;
    Ok(written)
}

/// The list of all fields, and what readers set typed text in.
fn add_form(file: &mut Document, top: Vec<ObjectId>, typing: &Typing) -> Result<(), FormFault> {
    let fields: Vec<Object> = top.into_iter().map(Object::from).collect();
    let form: Dictionary = dictionary! {
        "Fields" => fields,
        "DR" => dictionary! { "Font" => dictionary! { font::RESOURCE => typing.font } },
        "DA" => typing.appearance(typing.size),
    };
    let form = file.add_object(form);
    file.catalog_mut()?.set("AcroForm", form);
    Ok(())
}
