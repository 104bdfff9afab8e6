//! Minifies the scripts and styles of the default theme: comments, whitespace and long local names
//! are removed, for readers on a weak signal. Property names stay, since scripts share them through
//! `window.Preceptor`.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_minifier::{Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

const THEME: &str = "themes/default";
/// Below the theme.
const STATIC: &str = "static";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={THEME}");
    // The files that `preceptor new` writes are embedded: a new file in these folders must trigger
    // a build.
    println!("cargo::rerun-if-changed=scaffold");
    println!("cargo::rerun-if-changed=content");
    println!("cargo::rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo names no folder to write to")?)
        .join("slim");
    if out.exists() {
        // A file that the theme no longer has would still be embedded.
        fs::remove_dir_all(&out)?;
    }
    slim_all(&Path::new(THEME).join(STATIC), &out.join(STATIC))
}

fn slim_all(from: &Path, to: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(to)?;
    let entries: Vec<fs::DirEntry> = fs::read_dir(from)?.collect::<io::Result<_>>()?;
    for entry in entries {
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if entry.file_type()?.is_dir() {
            slim_all(&path, &to)?;
        } else if let Some(small) =
            slim(&path).map_err(|problem| format!("{}: {problem}", path.display()))?
        {
            fs::write(to, small)?;
        }
    }
    Ok(())
}

/// Returns `None` for files that are copied as they are.
fn slim(path: &Path) -> Result<Option<String>, Box<dyn Error>> {
    let text = || fs::read_to_string(path);
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("js") => script(&text()?).map(Some),
        Some("css") => Ok(Some(minifier::css::minify(&text()?)?.to_string())),
        _ => Ok(None),
    }
}

fn script(text: &str) -> Result<String, Box<dyn Error>> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, text, SourceType::script()).parse();
    if let Some(problem) = parsed.diagnostics.first() {
        return Err(problem.to_string().into());
    }
    let mut program = parsed.program;
    let names = Minifier::new(MinifierOptions::default())
        .minify(&allocator, &mut program)
        .scoping;
    Ok(Codegen::new()
        .with_options(CodegenOptions::minify())
        .with_scoping(names)
        .build(&program)
        .code)
}
