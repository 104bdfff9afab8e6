//! The same site for Zola: its project file, and templates whose pages hold about what ours hold.

use std::fs;
use std::path::Path;

/// The settings of a site without a search index.
pub const CONFIG: &str = "config.toml";

/// The same with a search index, like ours.
pub const SEARCHABLE_CONFIG: &str = "config-searchable.toml";

const SETTINGS: &str = r#"base_url = "https://www.example.org"
title = "A site to measure"
compile_sass = false
build_search_index = {search}
generate_feeds = false
generate_sitemap = true

[markdown.highlighting]
style = "class"
theme = "github-light"
"#;

const BASE: &str = r##"<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ here.title }} – {{ config.title }}</title>
{% if here.description %}<meta name="description" content="{{ here.description }}">{% endif %}
<link rel="stylesheet" href="{{ config.base_url }}/site.css">
</head>
<body>
<a class="skip" href="#_content">Skip to content</a>
<header class="site-head"><div class="wrap">
<a class="site-name" href="{{ config.base_url }}">{{ config.title }}</a>
<nav class="menu" aria-label="Main menu"><ul>
{%- for top in config.extra.tops %}<li><a href="{{ config.base_url }}/{{ top }}/"{% set folder = "/" ~ top %}{% if current_path is starting_with(folder) %} aria-current="true"{% endif %}>{{ top }}</a></li>{% endfor -%}
</ul></nav>
</div></header>
<nav class="crumbs wrap" aria-label="Where you are"><ol>
{%- for path in here.ancestors %}{% set above = get_section(path=path, metadata_only=true) %}<li><a href="{{ above.permalink }}">{{ above.title }}</a></li>{% endfor -%}
</ol></nav>
<main class="wrap" id="_content" tabindex="-1">
<article class="page">
<header class="page-head"><h1>{{ here.title }}</h1>{% if here.description %}<p class="lead">{{ here.description }}</p>{% endif %}
<p class="facts"><span>{{ here.reading_time }} minutes</span>{% if here.extra.reviewed %} <span>Reviewed {{ here.extra.reviewed | date(format="%-d %B %Y") }}</span>{% endif %}</p></header>
{% if here.toc | length > 1 %}<nav class="contents" aria-label="On this page"><details><summary>On this page</summary><ol>
{%- for h in here.toc %}<li><a href="{{ h.permalink }}">{{ h.title }}</a>{% if h.children %}<ol>{% for c in h.children %}<li><a href="{{ c.permalink }}">{{ c.title }}</a></li>{% endfor %}</ol>{% endif %}</li>{% endfor -%}
</ol></details></nav>{% endif %}
<div class="text">
<div class="prose">{{ here.content | safe }}</div>
{% block inside %}{% endblock %}
<footer class="page-foot">
{% if here.backlinks %}<section><h2>Pages that link here</h2><ul class="plain-links">{% for b in here.backlinks %}<li><a href="{{ b.permalink }}">{{ b.title }}</a></li>{% endfor %}</ul></section>{% endif %}
{% if here.extra.sources %}<section class="wide"><h2>Sources</h2><ul class="sources">{% for s in here.extra.sources %}<li><a href="{{ s.url }}">{{ s.title }}</a>, {{ s.publisher }}, <time datetime="{{ s.date }}">{{ s.date | date(format="%-d %B %Y") }}</time></li>{% endfor %}</ul></section>{% endif %}
<section class="wide"><h2>About this page</h2><dl class="dates">
{%- if here.extra.reviewed %}<div><dt>Last reviewed</dt><dd><time datetime="{{ here.extra.reviewed }}">{{ here.extra.reviewed | date(format="%-d %B %Y") }}</time></dd></div>{% endif -%}
{%- if here.extra.review_due %}<div><dt>Next review</dt><dd><time datetime="{{ here.extra.review_due }}">{{ here.extra.review_due | date(format="%-d %B %Y") }}</time></dd></div>{% endif -%}
{%- if here.extra.audience %}<div><dt>Written for</dt><dd>{{ here.extra.audience | join(sep=", ") }}</dd></div>{% endif -%}
</dl></section>
</footer>
<nav class="steps" aria-label="Pages">
{%- if here.lower %}<a class="step-back" href="{{ here.lower.permalink }}" rel="prev">{{ here.lower.title }}</a>{% endif -%}
{%- if here.higher %}<a class="step-on" href="{{ here.higher.permalink }}" rel="next">{{ here.higher.title }}</a>{% endif -%}
</nav>
</div>
</article>
</main>
<footer class="site-foot"><div class="wrap"><p>{{ config.title }}</p></div></footer>
</body>
</html>
"##;

const SECTION: &str = r#"{% extends "base.html" %}
{% block inside %}<section class="inside"><h2>Inside</h2><ul class="link-list">
{%- for p in section.pages %}<li><a href="{{ p.permalink }}">{{ p.title }}</a>{% if p.description %}<p>{{ p.description }}</p>{% endif %}</li>{% endfor -%}
</ul><ul class="cards">
{%- for path in section.subsections %}{% set below = get_section(path=path) %}<li class="card"><h3><a href="{{ below.permalink }}">{{ below.title }}</a></h3>{% for p in below.pages | slice(end=5) %}<a href="{{ p.permalink }}">{{ p.title }}</a>{% endfor %}</li>{% endfor -%}
</ul></section>{% endblock %}
"#;

/// Everything but the content.
pub fn write_project(folder: &Path, tops: &[&str]) {
    let templates = folder.join("templates");
    fs::create_dir_all(&templates).unwrap();
    for (config, search) in [(CONFIG, "false"), (SEARCHABLE_CONFIG, "true")] {
        let settings = SETTINGS.replace("{search}", search);
        fs::write(
            folder.join(config),
            format!("{settings}\n[extra]\ntops = {tops:?}\n"),
        )
        .unwrap();
    }
    // Zola uses different names for a page and a section.
    let base = |name: &str| BASE.replace("here.", &format!("{name}."));
    fs::write(
        templates.join("page.html"),
        base("page").replace("{% block inside %}{% endblock %}", ""),
    )
    .unwrap();
    fs::write(templates.join("base.html"), base("section")).unwrap();
    fs::write(templates.join("section.html"), SECTION).unwrap();
    fs::write(templates.join("index.html"), SECTION).unwrap();
}
