//! `preceptor.yaml` -> [`Project`].

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diagnostic::rule_levels::Levels;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, rule};
use crate::load::files::layer::Layer;
use crate::load::files::source::decode;
use crate::load::front_matter::control_characters::is_mail_address;
use crate::load::front_matter::keys::{Keys, Wanted};
use crate::load::front_matter::shape;
use crate::load::front_matter::yaml::Yaml;
use crate::load::front_matter::{rule_levels, waivers};
use crate::model::meta::Spanned;
use crate::model::names;
use crate::model::slug::slug;
use crate::model::text;

/// The name of the project file.
pub const FILE: &str = "preceptor.yaml";

/// Who answers for the site.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(
    deny_unknown_fields,
    expecting = "`name:` and `email:`, each on a line of its own below,"
)]
pub struct Owner {
    /// A person or a team.
    #[serde(deserialize_with = "text::string")]
    #[schemars(with = "text::Text")]
    pub name: String,
    /// Where to write to.
    #[serde(default, deserialize_with = "text::optional")]
    #[schemars(with = "Option<text::Text>")]
    pub email: Option<String>,
}

/// How team pictures are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(
    deny_unknown_fields,
    expecting = "`threshold: 10`, on a line of its own below,"
)]
struct Team {
    /// The smallest group that a count of a single statement may tell of. Teams of six and more
    /// see shares and words.
    #[schemars(range(min = 3))]
    threshold: u32,
}

/// The default for the smallest group that a count of a team picture may be about.
const TEAM_THRESHOLD: u32 = 10;

/// A project, with every default filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// The folder that holds `preceptor.yaml`.
    pub root: PathBuf,
    /// The site's name.
    pub title: String,
    /// The key under which browsers save answers.
    pub id: String,
    /// The version of the content.
    pub version: Option<String>,
    /// BCP 47.
    pub lang: String,
    /// Ends with a slash.
    pub base_url: Option<String>,
    /// A file of the content folder, with its place.
    pub logo: Option<Spanned<String>>,
    /// Brand colour as written, with its place.
    pub accent: Option<Spanned<String>>,
    /// Markdown for the footer.
    pub footer: Option<String>,
    /// Who is responsible for it.
    pub owner: Option<Owner>,
    /// The theme's name.
    pub theme: String,
    /// The folder of the themes.
    pub themes: PathBuf,
    /// The output folder.
    pub output: PathBuf,
    /// The smallest group that a count of a team picture may be about.
    pub team_threshold: u32,
    /// Content folders, the last on top.
    pub layers: Vec<Layer>,
    /// The levels of rules that differ from the default.
    pub levels: Levels,
    /// The text of the project file, for diagnostics of later stages.
    pub text: Arc<str>,
}

impl Project {
    /// Reads the project in `root`. `None` if the file is missing or has no title.
    pub fn load(root: &Path, sink: &mut Diagnostics) -> Option<Project> {
        Project::read(root, &text(root, sink)?, sink)
    }

    /// Reads `text` as the project file of `root`.
    pub fn read(root: &Path, text: &Arc<str>, sink: &mut Diagnostics) -> Option<Project> {
        let yaml = Yaml::new(&FILE.into(), text, 0..text.len());
        let mut keys = Keys::new(&yaml, sink);
        let project = Project::ask(root, text, &mut keys);
        keys.finish("the project file");
        waivers::in_yaml(&FILE.into(), text, 0..text.len(), sink);
        project
    }

    /// Reads every key of the project file.
    pub(crate) fn ask(root: &Path, text: &Arc<str>, keys: &mut Keys<'_, '_>) -> Option<Project> {
        let title =
            keys.described("What the site is called.")
                .required("title", "Work and health", || {
                    Wanted::Asked("what the site is called")
                });
        let content = folder(
            keys.described("The folder that holds the pages."),
            "content",
            "content",
        );
        let themes = folder(
            keys.described("The folder that holds themes of your own."),
            "themes",
            "themes",
        );
        let output = folder(
            keys.described("The folder that the site is written to."),
            "site",
            "site",
        );
        let project = Project {
            root: root.to_path_buf(),
            id: keys
                .described(
                    "The name under which readers' browsers keep their answers. Choose it once.",
                )
                .text("id")
                .unwrap_or_else(|| slug(title.as_deref().unwrap_or_default())),
            version: keys
                .described("The version of the content.")
                .text("version"),
            lang: keys
                .described("The language of the pages, by its code, such as en-GB.")
                .lang("lang")
                .unwrap_or_else(|| "en-GB".to_owned()),
            base_url: base_url(keys.described("The address at which the site will stand.")),
            logo: keys
                .described("A picture in the content folder, shown at the top of each page.")
                .spanned("logo")
                .into_iter()
                .next(),
            accent: accent(keys),
            footer: keys
                .described("Words for the foot of each page, in Markdown.")
                .text("footer"),
            owner: owner(keys.described("Who answers for the site.")),
            theme: theme(keys.described("The name of the theme: a folder in the themes folder.")),
            themes: root.join(themes),
            output: root.join(output),
            team_threshold: team_threshold(keys.described("How team pictures are made.")),
            levels: rule_levels::read(
                keys.described("How much a rule weighs here: error, warning, advice or off."),
                text,
            ),
            layers: vec![Layer {
                content: root.join(&content),
                name: content,
            }],
            text: Arc::clone(text),
            title: title.clone().unwrap_or_default(),
        };
        title.map(|_| project)
    }

    /// The line of a key of the project file.
    pub fn place_of_key(&self, key: &str) -> Place {
        let start = self
            .text
            .match_indices(key)
            .map(|(at, _)| at)
            .find(|at| *at == 0 || self.text[..*at].ends_with('\n'));
        let start = start.unwrap_or(0);
        self.place(start..start + key.len())
    }

