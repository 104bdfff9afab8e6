use super::*;
use proptest::prelude::*;

/// What an educator may write, and what Markdown makes; each must come out as it went in.
const KEPT: &[&str] = &[
    r#"<p>a <abbr title="b">c</abbr> <kbd>d</kbd><sub>e</sub><sup>f</sup><mark>g</mark><small>h</small><br></p><hr>"#,
    r#"<table><caption>a</caption><colgroup><col span="2"></colgroup><thead><tr><th scope="col" colspan="2">b</th></tr></thead><tbody><tr><td rowspan="2">c</td></tr></tbody></table>"#,
    r#"<details open=""><summary>a</summary><dl><dt>b</dt><dd>c</dd></dl></details>"#,
    r#"<figure><img src="a/b.png" alt="c" width="1" height="2" loading="lazy" decoding="async"><figcaption>d</figcaption></figure>"#,
    r#"<ol start="3" type="a" reversed=""><li>a</li></ol><blockquote cite="https://a.b"><p>c</p></blockquote>"#,
    r#"<div class="a" role="region" aria-label="b" tabindex="0"><section><aside role="note">c</aside></section></div>"#,
    r#"<pre><code class="language-rust"><span class="hl-keyword">let</span> &lt;x&gt;</code></pre>"#,
    r#"<ruby>a<rp>(</rp><rt>b</rt></ruby><time datetime="2026-01">c</time><q cite="d">e</q><bdo dir="rtl">f</bdo>"#,
    r#"<a href="../b.html?c=d&amp;e#f" title="g">h</a><a href="mailto:a@b.c">i</a><a href="tel:+1">j</a>"#,
    r#"<a href="hole:12">a</a><img src="hole:3"><h2 id="hole:5">b</h2>"#,
    "<p>\u{F8F0}1\u{F8F1} a \u{F8F0}2\u{F8F1}</p>\u{F8F0}3\u{F8F1}",
    "<pre>\n\nfirst line empty</pre>",
];

const GONE: &[(&str, &str)] = &[
    ("a<script>b</script>c", "ac"),
    (
        "<style>p{}</style><iframe src=x>y</iframe><object>z</object>",
        "",
    ),
    (
        "<p style=\"color:red\" onclick=x id=top role=button tabindex=1>a</p>",
        "<p>a</p>",
    ),
    (
        "<a href=\"javascript:x\">a</a><a href=\" java&#10;script&colon;x\">b</a>",
        "<a>a</a><a>b</a>",
    ),
    ("<img src=\"data:image/png;base64,AA\" srcset=x>", "<img>"),
    (
        "<form action=x><button>a</button><input></form><q cite=\"javascript:x\">b</q>",
        "a<q>b</q>",
    ),
    ("<a href=\"b\" target=_blank rel=x>c", "<a href=\"b\">c</a>"),
    (
        "<svg><a xlink:href=\"javascript:x\">a</a></svg><math>b</math>",
        "",
    ),
];

/// Scraps that nest wrongly, since the parser's rules for those are the hard ones.
const SCRAPS: &str = r##"</?(a|b|p|div|table|tr|td|th|tbody|caption|colgroup|pre|li|ul|ol|dl|dd|h1|code|em|span|details|summary|ruby|rt|rp|select|option|button|form|svg|math|mi|desc|title|script|style|template|textarea|iframe|plaintext|body|html|font|nobr|figure)( class="x[1-4]"| href="[a-c]"| id="hole:1"| onclick=x)?/?>|<(br|hr|img|input|col)>|[a-z ]{1,4}|\n|&lt;|&amp;|&#0;|&nbsp;|<!--|-->|<|>|"|\u{F8F0}1\u{F8F1}|é|<!\[CDATA\[|\]\]>|\u{0}|\r"##;

/// The worst of them, often enough to meet.
const FEW_SCRAPS: &[&str] = &[
    "<p>",
    "<button>",
    "</button>",
    "<a href=a>",
    "<table>",
    "<td>",
    "<pre>\n\n",
    "x",
];

fn markup() -> impl Strategy<Value = String> {
    let few = proptest::collection::vec(proptest::sample::select(FEW_SCRAPS), 0..12);
    let many = proptest::collection::vec(SCRAPS, 0..30);
    prop_oneof![
        few.prop_map(|scraps| scraps.concat()),
        many.prop_map(|scraps| scraps.concat())
    ]
}

