//! Words about worksheets: fields, options, grids and worked examples.

use std::ops::RangeInclusive;

use super::{Diagnostic, Diagnostics};
use crate::source::Span;

/// Fields.
impl Diagnostics {
    /// A div whose class is no kind of field.
    pub fn worksheet_unknown_kind(&mut self, at: Span, class: &str, nearest: Option<&str>) {
        let told = Diagnostic::error("worksheet-kind", format!("`.{class}` is no kind of field"))
            .at(at, "");
        self.push(match nearest {
            Some(_) => told.did_you_mean(nearest.map(|name| format!(".{name}")).as_deref()),
            None => {
                told.help("a worksheet holds fields such as `.text`, plain text, and `.crisis`")
            }
        });
    }

    /// A field without an id.
    pub fn worksheet_id_missing(&mut self, at: Span, class: &str) {
        self.push(
            Diagnostic::error("worksheet-id-missing", format!("this `.{class}` has no id"))
                .at(at, "")
                .help(format!("give it one that stays, as in `{{.{class} #sleep}}`")),
        );
    }

    /// An id that not every version of a worksheet can hold.
    pub fn worksheet_id(&mut self, at: Span, wrong: char) {
        self.push(
            Diagnostic::error("worksheet-id", format!("`{wrong}` cannot stand in this id"))
                .at(at, "")
                .help("use the letters a to z, digits, `-` and `_`"),
        );
    }

    /// A field without a question.
    pub fn worksheet_label_missing(&mut self, at: Span, class: &str) {
        self.push(
            Diagnostic::error("worksheet-label-missing", format!("this `.{class}` has no label"))
                .at(at, "")
                .help("say what is asked, as in `label=\"What happened?\"`"),
        );
    }

    /// An attribute that is there and says nothing.
    pub fn worksheet_empty(&mut self, at: Span, key: &str) {
        self.push(
            Diagnostic::error("worksheet-empty", format!("`{key}=` is empty"))
                .at(at, "")
                .help("write its words, or take it away"),
        );
    }

    /// Markup, a citation or a fact in a label, an option or an example.
    pub fn worksheet_plain_words(&mut self, at: Span) {
        self.push(
            Diagnostic::error("worksheet-plain-words", "only plain words can stand here")
                .at(at, "this would be lost on a form")
                .help("write it without marks, links, citations and facts, or in a text nearby"),
        );
    }

    /// What is no answer to a question of this kind.
    pub fn worksheet_value(&mut self, at: Span, class: &str) {
        let (what, such) = match class {
            "boolean" => ("neither yes nor no", "`yes` or `no`"),
            "date" => ("no day", "a day, such as `2026-03-02`"),
            "time" => ("no time of day", "hours and minutes, such as `22:30`"),
            "decimal" => {
                ("no number", "a number, such as `6.5`; at most three digits after the point")
            }
            _ => ("no whole number", "digits alone, such as `80`"),
        };
        self.push(
            Diagnostic::error("worksheet-value", format!("this is {what}"))
                .at(at, "")
                .help(format!("write {such}")),
        );
    }

    /// `min=` above `max=`.
    pub fn worksheet_bounds(&mut self, min: Span, max: Span) {
        self.push(
            Diagnostic::error("worksheet-bounds", "the least is above the greatest")
                .at(min, "the least")
                .also(max, "the greatest")
                .help("swap `min=` and `max=`"),
        );
    }

    /// A small number out of its range.
    pub fn worksheet_range(&mut self, at: Span, key: &str, range: &RangeInclusive<u8>) {
        let (least, most) = (range.start(), range.end());
        self.push(
            Diagnostic::error(
                "worksheet-range",
                format!("`{key}=` is a whole number from {least} to {most}"),
            )
            .at(at, "")
            .help(format!("for example `{key}={}`", (least + 1).min(*most))),
        );
    }

