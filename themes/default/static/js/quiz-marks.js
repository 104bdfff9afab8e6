// @ts-check
// What a checked question says: a word beside each option it speaks of, and below the question the result, the reasons and what to read.

(() => {
  "use strict";
  const { score, quizControls, tools } = window.Preceptor;
  const { words, el, all, number } = tools;

  /** A copy of what the folded answer holds. @param {QuizQuestion} question @param {string} selector */
  const copies = (question, selector) => all(question.answer, selector).map((found) => found.cloneNode(true));

  /**
   * @template {"div" | "span"} T
   * @param {T} tag
   * @param {"right" | "wrong" | "also"} tone
   * @param {string} word
   * @param {PreceptorInside[]} says
   */
  const mark = (tag, tone, word, ...says) => el(`${tag}.quiz-mark.quiz-mark-${tone}`, el("strong", words(word)), says);

  /** @param {boolean} right @returns {["right" | "wrong", string]} */
  const told = (right) => (right ? ["right", "quiz_right"] : ["wrong", "quiz_not_this"]);

  /**
   * Right where ticked and right; also the ones left out. "Also" needs something to add to: a right
   * one that was ticked.
   * @param {QuizQuestion} question
   * @param {string[]} ticked
   */
  const markOptions = (question, ticked) => {
    const leftOut = ticked.some((key) => question.key.right.includes(key)) ? "quiz_also" : "quiz_right_one";
    for (const option of all(question.fieldset, ".option")) {
      const { key = "" } = option.dataset;
      const right = question.key.right.includes(key);
      const chosen = ticked.includes(key);
      const says = copies(question, `[data-key="${CSS.escape(key)}"] > .says > *`);
      if (chosen) option.append(mark("div", ...told(right), says));
      else if (right) option.append(mark("div", "also", leftOut, says));
    }
  };

  /** @param {QuizQuestion} question @param {string[]} typed */
  const markGaps = (question, typed) => {
    quizControls.controls(question).forEach((gap, at) => {
      const text = typed[at] ?? "";
      const [tone, word] = told(score.accepts(question.key.gaps[at] ?? [], text));
      gap.after(mark("span", tone, text.trim() ? word : "quiz_open"));
    });
  };

  /** @param {QuizQuestion} question @param {Record<string, string>} made */
  const markPairs = (question, made) => {
    for (const pair of all(question.fieldset, ".pair")) {
      const { key = "" } = pair.dataset;
      const right = made[key] === question.key.pairs[key];
      const [match] = copies(question, `[data-pair="${CSS.escape(key)}"] dd`);
      if (right) pair.append(mark("div", ...told(true)));
      else
        pair.append(
          mark("div", "wrong", made[key] ? "quiz_not_this" : "quiz_open", ` ${words("quiz_match")} `, [...(match?.childNodes ?? [])]),
        );
    }
  };

  /**
   * Words beside what they speak of; where the whole answer is one thing, the words below it do.
   * @param {QuizQuestion} question
   * @param {QuizResponse | undefined} response
   */
  const markParts = (question, response) => {
    const list = /** @type {string[]} */ ([response ?? []].flat());
    if (question.key.right.length) markOptions(question, list);
    else if (question.kind === "cloze") markGaps(question, list);
    else if (question.kind === "matching") markPairs(question, /** @type {Record<string, string>} */ (response ?? {}));
  };

  /**
   * The result in words, with what partial credit is made of; parts of a single point are not
   * counted out.
   * @param {QuizQuestion} question
   * @param {QuizResponse | undefined} response
   * @param {number} right
   * @param {number} of
   */
  const result = (question, response, right, of) => {
    const n = question.points;
    const points = words("quiz_points", { got: number(of && (right / of) * n), n });
    if (of < 2) return points;
    const ticked = question.kind === "multiple" ? /** @type {string[]} */ (response) : [];
    const hits = ticked.length ? ticked.filter((key) => question.key.right.includes(key)).length : right;
    const wrong = Math.max(0, ticked.length - hits);
    const single = n === 1 && right > 0 && right < of ? "_of_one" : "";
    return words(`quiz_partly${wrong ? "_less" : ""}${single}`, { right: hits, of, n: wrong, counted: right, points });
  };

  /** What was right, where no mark beside a control has said it. @param {QuizQuestion} question @param {string} tone */
  const solution = (question, tone) => {
    if (tone === "right" || question.key.right.length || question.kind === "matching") return "";
    return el("div.solution", el("p.label", words("quiz_solution")), copies(question, ".accepted, .gaps, .right-order"));
  };

  /** @type {QuizMarks["show"]} */
  const show = (question, response, aloud) => {
    clear(question);
    question.fieldset.disabled = true;
    markParts(question, response);
    const [right, of] = response === undefined ? [0, 0] : score.parts(question.key, response);
    const tone = response === undefined ? "open" : of && right === of ? "right" : right ? "partly" : "wrong";
    const level = question.heading.localName === "h2" ? "h3" : "h4";
    const heading = el(`${level}.verdict-head`, { tabIndex: -1 }, words(`quiz_verdict_${tone}`));
    const status = el("p.result", aloud && { role: "status" });
    question.section.append(
      el(`div.feedback.feedback-${tone}`, heading, status, solution(question, tone), copies(question, ".why, .read")),
    );
    const say = () => status.append(result(question, response, right, of));
    // A status is read out when it changes, not when it appears.
    if (aloud) setTimeout(say, 50);
    else say();
    return heading;
  };

  /** @type {QuizMarks["clear"]} */
  const clear = (question) => {
    question.fieldset.disabled = false;
    for (const old of all(question.section, ".quiz-mark, .feedback")) old.remove();
  };

  window.Preceptor.quizMarks = { show, clear };
})();
