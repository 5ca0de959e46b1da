//! The colours of a site: the theme's, with the practice's own over them, checked against each
//! other.
//!
//! Knows numbers, not pages. Contrast is WCAG 2.2's (relative luminance, success criteria 1.4.3 and
//! 1.4.11): text at least 4.5 to 1, edges that carry meaning at least 3 to 1.
//!
//! Invariant: a palette without a diagnostic keeps every pair that its theme names apart, by day
//! and by night.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::diagnostic::{Diagnostics, TooClose};
use crate::source::{Span, Spanned};
use crate::table::Table;

/// A colour, as red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour([u8; 3]);

/// A colour by day and by night.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shade {
    /// In the light scheme.
    pub light: Colour,
    /// In the dark scheme.
    pub dark: Colour,
}

/// Two sets of colours that have to be told apart, each of the one on each of the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pairing {
    of: Vec<String>,
    on: Vec<String>,
    least: Least,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Least {
    Text,
    Edge,
}

/// The colours of a site, by the names of its theme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Palette {
    /// By name: `paper`, `ink`, `accent`.
    pub shades: BTreeMap<String, Shade>,
    pairings: Vec<Pairing>,
}

/// Colours that a practice has chosen: `[look]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Chosen {
    shades: Vec<(&'static str, Spanned<PartShade>)>,
}

/// A colour by day, by night, or both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, JsonSchema)]
#[schemars(default, deny_unknown_fields)]
struct PartShade {
    /// In the light scheme.
    light: Option<Colour>,
    /// In the dark scheme.
    dark: Option<Colour>,
}

/// What a practice may choose, and what it colours.
const CHOICES: [(&str, &str); 3] = [
    ("accent", "The colour of links, buttons and what is chosen."),
    ("clay", "The warm colour beside it, of what asks for attention."),
    ("paper", "What everything lies on."),
];

/// How much of a colour its soft companion holds; the rest is paper. From the theme's own pairs.
const SOFT: [(&str, &str, f64); 2] = [("accent", "accent-soft", 0.14), ("clay", "clay-soft", 0.14)];

impl Colour {
    /// Reads `#0F6B72`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|d| d.len() == 6 && d.is_ascii())?;
        let part = |i: usize| u8::from_str_radix(&digits[i..i + 2], 16).ok();
        Some(Colour([part(0)?, part(2)?, part(4)?]))
    }

    /// The contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio").
    pub fn contrast(self, other: Colour) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// WCAG 2.2, "relative luminance".
    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        let [r, g, b] = self.0.map(linear);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// This colour thinned with another; `share` is how much of this one stays.
    fn thinned(self, with: Colour, share: f64) -> Colour {
        let mix = |i: usize| {
            let value = f64::from(self.0[i]) * share + f64::from(with.0[i]) * (1.0 - share);
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a mean of two bytes is a byte"
            )]
            let byte = value.round() as u8;
            byte
        };
        Colour([mix(0), mix(1), mix(2)])
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02X}{g:02X}{b:02X}")
    }
}

impl Palette {
    /// Reads a theme's `[colours]` and `[[contrast]]`.
    pub(super) fn read(table: &mut Table<'_>) -> Self {
        let shades = table.table("colours", read_shades).unwrap_or_default();
        let pairings = table.tables("contrast", Pairing::read);
        let palette = Palette { shades, pairings };
        let at = table.span();
        palette.check(at, table.diagnostics());
        palette
    }

    /// The palette with a practice's own colours. Links follow the accent, and soft colours their
    /// strong ones.
    #[must_use]
    pub(super) fn with(&self, chosen: &Chosen, diagnostics: &mut Diagnostics) -> Self {
        let mut palette = self.clone();
        for (name, part) in &chosen.shades {
            palette.set(name, part.value);
            if *name == "accent" {
                palette.set("link", part.value);
            }
        }
        for (strong, soft, share) in SOFT {
            if chosen.shades.iter().any(|(name, _)| *name == strong || *name == "paper") {
                palette.soften(strong, soft, share);
            }
        }
        if let Some((_, first)) = chosen.shades.first() {
            palette.check(first.span, diagnostics);
        }
        palette
    }

    fn set(&mut self, name: &str, part: PartShade) {
        if let Some(shade) = self.shades.get_mut(name) {
            shade.light = part.light.unwrap_or(shade.light);
            shade.dark = part.dark.unwrap_or(shade.dark);
        }
    }

    fn soften(&mut self, strong: &str, soft: &str, share: f64) {
        let Some(paper) = self.shades.get("paper").copied() else { return };
        let Some(strong) = self.shades.get(strong).copied() else { return };
        if let Some(shade) = self.shades.get_mut(soft) {
            shade.light = strong.light.thinned(paper.light, share);
            shade.dark = strong.dark.thinned(paper.dark, share);
        }
    }

    /// Tells every pair that is too close.
    fn check(&self, at: Span, diagnostics: &mut Diagnostics) {
        for pairing in &self.pairings {
            for name in pairing.of.iter().chain(&pairing.on) {
                if !self.shades.contains_key(name) {
                    let known: Vec<&str> = self.shades.keys().map(String::as_str).collect();
                    diagnostics.unknown_word(at, "colour", name, &known);
                }
            }
        }
        for scheme in [Scheme::Light, Scheme::Dark] {
            let close = self.too_close(scheme);
            if let Some(worst) = close.iter().min_by(|a, b| a.contrast.total_cmp(&b.contrast)) {
                diagnostics.colours_too_close(at, &worst.told(scheme, close.len() - 1));
            }
        }
    }

