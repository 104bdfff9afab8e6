//! What comes of a body.

use crate::model::document::{Action, Heading, Image, Link, Reading, Words};
use crate::model::fragment::Fragment;

/// A body, understood.
#[derive(Debug)]
pub struct Body {
    /// The markup with its holes.
    pub fragment: Fragment,
    /// Headings in order.
    pub outline: Vec<Heading>,
    /// Every id.
    pub anchors: Vec<Box<str>>,
    /// Links to files of the project.
    pub links: Vec<Link>,
    /// Addresses of other sites.
    pub outside: Vec<Box<str>>,
    /// Images.
    pub images: Vec<Image>,
    /// Leader actions.
    pub actions: Vec<Action>,
    /// The words.
    pub words: Words,
    /// How it reads, where that is asked for.
    pub reading: Reading,
}
