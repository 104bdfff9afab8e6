//! `preceptor explain`.

use clap::Args;
use preceptor::diagnostic::Severity;
use preceptor::diagnostic::rule::{self, RULES, Rule};
use preceptor::diagnostic::suggest::did_you_mean;

use super::{report, terminal_page};

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub struct Explain {
    /// The rule: the word between brackets in a finding, such as broken-link. All rules are listed
    /// where none is named
    #[arg(value_name = "ID")]
    id: Option<String>,
}

/// Prints the page of a rule, or the list of all.
pub fn run(arguments: &Explain) -> u8 {
    report::print_result(match &arguments.id {
        None => Ok(list()),
        Some(id) => Rule::of(id).map(explain).ok_or_else(|| unknown(id)),
    })
}

fn unknown(id: &str) -> String {
    let near = did_you_mean(id, RULES.iter().map(|rule| rule.id));
    let help = near.unwrap_or_else(|| "`preceptor explain` lists all rules".to_owned());
    format!("there is no rule `{id}`: {help}")
}

fn explain(rule: &Rule) -> String {
    let page = rule::page(rule.id).unwrap_or_else(|| {
        format!(
            "# {}: {}\n\nLevel: {}\n",
            rule.id,
            rule.title,
            rule.shown_level()
        )
    });
    terminal_page::render(&page) + &freedom(rule)
}

/// How far a project may change the level of the rule.
fn freedom(rule: &Rule) -> String {
    let said = if rule.is_fixed() && rule.lowest == Severity::Warning {
        format!(
            "It has to be fixed before others see the site. To look at the site before that, write \
             `check: {{{0}: warning}}` in preceptor.yaml; `--strict` stops at it all the same.",
            rule.id
        )
    } else if rule.is_fixed() {
        "This one has to be fixed: the site cannot be right with it.".to_owned()
    } else {
        let errors = if rule.mandatory {
            " Its errors have to be fixed all the same."
        } else {
            ""
        };
        format!(
            "If it is meant to be so, put `<!-- allow {0}: the reason -->` on the line above. \
             To give the rule another level, write `check: {{{0}: advice}}` in preceptor.yaml; or `error`, `warning`, `off`.{errors}",
            rule.id
        )
    };
    "\n".to_owned() + &terminal_page::paragraph(&said)
}

/// All rules by their most severe level.
fn list() -> String {
    let levels = [
        (
            Severity::Error,
            "Errors: the site is not built with one of them",
        ),
        (
            Severity::Warning,
            "Warnings: a reader would be misled, or would miss something",
        ),
        (Severity::Advice, "Advice: worth a look"),
    ];
    let widest = RULES
        .iter()
        .map(|rule| rule.id.len())
        .max()
        .unwrap_or_default();
    let mut text = String::new();
    for (level, title) in levels {
        let rules: Vec<&Rule> = RULES
            .iter()
            .copied()
            .filter(|rule| rule.level == level)
            .collect();
        if !rules.is_empty() {
            text.push_str(&format!("{title}\n\n"));
            text.extend(
                rules
                    .iter()
                    .map(|rule| format!("  {:widest$}  {}\n", rule.id, rule.title)),
            );
            text.push('\n');
        }
    }
    text + "`preceptor explain ID` says more about one of them.\n"
}
