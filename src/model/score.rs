//! What is typed, by authors and by readers: words in the one form in which they are compared, and
//! numbers with their units. `js/score-typed.js` says the same in the browser; both are held to
//! `tests/scoring/`.

mod amount;
mod words;

pub use amount::{Figures, power, split, unit_words, value, word};
pub use words::{bare, folded, plain};
