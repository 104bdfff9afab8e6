//! The fifteen classes, and which scopes fall into which.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::LazyLock;
use syntect::parsing::Scope;

/// What a piece of code is, as far as its colour goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Comment,
    String,
    Number,
    Keyword,
    Type,
    Function,
    Variable,
    Constant,
    Operator,
    Punctuation,
    Tag,
    Attribute,
    Heading,
    Inserted,
    Deleted,
}

/// What a scope says about the text in it.
#[derive(Clone, Copy)]
enum Verdict {
    Is(Class),
    /// A mark that belongs to what it opens or closes: quotes to the string, `#` to the colour.
    MarkOf,
    /// Code set into a string: the string outside has no say.
    Plain,
}

use Verdict::{Is, MarkOf, Plain};

/// The longest matching prefix decides.
const RULES: &[(&str, Verdict)] = &[
    ("comment", Is(Class::Comment)),
    ("string", Is(Class::String)),
    ("markup.raw.inline", Is(Class::String)),
    ("markup.underline.link", Is(Class::String)),
    ("constant.numeric", Is(Class::Number)),
    ("keyword.other.unit", Is(Class::Number)),
    ("keyword", Is(Class::Keyword)),
    ("storage", Is(Class::Keyword)),
    ("storage.type.sql", Is(Class::Type)),
    ("storage.type.string", Is(Class::String)),
    ("entity.name", Is(Class::Type)),
    ("entity.other.inherited-class", Is(Class::Type)),
    ("support.type", Is(Class::Type)),
    ("support.class", Is(Class::Type)),
    ("entity.name.function", Is(Class::Function)),
    ("entity.name.macro", Is(Class::Function)),
    ("support.function", Is(Class::Function)),
    ("support.macro", Is(Class::Function)),
    ("variable.function", Is(Class::Function)),
    ("variable.annotation", Is(Class::Function)),
    ("variable", Is(Class::Variable)),
    // In these languages every other word is one: a span round each would double the page and tell
    // nothing.
    ("variable.other", Plain),
    ("variable.object", Plain),
    ("variable.other.alias", Is(Class::Variable)),
    ("variable.other.readwrite.shell", Is(Class::Variable)),
    (
        "variable.other.readwrite.assignment.shell",
        Is(Class::Variable),
    ),
    ("constant.other.database-name", Is(Class::Variable)),
    ("constant.other.table-name", Is(Class::Variable)),
    ("constant", Is(Class::Constant)),
    ("support.constant", Is(Class::Constant)),
    ("entity.name.other.anchor", Is(Class::Constant)),
    ("meta.diff.range", Is(Class::Constant)),
    ("keyword.operator", Is(Class::Operator)),
    ("punctuation", Is(Class::Punctuation)),
    ("punctuation.definition", MarkOf),
    ("punctuation.definition.variable", Is(Class::Variable)),
    ("punctuation.separator.decimal", MarkOf),
    ("punctuation.terminator.entity", MarkOf),
    ("meta.brace", Is(Class::Punctuation)),
    ("entity.name.tag", Is(Class::Tag)),
    ("entity.name.tag.yaml", Is(Class::Attribute)),
    ("entity.name.tag.toml", Is(Class::Attribute)),
    ("entity.other.attribute-name", Is(Class::Attribute)),
    ("entity.other.pseudo-class", Is(Class::Attribute)),
    ("entity.other.pseudo-element", Is(Class::Attribute)),
    ("support.type.property-name", Is(Class::Attribute)),
    ("support.type.custom-property", Is(Class::Attribute)),
    ("variable.parameter.option", Is(Class::Attribute)),
    ("markup.heading", Is(Class::Heading)),
    ("entity.name.section", Is(Class::Heading)),
    ("entity.name.table", Is(Class::Heading)),
    ("meta.diff.header", Is(Class::Heading)),
    ("markup.inserted", Is(Class::Inserted)),
    ("markup.deleted", Is(Class::Deleted)),
    ("meta.interpolation", Plain),
    ("meta.template.expression", Plain),
    ("meta.embedded", Plain),
    ("meta.group.expansion", Plain),
];

/// The rules as scopes, longest first.
static SCOPES: LazyLock<Vec<(Scope, Verdict)>> = LazyLock::new(|| {
    let mut rules: Vec<_> = RULES
        .iter()
        .filter_map(|(name, verdict)| Some((Scope::new(name).ok()?, *verdict)))
        .collect();
    rules.sort_by_key(|(scope, _)| std::cmp::Reverse(scope.len()));
    rules
});

