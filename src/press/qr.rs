//! An address as a QR code, drawn as SVG: dark modules on nothing, with the quiet zone that readers
//! need (ISO/IEC 18004 asks for four modules).
//!
//! Invariant: an address that is too long for a code gives no drawing, never a wrong one.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc};

/// Modules of nothing around a code.
const QUIET: i32 = 4;

/// The code, or an empty text if the address is too long for one.
pub(super) fn svg(address: &str) -> String {
    // Medium: a crease or a coffee ring may take a seventh of it.
    QrCode::encode_text(address, QrCodeEcc::Medium).map(|code| draw(&code)).unwrap_or_default()
}

fn draw(code: &QrCode) -> String {
    let size = code.size();
    let whole = size + 2 * QUIET;
    let mut path = String::new();
    for y in 0..size {
        for (x, width) in runs(code, y) {
            // Writing to a string cannot fail.
            let _ = write!(path, "M{} {}h{width}v1h-{width}z", x + QUIET, y + QUIET);
        }
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {whole} {whole}\"><path d=\"{path}\"/></svg>"
    )
}

/// Neighbouring dark modules of a row: where they begin, and how many there are.
fn runs(code: &QrCode, y: i32) -> Vec<(i32, i32)> {
    let mut runs: Vec<(i32, i32)> = Vec::new();
    for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
        match runs.last_mut() {
            Some((start, width)) if *start + *width == x => *width += 1,
            _ => runs.push((x, 1)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_finder_pattern_inside_the_quiet_zone() {
        let svg = svg("https://example.org/");
        assert!(svg.contains("viewBox=\"0 0 33 33\""), "{svg}");
        assert!(svg.contains("M4 4h7v1h-7z") && svg.contains("M22 4h7v1h-7z"), "{svg}");
    }

    #[test]
    fn what_is_too_long_has_no_code() {
        assert_eq!(svg(&"a".repeat(3000)), "");
    }
}
