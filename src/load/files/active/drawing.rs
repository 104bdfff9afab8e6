//! A drawing without what is no drawing: scripts, handlers, pages within it, addresses of other
//! places.
//!
//! What has nothing of the kind stays byte for byte as it is. All else is written anew from what
//! was read, tag by tag: no browser can find in it what was not seen here.

use quick_xml::escape::{escape, resolve_predefined_entity};
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::{NsReader, XmlVersion};

use super::{entities, policy};

/// So deep may elements be in one another, and so many attributes may one have.
const DEEPEST: usize = 500;
const MOST_ATTRIBUTES: usize = 500;
/// So many things that were taken out are named.
const MOST_NAMED: usize = 20;

/// A drawing that was written anew.
#[derive(Debug, PartialEq, Eq)]
pub struct Cleaned {
    /// The drawing.
    pub text: String,
    /// What was taken out, and where it stood: the first of each kind.
    pub removed: Vec<(String, usize)>,
    /// More was taken out than is named.
    pub is_more: bool,
}

/// Why a drawing cannot be published.
#[derive(Debug, PartialEq, Eq)]
pub struct Unfit {
    /// Where, in bytes.
    pub at: usize,
    /// In words.
    pub why: &'static str,
}

const MISTAKE: &str = "this drawing has a mistake, so that it cannot be looked through";

/// The drawing `text` as it may be published; nothing where it may stay as it is.
///
/// # Errors
/// Where it cannot be read, or is no drawing.
pub fn clean(text: &str) -> Result<Option<Cleaned>, Unfit> {
    if !text.contains('<') {
        return Ok(None);
    }
    let mut cleaner = Cleaner::new(text);
    let Some(doctype) = cleaner.read()? else {
        return Ok(cleaner.finish());
    };
    // A document type that declares something is not kept: what it declares is written out.
    let (at, rest) = (doctype.at, &text[cleaner.at()..]);
    let rest = entities::written_out(&doctype.declared, rest).ok_or(Unfit { at, why: MISTAKE })?;
    let mut expanded = Cleaner {
        has_doctype: true,
        must_be_written: true,
        ..Cleaner::new(&rest)
    };
    // No place in what was written out is one of the file.
    expanded.read().map_err(|unfit| Unfit { at, ..unfit })?;
    expanded
        .removed
        .iter_mut()
        .for_each(|(_, place)| *place = at);
    Ok(expanded.finish())
}

struct Cleaner<'a> {
    text: &'a str,
    reader: NsReader<&'a [u8]>,
    out: String,
    removed: Vec<(String, usize)>,
    is_more: bool,
    must_be_written: bool,
    /// How many elements are open.
    depth: usize,
    /// The depth of the element that goes with all that is in it, while it is read.
    going: Option<usize>,
    /// A `<style>`, while it is read.
    style: Option<Style>,
    has_doctype: bool,
    has_root: bool,
}

/// A style sheet.
struct Style {
    /// Where its tag begins in what is written.
    begins: usize,
    /// And in the file.
    at: usize,
    text: String,
}

/// A document type that declares something.
struct DocType {
    at: usize,
    declared: String,
}

