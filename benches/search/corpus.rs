//! A site of any size whose words are distributed like those of a language: the same on every
//! machine.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use rayon::prelude::*;

use crate::lexicon::base;
use crate::material::{Material, Term};
use crate::text::Author;

/// Pages in a folder.
const SECTION: usize = 25;
const TOPS: [&str; 6] = [
    "guidance", "services", "teams", "places", "records", "planning",
];
const AUDIENCES: [&str; 3] = ["staff", "educators", "leaders"];
/// Labels of pages.
const LABELS: usize = 30;

/// A site that can be written.
pub struct Corpus(Material);

impl Corpus {
    pub fn new(pages: usize) -> Corpus {
        Corpus(Material::new(pages))
    }

    /// Writes the project into `folder`.
    pub fn write(&self, folder: &Path) {
        let content = folder.join("content");
        for section in 0..=(self.0.pages - 1) / SECTION {
            let path = content.join(section_path(section));
            fs::create_dir_all(&path).unwrap();
            fs::write(path.join("index.md"), self.index(section)).unwrap();
        }
        TOPS.iter()
            .enumerate()
            .filter(|(_, top)| content.join(top).exists())
            .for_each(|(number, top)| {
                fs::write(content.join(top).join("index.md"), self.index(number)).unwrap();
            });
        fs::write(content.join("index.md"), self.index(0)).unwrap();
        fs::write(content.join("glossary.yaml"), self.glossary()).unwrap();
        fs::write(folder.join("preceptor.yaml"), "title: A site to search\n").unwrap();
        (0..self.0.pages).into_par_iter().for_each(|page| {
            fs::write(content.join(path(page) + ".md"), self.page(page)).unwrap();
        });
    }

    /// A page that introduces its folder.
    fn index(&self, section: usize) -> String {
        let mut author = Author::new(&self.0, section * SECTION, 0x0300_0000);
        let (title, summary) = (author.title(), author.sentence());
        let text = [author.sentence(), author.sentence()].join(" ");
        format!("---\ntitle: {title}\nsummary: {summary}\n---\n{text}\n")
    }

    fn glossary(&self) -> String {
        let mut text = String::new();
        for (number, Term { abbreviation, name }) in self.0.terms.iter().enumerate() {
            let mut author = Author::new(&self.0, number * 7 % self.0.pages, 0x0400_0000);
            let meaning = author.sentence();
            let _ = writeln!(
                text,
                "- term: {name}\n  abbreviation: {abbreviation}\n  meaning: {meaning}"
            );
            if number % 3 == 0 {
                let _ = writeln!(text, "  also: [{}]", author.title().to_lowercase());
            }
        }
        text
    }

    /// Some 650 words with five headings, a list, a table on every third page and eight links.
    pub fn page(&self, page: usize) -> String {
        let mut author = Author::new(&self.0, page, 0x0500_0000);
        let mut text = self.front(page, &mut author);
        paragraph(&mut text, &mut author, 3);
        for (number, first) in ["What", "Who", "When", "Where", "How"].iter().enumerate() {
            let level = if number == 3 { "###" } else { "##" };
            let _ = write!(
                text,
                "{level} {first} {}\n\n",
                author.title().to_lowercase()
            );
            let sentences = author.dice.between(2, 5);
            paragraph(&mut text, &mut author, sentences);
            self.links(page, if number < 3 { 2 } else { 1 }, &mut author, &mut text);
            match number {
                1 => list(&mut text, &mut author),
                2 if page.is_multiple_of(3) => table(&mut text, &mut author),
                _ => {}
            }
        }
        text
    }

    fn front(&self, page: usize, author: &mut Author<'_>) -> String {
        let (title, summary) = (self.title(page), author.sentence());
        let audience = AUDIENCES[..author.dice.between(1, 3)].join(", ");
        let labels = [
            self.0.topics.of(page, self.0.pages),
            author.dice.below(LABELS),
        ];
        let topics = labels
            .map(|label| base((label % LABELS) as u32 * 37 + 900))
            .join(", ");
        format!(
            "---\ntitle: {title}\nsummary: {summary}\naudience: [{audience}]\ntopics: [{topics}]\nreviewed: 2025-03-01\n\
             review_due: 2027-01-31\nsources:\n  - title: {}\n    url: https://www.example.org/{page}\n    publisher: {}\n---\n",
            author.title(),
            author.title(),
        )
    }

    fn title(&self, page: usize) -> String {
        Author::new(&self.0, page, 0x0600_0000).title()
    }

    /// A paragraph with links, most of them to pages nearby.
    fn links(&self, page: usize, count: usize, author: &mut Author<'_>, text: &mut String) {
        for _ in 0..count {
            let near =
                (page / SECTION * SECTION + author.dice.below(SECTION)).min(self.0.pages - 1);
            let target = if author.dice.below(3) > 0 {
                near
            } else {
                author.dice.below(self.0.pages)
            };
            let _ = write!(text, "{} ", author.sentence());
            let _ = write!(
                text,
                "See [{}](../../{}.md). ",
                self.title(target).to_lowercase(),
                path(target)
            );
        }
        paragraph(text, author, 1);
    }
}

fn section_path(section: usize) -> String {
    format!(
        "{}/{}-{section}",
        TOPS[section % TOPS.len()],
        base(section as u32 % 5_000 + 1_000)
    )
}

/// A page's path without its ending.
fn path(page: usize) -> String {
    format!(
        "{}/{}-{page}",
        section_path(page / SECTION),
        base((page * 7919 % 100_003 + 1_000) as u32)
    )
}

fn paragraph(text: &mut String, author: &mut Author<'_>, sentences: usize) {
    let all: Vec<String> = (0..sentences).map(|_| author.sentence()).collect();
    *text += &all.join(" ");
    *text += "\n\n";
}

fn list(text: &mut String, author: &mut Author<'_>) {
    for _ in 0..4 {
        let _ = writeln!(text, "- {}", author.sentence());
    }
    *text += "\n";
}

fn table(text: &mut String, author: &mut Author<'_>) {
    *text += "| What | Who |\n| --- | --- |\n";
    for _ in 0..4 {
        let _ = writeln!(text, "| {} | {} |", author.title(), author.title());
    }
    *text += "\n";
}
