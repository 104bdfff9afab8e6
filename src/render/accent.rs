//! The project's brand colour: its contrast is checked, and it is adapted to light and dark
//! backgrounds.

use crate::diagnostic::{Diagnostics, rule};
use crate::project::Project;

/// The theme's background colours, on which links appear in the accent colour. They must match
/// `tokens.css`; a test checks that.
pub const PAPER: Colour = Colour {
    red: 0xfd,
    green: 0xfd,
    blue: 0xfb,
};
/// See [`PAPER`].
pub const DARK_PAPER: Colour = Colour {
    red: 0x14,
    green: 0x18,
    blue: 0x1a,
};

/// WCAG 2.2, 1.4.3: the minimum contrast of text.
const LEAST: f64 = 4.5;
/// WCAG 2.2, 1.4.6: the contrast this theme keeps.
const GOOD: f64 = 7.0;

/// An sRGB colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    /// 0 to 255.
    pub red: u8,
    /// 0 to 255.
    pub green: u8,
    /// 0 to 255.
    pub blue: u8,
}

impl Colour {
    /// Reads `#rgb` or `#rrggbb`.
    pub fn parse(text: &str) -> Option<Colour> {
        let digits = text.trim().strip_prefix('#')?;
        let wide: String = if digits.len() == 3 {
            digits.chars().flat_map(|c| [c, c]).collect()
        } else {
            digits.to_owned()
        };
        if wide.len() != 6 || !wide.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let part = |at: usize| u8::from_str_radix(&wide[at..at + 2], 16).ok();
        Some(Colour {
            red: part(0)?,
            green: part(2)?,
            blue: part(4)?,
        })
    }

    fn css(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }

    /// The colour `part` twentieths of the way to `other`.
    fn towards(self, other: Colour, part: u32) -> Colour {
        let mix = |a: u8, b: u8| {
            u8::try_from((u32::from(a) * (20 - part) + u32::from(b) * part) / 20).unwrap_or(u8::MAX)
        };
        Colour {
            red: mix(self.red, other.red),
            green: mix(self.green, other.green),
            blue: mix(self.blue, other.blue),
        }
    }

    /// WCAG 2.2, relative luminance.
    fn luminance(self) -> f64 {
        let linear = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.040_45 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }
}

/// WCAG 2.2, contrast ratio: 1 to 21.
pub fn contrast(one: Colour, other: Colour) -> f64 {
    let (a, b) = (one.luminance(), other.luminance());
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

const WHITE: Colour = Colour {
    red: 255,
    green: 255,
    blue: 255,
};
const BLACK: Colour = Colour {
    red: 0,
    green: 0,
    blue: 0,
};

/// The first step from `colour` towards `end` with at least the contrast `ratio` to `paper`.
fn until(colour: Colour, end: Colour, paper: Colour, ratio: f64) -> Colour {
    (0..=20)
        .map(|part| colour.towards(end, part))
        .find(|mixed| contrast(*mixed, paper) >= ratio)
        .unwrap_or(end)
}

/// `accent.css` for the project's colour, if it has a usable one.
pub fn style(project: &Project, sink: &mut Diagnostics) -> Option<String> {
    let accent = project.accent.as_ref()?;
    let place = || project.place(accent.range.clone());
    let Some(colour) = Colour::parse(&accent.value) else {
        sink.push(
            rule::WRONG_VALUE
                .at(place(), format!("`{}` is no colour", accent.value))
                .help("write it in quotes, such as \"#00594f\""),
        );
        return None;
    };
    let ratio = contrast(colour, PAPER);
    let message = format!(
        "the accent {} has a contrast of {:.2}:1 on the page",
        colour.css(),
        (ratio * 100.0).floor() / 100.0
    );
    let darker = until(colour, BLACK, PAPER, GOOD);
    if ratio < LEAST {
        sink.push(rule::ACCENT_CONTRAST.at(place(), message).help(format!(
            "text needs {LEAST}:1 at least (WCAG 2.2): take a darker shade, such as {}, which has {GOOD}:1",
            darker.css()
        )));
        return None;
    }
    if ratio < GOOD {
        sink.push(rule::ACCENT_CONTRAST.milder(place(), message).help(format!(
            "that is enough, but links read better at {GOOD}:1, such as {}",
            darker.css()
        )));
    }
    let on_dark = until(colour, WHITE, DARK_PAPER, GOOD);
    Some(format!(
        ":root {{ --accent: {}; --accent-strong: {}; --accent-ink: #ffffff; }}\n@media screen and (prefers-color-scheme: dark) {{ :root {{ --accent: {}; --accent-strong: {}; --accent-ink: #14181a; }} }}\n",
        colour.css(),
        colour.towards(BLACK, 7).css(),
        on_dark.css(),
        on_dark.towards(WHITE, 8).css()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_wcag() {
        assert!((contrast(WHITE, BLACK) - 21.0).abs() < 1e-9);
        let grey = Colour::parse("#777").unwrap();
        assert!((contrast(grey, WHITE) - 4.478).abs() < 0.001);
        assert_eq!(Colour::parse("teal"), None);
        assert_eq!(Colour::parse("#12345é"), None);
    }

    #[test]
    fn papers_are_those_of_the_theme() {
        let tokens = include_str!("../../themes/default/static/css/tokens.css");
        for paper in [PAPER, DARK_PAPER] {
            assert!(
                tokens.contains(&format!("--paper: {};", paper.css())),
                "{}",
                paper.css()
            );
        }
    }
}
