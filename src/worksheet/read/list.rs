//! Several names in one attribute: `rows="Day 1; Day 2"`.
//!
//! A backslash keeps the character after it, so that a name may hold a semicolon.

/// The names of a list, trimmed, some of them maybe empty.
pub(in crate::worksheet) fn listed(text: &str) -> Vec<String> {
    let mut names = vec![String::new()];
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            ';' => names.push(String::new()),
            '\\' => push(&mut names, chars.next().unwrap_or('\\')),
            c => push(&mut names, c),
        }
    }
    names.iter().map(|name| name.trim().to_owned()).collect()
}

fn push(names: &mut [String], c: char) {
    if let Some(last) = names.last_mut() {
        last.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::listed;

    #[test]
    fn semicolons_part_names() {
        assert_eq!(listed("Day 1; Day 2"), ["Day 1", "Day 2"]);
        assert_eq!(listed("a\\;b ; \\3"), ["a;b", "3"]);
        assert_eq!(listed("a;;"), ["a", "", ""]);
    }
}
