//! Text typed by authors and readers: words in the normal form in which they are compared, and
//! numbers with their units. `js/score-typed.js` does the same in the browser; both are tested with
//! `tests/scoring/`.

mod amount;
mod words;

pub use amount::{Figures, power, split, unit_words, value, word};
pub use words::{bare, folded, plain};
