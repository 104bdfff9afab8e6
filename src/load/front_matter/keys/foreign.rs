//! Keys as other tools call them.

/// The key of another tool, and the one here that says the same.
const SAME: [(&str, &[&str]); 15] = [
    (
        "owner",
        &[
            "author",
            "authors",
            "by",
            "contact",
            "maintainer",
            "owner_slack",
            "creator",
        ],
    ),
    (
        "published",
        &[
            "date",
            "pubdate",
            "created",
            "publish_date",
            "date_published",
        ],
    ),
    (
        "updated",
        &[
            "lastmod",
            "last_modified",
            "modified",
            "last_updated",
            "last_update",
            "date_updated",
        ],
    ),
    (
        "reviewed",
        &[
            "last_reviewed_on",
            "last_reviewed",
            "review_date",
            "date_reviewed",
        ],
    ),
    (
        "review_due",
        &[
            "review_by",
            "next_review",
            "expires",
            "expirydate",
            "review_in",
        ],
    ),
    (
        "topics",
        &[
            "tags",
            "tag",
            "categories",
            "category",
            "keywords",
            "subjects",
        ],
    ),
    (
        "summary",
        &[
            "description",
            "excerpt",
            "subtitle",
            "abstract",
            "intro",
            "tagline",
            "lede",
        ],
    ),
    (
        "short_title",
        &[
            "linktitle",
            "sidebar_label",
            "nav_title",
            "menu_title",
            "shorttitle",
            "navtitle",
        ],
    ),
    (
        "order",
        &[
            "weight",
            "nav_order",
            "sidebar_position",
            "position",
            "menu_order",
            "rank",
        ],
    ),
    (
        "aliases",
        &["redirect_from", "redirects", "old_paths", "old_urls"],
    ),
    ("related", &["see_also", "related_links", "related_pages"]),
    ("sources", &["references", "bibliography"]),
    ("lang", &["language", "locale"]),
    ("kind", &["type", "content_type"]),
    ("audience", &["for", "readers"]),
];

/// Keys that say how another tool shows a page: nothing stands for them here.
const DROPPED: [&str; 16] = [
    "layout",
    "permalink",
    "slug",
    "template",
    "hide",
    "icon",
    "theme",
    "section",
    "sidenav",
    "toc",
    "comments",
    "parent",
    "has_children",
    "nav_exclude",
    "pagination",
    "menu",
];

/// The key that is meant by `key`, of those that were `asked` for.
pub(super) fn meant(key: &str, asked: &[&'static str]) -> Option<&'static str> {
    let key = key.to_ascii_lowercase().replace('-', "_");
    let (ours, _) = SAME.iter().find(|(_, others)| others.contains(&&*key))?;
    asked.contains(ours).then_some(*ours)
}

/// Whether `key` only says how another tool shows the page.
pub(super) fn is_dropped(key: &str) -> bool {
    DROPPED
        .iter()
        .any(|dropped| dropped.eq_ignore_ascii_case(&key.replace('-', "_")))
}
