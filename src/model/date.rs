//! Dates as sources give them: a day, a month or only a year.

use std::fmt;

use jiff::civil;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// English month names, as people write dates; output takes its names from the locale.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A date that may leave out the day, or month and day. Sorts by time, less exact ones first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

/// Why a text is not a date, in words for its author.
pub type DateProblem = String;

impl PartialDate {
    /// Reads `2025-10-14`, `2025-04`, `2010`, `14 October 2025`, `14th October 2025`, `October 14,
    /// 2025` or `October 2025`.
    ///
    /// # Errors
    /// If the text is none of these, or names a day that does not exist.
    pub fn parse(text: &str) -> Result<PartialDate, DateProblem> {
        let text = text.trim();
        let parts: Vec<&str> = text.split('-').collect();
        let date = match parts[..] {
            [year] => year_only(year).or_else(|| in_words(text)),
            [year, month] => number(year, 4)
                .zip(number(month, 2))
                .map(|(y, m)| (y, Some(m), None)),
            [year, month, day] => match (number(year, 4), number(month, 2), number(day, 2)) {
                (Some(y), Some(m), Some(d)) => Some((y, Some(m), Some(d))),
                _ => None,
            },
            _ => None,
        };
        let (year, month, day) = date.ok_or_else(|| {
            format!(
                "`{text}` cannot be read as a date; write it as year-month-day, such as 2025-10-14"
            )
        })?;
        PartialDate::new(year, month, day)
            .ok_or_else(|| format!("there is no such day as `{text}`"))
    }

    /// What `14/10/2025` or `14.10.25` means if the day comes first: a guess to suggest, not to act
    /// on.
    pub fn day_first(text: &str) -> Option<PartialDate> {
        let parts: Vec<i16> = text
            .trim()
            .split(['/', '.', '-', ' '])
            .map(|part| part.parse().ok())
            .collect::<Option<_>>()?;
        match parts[..] {
            [day, month, year] => PartialDate::new(
                if (0..100).contains(&year) {
                    2000 + year
                } else {
                    year
                },
                Some(month),
                Some(day),
            ),
            _ => None,
        }
    }

    /// Whether the first number of a date cannot be its month, and the year is unambiguous:
    /// `14/10/2025`.
    pub fn is_surely_day_first(text: &str) -> bool {
        let parts: Vec<&str> = text.trim().split(['/', '.', '-', ' ']).collect();
        let [day, month, year] = parts[..] else {
            return false;
        };
        year.len() == 4
            && day.len() < 4
            && (day.parse::<u8>().is_ok_and(|day| day > 12) || day == month)
    }