/// What is between `<` and `>`, both of which are escaped elsewhere.
fn tags(html: &str) -> impl Iterator<Item = &str> {
    html.split('<')
        .skip(1)
        .filter_map(|part| part.split('>').next())
}

fn allowed(tag: &str) -> bool {
    let name = tag
        .trim_start_matches('/')
        .split(' ')
        .next()
        .unwrap_or_default();
    policy::ELEMENTS.contains(&name) && !tag.contains("onclick")
}

/// Each end tag closes the element opened last, and none stays open.
fn balanced(html: &str) -> bool {
    let mut open = Vec::new();
    for tag in tags(html) {
        match tag.strip_prefix('/') {
            Some(name) if open.pop() != Some(name) => return false,
            Some(_) => {}
            None => open.extend(tag.split(' ').next().filter(|name| !is_void(name))),
        }
    }
    open.is_empty()
}

fn is_void(name: &str) -> bool {
    matches!(name, "br" | "col" | "hr" | "img" | "wbr")
}

/// What one reading leaves in a form that a second one changes: without a button round it, a
/// paragraph cannot hold one.
#[test]
fn what_a_removal_unsettles_is_settled() {
    let once = sanitise("<p>a<button><p>b</button>c");
    assert_eq!(once, "<p>a</p><p>b</p>c<p></p>");
    assert_eq!(sanitise(&once), once);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn twice_is_once_and_all_is_balanced(html in markup()) {
        let once = sanitise(&html);
        prop_assert_eq!(&sanitise(&once), &once);
        prop_assert!(balanced(&once), "{}", once);
        prop_assert!(tags(&once).all(allowed), "{}", once);
    }

    #[test]
    fn what_is_not_reported_stays(
        attributes in proptest::collection::vec(
            prop_oneof![
                Just("class=a"), Just("onclick='b c'"), Just("style=\"x>y\""), Just("ID=top"), Just("id=hole:1"),
                Just("tabindex=1"), Just("role=note"), Just("href=\"&#106;avascript:x\""), Just("href=a"), Just("title"),
            ],
            0..4,
        ),
    ) {
        for (at, attribute) in attributes.iter().enumerate() {
            let name = |text: &str| text.split('=').next().unwrap_or_default().to_lowercase();
            if attributes[..at].iter().any(|earlier| name(earlier) == name(attribute)) {
                continue;
            }
            let html = format!("<a {}>", attributes.join(" "));
            let start = 3 + attributes[..at].iter().map(|earlier| earlier.len() + 1).sum::<usize>();
            let reported = removals(&html).iter().any(|removal| removal.range == (start..start + attribute.len()));
            let stays = sanitise(&html).contains(&format!(" {}=", name(attribute)));
            prop_assert_ne!(reported, stays, "{} in {}", attribute, html);
        }
    }

    #[test]
    fn any_snippet_is_reported_on(html in prop_oneof![markup(), any::<String>(), "[<>/=\"'a !é-]{0,20}"]) {
        for removal in removals(&html) {
            prop_assert!(html.get(removal.range.clone()).is_some(), "{removal:?}");
        }
    }
}

#[test]
fn what_may_stay_stays_as_it_is() {
    for html in KEPT {
        assert_eq!(&sanitise(html), html);
    }
}

#[test]
fn what_may_do_harm_goes() {
    for (html, left) in GONE {
        assert_eq!(&sanitise(html), left, "{html}");
    }
}

#[test]
fn what_is_nested_beyond_reason_becomes_text() {
    let html = "<b class=x><div>".repeat(cost::MAX_DEPTH);
    let once = sanitise(&html);
    assert!(once.starts_with("&lt;b class=x&gt;"));
    assert_eq!(sanitise(&once), once);
    let flat = cost::MAX_DEPTH + 1;
    assert_eq!(sanitise(&"<p>a".repeat(flat)), "<p>a</p>".repeat(flat));
}

/// A hundred elements, no two alike, none of them closed: an end tag that closes nothing hides each
/// from a count of tags.
fn unclosed(hidden: &str) -> String {
    (0..99)
        .map(|number| {
            format!(
                "<b class=\"{number}\">{}",
                hidden.replace('N', &number.to_string())
            )
        })
        .collect()
}

