//! Units of answers, with the spellings that people use. A family holds units of the same quantity.

use crate::model::score::unit_words;

/// The factor to the family's base unit; 0 if there is none. Spellings are in lower case, and an
/// `s` at the end of two letters or more is always accepted.
type Unit = (f64, &'static [&'static str]);

const FAMILIES: &[&[Unit]] = &[
    &[
        (1e-9, &["ng", "nanogram", "nanogramme"]),
        (1e-6, &["microgram", "microgramme", "mcg", "μg", "ug"]),
        (1e-3, &["mg", "milligram", "milligramme"]),
        (1.0, &["g", "gram", "gramme", "gm"]),
        (1e3, &["kg", "kilogram", "kilogramme", "kilo"]),
        (6_350.293_18, &["stone"]),
        (453.592_37, &["lb"]),
        (28.349_523_125, &["ounce", "oz"]),
    ],
    &[
        (1e-6, &["microlitre", "microliter", "μl", "ul"]),
        (1e-3, &["ml", "millilitre", "milliliter", "cm3", "cc"]),
        (1e-2, &["cl", "centilitre", "centiliter"]),
        (1e-1, &["dl", "decilitre", "deciliter"]),
        (1.0, &["l", "litre", "liter"]),
    ],
    &[
        (1e-6, &["micrometre", "micrometer", "micron", "μm", "um"]),
        (1e-3, &["mm", "millimetre", "millimeter"]),
        (1e-2, &["cm", "centimetre", "centimeter"]),
        (1.0, &["m", "metre", "meter"]),
        (1e3, &["km", "kilometre", "kilometer"]),
        (0.0254, &["inch", "inches", "in"]),
        (0.3048, &["foot", "feet", "ft"]),
        (1_609.344, &["mile"]),
    ],
    &[
        (1.0, &["m2", "m^2", "square metre", "square meter", "sq m"]),
        (1e-4, &["cm2", "cm^2", "square centimetre"]),
    ],
    &[
        (1e-3, &["millisecond", "ms", "msec"]),
        (1.0, &["second", "sec", "s"]),
        (60.0, &["minute", "min"]),
        (3_600.0, &["hour", "hr", "h"]),
        (86_400.0, &["day", "d"]),
        (604_800.0, &["week", "wk"]),
        (2_629_800.0, &["month", "mth"]),
        (31_557_600.0, &["year", "yr"]),
    ],
    &[
        (
            1.0,
            &[
                "°c",
                "c",
                "celsius",
                "°celsius",
                "centigrade",
                "°centigrade",
                "°",
            ],
        ),
        (0.0, &["°f", "f", "fahrenheit", "°fahrenheit"]),
    ],
    &[(1.0, &["%"])],
    &[
        (1.0, &["mmhg", "mm hg", "millimetres of mercury"]),
        (7.500_615_8, &["kpa", "kilopascal"]),
    ],
    &[(1.0, &["cmh2o", "cm h2o", "centimetres of water"])],
    &[
        (1e-9, &["nmol", "nanomole"]),
        (1e-6, &["micromole", "μmol", "umol"]),
        (1e-3, &["mmol", "millimole"]),
        (1.0, &["mol", "mole"]),
    ],
    &[(1.0, &["iu", "international unit"])],
    &[(1.0, &["unit", "u"])],
    &[
        (1.0, &["kcal", "kilocalorie", "calorie"]),
        (1.0 / 4.184, &["kj", "kilojoule"]),
    ],
    &[
        (1.0, &["£", "pound", "gbp"]),
        (0.01, &["p", "penny", "pence"]),
        (0.0, &["$", "dollar", "usd", "€", "euro", "eur"]),
    ],
    &[
        (1.0, &["€", "euro", "eur"]),
        (0.0, &["£", "pound", "gbp", "$", "dollar", "usd"]),
    ],
    &[
        (1.0, &["$", "dollar", "usd"]),
        (0.0, &["£", "pound", "gbp", "€", "euro", "eur"]),
    ],
    &[(
        1.0,
        &[
            "bpm",
            "beats/minute",
            "beats/min",
            "beat/min",
            "beat/minute",
        ],
    )],
    &[(1.0, &["breath"])],
    &[(1.0, &["beat"])],
    &[(1.0, &["person", "people"])],
    &[(1.0, &["patient"])],
    &[(1.0, &["time", "x"])],
    &[(1.0, &["step"])],
    &[(1.0, &["point"])],
    &[(1.0, &["session"])],
    &[(1.0, &["visit"])],
    &[(1.0, &["tablet", "tab"])],
    &[(1.0, &["capsule"])],
    &[(1.0, &["dose"])],
    &[(1.0, &["puff"])],
    &[(1.0, &["drop"])],
    &[(1.0, &["portion"])],
    &[(1.0, &["hertz", "hz"])],
    &[(1.0, &["met"])],
];

/// A known unit, or a quotient of known ones, such as mg per kg.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Place {
    family: &'static [Unit],
    wanted: usize,
}

/// The quantity of a number, with the units that may be typed after it.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure(Vec<Place>);

impl Measure {
    /// The quantity that `unit`, in lower case, belongs to.
    pub fn named(unit: &str) -> Option<Measure> {
        let unit = unit_words(unit);
        if let Some(whole) = place(&unit) {
            return Some(Measure(vec![whole]));
        }
        let parts: Option<Vec<Place>> = unit.split('/').map(place).collect();
        parts.map(Measure)
    }

    /// The units that may be typed, in the format the script reads: `mg|milligram=1;g|gram=1000`,
    /// each with its factor to the wanted one, and ` per ` between the parts of a quotient.
    pub fn data(&self) -> String {
        let one = |(names, by): (&[&str], f64)| format!("{}={by}", names.join("|"));
        let part = |place: &Place| place.units().map(one).collect::<Vec<_>>().join(";");
        self.0.iter().map(part).collect::<Vec<_>>().join(" per ")
    }
}

impl Place {
    /// The units of the family, each with its factor to the wanted one.
    fn units(&self) -> impl Iterator<Item = (&'static [&'static str], f64)> + '_ {
        let (own, _) = self.family[self.wanted];
        self.family
            .iter()
            .enumerate()
            .map(move |(at, (factor, names))| {
                let by = if own > 0.0 { factor / own } else { 0.0 };
                (*names, if at == self.wanted { 1.0 } else { by })
            })
    }
}

fn place(unit: &str) -> Option<Place> {
    let one = unit.strip_suffix('s').filter(|one| one.len() > 1);
    [Some(unit), one].into_iter().flatten().find_map(|name| {
        FAMILIES.iter().find_map(|family| {
            let wanted = family.iter().position(|(_, names)| names.contains(&name))?;
            Some(Place { family, wanted })
        })
    })
}
