//! The typeface that people's typing is shown in, as a font that readers can set words in.
//!
//! Readers lay typed words out themselves. They need each character's glyph and width, so the
//! font is a plain one with the Windows Latin-1 encoding, whole and with its `cmap`; the
//! typesetter's own subsets have neither. Words beyond Latin-1 are kept as they are typed and
//! shown in a typeface of the reader's own.

use lopdf::{Document, Object, ObjectId, Stream, dictionary};
use ttf_parser::{Face, name_id};

use super::FormFault;

/// What the font is called in the form's resources.
pub(super) const RESOURCE: &str = "Fld";

/// The characters 0x80 to 0x9F of Windows Latin-1. Five of them stand for nothing.
const EIGHTIES: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', //
    '\0', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// A typeface, read once and put into many files.
#[derive(Clone, Debug)]
pub(in crate::press) struct FieldFont {
    name: String,
    /// Of the characters 32 to 255, in thousandths of the size.
    widths: Vec<i64>,
    metrics: Metrics,
    /// The file, compressed.
    file: Stream,
}

/// In thousandths of the size.
#[derive(Clone, Debug)]
struct Metrics {
    bbox: [i64; 4],
    italic_angle: f32,
    ascent: i64,
    descent: i64,
    cap_height: i64,
}

impl FieldFont {
    /// Reads a TrueType file that holds the letters of Windows Latin-1.
    pub(in crate::press) fn read(ttf: &[u8]) -> Result<Self, FormFault> {
        let face = Face::parse(ttf, 0).map_err(|_| FormFault::Font("is no TrueType font"))?;
        if face.glyph_index('a').is_none() {
            return Err(FormFault::Font("has no Latin letters"));
        }
        let mut file = Stream::new(dictionary! { "Length1" => length(ttf) }, ttf.to_vec());
        file.compress()?;
        Ok(FieldFont {
            name: post_script_name(&face)?,
            widths: (32..=255).map(|code| width(&face, code)).collect(),
            metrics: Metrics::of(&face),
            file,
        })
    }

    /// Puts the font into a file.
    pub(super) fn embed(&self, pdf: &mut Document) -> ObjectId {
        let file = pdf.add_object(self.file.clone());
        let metrics = &self.metrics;
        let descriptor = pdf.add_object(dictionary! {
            "Type" => "FontDescriptor",
            "FontName" => self.name.as_str(),
            "Flags" => 32, // letters of Latin, no symbols
            "FontBBox" => integers(&metrics.bbox),
            "ItalicAngle" => metrics.italic_angle,
            "Ascent" => metrics.ascent,
            "Descent" => metrics.descent,
            "CapHeight" => metrics.cap_height,
            "StemV" => 80, // no reader of an embedded font uses it, but it has to be there
            "MissingWidth" => self.widest_sign(),
            "FontFile2" => file,
        });
        pdf.add_object(dictionary! {
            "Type" => "Font",
            "Subtype" => "TrueType",
            "BaseFont" => self.name.as_str(),
            "Encoding" => "WinAnsiEncoding",
            "FirstChar" => 32,
            "LastChar" => 255,
            "Widths" => integers(&self.widths),
            "FontDescriptor" => descriptor,
        })
    }

    /// The width of dashes, curly quotes and the like, for a reader that does not find it.
    ///
    /// To see how long a line is, pdf.js looks each letter up by its number in Unicode. It then
    /// takes these for missing, and would let the line run over its box.
    fn widest_sign(&self) -> i64 {
        let signs = &self.widths[0x80 - 32..0xA0 - 32];
        signs.iter().copied().max().expect("32 of them")
    }
}

impl Metrics {
    fn of(face: &Face<'_>) -> Self {
        let bbox = face.global_bounding_box();
        let cap_height = face.capital_height().unwrap_or(face.ascender());
        Metrics {
            bbox: [bbox.x_min, bbox.y_min, bbox.x_max, bbox.y_max].map(|n| scaled(face, n)),
            italic_angle: face.italic_angle(),
            ascent: scaled(face, face.ascender()),
            descent: scaled(face, face.descender()),
            cap_height: scaled(face, cap_height),
        }
    }
}

fn post_script_name(face: &Face<'_>) -> Result<String, FormFault> {
    let mut names = face.names().into_iter();
    let name = names.find(|name| name.name_id == name_id::POST_SCRIPT_NAME && name.is_unicode());
    name.and_then(|name| name.to_string()).ok_or(FormFault::Font("has no name"))
}

/// How wide the character of this code is; as wide as a missing one, if the font lacks it.
fn width(face: &Face<'_>, code: u8) -> i64 {
    let glyph = face.glyph_index(character(code)).unwrap_or_default();
    let advance = f64::from(face.glyph_hor_advance(glyph).unwrap_or(0));
    thousandths(face, advance)
}

fn character(code: u8) -> char {
    match code {
        0x80..=0x9F => EIGHTIES[usize::from(code - 0x80)],
        _ => char::from(code),
    }
}

fn scaled(face: &Face<'_>, units: i16) -> i64 {
    thousandths(face, f64::from(units))
}

fn thousandths(face: &Face<'_>, units: f64) -> i64 {
    (units * 1000.0 / f64::from(face.units_per_em())).round() as i64
}

fn length(ttf: &[u8]) -> i64 {
    i64::try_from(ttf.len()).expect("no file in memory is longer than i64 can count")
}

fn integers(numbers: &[i64]) -> Vec<Object> {
    numbers.iter().copied().map(Object::Integer).collect()
}
