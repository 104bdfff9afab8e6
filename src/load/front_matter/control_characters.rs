//! Signs that no page, feed or file of another program can hold: they cannot be seen, and get into
//! a value by mistake.

/// Whether a sign can be shown, or parts words.
pub(crate) fn is_shown(c: char) -> bool {
    let is_gap = matches!(c, '\t' | '\n' | '\r');
    is_gap || !(c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}'))
}

/// Whether `text` is an address for mail and nothing beside it: what follows a question mark would
/// fill in the mail.
pub(crate) fn is_mail_address(text: &str) -> bool {
    let fine = |part: &str, signs: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|c| c.is_alphanumeric() || signs.contains(c))
            && !part.contains("..")
    };
    text.split_once('@').is_some_and(|(name, host)| {
        fine(name, ".!#$*+-/=^_`{|}~'")
            && fine(host, ".-")
            && !host.starts_with(['.', '-'])
            && !host.ends_with('.')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_for_mail_hold_nothing_else() {
        for fine in [
            "ot.team@example.nhs.uk",
            "o'neil+work@a-b.org",
            "x@localhost",
            "jö@exämple.org",
        ] {
            assert!(is_mail_address(fine), "{fine}");
        }
        for wrong in [
            "",
            "a",
            "a@",
            "@b",
            "a@b?cc=c@d",
            "a@b,c@d",
            "a b@c",
            "a@b c",
            "a&b@c",
            "a%0a@b",
            "a@b@c",
            "a@.b",
            "<a@b>",
        ] {
            assert!(!is_mail_address(wrong), "{wrong}");
        }
    }
}
