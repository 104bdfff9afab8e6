// @ts-check
// The questions as they stand on the page, and their controls, read and written. What a kind does in its own way is in its script, question-….js.

(() => {
  "use strict";
  const { score, typed, tools } = window.Preceptor;
  const { kinds } = score;
  const { all } = tools;

  /** @type {QuizKit["controls"]} */
  const controls = (question) => all(question.fieldset, "input, select");

  /** @type {QuizKit["keys"]} */
  const keys = (elements) => elements.map((one) => one.dataset.key);

  /** @type {QuizKit["accepted"]} */
  const accepted = (root) =>
    all(root, "[data-accept]").map(({ dataset: { low, high, units = "" }, textContent }) =>
      low ? { low: Number(low), high: Number(high), units: typed.units(units) } : /** @type {string} */ (textContent));

  /** @type {QuizControls["question"]} */
  const question = (section, moved) => {
    const { dataset } = section;
    const kind = /** @type {QuizKind} */ (dataset.kind);
    const [fieldset, heading, answer] = ["fieldset", ".asked", ".answer"].map((part) => all(section, part)[0]);
    heading.tabIndex = -1;
    const options = all(fieldset, ".option").map(({ dataset }) => ({ key: dataset.key, pin: "pin" in dataset }));
    const key = { kind, ...kinds[kind].key(answer) };
    const made = /** @type {QuizQuestion} */ (/** @type {any} */ ({ id: section.id, kind: kinds[kind], points: Number(dataset.points), group: dataset.group, pin: "pin" in dataset, options, key, section, fieldset, heading, answer }));
    made.kind.prepare?.(made, moved);
    return made;
  };

  /** @type {QuizControls["arrange"]} */
  const arrange = (elements, order) => {
    const parent = elements[0]?.parentElement;
    for (const key of order) parent?.append(...elements.filter((one) => one.dataset.key === key));
  };

  /** @type {QuizKit["filled"]} */
  const filled = (question) => controls(question).map((one) => one.value.trim());

  /** @type {QuizKit["fill"]} */
  const fill = (question, values) => controls(question).forEach((one, at) => void (one.value = [values].flat()[at] ?? ""));

  /** @type {QuizControls["read"]} */
  const read = (question) => {
    const response = question.kind.read(question);
    return Object.values(response ?? "").some(Boolean) ? response : undefined;
  };

  /** @type {QuizControls["write"]} */
  const write = (question, response) => question.kind.write(question, score.fit(question.kind, response));

  /** @type {QuizControls["missing"]} */
  const missing = (question) => {
    const response = read(question);
    if (response === undefined) return [`quiz_missing_${question.key.kind}`];
    return filled(question).every(Boolean) ? question.kind.missing?.(question, response) : ["quiz_missing_part"];
  };

  window.Preceptor.quizControls = { question, arrange, read, write, missing };
  window.Preceptor.quizKit = /** @type {any} */ ({ ...tools, ...score, arrange, controls, keys, accepted, filled, fill });
})();
