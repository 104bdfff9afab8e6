// @ts-check
// `matching`: prompts, each with a choice that it goes with.

(() => {
  "use strict";
  const { kinds, all, copies, fill, filled, keys, mark, told, words } = window.Preceptor.quizKit;

  /** @param {QuizQuestion} question */
  const pairs = (question) => all(question.fieldset, ".pair");

  /** The right choice in words. @param {QuizQuestion} question @param {string} key */
  const match = (question, key) => copies(question, `[data-pair="${CSS.escape(key)}"] dd`).map((choice) => [...choice.childNodes]);

  kinds.matching = {
    empty: {},
    key: (answer) => ({ pairs: Object.fromEntries(all(answer, "[data-pair]").map(({ dataset }) => [dataset.pair, dataset.right])) }),
    parts: ({ pairs }, made) => {
      const prompts = Object.keys(pairs);
      return [prompts.filter((prompt) => made[prompt] === pairs[prompt]).length, prompts.length];
    },
    read: (question) => {
      const choices = filled(question);
      return Object.fromEntries(keys(pairs(question)).map((key, at) => [key, choices[at]]).filter(([, choice]) => choice));
    },
    write: (question, made) => fill(question, keys(pairs(question)).map((key) => made[key])),
    mark: (question, made) => {
      for (const pair of pairs(question)) {
        const { key } = pair.dataset;
        if (made[key] === question.key.pairs[key]) pair.append(mark("div", ...told(true)));
        else pair.append(mark("div", "wrong", made[key] ? "quiz_not_this" : "quiz_open", ` ${words("quiz_match")} `, match(question, key)));
      }
    },
  };
})();
