//! The look of the site.

use super::{Rule, rules};
use crate::diagnostic::Severity::Advice;

rules! {
    "The look of the site"
    ACCENT_CONTRAST = Rule::mandatory("accent-contrast", "the brand colour is hard to read on the page").or(Advice);
    NO_THEME = Rule::mandatory("no-theme", "there is no such theme");
    UNUSED_THEME_FILE = Rule::warning("unused-theme-file", "nothing uses a file of the theme");
    MISSING_WORDS = Rule::mandatory("missing-words", "a theme has no words for something");
    NO_LOCALE = Rule::warning("no-locale", "the theme has no words in the language of the site");
    TEMPLATE = Rule::mandatory("template", "a template of the theme has a mistake");
}
