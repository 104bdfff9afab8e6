//! What pages that people practise with are made of: items, labels, sections, answers.

pub(in crate::load) mod answer_part;
pub(in crate::load) mod extras;
pub(in crate::load) mod gap;
pub(in crate::load) mod item_keys;
pub(in crate::load) mod items;
pub(in crate::load) mod labels;
pub(in crate::load) mod numbers;
pub(in crate::load) mod sections;
