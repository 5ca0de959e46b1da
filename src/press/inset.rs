//! What a directive became, as nodes for the typesetter: every word of it, and none of its look.

use super::discreet::leads_elsewhere;
use super::node::{
    Card, Crisis, CrisisLine, FactRow, Flow, Gathered, Node, Person, Phase, Right, Row, Run, Stage,
    Way,
};
use super::scribe::{Atlas, Scribe, bare};
use crate::site::view::{self, Comparison, Inset, PersonCard, PhaseMark, Piece, Role};
use crate::site::wording;

impl Scribe<'_> {
    pub(super) fn inset(&mut self, inset: &Inset) -> Node {
        match inset {
            Inset::Crisis(crisis) => Node::Crisis(self.crisis(crisis, self.is_help)),
            Inset::Limits(limits) => {
                Node::Limits { items: limits.iter().map(|limit| self.limit(limit)).collect() }
            }
            Inset::Rights(rights) => {
                Node::Rights { items: rights.iter().map(|right| self.right(right)).collect() }
            }
            Inset::Flow(flow) => Node::Flow(self.flow(flow)),
            Inset::Phases(marks) => Node::Phases {
                title: self.say("phases_title"),
                items: marks.iter().map(|mark| self.phase(mark)).collect(),
            },
            Inset::Compare(comparison) => self.compare(comparison),
            Inset::Cards(cards) => {
                Node::Cards { items: cards.iter().map(|card| self.card(card)).collect() }
            }
            Inset::People(people) => {
                Node::People { items: people.iter().map(|one| self.person(one)).collect() }
            }
            Inset::Gathered(pages) => {
                Node::Gathered { items: pages.iter().map(|page| self.gathered(page)).collect() }
            }
            Inset::References(works) => Node::References {
                items: works.iter().map(|work| pieces(&work.text, self.atlas)).collect(),
            },
            Inset::Facts(rows) => {
                Node::Facts { rows: rows.iter().filter_map(|row| self.fact_row(row)).collect() }
            }
            Inset::Question { id, question, answer } => Node::Question {
                n: self.level(3),
                place: self.place(id),
                question: self.runs(question),
                c: self.blocks(answer),
            },
            Inset::Worksheet(sheet) => Node::Sheet(self.sheet(sheet)),
            Inset::Instrument(instrument) => Node::Sheet(self.instrument(instrument)),
            Inset::Box(role, blocks) => {
                let (role, label) = match role {
                    Role::Takeaways => ("takeaways", "box_takeaways"),
                    Role::Next => ("next", "box_next"),
                    Role::Say => ("say", "box_say"),
                };
                Node::Box { role, label: self.say(label), c: self.blocks(blocks) }
            }
        }
    }

    /// The crisis block: all that is known, or the ways alone with where there are more.
    pub(super) fn crisis(&self, crisis: &view::Crisis, full: bool) -> Crisis {
        let help = self.atlas.absolute(&crisis.help_url).filter(|url| url.contains("://"));
        let more = help.filter(|_| !full).map(|to| Way {
            words: self.say("foot_help_more"),
            address: Some(bare(&to).to_owned()),
            to: Some(to),
        });
        let checked = match full {
            true => crisis.emergency_checked.clone(),
            false => wording::emergency_in_doubt(crisis, self.words),
        };
        Crisis {
            full,
            emergency: way(wording::emergency(crisis, self.words)),
            when: crisis.emergency_text.clone(),
            relay: crisis.emergency_relay.clone(),
            rows: self.rows([("crisis_checked", checked)]),
            lines: crisis.lines.iter().map(|line| self.crisis_line(line, full)).collect(),
            more,
        }
    }

    fn crisis_line(&self, line: &view::CrisisLine, full: bool) -> CrisisLine {
        let languages = (!line.languages.is_empty()).then(|| line.languages.join(", "));
        let hours = ("crisis_hours", line.hours.clone());
        let rows = match full {
            false => {
                let checked = wording::line_in_doubt(line, self.words);
                self.rows([hours, ("crisis_checked", checked)])
            }
            true => self.rows([
                hours,
                ("crisis_languages", languages),
                ("crisis_relay", line.relay.clone()),
                ("crisis_cost", line.cost.clone()),
                ("crisis_checked", line.checked.clone()),
            ]),
        };
        CrisisLine {
            name: line.name.clone(),
            audience: line.audience.clone(),
            ways: wording::ways(line, self.words).into_iter().map(way).collect(),
            rows,
        }
    }

    /// What is known, each under its word.
    fn rows<const N: usize>(&self, rows: [(&str, Option<String>); N]) -> Vec<Row> {
        let row = |(name, value): (&str, Option<String>)| {
            Some(Row { label: self.say(name), value: value?, to: None })
        };
        rows.into_iter().filter_map(row).collect()
    }

    fn limit(&self, limit: &view::Limit) -> view::Limit {
        let [title, text] = [&limit.title, &limit.text].map(|words| self.untold(words));
        view::Limit { title, text, ..limit.clone() }
    }

    fn right(&self, right: &view::Right) -> Right {
        let ask = right.regulator.as_ref().map(|regulator| {
            let phone = right.regulator_phone.iter().cloned();
            let shown = [regulator.title.clone(), bare(&regulator.url).to_owned()];
            let value = shown.into_iter().chain(phone).collect::<Vec<_>>().join(", ");
            Row { label: self.say("regulator"), value, to: Some(regulator.url.clone()) }
        });
        Right {
            title: self.untold(&right.title),
            text: self.untold(&right.text),
            ask: ask.into_iter().collect(),
        }
    }

    fn flow(&self, flow: &view::Flow) -> Flow {
        let mut from = flow.minutes.map(|_| 0);
        let mut stages = Vec::new();
        for stage in &flow.stages {
            let length = wording::length(stage, self.words);
            stages.push(Stage {
                name: self.untold(&stage.name),
                share: stage.share,
                from,
                brief: wording::brief(stage, self.words).unwrap_or_else(|| length.clone()),
                length,
                line: self.untold(&stage.line),
            });
            from = from.map(|from| from + stage.minutes.unwrap_or(0));
        }
        let spoken = self.untold(&wording::spoken(&flow.stages, self.words));
        Flow { title: self.untold(&flow.title), spoken, minutes: flow.minutes, stages }
    }

    fn phase(&self, mark: &PhaseMark) -> Phase {
        Phase {
            name: self.untold(&mark.name),
            emphasis: self.untold(&mark.emphasis),
            now: mark.current.then(|| self.say("phase_now")),
        }
    }

    fn compare(&self, comparison: &Comparison) -> Node {
        let first = self.say("compare_approach");
        let heads = std::iter::once(&first).chain(&comparison.columns);
        let row = |row: &view::ComparisonRow| {
            let names = std::iter::once(&row.approach.title);
            names.chain(&row.cells).map(|cell| plain(&self.untold(cell))).collect()
        };
        Node::Table {
            label: self.say("compare_caption"),
            align: vec!["start"; comparison.columns.len() + 1],
            head: heads.map(|head| plain(head)).collect(),
            rows: comparison.rows.iter().map(row).collect(),
            named: true,
        }
    }

    /// A page that there is.
    pub(super) fn card(&self, card: &view::Card) -> Card {
        let with = |sheet: &view::CardSheet| {
            let mark = sheet.with_therapist.then(|| self.say("with_your_therapist"));
            std::iter::once(self.untold(&sheet.time)).chain(mark).collect()
        };
        Card {
            title: self.untold(&card.title),
            to: self.atlas.absolute(&card.url),
            text: self.untold(&card.text),
            facts: card.sheet.as_ref().map(with).unwrap_or_default(),
        }
    }

    fn person(&mut self, card: &PersonCard) -> Person {
        let labelled = |name: &str, value: &Option<String>| {
            value.as_ref().map(|value| format!("{}: {value}", self.say(name)))
        };
        let facts = [labelled("sees", &card.sees), labelled("works_with", &card.approaches)];
        let lines = [card.credentials.clone(), card.pronouns.clone()];
        Person {
            name: card.name.clone(),
            monogram: card.monogram.clone(),
            lines: lines
                .into_iter()
                .chain(facts)
                .flatten()
                .map(|line| self.untold(&line))
                .collect(),
            photo: self.portrait(card),
        }
    }

    /// A person's portrait.
    pub(super) fn portrait(&mut self, card: &PersonCard) -> Option<super::node::Picture> {
        let photo = card.photo.as_ref()?;
        let size = photo.width.zip(photo.height);
        self.asset(&photo.url, &photo.alt, size, None)
    }

    fn gathered(&self, points: &view::Points) -> Gathered {
        let said = points.points.iter().map(|point| self.untold(point));
        Gathered { title: self.untold(&points.page.title), points: said.collect() }
    }

    /// A fact; one that only says where the practice is is left out of a discreet pack.
    fn fact_row(&mut self, row: &view::FactRow) -> Option<FactRow> {
        let kept = |line: &&Vec<_>| !(self.atlas.is_discreet() && leads_elsewhere(line));
        let kept: Vec<_> = row.value.iter().filter(kept).collect();
        let lines: Vec<_> = kept.into_iter().map(|line| self.runs(line)).collect();
        (!lines.is_empty()).then(|| FactRow { label: self.untold(&row.label), lines })
    }
}

/// A way with the address that paper has to show: a number stands in the words already.
fn way(way: wording::Way) -> Way {
    let typed = |to: &&String| !to.starts_with("tel:") && !to.starts_with("sms:");
    let address = way.to.as_ref().filter(typed).map(|to| bare(to).to_owned());
    Way { words: way.words, to: way.to, address }
}

/// Words as they are.
pub(super) fn plain(words: &str) -> Vec<Run> {
    vec![Run::Text { s: words.to_owned() }]
}

/// A formatted reference.
pub(super) fn pieces(pieces: &[Piece], atlas: &Atlas) -> Vec<Run> {
    let run = |piece: &Piece| match piece {
        Piece::Italic { text } => Run::Em { c: plain(&atlas.untold(text)) },
        Piece::Link { text, url } if url.starts_with("http") && !atlas.keeps_back(url) => {
            Run::Link {
                to: Some(url.clone()),
                place: None,
                tell_page: false,
                mark: None,
                c: plain(text),
            }
        }
        Piece::Plain { text } | Piece::Link { text, .. } => Run::Text { s: atlas.untold(text) },
    };
    pieces.iter().map(run).collect()
}
