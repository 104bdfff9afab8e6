// @ts-check
// What a checked question says: words beside its controls, and below the question the result, the reasons and what to read.

(() => {
  "use strict";
  const { score, tools } = window.Preceptor;
  const { words, el, all, number } = tools;

  /** @type {QuizKit["copies"]} */
  const copies = (question, selector) => all(question.answer, selector).map((found) => found.cloneNode(true));

  /** @type {QuizKit["mark"]} */
  const mark = (tag, tone, word, ...says) => el(`${tag}.quiz-mark.quiz-mark-${tone}`, el("strong", words(word)), says);

  /** @type {QuizKit["told"]} */
  const told = (right) => (right ? ["right", "quiz_right"] : ["wrong", "quiz_not_this"]);

  /** The result in words, with what partial credit is made of; parts of a single point are not counted out. @param {number} n @param {QuizParts} parts */
  const result = (n, [right, of, hits = right, wrong = 0]) => {
    const points = words("quiz_points", { got: number(of && (right / of) * n), n });
    if (of < 2) return points;
    const single = n === 1 && right > 0 && right < of ? "_of_one" : "";
    return words(`quiz_partly${wrong ? "_less" : ""}${single}`, { right: hits, of, n: wrong, counted: right, points });
  };

  /** What was right, where no mark beside a control has said it. @param {QuizQuestion} question @param {string} tone */
  const solution = (question, tone) => {
    const { solution: part } = question.kind;
    return part && tone !== "right" && el("div.solution", el("p.label", words("quiz_solution")), copies(question, part));
  };

  /** @type {QuizMarks["show"]} */
  const show = (question, response, aloud) => {
    clear(question);
    question.fieldset.disabled = true;
    question.kind.mark?.(question, score.fit(question.kind, response));
    /** @type {QuizParts} */
    const parts = response === undefined ? [0, 0] : score.parts(question.key, response);
    const [right, of] = parts;
    const tone = !of ? "open" : right === of ? "right" : right ? "partly" : "wrong";
    const level = question.heading.localName === "h2" ? "h3" : "h4";
    const heading = el(`${level}.verdict-head`, { tabIndex: -1 }, words(`quiz_verdict_${tone}`));
    const status = el("p.result", aloud && { role: "status" });
    question.section.append(el(`div.feedback.feedback-${tone}`, heading, status, solution(question, tone), copies(question, ".why, .read")));
    const say = () => status.append(result(question.points, parts));
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
  Object.assign(window.Preceptor.quizKit, { copies, mark, told });
})();
