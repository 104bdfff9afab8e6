//! The board -> server-sent events: one for each change, for as long as the page is open.

use std::io::{self, Write};
use std::time::Duration;

use super::board::Board;
use super::problem::News;

/// After so long without news a line is sent that says nothing: it shows that the page is still
/// there.
const PULSE: Duration = Duration::from_secs(15);

/// Sends what the board says until the reader is gone or the server stops. First comes how things
/// stand now.
///
/// # Errors
/// When the reader is gone.
pub fn send(board: &Board, to: &mut impl Write) -> io::Result<()> {
    to.write_all(b"retry: 1000\n\n")?;
    let mut told = None;
    loop {
        let state = board.wait(
            if told.is_none() {
                Duration::ZERO
            } else {
                PULSE
            },
            |state| Some(state.version) != told,
        );
        if state.is_over {
            return Ok(());
        }
        if Some(state.version) == told {
            to.write_all(b":\n\n")?;
        } else {
            told = Some(state.version);
            write!(
                to,
                "data: {}\n\n",
                serde_json::to_string(&News::of(&state))?
            )?;
        }
        to.flush()?;
    }
}
