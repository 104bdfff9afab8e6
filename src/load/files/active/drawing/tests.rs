use super::*;
use proptest::prelude::*;

const HEAD: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">";

fn drawing(inside: &str) -> String {
    format!("{HEAD}{inside}</svg>")
}

/// What is left inside, and what was taken out.
fn cleaned(inside: &str) -> (String, Vec<String>) {
    let text = drawing(inside);
    match clean(&text).unwrap_or_else(|unfit| panic!("{unfit:?} in {text}")) {
        None => (inside.to_owned(), Vec::new()),
        Some(cleaned) => {
            let left = cleaned
                .text
                .strip_prefix(HEAD)
                .and_then(|rest| rest.strip_suffix("</svg>"))
                .unwrap();
            (
                left.to_owned(),
                cleaned.removed.into_iter().map(|(what, _)| what).collect(),
            )
        }
    }
}

#[test]
fn what_could_run_or_fetch_is_taken_out() {
    for (inside, left, what) in [
        ("<script>alert(1)</script><g/>", "<g></g>", "`<script>`"),
        (
            "<x:script xmlns:x='http://www.w3.org/2000/svg' href='a.js'/>",
            "",
            "`<script>`",
        ),
        (
            "<g onload='alert(1)' id='a'/>",
            "<g id=\"a\"></g>",
            "`onload`",
        ),
        (
            "<foreignObject><p onclick='a'>b</p></foreignObject><text>b</text>",
            "<text>b</text>",
            "`<foreignObject>`",
        ),
        ("<p xmlns='http://www.w3.org/1999/xhtml'>a</p>", "", "`<p>`"),
        (
            "<a href=' java&#10;script&#58;x'>b</a>",
            "<a>b</a>",
            "a `javascript:` link",
        ),
        (
            "<a xlink:href='data:text/html,x'>b</a>",
            "<a>b</a>",
            "a `data:` address",
        ),
        (
            "<image href='https://a.b/c.png'/>",
            "<image></image>",
            "an address of another place",
        ),
        (
            "<image href='//a.b/c.png'/>",
            "<image></image>",
            "an address of another place",
        ),
        (
            "<use xlink:href='data:image/svg+xml,x'/>",
            "<use></use>",
            "a `data:` address",
        ),
        (
            "<g fill='url(https://a.b/c#d)'/>",
            "<g></g>",
            "an address of another place",
        ),
        (
            "<g style='fill:URL( \"//a.b/c\")'/>",
            "<g></g>",
            "a style that fetches something",
        ),
        (
            "<style>@import 'https://a.b/c';</style>",
            "",
            "a style that fetches something",
        ),
        (
            "<style><![CDATA[g{fill:url(http://a.b)}]]></style>",
            "",
            "a style that fetches something",
        ),
        (
            "<style>g{fill:u\\72l(http://a.b)}</style>",
            "",
            "a style that fetches something",
        ),
        (
            "<a><set attributeName='xlink:href' to='javascript:x'/></a>",
            "<a></a>",
            "`<set>` of an address",
        ),
        ("<g xml:base='https://a.b/'/>", "<g></g>", "`xml:base`"),
        (
            "<?xml-stylesheet href='a.xsl'?><g/>",
            "<g></g>",
            "`<?xml-stylesheet?>`",
        ),
    ] {
        assert_eq!(
            cleaned(inside),
            (left.to_owned(), vec![what.to_owned()]),
            "{inside}"
        );
    }
}

