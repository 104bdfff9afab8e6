//! Files that can do more than be looked at. Opened by themselves they are on the site's own
//! ground, where a script could read what people keep in their browsers: drawings are cleaned of
//! what could run, of other kinds it is said.

mod drawing;
mod entities;
mod policy;

pub use drawing::{Cleaned, Unfit, clean};

use std::fs::File;
use std::io::{self, Read as _};
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Place, rule};
use crate::model::attachment::Attachment;

/// The largest drawing that is looked through, in bytes. Maps with every street are smaller.
const LARGEST: u64 = 8 << 20;

/// What stands in for a drawing that cannot be looked through, until its error is fixed.
const NOTHING: &[u8] = b"<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>";

/// `file` with what is to be published in its place, and with what is to be said of it.
///
/// # Errors
/// When it cannot be read.
pub(in crate::load) fn look(file: Attachment) -> io::Result<Attachment> {
    if file.extension() != "svg" {
        let finding = file.is_active().then(|| Arc::new(of_kind(&file)));
        return Ok(Attachment { finding, ..file });
    }
    let mut bytes = Vec::new();
    File::open(&file.disk)?
        .take(LARGEST + 1)
        .read_to_end(&mut bytes)?;
    Ok(of_drawing(file, &bytes))
}

fn of_drawing(file: Attachment, bytes: &[u8]) -> Attachment {
    let (instead, finding) =
        match text(bytes).and_then(|text| clean(text).map(|cleaned| (text, cleaned))) {
            Ok((_, None)) => (None, None),
            Ok((text, Some(cleaned))) => {
                let finding = removed(&file, text, &cleaned);
                (Some(Arc::from(cleaned.text.into_bytes())), finding)
            }
            Err(unfit) => (
                Some(Arc::from(NOTHING)),
                Some(refused(&file, bytes, &unfit)),
            ),
        };
    Attachment {
        instead,
        finding: finding.map(Arc::new),
        ..file
    }
}

fn text(bytes: &[u8]) -> Result<&str, Unfit> {
    if bytes.len() as u64 > LARGEST {
        return Err(Unfit {
            at: 0,
            why: "this drawing is too large to be looked through",
        });
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| Unfit {
        at: error.valid_up_to(),
        why: "this drawing is not saved as UTF-8",
    })
}

fn refused(file: &Attachment, bytes: &[u8], unfit: &Unfit) -> Diagnostic {
    let place = match unfit.at {
        0 => Place::file(&file.file),
        at => Place::of(&file.file, &String::from_utf8_lossy(bytes), at..at),
    };
    rule::ACTIVE_FILE
        .at(place, unfit.why)
        .help("save it again as plain SVG in the program that drew it, or save it as a PNG picture")
}

fn removed(file: &Attachment, text: &str, cleaned: &Cleaned) -> Option<Diagnostic> {
    let (what, at) = cleaned.removed.first()?;
    let mut names: Vec<&str> = vec![what];
    for (name, _) in &cleaned.removed {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    let more = if cleaned.is_more { " and more" } else { "" };
    let message = format!(
        "this drawing can do more than be looked at; {}{more} taken out of it",
        is(&names)
    );
    let help = if names.contains(&"`<foreignObject>`") {
        "look whether all words are still in it: in draw.io, switch off Formatted Text, and export it again"
    } else {
        "look whether it still shows what it should; save it as plain SVG in the program that drew it"
    };
    let place = Place::of(&file.file, text, *at..*at + 1);
    Some(rule::ACTIVE_FILE.milder(place, message).help(help))
}

fn is(names: &[&str]) -> String {
    match names {
        [one] => format!("{one} is"),
        [some @ .., last] => format!("{} and {last} are", some.join(", ")),
        [] => String::new(),
    }
}

fn of_kind(file: &Attachment) -> Diagnostic {
    let ending = file.extension();
    let (message, help) = match ending.as_str() {
        "svgz" => (
            "a packed drawing is not looked through, and may hold scripts".to_owned(),
            "save it as plain SVG, with the ending `.svg`",
        ),
        "js" | "mjs" => (
            "this script can be run on this site, and read what people have answered here"
                .to_owned(),
            "take it out; a script for every page belongs in the theme",
        ),
        _ => (
            format!(
                "a `.{ending}` file can run scripts on this site, and read what people have answered here"
            ),
            "write it as a page, offer it as a PDF or inside a ZIP file, or link to the site that it comes from",
        ),
    };
    rule::ACTIVE_FILE
        .milder(Place::file(&file.file), message)
        .help(help)
}
