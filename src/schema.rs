//! JSON Schemas of the YAML that authors write, for editors that complete and check while typing.
//!
//! They are produced by the readers themselves: each is run over an empty text and records the keys
//! it reads. So a key that a reader learns is in the schema from then on.

use std::path::Path;
use std::sync::Arc;

use serde_json::{Map, Value, json};

use crate::diagnostic::Diagnostics;
use crate::load::front_matter::glossary;
use crate::load::front_matter::keys::Keys;
use crate::load::front_matter::keys::schema_notes::Note;
use crate::load::front_matter::meta;
use crate::load::front_matter::shape::{DIALECT, or_nothing};
use crate::load::front_matter::yaml::Yaml;
use crate::model::kind::KindName;
use crate::project::{FILE, Project};

/// Something that has a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// `preceptor.yaml`.
    Project,
    /// `glossary.yaml`.
    Glossary,
    /// The front matter of a kind of page.
    Kind(KindName),
}

impl Subject {
    /// Everything that has a schema.
    pub fn all() -> impl Iterator<Item = Subject> {
        [Subject::Project, Subject::Glossary]
            .into_iter()
            .chain(KindName::ALL.map(Subject::Kind))
    }

    /// The subject of this name.
    pub fn named(name: &str) -> Option<Subject> {
        Subject::all().find(|subject| subject.name() == name)
    }

    /// Its name on the command line and in file names.
    pub fn name(self) -> &'static str {
        match self {
            Subject::Project => "project",
            Subject::Glossary => "glossary",
            Subject::Kind(kind) => kind.name(),
        }
    }

    /// What it describes, in words.
    pub fn description(self) -> String {
        match self {
            Subject::Project => FILE.to_owned(),
            Subject::Glossary => "glossary.yaml".to_owned(),
            Subject::Kind(kind) => format!("the front matter of a {} file", kind.name()),
        }
    }

    /// The keys that its reader reads; `None` for the glossary, which is a list.
    pub fn notes(self) -> Vec<Note> {
        match self {
            Subject::Project => noted("", |keys| {
                drop(Project::ask(Path::new(""), &Arc::from(""), keys))
            }),
            Subject::Glossary => Vec::new(),
            // A case is a quiz file with a marker.
            Subject::Kind(KindName::Scenario) => noted("scenario: true", |keys| {
                drop(meta::ask(keys, "quizzes/a.md", None))
            }),
            Subject::Kind(kind) => noted(&format!("kind: {}", kind.name()), |keys| {
                drop(meta::ask(keys, "a.md", None))
            }),
        }
    }

    /// The schema.
    pub fn schema(self) -> Value {
        let mut schema = match self {
            Subject::Glossary => glossary::shape(),
            _ => object(self.notes()),
        };
        schema["$schema"] = DIALECT.into();
        schema["title"] = self.description().into();
        schema
    }
}

/// The keys that a reader asks for when it reads `text`.
fn noted(text: &str, read: impl FnOnce(&mut Keys<'_, '_>)) -> Vec<Note> {
    let mut sink = Diagnostics::default();
    let yaml = Yaml::new(&FILE.into(), text, 0..text.len());
    let mut keys = Keys::new(&yaml, &mut sink).noting();
    read(&mut keys);
    keys.into_notes()
}

fn object(notes: Vec<Note>) -> Value {
    let required: Vec<&str> = notes
        .iter()
        .filter(|note| note.required)
        .map(|note| note.key)
        .collect();
    let properties: Map<String, Value> = notes
        .iter()
        .map(|note| (note.key.to_owned(), property(note.clone())))
        .collect();
    json!({"type": "object", "properties": properties, "required": required, "additionalProperties": false})
}

fn property(note: Note) -> Value {
    let mut property = if note.required {
        note.shape
    } else {
        or_nothing(note.shape)
    };
    property["description"] = note.says.into();
    if let Some(example) = note.example {
        property["examples"] = json!([example]);
    }
    property
}
