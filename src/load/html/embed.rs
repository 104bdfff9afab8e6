//! Films, recordings and pages within a page: what they show is linked to instead.

use super::sanitise::Removal;

/// What to do about one.
pub(in crate::load) const HELP: &str =
    "pages show no films, sounds or other pages within them: link to it";

/// Elements that show something from another file.
const SHOWN: [&str; 5] = ["video", "audio", "iframe", "embed", "object"];
/// Sites that show films.
const FILMS: [&str; 5] = [
    "youtube.com/",
    "youtu.be/",
    "youtube-nocookie.com/",
    "vimeo.com/",
    "dailymotion.com/",
];

/// Whether what is taken out only says what an element around it shows.
pub(in crate::load) fn is_inside(html: &str, removal: &Removal) -> bool {
    let is_part = ["`<source>`", "`<track>`", "`<param>`"].contains(&&*removal.what);
    let before = html
        .get(..removal.range.start)
        .unwrap_or_default()
        .to_ascii_lowercase();
    is_part
        && SHOWN
            .iter()
            .any(|name| before.contains(&format!("<{name}")))
}

/// The link that stands for an element that is taken out, if it shows something.
pub(in crate::load) fn link(html: &str, removal: &Removal) -> Option<String> {
    let tag = html.get(removal.range.clone())?.strip_prefix('<')?;
    let name = SHOWN.into_iter().find(|name| {
        let behind = tag.get(name.len()..).unwrap_or_default();
        tag.get(..name.len())
            .is_some_and(|begins| begins.eq_ignore_ascii_case(name))
            && behind.starts_with(|c: char| c.is_whitespace() || c == '>')
    })?;
    // The address may be that of a `source` inside.
    let end = html[removal.range.end..]
        .find(&format!("</{name}"))
        .map_or(removal.range.end, |at| removal.range.end + at);
    let whole = html.get(removal.range.start..end)?;
    let address = attribute(whole, if name == "object" { "data" } else { "src" })?;
    let words = attribute(whole, "title").unwrap_or("what it shows");
    Some(format!("[{words}]({})", as_page(address)))
}

/// Whether an address is one of a site for films.
pub(in crate::load) fn is_film(to: &str) -> bool {
    FILMS.iter().any(|site| to.contains(site))
}

fn attribute<'h>(html: &'h str, name: &str) -> Option<&'h str> {
    let (_, behind) = html.split_once(&format!(" {name}="))?;
    let value = behind.trim_start_matches(['"', '\'']);
    let value = value.split(['"', '\'', '>']).next()?.trim();
    Some(value).filter(|value| !value.is_empty() && !value.contains(['[', ']', '(', ')', '\n']))
}

/// What is made to be shown within other pages has a page of its own.
fn as_page(address: &str) -> String {
    let embedded = ["youtube.com/embed/", "youtube-nocookie.com/embed/"];
    let film = embedded
        .iter()
        .find_map(|site| address.split_once(site))
        .map(|(_, film)| film);
    let vimeo = address
        .split_once("player.vimeo.com/video/")
        .map(|(_, film)| film);
    let name = |film: &str| {
        film.split(['?', '&', '/'])
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    match (film, vimeo) {
        (Some(film), _) => format!("https://www.youtube.com/watch?v={}", name(film)),
        (None, Some(film)) => format!("https://vimeo.com/{}", name(film)),
        (None, None) if address.starts_with("//") => format!("https:{address}"),
        (None, None) => address.to_owned(),
    }
}
