// @ts-check
// What an answer is worth; how much of one is right is each kind's own to say, in question-….js. The same as tests/scoring/oracle.rs, and held to the same cases (tests/scoring/cases.json).

(() => {
  "use strict";
  const { typed: reading, tools: { TOLERANCE, reached } } = window.Preceptor;

  /** Each kind of question puts itself in. */
  const kinds = /** @type {QuestionKinds} */ ({});

  /** How a typed text is to be taken where a number is wanted. @type {QuizScore["reads"]} */
  const reads = (range, text) => {
    const { low, high } = range;
    const slack = TOLERANCE * Math.max(Math.abs(low), Math.abs(high), 1);
    const found = reading.amount(text, range);
    if (!found) return "nothing";
    if (!(low - slack <= found.low && found.high <= high + slack)) return "wrong";
    return found.wanted ? "right" : "unit";
  };

  /** @type {QuizScore["accepts"]} */
  const accepts = (accepted, text) =>
    accepted.some((one) => (typeof one === "string" ? reading.same(one, text) : reads(one, text) === "right"));

  /** @param {unknown} value */
  const sort = (value) => Array.isArray(value) || typeof value;

  /** @type {QuizScore["fit"]} */
  const fit = ({ empty }, response) => (sort(response) === sort(empty) ? response : empty);

  /** @type {QuizScore["parts"]} */
  const parts = (key, response) => {
    /** @type {QuestionKind<any, any>} */
    const kind = kinds[key.kind];
    return kind.parts(key, fit(kind, response));
  };

  /** @type {QuizScore["share"]} */
  const share = (key, response) => {
    const [right, of] = parts(key, response);
    return of ? right / of : 0;
  };

  /** @type {QuizScore["total"]} */
  const total = (questions) => questions.reduce(({ got, of }, [part, points]) => ({ got: got + part * points, of: of + points }), { got: 0, of: 0 });

  /** Rounded, but never up to a mark that is not reached, nor up to all. @type {QuizScore["perCent"]} */
  const perCent = (sum, pass) => {
    if (sum.of <= 0) return 0;
    const short = [100, pass || 100].filter((mark) => !reached(sum, mark)).map((mark) => mark - 1);
    return Math.min(Math.floor((100 * sum.got) / sum.of + 0.5 + TOLERANCE), ...short);
  };

  window.Preceptor.score = { kinds, share, parts, fit, accepts, reads, total, perCent };
})();