    /// The pairs that are too close, in the order of the theme.
    fn too_close(&self, scheme: Scheme) -> Vec<Close> {
        let pairs =
            self.pairings.iter().flat_map(|p| p.pairs().map(|pair| (pair, p.least.ratio())));
        let measure = |((of, on), least): ((&str, &str), f64)| {
            let (a, b) = (scheme.of(self.shades.get(of)?), scheme.of(self.shades.get(on)?));
            let contrast = a.contrast(b);
            let pair = format!("`{of}` ({a}) on `{on}` ({b})");
            (contrast < least).then_some(Close { pair, contrast, least })
        };
        pairs.filter_map(measure).collect()
    }
}

/// A pair that some people could not tell apart.
struct Close {
    pair: String,
    contrast: f64,
    least: f64,
}

impl Close {
    fn told(&self, scheme: Scheme, more: usize) -> TooClose<'_> {
        let Close { pair, contrast, least } = self;
        TooClose { pair, scheme: scheme.word(), contrast: *contrast, least: *least, more }
    }
}

#[derive(Clone, Copy)]
enum Scheme {
    Light,
    Dark,
}

impl Scheme {
    fn of(self, shade: &Shade) -> Colour {
        match self {
            Scheme::Light => shade.light,
            Scheme::Dark => shade.dark,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        }
    }
}

impl Least {
    fn ratio(self) -> f64 {
        match self {
            Least::Text => 4.5,
            Least::Edge => 3.0,
        }
    }
}

impl Pairing {
    fn read(table: &mut Table<'_>) -> Self {
        let names = |table: &mut Table<'_>, key| {
            let list = table.required(key, &format!("{key} = [\"ink\"]"), Table::strings);
            list.unwrap_or_default().into_iter().map(|name| name.value).collect()
        };
        let kinds = [("text", Least::Text), ("edge", Least::Edge)];
        Pairing {
            of: names(table, "of"),
            on: names(table, "on"),
            least: table
                .required("kind", "kind = \"text\"", |t, key| t.one_of(key, &kinds))
                .unwrap_or(Least::Text),
        }
    }

    fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.of.iter().flat_map(|of| self.on.iter().map(move |on| (of.as_str(), on.as_str())))
    }
}

fn read_shades(table: &mut Table<'_>) -> BTreeMap<String, Shade> {
    let mut shades = BTreeMap::new();
    for (name, texts) in table.rest_string_lists() {
        match texts.as_slice() {
            [light, dark] => {
                let shade = colour(table, light).zip(colour(table, dark));
                shades.extend(shade.map(|(light, dark)| (name.value, Shade { light, dark })));
            }
            _ => {
                let help = "write the colour by day, then by night: [\"#FBF8F3\", \"#151B1B\"]";
                table.bad_value(name.span, &name.value, "a shade is two colours", help);
            }
        }
    }
    shades
}

impl Chosen {
    /// Reads the colours of `[look]`: one for the light scheme, or a table of `light` and `dark`.
    pub(super) fn read(table: &mut Table<'_>) -> Self {
        let read = |(name, _): &(&'static str, &str)| Some((*name, part(table, name)?));
        Chosen { shades: CHOICES.iter().filter_map(read).collect() }
    }
}

fn part(table: &mut Table<'_>, name: &'static str) -> Option<Spanned<PartShade>> {
    if !table.has_table(name) {
        let text = table.string(name)?;
        let light = colour(table, &text);
        return Some(Spanned::new(PartShade { light, dark: None }, text.span));
    }
    table.table(name, |table| {
        let mut one = |key| table.string(key).and_then(|text| colour(table, &text));
        let part = PartShade { light: one("light"), dark: one("dark") };
        Spanned::new(part, table.span())
    })
}

fn colour(table: &mut Table<'_>, text: &Spanned<String>) -> Option<Colour> {
    let colour = Colour::parse(&text.value);
    if colour.is_none() {
        table.diagnostics().bad_colour(text.span, &text.value);
    }
    colour
}

/// Six digits of a colour.
impl JsonSchema for Colour {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Colour".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let pattern = "^#[0-9A-Fa-f]{6}$";
        json_schema!({ "type": "string", "pattern": pattern, "examples": ["#0F6B72"] })
    }
}

/// One colour for the light scheme, or a table, under each name.
impl JsonSchema for Chosen {
    fn schema_name() -> Cow<'static, str> {
        "Chosen".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let (one, both) = (Colour::json_schema(generator), generator.subschema_for::<PartShade>());
        let shade = |says| json_schema!({ "description": says, "anyOf": [&one, &both] });
        let shades = CHOICES.map(|(name, says)| (name.to_owned(), shade(says).to_value()));
        json_schema!({ "type": "object", "properties": serde_json::Map::from_iter(shades) })
    }
}

#[cfg(test)]
mod tests {
    use super::Colour;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).expect("a colour")
    }

    #[test]
    fn black_on_white_is_twenty_one() {
        let contrast = colour("#000000").contrast(colour("#FFFFFF"));
        assert!((contrast - 21.0).abs() < 0.001, "{contrast}");
    }

    #[test]
    fn a_known_pair() {
        // WCAG's own example of a grey that fails by a hair: #777777 on white is 4.48 to 1.
        let contrast = colour("#777777").contrast(colour("#FFFFFF"));
        assert!((contrast - 4.478).abs() < 0.001, "{contrast}");
    }

    #[test]
    fn colours_are_six_digits() {
        assert_eq!(colour("#0f6b72").to_string(), "#0F6B72");
        for bad in ["0F6B72", "#0F6B7", "#0F6B7G", "#0F6B72FF", "teal", "#é1234"] {
            assert_eq!(Colour::parse(bad), None, "{bad}");
        }
    }
}
