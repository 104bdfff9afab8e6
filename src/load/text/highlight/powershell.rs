//! PowerShell, read by hand: one pass, no backtracking.

use super::class::Class;
use super::spans::Spans;

const KEYWORDS: &str = " begin break catch class continue data do dynamicparam else elseif end enum exit filter finally \
    for foreach from function hidden if in param process return static switch throw trap try until using while ";

/// Writes the code into `spans`, token by token.
pub(super) fn lex(code: &str, spans: &mut Spans) {
    let mut rest = code;
    let mut before = None;
    while !rest.is_empty() {
        let (class, length) = token(rest, before);
        // No token is empty and each ends between characters; should one not, the rest stays plain.
        let Some((text, after)) = rest.split_at_checked(length.max(1)) else {
            return spans.push(None, rest);
        };
        spans.push(class, text);
        before = text.chars().next_back();
        rest = after;
    }
}

/// The class and the length in bytes of the token that `rest` begins with.
fn token(rest: &str, before: Option<char>) -> (Option<Class>, usize) {
    let first = rest.chars().next().unwrap_or(' ');
    match first {
        '#' => (Some(Class::Comment), line(rest)),
        '<' if rest.starts_with("<#") => (Some(Class::Comment), through(rest, 2, "#>")),
        '@' if rest.starts_with("@\"") => (Some(Class::String), through(rest, 2, "\n\"@")),
        '@' if rest.starts_with("@'") => (Some(Class::String), through(rest, 2, "\n'@")),
        '"' => (Some(Class::String), quoted(rest, '"')),
        '\'' => (Some(Class::String), quoted(rest, '\'')),
        '$' => variable(rest),
        '0'..='9' => (
            Some(Class::Number),
            run(rest, |c| c.is_ascii_alphanumeric() || c == '.'),
        ),
        '-' => dash(rest, before),
        '[' => type_name(rest),
        c if c.is_alphabetic() || c == '_' => word(rest, before),
        '+' | '*' | '/' | '%' | '=' | '|' | '!' | '&' | '<' | '>' | '?' => {
            (Some(Class::Operator), 1)
        }
        c if c.is_ascii_punctuation() => (Some(Class::Punctuation), 1),
        c => (None, c.len_utf8()),
    }
}

fn run(text: &str, keep: impl Fn(char) -> bool) -> usize {
    text.find(|c| !keep(c)).unwrap_or(text.len())
}

fn line(rest: &str) -> usize {
    rest.find('\n').unwrap_or(rest.len())
}

/// Up to and with `end`, looked for after the first `from` bytes; without it, all there is.
fn through(rest: &str, from: usize, end: &str) -> usize {
    rest[from..]
        .find(end)
        .map_or(rest.len(), |at| from + at + end.len())
}

/// A back-tick takes the meaning from the next character inside double quotes only.
fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = true;
    for (at, c) in rest.char_indices() {
        if c == quote && !escaped {
            return at + 1;
        }
        escaped = quote == '"' && c == '`' && !escaped;
    }
    rest.len()
}

fn variable(rest: &str) -> (Option<Class>, usize) {
    if rest.starts_with("${") {
        return (Some(Class::Variable), through(rest, 2, "}"));
    }
    let name = run(&rest[1..], |c| {
        c.is_alphanumeric() || matches!(c, '_' | ':' | '?' | '^' | '$')
    });
    let constant = matches!(
        rest[1..=name].to_ascii_lowercase().as_str(),
        "true" | "false" | "null"
    );
    (
        Some(if constant {
            Class::Constant
        } else {
            Class::Variable
        }),
        1 + name,
    )
}

/// `-eq` and `-Path` read alike to a lexer; a number may be negative; else it is the minus.
fn dash(rest: &str, before: Option<char>) -> (Option<Class>, usize) {
    let name = run(&rest[1..], char::is_alphabetic);
    let apart = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '{' | ')'));
    match name {
        0 => (Some(Class::Operator), 1),
        _ if apart => (Some(Class::Attribute), 1 + name),
        _ => (Some(Class::Operator), 1),
    }
}

/// `[int]`, `[string[]]`, but not `[0]`.
fn type_name(rest: &str) -> (Option<Class>, usize) {
    let name = run(&rest[1..], |c| {
        c.is_alphanumeric() || matches!(c, '.' | '_' | '[' | ']')
    });
    let named = rest[1..].starts_with(char::is_alphabetic) && rest[1..=name].ends_with(']');
    if named {
        (Some(Class::Type), 1 + name)
    } else {
        (Some(Class::Punctuation), 1)
    }
}

fn word(rest: &str, before: Option<char>) -> (Option<Class>, usize) {
    let length = run(rest, |c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    let text = &rest[..length];
    let keyword = !text.contains('-') && KEYWORDS.contains(&format!(" {} ", text.to_lowercase()));
    let class = match before {
        Some('.' | ':') => None,
        _ if keyword => Some(Class::Keyword),
        _ if text.contains('-') => Some(Class::Function),
        _ => None,
    };
    (class, length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(code: &str) -> String {
        let mut spans = Spans::for_source(code);
        lex(code, &mut spans);
        spans.finish()
    }

    #[test]
    fn the_usual_tokens_are_told_apart() {
        let html = html("if ($n -gt 3) { Get-Item 'x' } # done\n[int]$y = $true");
        for part in [
            "keyword\">if",
            "variable\">$n",
            "attribute\">-gt",
            "number\">3",
            "function\">Get-Item",
            "string\">'x'",
            "comment\"># done",
            "type\">[int]",
            "constant\">$true",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
    }

    #[test]
    fn quotes_end_where_powershell_ends_them() {
        assert_eq!(quoted("\"a`\"b\" c", '"'), 6);
        assert_eq!(quoted("'a`' c", '\''), 4);
        assert_eq!(quoted("\"open", '"'), 5);
        assert_eq!(through("<# a #> b", 2, "#>"), 7);
    }
}
