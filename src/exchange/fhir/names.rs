//! Every address that stands in a Questionnaire: FHIR's own, SDC's, and ours.
//!
//! FHIR's and SDC's are held to the published definitions by `tests/fhir`. Ours begin with
//! [`OWN`]; a reader that does not know them loses nothing that a client sees, but for the worked
//! example.

/// How an item is drawn: `slider`, `grid`, `help`.
pub(super) const ITEM_CONTROL: &str =
    "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl";
/// The code system of [`ITEM_CONTROL`].
pub(super) const CONTROLS: &str = "http://hl7.org/fhir/questionnaire-item-control";
/// The least number that may be answered.
pub(super) const MIN_VALUE: &str = "http://hl7.org/fhir/StructureDefinition/minValue";
/// The greatest.
pub(super) const MAX_VALUE: &str = "http://hl7.org/fhir/StructureDefinition/maxValue";
/// The step of a slider.
pub(super) const SLIDER_STEP: &str =
    "http://hl7.org/fhir/StructureDefinition/questionnaire-sliderStepValue";
/// The same words as Markdown; it stands on the `text` that it renders.
pub(super) const MARKDOWN: &str = "http://hl7.org/fhir/StructureDefinition/rendering-markdown";
/// Not for whom fills it in.
pub(super) const HIDDEN: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden";
/// What an answer counts in a score, up to R4.
pub(super) const ORDINAL_VALUE: &str = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
/// What an answer counts in a score, from R5 on.
pub(super) const ITEM_WEIGHT: &str = "http://hl7.org/fhir/StructureDefinition/itemWeight";
/// The words beside the room for an answer of one's own, from Structured Data Capture.
pub(super) const OPEN_LABEL: &str =
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-openLabel";

/// What our own extensions begin with. FHIR has no place for what they hold.
const OWN: &str = "urn:anteroom:worksheet:";

/// An extension of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Own {
    /// On the Questionnaire, `valueString`: the sheet's id, where it differs from the resource's.
    Id,
    /// On the Questionnaire, `valueCode`: `alone` or `with-therapist`.
    Use,
    /// On the Questionnaire, `valueString`: when to fill it in.
    When,
    /// On the Questionnaire, `valueString`: how long it takes.
    Time,
    /// On the Questionnaire, `valueString`: for whom it is.
    Audience,
    /// On an item, `valueCode`: `professional`. Such an item is also hidden.
    For,
    /// On an item, `valueCode`: `above` or `below`, for what the program draws around every sheet. It is no
    /// part of the sheet, and is passed over when a file comes in.
    Drawn,
    /// On a display, `valueMarkdown`: the author's words, where the standard Markdown has lost
    /// something of them (a fact's name, a citation, a link to a file, a directive).
    Source,
    /// On a group, `valueCode`: `new`. On paper it begins a page.
    Page,
    /// On a text, `valueInteger`: lines to write on.
    Lines,
    /// On a column, `valueInteger`: how wide it is beside the others.
    Width,
    /// On a grid without names of rows, `valueInteger`: how many rows there are.
    Rows,
    /// On a question, `value[x]` of its type: the invented answer of the worked example. A choice
    /// has one for each answer, and a `valueString` for one's own words.
    Example,
    /// On a grid, one for each row of the worked example, from the top: holds `cell`s, and each
    /// of these a `column` and its [`Own::Example`]s. An empty row holds a `valueBoolean` of false.
    ExampleRow,
}

impl Own {
    const ALL: [(Own, &'static str); 14] = [
        (Own::Id, "id"),
        (Own::Use, "use"),
        (Own::When, "when"),
        (Own::Time, "time"),
        (Own::Audience, "audience"),
        (Own::For, "for"),
        (Own::Drawn, "drawn"),
        (Own::Source, "source"),
        (Own::Page, "page"),
        (Own::Lines, "lines"),
        (Own::Width, "width"),
        (Own::Rows, "rows"),
        (Own::Example, "example"),
        (Own::ExampleRow, "example-row"),
    ];

    /// Its address.
    pub(super) fn url(self) -> String {
        let name = Own::ALL.iter().find(|(own, _)| *own == self).map(|(_, name)| *name);
        format!("{OWN}{}", name.unwrap_or_default())
    }
}
