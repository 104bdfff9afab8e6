// @ts-check
// What an answer is worth. The same as src/model/score.rs, and held to the same cases (tests/scoring/cases.json).

(() => {
  "use strict";
  /** Sums of shares are not exact: what is missing by less than this is not missing. */
  const TOLERANCE = 1e-9;
  const { typed: reading } = window.Preceptor;

  /** @param {QuizAmount} range @param {number} value */
  const within = ({ low, high }, value) => {
    const slack = TOLERANCE * Math.max(Math.abs(low), Math.abs(high), 1);
    return low - slack <= value && value <= high + slack;
  };

  /** How a typed text is to be taken where a number is wanted. @type {QuizScore["reads"]} */
  const reads = (range, text) => {
    const found = reading.amount(text, range);
    if (!found) return "nothing";
    if (!within(range, found.low) || !within(range, found.high)) return "wrong";
    return found.wanted ? "right" : "unit";
  };

  /** @type {QuizScore["accepts"]} */
  const accepts = (accepted, text) =>
    accepted.some((one) => (typeof one === "string" ? reading.same(one, text) : reads(one, text) === "right"));

  /** @type {QuizScore["parts"]} */
  const parts = (key, response) => {
    const list = Array.isArray(response) ? response : [];
    const map = /** @type {Record<string, string>} */ (typeof response === "object" ? response : {});
    const typed = typeof response === "string" ? response : "";
    switch (key.kind) {
      case "multiple": {
        // Every right tick counts for the reader, every wrong one against.
        const ticked = [...new Set(list)];
        const hits = ticked.filter((option) => key.right.includes(option)).length;
        return [Math.max(0, 2 * hits - ticked.length), key.right.length];
      }
      case "cloze":
        return [key.gaps.filter((accepted, gap) => accepts(accepted, list[gap] ?? "")).length, key.gaps.length];
      case "matching": {
        const prompts = Object.keys(key.pairs);
        return [prompts.filter((prompt) => Object.hasOwn(map, prompt) && map[prompt] === key.pairs[prompt]).length, prompts.length];
      }
      case "ordering":
        return [Number(list.length > 0 && list.length === key.order.length && list.every((item, at) => item === key.order[at])), 1];
      case "text":
      case "number":
        return [Number(accepts(key.accept, typed)), 1];
      default:
        return [Number(key.right.includes(typed)), 1];
    }
  };

  /** @type {QuizScore["share"]} */
  const share = (key, response) => {
    const [right, of] = parts(key, response);
    return of ? right / of : 0;
  };

  /** @type {QuizScore["total"]} */
  const total = (questions) => ({
    got: questions.reduce((sum, [part, points]) => sum + part * points, 0),
    of: questions.reduce((sum, [, points]) => sum + points, 0),
  });

  /** @type {QuizScore["reached"]} */
  const reached = ({ got, of }, pass) => 100 * got >= pass * of - TOLERANCE;

  /** Rounded, but never up to a mark that is not reached, nor up to all. @type {QuizScore["perCent"]} */
  const perCent = (sum, pass) => {
    if (sum.of <= 0) return 0;
    const short = [100, pass ?? 100].filter((mark) => !reached(sum, mark)).map((mark) => Math.max(0, mark - 1));
    return Math.min(Math.floor((100 * sum.got) / sum.of + 0.5 + TOLERANCE), ...short);
  };

  window.Preceptor.score = { share, parts, accepts, reads, total, reached, perCent };
})();
