//! Words about the site as a whole: addresses, links, facts and citations.

use super::{Diagnostic, Diagnostics};
use crate::source::Span;

impl Diagnostics {
    /// Two pages at one address.
    pub fn address_taken(&mut self, at: Span, url: &str, first: Span) {
        self.push(
            Diagnostic::error("address-taken", format!("two pages claim the address `{url}`"))
                .at(at, "the second")
                .also(first, "the first")
                .help("rename one of the files; addresses that differ only in letter case are one"),
        );
    }

    /// `[site] off` names no page.
    pub fn off_unknown_page(&mut self, at: Span, name: &str, nearest: Option<&str>) {
        self.push(
            Diagnostic::error(
                "off-unknown-page",
                format!("there is no page `{name}` to switch off"),
            )
            .at(at, "")
            .did_you_mean(nearest),
        );
    }

    /// A link to a page that is not there.
    pub fn link_missing(&mut self, at: Span, target: &str, nearest: Option<&str>) {
        self.push(
            Diagnostic::error("link-missing", format!("there is no page `{target}`"))
                .at(at, "this link leads nowhere")
                .did_you_mean(nearest),
        );
    }

    /// A link to an anchor that its page does not have.
    pub fn anchor_missing(&mut self, at: Span, page: &str, anchor: &str, nearest: Option<&str>) {
        self.push(
            Diagnostic::error("anchor-missing", format!("`{page}` has no anchor `#{anchor}`"))
                .at(at, "no heading has this id")
                .did_you_mean(nearest.map(|n| format!("#{n}")).as_deref()),
        );
    }

    /// A link that is no relative path: `/faq/`.
    pub fn link_absolute(&mut self, at: Span, target: &str) {
        self.push(
            Diagnostic::error("link-absolute", format!("`{target}` begins at the host's root"))
                .at(at, "not a path from this file")
                .help(
                    "link to the file, as in `../faq.md`: that stays true wherever the site lies",
                ),
        );
    }

    /// A link with a scheme that a page may not use.
    pub fn link_scheme(&mut self, at: Span, scheme: &str) {
        self.push(
            Diagnostic::error("link-scheme", format!("a page may not link to `{scheme}:`"))
                .at(at, "")
                .help("use https:, mailto:, tel: or sms:, or a path to a file of the site"),
        );
    }

    /// A picture that is not there.
    pub fn picture_missing(&mut self, at: Span, path: &str, nearest: Option<&str>) {
        self.push(
            Diagnostic::error("picture-missing", format!("there is no picture `{path}`"))
                .at(at, "no such file")
                .did_you_mean(nearest),
        );
    }

    /// A picture on somebody else's server.
    pub fn picture_elsewhere(&mut self, at: Span) {
        self.push(
            Diagnostic::error("picture-elsewhere", "a picture has to be a file of the site")
                .at(at, "this would tell another server who reads the page")
                .help("save the picture beside the page and link to that file"),
        );
    }

    /// A citation of a work that the bibliography lacks.
    pub fn citation_missing(&mut self, at: Span, key: &str, nearest: Option<&str>) {
        self.push(
            Diagnostic::error("citation-missing", format!("no reference has the key `{key}`"))
                .at(at, "not in references.bib")
                .did_you_mean(nearest.map(|n| format!("@{n}")).as_deref()),
        );
    }

    /// A fact that nobody has heard of.
    pub fn unknown_fact(&mut self, at: Span, name: &str, nearest: Option<&str>) {
        self.push(
            Diagnostic::error("unknown-fact", format!("there is no fact `{name}`"))
                .at(at, "unknown fact")
                .did_you_mean(nearest),
        );
    }

    /// A fact that the practice has not given, where the text cannot do without.
    pub fn fact_not_given(&mut self, at: Span, name: &str) {
        self.push(
            Diagnostic::error("fact-not-given", format!("the practice does not say `{name}`"))
                .at(at, "this would leave a hole in the sentence")
                .help(format!(
                    "give the fact, or put the sentence inside `::: {{.when fact=\"{name}\"}}`"
                )),
        );
    }

    /// A condition on a list, of something that is no list.
    pub fn fact_is_no_list(&mut self, at: Span, name: &str) {
        self.push(
            Diagnostic::error(
                "fact-is-no-list",
                format!("`{name}` is no list, so it has no parts"),
            )
            .at(at, "")
            .help("leave `has=` out"),
        );
    }

    /// A directive for a therapist's page, elsewhere.
    pub fn only_for_therapists(&mut self, at: Span, class: &str) {
        self.push(
            Diagnostic::error(
                "only-for-therapists",
                format!("`.{class}` belongs on a therapist's page"),
            )
            .at(at, "there is no one therapist here")
            .help("use it in `content/en/therapists/onboarding.md`"),
        );
    }

