//! The project and its files.

use super::{Rule, rules};
use crate::diagnostic::Severity::{Advice, Warning};

rules! {
    "The project and its files"
    NO_PROJECT = Rule::mandatory("no-project", "there is no project here");
    NO_CONTENT = Rule::mandatory("no-content", "there is no content folder, or no page in it");
    MISSING_INDEX = Rule::warning("missing-index", "a folder has no page of its own");
    FILE_NAME = Rule::mandatory("file-name", "a file name does not work on every computer").or(Advice);
    ROUTE_COLLISION = Rule::mandatory("route-collision", "two files would have the same address");
    WRONG_ALIAS = Rule::mandatory("wrong-alias", "an old address cannot be one of this site");
    REFUSED_KIND = Rule::warning("refused-kind", "servers may refuse to send a file of this kind");
    ACTIVE_FILE = Rule::mandatory("active-file", "a file can run scripts on the site").or(Warning);
    NOT_A_FILE = Rule::warning("not-a-file", "something in the content folder is not an ordinary file");
    UNREADABLE = Rule::mandatory("unreadable", "a file cannot be read");
    NOT_UTF8 = Rule::mandatory("not-utf8", "a file is not saved as UTF-8");
}
