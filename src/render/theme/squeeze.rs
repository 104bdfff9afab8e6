//! How a template is read. It is laid out for whoever changes it, one element a line and indented,
//! and none of that is to weigh on pages: a line break with the indentation around it counts as
//! nothing beside a tag or Tera's braces, and as one space between two words; an empty line starts
//! a new line in the page.

/// What is copied as it stands, line breaks and all.
const VERBATIM: [&str; 4] = ["pre", "textarea", "script", "style"];

/// A template without its layout.
pub(super) struct Squeezed {
    pub text: String,
    /// Where in `text` something is left out before, and where the author's text goes on there.
    cuts: Vec<(usize, usize)>,
}

pub(super) fn squeeze(text: &str) -> Squeezed {
    let mut reader = Reader {
        text,
        at: 0,
        part: Part::Words,
        is_edge: true,
        tag: "",
        out: Squeezed {
            text: String::with_capacity(text.len()),
            cuts: Vec::new(),
        },
    };
    while reader.at < text.len() {
        reader.step();
    }
    reader.out
}

impl Squeezed {
    /// A line and column of this text as those in the author's, both counted from one.
    pub(super) fn place(&self, author: &str, line: usize, column: usize) -> (usize, usize) {
        let here = offset(&self.text, line, column);
        let cut = self.cuts.iter().rev().find(|(at, _)| *at <= here);
        let there = cut.map_or(here, |(at, there)| there + (here - at));
        let before = author.get(..there).unwrap_or(author);
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        (
            before.matches('\n').count() + 1,
            before[start..].chars().count() + 1,
        )
    }
}

fn offset(text: &str, line: usize, column: usize) -> usize {
    let lines = text.split_inclusive('\n');
    let start: usize = lines.take(line.saturating_sub(1)).map(str::len).sum();
    let within = text[start..].char_indices().nth(column.saturating_sub(1));
    within.map_or(text.len(), |(at, _)| start + at)
}

#[derive(Clone, Copy, PartialEq)]
enum Part {
    Words,
    Tag,
    /// The value of an attribute, and the sign that ends it.
    Value(char),
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    part: Part,
    /// Whether a tag, braces or the start of the text are what comes before.
    is_edge: bool,
    /// The name of the tag that is being read or was read last.
    tag: &'a str,
    out: Squeezed,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn step(&mut self) {
        let rest = self.rest();
        // No-break spaces are words, not layout.
        let spaces = rest.len() - rest.trim_ascii_start().len();
        if spaces > 0 {
            self.spaces(spaces);
        } else if let Some(length) = braces(rest) {
            self.copy(length, true);
        } else {
            match self.part {
                Part::Words => self.words(rest),
                Part::Tag => self.within_tag(rest),
                Part::Value(end) => self.value(rest, end),
            }
        }
    }

    fn copy(&mut self, length: usize, is_edge: bool) {
        let end = self.at + length;
        self.out.text.push_str(&self.text[self.at..end]);
        self.at = end;
        self.is_edge = is_edge;
    }

    fn words(&mut self, rest: &'a str) {
        if rest.starts_with("<!--") {
            self.copy(rest.find("-->").map_or(rest.len(), |at| at + 3), true);
        } else if let Some(tag) = tag_name(rest) {
            self.tag = tag;
            self.part = Part::Tag;
            self.copy(rest.len().min(1 + tag.len()), false);
        } else {
            self.copy_sign(rest);
        }
    }

    fn within_tag(&mut self, rest: &str) {
        match rest.chars().next() {
            Some('>') => self.close_tag(),
            Some(quote @ ('"' | '\'')) => {
                self.part = Part::Value(quote);
                self.copy(1, true);
            }
            _ => self.copy_sign(rest),
        }
    }

    fn close_tag(&mut self) {
        self.part = Part::Words;
        self.copy(1, true);
        if VERBATIM
            .iter()
            .any(|tag| tag.eq_ignore_ascii_case(self.tag))
        {
            let end = self.rest().find(&format!("</{}", self.tag));
            self.copy(end.unwrap_or(self.rest().len()), true);
        }
    }

    fn value(&mut self, rest: &str, end: char) {
        if rest.starts_with(end) {
            self.part = Part::Tag;
        }
        self.copy_sign(rest);
    }

    fn copy_sign(&mut self, rest: &str) {
        self.copy(rest.chars().next().map_or(0, char::len_utf8), false);
    }

    fn spaces(&mut self, length: usize) {
        let (spaces, after) = self.rest().split_at(length);
        // The end of the file is no layout, and most files end in a line break.
        if !spaces.contains('\n') || after.is_empty() {
            return self.copy(length, false);
        }
        self.out.text.push_str(self.left_of_break(spaces, after));
        self.at += length;
        self.out.cuts.push((self.out.text.len(), self.at));
    }

    fn left_of_break(&self, spaces: &str, after: &str) -> &'static str {
        let is_edge = |more: bool| self.is_edge || more || braces(after).is_some();
        let is_nothing = match self.part {
            // An attribute stands apart from whatever comes before it.
            Part::Tag => ["{%", "{#", ">", "/>"]
                .iter()
                .any(|end| after.starts_with(end)),
            Part::Value(end) => is_edge(after.starts_with(end)),
            Part::Words => is_edge(tag_name(after).is_some() || after.starts_with("<!--")),
        };
        let is_empty_line = spaces.matches('\n').count() > 1 && self.part != Part::Tag;
        if self.at > 0 && is_empty_line {
            "\n"
        } else if self.at == 0 || is_nothing {
            ""
        } else {
            " "
        }
    }
}