static KEY: LazyLock<Option<Scope>> = LazyLock::new(|| Scope::new("meta.mapping.key.json").ok());

impl Class {
    /// The class attribute's value.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Comment => "hl-comment",
            Self::String => "hl-string",
            Self::Number => "hl-number",
            Self::Keyword => "hl-keyword",
            Self::Type => "hl-type",
            Self::Function => "hl-function",
            Self::Variable => "hl-variable",
            Self::Constant => "hl-constant",
            Self::Operator => "hl-operator",
            Self::Punctuation => "hl-punctuation",
            Self::Tag => "hl-tag",
            Self::Attribute => "hl-attribute",
            Self::Heading => "hl-heading",
            Self::Inserted => "hl-inserted",
            Self::Deleted => "hl-deleted",
        }
    }

    /// The class of `text` inside these scopes, the outermost first.
    pub(super) fn of(scopes: &[Scope], text: &str) -> Option<Self> {
        let class = innermost(scopes)?;
        // `and`, `in`, `new` are operators to a grammar and words to a reader.
        let spelt = class == Self::Operator && text.trim_start().starts_with(char::is_alphabetic);
        Some(if spelt { Self::Keyword } else { class })
    }
}

fn innermost(scopes: &[Scope]) -> Option<Class> {
    let mut mark = None;
    for (depth, scope) in scopes.iter().enumerate().rev() {
        match verdict(*scope) {
            Some(Is(Class::String)) if is_key(&scopes[..depth]) => return Some(Class::Attribute),
            Some(Is(class)) => return Some(class),
            Some(MarkOf) => mark = Some(Class::Punctuation),
            Some(Plain) => return mark,
            None => {}
        }
    }
    mark
}

thread_local! {
    /// Verdicts that were asked for already: code holds the same few scopes over and over.
    static KNOWN: RefCell<HashMap<Scope, Option<Verdict>>> = RefCell::default();
}

fn verdict(scope: Scope) -> Option<Verdict> {
    let judge = || {
        SCOPES
            .iter()
            .find(|(prefix, _)| prefix.is_prefix_of(scope))
            .map(|(_, verdict)| *verdict)
    };
    KNOWN.with_borrow_mut(|known| *known.entry(scope).or_insert_with(judge))
}

fn is_key(outside: &[Scope]) -> bool {
    KEY.is_some_and(|key| outside.iter().rev().take(2).any(|scope| *scope == key))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn class(scopes: &str, text: &str) -> Option<Class> {
        let scopes: Vec<_> = scopes
            .split(' ')
            .filter_map(|name| Scope::new(name).ok())
            .collect();
        Class::of(&scopes, text)
    }

    #[test]
    fn the_innermost_scope_and_the_longest_prefix_decide() {
        assert_eq!(class("source.c comment.line", "x"), Some(Class::Comment));
        assert_eq!(
            class("string.quoted constant.character.escape.c", "\\n"),
            Some(Class::Constant)
        );
        assert_eq!(
            class("source.yaml string.unquoted entity.name.tag.yaml", "k"),
            Some(Class::Attribute)
        );
        assert_eq!(
            class("meta.mapping.key.json string.quoted.double.json", "k"),
            Some(Class::Attribute)
        );
        assert_eq!(class("source.c meta.block", "x"), None);
    }

    #[test]
    fn marks_belong_to_what_they_open() {
        assert_eq!(
            class("string.quoted punctuation.definition.string.begin", "\""),
            Some(Class::String)
        );
        assert_eq!(
            class("meta.tag punctuation.definition.tag.begin", "<"),
            Some(Class::Punctuation)
        );
        assert_eq!(
            class("string meta.interpolation punctuation.definition.x", "{"),
            Some(Class::Punctuation)
        );
        assert_eq!(class("string.quoted meta.interpolation.python", "x"), None);
    }

    #[test]
    fn spelt_operators_are_keywords() {
        assert_eq!(
            class("keyword.operator.logical", "and"),
            Some(Class::Keyword)
        );
        assert_eq!(
            class("keyword.operator.logical", "&&"),
            Some(Class::Operator)
        );
    }

    #[test]
    fn every_rule_is_a_scope() {
        assert_eq!(SCOPES.len(), RULES.len());
    }
}