#[test]
fn what_only_draws_stays_byte_for_byte() {
    for inside in [
        "<defs><linearGradient id='a'/></defs><path fill='url(#a)' style=\"stroke:url('#a')\" d='M0 0'/><use xlink:href='#a'/>",
        "<style>text{font-family:'A';src:url(data:font/woff2;base64,AA)} @namespace svg url(http://www.w3.org/2000/svg);</style>",
        "<image href='data:image/png;base64,AA'/><image xlink:href='data:image/svg+xml;base64,AA'/><image href='photo.png'/>",
        "<a href='https://a.b'><text>c &amp; d &#233;</text></a><!-- a --><title>t</title><metadata><x xmlns='urn:a'/></metadata>",
        "<animate attributeName='opacity' values='0;1'/><switch><g/></switch>\n",
    ] {
        assert_eq!(clean(&drawing(inside)), Ok(None), "{inside}");
    }
    let whole = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- a -->\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n";
    assert_eq!(clean(&format!("{whole}{}\n", drawing("<g/>"))), Ok(None));
    assert_eq!(clean("no drawing"), Ok(None));
}

#[test]
fn declared_names_are_written_out() {
    let text = "<!DOCTYPE svg [<!ENTITY ns \"http://www.w3.org/2000/svg\"> <!ATTLIST g onload CDATA 'x'>]><svg xmlns=\"&ns;\"><g/></svg>";
    let found = clean(text).unwrap().unwrap();
    assert_eq!(
        found.text,
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><g></g></svg>"
    );
    assert_eq!(found.removed, []);
    let hidden = "<!DOCTYPE svg [<!ENTITY a 'http://www.w3.org/1999/xhtml'>]><svg xmlns='http://www.w3.org/2000/svg'><p xmlns='&a;'>x</p></svg>";
    assert_eq!(
        clean(hidden).unwrap().unwrap().text,
        "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>"
    );
    let grows = format!(
        "<!DOCTYPE svg [<!ENTITY a '{}'>]>{}",
        "x".repeat(1_000),
        drawing(&"&a;".repeat(100_000))
    );
    assert_eq!(clean(&grows).map_err(|unfit| unfit.why), Err(MISTAKE));
}

#[test]
fn what_cannot_be_read_is_refused() {
    let deep = drawing(&format!("{}{}", "<g>".repeat(600), "</g>".repeat(600)));
    let many: String = (0..600).map(|number| format!(" a{number}=''")).collect();
    for text in [
        "<svg",
        "<html><script>x</script></html>",
        "<svg/><svg/>",
        "<p xmlns='http://www.w3.org/1999/xhtml'/>",
        "<svg xmlns='http://www.w3.org/1999/xhtml'/>",
        "<svg><g></svg>",
        "<svg a='1' a='2'/>",
        "<svg><g/onload=x></g></svg>",
        "<svg>&nbsp;</svg>",
        "<svg>&#1;</svg>",
        "<svg><x:g/></svg>",
        "<svg><g xmlns='http://www.w3.org/1999&#47;xhtml'/></svg>",
        "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg>&a;</svg>",
        "<!DOCTYPE svg [<!ENTITY a '&b;'><!ENTITY b 'x'>]><svg>&a;</svg>",
        "<!DOCTYPE svg []><!DOCTYPE svg []><svg/>",
        &deep,
        &drawing(&format!("<g{many}/>")),
    ] {
        assert!(
            clean(text).is_err(),
            "{}: {:?}",
            &text[..text.len().min(90)],
            clean(text)
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    /// Whatever is there: nothing is left to take out, and a second cleaning changes nothing.
    #[test]
    fn twice_is_once(scraps in proptest::collection::vec(r##"</?(svg|g|script|a|style|p|set|foreignObject)( (href|onload|style|fill|xmlns|xlink:href|attributeName)=['"](#a|javascript:x|url\(//a\)|http://www.w3.org/1999/xhtml|href)['"])?/?>|<!\[CDATA\[|\]\]>|<!--|-->|&amp;|&#60;|&a;|<!DOCTYPE svg( \[<!ENTITY a "b">\])?>|[a-z ]{1,4}|<\?xml-stylesheet \?>"##, 0..12)) {
        for text in [scraps.concat(), drawing(&scraps.concat())] {
            if let Ok(Some(once)) = clean(&text) {
                prop_assert!(!once.text.contains("<script") && !once.text.contains("href=\"javascript:"), "{}", once.text);
                prop_assert_eq!(clean(&once.text), Ok(None), "{}", once.text);
            }
        }
    }
}
