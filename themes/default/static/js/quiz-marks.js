// @ts-check
// What a checked question says: a word beside each option it speaks of, and below the question the result, the reasons and what to read.

(() => {
  "use strict";
  const { score, quizControls } = window.Preceptor;
  const { words, el, all, controls } = quizControls;

  /** @type {QuizMarks["plainly"]} */
  const plainly = (points) => String(Math.round(points * 10) / 10);

  /** A copy of what the folded answer holds. @param {QuizQuestion} question @param {string} selector */
  const copies = (question, selector) => all(question.answer, selector).map((found) => found.cloneNode(true));

  /** @param {Element | null | undefined} place @param {"right" | "wrong" | "also"} tone @param {string} word @param {...(Node | string)} says */
  const mark = (place, tone, word, ...says) => place?.append(el("div", `quiz-mark quiz-mark-${tone}`, el("strong", "", words(word)), ...says));

  /** Right where ticked and right; also the ones left out. @param {QuizQuestion} question @param {string[]} ticked */
  const markOptions = (question, ticked) => {
    for (const option of all(question.fieldset, ".option")) {
      const { key = "" } = option.dataset;
      const right = question.key.right.includes(key);
      const chosen = ticked.includes(key);
      const says = copies(question, `[data-key="${CSS.escape(key)}"] > .says > *`);
      if (chosen) mark(option, right ? "right" : "wrong", right ? "quiz_right" : "quiz_not_this", ...says);
      else if (right) mark(option, "also", question.kind === "multiple" && ticked.length ? "quiz_also" : "quiz_right_one", ...says);
    }
  };

  /** @param {QuizQuestion} question @param {string[]} typed */
  const markGaps = (question, typed) => {
    controls(question).forEach((gap, at) => {
      const right = score.accepts(question.key.gaps[at] ?? [], typed[at] ?? "");
      gap.after(el("span", `quiz-mark quiz-mark-${right ? "right" : "wrong"}`, el("strong", "", words(right ? "quiz_right" : "quiz_not_this"))));
    });
  };

  /** @param {QuizQuestion} question @param {Record<string, string>} made */
  const markPairs = (question, made) => {
    for (const pair of all(question.fieldset, ".pair")) {
      const { key = "" } = pair.dataset;
      const right = made[key] === question.key.pairs[key];
      const match = question.answer.querySelector(`[data-pair="${CSS.escape(key)}"] dd`);
      if (right) mark(pair, "right", "quiz_right");
      else mark(pair, "wrong", made[key] ? "quiz_not_this" : "quiz_open", " ", words("quiz_match"), " ", ...(match?.cloneNode(true).childNodes ?? []));
    }
  };

  /** Words beside what they speak of; where the whole answer is one thing, the words below it do. @param {QuizQuestion} question @param {QuizResponse | undefined} response */
  const markParts = (question, response) => {
    const list = Array.isArray(response) ? response : typeof response === "string" ? [response] : [];
    if (question.key.right.length) markOptions(question, list);
    else if (question.kind === "cloze") markGaps(question, list);
    else if (question.kind === "matching") markPairs(question, /** @type {Record<string, string>} */ (response ?? {}));
  };

  /** The result in words, with what partial credit is made of. @param {QuizQuestion} question @param {QuizResponse | undefined} response */
  const result = (question, response) => {
    const [right, of] = response === undefined ? [0, 0] : score.parts(question.key, response);
    const got = of ? (right / of) * question.points : 0;
    const points = words("quiz_points", { got: plainly(got), n: question.points });
    if (of < 2) return points;
    if (question.kind !== "multiple") return words("quiz_partly", { right, of, points });
    const ticked = /** @type {string[]} */ (response);
    const hits = ticked.filter((key) => question.key.right.includes(key)).length;
    const wrong = ticked.length - hits;
    return words(wrong ? "quiz_partly_less" : "quiz_partly", { right: hits, of, n: wrong, points });
  };

  /** @param {QuizQuestion} question @param {QuizResponse | undefined} response */
  const verdict = (question, response) => {
    const share = response === undefined ? 0 : score.share(question.key, response);
    return share === 1 ? "right" : share > 0 ? "partly" : response === undefined ? "open" : "wrong";
  };

  /** What was right, where no mark beside a control has said it. @param {QuizQuestion} question @param {string} tone */
  const solution = (question, tone) => {
    if (tone === "right" || question.key.right.length || question.kind === "matching") return [];
    return [el("div", "solution", el("p", "label", words("quiz_solution")), ...copies(question, ".accepted, .gaps, .right-order"))];
  };

  /** @type {QuizMarks["show"]} */
  const show = (question, response, aloud) => {
    clear(question);
    question.fieldset.disabled = true;
    markParts(question, response);
    const tone = verdict(question, response);
    const level = question.heading.localName === "h2" ? "h3" : "h4";
    const heading = el(level, "verdict-head", words(`quiz_verdict_${tone}`));
    heading.tabIndex = -1;
    const status = el("p", "result");
    if (aloud) status.setAttribute("role", "status");
    question.section.append(el("div", `feedback feedback-${tone}`, heading, status, ...solution(question, tone), ...copies(question, ".why, .read")));
    // A status is read out when it changes, not when it appears.
    if (aloud) setTimeout(() => status.append(result(question, response)), 50);
    else status.append(result(question, response));
    return heading;
  };

  /** @type {QuizMarks["clear"]} */
  const clear = (question) => {
    question.fieldset.disabled = false;
    for (const old of all(question.section, ".quiz-mark, .feedback")) old.remove();
  };

  window.Preceptor.quizMarks = { show, clear, plainly };
})();
