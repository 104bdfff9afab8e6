//! What is taken out of the HTML of a page.

use crate::diagnostic::{Diagnostics, rule};
use crate::load::body::html_lines::Raw;
use crate::load::body::reader::Reader;
use crate::load::html::sanitise::Removal;
use crate::load::html::{embed, sanitise};

impl Reader<'_> {
    /// Says what the sanitiser will take away.
    pub(in crate::load) fn report_removals(&self, sink: &mut Diagnostics, raw: &Raw) {
        for removal in sanitise::removals(&raw.html) {
            if embed::is_inside(&raw.html, &removal) {
                continue;
            }
            let place = self.place(raw.in_file(&removal.range));
            let heading = heading(&raw.html, &removal);
            let found =
                rule::HTML_REMOVED.at(place, format!("{} is taken out of the page", removal.what));
            let link = embed::link(&raw.html, &removal);
            sink.push(match heading.or(link) {
                Some(link) if link.starts_with('[') => found.help(embed::HELP).corrected(link),
                Some(heading) => found
                    .help("write the heading in Markdown, with its id after it")
                    .corrected(heading),
                None => found.help(
                    "pages cannot have scripts, styles or forms of their own; write it in Markdown",
                ),
            });
        }
    }
}

/// `<h2 id="mine">Mine</h2>` as Markdown has it.
fn heading(html: &str, removal: &Removal) -> Option<String> {
    let tag = html
        .get(..removal.range.start)?
        .rsplit('<')
        .next()?
        .trim()
        .strip_prefix('h')?;
    let level: usize = tag.parse().ok().filter(|level| (2..=6).contains(level))?;
    let id = html
        .get(removal.range.clone())?
        .strip_prefix("id=")?
        .trim_matches(['"', '\'']);
    let text = html
        .get(removal.range.end..)?
        .split_once('>')?
        .1
        .split_once("</h")?
        .0;
    (!text.contains('<')).then(|| format!("{} {} {{#{id}}}", "#".repeat(level), text.trim()))
}
