//! Questions that came in and are those of a questionnaire that we hold: it has rules of its own
//! (clinical.md, rule 2), which a worksheet would go round.

use crate::diagnostic::Diagnostics;
use crate::instrument::{self, Instrument, Instruments};
use crate::source::Span;
use crate::worksheet::{Field, ItemKind, Worksheet};

/// Tells each questionnaire of which a sheet asks a question.
pub fn tell_known(sheet: &Worksheet, instruments: &Instruments, diagnostics: &mut Diagnostics) {
    for instrument in instruments.iter() {
        if let Some(at) = first_question_of(sheet, instrument) {
            diagnostics.fhir_instrument(at, &instrument.short, &instrument.id.value);
        }
    }
}

fn first_question_of(sheet: &Worksheet, instrument: &Instrument) -> Option<Span> {
    let asks = |field: &Field| instrument.items.iter().any(|item| is_same(field, item));
    sheet.every_item().into_iter().find_map(|item| match &item.kind {
        ItemKind::Field(field) if asks(field) => Some(item.span),
        _ => None,
    })
}

/// Whether a question has the code of an item, or its words.
fn is_same(field: &Field, item: &instrument::Item) -> bool {
    let same_code = field.code.is_some() && field.code == item.code;
    same_code || letters(&field.label.value) == letters(&item.text.value)
}

/// Words as they sound: without marks, spaces and capitals.
fn letters(words: &str) -> String {
    words.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}
