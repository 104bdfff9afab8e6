//! A site of any size: the same pages on every machine, in the shape that preceptor reads or in the
//! one that Zola reads.
//!
//! Three levels (top folder, section, about 25 pages), about 800 words a page with five headings, a
//! list, a table on every third page, and eight links: five within the section, two anywhere, one
//! to a page that many link to.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use rayon::prelude::*;

use crate::code;
use crate::front::plain_sentence;
use crate::page::Writer;
use crate::words::{Dice, Vocabulary};
use crate::zola;

/// Pages in a section.
const SECTION: usize = 25;

/// Top folders: all but the second share the pages evenly, the second holds one page in a hundred.
const TOPS: [&str; 8] = [
    "guidance", "policies", "learning", "services", "teams", "places", "records", "planning",
];

/// Whose content folder it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Preceptor,
    Zola,
}

impl Shape {
    /// What a file that introduces its folder is called.
    pub fn index(self) -> &'static str {
        if self == Shape::Zola {
            "_index.md"
        } else {
            "index.md"
        }
    }
}

/// How much of it there is.
#[derive(Clone, Copy)]
pub struct Size {
    pub pages: usize,
    /// Every fifth page holds a listing.
    pub code: bool,
}

/// An abbreviation and its meaning.
pub struct Term {
    pub abbreviation: String,
    pub name: String,
}

/// The material that all pages are written from.
pub struct Corpus {
    pub words: Vocabulary,
    pub terms: Vec<Term>,
    /// Abbreviations as a text uses them, plurals among them.
    pub short: Vec<String>,
    /// Section folders in order, and the number of the first page of each.
    sections: Vec<(String, usize)>,
    size: Size,
}

impl Corpus {
    pub fn new(size: Size) -> Corpus {
        let words = Vocabulary::new();
        let terms = terms(&words);
        let short = terms.iter().map(|term| term.abbreviation.clone());
        let plural = terms
            .iter()
            .step_by(3)
            .map(|term| format!("{}s", term.abbreviation));
        Corpus {
            short: short.chain(plural).collect(),
            sections: sections(&words, size.pages),
            words,
            terms,
            size,
        }
    }

    /// Writes the project into `folder`.
    pub fn write(&self, folder: &Path, shape: Shape) {
        let content = folder.join("content");
        for (path, _) in &self.sections {
            fs::create_dir_all(content.join(path)).unwrap();
        }
        match shape {
            Shape::Preceptor => self.write_project(folder),
            Shape::Zola => zola::write_project(folder, &TOPS),
        }
        self.write_indexes(&content, shape);
        (0..self.size.pages).into_par_iter().for_each(|page| {
            fs::write(
                content.join(self.path(page) + ".md"),
                self.page(page, shape),
            )
            .unwrap();
        });
    }

    fn write_project(&self, folder: &Path) {
        fs::write(folder.join("preceptor.yaml"), "title: A site to measure\n").unwrap();
        let mut glossary = String::new();
        let mut dice = Dice::new(3);
        for Term { abbreviation, name } in &self.terms {
            let meaning = plain_sentence(self, &mut dice);
            let _ = writeln!(
                glossary,
                "- term: {name}\n  abbreviation: {abbreviation}\n  meaning: {meaning}"
            );
        }
        fs::write(folder.join("content/glossary.yaml"), glossary).unwrap();
    }

    fn write_indexes(&self, content: &Path, shape: Shape) {
        let write = |folder: &str, seed: usize| {
            let text = Writer::new(self, usize::MAX - seed, shape).index();
            fs::write(content.join(folder).join(shape.index()), text).unwrap();
        };
        write("", 0);
        TOPS.iter()
            .enumerate()
            .for_each(|(number, top)| write(top, number + 1));
        self.sections
            .iter()
            .enumerate()
            .for_each(|(number, (path, _))| write(path, TOPS.len() + 1 + number));
    }

    fn page(&self, page: usize, shape: Shape) -> String {
        let listing = if self.size.code && page.is_multiple_of(5) {
            code::block(&self.words, page / 5)
        } else {
            String::new()
        };
        Writer::new(self, page, shape).page(&listing)
    }

    /// A page's path without its ending.
    pub fn path(&self, page: usize) -> String {
        let mut dice = Dice::new(page);
        let (section, _) = self.section(page);
        format!(
            "{section}/{}-{}-{page}",
            self.words.rare(&mut dice),
            self.words.rare(&mut dice)
        )
    }

    pub fn title(&self, page: usize) -> String {
        let mut dice = Dice::new(page ^ 0x5000_0000);
        let words = dice.between(2, 5);
        self.words.title(&mut dice, words)
    }

    /// The five headings of a page; no two begin with the same word.
    pub fn headings(&self, page: usize) -> [String; 5] {
        let mut dice = Dice::new(page ^ 0x6000_0000);
        ["What", "Who", "When", "Where", "How"].map(|first| {
            let words = dice.between(1, 4);
            format!(
                "{first} {}",
                self.words.title(&mut dice, words).to_lowercase()
            )
        })
    }

    /// The pages that `page` links to; of every other one a heading is meant.
    pub fn links(&self, page: usize) -> [usize; 8] {
        let mut dice = Dice::new(page ^ 0x7000_0000);
        let pages = self.size.pages;
        let (_, first) = self.section(page);
        std::array::from_fn(|number| match number {
            0..5 => (first + dice.below(SECTION)).min(pages - 1),
            5..7 => dice.below(pages),
            _ => dice.often_small(pages).wrapping_mul(7919) % pages,
        })
    }

    /// The folder of a page's section, and the first page there.
    fn section(&self, page: usize) -> (&str, usize) {
        let (path, first) =
            &self.sections[self.sections.partition_point(|(_, first)| *first <= page) - 1];
        (path, *first)
    }

    pub fn is_policy(&self, page: usize) -> bool {
        page < self.size.pages && self.section(page).0.starts_with(TOPS[1])
    }
}

fn sections(words: &Vocabulary, pages: usize) -> Vec<(String, usize)> {
    let mut dice = Dice::new(1);
    let policies = (pages / 100).max(1);
    let mut sections = Vec::new();
    let mut first = 0;
    for (number, top) in TOPS.iter().enumerate() {
        let rest = (pages - policies) / (TOPS.len() - 1);
        let last_takes_all = number + 1 == TOPS.len();
        let count = if number == 1 { policies } else { rest };
        let end = if last_takes_all { pages } else { first + count };
        for start in (first..end).step_by(SECTION) {
            let name = format!("{}-{}", words.rare(&mut dice), sections.len());
            sections.push((format!("{top}/{name}"), start));
        }
        first = end;
    }
    sections
}

fn terms(words: &Vocabulary) -> Vec<Term> {
    let mut dice = Dice::new(2);
    let letter = |number: usize| char::from(b'A' + (number % 26) as u8);
    let term = |number: usize| Term {
        abbreviation: [number, number / 26 + 7, number * 5 + 3]
            .map(letter)
            .iter()
            .collect(),
        name: words.title(&mut dice, 3),
    };
    (0..40).map(term).collect()
}
