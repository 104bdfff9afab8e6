//! Pictures that take long to load.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics, rule};
use crate::model::attachment::Attachment;
use crate::model::library::{Library, Page};
use crate::model::link::Target;

/// In bytes: four seconds at a megabit a second, a typical signal on a ward.
const LARGEST: u64 = 500_000;
/// In pixels, for either side: twice the widest that a page shows.
const WIDEST: usize = 2_400;

pub(super) fn check(library: &Library, sink: &mut Diagnostics) {
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for page in &library.pages {
        for (image, target) in page.document.body.images.iter().zip(&page.linked.images) {
            let Target::File(path, _) = target else {
                continue;
            };
            let Some(file) = library.attachments.get(path).filter(|file| is_large(file)) else {
                continue;
            };
            if told.insert(path) {
                sink.push(large(page, image.range.clone(), file));
            }
        }
    }
}

fn is_large(file: &Attachment) -> bool {
    file.bytes > LARGEST || pixels(file).is_some_and(|(width, height)| width.max(height) > WIDEST)
}

/// A vector drawing has no pixels of its own.
fn pixels(file: &Attachment) -> Option<(usize, usize)> {
    file.size.filter(|_| file.extension() != "svg")
}

fn large(page: &Page, range: std::ops::Range<usize>, file: &Attachment) -> Diagnostic {
    let size = pixels(file).map_or(String::new(), |(width, height)| {
        format!(" and {width} by {height} pixels")
    });
    let message = format!("this picture has {} KB{size}", file.bytes.div_ceil(1_000));
    rule::LARGE_IMAGE.at(page.document.place(range), message).help(
        "save it with 1,600 pixels across or fewer, as a JPEG if it is a photograph: on a weak signal it takes long",
    )
}
