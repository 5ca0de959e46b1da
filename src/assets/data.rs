//! Bytes as an address that holds them: `data:image/png;base64,...`, for a file that needs no other.

use std::fmt::Write as _;

/// What a browser calls the files that a theme or a page may show, by their ending.
const KINDS: [(&str, &str); 9] = [
    ("avif", "image/avif"),
    ("css", "text/css"),
    ("gif", "image/gif"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("webp", "image/webp"),
    ("woff2", "font/woff2"),
];

/// The address of a file's bytes, by its name.
pub fn data_address(name: &str, bytes: &[u8]) -> String {
    let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let kind = KINDS.iter().find(|(known, _)| *known == ending);
    let kind = kind.map_or("application/octet-stream", |(_, kind)| kind);
    let mut address = String::with_capacity(bytes.len() / 3 * 4 + 64);
    // Writing to a string cannot fail.
    let _ = write!(address, "data:{kind};base64,");
    bytes.chunks(3).for_each(|three| address.extend(letters(three)));
    address
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Up to three bytes as four letters (RFC 4648).
fn letters(bytes: &[u8]) -> [char; 4] {
    let byte = |at: usize| bytes.get(at).copied().map_or(0, u32::from);
    let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
    let letter = |at: usize| match at > bytes.len() {
        true => '=',
        false => char::from(ALPHABET[(bits >> (18 - 6 * at) & 63) as usize]),
    };
    [letter(0), letter(1), letter(2), letter(3)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_become_letters() {
        for (bytes, letters) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")]
        {
            let address = data_address("a.PNG", bytes.as_bytes());
            assert_eq!(address, format!("data:image/png;base64,{letters}"));
        }
        assert_eq!(data_address("a", &[255, 254]), "data:application/octet-stream;base64,//4=");
    }

    #[test]
    fn kinds_are_sorted_and_once() {
        assert!(KINDS.is_sorted_by(|a, b| a.0 < b.0));
    }
}