impl<'a> Cleaner<'a> {
    fn new(text: &'a str) -> Cleaner<'a> {
        let mut reader = NsReader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_comments = true;
        Cleaner {
            text,
            reader,
            out: String::new(),
            removed: Vec::new(),
            is_more: false,
            must_be_written: false,
            depth: 0,
            going: None,
            style: None,
            has_doctype: false,
            has_root: false,
        }
    }

    fn finish(self) -> Option<Cleaned> {
        let cleaned = Cleaned {
            text: self.out,
            removed: self.removed,
            is_more: self.is_more,
        };
        self.must_be_written.then_some(cleaned)
    }

    /// Reads to the end, or to a document type that has to be seen to first.
    fn read(&mut self) -> Result<Option<DocType>, Unfit> {
        loop {
            let at = self.at();
            let event = self
                .reader
                .read_event()
                .map_err(|_| Unfit { at, why: MISTAKE })?;
            match event {
                Event::Eof if self.has_root && self.depth == 0 => return Ok(None),
                Event::DocType(doctype) if !self.has_doctype && !self.has_root => {
                    self.has_doctype = true;
                    if !is_plain(&doctype) {
                        return Ok(Some(DocType {
                            at,
                            declared: doctype.to_string(),
                        }));
                    }
                }
                event => self.event(event, at).map_err(|why| Unfit { at, why })?,
            }
        }
    }

    /// Where the reader is.
    fn at(&self) -> usize {
        usize::try_from(self.reader.buffer_position())
            .unwrap_or(usize::MAX)
            .min(self.text.len())
    }

    fn event(&mut self, event: Event<'_>, at: usize) -> Result<(), &'static str> {
        match event {
            Event::Start(start) => self.start(&start, at),
            Event::End(end) => {
                self.end(end.name().into_inner());
                Ok(())
            }
            Event::Text(text) => self.text(&text),
            Event::CData(text) => self.text(&text),
            Event::GeneralRef(name) => self.text(&meaning(&name)?),
            Event::Comment(_) => Ok(()),
            Event::Decl(declaration) => {
                // By another name than that of its encoding it would be read in another way.
                let name = declaration.encoding().map(|name| name.unwrap_or_default());
                self.must_be_written |=
                    name.is_some_and(|name| !name.eq_ignore_ascii_case("utf-8"));
                Ok(())
            }
            Event::PI(instruction) => {
                // What is meant for other programs does nothing, and is not written anew.
                if instruction.target().eq_ignore_ascii_case("xml-stylesheet") {
                    self.took_out("`<?xml-stylesheet?>`", at);
                }
                Ok(())
            }
            _ => Err(MISTAKE),
        }
    }

    fn start(&mut self, start: &BytesStart<'_>, at: usize) -> Result<(), &'static str> {
        self.depth += 1;
        let root = !self.has_root;
        self.has_root = true;
        if self.depth > DEEPEST || (self.depth == 1 && !root) || !is_name(start.name().into_inner())
        {
            return Err(MISTAKE);
        }
        if self.going.is_some() {
            return Ok(());
        }
        let name = start.local_name().into_inner().to_ascii_lowercase();
        let space = match self.reader.resolver().resolve_element(start.name()).0 {
            ResolveResult::Bound(space) => Some(space.into_inner().to_owned()),
            ResolveResult::Unbound => None,
            ResolveResult::Unknown(_) => return Err(MISTAKE),
        };
        if root && (name != "svg" || space.as_deref().is_some_and(|space| space != policy::SVG)) {
            return Err("this file is not a drawing, though its name says so");
        }
        if self.style.is_some() || policy::is_element_refused(space.as_deref(), &name) {
            self.going = Some(self.depth);
            self.took_out(&format!("`<{}>`", start.local_name().into_inner()), at);
            return Ok(());
        }
        self.open(start, &name, at)
    }

    /// Writes a start tag with the attributes that may stay.
    fn open(&mut self, start: &BytesStart<'_>, name: &str, at: usize) -> Result<(), &'static str> {
        let begins = self.out.len();
        self.out.push('<');
        self.out.push_str(start.name().into_inner());
        for (count, attribute) in start.attributes().enumerate() {
            let attribute = attribute.map_err(|_| MISTAKE)?;
            if count >= MOST_ATTRIBUTES || !is_name(attribute.key.into_inner()) {
                return Err(MISTAKE);
            }
            if self.attribute(&attribute, name, at)? {
                self.out.truncate(begins);
                self.going = Some(self.depth);
                self.took_out(&format!("`<{name}>` of an address"), at);
                return Ok(());
            }
        }
        self.out.push('>');
        if name == "style" {
            self.style = Some(Style {
                begins,
                at,
                text: String::new(),
            });
        }
        Ok(())
    }

    /// Writes an attribute, if it may stay; whether its whole element has to go.
    fn attribute(
        &mut self,
        attribute: &Attribute<'_>,
        element: &str,
        at: usize,
    ) -> Result<bool, &'static str> {
        let key = attribute.key.into_inner();
        if attribute.key.as_namespace_binding().is_some() && attribute.value.contains('&') {
            return Err(MISTAKE);
        }
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_err(|_| MISTAKE)?;
        if value.chars().any(|c| !is_character(c)) {
            return Err(MISTAKE);
        }
        let name = attribute.key.local_name().into_inner().to_ascii_lowercase();
        if policy::moves_address(element, &name, &value) {
            return Ok(true);
        }
        let is_space = key == "xmlns" || key.starts_with("xmlns:");
        match policy::refusal(element, &name, &value).filter(|_| !is_space) {
            Some(what) => self.took_out(&what, at),
            None => {
                self.out.push(' ');
                self.out.push_str(key);
                self.out.push_str("=\"");
                // Unless it is escaped, a line end becomes a space when it is read again.
                self.out.push_str(
                    &escape(&*value)
                        .replace('\n', "&#10;")
                        .replace('\r', "&#13;")
                        .replace('\t', "&#9;"),
                );
                self.out.push('"');
            }
        }
        Ok(false)
    }

    fn text(&mut self, text: &str) -> Result<(), &'static str> {
        if text.chars().any(|c| !is_character(c)) || (self.depth == 0 && !text.trim().is_empty()) {
            return Err(MISTAKE);
        }
        if self.going.is_none() {
            if let Some(style) = &mut self.style {
                style.text.push_str(text);
            }
            if self.depth > 0 {
                self.out.push_str(&escape(text).replace('\r', "&#13;"));
            }
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        match self.going {
            Some(depth) if depth == self.depth => self.going = None,
            Some(_) => {}
            None => {
                let style = self.style.take();
                if let Some(style) = style.filter(|style| policy::fetches(&style.text)) {
                    self.out.truncate(style.begins);
                    self.took_out("a style that fetches something", style.at);
                } else {
                    // The reader has seen to it that the start tag has the same name.
                    self.out.push_str("</");
                    self.out.push_str(name);
                    self.out.push('>');
                }
            }
        }
        self.depth = self.depth.saturating_sub(1);
    }

    fn took_out(&mut self, what: &str, at: usize) {
        self.must_be_written = true;
        if self.removed.iter().any(|(known, _)| known == what) {
            return;
        }
        if self.removed.len() < MOST_NAMED {
            self.removed.push((what.to_owned(), at));
        } else {
            self.is_more = true;
        }
    }
}

/// A document type as most drawings have it: it names a file that no browser reads.
fn is_plain(doctype: &str) -> bool {
    !doctype.contains(['[', '<', '\'']) && doctype.matches('"').count().is_multiple_of(2)
}

fn meaning(name: &BytesRef<'_>) -> Result<String, &'static str> {
    match name.resolve_char_ref() {
        Ok(Some(character)) => Ok(character.to_string()),
        Ok(None) => resolve_predefined_entity(name)
            .map(str::to_owned)
            .ok_or(MISTAKE),
        Err(_) => Err(MISTAKE),
    }
}

/// A name as all readers of XML take it.
fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':'))
}

/// A character that XML knows (XML 1.0, 2.2).
fn is_character(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests;
