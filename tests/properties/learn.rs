//! Any valid quiz is read as it was meant, and any text at all is read without a panic.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use preceptor::load::files::source::Source;
use preceptor::load::{self, Options};
use preceptor::model::kind::Kind;
use preceptor::model::learn::quiz::{Accepted, Answer, Question};

use crate::checks;

/// A question as an author thinks of it.
#[derive(Debug, Clone, PartialEq)]
struct Asked {
    title: String,
    stem: Vec<String>,
    answer: Wanted,
    hint: Option<String>,
    why: Option<String>,
    points: u32,
    pin: bool,
}

#[derive(Debug, Clone, PartialEq)]
enum Wanted {
    /// Words, right, pinned, feedback.
    Options(Vec<(String, bool, bool, Option<String>)>),
    Truth(bool),
    Text(Vec<String>),
    Number(i64, i64),
    /// Words before each gap, and what it accepts.
    Gaps(Vec<(String, Vec<String>)>),
    /// Prompts, the number of the match of each; all matches.
    Pairs(Vec<(String, usize)>, Vec<String>),
    Order(Vec<String>),
    /// A model answer.
    Open(String),
}

/// How it is written: what an editor or a habit changes, and no reader minds.
#[derive(Debug, Clone)]
struct Hand {
    mark: &'static str,
    x: char,
    loose: bool,
    windows: bool,
    bold: bool,
    space: &'static str,
}

/// Words that mean nothing to Markdown; the number makes them differ from all others.
fn words() -> impl Strategy<Value = String> {
    let word = select(vec![
        "fit", "note", "work", "Arbeit", "naïve", "health", "job", "élan", "日本", "AHP", "it's",
        "(then)",
    ]);
    vec(word, 1..5).prop_map(|words| words.join(" "))
}

