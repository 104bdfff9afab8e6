//! The size of a picture, read from its first bytes.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// How much of an SVG file is read: its root element is near the beginning.
const HEAD: u64 = 16 * 1024;

/// Width and height in pixels, as far as the file states them.
pub fn size(disk: &Path, extension: &str) -> Option<(usize, usize)> {
    if extension == "svg" {
        let mut head = Vec::new();
        File::open(disk)
            .ok()?
            .take(HEAD)
            .read_to_end(&mut head)
            .ok()?;
        return svg_size(&String::from_utf8_lossy(&head));
    }
    imagesize::size(disk)
        .ok()
        .map(|size| (size.width, size.height))
}

/// `width` and `height` of the `svg` element, else those of its `viewBox` (SVG 2, 8.2).
fn svg_size(text: &str) -> Option<(usize, usize)> {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event().ok()? {
            Event::Start(element) | Event::Empty(element)
                if element.local_name().as_ref() == "svg" =>
            {
                return own_size(&element).or_else(|| view_box(&element));
            }
            Event::Start(_) | Event::Empty(_) | Event::Eof => return None,
            _ => {}
        }
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    Some(element.try_get_attribute(name).ok()??.value.into_owned())
}

fn own_size(element: &BytesStart<'_>) -> Option<(usize, usize)> {
    Some((
        pixels(&attribute(element, "width")?)?,
        pixels(&attribute(element, "height")?)?,
    ))
}

fn view_box(element: &BytesStart<'_>) -> Option<(usize, usize)> {
    let numbers = attribute(element, "viewBox")?;
    let mut numbers = numbers
        .split([' ', ','])
        .filter(|number| !number.is_empty())
        .skip(2);
    Some((pixels(numbers.next()?)?, pixels(numbers.next()?)?))
}

/// A length without a unit, or in `px`; relative lengths do not give a size.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 1 and 100,000"
)]
fn pixels(length: &str) -> Option<usize> {
    let number: f64 = length.trim().trim_end_matches("px").parse().ok()?;
    (1.0..=100_000.0)
        .contains(&number)
        .then(|| number.round() as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_svg_says_its_size() {
        assert_eq!(
            svg_size("<?xml version='1.0'?><!-- a --><svg width='20px' height=\"10\"/>"),
            Some((20, 10))
        );
        assert_eq!(
            svg_size("<svg viewBox='0 0 640 480.4' width='100%'>"),
            Some((640, 480))
        );
        for text in [
            "",
            "<html/>",
            "<svg",
            "<svg viewBox='0 0 -1 NaN'>",
            "<svg width='1e99' height='2'>",
        ] {
            assert_eq!(svg_size(text), None, "{text}");
        }
    }
}
