//! `preceptor completions` and `preceptor man`: shell completions and the manual, generated from
//! the commands themselves.

use std::io::{self, Write as _};

use clap::{Args, Command, CommandFactory as _};
use clap_complete::Shell;
use clap_mangen::Man;

use super::{Cli, DONE, FAILED, report};

/// Arguments of `completions`.
#[derive(Debug, Args)]
#[command(
    after_help = "To have them in each new window of the terminal:\n  bash        preceptor completions bash > ~/.local/share/bash-completion/completions/preceptor\n  \
zsh         preceptor completions zsh > ~/.zfunc/_preceptor   (where ~/.zfunc is in fpath)\n  \
fish        preceptor completions fish > ~/.config/fish/completions/preceptor.fish\n  \
powershell  preceptor completions powershell >> $PROFILE"
)]
pub struct Completions {
    /// The shell that you type in
    #[arg(value_enum)]
    shell: Shell,
}

/// Prints the completions for a shell.
pub fn completions(arguments: &Completions) -> u8 {
    let mut text = Vec::new();
    clap_complete::generate(arguments.shell, &mut Cli::command(), "preceptor", &mut text);
    print(&text)
}

/// Prints the manual as one page, with a section for each command.
pub fn man() -> u8 {
    match manual() {
        Ok(text) => print(&text),
        Err(_) => FAILED,
    }
}

fn manual() -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    let mut whole = Cli::command();
    whole.build();
    let man = Man::new(whole.clone());
    man.render_title(&mut text)?;
    man.render_name_section(&mut text)?;
    man.render_synopsis_section(&mut text)?;
    man.render_description_section(&mut text)?;
    for command in whole
        .get_subcommands()
        .filter(|command| command.get_name() != "help")
    {
        section(command, &mut text)?;
    }
    notes(&whole, ".SH", &mut text)?;
    man.render_version_section(&mut text)?;
    Ok(text)
}

fn section(command: &Command, text: &mut Vec<u8>) -> io::Result<()> {
    writeln!(
        text,
        ".SH \"PRECEPTOR {}\"",
        command.get_name().to_uppercase()
    )?;
    let man = Man::new(command.clone());
    let mut part = b"\n".to_vec();
    man.render_synopsis_section(&mut part)?;
    man.render_description_section(&mut part)?;
    man.render_options_section(&mut part)?;
    // Sections of a separate page become subsections here.
    text.extend(
        String::from_utf8_lossy(&part)
            .replace("\n.SH ", "\n.SS ")
            .bytes(),
    );
    notes(command, ".SS", text)
}

/// The text after a command's options, with its line breaks.
fn notes(command: &Command, heading: &str, text: &mut Vec<u8>) -> io::Result<()> {
    let Some(notes) = command.get_after_help() else {
        return Ok(());
    };
    writeln!(text, "{heading} NOTES\n.nf")?;
    for line in notes.to_string().lines() {
        // A full stop or an apostrophe at the beginning of a line would be a roff request.
        writeln!(text, "\\&{}", line.replace('\\', "\\e").replace('-', "\\-"))?;
    }
    writeln!(text, ".fi")
}

fn print(text: &[u8]) -> u8 {
    report::exit_code(report::out(&String::from_utf8_lossy(text)), DONE)
}
