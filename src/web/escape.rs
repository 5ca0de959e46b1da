//! Text made safe for HTML: the one place that knows which characters need it.

/// Text for the inside of an element or of an attribute in double quotes.
pub fn text(words: &str, out: &mut String) {
    let mut rest = words;
    while let Some(at) = first_special(rest.as_bytes()) {
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

/// Where the first byte is that needs an escape. All that is shown goes through here, so it is looked
/// through in pieces that a processor takes in at once.
fn first_special(bytes: &[u8]) -> Option<usize> {
    let (pieces, rest) = bytes.as_chunks::<PIECE>();
    let found = pieces.iter().position(has_special);
    if found.is_none() && !rest_has_special(bytes, rest) {
        return None;
    }
    let from = found.unwrap_or(pieces.len()) * PIECE;
    bytes[from..].iter().position(special).map(|at| from + at)
}

/// Whether there is one in what is left over: in the last whole piece, or in a piece that is filled up.
fn rest_has_special(bytes: &[u8], rest: &[u8]) -> bool {
    bytes.last_chunk::<PIECE>().map_or_else(
        || {
            let mut piece = [0; PIECE];
            piece[..rest.len()].copy_from_slice(rest);
            has_special(&piece)
        },
        has_special,
    )
}

/// Each mark is looked for by itself: asked for all at once, the compiler looks them up in a table, bit by
/// bit.
fn has_special(piece: &[u8; PIECE]) -> bool {
    let has = |mark| piece.iter().fold(false, |found, byte| found | (*byte == mark));
    has(b'&') | has(b'<') | has(b'>') | has(b'"')
}

fn special(byte: &u8) -> bool {
    matches!(byte, b'&' | b'<' | b'>' | b'"')
}

/// How many bytes are looked at together.
const PIECE: usize = 32;

/// An address for an attribute in double quotes. What is percent-encoded already stays so.
pub fn address(address: &str, out: &mut String) {
    let mut rest = address;
    while let Some(at) = rest.bytes().position(|byte| !stays(byte)) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let length = from.chars().next().map_or(1, char::len_utf8);
        from.as_bytes()[..length].iter().for_each(|byte| escaped(*byte, out));
        rest = &from[length..];
    }
    out.push_str(rest);
}

/// Whether a byte of an address stays as it is.
fn stays(byte: u8) -> bool {
    const STAYS: [bool; 256] = {
        let (mut stays, marks) = ([false; 256], b"-_.+!*'(),%#@?=;:/$~");
        let mut byte = 0_u8;
        while byte < 128 {
            stays[byte as usize] = byte.is_ascii_alphanumeric();
            byte += 1;
        }
        let mut mark = 0;
        while mark < marks.len() {
            stays[marks[mark] as usize] = true;
            mark += 1;
        }
        stays
    };
    STAYS[usize::from(byte)]
}

fn escaped(byte: u8, out: &mut String) {
    if byte == b'&' {
        return out.push_str("&amp;");
    }
    out.push('%');
    out.extend([byte >> 4, byte & 15].map(|half| char::from(HEX[usize::from(half)])));
}

const HEX: &[u8; 16] = b"0123456789ABCDEF";

#[cfg(test)]
mod tests {
    #[test]
    fn what_needs_an_escape_is_found_wherever_it_stands() {
        for before in 0..70 {
            let mut out = String::new();
            let words = format!("{}<é&>\"{}", "é".repeat(before), "x".repeat(70 - before));
            super::text(&words, &mut out);
            let plain = |text: &str| text.replace("&lt;", "<").replace("&gt;", ">");
            assert!(!out.contains(['<', '>', '"']), "{out}");
            assert_eq!(plain(&out).replace("&quot;", "\"").replace("&amp;", "&"), words);
        }
    }

    #[test]
    fn addresses_keep_their_escapes_and_lose_their_quotes() {
        let mut out = String::new();
        super::address("a b%20\"é&c", &mut out);
        super::address("/d-e_1.+!*'(),#@?=;:$~\u{1f600}", &mut out);
        assert_eq!(out, "a%20b%20%22%C3%A9&amp;c/d-e_1.+!*'(),#@?=;:$~%F0%9F%98%80");
    }
}
