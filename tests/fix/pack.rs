//! The pack, spoiled by one kind of slip after another: fixed, it gives the very site that it
//! gives unspoiled.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use preceptor::{BuildOptions, fix};

use crate::common::{self, Files, Project, tree};

fn home() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The pack in a folder of its own, each text changed by `spoil`, which is given its path; and how
/// many were changed.
fn pack(spoil: impl Fn(&str, &str) -> String) -> (Project, usize) {
    let mut project = Project::empty();
    for file in ["preceptor.yaml", "ids.lock"] {
        project = project.bytes(file, &fs::read(home().join(file)).unwrap());
    }
    let mut changed = 0;
    for (path, bytes) in tree(&home().join("content")) {
        let bytes = match String::from_utf8(bytes) {
            Ok(text) if path.ends_with(".md") => {
                let spoiled = spoil(&path, &text);
                changed += usize::from(spoiled != text);
                spoiled.into_bytes()
            }
            Ok(text) => text.into_bytes(),
            Err(error) => error.into_bytes(),
        };
        project = project.bytes(&format!("content/{path}"), &bytes);
    }
    (project, changed)
}

fn unspoiled() -> &'static Files {
    static SITE: OnceLock<Files> = OnceLock::new();
    SITE.get_or_init(|| pack(|_, text| text.to_owned()).0.build().site().files())
}

/// Spoils, fixes and builds; the site is that of `expected`.
#[track_caller]
fn comes_out_level(expected: &Files, least: usize, spoil: impl Fn(&str, &str) -> String) {
    let (project, changed) = pack(spoil);
    assert!(changed >= least, "only {changed} files were spoiled");
    let fixed = fix::fix_project(project.root(), BuildOptions::default());
    assert_eq!(fix::write(&fixed.files), []);
    let again = fix::fix_project(project.root(), BuildOptions::default());
    assert!(
        again.files.is_empty(),
        "a second run fixes\n{}",
        fix::diff(&again.files)
    );
    let site = project.build().site().files();
    let all: BTreeMap<_, _> = expected.iter().chain(&site).collect();
    let differing: Vec<_> = all
        .keys()
        .filter(|path| expected.get(**path) != site.get(**path))
        .collect();
    assert!(differing.is_empty(), "{differing:?}");
}

/// Every line for which `change` has another.
fn lines(text: &str, change: impl Fn(&str) -> Option<String>) -> String {
    text.split_inclusive('\n')
        .map(|line| {
            change(line.trim_end()).map_or_else(|| line.to_owned(), |changed| changed + "\n")
        })
        .collect()
}

fn is_practice(path: &str) -> bool {
    path.starts_with("learn/")
}

fn is_quiz(path: &str) -> bool {
    path.starts_with("learn/quizzes/")
}

#[test]
fn the_pack_itself_needs_no_fixing() {
    let fixed = fix::fix_project(home(), BuildOptions::default());
    assert!(fixed.files.is_empty(), "{}", fix::diff(&fixed.files));
}

#[test]
fn made_ids_are_written_down_as_they_were() {
    // The ids of options, statements, prompts, steps and questions are taken away: others are made
    // in their place, and what is written down must be just those.
    let without = |path: &str, text: &str| {
        let scenario = text.contains("\nscenario: true");
        let own = is_quiz(path) && !scenario
            || path.starts_with("learn/checklists/") && !path.ends_with("index.md");
        if !own {
            return text.to_owned();
        }
        lines(text, |line| {
            let (words, inside) = line.strip_suffix('}')?.rsplit_once(" {#")?;
            let others = inside
                .split_once(' ')
                .map_or(String::new(), |(_, others)| format!(" {{{others}}}"));
            Some(format!("{words}{others}"))
        })
    };
    let expected = pack(without).0.build().site().files();
    assert!(&expected != unspoiled(), "nothing depends on the ids");
    comes_out_level(&expected, 10, without);
}

#[test]
fn no_break_spaces_behind_marks_are_fixed() {
    comes_out_level(unspoiled(), 70, |_, text| {
        lines(text, |line| {
            let mark = ["## ", "### ", "- "]
                .into_iter()
                .find(|mark| line.starts_with(mark))?;
            // A line of front matter is another matter, and an option has a fixture of its own.
            (!line.contains(": ") && !line.starts_with("- ["))
                .then(|| line.replacen(mark, &mark.replace(' ', "\u{a0}"), 1))
        })
    });
}

#[test]
fn headings_without_a_space_are_fixed() {
    comes_out_level(unspoiled(), 70, |_, text| {
        lines(text, |line| {
            line.starts_with("##").then(|| line.replacen("# ", "#", 1))
        })
    });
}

