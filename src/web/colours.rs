//! The colours of a site as a stylesheet: one custom property a colour, by day and by night.
//!
//! They stand in the layer `tokens`, so that a theme's own rules about contrast or paper win.

use std::fmt::Write as _;

use crate::practice::{Colour, Palette, Shade};

/// The stylesheet of a palette.
pub(super) fn stylesheet(palette: &Palette) -> String {
    let light = properties(palette, |shade| shade.light);
    let dark = properties(palette, |shade| shade.dark);
    format!(
        "@layer tokens {{\n:root {{\n{light}}}\n\
         @media (prefers-color-scheme: dark) {{\n:root {{\n{dark}}}\n}}\n}}\n"
    )
}

fn properties(palette: &Palette, of: impl Fn(&Shade) -> Colour) -> String {
    let mut out = String::new();
    for (name, shade) in &palette.shades {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "--{name}: {};", of(shade));
    }
    out
}
