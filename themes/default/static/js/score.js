// @ts-check
// What an answer is worth. The same as src/model/score.rs, and held to the same cases (tests/scoring/cases.json).

(() => {
  "use strict";
  /** Sums of shares are not exact: what is missing by less than this is not missing. */
  const TOLERANCE = 1e-9;
  /** By unit; without a prototype, so that no word means anything else. @type {Record<string, number | undefined>} */
  const POWERS = {
    // @ts-expect-error: it is no number, and no key either.
    __proto__: null,
    "": 0, "%": 0, "per cent": 0, percent: 0, hundred: 2, thousand: 3, k: 3, million: 6, m: 6, mn: 6, billion: 9, bn: 9, trillion: 12, tn: 12,
  };
  /** Sign, currency, figures (thousands parted by commas, by spaces or not), fraction, unit. */
  const NUMBER = /^([+-]?) ?[£$€]? ?((?:\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)?(?:\.\d+)?) ?([a-z% ]*)$/;

  /** Without what is forgiven: case, spacing, curly quotes and dashes, full stops at the end. @type {QuizScore["folded"]} */
  const folded = (text) =>
    text
      .replace(/[‘’‚‛′´`]/g, "'")
      .replace(/[“”„‟″]/g, '"')
      .replace(/[‐‑‒–—―−]/g, "-")
      .toLowerCase()
      .replace(/[\s\u0085]+/g, " ")
      .replace(/^ |[. ]+$/g, "");

  /** @type {QuizScore["number"]} */
  const number = (text) => {
    const found = NUMBER.exec(folded(text));
    const power = found && POWERS[found[3]];
    if (!found?.[2] || power === undefined) return null;
    // The exponent is read with the figures: 10.3 million is exact, 10.3 times a million is not.
    const value = Number(`${found[1]}${found[2].replace(/[, ]/g, "")}e${power}`);
    return Number.isFinite(value) ? value : null;
  };

  /** @type {QuizScore["accepts"]} */
  const accepts = (accepted, typed) => folded(typed) !== "" && accepted.some((text) => folded(text) === folded(typed));

  /** @param {QuizKey} key @param {string} typed */
  const within = ({ low, high }, typed) => {
    const value = number(typed);
    const slack = TOLERANCE * Math.max(Math.abs(low), Math.abs(high), 1);
    return value !== null && low - slack <= value && value <= high + slack;
  };

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
        return [Number(accepts(key.accept, typed)), 1];
      case "number":
        return [Number(within(key, typed)), 1];
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

  /** Rounded down, so that the number never claims a mark that is not reached. @type {QuizScore["perCent"]} */
  const perCent = ({ got, of }) => (of > 0 ? Math.floor((100 * got) / of + TOLERANCE) : 0);

  window.Preceptor.score = { share, parts, folded, accepts, number, total, reached, perCent };
})();