/// The name of a tag at the start of the text, with the sign of an end or a declaration.
fn tag_name(text: &str) -> Option<&str> {
    let name = text.strip_prefix('<')?;
    let marks = name.len() - name.trim_start_matches(['/', '!', '?']).len();
    let is_tag = name[marks..].starts_with(|sign: char| sign.is_ascii_alphabetic());
    let is_end = |sign: char| sign.is_whitespace() || matches!(sign, '>' | '/' | '{');
    let end = name[marks..]
        .find(is_end)
        .map_or(name.len(), |at| marks + at);
    is_tag.then(|| &name[..end])
}

/// How long what stands in Tera's braces at the start of the text is.
fn braces(text: &str) -> Option<usize> {
    let end = match text.get(..2)? {
        "{#" => return Some(text.find("#}").map_or(text.len(), |at| at + 2)),
        "{{" => "}}",
        "{%" => "%}",
        _ => return None,
    };
    let length = expression(text, end);
    let words = text[..length].trim_start_matches(['{', '%', '-', ' ']);
    if end == "%}" && words.starts_with("raw") {
        let raw = text.find("endraw").unwrap_or(length);
        return Some(raw + expression(&text[raw..], end));
    }
    Some(length)
}

/// Up to and with its end, which may also stand in a string without ending anything.
fn expression(text: &str, end: &str) -> usize {
    let mut string = None;
    for (at, sign) in text.char_indices() {
        match string {
            Some(quote) if quote == sign => string = None,
            Some(_) => {}
            None if matches!(sign, '"' | '\'' | '`') => string = Some(sign),
            None if text[at..].starts_with(end) => return at + end.len(),
            None => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::squeeze;

    #[track_caller]
    fn squeezes(text: &str, to: &str) {
        assert_eq!(squeeze(text).text, to);
    }

    #[test]
    fn a_line_break_is_nothing_beside_a_tag_and_beside_braces() {
        squeezes(
            "<ul>\n  {% for x in y %}\n    <li>\n      {{ x }}\n    </li>\n  {% endfor %}\n</ul>",
            "<ul>{% for x in y %}<li>{{ x }}</li>{% endfor %}</ul>",
        );
        squeezes(
            "{# a #}\n{{ b }}\nc\r\n<!-- d -->\n",
            "{# a #}{{ b }}c<!-- d -->\n",
        );
        squeezes("{{ a }}{{ \" \" }}\n<b>", "{{ a }}{{ \" \" }}<b>");
    }

    #[test]
    fn a_line_break_is_a_space_between_words() {
        squeezes("<p>\n  one\n  two\n</p>", "<p>one two</p>");
        squeezes("1 <\n 2", "1 < 2");
        squeezes("<b>\n  \u{a0}\n</b>", "<b>\u{a0}</b>");
    }

    #[test]
    fn spaces_within_a_line_stay() {
        squeezes("<a>x</a> <b>y</b>  {{ z }}", "<a>x</a> <b>y</b>  {{ z }}");
    }

    #[test]
    fn an_empty_line_starts_a_line_and_the_last_break_stays() {
        squeezes("<p>\n\n  <b>\n\n\n  </b>\n", "<p>\n<b>\n</b>\n");
        squeezes("\n\n<p>\n\n", "<p>\n\n");
    }

    #[test]
    fn attributes_may_have_lines_of_their_own() {
        squeezes(
            "<a\n  href=\"x\"\n  {% if b %}\n    class=\"b\"\n  {% endif %}\n  {{ rest }}\n>\n  c\n</a>",
            "<a href=\"x\"{% if b %} class=\"b\"{% endif %} {{ rest }}>c</a>",
        );
        squeezes("<path\n\n  d=\"M0\"\n/>", "<path d=\"M0\"/>");
    }

    #[test]
    fn a_value_may_have_lines_as_well() {
        squeezes(
            "<p class=\"\n  a\n  b\n  {% if c %}\n    > c\n  {% endif %}\n\">",
            "<p class=\"a b{% if c %}> c{% endif %}\">",
        );
    }

    #[test]
    fn some_elements_keep_their_lines() {
        for tag in ["pre", "textarea", "script", "style", "PRE"] {
            let text = format!("<{tag} id=\"a\">\n  x\n\n  {{{{ y }}}}\n</{tag}>\n<p>");
            let kept = format!("<{tag} id=\"a\">\n  x\n\n  {{{{ y }}}}\n</{tag}><p>");
            squeezes(&text, &kept);
        }
        squeezes(
            "{% raw %}\n<b>\n{% endraw %}\n<i>",
            "{% raw %}\n<b>\n{% endraw %}<i>",
        );
    }

    #[test]
    fn the_inside_of_braces_is_left_alone() {
        let text = "{{ <a\n  b={\"%} }}\"}\n/> }}<p>";
        squeezes(text, text);
    }

    #[test]
    fn what_is_no_template_is_read_to_its_end() {
        for text in [
            "{{ \"a",
            "{% if",
            "{#",
            "<a href=\"",
            "<",
            "{",
            "<pre>",
            "{% raw %}",
            "<é",
        ] {
            squeezes(text, text);
        }
    }

    #[test]
    fn places_are_those_of_the_authors_text() {
        let author = "<p>\n  é\n  f\n\n  {{ one }}\n    <b\n      c\n    >{{ two }}\n";
        let squeezed = squeeze(author);
        assert_eq!(squeezed.text, "<p>é f\n{{ one }}<b c>{{ two }}\n");
        let place = |line, column| squeezed.place(author, line, column);
        assert_eq!(place(1, 1), (1, 1));
        assert_eq!(place(1, 4), (2, 3));
        assert_eq!(place(1, 6), (3, 3));
        assert_eq!(place(2, 1), (5, 3));
        assert_eq!(place(2, 15), (8, 6));
        assert_eq!(place(9, 1), (9, 1));
    }
}
