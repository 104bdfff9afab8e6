//! The writer: escaped text with the fewest spans that colour it.

use super::class::Class;

/// HTML in the making. White space waits until it is known whether the span before it goes on
/// after it.
pub(super) struct Spans {
    html: String,
    open: Option<Class>,
    blank: String,
}

impl Spans {
    pub(super) fn for_source(code: &str) -> Self {
        Self {
            html: String::with_capacity(code.len() * 4),
            open: None,
            blank: String::new(),
        }
    }

    /// Adds text of one class, or of none.
    pub(super) fn push(&mut self, class: Option<Class>, text: &str) {
        for piece in text.split_inclusive('\n') {
            let line = piece.strip_suffix('\n').unwrap_or(piece);
            self.push_within_line(class, line);
            if line.len() < piece.len() {
                self.change_to(None);
                self.html.push('\n');
            }
        }
    }

    pub(super) fn finish(mut self) -> String {
        self.change_to(None);
        self.html
    }

    fn push_within_line(&mut self, class: Option<Class>, text: &str) {
        if text.trim().is_empty() {
            self.blank.push_str(text);
            return;
        }
        if class == self.open {
            self.html.push_str(&std::mem::take(&mut self.blank));
        } else {
            self.change_to(class);
        }
        escape_into(text, &mut self.html);
    }

    fn change_to(&mut self, class: Option<Class>) {
        if self.open.take().is_some() {
            self.html.push_str("</span>");
        }
        self.html.push_str(&std::mem::take(&mut self.blank));
        if let Some(class) = class {
            self.html.push_str("<span class=\"");
            self.html.push_str(class.name());
            self.html.push_str("\">");
        }
        self.open = class;
    }
}

fn escape_into(text: &str, html: &mut String) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            _ => html.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(pieces: &[(Option<Class>, &str)]) -> String {
        let mut spans = Spans::for_source("");
        pieces
            .iter()
            .for_each(|(class, text)| spans.push(*class, text));
        spans.finish()
    }

    #[test]
    fn neighbours_of_one_class_share_a_span_over_blanks() {
        let key = Some(Class::Keyword);
        assert_eq!(
            write(&[(key, "a"), (None, " "), (key, "b")]),
            r#"<span class="hl-keyword">a b</span>"#
        );
        assert_eq!(
            write(&[(key, "a"), (None, " c")]),
            r#"<span class="hl-keyword">a</span> c"#
        );
    }

    #[test]
    fn no_span_crosses_a_line_end() {
        let html = write(&[(Some(Class::Comment), "a\n\n <b")]);
        let span = |text: &str| format!("<span class=\"hl-comment\">{text}</span>");
        assert_eq!(html, format!("{}\n\n{}", span("a"), span(" &lt;b")));
    }
}