    /// A place in the project file.
    pub fn place(&self, range: std::ops::Range<usize>) -> Place {
        Place::of(&FILE.into(), &self.text, range)
    }
}

/// The owner of the site; an invalid address is reported and left out.
fn owner(keys: &mut Keys<'_, '_>) -> Option<Owner> {
    let owner: Owner = keys.mapping("owner")?;
    let wrong = owner
        .email
        .as_deref()
        .filter(|email| !is_mail_address(email));
    if let Some(email) = wrong {
        let range = keys.find_value(&keys.range("owner"), email);
        keys.wrong(
            range,
            format!("`{email}` is no address for mail"),
            "write one address and nothing else: team@example.org",
        );
        return Some(Owner {
            email: None,
            ..owner
        });
    }
    Some(owner)
}

/// The text of the project file in `root`.
pub fn text(root: &Path, sink: &mut Diagnostics) -> Option<Arc<str>> {
    let bytes = read(&root.join(FILE))
        .map_err(|error| sink.push(missing(root, &error)))
        .ok()?;
    Some(
        decode(FILE, bytes)
            .map_err(|found| sink.push(*found))
            .ok()?
            .into(),
    )
}

/// Reading a pipe would block for ever.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    if fs::metadata(path)?.is_file() {
        fs::read(path)
    } else {
        Err(io::Error::other("it is no file"))
    }
}

fn missing(root: &Path, error: &std::io::Error) -> Diagnostic {
    let place = if root == Path::new(".") {
        "this folder".to_owned()
    } else {
        format!("the folder {}", root.display())
    };
    let absent = error.kind() == std::io::ErrorKind::NotFound;
    let message = if absent {
        format!("{place} is no project: it holds no `{FILE}`")
    } else {
        format!("`{FILE}` in {place} cannot be read: {error}")
    };
    rule::NO_PROJECT.at(Place::file(FILE), message).help(
        "go to the folder of your project with `cd`, or name it with --project; to begin one: preceptor new my-handbook",
    )
}

/// A folder of the project, by its path from the project folder.
fn folder(keys: &mut Keys<'_, '_>, key: &'static str, default: &str) -> String {
    let path = keys.text(key);
    keys.narrow(key, || {
        shape::pattern(
            r"^(?!(.*/)?\.{0,2}(/.|$))[^\\:]+$",
            "Name a folder beside preceptor.yaml.",
        )
    });
    let Some(path) = path else {
        return default.to_owned();
    };
    let path = path.trim_end_matches('/').to_owned();
    let inside = !path.is_empty()
        && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
        && !path.contains(['\\', ':']);
    if inside {
        return path;
    }
    let range = keys.range(key);
    keys.wrong(
        range,
        format!("`{path}` is no folder of the project"),
        format!("name a folder beside {FILE}, such as `{default}`"),
    );
    default.to_owned()
}

/// A theme is a single folder: a path could lead anywhere.
fn theme(keys: &mut Keys<'_, '_>) -> String {
    const DEFAULT: &str = "default";
    let theme = keys.text("theme");
    keys.narrow("theme", || {
        shape::pattern(
            r#"^[^/\\:*?"<>|]+$"#,
            "Name one folder of the themes folder.",
        )
    });
    let Some(theme) = theme else {
        return DEFAULT.to_owned();
    };
    if !theme.contains('/')
        && !matches!(theme.as_str(), "." | "..")
        && names::invalid_name(&theme).is_none()
    {
        return theme;
    }
    let range = keys.range("theme");
    keys.wrong(
        range,
        format!("`{theme}` is no folder of the themes folder"),
        "name one folder, such as `our-theme`",
    );
    DEFAULT.to_owned()
}

/// Whether it is a valid colour is checked where it is mixed.
fn accent(keys: &mut Keys<'_, '_>) -> Option<Spanned<String>> {
    let accent = keys
        .described("The colour of headings and buttons, in quotes, such as \"#00594f\".")
        .spanned("accent");
    keys.narrow("accent", || {
        shape::pattern(
            "^ *#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6}) *$",
            "Write a colour in quotes, such as \"#00594f\".",
        )
    });
    accent.into_iter().next()
}

/// Below 3, anybody who looks at it could identify single people.
fn team_threshold(keys: &mut Keys<'_, '_>) -> u32 {
    let Some(team) = keys.mapping::<Team>("team") else {
        return TEAM_THRESHOLD;
    };
    if team.threshold >= 3 {
        return team.threshold;
    }
    let range = keys.range("team");
    let message = format!("a threshold of {} would show single people", team.threshold);
    keys.wrong(range, message, "write 3 or more; 10 is usual");
    TEAM_THRESHOLD
}

/// `https://…/`, or only a path such as `/handbook/` for an intranet whose host name is unknown.
fn base_url(keys: &mut Keys<'_, '_>) -> Option<String> {
    let url = keys.text("base_url");
    keys.narrow("base_url", || {
        shape::pattern(
            "^(https?://|/(?!/))[^?#\"< ]*$",
            "Write an address, such as https://intranet.example.org/handbook/.",
        )
    });
    let url = url?;
    let known = url.starts_with("https://")
        || url.starts_with("http://")
        || (url.starts_with('/') && !url.starts_with("//"));
    if known && !url.contains(['?', '#', '"', '<', ' ']) {
        return Some(format!("{}/", url.trim_end_matches('/')));
    }
    let range = keys.range("base_url");
    keys.wrong(
        range,
        format!("`{url}` is no address of a site"),
        "write the address at which the site will stand, such as https://intranet.example.org/handbook/",
    );
    None
}
