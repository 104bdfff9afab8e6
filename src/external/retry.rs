//! When to retry: after temporary failures, a little later each time, and no sooner than the server
//! asks for.

use std::time::{Duration, SystemTime};

use super::Settings;
use super::web::{Failure, Reply};

/// How long to wait before retry `number`, counted from 0; `None` if a retry is pointless.
pub(super) fn wait(
    result: &Result<Reply, Failure>,
    number: u32,
    settings: &Settings,
) -> Option<Duration> {
    let own = settings
        .back_off
        .saturating_mul(2u32.saturating_pow(number));
    let wished = match result {
        Ok(Reply {
            status: 429 | 502 | 503 | 504,
            retry_after,
            ..
        }) => retry_after
            .as_deref()
            .and_then(|text| parsed(text, SystemTime::now()))
            .unwrap_or(own),
        Err(Failure::Late) => own,
        _ => return None,
    };
    (number < settings.retries && wished <= settings.patience)
        .then(|| wished.max(own.min(settings.patience)))
}

/// Parses `120` or `Wed, 21 Oct 2026 07:28:00 GMT` as a duration from `now`.
fn parsed(text: &str, now: SystemTime) -> Option<Duration> {
    let text = text.trim();
    if let Ok(seconds) = text.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let then = jiff::fmt::rfc2822::parse(text).ok()?.timestamp();
    let now = now.duration_since(SystemTime::UNIX_EPOCH).ok()?;
    let then = Duration::from_secs(u64::try_from(then.as_second()).ok()?);
    Some(then.saturating_sub(now))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn busy(retry_after: Option<&str>) -> Result<Reply, Failure> {
        Ok(Reply {
            status: 503,
            location: None,
            retry_after: retry_after.map(str::to_owned),
        })
    }

    #[test]
    fn each_wait_is_longer_and_none_shorter_than_wished() {
        let settings = Settings::default();
        let seconds = |result, number| wait(&result, number, &settings).map(|wait| wait.as_secs());
        assert_eq!(seconds(busy(None), 0), Some(2));
        assert_eq!(seconds(busy(None), 1), Some(4));
        assert_eq!(seconds(busy(None), 2), None);
        assert_eq!(seconds(busy(Some("10")), 0), Some(10));
        assert_eq!(seconds(busy(Some("0")), 0), Some(2));
        assert_eq!(seconds(busy(Some("3600")), 0), None);
        assert_eq!(seconds(busy(Some("soon")), 0), Some(2));
        assert_eq!(seconds(Err(Failure::Late), 0), Some(2));
        assert_eq!(seconds(Err(Failure::Garbled(String::new())), 0), None);
    }

    #[test]
    fn a_date_is_understood_too() {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777 - 7);
        assert_eq!(
            parsed("Sun, 06 Nov 1994 08:49:37 GMT", now),
            Some(Duration::from_secs(7))
        );
        assert_eq!(
            parsed("Sun, 06 Nov 1994 08:49:37 GMT", SystemTime::now()),
            Some(Duration::ZERO)
        );
    }
}