/// Several that differ.
fn several(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<String>> {
    vec(words(), count).prop_map(|all| {
        all.into_iter()
            .enumerate()
            .map(|(at, words)| format!("{words} n{at}"))
            .collect()
    })
}

fn options() -> impl Strategy<Value = Wanted> {
    let more = (any::<bool>(), option::of(words()));
    (
        several(2..7),
        vec(more, 7),
        0_usize..6,
        vec(any::<bool>(), 7),
    )
        .prop_map(|(all, more, wrong, right)| {
            let count = all.len();
            let wrong = wrong % count;
            let only = (wrong + 1) % count;
            let option = |(at, words): (usize, String)| {
                (
                    words,
                    at != wrong && (at == only || right[at]),
                    more[at].0,
                    more[at].1.clone(),
                )
            };
            Wanted::Options(all.into_iter().enumerate().map(option).collect())
        })
}

fn pairs() -> impl Strategy<Value = Wanted> {
    (several(2..6), several(2..5), vec(0_usize..5, 6)).prop_map(|(prompts, choices, to)| {
        // Choices count in the order in which they come up; those that nothing goes with come last.
        let mut order: Vec<usize> = Vec::new();
        let to: Vec<usize> = prompts
            .iter()
            .enumerate()
            .map(|(at, _)| to[at] % choices.len())
            .collect();
        order.extend(&to);
        order.extend(0..choices.len());
        let mut seen: Vec<usize> = Vec::new();
        order.into_iter().for_each(|choice| {
            if !seen.contains(&choice) {
                seen.push(choice)
            }
        });
        let number = |choice: usize| seen.iter().position(|other| *other == choice).unwrap();
        let prompts = prompts
            .into_iter()
            .zip(&to)
            .map(|(prompt, choice)| (prompt, number(*choice)))
            .collect();
        Wanted::Pairs(
            prompts,
            seen.iter().map(|choice| choices[*choice].clone()).collect(),
        )
    })
}

fn answer() -> impl Strategy<Value = Wanted> {
    prop_oneof![
        4 => options(),
        1 => any::<bool>().prop_map(Wanted::Truth),
        1 => several(1..4).prop_map(Wanted::Text),
        1 => (-500_i64..500, 0_i64..50).prop_map(|(low, more)| Wanted::Number(low, low + more)),
        2 => vec((words(), several(1..3)), 1..4).prop_map(Wanted::Gaps),
        2 => pairs(),
        1 => several(2..6).prop_map(Wanted::Order),
        1 => words().prop_map(Wanted::Open),
    ]
}

fn asked() -> impl Strategy<Value = Asked> {
    let rest = (
        option::of(words()),
        option::of(words()),
        1_u32..9,
        any::<bool>(),
    );
    (words(), vec(words(), 0..3), answer(), rest).prop_map(
        |(title, stem, answer, (hint, why, points, pin))| Asked {
            title,
            stem,
            hint,
            why,
            points: if matches!(answer, Wanted::Open(_)) {
                0
            } else {
                points
            },
            pin,
            answer,
        },
    )
}

fn hand() -> impl Strategy<Value = Hand> {
    (
        select(vec!["-", "*", "+"]),
        any::<[bool; 4]>(),
        select(vec![" ", "\u{a0}", "  "]),
    )
        .prop_map(|(mark, [big, loose, windows, bold], space)| Hand {
            mark,
            x: if big { 'X' } else { 'x' },
            loose,
            windows,
            bold,
            space,
        })
}

impl Hand {
    fn quiz(&self, questions: &[Asked]) -> String {
        let all: String = (0..)
            .zip(questions)
            .map(|(number, question)| self.question(number, question))
            .collect();
        let text = format!("---\ntitle: T\n---\nIntro.\n\n{all}");
        if self.windows {
            text.replace('\n', "\r\n")
        } else {
            text
        }
    }

    fn label(&self, word: &str) -> String {
        if self.bold {
            format!("**{word}:**{}", self.space)
        } else {
            format!("{word}:{}", self.space)
        }
    }

    fn question(&self, number: usize, asked: &Asked) -> String {
        let pin = if asked.pin { " pin" } else { "" };
        let points = match asked.points {
            0 => String::new(),
            points => format!(" points={points}"),
        };
        let mut out = format!("## {} {{#q{number}{points}{pin}}}\n\n", asked.title);
        asked
            .stem
            .iter()
            .for_each(|line| out += &format!("{line}\n\n"));
        out += &self.answer(&asked.answer);
        for (word, text) in [("Hint", &asked.hint), ("Why", &asked.why)] {
            if let Some(text) = text {
                out += &format!("\n> {}{text}\n", self.label(word));
            }
        }
        out + "\n"
    }

    fn answer(&self, answer: &Wanted) -> String {
        let line = |text: &str| format!("{}{text}\n", self.label("Answer"));
        match answer {
            Wanted::Options(options) => options.iter().map(|option| self.option(option)).collect(),
            Wanted::Truth(truth) => line(&truth.to_string()),
            Wanted::Text(accepted) => line(&accepted.join(" | ")),
            Wanted::Number(low, high) if low == high => line(&low.to_string()),
            Wanted::Number(low, high) => line(&format!("{low} to {high}")),
            Wanted::Gaps(gaps) => gaps
                .iter()
                .map(|(before, accepted)| format!("{before} [[{}]] so.\n\n", accepted.join("|")))
                .collect(),
            Wanted::Pairs(prompts, choices) => {
                let mut rows: Vec<String> = prompts
                    .iter()
                    .map(|(prompt, choice)| format!("| {prompt} | {} |\n", choices[*choice]))
                    .collect();
                let used = |choice: &usize| prompts.iter().any(|(_, used)| used == choice);
                let others = (0..choices.len()).filter(|choice| !used(choice));
                rows.extend(others.map(|choice| format!("| | {} |\n", choices[choice])));
                format!("| A | B |\n| --- | --- |\n{}", rows.concat())
            }
            Wanted::Order(items) => (1..)
                .zip(items)
                .map(|(number, item): (u32, _)| format!("{number}. {item}\n"))
                .collect(),
            Wanted::Open(model) => format!("> {}{model}\n", self.label("Model answer")),
        }
    }

    fn option(&self, (words, right, pin, says): &(String, bool, bool, Option<String>)) -> String {
        let sign = if *right { self.x } else { ' ' };
        let pin = if *pin { " {pin}" } else { "" };
        let says = says
            .as_ref()
            .map_or_else(String::new, |says| format!("  > {says}\n"));
        let end = if self.loose { "\n" } else { "" };
        format!("{} [{sign}] {words}{pin}\n{says}{end}", self.mark)
    }
}

fn models(accepted: &[Accepted]) -> Vec<String> {
    accepted.iter().map(|one| one.model().to_owned()).collect()
}

/// What was read, in an author's terms.
fn read_back(question: &Question) -> Asked {
    let text = |fragment: &preceptor::model::fragment::Fragment| {
        let html: String = fragment
            .0
            .iter()
            .filter_map(|part| match part {
                preceptor::model::fragment::Part::Html(html) => Some(&**html),
                _ => None,
            })
            .collect();
        let plain: String = html
            .split('<')
            .map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text))
            .collect();
        plain.trim().to_owned()
    };
    let gaps = matches!(question.answer, Answer::Gaps(_));
    Asked {
        title: question.title.plain.to_string(),
        stem: if gaps {
            Vec::new()
        } else {
            text(&question.stem)
                .lines()
                .filter(|line| !line.is_empty())
                .map(str::to_owned)
                .collect()
        },
        answer: match &question.answer {
            Answer::Choice { options, .. } => Wanted::Options(
                options
                    .iter()
                    .map(|option| {
                        (
                            option.item.plain.to_string(),
                            option.right,
                            option.pin,
                            option.says.as_ref().map(text),
                        )
                    })
                    .collect(),
            ),
            Answer::Truth(truth) => Wanted::Truth(*truth),
            Answer::Text(accepted) => Wanted::Text(models(accepted)),
            Answer::Number(range) => Wanted::Number(range.low as i64, range.high as i64),
            Answer::Gaps(gaps) => Wanted::Gaps(
                gaps.iter()
                    .map(|gap| (String::new(), models(gap)))
                    .collect(),
            ),
            Answer::Pairs(pairs) => Wanted::Pairs(
                pairs
                    .prompts
                    .iter()
                    .map(|(item, choice)| (item.plain.to_string(), *choice))
                    .collect(),
                pairs
                    .choices
                    .iter()
                    .map(|item| item.plain.to_string())
                    .collect(),
            ),
            Answer::Order(items) => {
                Wanted::Order(items.iter().map(|item| item.plain.to_string()).collect())
            }
            Answer::Open(model) => Wanted::Open(text(model)),
        },
        hint: question.hint.as_ref().map(text),
        why: question.why.as_ref().map(text),
        points: question.points,
        pin: question.pin,
    }
}

