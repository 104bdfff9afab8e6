//! Images that are not pictures: a video, a document or a page after the `!` of an image.

use super::{Resolver, Target};
use crate::diagnostic::fix::Edit;
use crate::diagnostic::{Diagnostic, Diagnostics, rule};
use crate::model::address::{Sort, sort};
use crate::model::document::{Document, Image};

impl Resolver<'_> {
    /// What to show in place of `image`.
    pub(super) fn picture(
        &self,
        document: &Document,
        image: &Image,
        sink: &mut Diagnostics,
    ) -> Target {
        let target = self.target(document, &image.to, &image.range, sink);
        let what = match &target {
            Target::Page(..) => Some(Sort::Page),
            Target::File(path, _) => sort(path).filter(|sort| *sort != Sort::Picture),
            Target::Term(_) | Target::Broken => None,
        };
        let Some(what) = what else { return target };
        sink.push(no_picture(document, image, what));
        Target::Broken
    }
}

fn no_picture(document: &Document, image: &Image, what: Sort) -> Diagnostic {
    let place = document.place(image.range.clone());
    let is = match what {
        Sort::Unshown => "a picture of a kind that browsers do not show",
        Sort::Film => "a film or a recording, and no picture",
        Sort::Page => "a page, and no picture",
        _ => "a document, and no picture",
    };
    let found = rule::NOT_A_PICTURE.at(place, format!("`{}` is {is}", image.to));
    if matches!(what, Sort::Unshown | Sort::Picture) {
        return found.help("save it as a JPEG or PNG, and show that");
    }
    let source = document.text.get(image.range.clone()).unwrap_or_default();
    match source.strip_prefix("![").filter(|_| image.is_alone) {
        Some(link) if link.starts_with(']') => found
            .help("link to it: take the `!` out, and say between the square brackets what is there")
            .corrected(format!("[what is there{link}")),
        Some(link) => {
            let mark = image.range.start..image.range.start + 1;
            found
                .help("link to it: take the `!` out")
                .corrected(format!("[{link}"))
                .fix(
                    "take the `!` out",
                    [Edit::in_lines(&document.lines, &document.text, mark, "")],
                )
        }
        None => found.help("put words in its place, and link to it from the text"),
    }
}
