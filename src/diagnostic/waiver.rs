//! Waivers: an author states that a finding is intentional, with a reason.

use super::rule::{RULES, Rule};
use super::suggest::nearest;
use super::{Diagnostic, Place, rule};

/// What starts a waiver in a comment.
const OPENING: &str = "allow ";

/// One rule, allowed at one line or in one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// The rule.
    pub rule: &'static Rule,
    /// The place of the waiver itself; it applies to this file.
    pub place: Place,
    /// The line whose findings it allows; `None` for the whole file.
    pub line: Option<usize>,
}

impl Waiver {
    /// Whether it covers `found`.
    pub fn covers(&self, found: &Diagnostic) -> bool {
        found.is(self.rule)
            && !self.rule.is_mandatory(found.severity)
            && self.place.file == found.place.file
            && self.line.is_none_or(|line| line == found.place.line)
    }

    /// The finding for a waiver that covers nothing.
    pub fn unused(&self) -> Diagnostic {
        let message = format!("there is no `{}` here to be allowed", self.rule.id);
        let help = match self.line {
            Some(_) => "delete it, or put it on the line above the one that it is about",
            None => "delete it",
        };
        rule::UNUSED_WAIVER
            .at(self.place.clone(), message)
            .help(help)
    }
}

/// Parses `long-sentence: quoted from the Act` out of a comment such as `allow long-sentence:
/// quoted from the Act`: the rule and the reason, which may be missing. `None` for other comments:
/// a waiver has exactly one word after `allow`, followed by a colon or nothing.
pub(crate) fn split(comment: &str) -> Option<(&str, &str)> {
    let rest = comment.trim().strip_prefix(OPENING)?;
    let (id, reason) = rest.split_once(':').unwrap_or((rest, ""));
    let id = id.trim();
    let word = !id.is_empty()
        && id
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    word.then(|| (id, reason.trim()))
}

/// The waiver of `id` at `place` for `line` (`None`: the whole file).
///
/// # Errors
/// What is wrong with it: no such rule, no reason, or a rule that cannot be waived.
pub(crate) fn read(
    id: &str,
    reason: &str,
    place: Place,
    line: Option<usize>,
) -> Result<Waiver, Box<Diagnostic>> {
    let wrong = |message: String, help: String| {
        Box::new(rule::WRONG_WAIVER.at(place.clone(), message).help(help))
    };
    let Some(rule) = Rule::of(id) else {
        let near = nearest(id, RULES.iter().map(|rule| rule.id));
        let help = near.map_or("`preceptor explain` lists all rules".to_owned(), |near| {
            format!("did you mean `{near}`?")
        });
        return Err(wrong(format!("there is no rule `{id}`"), help));
    };
    if rule.is_fixed() {
        return Err(wrong(
            format!("`{id}` cannot be allowed: the site cannot be right with it"),
            "fix it instead".to_owned(),
        ));
    }
    if !reason.contains(char::is_alphanumeric) {
        return Err(wrong(
            "this does not say why".to_owned(),
            format!("write the reason: `allow {id}: quoted from the Act`"),
        ));
    }
    Ok(Waiver { rule, place, line })
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn only_one_word_behind_allow_is_a_rule() {
        assert_eq!(
            split(" allow long-sentence: quoted: here "),
            Some(("long-sentence", "quoted: here"))
        );
        assert_eq!(split("allow long-sentence"), Some(("long-sentence", "")));
        assert_eq!(split("allow people time to answer"), None);
        assert_eq!(split("allow people time: they need it"), None);
        assert_eq!(split("allow: x"), None);
        assert_eq!(split("to allow x: y"), None);
    }
}
