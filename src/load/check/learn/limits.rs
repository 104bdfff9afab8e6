//! How much one question, or one step of a case, may hold. Each pair is offered every match, so
//! what is written out grows with the square of them; and no reader keeps so many in view.

use crate::diagnostic::{Diagnostics, rule};
use crate::load::body::reader::Reader;
use crate::load::parts::items;

const MOST: usize = 50;

/// Whether there are too many; then it is said at the first line of `block`.
pub(in crate::load) fn is_over(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    block: usize,
    count: usize,
    what: &str,
) -> bool {
    if count <= MOST {
        return false;
    }
    let place = reader.place(items::first_line_range(reader, block));
    let message = format!("{count} {what} are more than anybody can keep in view");
    let help = format!("keep to {MOST} at most; fewer than ten are usually enough");
    sink.push(rule::TOO_MANY_OPTIONS.at(place, message).help(help));
    true
}
