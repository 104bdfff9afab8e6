//! English: one term for all forms of a word, in British or American spelling.

use std::sync::LazyLock;

use frostem::{Algorithm, Stemmer};
use rustc_hash::FxHashSet;

/// The Snowball stemmer.
pub struct English(Stemmer);

impl Default for English {
    fn default() -> English {
        English(Stemmer::new(Algorithm::English))
    }
}

impl English {
    /// The term of a form: Snowball's English stem (Porter 2) of its American spelling. The result
    /// need not be a word: it is a key and never shown.
    pub fn term(&self, form: &str) -> String {
        let american = american(form);
        self.0.stem(american.as_deref().unwrap_or(form)).to_string()
    }
}

/// Stop words: they carry no meaning in a question.
const STOP_WORDS: &str = "a about after again all also am an and any are as at be because been before being but by can \
    could did do does doing dont for from get gets getting give go goes got had has have having he her here him his how i \
    if in into is it its just like many me more most much my no not of on one only or other our out over own should so \
    some such than that the their them then there these they this those to too under up us use very want wants was we \
    were what whats when where which while who whom whose why will with would you your im ive cant isnt theres tell \
    need someone something anyone anything please";

/// Whether `form` is a stop word.
pub fn is_stop_word(form: &str) -> bool {
    static WORDS: LazyLock<FxHashSet<&str>> =
        LazyLock::new(|| STOP_WORDS.split_ascii_whitespace().collect());
    WORDS.contains(form)
}

/// Roots in British and in American spelling; any ending may follow.
const ROOTS: [(&str, &str); 66] = [
    ("centred", "centered"),
    ("centre", "center"),
    ("programmes", "programs"),
    ("anaesthe", "anesthe"),
    ("analys", "analyz"),
    ("ageing", "aging"),
    ("armour", "armor"),
    ("behaviour", "behavior"),
    ("breathalys", "breathalyz"),
    ("cancell", "cancel"),
    ("caesar", "cesar"),
    ("candour", "candor"),
    ("catalogue", "catalog"),
    ("catalys", "catalyz"),
    ("channell", "channel"),
    ("colour", "color"),
    ("counsell", "counsel"),
    ("defence", "defense"),
    ("dialogue", "dialog"),
    ("diarrhoea", "diarrhea"),
    ("dialys", "dialyz"),
    ("encyclopaedia", "encyclopedia"),
    ("endeavour", "endeavor"),
    ("enrol", "enroll"),
    ("favour", "favor"),
    ("fibre", "fiber"),
    ("flavour", "flavor"),
    ("foetal", "fetal"),
    ("foetus", "fetus"),
    ("fulfil", "fulfill"),
    ("gynaecolog", "gynecolog"),
    ("haemo", "hemo"),
    ("harbour", "harbor"),
    ("honour", "honor"),
    ("humour", "humor"),
    ("jewell", "jewel"),
    ("judgement", "judgment"),
    ("labell", "label"),
    ("labour", "labor"),
    ("leukaemia", "leukemia"),
    ("licence", "license"),
    ("litre", "liter"),
    ("manoeuvr", "maneuver"),
    ("metre", "meter"),
    ("modell", "model"),
    ("neighbour", "neighbor"),
    ("odour", "odor"),
    ("oedema", "edema"),
    ("oesophag", "esophag"),
    ("oestrogen", "estrogen"),
    ("offence", "offense"),
    ("orthopaedic", "orthopedic"),
    ("paediatric", "pediatric"),
    ("paralys", "paralyz"),
    ("practis", "practic"),
    ("rigour", "rigor"),
    ("rumour", "rumor"),
    ("sceptic", "skeptic"),
    ("signall", "signal"),
    ("skilful", "skillful"),
    ("theatre", "theater"),
    ("travell", "travel"),
    ("tumour", "tumor"),
    ("vapour", "vapor"),
    ("vigour", "vigor"),
    ("wilful", "willful"),
];

/// Exceptions: words that look like one of them but have only one spelling.
const NEVER: [&str; 3] = ["ysis", "yst", "ysts"];

/// Words that end in `-ise` in both spellings, by their beginnings.
const NEVER_IZE: &str = "advertis advis apprais aris bruis chastis circumcis compris compromis concis cruis demis despis \
    devis disguis enterpris exercis excis expertis franchis guis improvis incis likewis merchandis mis nois otherwis \
    paradis pois prais precis premis promis rais revis ris superfic supervis surmis surpris televis treatis vis wis \
    crisis basis emphasis thesis synthesis hypothesis diagnosis prognosis this axis oasis denis dennis louis paris \
    tennis iris practis promiscu";

/// The American spelling of a form, if it differs.
pub fn american(form: &str) -> Option<String> {
    if form.len() < 5 || !form.is_ascii() || NEVER.iter().any(|never| form.ends_with(never)) {
        return None;
    }
    if form == "programme" {
        return Some("program".to_owned());
    }
    static BRITISH: LazyLock<Roots> = LazyLock::new(|| Roots::of(ROOTS));
    match BRITISH.of_form(form) {
        Some((british, american)) => Some(format!("{american}{}", &form[british.len()..])),
        None => ize(form),
    }
}

/// Pairs of roots by the first letter of the one to look for.
struct Roots([Vec<(&'static str, &'static str)>; 26]);

