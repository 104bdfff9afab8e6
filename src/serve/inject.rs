//! Adds to a page what only the server needs: scripts that reload it and show errors.

use std::hash::{Hash as _, Hasher as _};

use rustc_hash::FxHasher;

use super::state::Edition;

/// Path of the server's own files. The content cannot have such a path.
pub(super) const PREFIX: &str = ".preceptor-serve/";

/// Added to the policy of a page, which allows no connections since the site itself makes none.
const CONNECT: &str = "; connect-src 'self'";

/// How the policy begins in a page's head.
const POLICY: &str = "http-equiv=\"Content-Security-Policy\" content=\"";

/// A hash of the page and of what it loads.
pub(super) fn etag(html: &[u8], edition: &Edition) -> String {
    let mut hasher = FxHasher::default();
    (html, edition.assets_hash()).hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// The page with the server's additions.
pub(super) fn inject(html: &[u8], tag: &str, edition: &str) -> Vec<u8> {
    let head = find(html, "</head>").unwrap_or(html.len());
    let policy = find(&html[..head], POLICY).map(|at| at + POLICY.len());
    let end = policy.and_then(|at| find(&html[at..head], "\"").map(|length| at + length));
    let (before, after) = html.split_at(end.unwrap_or(0));
    let connect = if end.is_some() { CONNECT } else { "" };
    let (rest, body) = after.split_at(head - before.len());
    [
        before,
        connect.as_bytes(),
        rest,
        additions(tag, edition).as_bytes(),
        body,
    ]
    .concat()
}

fn additions(tag: &str, edition: &str) -> String {
    format!(
        "<link rel=\"stylesheet\" href=\"/{PREFIX}problems.css\">\
         <script defer src=\"/{PREFIX}problems.js\"></script>\
         <script defer src=\"/{PREFIX}reload.js\" data-tag=\"{tag}\" data-edition=\"{edition}\"></script>"
    )
}

fn find(text: &[u8], wanted: &str) -> Option<usize> {
    text.windows(wanted.len())
        .position(|window| window == wanted.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_is_widened_and_the_scripts_stand_in_the_head() {
        let page = format!(
            "<head><meta {POLICY}default-src 'none'\"></head><body>{POLICY}x\"</head></body>"
        );
        let injected = String::from_utf8(inject(page.as_bytes(), "t", "e")).unwrap();
        let additions = additions("t", "e");
        assert_eq!(
            injected,
            format!(
                "<head><meta {POLICY}default-src 'none'{CONNECT}\">{additions}</head><body>{POLICY}x\"</head></body>"
            )
        );
    }

    /// A project's own theme may leave out anything.
    #[test]
    fn a_page_without_a_head_or_a_policy_is_dressed_too() {
        let additions = additions("t", "e");
        assert_eq!(inject(b"", "t", "e"), additions.as_bytes());
        assert_eq!(
            inject(b"<p>x", "t", "e"),
            format!("<p>x{additions}").as_bytes()
        );
        assert_eq!(
            inject(b"</head>x", "t", "e"),
            format!("{additions}</head>x").as_bytes()
        );
        let open = format!("{POLICY}x");
        assert_eq!(
            inject(open.as_bytes(), "t", "e"),
            format!("{open}{additions}").as_bytes()
        );
    }
}