    /// `code=` without a system.
    pub fn worksheet_code(&mut self, at: Span) {
        self.push(
            Diagnostic::error("worksheet-code", "this is no code of a system")
                .at(at, "")
                .help("write the system's address, a bar and the code: `http://loinc.org|44250-9`"),
        );
    }

    /// A scale that cannot be drawn.
    pub fn worksheet_scale(&mut self, at: Span) {
        self.push(
            Diagnostic::error(
                "worksheet-scale",
                "this scale has no whole steps, or too many points",
            )
            .at(at, "")
            .help(
                "a scale has 2 to 11 points: `min=0 max=10`, or `min=0 max=100 step=10`; \
                     for more, ask for an `.integer`",
            ),
        );
    }

    /// Text between the fences of a field.
    pub fn worksheet_field_text(&mut self, at: Span, class: &str) {
        self.push(
            Diagnostic::error(
                "worksheet-field-text",
                format!("`.{class}` takes no text between its fences"),
            )
            .at(at, "this would not be shown")
            .help("put it into `label=` or `hint=`, above the field, or into an `.example`"),
        );
    }

    /// What a worksheet's text cannot hold.
    pub fn worksheet_text(&mut self, at: Span, what: &str) {
        self.push(
            Diagnostic::error("worksheet-text", format!("no {what} can stand in this text"))
                .at(at, "")
                .help("put it above or below the worksheet, or say it in a paragraph or a list"),
        );
    }
}

/// Choices.
impl Diagnostics {
    /// A choice between nothing, or with nothing to choose.
    pub fn worksheet_options_few(&mut self, at: Span, count: usize) {
        let found = match count {
            0 => "this choice has no options",
            _ => "this choice has one option",
        };
        self.push(
            Diagnostic::error("worksheet-options", found)
                .at(at, "")
                .help("give two or more: a line such as `- Sometimes` for each between the fences, or in a table `options=\"a; b\"`"),
        );
    }

    /// Something beside the options and the example.
    pub fn worksheet_choice_text(&mut self, at: Span) {
        self.push(
            Diagnostic::error(
                "worksheet-choice-text",
                "a choice holds one bullet list and its `.example`",
            )
            .at(at, "this would not be shown")
            .help("write each option as a line that begins with `-`"),
        );
    }

    /// An option that is more than a line of words.
    pub fn worksheet_option_words(&mut self, at: Span) {
        self.push(
            Diagnostic::error("worksheet-option-words", "an option is one line of words")
                .at(at, "")
                .help("write it as `- Sometimes`, or as `- [Sometimes]{value=1}`"),
        );
    }

    /// `- [ ] Sometimes`.
    pub fn worksheet_option_box(&mut self, at: Span) {
        self.push(
            Diagnostic::error("worksheet-option-box", "an option needs no box of its own")
                .at(at, "")
                .help(
                    "take the `[ ]` out; boxes are drawn where `repeats=true` lets many be ticked",
                ),
        );
    }

    /// Two options with one label, or one that is ticked twice.
    pub fn worksheet_option_twice(&mut self, at: Span, first: Option<Span>, label: &str) {
        let told = Diagnostic::error("worksheet-option-twice", format!("`{label}` stands twice"))
            .at(at, "")
            .help("take one of them out, or give each words of its own");
        self.push(match first {
            Some(first) => told.also(first, "first here"),
            None => told,
        });
    }

    /// An option that counts nothing beside others that count.
    pub fn worksheet_option_without_value(&mut self, at: Span, label: &str) {
        self.push(
            Diagnostic::error("worksheet-option-value", format!("`{label}` has no value"))
                .at(at, "others have one")
                .help(format!("write `[{label}]{{value=0}}`, or take all values away")),
        );
    }
}

/// Grids.
impl Diagnostics {
    /// A grid without columns.
    pub fn worksheet_grid_without_table(&mut self, at: Span) {
        self.push(
            Diagnostic::error("worksheet-grid-table", "this grid has no table")
                .at(at, "")
                .help("write one whose head is typed: `| [Mood]{.integer #mood} |`, then `|---|`"),
        );
    }

