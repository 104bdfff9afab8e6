//! The page of a rule as text for a terminal.

/// The maximum width of text, in characters: longer lines are hard to follow.
const WIDEST: usize = 90;

/// Formats `page` (Markdown as used in docs/rules): wraps paragraphs to the terminal's width and
/// indents examples, each below the name of its file.
pub fn render(page: &str) -> String {
    let mut text = String::new();
    let mut words: Vec<&str> = Vec::new();
    let mut fence: Option<&str> = None;
    for line in page.lines() {
        match fence {
            Some(end) if line.trim_end() == end => {
                fence = None;
                continue;
            }
            Some(_) => text.push_str(format!("    {line}").trim_end()),
            None if line.starts_with("```") => {
                let path = line.trim_start_matches('`');
                fence = Some(&line[..line.len() - path.len()]);
                text.push_str(&format!("  {path}:"));
            }
            None if line.is_empty()
                || line.starts_with(['#', '-'])
                || line.starts_with("Level:") =>
            {
                text.push_str(&paragraph(&words.join(" ")));
                words.clear();
                text.push_str(line.trim_start_matches('#').trim_start());
            }
            None => {
                words.push(line);
                continue;
            }
        }
        text.push('\n');
    }
    text + &paragraph(&words.join(" "))
}

/// Wraps `text` into lines, each with its line end; empty for empty text.
pub fn paragraph(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let width = terminal_size::terminal_size()
        .map_or(WIDEST, |(width, _)| usize::from(width.0).clamp(40, WIDEST));
    textwrap::fill(text, width) + "\n"
}

#[cfg(test)]
mod tests {
    use super::render;

    #[test]
    fn paragraphs_are_set_and_examples_are_set_in() {
        let page = "# a-rule: a title\n\nLevel: error\n\nTwo\nlines.\n\n## Bad\n\n````content/a.md\n## X\n\n```\n````\n";
        assert_eq!(
            render(page),
            "a-rule: a title\n\nLevel: error\n\nTwo lines.\n\nBad\n\n  content/a.md:\n    ## X\n\n    ```\n"
        );
    }
}