    fn new(year: i16, month: Option<i16>, day: Option<i16>) -> Option<PartialDate> {
        let month = month.map(i8::try_from).transpose().ok()?;
        let day = day.map(i8::try_from).transpose().ok()?;
        civil::Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        (year >= 1000).then_some(PartialDate { year, month, day })
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month(self) -> Option<i8> {
        self.month
    }

    /// The day of the month, from 1.
    pub fn day(self) -> Option<i8> {
        self.day
    }

    /// The first day it can mean, as a day number in which every year has 366 days.
    pub fn first_day(self) -> i32 {
        civil::Date::new(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
            .map_or(0, |date| {
                i32::from(date.day_of_year()) - 1 + 366 * i32::from(self.year)
            })
    }

    /// Whether the last day it can mean is before `day`.
    pub fn is_before(self, day: civil::Date) -> bool {
        let last = civil::Date::new(self.year, self.month.unwrap_or(12), self.day.unwrap_or(1));
        let last = if self.day.is_some() {
            last
        } else {
            last.map(civil::Date::last_of_month)
        };
        last.is_ok_and(|last| last < day)
    }

    /// Midnight on its first day, in the format of Atom (RFC 3339).
    pub fn timestamp(self) -> String {
        format!(
            "{:04}-{:02}-{:02}T00:00:00Z",
            self.year,
            self.month.unwrap_or(1),
            self.day.unwrap_or(1)
        )
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(formatter, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(formatter, "-{day:02}")?;
        }
        Ok(())
    }
}

type Numbers = (i16, Option<i16>, Option<i16>);

fn year_only(text: &str) -> Option<Numbers> {
    number(text, 4).map(|year| (year, None, None))
}

/// `14 October 2025`, `14th October 2025`, `October 14, 2025` and `October 2025`: with the month in
/// words, the order does not matter.
fn in_words(text: &str) -> Option<Numbers> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let (day, month, year) = match words[..] {
        [day, month, year] => match (day_number(day), month_number(month)) {
            (Some(day), Some(month)) => (Some(day), month, year),
            _ => (Some(day_number(month)?), month_number(day)?, year),
        },
        [month, year] => (None, month_number(month)?, year),
        _ => return None,
    };
    Some((number(year, 4)?, Some(month), day))
}

/// `14`, `14th` and `14,`.
fn day_number(word: &str) -> Option<i16> {
    let word = word.trim_end_matches(',').to_lowercase();
    let digits = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|end| word.strip_suffix(end))
        .unwrap_or(&word);
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if plain { digits.parse().ok() } else { None }
}

/// `October`, `Oct`, `Oct.` and `October,`.
fn month_number(word: &str) -> Option<i16> {
    let word = word.trim_end_matches([',', '.']).to_lowercase();
    let short = |name: &str| {
        (word.len() == 3 && name.starts_with(&word)) || (word == "sept" && name == "september")
    };
    let index = MONTHS
        .iter()
        .position(|name| *name == word || short(name))?;
    i16::try_from(index + 1).ok()
}

fn number(text: &str, digits: usize) -> Option<i16> {
    let plain =
        !text.is_empty() && text.len() <= digits && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain && (digits == 2 || text.len() == 4) {
        text.parse().ok()
    } else {
        None
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<PartialDate, D::Error> {
        let text = super::text::Text::deserialize(deserializer)?;
        PartialDate::parse(&text.0).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_write_them() {
        for (text, iso) in [
            ("2025-10-14", "2025-10-14"),
            ("2025-04", "2025-04"),
            ("2010", "2010"),
            ("14 October 2025", "2025-10-14"),
            ("April 2025", "2025-04"),
            ("1 Jul 2022", "2022-07-01"),
            ("30th November 2026", "2026-11-30"),
            ("1st Sept. 2026", "2026-09-01"),
            ("November 30th, 2026", "2026-11-30"),
            ("Nov 2nd, 2026", "2026-11-02"),
        ] {
            assert_eq!(
                PartialDate::parse(text).map(|date| date.to_string()),
                Ok(iso.to_owned())
            );
        }
    }

    #[test]
    fn a_day_that_stands_first_is_guessed() {
        let guess = |text| PartialDate::day_first(text).map(|date| date.to_string());
        assert_eq!(guess("14/10/2025"), Some("2025-10-14".to_owned()));
        assert_eq!(guess("1.7.22"), Some("2022-07-01".to_owned()));
        assert_eq!(guess("10/14/2025"), None);
        assert_eq!(guess("soon"), None);
        let sure = |text| PartialDate::is_surely_day_first(text);
        assert!(sure("14/10/2025") && sure("5.5.2025"));
        assert!(
            !sure("7/10/2025") && !sure("14/10/25") && !sure("2025/10/14") && !sure("14 October")
        );
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "14/10/2025",
            "2025-13-01",
            "2025-02-30",
            "soon",
            "25-10-14",
            "14 Octember 2025",
            "32nd May 2026",
            "th May 2026",
            "May May 2026",
            "3 4 2026",
            "-1",
            "２０２５",
        ] {
            assert!(PartialDate::parse(text).is_err(), "{text}");
        }
    }
}
