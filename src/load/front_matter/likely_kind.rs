//! What kind of document a file probably is, where its folder says something else.
//!
//! A quiz in the folder for guidance would show its options as actions for leaders, and all that is
//! said of it would be about actions. So a file that can hardly be anything else is read as what it
//! is, and that is said once.

use memchr::memmem;

use super::split::lines;
use crate::model::kind::KindName;

/// Without any of these a body is looked at no further.
const SIGNS: [&str; 8] = [
    "[x]",
    "[X]",
    "Went well",
    "](#",
    "target=",
    "Reflect:",
    "Observe:",
    "Sign off:",
];

/// What is seen below one heading.
#[derive(Default)]
struct Below {
    asks: bool,
    ticked: usize,
    unticked: usize,
    answer: bool,
    /// `Hint:` or `Why:`.
    label: bool,
}

/// What is seen in a body.
#[derive(Default)]
struct Seen {
    headings: usize,
    questions: usize,
    /// Questions that no other text looks like.
    clear: usize,
    choices: usize,
    endings: usize,
    targets: usize,
    steps: usize,
}

/// The kind that front matter and body can hardly be anything but, if it is not `folder`, that of
/// the folder.
pub(in crate::load) fn kind(folder: KindName, yaml: &str, body: &str) -> Option<KindName> {
    let keys = |names: &[&str]| {
        let is_key = |line: &str| {
            line.split_once(':')
                .is_some_and(|(key, _)| names.contains(&key))
        };
        yaml.lines().filter(|line| is_key(line)).count()
    };
    // What says `kind: quiz` may still lack `scenario: true`.
    let says_quiz = yaml.lines().any(|line| line.trim_end() == "kind: quiz");
    if keys(&["scenario"]) > 0 || (keys(&["kind"]) > 0 && !says_quiz) {
        return None;
    }
    let folder = if says_quiz { KindName::Quiz } else { folder };
    let (quiz, checklist, module) = (
        keys(&["pass", "attempts", "draw", "shuffle"]),
        keys(&["scale", "then_now"]),
        keys(&["minutes", "outcomes", "complete"]),
    );
    let may = SIGNS
        .iter()
        .any(|sign| memmem::find(body.as_bytes(), sign.as_bytes()).is_some());
    if !may && quiz + checklist + module == 0 {
        return None;
    }
    let seen = seen(body);
    let is_quiz =
        seen.questions * 2 >= seen.headings && (seen.clear > 0 || (quiz > 0 && seen.questions > 0));
    let untested = folder == KindName::Quiz && seen.questions == 0;
    let found = if seen.choices > 1 && (seen.endings > 0 || untested) && seen.questions == 0 {
        KindName::Scenario
    } else if is_quiz {
        KindName::Quiz
    } else if seen.targets > 1 || (checklist > 0 && seen.questions == 0 && quiz + module == 0) {
        KindName::Checklist
    } else if module > 1 || (module > 0 && seen.steps > 0) {
        KindName::Module
    } else {
        return None;
    };
    (found != folder && (!says_quiz || found == KindName::Scenario)).then_some(found)
}

fn seen(body: &str) -> Seen {
    let mut seen = Seen::default();
    let mut below = Below::default();
    let mut code = false;
    for line in lines(body).map(|line| body[line].trim()) {
        if line.starts_with("```") || line.starts_with("~~~") {
            code = !code;
        }
        if code {
            continue;
        }
        if let Some(words) = line
            .strip_prefix("## ")
            .or_else(|| line.strip_prefix("### "))
        {
            seen.end(std::mem::take(&mut below));
            seen.headings += 1;
            below.asks = words
                .split(" {#")
                .next()
                .is_some_and(|words| words.trim_end().ends_with('?'));
        }
        look(line, &mut seen, &mut below);
    }
    seen.end(below);
    seen
}

