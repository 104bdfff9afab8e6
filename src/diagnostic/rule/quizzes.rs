//! Quizzes.

use super::{Rule, rules};
use crate::diagnostic::Severity::Warning;

rules! {
    "Quizzes"
    NO_QUESTIONS = Rule::mandatory("no-questions", "a quiz, a group or a case has nothing in it");
    FOREIGN_QUIZ = Rule::mandatory("foreign-quiz", "questions are in the form of another tool");
    QUESTION_LEVEL = Rule::mandatory("question-level", "a question does not begin with a heading of its level");
    NO_ANSWER = Rule::mandatory("no-answer", "a question has no answer");
    TWO_ANSWERS = Rule::mandatory("two-answers", "a question has two kinds of answer");
    NEAR_ANSWER = Rule::mandatory("near-answer", "a line is nearly an answer").explains_a_missing_answer();
    WRONG_ANSWER = Rule::mandatory("wrong-answer", "an answer does not fit its question");
    NEAR_NUMBER = Rule::warning("near-number", "an answer is nearly a number, or can be read as two");
    LETTER_ANSWER = Rule::warning("letter-answer", "a typed answer is a letter alone");
    LONG_ANSWER = Rule::warning("long-answer", "a typed answer is a whole sentence");
    NEAR_TICK = Rule::mandatory("near-tick", "a box is not quite a box").explains_a_missing_answer();
    LETTERED_OPTIONS = Rule::mandatory("lettered-options", "options have letters or marks instead of boxes").explains_a_missing_answer();
    MIXED_OPTIONS = Rule::mandatory("mixed-options", "some lines of a list of options have no box").explains_a_missing_answer();
    SECOND_LIST = Rule::mandatory("second-list", "a question has a second list of options").explains_a_missing_answer();
    TOO_FEW = Rule::mandatory("too-few", "one option alone is not a choice");
    TOO_MANY_OPTIONS = Rule::mandatory("too-many-options", "a question or a step has more parts than anybody can keep in view");
    SAME_OPTION = Rule::mandatory("same-option", "a question has the same option twice");
    NO_RIGHT_ANSWER = Rule::mandatory("no-right-answer", "no option is marked as right");
    ALL_RIGHT = Rule::error("all-right", "every option is marked as right");
    ALL_OF_THE_ABOVE = Rule::error("all-of-the-above", "an option refers to others by their position");
    FEEDBACK_INDENT = Rule::mandatory("feedback-indent", "feedback is not indented by two spaces below its option").or(Warning).explains_a_missing_answer();
    WRONG_GAP = Rule::mandatory("wrong-gap", "a gap is not written as it should be").explains_a_missing_answer();
    WRONG_TABLE = Rule::mandatory("wrong-table", "a table cannot be used for matching");
    QUOTE_LABEL = Rule::mandatory("quote-label", "a quote does not say what it is for").explains_a_missing_answer();
    LABEL_OUTSIDE_QUOTE = Rule::mandatory("label-outside-quote", "a label such as `Hint:` or `Why:` is outside a quote").explains_a_missing_answer();
    TEXT_AFTER_ANSWER = Rule::error("text-after-answer", "text after the answer is shown before people answer");
    SECOND_LABEL = Rule::mandatory("second-label", "a question has two hints, or two reasons");
    READ_WITHOUT_LINK = Rule::mandatory("read-without-link", "`Read:` does not link to a page");
    FOOTNOTE_IN_ANSWER = Rule::mandatory("footnote-in-answer", "an answer or its reason has a footnote");
    DRAW_TOO_LARGE = Rule::mandatory("draw-too-large", "more questions are drawn than there are");
}
