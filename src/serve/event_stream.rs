//! The shared -> server-sent events: one for each change, for as long as the page is open.

use std::io::{self, Write};
use std::time::Duration;

use super::problem::StateMessage;
use super::state::SharedState;

/// After so long without news a line is sent that says nothing: it shows that the page is still
/// there.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// Sends what the shared says until the reader is gone or the server stops. First comes how things
/// stand now.
///
/// # Errors
/// When the reader is gone.
pub fn send(shared: &SharedState, to: &mut impl Write) -> io::Result<()> {
    to.write_all(b"retry: 1000\n\n")?;
    let mut sent = None;
    loop {
        let state = shared.wait(
            if sent.is_none() {
                Duration::ZERO
            } else {
                HEARTBEAT
            },
            |state| Some(state.version) != sent,
        );
        if state.is_over {
            return Ok(());
        }
        if Some(state.version) == sent {
            to.write_all(b":\n\n")?;
        } else {
            sent = Some(state.version);
            write!(
                to,
                "data: {}\n\n",
                serde_json::to_string(&StateMessage::of(&state))?
            )?;
        }
        to.flush()?;
    }
}