    /// A second table in one grid.
    pub fn worksheet_grid_second_table(&mut self, at: Span) {
        self.push(
            Diagnostic::error("worksheet-grid-tables", "a grid holds one table")
                .at(at, "this is a second")
                .help("put it into a grid of its own"),
        );
    }

    /// Text in a grid.
    pub fn worksheet_grid_text(&mut self, at: Span) {
        self.push(
            Diagnostic::error("worksheet-grid-text", "a grid holds its table and nothing else")
                .at(at, "this would not be shown")
                .help("put it above the grid, or into `hint=`"),
        );
    }

    /// A head cell that says no kind.
    pub fn worksheet_grid_head(&mut self, at: Span) {
        self.push(
            Diagnostic::error("worksheet-grid-head", "this column does not say what it asks for")
                .at(at, "")
                .help("write it as `[Mood]{.integer #mood min=0 max=10}`"),
        );
    }

    /// A kind that has no room in a cell.
    pub fn worksheet_column_kind(&mut self, at: Span, class: &str) {
        let help = match class {
            "scale" => "ask for an `.integer` with `min=` and `max=`",
            _ => "put it above or below the grid",
        };
        self.push(
            Diagnostic::error("worksheet-column-kind", format!("`.{class}` cannot be a column"))
                .at(at, "")
                .help(help),
        );
    }

    /// `rows=` that is missing or counts too few or too many.
    pub fn worksheet_rows(&mut self, at: Span, most: u8) {
        self.push(
            Diagnostic::error("worksheet-rows", format!("a grid has 1 to {most} rows"))
                .at(at, "")
                .help("name them, as in `rows=\"Day 1; Day 2\"`, or count them: `rows=3`"),
        );
    }

    /// More rows of the example than of the grid.
    pub fn worksheet_rows_extra(&mut self, at: Span, count: usize) {
        let rows = if count == 1 { "row" } else { "rows" };
        self.push(
            Diagnostic::error("worksheet-rows-extra", format!("the grid has {count} {rows}"))
                .at(at, "this line is one more")
                .help("take the line away, or give the grid more rows with `rows=`"),
        );
    }

    /// Two rows with one name.
    pub fn worksheet_row_twice(&mut self, at: Span, name: &str) {
        self.push(
            Diagnostic::error("worksheet-row-twice", format!("two rows are called `{name}`"))
                .at(at, "")
                .help("give each row a name of its own"),
        );
    }

    /// A name with no words, in a list of rows or options.
    pub fn worksheet_name_empty(&mut self, at: Span) {
        self.push(
            Diagnostic::error("worksheet-name-empty", "a name is missing here")
                .at(at, "")
                .help("take out the semicolon or the line too many, or write the name"),
        );
    }
}

/// Worked examples.
impl Diagnostics {
    /// `.example` where no field is around it.
    pub fn worksheet_example_alone(&mut self, at: Span) {
        self.push(
            Diagnostic::error("worksheet-example-alone", "this example belongs to no field")
                .at(at, "")
                .help("put it between the fences of its field"),
        );
    }

    /// Two examples of one field.
    pub fn worksheet_example_twice(&mut self, at: Span, first: Span) {
        self.push(
            Diagnostic::error("worksheet-example-twice", "a field has one example")
                .at(at, "this is a second")
                .also(first, "the first")
                .help("take one of them out"),
        );
    }

    /// An example that says nothing.
    pub fn worksheet_example_empty(&mut self, at: Span) {
        self.push(
            Diagnostic::error("worksheet-example-empty", "this example is empty")
                .at(at, "")
                .help("write an invented answer, or take it away"),
        );
    }

    /// A list, a quote or the like in an example.
    pub fn worksheet_example_text(&mut self, at: Span) {
        self.push(
            Diagnostic::error("worksheet-example-text", "an example holds plain lines of words")
                .at(at, "")
                .help("write what a client could write there: paragraphs, or lines"),
        );
    }