#[test]
fn boxes_that_are_nearly_ones_are_fixed() {
    for (right, wrong) in [
        ("- [x]", "-[x]"),
        ("- [ ]", "- []"),
        ("- [x] ", "- [x]"),
        ("- [x]", "- [ x ]"),
        ("- [ ]", "[ ]"),
    ] {
        comes_out_level(unspoiled(), 6, |path, text| {
            if !is_quiz(path) {
                return text.to_owned();
            }
            lines(text, |line| {
                line.starts_with(right)
                    .then(|| line.replacen(right, wrong, 1))
            })
        });
    }
}

#[test]
fn feedback_that_is_not_indented_is_fixed() {
    for wrong in ["> ", " > ", "\u{a0}\u{a0}> ", "      > ", "  Feedback: "] {
        comes_out_level(unspoiled(), 6, |path, text| {
            if !is_quiz(path) {
                return text.to_owned();
            }
            lines(text, |line| {
                line.starts_with("  > ")
                    .then(|| line.replacen("  > ", wrong, 1))
            })
        });
    }
}

#[test]
fn labels_outside_quotes_and_hanging_answers_are_fixed() {
    comes_out_level(unspoiled(), 6, |path, text| {
        if !is_quiz(path) {
            return text.to_owned();
        }
        let text = lines(text, |line| {
            line.strip_prefix("> **Hint:**")
                .map(|rest| format!("Hint:{rest}"))
        });
        text.replace("\n\nAnswer:", "\nAnswer:")
    });
}

#[test]
fn slips_in_front_matter_are_fixed() {
    comes_out_level(unspoiled(), 70, |_, text| {
        let text = text.replace("\nreviewed: 2026-11-23\n", "\nreviewed: 23/11/2026\n");
        lines(&text, |line| {
            if let Some(title) = line
                .strip_prefix("title: \"")
                .and_then(|title| title.strip_suffix('"'))
            {
                return Some(format!("title: {title}"));
            }
            if let Some(list) = line
                .strip_prefix("audience: [")
                .and_then(|list| list.strip_suffix(']'))
            {
                return Some(format!("audience: {list}"));
            }
            Some(format!("sumary:{}", line.strip_prefix("summary:")?))
        })
    });
}

#[test]
fn curly_quotes_and_lost_spaces_in_front_matter_are_fixed() {
    comes_out_level(unspoiled(), 70, |_, text| {
        lines(text, |line| {
            if let Some(title) = line.strip_prefix("title: ") {
                return Some(format!("title: “{}”", title.trim_matches('"')));
            }
            Some(format!("review_due:{}", line.strip_prefix("review_due: ")?))
        })
    });
}

#[test]
fn front_matter_in_another_order_is_the_same() {
    comes_out_level(unspoiled(), 70, |_, text| {
        let (front, body) = text
            .strip_prefix("---\n")
            .and_then(|text| text.split_once("\n---\n"))
            .unwrap();
        let mut entries: Vec<String> = Vec::new();
        for line in front.lines() {
            match entries.last_mut() {
                Some(entry) if line.starts_with(' ') => *entry += &format!("{line}\n"),
                _ => entries.push(format!("{line}\n")),
            }
        }
        entries.reverse();
        format!("---\n{}---\n{body}", entries.concat())
    });
}

#[test]
fn line_ends_of_windows_are_kept_around_fixes() {
    let spoil = |path: &str, text: &str| {
        let text = if is_practice(path) {
            text.replace("- [ ] ", "- [ ]")
        } else {
            text.replace("\n## ", "\n##")
        };
        text.replace('\n', "\r\n")
    };
    let expected = pack(|_, text| text.replace('\n', "\r\n"))
        .0
        .build()
        .site()
        .files();
    comes_out_level(&expected, 80, spoil);
    let (project, _) = pack(spoil);
    fix::write(&fix::fix_project(project.root(), BuildOptions::default()).files);
    for (path, bytes) in tree(&project.root().join("content"))
        .iter()
        .filter(|(path, _)| path.ends_with(".md"))
    {
        let text = String::from_utf8_lossy(bytes);
        assert_eq!(
            text.matches('\n').count(),
            text.matches("\r\n").count(),
            "{path}"
        );
    }
}

#[test]
fn a_fix_restores_the_text_that_was_there() {
    // Where only one way of writing is usual, the file comes out the same to the byte.
    let (project, _) = pack(|path, text| {
        let text = text.replace("\n## ", "\n##");
        if is_quiz(path) {
            text.replace("- [ ] ", "- []").replace("\n  > ", "\n> ")
        } else {
            text
        }
    });
    fix::write(&fix::fix_project(project.root(), BuildOptions::default()).files);
    let after = tree(&project.root().join("content"));
    for (path, bytes) in tree(&home().join("content")) {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        assert!(
            after[&path] == bytes,
            "{path}:\n{}",
            common::difference(&text(&bytes), &text(&after[&path]))
        );
    }
}
