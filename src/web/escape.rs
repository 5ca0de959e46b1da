//! Text made safe for HTML: the one place that knows which characters need it.

/// Text for the inside of an element or of an attribute in double quotes.
pub fn text(words: &str, out: &mut String) {
    let mut rest = words;
    while let Some(at) = rest.find(['&', '<', '>', '"']) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

/// An address for an attribute in double quotes. What is percent-encoded already stays so.
pub fn address(address: &str, out: &mut String) {
    for byte in address.bytes() {
        match byte {
            b'&' => out.push_str("&amp;"),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => out.push(char::from(byte)),
            _ if b"-_.+!*'(),%#@?=;:/$~".contains(&byte) => out.push(char::from(byte)),
            _ => {
                out.push('%');
                out.extend([byte >> 4, byte & 15].map(|half| char::from(HEX[usize::from(half)])));
            }
        }
    }
}

const HEX: &[u8; 16] = b"0123456789ABCDEF";

#[cfg(test)]
mod tests {
    #[test]
    fn addresses_keep_their_escapes_and_lose_their_quotes() {
        let mut out = String::new();
        super::address("a b%20\"é&c", &mut out);
        assert_eq!(out, "a%20b%20%22%C3%A9&amp;c");
    }
}