#[test]
fn what_would_grow_beyond_reason_becomes_text() {
    let paragraphs = "<p>x</p>".repeat(5_000);
    for hostile in [
        format!("<p>{}</p>{paragraphs}", unclosed("")),
        format!("<p>{}</p>{paragraphs}", unclosed("<!-- </b> -->")),
        format!("<p>{}</p>{paragraphs}", unclosed("<i title=\"</b>\"></i>")),
        format!(
            "<div>{}</div>{paragraphs}",
            unclosed("<table><tr><td></b></table>")
        ),
        format!("<p><b class=\"{}\"></p>{paragraphs}", "long".repeat(5_000)),
        // Harmless when first read: the buttons go, and with them what kept the paragraphs apart.
        format!(
            "<p>{}{}",
            unclosed(""),
            "<button><p>x</p></button>".repeat(5_000)
        ),
    ] {
        let clean = sanitise(&hostile);
        assert!(clean.starts_with("&lt;"), "{}", &clean[..200]);
        assert!(clean.len() < 3 * hostile.len());
    }
}

/// Where it is stopped, reading has made no more markup than it may, and what one more piece can
/// add.
#[test]
fn a_reading_that_costs_too_much_is_stopped() {
    let grows = |paragraphs| {
        cost::of(&format!(
            "<p>{}</p>{}",
            unclosed(""),
            "<p>x</p>".repeat(paragraphs)
        ))
        .markup
    };
    let (short, long) = (grows(10_000), grows(20_000));
    assert!(short < 1_000_000, "{short}");
    assert!(long < 2 * short + 200_000, "{long} after {short}");
}

#[test]
fn what_people_forget_to_close_stays() {
    let html = format!(
        "<p><b class=\"lead\">a</p>{}",
        "<p>one more paragraph of this page</p>".repeat(3_000)
    );
    assert!(
        sanitise(&html).ends_with("<p><b class=\"lead\">one more paragraph of this page</b></p>")
    );
    let drawing = format!("<svg>{}</svg>", "<path d=\"M0\"/>".repeat(500));
    assert_eq!(sanitise(&format!("<p>a</p>{drawing}")), "<p>a</p>");
}

#[test]
fn addresses_are_found_as_they_are_meant() {
    let html = "<a class=x href=\"a&amp;b.md#c\">d</a><!-- <a href=e> --><img alt='' SRC=f.png><img src='g.png' width=1>\
        <a href=javascript:h><a title=i><a href=j href=k><svg><a href=l></svg>";
    let found: Vec<_> = addresses(html)
        .into_iter()
        .map(|one| (one.to, &html[one.value], one.of))
        .collect();
    let (picture, sized) = (
        AddressOf::Picture { sized: false },
        AddressOf::Picture { sized: true },
    );
    let expected = [
        ("a&b.md#c", "\"a&amp;b.md#c\"", AddressOf::Link),
        ("f.png", "f.png", picture),
        ("g.png", "'g.png'", sized),
        ("j", "j", AddressOf::Link),
    ];
    assert_eq!(
        found,
        expected.map(|(to, written, of)| (to.to_owned(), written, of))
    );
}

#[test]
fn removals_are_named_in_their_places() {
    let html = "<p onclick=\"a>b\" class=c STYLE=d>\n<script src=x>if (a < b) '<p style=e>'</script><a href=' JavaScript:f'><x-g>";
    let named: Vec<_> = removals(html)
        .into_iter()
        .map(|removal| (removal.what, &html[removal.range]))
        .collect();
    let expected = [
        ("`onclick`", "onclick=\"a>b\""),
        ("`style`", "STYLE=d"),
        ("`<script>`", "<script src=x>"),
        ("`javascript:` link", "href=' JavaScript:f'"),
        ("`<x-g>`", "<x-g>"),
    ];
    assert_eq!(named, expected.map(|(what, text)| (what.to_owned(), text)));
}

#[test]
fn harmless_snippets_are_not_reported() {
    for html in KEPT.iter().chain(&[
        "</div>",
        "<!-- <script> -->",
        "a < b",
        "<",
        "</",
        "<!DOCTYPE html>",
    ]) {
        assert_eq!(removals(html), [], "{html}");
    }
}
