//! What a widget looks like in each of its states, drawn within its box.
//!
//! The box or ring itself is on the page. Ticks and dots are paths: a sign of a font would ask for
//! that font in every file. Nothing is drawn for an empty field, but it has a look, too, or readers
//! would make their own.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::mark::Rect;

/// Draws looks into a file. Equal states of boxes of one size share one drawing.
pub(super) struct Looks<'a> {
    file: &'a mut Document,
    drawn: BTreeMap<(String, [i64; 2]), ObjectId>,
}

impl<'a> Looks<'a> {
    /// For one file.
    pub(super) fn new(file: &'a mut Document) -> Self {
        Looks { file, drawn: BTreeMap::new() }
    }

    /// The file that is drawn into.
    pub(super) fn file(&mut self) -> &mut Document {
        self.file
    }

    /// Of a field for words that holds none. Never shared: tools write typed words right into it.
    pub(super) fn no_words(&mut self, rect: Rect) -> Dictionary {
        let look = self.file.add_object(drawing("/Tx BMC EMC".to_owned(), rect));
        dictionary! { "N" => look }
    }

    /// Of one state of a box to tick or a ring.
    pub(super) fn shared(&mut self, content: String, rect: Rect) -> ObjectId {
        let size = [rect.width(), rect.height()].map(|side| (side * 100.0).round() as i64);
        let file = &mut *self.file;
        let key = (content.clone(), size);
        *self.drawn.entry(key).or_insert_with(|| file.add_object(drawing(content, rect)))
    }
}

fn drawing(content: String, rect: Rect) -> Stream {
    let dictionary = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => [0.0, 0.0, rect.width(), rect.height()].map(hundredths).to_vec(),
    };
    let mut drawing = Stream::new(dictionary, content.into_bytes());
    drawing.compress().expect("memory takes all that is written to it");
    drawing
}

fn hundredths(points: f32) -> Object {
    Object::Real((points * 100.0).round() / 100.0)
}

/// A tick in the middle of a box.
pub(super) fn tick(rect: Rect) -> String {
    let side = rect.width().min(rect.height());
    let (left, bottom) = ((rect.width() - side) / 2.0, (rect.height() - side) / 2.0);
    let at = |x: f32, y: f32| format!("{:.2} {:.2}", left + x * side, bottom + y * side);
    let (start, turn, end) = (at(0.2, 0.5), at(0.42, 0.25), at(0.82, 0.8));
    format!("{:.2} w 1 J 1 j {start} m {turn} l {end} l S", side * 0.12)
}

/// A dot in the middle of a ring.
pub(super) fn dot(rect: Rect) -> String {
    let (x, y) = (rect.width() / 2.0, rect.height() / 2.0);
    let r = rect.width().min(rect.height()) * 0.28;
    // how far the handles of a curve stand out for a quarter of a circle
    let h = r * 0.5523;
    let at = |across: f32, up: f32| format!("{:.2} {:.2}", x + across, y + up);
    let curve =
        |points: [(f32, f32); 3]| points.map(|(across, up)| at(across, up)).join(" ") + " c";
    [
        at(r, 0.0) + " m",
        curve([(r, h), (h, r), (0.0, r)]),
        curve([(-h, r), (-r, h), (-r, 0.0)]),
        curve([(-r, -h), (-h, -r), (0.0, -r)]),
        curve([(h, -r), (r, -h), (r, 0.0)]),
        "f".to_owned(),
    ]
    .join(" ")
}
