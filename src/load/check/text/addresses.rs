//! Addresses that no link and no picture can have.

use std::ops::Range;

use crate::diagnostic::{Diagnostics, rule};
use crate::load::body::reader::Reader;
use crate::load::html::embed;
use crate::model::address::{Sort, sort};

impl Reader<'_> {
    pub(in crate::load) fn empty_link(&self, sink: &mut Diagnostics, range: Range<usize>) {
        let place = self.place(range);
        sink.push(
            rule::BROKEN_LINK
                .at(
                    place,
                    "this link leads nowhere: there is nothing between its brackets",
                )
                .help("write the path of a page or file there, or an https: address"),
        );
    }

    pub(in crate::load) fn refuse(
        &self,
        sink: &mut Diagnostics,
        scheme: &str,
        range: Range<usize>,
    ) {
        let place = self.place(range);
        sink.push(
            rule::REFUSED_ADDRESS
                .at(
                    place,
                    format!("a link to a `{scheme}:` address is not possible"),
                )
                .help("link to a page or file of the project by its path, or to an https: address"),
        );
    }

    pub(in crate::load) fn outside_image(
        &self,
        sink: &mut Diagnostics,
        to: &str,
        range: Range<usize>,
    ) {
        let is_film = sort(to) == Some(Sort::Film) || embed::is_film(to);
        let place = self.place(range.clone());
        let found = rule::OUTSIDE_IMAGE.at(
            place,
            "a picture must be a file of the project: pages load nothing from elsewhere",
        );
        let link = self
            .input
            .text
            .get(range)
            .and_then(|source| source.strip_prefix('!'));
        sink.push(match link.filter(|link| is_film && link.starts_with('[')) {
            Some(link) => found
                .help("this is a film: link to it")
                .corrected(link.replace("[]", "[what it shows]")),
            None => found.help("save the picture beside this file and link to that"),
        });
    }
}
