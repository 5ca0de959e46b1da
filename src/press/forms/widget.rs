//! Writes the widgets of each field in place of its links. What is particular to words is in
//! `typed`, to ticks and dots in `switch`.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::look::Looks;
use super::mark::{Mark, Placed, Rect};
use super::text::text;
use super::typed::{self, Typing};
use super::{FormField, FormKind, switch};

/// Writes all fields, and says which objects they are.
pub(super) fn write(file: &mut Document, placed: &[Placed<'_>], typing: &Typing) -> Vec<ObjectId> {
    let mut looks = Looks::new(file);
    placed.iter().map(|placed| write_field(&mut looks, placed, typing)).collect()
}

/// A field of one widget is one object with it, the former link.
fn write_field(looks: &mut Looks<'_>, placed: &Placed<'_>, typing: &Typing) -> ObjectId {
    let mark = placed.marks.first().expect("every kind asks for a mark");
    let mut widget = match &placed.field.kind {
        FormKind::Line => typed::line(looks, mark, typing),
        FormKind::Area => typed::area(looks, mark, typing),
        FormKind::Menu { options } => typed::menu(looks, mark, typing, options),
        FormKind::Tick => switch::tick(looks, mark),
        FormKind::Radio { options } => return switch::radio(looks, placed, options),
    };
    name(&mut widget, placed.field);
    looks.file().set_object(mark.id, widget);
    mark.id
}

/// What its answer is kept under, and what it asks.
pub(super) fn name(field: &mut Dictionary, of: &FormField) {
    field.set("T", text(&of.name));
    field.set("TU", text(&of.label));
}

/// What every widget has: its page, its box, its row in the parent tree; printed with the page.
pub(super) fn blank(mark: &Mark, rect: Rect) -> Dictionary {
    dictionary! {
        "Type" => "Annot",
        "Subtype" => "Widget",
        "P" => mark.page,
        "Rect" => rect.corners().map(Object::Real).to_vec(),
        "F" => 4,
        "StructParent" => mark.row,
    }
}
