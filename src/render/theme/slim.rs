//! Scripts and styles of the default theme without comments and spare space: what readers on a weak signal wait for.
//!
//! A project's own files are copied as they are: whoever wrote them will look for their own lines in the browser.

use std::str;

/// `bytes` of the file called `name`, made smaller where that is possible.
pub(super) fn slim(name: &str, bytes: &[u8]) -> Vec<u8> {
    let Ok(text) = str::from_utf8(bytes) else { return bytes.to_vec() };
    let small = match name.rsplit('.').next() {
        Some("js") => minifier::js::minify(text).map(|small| small.to_string()).ok(),
        Some("css") => minifier::css::minify(text).map(|small| small.to_string()).ok(),
        _ => None,
    };
    small.map_or_else(|| bytes.to_vec(), |small| small.trim().as_bytes().to_vec())
}

#[cfg(test)]
mod tests {
    use super::slim;

    fn small(name: &str, text: &str) -> String {
        String::from_utf8(slim(name, text.as_bytes())).unwrap()
    }

    #[test]
    fn comments_go_and_texts_stay() {
        assert_eq!(small("a.js", "// one\nconst a = \"// two\";\n"), "const a=\"// two\";");
        assert_eq!(small("a.js", "const b = /\\/\\/ +/g; // x\n"), "const b=/\\/\\/ +/g;");
        assert_eq!(small("a.js", "const c = `a  ${ d } // b`;"), "const c=`a  ${ d } // b`;");
        assert_eq!(small("a.css", "/* x */\na > b { color: red; }\n"), "a>b{color:red;}");
        assert_eq!(small("a.svg", "<svg>  </svg>"), "<svg>  </svg>");
    }
}
