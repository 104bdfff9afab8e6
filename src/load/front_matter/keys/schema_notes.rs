//! What a reader asks for, written down: the schemas for editors are made from it, so that they
//! cannot differ from what is read.

use serde_json::Value;

/// One key that a reader asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// As it is written.
    pub key: &'static str,
    /// What it is for, in a plain sentence; empty where nobody said.
    pub says: &'static str,
    /// Whether a file is wrong without it.
    pub required: bool,
    /// A value that could be after it.
    pub example: Option<String>,
    /// The JSON Schema of what may be after it.
    pub shape: Value,
}

/// The keys that one reader asked for, in the order in which it did.
#[derive(Debug, Default)]
pub struct Notes(Vec<Note>);

impl Notes {
    /// Writes down a key. What is asked for twice keeps its first shape.
    pub(super) fn add(&mut self, key: &'static str, says: &'static str, shape: Value) {
        if self.of(key).is_none() {
            self.0.push(Note {
                key,
                says,
                required: false,
                example: None,
                shape,
            });
        }
    }

    /// Whoever asks for it cannot do without it.
    pub(super) fn require(&mut self, key: &str, example: &str) {
        if let Some(note) = self.of(key) {
            note.required = true;
            note.example = Some(example.to_owned());
        }
    }

    /// The reader takes less than what it asked for at first.
    pub(super) fn narrow(&mut self, key: &str, shape: Value) {
        if let Some(note) = self.of(key) {
            note.shape = shape;
        }
    }

    fn of(&mut self, key: &str) -> Option<&mut Note> {
        self.0.iter_mut().find(|note| note.key == key)
    }

    /// The notes.
    pub fn into_inner(self) -> Vec<Note> {
        self.0
    }
}