impl Roots {
    fn of(pairs: impl IntoIterator<Item = (&'static str, &'static str)> + Clone) -> Roots {
        let of_letter = |letter: u8| {
            pairs
                .clone()
                .into_iter()
                .filter(|(root, _)| root.as_bytes()[0] == letter)
                .collect()
        };
        Roots(std::array::from_fn(|number| of_letter(b'a' + number as u8)))
    }

    /// The first pair whose root is a prefix of `form`.
    fn of_form(&self, form: &str) -> Option<(&'static str, &'static str)> {
        let letter = usize::from(form.bytes().next()?.checked_sub(b'a')?);
        self.0
            .get(letter)?
            .iter()
            .copied()
            .find(|(root, other)| begins(form, root, other))
    }
}

/// Whether `form` begins with `root`, and not with `other` if that is the longer of the two:
/// `enroll` is not a form of `enrol`.
fn begins(form: &str, root: &str, other: &str) -> bool {
    form.starts_with(root) && !(other.starts_with(root) && form.starts_with(other))
}

/// `organisation` -> `organization`.
fn ize(form: &str) -> Option<String> {
    const ENDINGS: [&str; 9] = [
        "isation",
        "isations",
        "ise",
        "ised",
        "ises",
        "iser",
        "isers",
        "ising",
        "isational",
    ];
    let ending = ENDINGS.iter().find(|ending| form.ends_with(*ending))?;
    let stem = &form[..form.len() - ending.len()];
    let never = NEVER_IZE.split_ascii_whitespace().any(|never| {
        let whole = format!("{stem}is");
        whole == never || (never.len() > 4 && whole.ends_with(never))
    });
    (stem.len() >= 3 && !never).then(|| format!("{stem}iz{}", &ending[2..]))
}

/// The other spelling of a form, so that a query in it is in the dictionary: American for British,
/// British for American.
pub fn other_spelling(form: &str) -> Option<String> {
    american(form)
        .or_else(|| british(form))
        .filter(|other| other != form)
}

fn british(form: &str) -> Option<String> {
    if form.len() < 5 || !form.is_ascii() {
        return None;
    }
    if form == "program" {
        return Some("programme".to_owned());
    }
    static AMERICAN: LazyLock<Roots> =
        LazyLock::new(|| Roots::of(ROOTS.map(|(british, american)| (american, british))));
    let candidate = match AMERICAN.of_form(form) {
        Some((american, british)) => format!("{british}{}", &form[american.len()..]),
        None if !form.as_bytes().contains(&b'z') => return None,
        None => {
            let at = ["ization", "ize", "izing"]
                .iter()
                .find_map(|ending| form.rfind(ending))?;
            format!("{}is{}", &form[..at], &form[at + 2..])
        }
    };
    // A spelling that nobody uses ("sise" for "size") must not be in the dictionary.
    Some(candidate).filter(|candidate| american(candidate).as_deref() == Some(form))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_verbs_that_end_like_others_are_kept() {
        let izes = |form: &str| ize(form).is_some();
        assert!(izes("summarise") && !izes("supervise"));
        // Of a verb with four letters nothing is learnt about longer ones that end in it.
        assert!(!izes("rise") && !izes("wise"));
        assert!(izes("polarise"), "ends in `rise`");
    }

    #[test]
    fn both_spellings_have_one_term() {
        let english = English::default();
        for (british, american) in [
            ("organisation", "organization"),
            ("organisations", "organizations"),
            ("behavioural", "behavioral"),
            ("programmes", "programs"),
            ("paediatrics", "pediatrics"),
            ("counselling", "counseling"),
            ("centres", "centers"),
            ("labour", "labor"),
            ("recognise", "recognize"),
            ("recognised", "recognize"),
            ("analysed", "analyzed"),
            ("practising", "practicing"),
            ("licence", "license"),
            ("skilful", "skillful"),
            ("ageing", "aging"),
            ("prioritising", "prioritizing"),
        ] {
            assert_eq!(
                english.term(british),
                english.term(american),
                "{british} and {american}"
            );
        }
    }

    #[test]
    fn words_of_one_spelling_stay() {
        for word in [
            "exercise",
            "advise",
            "supervised",
            "otherwise",
            "raise",
            "raised",
            "rise",
            "noise",
            "promised",
            "size",
            "premises",
            "expertise",
            "enterprise",
            "disguise",
            "revision",
            "diagnosis",
            "basis",
            "this",
            "four",
            "hour",
            "program",
            "wise",
            "precise",
        ] {
            assert_eq!(american(word), None, "{word}");
        }
        for word in [
            "size",
            "prize",
            "seize",
            "analysis",
            "analyst",
            "programming",
            "work",
        ] {
            assert_eq!(other_spelling(word), None, "{word}");
        }
    }

    #[test]
    fn a_dictionary_in_one_spelling_answers_in_both() {
        assert_eq!(
            other_spelling("organisation").as_deref(),
            Some("organization")
        );
        assert_eq!(
            other_spelling("organization").as_deref(),
            Some("organisation")
        );
        assert_eq!(other_spelling("behavior").as_deref(), Some("behaviour"));
        assert_eq!(other_spelling("programme").as_deref(), Some("program"));
    }
}
