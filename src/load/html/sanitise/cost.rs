//! What it would cost to read markup: known before it is read for good.
//!
//! A reader of HTML opens emphasis that was not closed again in every paragraph that follows, so
//! that a page of unclosed elements grows with the square of its length. How often is not to be
//! told from the text, only by a reader: here it runs over a tree that nobody keeps, piece by
//! piece, and is stopped where it goes too far.

use std::borrow::Cow;
use std::cell::Cell;
use std::rc::Rc;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink as _};
use html5ever::{Attribute, ParseOpts, QualName, local_name, ns, parse_fragment};

/// How many elements may be open in one another: all that Markdown can nest, and more than any page
/// has. The reader's work grows with the square of it and worse: a hundred cost milliseconds, eight
/// thousand cost six seconds.
pub(super) const MAX_DEPTH: usize = 120;

/// How many times the markup may grow while it is read, beside what a short text may. Closing what
/// is not closed and adding what is left out (`<tbody>`) doubles it at the most.
const MAX_GROWTH: usize = 4;
const ALWAYS: usize = 64 * 1024;

/// How much is read before the cost is looked at again.
const PIECE: usize = 1024;

/// What reading has cost so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cost {
    /// The markup of all elements, in bytes.
    pub(super) markup: usize,
    /// The most elements that were open in one another.
    pub(super) depth: usize,
}

impl Cost {
    fn is_too_high(self, length: usize) -> bool {
        self.depth > MAX_DEPTH || self.markup > MAX_GROWTH * length + ALWAYS
    }
}

/// Whether reading `html` costs more than any page should.
pub(super) fn is_too_high(html: &str) -> bool {
    of(html).is_too_high(html.len())
}

/// What reading `html` costs, or has cost when it was stopped.
pub(super) fn of(html: &str) -> Cost {
    let cost = Rc::new(Cell::new(Cost::default()));
    let context = QualName::new(None, ns!(html), local_name!("div"));
    let mut parser = parse_fragment(
        Counter(Rc::clone(&cost)),
        ParseOpts::default(),
        context,
        Vec::new(),
        false,
    );
    for piece in pieces(html) {
        parser.process(StrTendril::from_slice(piece));
        if cost.get().is_too_high(html.len()) {
            break;
        }
    }
    cost.get()
}

fn pieces(html: &str) -> impl Iterator<Item = &str> {
    let mut rest = html;
    std::iter::from_fn(move || {
        let (piece, behind) = rest.split_at(rest.ceil_char_boundary(PIECE));
        rest = behind;
        (!piece.is_empty()).then_some(piece)
    })
}

/// An element, of which nothing is kept but where it is.
struct Element {
    name: QualName,
    depth: Cell<usize>,
}

/// Counts what a tree would hold.
struct Counter(Rc<Cell<Cost>>);

impl Counter {
    fn node(&self) -> Rc<Element> {
        let name = QualName::new(None, ns!(), local_name!(""));
        Rc::new(Element {
            name,
            depth: Cell::new(0),
        })
    }

    fn place(&self, depth: usize, child: NodeOrText<Rc<Element>>) {
        if let NodeOrText::AppendNode(child) = child {
            child.depth.set(depth);
            let cost = self.0.get();
            self.0.set(Cost {
                depth: cost.depth.max(depth),
                ..cost
            });
        }
    }
}

impl TreeSink for Counter {
    type Handle = Rc<Element>;
    type Output = ();
    type ElemName<'a> = &'a QualName;

    fn finish(self) {}

    fn get_document(&self) -> Rc<Element> {
        self.node()
    }

    fn elem_name<'a>(&'a self, target: &'a Rc<Element>) -> &'a QualName {
        &target.name
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        _: ElementFlags,
    ) -> Rc<Element> {
        let written: usize = attributes
            .iter()
            .map(|one| one.name.local.len() + one.value.len() + 4)
            .sum();
        let cost = self.0.get();
        self.0.set(Cost {
            markup: cost.markup + name.local.len() + 2 + written,
            ..cost
        });
        Rc::new(Element {
            name,
            depth: Cell::new(0),
        })
    }

    fn create_comment(&self, _: StrTendril) -> Rc<Element> {
        self.node()
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Rc<Element> {
        self.node()
    }

    fn append(&self, parent: &Rc<Element>, child: NodeOrText<Rc<Element>>) {
        self.place(parent.depth.get() + 1, child);
    }

    fn append_based_on_parent_node(
        &self,
        element: &Rc<Element>,
        _: &Rc<Element>,
        child: NodeOrText<Rc<Element>>,
    ) {
        self.place(element.depth.get() + 1, child);
    }

    fn append_before_sibling(&self, sibling: &Rc<Element>, child: NodeOrText<Rc<Element>>) {
        self.place(sibling.depth.get(), child);
    }

    fn get_template_contents(&self, target: &Rc<Element>) -> Rc<Element> {
        Rc::clone(target)
    }

    fn same_node(&self, one: &Rc<Element>, other: &Rc<Element>) -> bool {
        Rc::ptr_eq(one, other)
    }

    fn parse_error(&self, _: Cow<'static, str>) {}
    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}
    fn set_quirks_mode(&self, _: QuirksMode) {}
    fn add_attrs_if_missing(&self, _: &Rc<Element>, _: Vec<Attribute>) {}
    fn remove_from_parent(&self, _: &Rc<Element>) {}
    fn reparent_children(&self, _: &Rc<Element>, _: &Rc<Element>) {}
}
