//! The layout of a timeline: marks are to scale, labels are in rows above the axis and never
//! overlap.

use super::view::TimelineTick;
use crate::model::date::PartialDate;

/// An entry on the axis.
#[derive(Debug, Clone, Copy)]
pub struct Dated<'a> {
    /// Its date.
    pub date: PartialDate,
    /// Its label.
    pub title: &'a str,
}

/// The position of a mark and its label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// On the axis.
    pub x: u32,
    /// The label's left edge.
    pub label_x: u32,
    /// The label's baseline.
    pub label_y: u32,
}

/// A whole timeline; lengths are units of the drawing.
#[derive(Debug)]
pub struct Layout {
    /// Of the drawing.
    pub width: u32,
    /// Of the drawing.
    pub height: u32,
    /// Height of the axis.
    pub axis_y: u32,
    /// Years.
    pub ticks: Vec<TimelineTick>,
    /// In the order of the dates.
    pub marks: Vec<Place>,
}

const WIDTH: u32 = 1000;
/// Room for half a year's label beyond the last tick.
const MARGIN: u32 = 32;
const ROW: u32 = 22;
/// Room below the axis, for ticks and years.
const FOOT: u32 = 36;
/// The width of a letter in 13-unit sans type, including the letter and word spacing that readers
/// may set (WCAG 2.2, 1.4.12).
const LETTER: f64 = 9.2;
const GAP: f64 = 14.0;

/// Lays out `dated`, which must be sorted. `None` for fewer than two entries, which make no line.
pub fn timeline(dated: &[Dated<'_>]) -> Option<Layout> {
    let (first, last) = (dated.first()?, dated.last().filter(|_| dated.len() > 1)?);
    let years = (first.date.year(), last.date.year() + 1);
    let scale = Scale::new(years);
    let mut rows: Vec<f64> = Vec::new();
    let mut placed = Vec::with_capacity(dated.len());
    // From right to left, each label begins at its mark and takes the lowest row in which it fits:
    // a line going up from a mark then passes left of every label placed before it.
    for item in dated.iter().rev() {
        let x = scale.x(item.date);
        let width =
            LETTER * f64::from(u32::try_from(item.title.chars().count()).unwrap_or(u32::MAX));
        let label_x = x.min(f64::from(WIDTH) - width).max(0.0);
        let row = rows
            .iter()
            .position(|taken| label_x + width + GAP <= *taken)
            .unwrap_or_else(|| {
                rows.push(f64::INFINITY);
                rows.len() - 1
            });
        rows[row] = label_x;
        placed.push((x, label_x, row));
    }
    let axis_y = ROW
        * u32::try_from(rows.len())
            .unwrap_or(u32::MAX / ROW)
            .saturating_add(1);
    let marks = placed.into_iter().rev().map(|(x, label_x, row)| Place {
        x: whole(x),
        label_x: whole(label_x),
        label_y: axis_y - 20 - ROW * u32::try_from(row).unwrap_or(0),
    });
    Some(Layout {
        width: WIDTH,
        height: axis_y + FOOT,
        axis_y,
        marks: marks.collect(),
        ticks: scale.ticks(),
    })
}

struct Scale {
    first_year: i16,
    last_year: i16,
    first_day: i32,
    days: i32,
}

impl Scale {
    fn new((first_year, last_year): (i16, i16)) -> Scale {
        let day = |year: i16| i32::from(year) * 366;
        Scale {
            first_year,
            last_year,
            first_day: day(first_year),
            days: (day(last_year) - day(first_year)).max(1),
        }
    }

    fn x(&self, date: PartialDate) -> f64 {
        let along = f64::from(date.first_day() - self.first_day) / f64::from(self.days);
        f64::from(MARGIN) + along * f64::from(WIDTH - 2 * MARGIN)
    }

    /// At most about ten years get a label.
    fn ticks(&self) -> Vec<TimelineTick> {
        let span = (self.last_year - self.first_year).max(1);
        let step = [1, 2, 5, 10, 20, 50, 100]
            .into_iter()
            .find(|step| span / step <= 10)
            .unwrap_or(500);
        let years = (self.first_year..=self.last_year).filter(|year| year % step == 0 || span < 3);
        let tick = |year: i16| {
            let along = f64::from(i32::from(year) * 366 - self.first_day) / f64::from(self.days);
            TimelineTick {
                x: whole(f64::from(MARGIN) + along * f64::from(WIDTH - 2 * MARGIN)),
                label: year.to_string(),
            }
        };
        years.map(tick).collect()
    }
}

/// Rounded; the drawing has no negative coordinates.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn whole(value: f64) -> u32 {
    value.round().max(0.0) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dated<'a>(items: &[(&str, &'a str)]) -> Vec<Dated<'a>> {
        items
            .iter()
            .map(|(date, title)| Dated {
                date: PartialDate::parse(date).unwrap(),
                title,
            })
            .collect()
    }

    #[test]
    fn labels_never_overlap() {
        let titles = [
            "a long title of a policy",
            "short",
            "another long title here",
            "one more",
            "x",
            "the last of the policies",
        ];
        let items: Vec<_> = (0..60)
            .map(|i| (format!("{}-{:02}", 2010 + i / 5, 1 + i % 12), titles[i % 6]))
            .collect();
        let mut items = dated(
            &items
                .iter()
                .map(|(date, title)| (date.as_str(), *title))
                .collect::<Vec<_>>(),
        );
        items.sort_by_key(|item| item.date);
        let layout = timeline(&items).unwrap();
        let box_of = |i: usize| {
            (
                layout.marks[i].label_x,
                layout.marks[i].label_x + (LETTER * items[i].title.len() as f64) as u32,
                layout.marks[i].label_y,
            )
        };
        for a in 0..items.len() {
            for b in 0..a {
                let ((left, right, y), (other_left, other_right, other_y)) = (box_of(a), box_of(b));
                assert!(
                    y != other_y || right <= other_left || other_right <= left,
                    "{a} {b}"
                );
            }
            assert!(box_of(a).1 <= WIDTH && layout.marks[a].label_y > 0);
        }
    }

    #[test]
    fn marks_are_to_scale() {
        let layout =
            timeline(&dated(&[("2010", "a"), ("2015", "b"), ("2019-12-31", "c")])).unwrap();
        assert_eq!(
            layout.marks.iter().map(|mark| mark.x).collect::<Vec<_>>(),
            [32, 500, 967]
        );
        assert!(timeline(&dated(&[("2010", "a")])).is_none());
    }
}
