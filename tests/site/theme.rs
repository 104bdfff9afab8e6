//! The default theme as a text that people change, and what becomes of its layout.

use std::fs;
use std::path::{Path, PathBuf};

use crate::common::Project;
use crate::site::kinds::of_every_kind;

const THEME: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/themes/default");

pub fn below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = entries
        .flat_map(|path| {
            if path.is_dir() {
                below(&path)
            } else {
                vec![path]
            }
        })
        .collect();
    files.sort();
    files
}

fn texts(folder: &str) -> Vec<(String, String)> {
    below(&Path::new(THEME).join(folder))
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(THEME).unwrap().display().to_string();
            (name, fs::read_to_string(path).unwrap())
        })
        .collect()
}

#[test]
fn templates_copied_into_a_project_make_the_same_pages() {
    let mut project = of_every_kind();
    let before = of_every_kind().build().site().files();
    for (name, text) in texts("templates") {
        project = project.file(&format!("themes/default/{name}"), &text);
    }
    let after = project.build().site().files();
    assert_eq!(
        before.keys().collect::<Vec<_>>(),
        after.keys().collect::<Vec<_>>()
    );
    for (path, bytes) in &before {
        assert!(after[path] == *bytes, "{path}");
    }
}

#[test]
fn the_layout_of_a_template_does_not_reach_pages() {
    Project::new()
        .file(
            "themes/default/templates/foot.html",
            "<p\n  class=\"mine\"\n  {% if page.summary %}\n    id=\"a\"\n  {% endif %}\n>\n  \
{{ page.title }}\n  of{{ \" \" }}\n  <b>{{ site.title }}</b>\n</p>\n\n<hr>",
        )
        .md("content/a.md", "A", "")
        .build()
        .ok()
        .page("a.html")
        .raw("<p class=\"mine\">Aof <b>Handbook</b></p>\n<hr></div>");
}

#[test]
fn a_mistake_in_a_template_is_shown_where_its_author_wrote_it() {
    let place = |text: &str| {
        let project = Project::new()
            .file("themes/default/templates/foot.html", text)
            .md("content/a.md", "A", "")
            .build()
            .fails(&["error[template] themes/default/templates/foot.html:5"]);
        let place = &project.built().diagnostics[0].place;
        (place.column, place.length, place.text.clone())
    };
    assert_eq!(
        place("<p\n  id=\"a\"\n>\n\n  <b>{{ page.titel.length }}</b>\n</p>\n"),
        (14, 5, "  <b>{{ page.titel.length }}</b>".to_owned())
    );
    assert_eq!(
        place("<p>\n  é\n\n</p>\n  {% if %}\n  x\n  {% endif %}"),
        (9, 2, "  {% if %}".to_owned())
    );
}

#[test]
fn one_part_of_a_style_can_be_replaced() {
    Project::new()
        .file(
            "themes/default/static/css/site-controls.css",
            "button { color: red }",
        )
        .build()
        .ok()
        .lacks("assets/site-controls.css")
        .lacks("assets/site-frame.css")
        .page("assets/site.css")
        .raw("\nbutton { color: red }\n")
        .raw(".site-head")
        .not_raw("cursor:pointer;}button:hover");
}

#[test]
fn lines_of_the_theme_can_be_read_side_by_side() {
    let long: Vec<String> = texts("")
        .iter()
        .flat_map(|(name, text)| {
            text.lines()
                .enumerate()
                .filter(|(_, line)| line.chars().count() > 140)
                .map(move |(at, _)| format!("{name}:{}", at + 1))
        })
        .collect();
    assert_eq!(long, [""; 0], "lines of more than 140 characters");
}