fn look(line: &str, seen: &mut Seen, below: &mut Below) {
    let item = line.strip_prefix(['-', '*', '+']).map(str::trim_start);
    let quote = line
        .strip_prefix('>')
        .map(|text| text.trim_start_matches([' ', '*']));
    let begins = |text: &str, word: &str| {
        text.get(..word.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(word))
    };
    if let Some(item) = item {
        below.ticked += usize::from(item.starts_with("[x] ") || item.starts_with("[X] "));
        below.unticked += usize::from(item.starts_with("[ ] "));
        let leads = item.starts_with('[')
            && item.ends_with(')')
            && item.contains("](#")
            && item.matches("](").count() == 1;
        seen.choices += usize::from(leads);
        seen.targets +=
            usize::from(item.ends_with('}') && item.contains("{#") && item.contains(" target="));
    }
    if let Some(quote) = quote {
        below.label |= begins(quote, "Hint:") || begins(quote, "Why:");
        seen.endings += usize::from(begins(quote, "Went well:"));
    }
    below.answer |= begins(line.trim_start_matches('*'), "Answer:");
    let numbered = line.trim_start_matches(|c: char| c.is_ascii_digit());
    if numbered.len() < line.len() {
        let words = numbered.trim_start_matches(['.', ')', ' ', '*']);
        seen.steps += usize::from(
            ["Reflect:", "Observe:", "Sign off:"]
                .iter()
                .any(|label| begins(words, label)),
        );
    }
}

impl Seen {
    fn end(&mut self, below: Below) {
        let options = below.ticked > 0 && below.unticked > 0;
        self.questions += usize::from((options || below.answer) && (below.asks || below.label));
        self.clear +=
            usize::from((options && below.asks) || ((options || below.answer) && below.label));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUESTION: &str = "## Who can sign? {#who}\n\n- [x] Nurses\n- [ ] Clerks\n";

    #[test]
    fn files_in_the_wrong_folder_are_known() {
        let in_guidance = |yaml: &str, body: &str| kind(KindName::Guidance, yaml, body);
        assert_eq!(in_guidance("title: A", QUESTION), Some(KindName::Quiz));
        assert_eq!(
            in_guidance("pass: 80", "## Who? {#who}\n\nAnswer: nurses\n"),
            Some(KindName::Quiz)
        );
        let case = "## Start {#a}\n\n- [Wait](#b)\n- [Ask](#b)\n\n## End {#b}\n\n> **Went well:** it did.\n";
        assert_eq!(in_guidance("title: A", case), Some(KindName::Scenario));
        assert_eq!(
            kind(KindName::Quiz, "title: A", case),
            Some(KindName::Scenario)
        );
        assert_eq!(
            in_guidance(
                "title: A",
                "- I can. {#a target=4}\n- I do. {#b target=3}\n"
            ),
            Some(KindName::Checklist)
        );
        assert_eq!(
            in_guidance("minutes: 5\noutcomes:\n  - id: a", "1. [Read](a.md)\n"),
            Some(KindName::Module)
        );
        assert_eq!(kind(KindName::Quiz, "title: A", QUESTION), None);
        assert_eq!(in_guidance("kind: quiz", case), Some(KindName::Scenario));
        assert_eq!(in_guidance("kind: guidance", QUESTION), None);
        assert_eq!(in_guidance("kind: quiz\nscenario: false", case), None);
    }

    #[test]
    fn other_pages_stay_what_they_are() {
        for body in [
            "## What to do\n\n- [ ] Write. {#write}\n- [x] Ask. {#ask}\n",
            "## Who can sign?\n\nAnswer: nurses.\n\n## When?\n\nAnswer: at once.\n",
            "- [Before](#before)\n- [After](#after)\n\n## Before\n\nText\n\n## After\n\nText\n",
            "```\n## Who?\n- [x] a\n- [ ] b\n```\n",
            "## One\n\nText\n\n## Two\n\nText\n\n## Are you ready?\n\n- [x] a\n- [ ] b\n",
        ] {
            assert_eq!(kind(KindName::Guidance, "title: A", body), None, "{body}");
            assert_eq!(kind(KindName::Page, "title: A", body), None, "{body}");
        }
    }
}
