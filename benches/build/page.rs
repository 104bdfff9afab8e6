//! One page of the corpus as Markdown.

use std::fmt::Write as _;

use crate::corpus::{Corpus, Shape};
use crate::front::{Facts, plain_sentence};
use crate::words::Dice;

/// Writes a page bit by bit; its content depends only on the page's number.
pub struct Writer<'a> {
    corpus: &'a Corpus,
    page: usize,
    shape: Shape,
    dice: Dice,
    text: String,
}

impl<'a> Writer<'a> {
    pub fn new(corpus: &'a Corpus, page: usize, shape: Shape) -> Writer<'a> {
        Writer {
            corpus,
            page,
            shape,
            dice: Dice::new(page ^ 0x4000_0000),
            text: String::with_capacity(7000),
        }
    }

    /// A page that introduces its folder.
    pub fn index(mut self) -> String {
        let title = self.corpus.title(self.page);
        let summary = plain_sentence(self.corpus, &mut self.dice);
        self.text += &match self.shape {
            Shape::Preceptor => format!("---\ntitle: {title}\nsummary: {summary}\n---\n"),
            Shape::Zola => format!(
                "+++\ntitle = \"{title}\"\ndescription = \"{summary}\"\nsort_by = \"title\"\n+++\n"
            ),
        };
        self.paragraph(3);
        self.text
    }

    /// A page with `listing`, which may be empty, below its third heading.
    pub fn page(mut self, listing: &str) -> String {
        let facts = Facts::new(self.corpus, self.page);
        self.text += &if self.shape == Shape::Zola {
            facts.toml()
        } else {
            facts.yaml()
        };
        self.paragraph(4);
        let links = self.corpus.links(self.page);
        for (number, heading) in self.corpus.headings(self.page).iter().enumerate() {
            let _ = write!(
                self.text,
                "{} {heading}\n\n",
                if number == 3 { "###" } else { "##" }
            );
            self.paragraph(5);
            self.paragraph_with_links(&links[number..=number]);
            match number {
                1 => self.list(),
                2 if self.page.is_multiple_of(3) => self.table(),
                _ => {}
            }
            if number == 2 {
                self.text += listing;
            }
        }
        self.paragraph_with_links(&links[5..]);
        self.text
    }

    fn sentences(&mut self, count: usize) {
        for _ in 0..count {
            self.text += &self
                .corpus
                .words
                .sentence(&mut self.dice, &self.corpus.short);
            self.text += " ";
        }
    }

    fn paragraph(&mut self, sentences: usize) {
        self.sentences(sentences);
        self.text.pop();
        self.text += "\n\n";
    }

    /// Two sentences before each link, one at the end.
    fn paragraph_with_links(&mut self, links: &[usize]) {
        for &target in links {
            self.sentences(2);
            let (title, to) = (self.corpus.title(target), self.address(target));
            let _ = write!(self.text, "See [{}]({to}). ", title.to_lowercase());
        }
        self.paragraph(1);
    }

    /// The link as this page has to write it; every other one names a heading.
    fn address(&mut self, target: usize) -> String {
        let path = self.corpus.path(target);
        let id = self
            .dice
            .pick(&self.corpus.headings(target))
            .replace(' ', "-")
            .to_lowercase();
        let fragment = if self.dice.below(2) == 0 {
            format!("#{id}")
        } else {
            String::new()
        };
        match self.shape {
            Shape::Preceptor => format!(
                "{}.md{fragment}",
                relative(&self.corpus.path(self.page), &path)
            ),
            Shape::Zola => format!("@/{path}.md{fragment}"),
        }
    }

    fn list(&mut self) {
        for _ in 0..5 {
            let item = self
                .corpus
                .words
                .sentence(&mut self.dice, &self.corpus.short);
            let _ = writeln!(self.text, "- {item}");
        }
        self.text += "\n";
    }

    fn table(&mut self) {
        let head = self.cells();
        let _ = writeln!(self.text, "| {head} |\n| --- | --- | --- | ---: |");
        for _ in 0..5 {
            let cells = self.cells();
            let _ = writeln!(self.text, "| {cells} |");
        }
        self.text += "\n";
    }

    fn cells(&mut self) -> String {
        let cells: [String; 4] =
            std::array::from_fn(|_| self.corpus.words.title(&mut self.dice, 2));
        cells.join(" | ")
    }
}

/// From one page to another, both `top/section/name`.
fn relative(from: &str, to: &str) -> String {
    let [(from_section, _), (to_section, name)] =
        [from, to].map(|path| path.rsplit_once('/').unwrap_or_default());
    let top = |section: &str| section.split('/').next().unwrap_or_default().to_owned();
    if from_section == to_section {
        name.to_owned()
    } else if top(from) == top(to) {
        format!("../{}", to.split_once('/').unwrap_or_default().1)
    } else {
        format!("../../{to}")
    }
}
