//! Strings of ours as PDF writes them.

use lopdf::{Object, StringFormat};

/// A text that people see or hear: ASCII as it is, all else as UTF-16 with its mark in front.
///
/// In hexadecimal, for a raw carriage return inside a literal string is read as a line feed, and
/// half of `č` is one.
pub(super) fn text(words: &str) -> Object {
    if words.is_ascii() {
        return Object::string_literal(words);
    }
    let units = words.encode_utf16().flat_map(u16::to_be_bytes);
    Object::String([0xFE, 0xFF].into_iter().chain(units).collect(), StringFormat::Hexadecimal)
}
