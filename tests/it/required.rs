//! Every key that a file must have, left out one at a time: the message names the key and the file,
//! and shows a line to add.

use anteroom::output::Kept;
use anteroom::pipeline::{self, Options};
use anteroom::source::Sources;

/// A whole site. Every line that ends with `#!` must be there.
const SITE: &str = r#"//- practice.toml
name = "A" #!
base_url = "https://a.example/" #!
jurisdiction = "xx" #!
[[fees.item]]
what = "A session" #!
price = "10" #!
[[location]]
name = "Here" #!
address = ["1 Street"] #!
[site]
library = false
//- therapists/ana.toml
name = "Ana" #!
[licence]
title = "T" #!
body = "B" #!
[supervisor]
name = "Sam" #!
[photo]
file = "ana.png" #!
alt = "Ana" #!
[availability]
text = "Full." #!
as_of = 2026-11-23 #!
[[first_session]]
name = "All" #!
share = 100 #!
//- therapists/ana.png
picture
//- content/jurisdictions/xx.toml
schema = 1
id = "xx"
name = "Atlantis" #!
short_name = "Atlantis" #!
checked = 2026-11-23 #!
[locale]
lang = "en" #!
spelling = "en-US" #!
paper = "A4" #!
currency = "EUR" #!
date_format = "D" #!
date_example = "23" #!
phone_format = "1" #!
phone_country_code = "+1" #!
[terms]
professional = "therapist" #!
counsellor = "counsellor" #!
credential = "licence" #!
client = "client" #!
practice = "practice" #!
[emergency]
display = "1" #!
text = "Call." #!
source = "a" #!
verified = true #!
checked = 2026-11-23 #!
[[crisis]]
id = "a" #!
name = "A" #!
kind = "crisis" #!
audience = "all" #!
order = 1 #!
phone = "55" #!
tel = "55" #!
sms = "66" #!
sms_to = "66" #!
source = "a" #!
verified = true #!
checked = 2026-11-23 #!
[[confidentiality_limit]]
id = "a" #!
title = "A" #!
duty = "may" #!
text = "A" #!
source = "a" #!
verified = true #!
checked = 2026-11-23 #!
[[privacy_right]]
id = "a" #!
title = "A" #!
text = "A" #!
source = "a" #!
verified = true #!
checked = 2026-11-23 #!
[[notice]]
id = "a" #!
title = "A" #!
required = "law" #!
applies_to = "all" #!
applies = "everyone" #!
source = "a" #!
verified = true #!
checked = 2026-11-23 #!
[[register]]
id = "a" #!
name = "A" #!
kind = "statutory" #!
who = "all" #!
source = "a" #!
verified = true #!
checked = 2026-11-23 #!
[[web_duty]]
id = "a" #!
title = "A" #!
area = "privacy" #!
applies_to = "all" #!
text = "A" #!
source = "a" #!
verified = true #!
checked = 2026-11-23 #!
//- content/en/index.md
+++
title = "Home" #!
kind = "section" #!
summary = "Words." #!
+++
Words.
"#;

fn told(site: &str) -> String {
    let sources = Sources::fixture_over_library(site);
    let built = pipeline::build(&sources, &Options::default(), &Kept::default());
    built.diagnostics.to_text(&built.sources, false)
}

#[test]
fn the_whole_site_misses_nothing() {
    assert!(!told(SITE).contains("error["), "{}", told(SITE));
}

#[test]
fn each_required_key_is_missed_by_name_with_its_file_and_an_example() {
    let mut file = "";
    let mut tried = 0;
    for line in SITE.lines() {
        file = line.strip_prefix("//- ").unwrap_or(file);
        let Some(key) = line.strip_suffix(" #!").and_then(|line| line.split(" = ").next()) else {
            continue;
        };
        tried += 1;
        // Only this line: others of the same words stay.
        let at = line.as_ptr() as usize - SITE.as_ptr() as usize;
        let without = format!("{}{}", &SITE[..at], &SITE[at + line.len() + 1..]);
        let told = told(&without);
        let message = format!("error[missing-key]: `{key}` is missing");
        let found = told.split("\n\n").find(|one| one.starts_with(&message));
        let found = found.unwrap_or_else(|| panic!("{file}, without `{line}`:\n{told}"));
        assert!(found.contains(&format!("--> {file}:")), "{found}");
        assert!(found.contains(&format!("add a line such as `{key} = ")), "{found}");
    }
    assert!(tried > 80, "{tried}");
}
