//! A checklist: statements that people rate their confidence by.

use super::{Prompt, Title};
use crate::model::fragment::Fragment;
use crate::model::meta::Spanned;

/// A checklist.
#[derive(Debug, Clone, PartialEq)]
pub struct Checklist {
    /// Its front matter.
    pub rules: Rules,
    /// In order; the first may have no heading.
    pub sections: Vec<Section>,
}

/// The rules of a checklist.
#[derive(Debug, Clone, PartialEq)]
pub struct Rules {
    /// The rating scale.
    pub scale: Scale,
    /// When it is filled in, in order.
    pub moments: Vec<Moment>,
    /// At the end people also look back at the start.
    pub then_now: bool,
}

impl Default for Rules {
    fn default() -> Rules {
        Rules {
            scale: Scale::Default,
            moments: vec![Moment::Start, Moment::End],
            then_now: false,
        }
    }
}

/// Labelled points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scale {
    /// The locale's five labels.
    Default,
    /// An author's own: the value of the first point, and the labels in order.
    Own {
        /// 0 or 1.
        first: u8,
        /// 2 to 11.
        labels: Vec<String>,
    },
}

impl Scale {
    /// The values from low to high.
    pub fn values(&self) -> std::ops::RangeInclusive<u8> {
        match self {
            Scale::Default => 1..=5,
            Scale::Own { first, labels } => {
                *first..=first + u8::try_from(labels.len()).unwrap_or(1).saturating_sub(1)
            }
        }
    }
}

/// When a rating is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Moment {
    /// Before the learning.
    Start,
    /// After the learning.
    End,
}

impl Moment {
    /// As in front matter and links.
    pub fn code(self) -> &'static str {
        match self {
            Moment::Start => "start",
            Moment::End => "end",
        }
    }
}

/// Statements under one heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Its heading.
    pub title: Option<Title>,
    /// The text before the first statement.
    pub intro: Fragment,
    /// In order.
    pub statements: Vec<Statement>,
    /// Places to reflect.
    pub prompts: Vec<Prompt>,
}

/// A statement to rate.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// The id that ratings are saved under.
    pub id: Spanned<String>,
    /// With its markup.
    pub text: Fragment,
    /// Its words.
    pub plain: Box<str>,
    /// The point to aim at.
    pub target: Option<u8>,
    /// What to do when the rating is low.
    pub next: Option<Fragment>,
}

impl Scale {
    /// The default target: three quarters of the scale, the fourth point of five, and above the
    /// first.
    fn usual_aim(&self) -> u8 {
        let values = self.values();
        let (first, steps) = (*values.start(), values.end() - values.start());
        first + (steps - steps.div_ceil(4)).max(1)
    }
}

impl Checklist {
    /// The target of a statement, explicit or default.
    pub fn aim(&self, statement: &Statement) -> u8 {
        statement
            .target
            .unwrap_or_else(|| self.rules.scale.usual_aim())
    }

    /// All statements, in order.
    pub fn statements(&self) -> impl Iterator<Item = &Statement> {
        self.sections.iter().flat_map(|section| &section.statements)
    }
}

#[cfg(test)]
mod tests {
    use super::Scale;

    #[test]
    fn without_a_target_a_statement_aims_three_quarters_of_the_way_up() {
        let own = |first, points: usize| {
            Scale::Own {
                first,
                labels: vec![String::new(); points],
            }
            .usual_aim()
        };
        assert_eq!(Scale::Default.usual_aim(), 4);
        assert_eq!(
            [own(1, 2), own(1, 3), own(1, 4), own(0, 5), own(0, 11)],
            [2, 2, 3, 3, 7]
        );
    }
}
