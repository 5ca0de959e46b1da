//! A telephone number as a practice writes it becomes the number to dial.
//!
//! Knows no country's plan of numbers. Invariant: what is dialled is what is shown: one number,
//! with nothing guessed and nothing but the `(0)` of a number with its country code left out.

/// The signs that part the digits of one number.
const BETWEEN: [char; 10] =
    [' ', '\u{a0}', '\u{202f}', '-', '\u{2010}', '\u{2011}', '\u{2013}', '.', '(', ')'];

/// How an extension is announced, the longest first.
const EXTENSION: [&str; 4] = ["extension", "ext.", "ext", "x"];

/// No number of the world has more digits, its country code among them.
const MOST_DIGITS: usize = 15;

/// How to write a number.
pub(super) const HELP: &str =
    "write one number, such as (415) 555-0142 or +44 20 7946 0000; `ext. 12` may end it";

/// What stands behind `tel:` for a number: `+442079460000;ext=12` for
/// `+44 (0)20 7946 0000 ext. 12`. The words of an `Err` say why it is not one number.
pub fn to_dial(shown: &str) -> Result<String, &'static str> {
    let (number, extension) = without_extension(shown.trim());
    let international = number.starts_with('+') || number.starts_with("00");
    let number = if international { number.replacen("(0)", " ", 1) } else { number.to_owned() };
    let plus = if number.starts_with('+') { "+" } else { "" };
    let digits = digits_of(&number[plus.len()..])?;
    Ok(match extension {
        Some(extension) => format!("{plus}{digits};ext={extension}"),
        None => format!("{plus}{digits}"),
    })
}

/// The number, and the digits of the extension that ends it.
fn without_extension(text: &str) -> (&str, Option<&str>) {
    let body = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let (digits, before) = (&text[body.len()..], body.trim_end());
    let lower = before.to_ascii_lowercase();
    let word = EXTENSION.into_iter().find(|word| lower.ends_with(word));
    match word.filter(|_| !digits.is_empty()) {
        Some(word) => {
            let number = before[..before.len() - word.len()].trim_end();
            (number.strip_suffix(',').unwrap_or(number).trim_end(), Some(digits))
        }
        None => (text, None),
    }
}

/// The digits of one number.
fn digits_of(number: &str) -> Result<String, &'static str> {
    if number.chars().any(char::is_alphabetic) {
        return Err("letters cannot be dialled");
    }
    if number.chars().any(|c| matches!(c, '+' | '/' | ',' | ';' | '|' | '&')) {
        return Err("this is more than one number, or not a number");
    }
    if number.chars().any(|c| !c.is_ascii_digit() && !BETWEEN.contains(&c)) {
        return Err("this is not a telephone number");
    }
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    match digits.len() {
        0..=2 => Err("this is too short for a telephone number"),
        n if n > MOST_DIGITS => Err("this is more than one number"),
        _ => Ok(digits),
    }
}

#[cfg(test)]
mod tests {
    use super::to_dial;

    #[test]
    fn a_number_is_dialled_as_it_is_read() {
        let good = [
            ("+44 20 7946 0000", "+442079460000"),
            ("(415) 555-0142", "4155550142"),
            ("+44 (0)20 7946 0000 ext. 12", "+442079460000;ext=12"),
            ("+44 (0) 20 7946 0000 x12", "+442079460000;ext=12"),
            ("0044 (0)20 7946 0000", "00442079460000"),
            ("415.555.0142, Ext 7", "4155550142;ext=7"),
            ("(0)20 7946 0000", "02079460000"),
            (" 116\u{a0}123 ", "116123"),
        ];
        for (shown, tel) in good {
            assert_eq!(to_dial(shown).as_deref(), Ok(tel), "{shown}");
        }
    }

    #[test]
    fn what_is_not_one_number_is_refused() {
        let bad = [
            "",
            "none",
            "12",
            "1-800-FLOWERS",
            "555 0100 or 555 0101",
            "555 0100 / 555 0101",
            "+1 415 555 0142 +1 415 555 0143",
            "415 555 0142 415 555 0143",
            "555 0100 ext.",
            "ext. 12",
            "555 0100 ext. 12 ext. 13",
            "٠٢٠ ٧٩٤٦",
        ];
        for shown in bad {
            assert!(to_dial(shown).is_err(), "{shown}");
        }
    }
}
