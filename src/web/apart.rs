//! Several pages in one file: the ids of each are told apart by a word before them.
//!
//! Reads HTML that the floor itself wrote, where every attribute's value stands in double quotes.
//! Invariant: words are not touched; what named an id on its page still names it.

/// The attributes that hold an id, or several.
const IDS: [&str; 6] =
    ["id", "for", "name", "aria-labelledby", "aria-describedby", "aria-controls"];

/// The page with `mark` before each of its ids, and before what names one.
pub(super) fn apart(html: &str, mark: &str) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 32);
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let (words, from) = rest.split_at(start);
        let (tag, after) = from.split_at(end_of_tag(from));
        out.push_str(words);
        push_tag(tag, mark, &mut out);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Where a tag ends: at the first `>` outside of quotes.
fn end_of_tag(tag: &str) -> usize {
    let mut quoted = false;
    let end = tag.bytes().position(|byte| {
        quoted ^= byte == b'"';
        byte == b'>' && !quoted
    });
    end.map_or(tag.len(), |end| end + 1)
}

/// Parts between quotes are values; the word before each is its attribute's name.
fn push_tag(tag: &str, mark: &str, out: &mut String) {
    let mut name = "";
    for (at, part) in tag.split('"').enumerate() {
        if at > 0 {
            out.push('"');
        }
        match at % 2 == 1 {
            false => {
                name = part.trim_end_matches('=').rsplit(char::is_whitespace).next().unwrap_or("");
                out.push_str(part);
            }
            true => push_value(name, part, mark, out),
        }
    }
}

fn push_value(name: &str, value: &str, mark: &str, out: &mut String) {
    match value.strip_prefix('#') {
        Some(id) if name == "href" => out.extend(["#", mark, id]),
        _ if IDS.contains(&name) => {
            let ids: Vec<String> = value.split(' ').map(|id| format!("{mark}{id}")).collect();
            out.push_str(&ids.join(" "));
        }
        _ => out.push_str(value),
    }
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn ids_and_what_names_them_get_the_mark() {
        let html = "<p id=\"a\" class=\"id\">id=\"a\" &lt; <a href=\"#a\">1</a> <a href=\"/x#a\">2</a></p>\n<b aria-labelledby=\"a b:c\" title=\"x > y\" hidden>";
        let marked = "<p id=\"2-a\" class=\"id\">id=\"a\" &lt; <a href=\"#2-a\">1</a> <a href=\"/x#a\">2</a></p>\n<b aria-labelledby=\"2-a 2-b:c\" title=\"x > y\" hidden>";
        assert_eq!(apart(html, "2-"), marked);
    }

    #[test]
    fn what_is_no_tag_stays() {
        assert_eq!(apart("a < b", "x"), "a < b");
        assert_eq!(apart("", "x"), "");
    }
}