/// Text around gaps is looked at elsewhere.
fn comparable(asked: &Asked) -> Asked {
    let mut asked = asked.clone();
    if let Wanted::Gaps(gaps) = &mut asked.answer {
        gaps.iter_mut().for_each(|(before, _)| before.clear());
        asked.stem.clear();
    }
    asked
}

/// Signs that mean something to a question, and nonsense between them.
fn signs() -> impl Strategy<Value = String> {
    let sign = select(vec![
        "## ",
        "### ",
        "# ",
        "#### ",
        "\n---\n",
        "\n===\n",
        "{#a}",
        "{#b points=2}",
        "{# c}",
        "{group}",
        "{#g group draw=1}",
        " {pin}",
        "type=ordering",
        "outcome=ask",
        "- [x] ",
        "- [ ] ",
        "- [] ",
        "-[x] ",
        "[x]",
        "* [ ] ",
        "1. ",
        "2) ",
        "- ",
        "Answer: ",
        "**Answer:** ",
        "answers: ",
        "Answer",
        ":",
        "true",
        "26 to 30",
        "28 +/- 2",
        "10 million",
        "|",
        " | ",
        "[[",
        "]]",
        "[",
        "]",
        "> ",
        "  > ",
        "    ",
        "> **Hint:** ",
        "> Why - ",
        "> Read: [a](#a)",
        "> Went well: ",
        "> Next: ",
        "- [On](#a)\n",
        "(#a)",
        "| a | b |\n| --- | --- |\n| c | d |\n| | e |\n",
        "| a |",
        "Reflect: ",
        "Observe: ",
        "Sign off: ",
        "{#s target=4}",
        "{#s minutes=5}",
        "[^1]",
        "\n\n[^1]: x\n\n",
        "> [!NOTE]\n> ",
        "<div>",
        "</div>",
        "<svg>",
        "<b onclick=x>",
        "`",
        "**",
        "\u{a0}",
        "\t",
        "\r\n",
        "\n",
        "\n\n",
        "____",
        "{{",
        "}}",
        "é",
        "日",
        "a",
        "All of the above",
        "complete: [a]",
        "---\n",
        "title: T\n",
        "scale: 0 to 10\n",
        "pass: 80%\n",
    ]);
    let piece = prop_oneof![12 => sign.prop_map(str::to_owned), 1 => any::<String>()];
    vec(piece, 0..50).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(crate::config(300))]

    #[test]
    fn a_quiz_is_read_as_it_was_meant(questions in vec(asked(), 1..5), hand in hand()) {
        let text = hand.quiz(&questions);
        let source = Source { path: "quizzes/a.md".into(), file: "content/quizzes/a.md".into(), text: text.as_str().into(), layer: 0 };
        let loaded = load::document(&source, &Options::default());
        prop_assert!(loaded.diagnostics.is_empty(), "{:#?}\n{text}", loaded.diagnostics);
        let document = loaded.document.unwrap();
        let Kind::Quiz(quiz) = &document.kind else { panic!("{:?}", document.kind) };
        let found: Vec<Asked> = quiz.questions().map(read_back).collect();
        let wanted: Vec<Asked> = questions.iter().map(comparable).collect();
        prop_assert_eq!(found, wanted, "{}", text);
    }

    #[test]
    fn anything_is_read_or_refused(kind in 0_u8..5, text in signs()) {
        checks::learn(&format!("{}{text}", char::from(b'd' + kind)));
    }
}
