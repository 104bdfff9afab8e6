//! Completions and the manual know every command and every option.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::process::Command;

fn says(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_preceptor"))
        .args(arguments)
        .output()
        .unwrap();
    assert!(output.status.success(), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The commands that the help lists.
fn commands() -> Vec<String> {
    let help = says(&["--help"]);
    let list = help
        .split("Commands:\n")
        .nth(1)
        .unwrap()
        .split("\n\n")
        .next()
        .unwrap();
    let names = list
        .lines()
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    names
        .map(|line| line.split_whitespace().next().unwrap().to_owned())
        .filter(|name| name != "help")
        .collect()
}

/// The long options that a command's help lists.
fn options(command: &str) -> Vec<String> {
    let help = says(&[command, "--help"]);
    let lines = help
        .lines()
        .map(str::trim_start)
        .filter(|line| line.starts_with("--"));
    lines
        .map(|line| {
            line.split([' ', '='])
                .next()
                .unwrap()
                .trim_start_matches('-')
                .to_owned()
        })
        .collect()
}

/// How the completions for a shell offer a command.
fn offer(shell: &str, command: &str) -> String {
    match shell {
        "bash" => format!("preceptor,{command})"),
        "zsh" => format!("'{command}:"),
        "fish" => format!("__fish_preceptor_needs_command\" -f -a \"{command}\""),
        "powershell" => format!("::new('{command}', '{command}'"),
        "elvish" => format!("cand {command} '"),
        _ => panic!("{shell}"),
    }
}

/// The part of the completions for a shell that is about one command.
fn section(shell: &str, text: &str, command: &str) -> String {
    let (start, end) = match shell {
        "bash" => (format!("preceptor__subcmd__{command})\n"), "\n"),
        "zsh" => (format!("({command})\n"), "&& ret=0"),
        "powershell" => (format!("'preceptor;{command}' {{"), "\n            break"),
        "elvish" => (format!("&'preceptor;{command}'= {{"), "\n        }"),
        _ => {
            let own = format!("using_subcommand {command}\"");
            return text
                .lines()
                .filter(|line| line.contains(&own))
                .map(|line| format!("{line}\n"))
                .collect();
        }
    };
    let rest = text
        .split(&start)
        .nth(1)
        .unwrap_or_else(|| panic!("{shell}: {command}"));
    rest.split(end).next().unwrap().to_owned()
}

/// How that part offers an option.
fn offers(shell: &str, section: &str, option: &str) -> bool {
    let offer = match shell {
        "bash" => {
            let words = section.split([' ', '"']);
            return words.into_iter().any(|word| word == format!("--{option}"));
        }
        "zsh" => {
            let starts = [format!("--{option}="), format!("--{option}[")];
            return starts.iter().any(|start| section.contains(start));
        }
        "fish" => format!(" -l {option} "),
        "powershell" => format!("::new('--{option}'"),
        _ => format!("cand --{option} "),
    };
    section.contains(&offer)
}

#[test]
fn every_command_and_option_is_completed_and_explained() {
    let shells = ["bash", "zsh", "fish", "powershell", "elvish"];
    let texts = shells.map(|shell| says(&["completions", shell]));
    // In roff, hyphens are escaped.
    let manual = says(&["man"])
        .replace("\\-", "-")
        .replace("\\fB", "")
        .replace("\\fR", "");
    let commands = commands();
    assert!(
        commands.len() > 6 && commands.contains(&"new".to_owned()),
        "{commands:?}"
    );
    for command in &commands {
        let heading = format!(".SH \"PRECEPTOR {}\"", command.to_uppercase());
        let Some(page) = manual.split(&heading).nth(1) else {
            panic!("{command}:\n{manual}");
        };
        let page = page.split("\n.SH").next().unwrap();
        let options = options(command);
        for option in &options {
            let explains = |line: &str| {
                line.split([' ', '='])
                    .any(|word| word == format!("--{option}"))
            };
            let mut entries = page.split(".TP\n").skip(1);
            assert!(
                entries.any(|entry| entry.lines().next().is_some_and(explains)),
                "{command} --{option}"
            );
        }
        for (shell, text) in shells.iter().zip(&texts) {
            assert!(text.contains(&offer(shell, command)), "{shell}: {command}");
            let section = section(shell, text, command);
            for option in &options {
                assert!(
                    offers(shell, &section, option),
                    "{shell}: {command} --{option}"
                );
            }
        }
    }
}

#[test]
fn a_shell_that_is_not_known_is_named_with_those_that_are() {
    let output = Command::new(env!("CARGO_BIN_EXE_preceptor"))
        .args(["completions", "bsh"])
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("bash") && said.contains("zsh"), "{said}");
}
