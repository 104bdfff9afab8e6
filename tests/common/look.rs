//! Looking at one page of a built site, by CSS selectors.

use scraper::{ElementRef, Html, Selector};

use super::Project;

impl Project {
    /// Goes to a page.
    #[track_caller]
    pub fn page(mut self, path: &str) -> Project {
        let files = self.files();
        assert!(
            files.contains_key(path),
            "no {path} among {:?}",
            files.keys()
        );
        self.page = path.to_owned();
        self
    }

    /// The page as it is written.
    #[track_caller]
    pub fn source(&self) -> String {
        String::from_utf8(self.files().remove(&self.page).expect("page() comes first")).unwrap()
    }

    /// What each element holds that `selector` finds, in order.
    #[track_caller]
    fn texts_at(&self, selector: &str) -> Vec<String> {
        self.map(selector, |element| {
            plain(&element.text().collect::<String>())
        })
    }

    #[track_caller]
    fn map<T>(&self, selector: &str, see: impl Fn(ElementRef<'_>) -> T) -> Vec<T> {
        let wanted = Selector::parse(selector).expect("a selector");
        Html::parse_document(&self.source())
            .select(&wanted)
            .map(see)
            .collect()
    }

    /// One of the elements holds just this text; white space counts as one space.
    #[track_caller]
    pub fn has(self, selector: &str, text: &str) -> Project {
        let found = self.texts_at(selector);
        assert!(
            found.iter().any(|one| one == text),
            "{}: no {selector} is {text:?}: {found:#?}",
            self.page
        );
        self
    }

    /// The elements hold these texts, in this order, and there are no others.
    #[track_caller]
    pub fn texts(self, selector: &str, texts: &[&str]) -> Project {
        assert_eq!(self.texts_at(selector), texts, "{}: {selector}", self.page);
        self
    }

    /// No element is found.
    #[track_caller]
    pub fn hasnt(self, selector: &str) -> Project {
        let found = self.map(selector, |element| element.html());
        assert!(
            found.is_empty(),
            "{}: {selector} is there: {found:#?}",
            self.page
        );
        self
    }

    /// The elements have these values of an attribute, in order; `-` means none.
    #[track_caller]
    pub fn attrs(self, selector: &str, name: &str, values: &[&str]) -> Project {
        let found = self.map(selector, |element| {
            element.attr(name).unwrap_or("-").to_owned()
        });
        assert_eq!(found, values, "{}: {name} of {selector}", self.page);
        self
    }

    /// The elements' content as markup, with neither white space between tags.
    #[track_caller]
    pub fn inner(self, selector: &str, markup: &[&str]) -> Project {
        let found = self.map(selector, |element| plain(&element.inner_html()));
        assert_eq!(found, markup, "{}: {selector}", self.page);
        self
    }

    /// The page holds this, as it is written.
    #[track_caller]
    pub fn raw(self, text: &str) -> Project {
        let source = self.source();
        assert!(
            source.contains(text),
            "{}: no {text:?} in\n{source}",
            self.page
        );
        self
    }

    /// The page does not hold this.
    #[track_caller]
    pub fn not_raw(self, text: &str) -> Project {
        assert!(
            !self.source().contains(text),
            "{}: {text:?} is there",
            self.page
        );
        self
    }

    /// Every id is there once, and every link within the page leads to one of them.
    #[track_caller]
    pub fn anchored(self) -> Project {
        let mut ids = self.map("[id]", |element| element.attr("id").unwrap().to_owned());
        let count = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), count, "{}: an id stands twice", self.page);
        for href in self.map("a[href^='#']", |element| {
            element.attr("href").unwrap().to_owned()
        }) {
            assert!(
                ids.binary_search(&href[1..].to_owned()).is_ok(),
                "{}: {href} leads nowhere: {ids:?}",
                self.page
            );
        }
        self
    }
}

/// Runs of white space as one space, none at the ends.
fn plain(text: &str) -> String {
    text.split([' ', '\n', '\t'])
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
