//! The pages shown, and the files they load.

use std::fs;

use preceptor::serve::Options;

use crate::client::{
    clean, differences, get, news, options, send, start, start_with, wait_until_right,
};
use crate::common::Project;

#[test]
fn a_site_is_served_whole() {
    let project = Project::new()
        .setting("base_url: /handbook/")
        .md("content/a/index.md", "A", "[b](b.md) ![Logo](logo.svg)")
        .md("content/a/b.md", "B", "Text")
        .file(
            "content/a/logo.svg",
            "<svg xmlns='http://www.w3.org/2000/svg' width='3' height='2'/>",
        );
    let server = start(project.root());
    let site = clean(project.root()).unwrap();
    wait_until_right(|| differences(&server, &site, [].iter()));
    assert_eq!(get(&server, "a/").body, get(&server, "a/index.html").body);
    assert!(get(&server, "a").head.contains("\r\nLocation: /a/\r\n"));
    assert!(
        get(&server, "a/logo.svg")
            .head
            .contains("\r\nContent-Type: image/svg+xml\r\n")
    );
    let missing = get(&server, "a/gone.html");
    assert_eq!(missing.status, 404);
    assert!(
        String::from_utf8(missing.body)
            .unwrap()
            .contains("href=\"/handbook/assets/site.css\"")
    );
    assert_eq!(
        get(&server, "handbook/assets/site.css").body,
        site["assets/site.css"]
    );
    let head = send(
        &server,
        b"HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    );
    assert_eq!((head.status, head.body.len()), (200, 0));
}

#[test]
fn without_a_good_build_there_is_a_page_that_waits_for_one() {
    let project = Project::empty().file("preceptor.yaml", "titel: x\n");
    let server = start(project.root());
    assert_eq!(get(&server, "a.html").status, 503);
    let told = news(&server);
    assert_eq!(
        (
            told["edition"].is_null(),
            told["problems"][0]["place"].as_str()
        ),
        (true, Some("preceptor.yaml:1:1"))
    );
    let project = project
        .file("preceptor.yaml", "title: x\n")
        .md("content/a.md", "A", "")
        .md("content/index.md", "H", "");
    wait_until_right(|| {
        if get(&server, "a.html").status == 200 {
            vec![]
        } else {
            vec!["no page".to_owned()]
        }
    });
    drop(project);
}

/// A theme's template fails on a single page that has not been requested: the server still returns
/// to the last good edition.
#[test]
fn a_page_that_cannot_be_rendered_brings_the_last_good_site_back() {
    let project = Project::new().md("content/a.md", "A", "Before");
    let server = start(project.root());
    let before = clean(project.root()).unwrap();
    wait_until_right(|| differences(&server, &before, [].iter()));
    let project = project
        .md("content/a.md", "A", "After")
        .file("themes/default/templates/foot.html", "")
        .file(
            "themes/default/templates/news.html",
            "{{ page.nothing.at.all }}",
        );
    wait_until_right(|| {
        if news(&server)["count"] == 1 {
            vec![]
        } else {
            vec![news(&server).to_string()]
        }
    });
    assert_eq!(
        crate::client::undressed(&get(&server, "a.html").body).as_bytes(),
        before["a.html"]
    );
    fs::remove_dir_all(project.root().join("themes")).unwrap();
    let after = clean(project.root()).unwrap();
    wait_until_right(|| differences(&server, &after, [].iter()));
}

#[test]
fn other_folders_are_watched_once_the_project_names_them() {
    let project = Project::new().md("other/deep/index.md", "Other", "");
    let server = start(project.root());
    let project = project.setting("content: other/deep");
    wait_until_right(|| differences(&server, &clean(project.root()).unwrap(), [].iter()));
    let project = project.md("other/deep/new.md", "New", "");
    wait_until_right(|| differences(&server, &clean(project.root()).unwrap(), [].iter()));
    fs::rename(project.root().join("other"), project.root().join("away")).unwrap();
    wait_until_right(|| {
        if news(&server)["count"] == 1 {
            vec![]
        } else {
            vec![news(&server).to_string()]
        }
    });
    fs::rename(project.root().join("away"), project.root().join("other")).unwrap();
    let project = project.md("other/deep/new.md", "Newer", "");
    wait_until_right(|| differences(&server, &clean(project.root()).unwrap(), [].iter()));
    // Once more with another folder of the same name: it has to be watched, not just seen once.
    fs::remove_dir_all(project.root().join("other")).unwrap();
    wait_until_right(|| {
        if news(&server)["count"] != 0 {
            vec![]
        } else {
            vec![news(&server).to_string()]
        }
    });
    let project = project.md("other/deep/index.md", "Anew", "");
    wait_until_right(|| differences(&server, &clean(project.root()).unwrap(), [].iter()));
    let project = project.md("other/deep/index.md", "Anew, and changed", "");
    wait_until_right(|| differences(&server, &clean(project.root()).unwrap(), [].iter()));
}

#[test]
fn a_taken_port_is_passed_over() {
    let project = Project::new();
    let first = start(project.root());
    let second = start_with(&Options {
        port: first.address().port(),
        ..options(project.root())
    });
    assert!(second.address().port() > first.address().port());
    assert!(second.address().ip().is_loopback());
    assert_eq!(get(&second, "").status, 200);
}
