// @ts-check
// `single`, `truth` and `multiple`: options to choose from.

(() => {
  "use strict";
  const { kinds, all, controls, copies, keys, mark, told } = window.Preceptor.quizKit;

  /** @param {QuizQuestion} question @returns {string[]} */
  const ticked = (question) => controls(question).filter((one) => "checked" in one && one.checked).map((one) => one.value);

  /** @type {QuestionKind<{ right: string[] }, any>} */
  const choice = {
    empty: "",
    key: (answer) => ({ right: keys(all(answer, "[data-key][data-right]")) }),
    parts: ({ right }, chosen) => [Number(right.includes(chosen)), 1],
    read: (question) => ticked(question)[0],
    write: (question, chosen) => {
      for (const one of /** @type {any[]} */ (controls(question))) one.checked = [chosen].flat().includes(one.value);
    },
    /** Right where chosen and right; also the ones left out. "Also" needs something to add to: a right one that was chosen. */
    mark: (question, response) => {
      const { right } = question.key;
      const chosen = [response].flat();
      const leftOut = chosen.some((key) => right.includes(key)) ? "quiz_also" : "quiz_right_one";
      for (const option of all(question.fieldset, ".option")) {
        const { key } = option.dataset;
        const says = copies(question, `[data-key="${CSS.escape(key)}"] > .says > *`);
        if (chosen.includes(key)) option.append(mark("div", ...told(right.includes(key)), says));
        else if (right.includes(key)) option.append(mark("div", "also", leftOut, says));
      }
    },
  };

  kinds.single = kinds.truth = choice;
  kinds.multiple = {
    ...choice,
    empty: [],
    // Every right tick counts for the reader, every wrong one against.
    parts: ({ right }, chosen) => {
      const once = [...new Set(chosen)];
      const hits = once.filter((key) => right.includes(key)).length;
      return [Math.max(0, 2 * hits - once.length), right.length, hits, once.length - hits];
    },
    read: ticked,
  };
})();
