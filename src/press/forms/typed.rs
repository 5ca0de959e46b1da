//! Widgets for words: one line, several lines, and a menu.
//!
//! # Words that do not fit
//!
//! Typed words are never limited. If they do not fit their box, a reader does one of two things, as
//! the field's font size says. With a fixed size it scrolls: what is out of sight is not printed.
//! With none (0) it chooses a size itself and shrinks it until all fits: pdfium from 12 points down
//! to 4, pdf.js from about 12 as far as needed (it may still lose the last line of a very full box),
//! poppler from 20; Acrobat, by what its users say, as pdfium does.
//! A third way, the flag `DoNotScroll`, takes no more words once a box is full; pdfium then drops
//! the rest of what is typed, and pdf.js hides it. So nothing here sets that flag, and:
//!
//! - One line, and a menu: no size. Readers then begin with letters as high as the box, so the
//!   widget is as high as one line of the sheet's text, in the middle of the box.
//! - Several lines: no size either. Ordinary print is as large as what readers begin with.
//! - Several lines in large print: readers would begin with 12 points, where large print promises
//!   18. A box of three lines or more keeps the sheet's size, and scrolls; a smaller one, such as a
//!   cell, holds too few words for that, and shrinks them.

use lopdf::{Dictionary, Object, ObjectId};

use super::font;
use super::look::Looks;
use super::mark::{Mark, Rect};
use super::text::text;
use super::widget::blank;

/// Flag: text on several lines.
const MULTILINE: i64 = 1 << 12;
/// Flag: a list that opens, not one that always shows.
const COMBO: i64 = 1 << 17;
/// Flag: some readers send what is typed to a service that checks its spelling.
const DO_NOT_SPELL_CHECK: i64 = 1 << 22;

/// The size that leaves it to the reader.
const CHOSEN_BY_READER: f32 = 0.0;
/// The largest letters that readers choose in a field of several lines.
const LARGEST_CHOSEN: f32 = 12.0;
/// How high a line is, in letters, where the reader makes them as large as the line lets it: with
/// this, pdfium and pdf.js come out at the sheet's size and a little above.
const LINE: f32 = 1.65;
/// How many lines a box needs to hold words that are not shrunk.
const LINES_TO_SCROLL: f32 = 3.0;
/// Room between the sides of a box and what is typed, in points.
const INSET: f32 = 2.0;

/// How typed words are set.
pub(super) struct Typing {
    /// The size of the sheet's own text, in points.
    pub size: f32,
    /// The font, in the file.
    pub font: ObjectId,
}

impl Typing {
    /// The operators that set the font, in black.
    pub(super) fn appearance(&self, size: f32) -> Object {
        Object::string_literal(format!("/{} {size} Tf 0 g", font::RESOURCE))
    }

    /// The size of words in a box of several lines.
    fn size_in(&self, rect: Rect) -> f32 {
        let roomy = rect.height() >= LINES_TO_SCROLL * LINE * self.size;
        if roomy && self.size > LARGEST_CHOSEN { self.size } else { CHOSEN_BY_READER }
    }
}

/// A few words on one line.
pub(super) fn line(looks: &mut Looks<'_>, mark: &Mark, typing: &Typing) -> Dictionary {
    let mut widget = one_line(looks, mark, typing);
    widget.set("FT", "Tx");
    widget.set("Ff", DO_NOT_SPELL_CHECK);
    widget
}

/// Words on several lines.
pub(super) fn area(looks: &mut Looks<'_>, mark: &Mark, typing: &Typing) -> Dictionary {
    let mut widget =
        typed(looks, mark, inset(mark.rect), typing.appearance(typing.size_in(mark.rect)));
    widget.set("FT", "Tx");
    widget.set("Ff", MULTILINE | DO_NOT_SPELL_CHECK);
    widget
}

/// One of several answers. It cannot be edited: that is for a line of its own, and pdf.js has no
/// menu of that kind. The first option is nothing, so that a choice can be taken back.
pub(super) fn menu(
    looks: &mut Looks<'_>,
    mark: &Mark,
    typing: &Typing,
    options: &[String],
) -> Dictionary {
    let mut widget = one_line(looks, mark, typing);
    let options = options.iter().map(|option| text(option));
    widget.set("FT", "Ch");
    widget.set("Ff", COMBO | DO_NOT_SPELL_CHECK);
    widget.set("Opt", std::iter::once(text("")).chain(options).collect::<Vec<_>>());
    widget.set("V", text(""));
    widget
}

fn one_line(looks: &mut Looks<'_>, mark: &Mark, typing: &Typing) -> Dictionary {
    let rect = line_of(inset(mark.rect), LINE * typing.size);
    typed(looks, mark, rect, typing.appearance(CHOSEN_BY_READER))
}

fn typed(looks: &mut Looks<'_>, mark: &Mark, rect: Rect, appearance: Object) -> Dictionary {
    let mut widget = blank(mark, rect);
    widget.set("DA", appearance);
    widget.set("AP", looks.no_words(rect));
    widget
}

/// A little within the sides of a box, whose line is on the page. A narrow one stays as it is.
fn inset(rect: Rect) -> Rect {
    let by = if rect.width() > 10.0 * INSET { INSET } else { 0.0 };
    Rect { left: rect.left + by, right: rect.right - by, ..rect }
}

/// The middle of a box, one line high.
fn line_of(rect: Rect, height: f32) -> Rect {
    let spare = (rect.height() - height).max(0.0) / 2.0;
    Rect { bottom: rect.bottom + spare, top: rect.top - spare, ..rect }
}
