//! A content folder in which nothing is a page.

use std::collections::BTreeMap;

use super::layer::Layer;
use crate::diagnostic::{Diagnostics, Place, rule};
use crate::model::attachment::Attachment;

/// Endings of files that hold texts, in other tools and in word processors.
const TEXTS: [&str; 15] = [
    "adoc", "asciidoc", "doc", "docx", "erb", "htm", "html", "markdown", "mdown", "mdx", "njk",
    "odt", "rst", "rtf", "txt",
];
/// So many endings are named.
const NAMED: usize = 3;

/// Says that there is no page, and what lies there in its place.
pub(in crate::load) fn report(layers: &[Layer], files: &[Attachment], sink: &mut Diagnostics) {
    let Some(layer) = layers.iter().find(|layer| layer.content.is_dir()) else {
        return;
    };
    let texts = texts(files);
    let help = if texts.is_empty() {
        "add a file `index.md`: `---`, `title: ` with a title, and `---`, each on a line of its own, and then the text"
            .to_owned()
    } else {
        format!(
            "{}: save each text as a file of its own, with a name such as `fit-notes.md`",
            texts.join(", ")
        )
    };
    let message = format!(
        "there is no page in `{}`: pages are files whose names end in `.md`",
        layer.name
    );
    sink.push(
        rule::NO_CONTENT
            .at(Place::file(&layer.name), message)
            .help(help),
    );
}

/// `3 files end in `.docx``, the commonest first.
fn texts(files: &[Attachment]) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for file in files
        .iter()
        .filter(|file| TEXTS.contains(&&*file.extension()))
    {
        *counts.entry(whole_ending(&file.path)).or_default() += 1;
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let said = |(ending, count): (&str, usize)| match count {
        1 => format!("1 file ends in `{ending}`"),
        _ => format!("{count} files end in `{ending}`"),
    };
    counts.into_iter().take(NAMED).map(said).collect()
}

/// `.html.md.erb`
fn whole_ending(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.find('.').map_or("", |at| &name[at..])
}
