// @ts-check
// The questions as they stand on the page: what is asked, what is right, and the controls of every kind, read, written and locked.

(() => {
  "use strict";
  const strings = window.PRECEPTOR_STRINGS ?? {};
  const { score } = window.Preceptor;

  /** @type {QuizControls["words"]} */
  const words = (name, values = {}) =>
    ((values.n === 1 && strings[`${name}_one`]) || strings[name] || "").replace(/\{(\w+)\}/g, (whole, key) => String(values[key] ?? whole));

  /** @type {QuizControls["el"]} */
  const el = (tag, className = "", ...inside) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...inside);
    return element;
  };

  /** @type {QuizControls["button"]} */
  const button = (text, act, className = "") => {
    const made = el("button", className, text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  };

  /** @type {QuizControls["all"]} */
  const all = (root, selector) => /** @type {any} */ ([...root.querySelectorAll(selector)]);

  /** @type {QuizControls["controls"]} */
  const controls = ({ fieldset }) => /** @type {any} */ (all(fieldset, "input, select"));

  /** @param {QuizQuestion} question */
  const items = ({ fieldset }) => all(fieldset, ".order > li");

  /** @param {Element} answer @param {QuizKind} kind @returns {QuizKey} */
  const readKey = (answer, kind) => {
    /** @param {ParentNode} root */
    const accept = (root) => all(root, "[data-accept]").map((text) => text.textContent ?? "");
    const range = /** @type {HTMLElement | null} */ (answer.querySelector("[data-low]"));
    return {
      kind,
      right: all(answer, "[data-key][data-right]").map((option) => option.dataset.key ?? ""),
      accept: accept(answer),
      low: Number(range?.dataset.low),
      high: Number(range?.dataset.high),
      gaps: all(answer, "[data-gap]").map(accept),
      pairs: Object.fromEntries(all(answer, "[data-pair]").map((pair) => [pair.dataset.pair, pair.dataset.right])),
      order: all(answer, ".right-order > li").map((item) => item.dataset.key ?? ""),
    };
  };

  /** Buttons to move each item, beside its words. @param {QuizQuestion} question @param {(text: string) => void} say */
  const makeMovable = (question, say) => {
    for (const item of items(question)) {
      const name = item.textContent?.trim() ?? "";
      const text = item.querySelector(".item") ?? "";
      /** @param {-1 | 1} by */
      const mover = (by) => {
        const made = button(words(by < 0 ? "quiz_up" : "quiz_down"), () => {
          const list = items(question);
          const now = Math.max(0, Math.min(list.length - 1, list.indexOf(item) + by));
          list[now][by < 0 ? "before" : "after"](item);
          // What is moved in the document loses the focus.
          made.focus();
          question.moved = true;
          say(words("quiz_moved", { item: name, n: now + 1, of: list.length }));
          item.dispatchEvent(new Event("change", { bubbles: true }));
        });
        made.setAttribute("aria-label", words(by < 0 ? "quiz_up_item" : "quiz_down_item", { item: name }));
        return made;
      };
      item.replaceChildren(text, el("span", "movers", mover(-1), mover(1)));
    }
  };

  /** @type {QuizControls["question"]} */
  const question = (section, say) => {
    const kind = /** @type {QuizKind} */ (section.dataset.kind);
    const answer = /** @type {Element} */ (section.querySelector(".answer"));
    const heading = /** @type {HTMLElement} */ (section.querySelector(".asked"));
    const fieldset = /** @type {HTMLFieldSetElement} */ (section.querySelector("fieldset"));
    heading.tabIndex = -1;
    const { points, group = "", pin } = section.dataset;
    /** @type {QuizQuestion} */
    const made = { id: section.id, kind, points: Number(points), group, pin: pin !== undefined, key: readKey(answer, kind), section, fieldset, heading, answer, start: [], moved: false };
    made.start = items(made).map((item) => item.dataset.key ?? "");
    if (kind === "ordering") makeMovable(made, say);
    return made;
  };

  /** @type {QuizControls["options"]} */
  const options = ({ fieldset, kind }) =>
    all(fieldset, ".option").map(({ dataset }) => ({ key: dataset.key ?? "", pin: kind === "truth" || dataset.pin !== undefined }));

  /** @type {QuizControls["arrange"]} */
  const arrange = (elements, keys) => {
    const parent = elements[0]?.parentElement;
    for (const key of keys) {
      const element = elements.find(({ dataset }) => dataset.key === key);
      if (element) parent?.append(element);
    }
  };

  /** @type {QuizControls["read"]} */
  const read = (question) => {
    const inputs = controls(question);
    const ticked = inputs.filter((input) => input instanceof HTMLInputElement && input.checked).map(({ value }) => value);
    const typed = inputs.map(({ value }) => value.trim());
    switch (question.kind) {
      case "multiple":
        return ticked.length ? ticked : undefined;
      case "text":
      case "number":
        return typed[0] || undefined;
      case "cloze":
        return typed.some(Boolean) ? typed : undefined;
      case "matching": {
        const made = all(question.fieldset, ".pair").map((pair, at) => [pair.dataset.key ?? "", typed[at]]).filter(([, choice]) => choice);
        return made.length ? Object.fromEntries(made) : undefined;
      }
      case "ordering":
        return question.moved ? items(question).map(({ dataset }) => dataset.key ?? "") : undefined;
      default:
        return ticked[0];
    }
  };

  /** @type {QuizControls["write"]} */
  const write = (question, response) => {
    const list = Array.isArray(response) ? response : typeof response === "string" ? [response] : [];
    const pairs = /** @type {Record<string, string>} */ (response && typeof response === "object" ? response : {});
    question.moved = question.kind === "ordering" && list.length > 0;
    arrange(items(question), question.moved ? list : question.start);
    controls(question).forEach((control, at) => {
      if (control instanceof HTMLSelectElement) control.value = pairs[/** @type {HTMLElement} */ (control.closest(".pair")).dataset.key ?? ""] ?? "";
      else if (control.type === "radio" || control.type === "checkbox") control.checked = list.includes(control.value);
      else control.value = list[at] ?? "";
    });
  };

  /** @type {QuizControls["missing"]} */
  const missing = (question) => {
    const response = read(question);
    if (response === undefined) return `quiz_missing_${question.kind}`;
    if (question.kind === "number" && score.number(String(response)) === null) return "quiz_no_number";
    const open = typeof response === "object" && controls(question).some(({ type, value }) => !/radio|checkbox/.test(type) && !value.trim());
    return open ? "quiz_missing_part" : undefined;
  };

  window.Preceptor.quizControls = { words, el, button, all, question, options, arrange, read, write, missing, controls };
})();
