//! What is probably not meant in quizzes, cases, checklists, modules and plans.

pub(in crate::load) mod answer_key;
pub(in crate::load) mod answer_lines;
pub(in crate::load) mod behind_answer;
pub(in crate::load) mod case_paths;
pub(in crate::load) mod foreign_quiz;
pub(in crate::load) mod gaps;
pub(in crate::load) mod heading_levels;
pub(in crate::load) mod headless;
pub(in crate::load) mod ids;
pub(in crate::load) mod lettered;
mod lettered_rewrite;
pub(in crate::load) mod limits;
pub(in crate::load) mod near_labels;
pub(in crate::load) mod number_answers;
pub(in crate::load) mod option_line;
pub(in crate::load) mod option_lists;
pub(in crate::load) mod option_run;
pub(in crate::load) mod options;
pub(in crate::load) mod truth_answers;
pub(in crate::load) mod whole;
pub(in crate::load) mod without_heading;
