// @ts-check
// `open`: an answer in one's own words. The reader compares it with a model answer, and marks it.

(() => {
  "use strict";
  const { kinds, all, el, fill, filled, words } = window.Preceptor.quizKit;

  /** @param {QuizQuestion} question */
  const chosen = (question) => all(question.section, ".own-mark input").find((one) => one.checked)?.value;

  kinds.open = {
    empty: {},
    key: () => ({}),
    parts: () => [0, 0],
    read: (question) => ({ text: filled(question)[0], own: chosen(question) ?? "" }),
    write: (question, { text = "" }) => fill(question, text),
    solution: ".model",
    lacks: ({ own = "" }) => /part|not/.test(own),
    /** How the reader's own answer compares with the model. */
    own: (question, { own }) => {
      const options = ["had", "part", "not"].map((value) => {
        const input = el("input", { type: "radio", name: `own-${question.id}`, value, checked: value === own });
        return el("div.option", el("label", input, el("span", words(`quiz_own_${value}`))));
      });
      return el("fieldset.own-mark", el("legend.label", words("quiz_own")), el("div.options", options));
    },
  };
})();
