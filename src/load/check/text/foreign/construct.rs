//! What is written for which tool, and what is written here instead.

/// A way of writing that other tools have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Construct {
    Admonition,
    Container,
    Tab,
    Shortcode,
    Liquid,
    Variable,
    WikiLink,
    Embed,
    Attributes,
    Contents,
    Import,
    PageBreak,
    Subscript,
    Superscript,
    Emoji,
    Keys,
    Highlight,
    Maths,
}

/// The longest piece of a text that a message shows.
const SHOWN: usize = 40;

impl Construct {
    /// What is wrong, with what is there.
    pub(super) fn message(self, written: &str) -> String {
        let short: String = written.chars().take(SHOWN).collect();
        let more = if short.len() < written.len() {
            "…"
        } else {
            ""
        };
        format!(
            "`{short}{more}` is written for {}: readers see it as it stands",
            self.tool()
        )
    }

    fn tool(self) -> &'static str {
        match self {
            Construct::Admonition | Construct::Tab | Construct::Keys => "MkDocs",
            Construct::Container => "Docusaurus, Quarto or Pandoc",
            Construct::Shortcode => "Hugo",
            Construct::Liquid => "Jekyll or a template",
            Construct::Variable => "a template",
            Construct::WikiLink | Construct::Embed => "Obsidian or a wiki",
            Construct::Attributes => "Jekyll, MkDocs or Pandoc",
            Construct::Contents => "another tool",
            Construct::Import => "MDX",
            Construct::PageBreak | Construct::Maths => "LaTeX",
            Construct::Subscript | Construct::Superscript => "Pandoc",
            Construct::Emoji => "GitHub, MkDocs or a chat",
            Construct::Highlight => "Obsidian",
        }
    }

    /// What to write instead.
    pub(super) fn help(self) -> &'static str {
        match self {
            Construct::Admonition | Construct::Container => {
                "write a callout: a quote that begins with `[!NOTE]`, `[!TIP]`, `[!WARNING]` or `[!DETAILS]`"
            }
            Construct::Tab => {
                "write each part below a heading, or in a quote that begins with `[!DETAILS]` and its name"
            }
            Construct::Shortcode => {
                "write what it stands for: a picture as `![what it shows](picture.png)`, a link as `[words](page.md)`"
            }
            Construct::Liquid => "write in Markdown what it stands for, or delete it",
            Construct::Variable => "write the words that it stands for",
            Construct::WikiLink => {
                "write its words in square brackets, then the path of the file from here in round ones"
            }
            Construct::Embed => {
                "write what the picture shows in square brackets, then its path in round ones"
            }
            Construct::Attributes => "delete it; an id alone may end a heading, as `{#id}`",
            Construct::Contents => "delete this line: each page lists its headings by itself",
            Construct::Import => "delete this line, and write in Markdown what it brings in",
            Construct::PageBreak => {
                "delete this line: pages break by themselves when they are printed"
            }
            Construct::Subscript => "write it with `<sub>` and `</sub>`",
            Construct::Superscript => "write it with `<sup>` and `</sup>`",
            Construct::Emoji => "type the character itself, or leave it out",
            Construct::Keys => "write each key with `<kbd>` and `</kbd>`",
            Construct::Highlight => "write `**` on either side, or `<mark>` and `</mark>`",
            Construct::Maths => "write it in words or in plain characters, or show it as a picture",
        }
    }

    /// What its fix does.
    pub(super) fn fix(self) -> &'static str {
        match self {
            Construct::Admonition | Construct::Container => "write it as a callout",
            Construct::Attributes => "leave the id alone, or nothing",
            Construct::Subscript | Construct::Superscript => "write it with tags",
            _ => "delete the line",
        }
    }
}
