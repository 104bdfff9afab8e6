// @ts-check
// The questions as they stand on the page: what is asked, what is right, and the controls of every kind, read, written and locked.

(() => {
  "use strict";
  const { score, typed, tools } = window.Preceptor;
  const { words, put, el, button, all } = tools;

  /** @type {QuizControls["controls"]} */
  const controls = (question) => all(question.fieldset, "input, select");

  /** @param {QuizQuestion} question @returns {HTMLElement[]} */
  const items = (question) => all(question.fieldset, ".order > li");

  /** @param {HTMLElement[]} elements @returns {any[]} */
  const keys = (elements) => elements.map((one) => one.dataset.key);

  /** @param {Element} answer @param {QuizKind} kind @returns {QuizKey} */
  const readKey = (answer, kind) => {
    /** @param {ParentNode} root */
    const accept = (root) =>
      all(root, "[data-accept]").map(({ dataset: { low, high, units = "" }, textContent }) =>
        low === undefined ? /** @type {string} */ (textContent) : { low: Number(low), high: Number(high), units: typed.units(units) });
    return {
      kind,
      right: keys(all(answer, "[data-key][data-right]")),
      accept: accept(answer),
      gaps: all(answer, "[data-gap]").map(accept),
      pairs: Object.fromEntries(all(answer, "[data-pair]").map(({ dataset }) => [dataset.pair, dataset.right])),
      order: keys(all(answer, ".right-order > li")),
    };
  };

  /**
   * Buttons to move each item, beside its words.
   * @param {QuizQuestion} question
   * @param {(question: QuizQuestion, text: string) => void} moved
   */
  const makeMovable = (question, moved) => {
    for (const item of items(question)) {
      const name = /** @type {string} */ (item.textContent).trim();
      /** @param {-1 | 1} by @param {"before" | "after"} side @param {string} way */
      const mover = (by, side, way) => {
        const made = button(words(way), () => {
          const list = items(question);
          const now = Math.max(0, Math.min(list.length - 1, list.indexOf(item) + by));
          list[now][side](item);
          // What is moved in the document loses the focus.
          made.focus();
          question.moved = true;
          moved(question, words("quiz_moved", { item: name, n: now + 1, of: list.length }));
        }, "", words(`${way}_item`, { item: name }));
        return made;
      };
      put(item, all(item, ".item"), el("span.movers", mover(-1, "before", "quiz_up"), mover(1, "after", "quiz_down")));
    }
  };

  /** @type {QuizControls["question"]} */
  const question = (section, moved) => {
    const { points, group = "", pin, kind } = /** @type {any} */ (section.dataset);
    const [fieldset, heading, answer] = ["fieldset", ".asked", ".answer"].map((part) => all(section, part)[0]);
    heading.tabIndex = -1;
    /** @type {QuizQuestion} */
    const made = {
      id: section.id,
      kind,
      points: Number(points),
      group,
      pin: pin !== undefined,
      options: [],
      key: readKey(answer, kind),
      section,
      fieldset,
      heading,
      answer,
      start: [],
      moved: false,
    };
    made.options = all(fieldset, ".option").map(({ dataset }) => ({
      key: dataset.key,
      pin: kind === "truth" || dataset.pin !== undefined,
    }));
    made.start = keys(items(made));
    if (kind === "ordering") makeMovable(made, moved);
    return made;
  };

  /** @type {QuizControls["arrange"]} */
  const arrange = (elements, order) => {
    const parent = elements[0]?.parentElement;
    for (const key of order) parent?.append(...elements.filter((one) => one.dataset.key === key));
  };

  /** @type {QuizControls["read"]} */
  const read = (question) => {
    const inputs = controls(question);
    const ticked = inputs.filter((input) => "checked" in input && input.checked).map((one) => one.value);
    const filled = inputs.map((one) => one.value.trim());
    switch (question.kind) {
      case "multiple":
        return ticked.length ? ticked : undefined;
      case "text":
      case "number":
        return filled[0] || undefined;
      case "cloze":
        return filled.some(Boolean) ? filled : undefined;
      case "matching": {
        const made = keys(all(question.fieldset, ".pair")).map((key, at) => [key, filled[at]]).filter(([, choice]) => choice);
        return made.length ? Object.fromEntries(made) : undefined;
      }
      case "ordering":
        return question.moved ? keys(items(question)) : undefined;
      default:
        return ticked[0];
    }
  };

  /** @type {QuizControls["write"]} */
  const write = (question, response) => {
    const list = /** @type {string[]} */ (Array.isArray(response) || typeof response === "string" ? [response].flat() : []);
    const pairs = /** @type {Record<string, string>} */ (response && typeof response === "object" ? response : {});
    question.moved = question.kind === "ordering" && list.length > 0;
    arrange(items(question), question.moved ? list : question.start);
    controls(question).forEach((control, at) => {
      if (control.localName === "select") control.value = pairs[/** @type {any} */ (control.closest(".pair")).dataset.key] ?? "";
      else if (isTick(control)) /** @type {HTMLInputElement} */ (control).checked = list.includes(control.value);
      else control.value = list[at] ?? "";
    });
  };

  /** @param {{ type: string }} control */
  const isTick = (control) => /radio|checkbox/.test(control.type);

  /** @type {QuizControls["missing"]} */
  const missing = (question) => {
    const response = read(question);
    if (response === undefined) return [`quiz_missing_${question.kind}`];
    const [range] = question.key.accept;
    if (question.kind === "number" && typeof range === "object") {
      const unit = all(question.fieldset, ".unit")[0]?.textContent;
      if (/nothing|unit/.test(score.reads(range, String(response)))) return [unit ? "quiz_no_unit" : "quiz_no_number", { unit }];
    }
    const open = typeof response === "object" && controls(question).some((control) => !isTick(control) && !control.value.trim());
    return open ? ["quiz_missing_part"] : undefined;
  };

  window.Preceptor.quizControls = { question, arrange, read, write, missing, controls };
})();