    /// An example out of bounds.
    pub fn worksheet_example_bounds(&mut self, at: Span, min: Option<String>, max: Option<String>) {
        let bounds = match (min, max) {
            (Some(min), Some(max)) => format!("{min} to {max}"),
            (Some(min), None) => format!("{min} or more"),
            (None, max) => format!("{} or less", max.unwrap_or_default()),
        };
        self.push(
            Diagnostic::error("worksheet-example-bounds", "this cannot be answered")
                .at(at, format!("the answer is {bounds}"))
                .help("write an example between the least and the greatest"),
        );
    }

    /// An example between two points of a scale.
    pub fn worksheet_example_point(&mut self, at: Span, points: &[i64]) {
        let points: Vec<String> = points.iter().map(i64::to_string).collect();
        self.push(
            Diagnostic::error("worksheet-example-point", "this is no point of the scale")
                .at(at, "")
                .help(format!("its points are {}", points.join(", "))),
        );
    }

    /// An example that is no option.
    pub fn worksheet_example_option(&mut self, at: Span, words: &str, nearest: Option<&str>) {
        let told = Diagnostic::error(
            "worksheet-example-option",
            format!("`{words}` is none of the options"),
        )
        .at(at, "");
        self.push(match nearest {
            Some(_) => told.did_you_mean(nearest),
            None => told.help(
                "write an option word for word; one's own words need `other=\"Something else\"`",
            ),
        });
    }

    /// Several answers where one can be given.
    pub fn worksheet_example_many(&mut self, at: Span) {
        self.push(
            Diagnostic::error("worksheet-example-many", "only one option can be ticked here")
                .at(at, "this is a second")
                .help("take it out, or let many be ticked with `repeats=true`"),
        );
    }
}

/// Pages that hold worksheets and questionnaires.
impl Diagnostics {
    /// A page of kind `worksheet` without one.
    pub fn worksheet_missing(&mut self, at: Span) {
        self.push(
            Diagnostic::error("worksheet-missing", "this page has no worksheet")
                .at(at, "its kind says that it has one")
                .help("add a fenced div such as `:::: {.worksheet #mood-diary}`, or write another kind"),
        );
    }

    /// A second worksheet on one page.
    pub fn worksheet_second(&mut self, at: Span, first: Span) {
        self.push(
            Diagnostic::error("worksheet-second", "a page holds one worksheet")
                .at(at, "this is a second")
                .also(first, "the first")
                .help("give it a page of its own"),
        );
    }

    /// A worksheet inside something else.
    pub fn worksheet_nested(&mut self, at: Span) {
        self.push(
            Diagnostic::error("worksheet-nested", "a worksheet stands in nothing else")
                .at(at, "")
                .help("move it out of the list, quote or div around it"),
        );
    }

    /// A worksheet on a page of another kind.
    pub fn worksheet_elsewhere(&mut self, at: Span) {
        self.push(
            Diagnostic::error("worksheet-elsewhere", "this page is not of kind `worksheet`")
                .at(at, "")
                .help("write `kind = \"worksheet\"` and a table `[worksheet]` above, or move it to such a page"),
        );
    }

    /// A worksheet that is not called what its file is.
    pub fn worksheet_name(&mut self, at: Span, file: &str) {
        self.push(
            Diagnostic::error("worksheet-name", "a worksheet is named as its file is")
                .at(at, "")
                .help(format!("write `#{file}`")),
        );
    }

    /// A page of kind `instrument` without a questionnaire.
    pub fn instrument_missing(&mut self, at: Span) {
        self.push(
            Diagnostic::error("instrument-missing", "this page has no questionnaire")
                .at(at, "its kind says that it has one")
                .help("add a fenced div such as `::: {.instrument use=\"phq-9\"}`"),
        );
    }

    /// A second questionnaire on its page.
    pub fn instrument_second(&mut self, at: Span, first: Span) {
        self.push(
            Diagnostic::error("instrument-second", "a page is about one questionnaire")
                .at(at, "this is a second")
                .also(first, "the first")
                .help("give it a page of its own"),
        );
    }
}
