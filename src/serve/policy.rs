//! A page's Content-Security-Policy becomes one under which the page may also hear from the server
//! that shows it.
//!
//! Opens nothing but what lies on the same host, and nothing that was open before is closed.

/// What the page has to be allowed, and the directive that holds where there is none of that name.
const NEEDED: [&str; 3] = ["script-src", "style-src", "connect-src"];

/// The policy with `'self'` for scripts, stylesheets and connections.
pub(super) fn opened(policy: &str) -> String {
    let mut list: Vec<Vec<String>> = policy.split(';').map(directive).collect();
    list.retain(|words| !words.is_empty());
    for name in NEEDED {
        open(&mut list, name);
    }
    let shown: Vec<String> = list.iter().map(|words| words.join(" ")).collect();
    shown.join("; ")
}

fn directive(text: &str) -> Vec<String> {
    text.split_ascii_whitespace().map(str::to_owned).collect()
}

/// Without a directive of that name, `default-src` holds; without that, all is allowed.
fn open(list: &mut Vec<Vec<String>>, name: &str) {
    let narrower = format!("{name}-elem");
    for words in list.iter_mut().filter(|words| named(words, &narrower)) {
        allow_self(words);
    }
    match list.iter_mut().find(|words| named(words, name)) {
        Some(words) => allow_self(words),
        None => {
            let Some(default) = list.iter().find(|words| named(words, "default-src")) else {
                return;
            };
            let mut words = default.clone();
            name.clone_into(&mut words[0]);
            allow_self(&mut words);
            list.push(words);
        }
    }
}

fn named(words: &[String], name: &str) -> bool {
    words[0].eq_ignore_ascii_case(name)
}

fn allow_self(words: &mut Vec<String>) {
    words.retain(|word| !word.eq_ignore_ascii_case("'none'"));
    if !words.iter().any(|word| word == "*" || word.eq_ignore_ascii_case("'self'")) {
        words.push("'self'".to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::opened;

    #[test]
    fn a_policy_is_opened_to_its_own_host() {
        for (written, wanted) in [
            (
                "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'",
                "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; connect-src 'self'",
            ),
            (
                "default-src 'self' https://a.example",
                "default-src 'self' https://a.example; script-src 'self' https://a.example; \
                 style-src 'self' https://a.example; connect-src 'self' https://a.example",
            ),
            (
                "SCRIPT-SRC 'none'; script-src-elem 'sha256-x'; ; connect-src *",
                "SCRIPT-SRC 'self'; script-src-elem 'sha256-x' 'self'; connect-src *",
            ),
            ("img-src 'self'", "img-src 'self'"),
            ("", ""),
        ] {
            assert_eq!(opened(written), wanted);
            assert_eq!(opened(wanted), wanted);
        }
    }
}
