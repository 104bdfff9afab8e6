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

#[test]
fn every_command_and_option_is_completed_and_explained() {
    let shells = ["bash", "zsh", "fish", "powershell", "elvish"];
    let texts: Vec<String> = shells
        .iter()
        .map(|shell| says(&["completions", shell]))
        .collect();
    // The formatter wants its hyphens marked.
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
        for (shell, text) in shells.iter().zip(&texts) {
            assert!(text.contains(command.as_str()), "{shell}: {command}");
        }
        assert!(
            manual.contains(&format!("PRECEPTOR {}\"", command.to_uppercase())),
            "{command}:\n{manual}"
        );
        for option in options(command) {
            for (shell, text) in shells.iter().zip(&texts) {
                assert!(text.contains(&option), "{shell}: {command} --{option}");
            }
            assert!(
                manual.contains(&format!("--{option}")),
                "{command} --{option}"
            );
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
