//! The pass on a file that the typesetter made: `sample.pdf`, from `sample.typ` beside it.

mod faults;
mod fields;
mod reader;

use lopdf::Document;

use super::{FieldFont, FormField, FormKind, fillable};

const SAMPLE: &[u8] = include_bytes!("sample.pdf");
const FONT: &[u8] = include_bytes!("../../../../themes/calm/print/fonts/fields.ttf");

fn font() -> FieldFont {
    FieldFont::read(FONT).expect("the theme's font")
}

fn field(name: &str, label: &str, kind: FormKind) -> FormField {
    FormField { name: name.to_owned(), label: label.to_owned(), kind }
}

fn options(labels: [&str; 3]) -> Vec<String> {
    labels.map(str::to_owned).to_vec()
}

/// The fields that the sample lays out.
fn fields() -> Vec<FormField> {
    let radio = FormKind::Radio { options: options(["nie", "manchmal – süß", "始终"]) };
    let menu = FormKind::Menu { options: options(["gut", "mäßig", "schlecht"]) };
    vec![
        field("name", "Name", FormKind::Line),
        field("what", "Was war – „kurz“? Чёрт (č)", FormKind::Area),
        field("slept", "Geschlafen", FormKind::Tick),
        field("ate", "Gegessen", FormKind::Tick),
        field("how-often", "Wie oft", radio),
        field("mood", "Stimmung", menu),
        field("notes", "Notizen", FormKind::Area),
        field("end", "Schluss", FormKind::Line),
    ]
}

/// The sample with its fields, for ordinary or for large print.
fn filled(size: f32) -> Vec<u8> {
    fillable(SAMPLE, &fields(), size, &font()).expect("the sample fits its fields")
}

fn read(pdf: &[u8]) -> Document {
    Document::load_mem(pdf).expect("a whole file")
}
