//! The front matter of a page, in YAML for preceptor and in TOML for Zola.

use std::fmt::Write as _;

use crate::corpus::Corpus;
use crate::words::Dice;

const AUDIENCES: [&str; 3] = ["staff", "educators", "leaders"];
const STATUSES: [&str; 4] = ["in-force", "pilot", "consultation", "closed"];

struct Source {
    title: String,
    url: String,
    publisher: String,
    date: String,
}

/// A page's facts.
pub struct Facts {
    title: String,
    summary: String,
    audience: &'static [&'static str],
    topics: [String; 2],
    reviewed: String,
    sources: Vec<Source>,
    /// The keys of a policy, as YAML; Zola has none.
    policy: String,
}

impl Facts {
    pub fn new(corpus: &Corpus, page: usize) -> Facts {
        let mut dice = Dice::new(page ^ 0x3000_0000);
        let topic = |dice: &mut Dice| dice.pick(&corpus.terms).name.to_lowercase();
        Facts {
            title: corpus.title(page),
            summary: plain_sentence(corpus, &mut dice),
            audience: &AUDIENCES[..dice.between(1, 3)],
            topics: [topic(&mut dice), topic(&mut dice)],
            reviewed: day(&mut dice),
            sources: (0..=page % 2).map(|_| source(corpus, &mut dice)).collect(),
            policy: if corpus.is_policy(page) {
                policy(corpus, &mut dice)
            } else {
                String::new()
            },
        }
    }

    pub fn yaml(&self) -> String {
        let Facts {
            title,
            summary,
            reviewed,
            policy,
            ..
        } = self;
        let mut text = format!(
            "---\ntitle: {title}\nsummary: {summary}\naudience: [{}]\ntopics: [{}]\nreviewed: {reviewed}\n\
             review_due: 2027-01-31\n{policy}sources:\n",
            self.audience.join(", "),
            self.topics.join(", "),
        );
        for Source {
            title,
            url,
            publisher,
            date,
        } in &self.sources
        {
            let _ = write!(
                text,
                "  - title: {title}\n    url: {url}\n    publisher: {publisher}\n    date: {date}\n"
            );
        }
        text + "---\n"
    }

    pub fn toml(&self) -> String {
        let Facts {
            title,
            summary,
            reviewed,
            ..
        } = self;
        let mut text = format!(
            "+++\ntitle = \"{title}\"\ndescription = \"{summary}\"\n[extra]\naudience = {:?}\ntopics = {:?}\n\
             reviewed = \"{reviewed}\"\nreview_due = \"2027-01-31\"\n",
            self.audience, self.topics,
        );
        for Source {
            title,
            url,
            publisher,
            date,
        } in &self.sources
        {
            let _ = write!(
                text,
                "[[extra.sources]]\ntitle = \"{title}\"\nurl = \"{url}\"\npublisher = \"{publisher}\"\ndate = \"{date}\"\n"
            );
        }
        text + "+++\n"
    }
}

/// A sentence without marks.
pub fn plain_sentence(corpus: &Corpus, dice: &mut Dice) -> String {
    corpus.words.sentence(dice, &corpus.short).replace("**", "")
}

fn day(dice: &mut Dice) -> String {
    format!(
        "{}-{:02}-{:02}",
        dice.between(2014, 2025),
        dice.between(1, 12),
        dice.between(1, 28)
    )
}

fn source(corpus: &Corpus, dice: &mut Dice) -> Source {
    Source {
        title: corpus.words.title(dice, 5),
        url: format!("https://www.example.org/{}", corpus.words.rare(dice)),
        publisher: corpus.words.title(dice, 3),
        date: day(dice),
    }
}

fn policy(corpus: &Corpus, dice: &mut Dice) -> String {
    let (issuer, status, year) = (
        dice.pick(&corpus.terms).name.as_str(),
        *dice.pick(&STATUSES),
        day(dice),
    );
    let (says, source) = (plain_sentence(corpus, dice), corpus.words.title(dice, 4));
    format!(
        "issuer: {issuer}\nstatus: {status}\npublished: {year}\nas_of: 2025-10-14\n\
         later:\n  - date: 2026-02\n    says: {says}\n    source: {source}\n"
    )
}
