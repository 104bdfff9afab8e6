//! Footnotes where they would give an answer away.

use std::ops::Range;

use crate::diagnostic::{Diagnostics, rule};
use crate::load::body::reader::Reader;

impl Reader<'_> {
    /// Footnotes are where everybody reads them: in an answer, one would give it away.
    pub(in crate::load) fn report_hidden_footnote(
        &self,
        sink: &mut Diagnostics,
        range: Range<usize>,
    ) {
        let place = self.place(range);
        sink.push(
            rule::FOOTNOTE_IN_ANSWER.at(place, "an answer, its feedback and its reason cannot have footnotes")
                .help("footnotes are shown with the introduction, before anybody has answered: write its words here, in brackets"),
        );
    }
}
