//! Changes of the state -> server-sent events, for as long as the page is open.

use std::io::{self, Write};
use std::time::Duration;

use super::problem::StateMessage;
use super::state::SharedState;

/// After this long without news an empty comment line is sent, to detect pages that were closed.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// Sends the current state, then every change, until the client is gone or the server stops.
///
/// # Errors
/// If the client is gone.
pub(super) fn send(shared: &SharedState, to: &mut impl Write) -> io::Result<()> {
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