    /// A session flow without stages.
    pub fn no_stages(&mut self, at: Span, page: &str) {
        self.push(
            Diagnostic::error("no-stages", format!("`{page}` has no stages to draw"))
                .at(at, "")
                .help("name a page of kind `session`, as in `of=\"../sessions/how-a-session-runs.md\"`"),
        );
    }

    /// Cards that are no list of links.
    pub fn cards_without_links(&mut self, at: Span) {
        self.push(
            Diagnostic::error(
                "cards-without-links",
                "cards are a list whose items begin with a link",
            )
            .at(at, "not a link")
            .help("write `- [Title](page.md) One line.`"),
        );
    }

    /// A section that is not there.
    pub fn unknown_section(&mut self, at: Span, name: &str, nearest: Option<&str>) {
        self.push(
            Diagnostic::error("unknown-section", format!("there is no section `{name}`"))
                .at(at, "")
                .did_you_mean(nearest),
        );
    }

    /// A share for a stage that no session has.
    pub fn unknown_stage(&mut self, at: Span, id: &str, known: &[&str]) {
        self.unknown_word(at, "stage of a session", id, known);
    }

    /// Shares that leave a stage of the session without time.
    pub fn stage_without_share(&mut self, at: Span, id: &str) {
        self.push(
            Diagnostic::error("stage-without-share", format!("the stage `{id}` has no share"))
                .at(at, "the shares are of this session")
                .help(format!("add `{id} = 10`; all shares of a session sum to 100")),
        );
    }

    /// A page of a welcome pack that is not there.
    pub fn unknown_pack_page(&mut self, at: Span, name: &str, nearest: Option<&str>) {
        self.push(
            Diagnostic::error("unknown-pack-page", format!("there is no page `{name}`"))
                .at(at, "a pack cannot hold it")
                .did_you_mean(nearest),
        );
    }

    /// A page of a welcome pack whose answers about self-harm could wait unread.
    pub fn pack_page_unread(&mut self, at: Span, name: &str) {
        let message = format!("`{name}` asks about death and self-harm, so no pack may hold it");
        self.push(
            Diagnostic::error("pack-page-unread", message)
                .at(at, "nobody is said to read the answers the same day")
                .help(
                    "take it out of the list; or say under [instruments] in practice.toml who reads \
                     them: item9_same_day_review = true, item9_read_by = \"...\"",
                ),
        );
    }

    /// An approach that has no page.
    pub fn unknown_approach(&mut self, at: Span, name: &str, nearest: Option<&str>) {
        self.push(
            Diagnostic::error("unknown-approach", format!("there is no approach `{name}`"))
                .at(at, "no page of kind `approach`")
                .did_you_mean(nearest),
        );
    }

    /// A page that every site needs.
    pub fn page_needed(&mut self, path: &str, why: &str) {
        self.push(
            Diagnostic::error("page-needed", format!("the page `{path}` is missing: {why}"))
                .help("write it, or leave the library's page on"),
        );
    }

    /// More pages in the menu than it can hold.
    pub fn menu_full(&mut self, at: Span, most: usize) {
        self.push(
            Diagnostic::error(
                "menu-full",
                format!("the menu holds {most} links; this is one more"),
            )
            .at(at, "")
            .help("take `menu = true` off one of the pages"),
        );
    }

    /// A directive in a therapist's own words.
    pub fn bio_directive(&mut self, at: Span) {
        self.push(
            Diagnostic::error("bio-directive", "a bio is plain text: directives belong on pages")
                .at(at, "nothing would be drawn here")
                .help("take the fences away, or write a page and link to it"),
        );
    }

    /// A footnote in a therapist's own words.
    pub fn bio_footnote(&mut self, at: Span) {
        self.push(
            Diagnostic::error("bio-footnote", "a bio has no place for footnotes")
                .at(at, "")
                .help("say it in the text, or leave it out"),
        );
    }

    /// A card that leads to another site.
    pub fn card_elsewhere(&mut self, at: Span, to: &str) {
        self.push(
            Diagnostic::error(
                "card-elsewhere",
                format!("a card leads to a page of this site, not `{to}`"),
            )
            .at(at, "")
            .help("link to it in the text"),
        );
    }

    /// A page in a folder without a first page.
    pub fn page_without_section(&mut self, at: Span, file: &str) {
        self.push(
            Diagnostic::warning("page-without-section", "no list leads to this page")
                .at(at, "")
                .help(format!(
                    "write `{file}`, of kind `section`: it lists the pages of its folder"
                )),
        );
    }
}
