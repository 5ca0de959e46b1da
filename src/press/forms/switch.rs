//! Widgets that are on or off: boxes to tick, and the rings of a radio.

use lopdf::{Dictionary, Object, ObjectId, dictionary};

use super::look::{self, Looks};
use super::mark::{Mark, Placed};
use super::text::text;
use super::widget::{blank, name};

/// Flag: buttons of which one at most is on.
///
/// `NoToggleToOff` stays unset: as the standard has it, a second click then takes a choice back.
/// (pdfium and pdf.js let one only choose another, whatever a file says. Boxes to tick that share
/// a name could be taken back there, but pdf.js may then save another choice as none.)
const RADIO: i64 = 1 << 15;

/// What a ticked box is called.
const TICKED: &str = "Yes";
/// What every box and ring is called that is not chosen.
const OFF: &str = "Off";

/// A box to tick.
pub(super) fn tick(looks: &mut Looks<'_>, mark: &Mark) -> Dictionary {
    let mut widget = switch(looks, mark, TICKED, look::tick(mark.rect));
    widget.set("FT", "Btn");
    widget.set("V", OFF);
    widget.set("MK", sign("4"));
    widget
}

/// A group of rings. Each is called by its number, for many letters make no name that all tools
/// read alike; the words of the answers are in `Opt`, in the same order.
pub(super) fn radio(looks: &mut Looks<'_>, placed: &Placed<'_>, options: &[String]) -> ObjectId {
    let group = looks.file().new_object_id();
    for (n, (mark, option)) in placed.marks.iter().zip(options).enumerate() {
        let mut ring = switch(looks, mark, &n.to_string(), look::dot(mark.rect));
        ring.set("Parent", group);
        ring.set("TU", text(&spoken(&placed.field.label, option)));
        ring.set("MK", sign("l"));
        looks.file().set_object(mark.id, ring);
    }
    let mut field = dictionary! {
        "FT" => "Btn",
        "Ff" => RADIO,
        "V" => OFF,
        "Opt" => options.iter().map(|option| text(option)).collect::<Vec<_>>(),
        "Kids" => placed.marks.iter().map(|mark| mark.id.into()).collect::<Vec<Object>>(),
    };
    name(&mut field, placed.field);
    looks.file().set_object(group, field);
    group
}

fn switch(looks: &mut Looks<'_>, mark: &Mark, on: &str, drawn: String) -> Dictionary {
    let mut widget = blank(mark, mark.rect);
    let (on_look, off_look) =
        (looks.shared(drawn, mark.rect), looks.shared(String::new(), mark.rect));
    widget.set("AP", dictionary! { "N" => dictionary! { on => on_look, OFF => off_look } });
    widget.set("AS", OFF);
    widget
}

/// A question and one of its answers, for who hears a ring and does not see what stands around it.
fn spoken(question: &str, answer: &str) -> String {
    let open = question.trim_end().ends_with(char::is_alphanumeric);
    format!("{}{} {answer}", question.trim_end(), if open { ":" } else { "" })
}

/// The letter of Zapf Dingbats that a reader draws where it does not use our looks.
fn sign(letter: &str) -> Object {
    dictionary! { "CA" => Object::string_literal(letter) }.into()
}
