// @ts-check
// `ordering`: items to put in order, with buttons that move each.

(() => {
  "use strict";
  const { kinds, all, arrange, button, el, keys, put, words } = window.Preceptor.quizKit;

  /** @param {QuizQuestion} question @returns {HTMLElement[]} */
  const items = (question) => all(question.fieldset, ".order > li");

  kinds.ordering = {
    empty: [],
    key: (answer) => ({ order: keys(all(answer, ".right-order > li")) }),
    parts: ({ order }, laid) => [Number(laid.length > 0 && laid.join() === order.join()), 1],
    /** Buttons to move each item, beside its words. */
    prepare: (question, moved) => {
      question.start = keys(items(question));
      for (const item of items(question)) {
        const name = /** @type {string} */ (item.textContent).trim();
        /** @param {-1 | 1} by @param {"before" | "after"} side @param {string} way */
        const mover = (by, side, way) => {
          const made = button(words(way), () => {
            const list = items(question);
            list[list.indexOf(item) + by]?.[side](item);
            // What is moved in the document loses the focus.
            made.focus();
            question.moved = true;
            moved(question, words("quiz_moved", { item: name, n: items(question).indexOf(item) + 1, of: list.length }));
          }, "", words(`${way}_item`, { item: name }));
          return made;
        };
        put(item, all(item, ".item"), el("span.movers", mover(-1, "before", "quiz_up"), mover(1, "after", "quiz_down")));
      }
    },
    read: (question) => (question.moved ? keys(items(question)) : []),
    write: (question, order) => {
      question.moved = order.length > 0;
      arrange(items(question), question.moved ? order : question.start);
    },
    solution: ".right-order",
  };
})();
