//! What an address looks like as written: a site, a page, a kind of file, a template of another
//! tool.

/// Kinds of file that browsers show as pictures.
const PICTURES: [&str; 12] = [
    "apng", "avif", "bmp", "cur", "gif", "ico", "jfif", "jpeg", "jpg", "png", "svg", "webp",
];
/// Pictures that browsers cannot show.
const UNSHOWN: [&str; 8] = ["emf", "eps", "heic", "heif", "psd", "tif", "tiff", "wmf"];
/// Video and audio.
const FILMS: [&str; 12] = [
    "aac", "avi", "m4a", "m4v", "mkv", "mov", "mp3", "mp4", "mpg", "ogg", "wav", "webm",
];
const PAGES: [&str; 4] = ["htm", "html", "markdown", "md"];
const PAPERS: [&str; 16] = [
    "csv", "doc", "docx", "odp", "ods", "odt", "pdf", "pps", "ppt", "pptx", "rtf", "txt", "xls",
    "xlsm", "xlsx", "zip",
];

/// What a file is, judging by its extension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A picture that browsers show.
    Picture,
    /// A picture of a kind that they do not show.
    Unshown,
    /// Video or audio.
    Film,
    /// A page.
    Page,
    /// A document, a spreadsheet or an archive.
    Paper,
}

/// What the file at `to` is; `None` if its name does not tell.
pub fn sort(to: &str) -> Option<Sort> {
    let ending = ending(to).to_ascii_lowercase();
    let kinds = [
        (&PICTURES[..], Sort::Picture),
        (&UNSHOWN, Sort::Unshown),
        (&FILMS, Sort::Film),
        (&PAGES, Sort::Page),
        (&PAPERS, Sort::Paper),
    ];
    kinds
        .iter()
        .find(|(endings, _)| endings.contains(&&*ending))
        .map(|(_, sort)| *sort)
}

/// The extension of the file's name.
fn ending(to: &str) -> &str {
    let path = to.trim().split(['#', '?']).next().unwrap_or_default();
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// `a file.pdf`, `a page.md#part`: whether it ends like a file name.
pub fn names_file(to: &str) -> bool {
    let ending = ending(to);
    (2..=5).contains(&ending.len()) && ending.chars().all(|c| c.is_ascii_alphanumeric())
}

/// An address of the web.
pub fn is_site(to: &str) -> bool {
    to.starts_with("https://") || to.starts_with("http://")
}

/// Whether it can only be an address: of a site, or of a page, a picture or a document of the
/// project.
pub fn is_surely(to: &str) -> bool {
    !to.contains(char::is_whitespace) && !to.is_empty() && (is_site(to) || sort(to).is_some())
}

/// `{{ site.baseurl }}/a`, `{% link a.md %}`, `<%= path %>`: whether it holds a placeholder of
/// another tool.
pub fn is_template(to: &str) -> bool {
    ["{{", "{%", "<%", "${"]
        .iter()
        .any(|open| to.contains(open))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_what_files_are() {
        assert_eq!(sort("a/b.PNG?x=1"), Some(Sort::Picture));
        assert_eq!(sort("clip.mp4#t=3"), Some(Sort::Film));
        assert_eq!(sort("leaflet.pdf"), Some(Sort::Paper));
        assert_eq!(sort("../b.md#part"), Some(Sort::Page));
        assert_eq!(sort("v1.2/notes"), None);
        assert_eq!(sort("pictures/"), None);
    }

    #[test]
    fn addresses_are_told_from_words() {
        for to in ["https://www.nhs.uk", "plan.md#part", "a/leaflet.pdf"] {
            assert!(is_surely(to), "{to}");
        }
        for words in ["see plan.md", "1", "e.g.", "the plan", "", "Smith et al."] {
            assert!(!is_surely(words), "{words}");
        }
    }
}
