// @ts-check
// Team picture: what may be shown of a team's ratings. All that is counted is whether a rating is
// at or above the aim of its statement: one cut, the same at every moment.
//
// The promise. Nobody can work out for sure from one picture how one person rated one statement,
// even if they know this file, who rated what, and all ratings of `known` people (one in six of
// those who rated; their own, to begin with). In other words: among the teams that would give this
// picture, there is always one in which somebody else is at or above the aim of the statement, and
// one in which somebody else is below it.
//
// The rules.
// 1. Start and end are compared for the same ratings: those of people who rated the statement at
//    both. So what grew is never shown as less.
// 2. A statement that fewer than FEWEST people rated is not shown.
// 3. A statement is shown in three steps: fewer than four tenths, from there to six tenths, more.
//    Each step leaves more than `known` people on either side open.
// 4. A count stands beside it from two and a half times `least` people on, where `least` are at or
//    above the aim and `least` below. As about half always has its count then, a count left out
//    says only that one side has fewer than `least`, which again leaves more than `known` open.
// 5. Statements are put in order by what is shown of them.
// 6. The share of all ratings is rounded. Where it is so high that, beside the steps, it would
//    leave too little open, it becomes "or more"; so with low ones. Where that begins depends on
//    the steps and on how many rated, never on the share itself.
//
// Why this keeps the promise. A picture gives each statement a range of people at or above the aim
// (3, 4), and all of them a range of their sum (6). Somebody who knows `known` people wins nothing
// unless the others are all at the aim, or all below it, in each team that fits. By 3 and 4 no
// range alone says so. The sum says so only if it leaves no slack beside the greatest (or least)
// that the others can have in all, and 6 always leaves at least one. Moments and checklists are not
// tied to each other by anything shown.
//
// What is not promised: anything about somebody who knows more people (everybody but one, say), or
// who compares two pictures of nearly the same team. The page says so.
(() => {
  "use strict";
  /** @typedef {"start" | "end" | "then"} Moment */
  /** @typedef {"fewer" | "half" | "more"} Step */
  /** @typedef {Partial<Record<Moment, boolean>>} Met whether a rating is at or above the aim; without an entry there is none */
  /** @typedef {{ step: Step, count?: number, range: [number, number], size: number }} Part */
  /**
   * `per` is missing where nothing is rounded to; `span` is what the share and the statements leave
   * open of the sum.
   * @typedef {{ per?: number, open: "" | "up" | "down", span: [number, number], total: number }} Share
   */
  /**
   * @typedef {{
   *   id: string,
   *   parts: Partial<Record<Moment, Part>>,
   *   change: string,
   * }} Statement `parts` is empty where too few people rated it
   */
  /** @typedef {{ moments: Moment[], statements: Statement[], shares: Partial<Record<Moment, Share>>, change: string }} Picture */

  /** The smallest team with a picture. */
  const FEWEST = 6;
  /** One person in so many may be known. */
  const ONE_IN = 6;

  /** From how many people on there are counts. @param {number} least */
  const countedFrom = (least) => Math.ceil(2.5 * least);

  /** @param {number} met @param {number} size @returns {Step} */
  const stepOf = (met, size) => (5 * met < 2 * size ? "fewer" : 5 * met > 3 * size ? "more" : "half");

  /** Rules 3 and 4. @param {number} met @param {number} size @param {number} least @returns {Part} */
  const partOf = (met, size, least) => {
    const step = stepOf(met, size);
    const large = size >= countedFrom(least);
    if (large && met >= least && size - met >= least) return { step, count: met, range: [met, met], size };
    const low = large ? least - 1 : Math.ceil((2 * size) / 5) - 1;
    if (step === "fewer") return { step, range: [0, low], size };
    if (step === "more") return { step, range: [size - low, size], size };
    return { step, range: [low + 1, size - low - 1], size };
  };

  /** How many people somebody may know whom the picture still tells nothing for sure. @param {number} size @param {number} least */
  const knownOf = (size, least) => Math.min(Math.floor(size / ONE_IN), least - 2);

  /**
   * The most that people beside `known` can have at or above the aim, in all.
   * @param {[number, number][]} ranges
   * @param {number[]} sizes
   * @param {number} known
   */
  const most = (ranges, sizes, known) => ranges.reduce((sum, [, high], at) => sum + Math.min(sizes[at] - known, high), 0);

  /** Rule 6. @param {number} met in all @param {Part[]} parts @param {number} least @returns {Share} */
  const shareOf = (met, parts, least) => {
    const sizes = parts.map(({ size }) => size);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    const known = knownOf(Math.min(...sizes), least);
    const grain = total >= 40 ? 5 : 10;
    /** The least that is rounded to `steps`. @param {number} steps */
    const from = (steps) => Math.ceil(((steps - 0.5) * grain * total) / 100);
    const steps = Math.floor((100 * met) / (grain * total) + 0.5);
    const above = most(parts.map(({ range }) => range), sizes, known);
    const below = most(parts.map(({ range: [low, high], size }) => [size - high, size - low]), sizes, known);
    // Only where a whole statement could be at the aim, or below it, is there anything to keep open.
    let top = 100 / grain + 1;
    let bottom = -1;
    if (parts.some(({ range, size }) => range[1] === size)) do top -= 1; while (from(top) >= above);
    if (parts.some(({ range }) => range[0] === 0)) do bottom += 1; while (total - from(bottom + 1) + 1 >= below);
    const [low, high] = [0, 1].map((end) => parts.reduce((sum, { range }) => sum + range[end], 0));
    if (bottom >= top) return { open: "", span: [low, high], total };
    if (steps >= top) return { per: top * grain, open: "up", span: [Math.max(low, from(top)), high], total };
    if (steps <= bottom) return { per: bottom * grain, open: "down", span: [low, Math.min(high, from(bottom + 1) - 1)], total };
    return { per: steps * grain, open: "", span: [Math.max(low, from(steps)), Math.min(high, from(steps + 1) - 1)], total };
  };

  /**
   * What is shown tells of a change only where what it leaves open does not meet.
   * @param {[number, number]} from
   * @param {[number, number]} to
   */
  const changeOf = (from, to) => (to[0] > from[1] ? "up" : to[1] < from[0] ? "down" : "none");

  /** @type {Step[]} */
  const STEPS = ["fewer", "half", "more"];

  /** Rule 5: the last moment first, then the one before. @param {Statement[]} statements @param {Moment[]} moments */
  const inOrder = (statements, moments) => {
    /** @param {Statement} one @param {Moment} moment */
    const rank = ({ parts }, moment) => (parts[moment] ? STEPS.indexOf(parts[moment].step) : STEPS.length);
    return [...statements].sort((one, other) =>
      [...moments].reverse().reduce((order, moment) => order || rank(one, moment) - rank(other, moment), 0));
  };

  /**
   * Rules 1 and 2: the picture of `moments`, from the ratings of those who rated at all of `rated`.
   * @param {Record<string, Met>[]} people
   * @param {string[]} ids
   * @param {Moment[]} moments
   * @param {number} least
   * @param {Moment[]} [rated]
   * @returns {Picture | null}
   */
  const pictureOf = (people, ids, moments, least, rated = moments) => {
    const both = ids.map((id) => people.flatMap((person) => {
      const met = Object.hasOwn(person, id) ? person[id] : {};
      return rated.every((moment) => typeof met[moment] === "boolean") ? [met] : [];
    }));
    const enough = both.filter((those) => those.length >= FEWEST);
    if (!enough.length) return null;
    /** @param {Met[]} those @param {Moment} moment */
    const count = (those, moment) => those.filter((met) => met[moment]).length;
    const [first, last] = [moments[0], moments[moments.length - 1]];
    const statements = ids.map((id, at) => {
      /** @type {Statement["parts"]} */
      const parts = {};
      if (both[at].length >= FEWEST) for (const moment of moments) parts[moment] = partOf(count(both[at], moment), both[at].length, least);
      const change = parts[first] && parts[last] && moments.length > 1 ? changeOf(parts[first].range, parts[last].range) : "";
      return { id, parts, change };
    });
    /** @type {Picture["shares"]} */
    const shares = {};
    for (const moment of moments) {
      const met = enough.reduce((sum, those) => sum + count(those, moment), 0);
      shares[moment] = shareOf(met, statements.flatMap(({ parts }) => parts[moment] ?? []), least);
    }
    const change = shares[first] && shares[last] && moments.length > 1 ? changeOf(shares[first].span, shares[last].span) : "";
    return { moments, statements: inOrder(statements, moments), shares, change };
  };

  /** @type {Moment[][]} */
  const PAIRS = [["start", "end"], ["then", "end"], ["end"], ["start"], ["then"]];

  /**
   * The picture of one checklist. `people` has one entry a file, of statement ids; a file without the checklist is an empty entry.
   * `looked` is how people who looked back saw their start.
   * @param {Record<string, Met>[]} people @param {string[]} ids @param {Moment[]} moments @param {number} least
   * @returns {"none" | "few" | Picture & { looked: Picture | null }}
   */
  const picture = (people, ids, moments, least) => {
    const rated = people.some((person) => ids.some((id) => Object.hasOwn(person, id) && Object.keys(person[id]).length));
    if (!rated) return "none";
    for (const pair of PAIRS) {
      if (!pair.every((moment) => moments.includes(moment))) continue;
      const made = pictureOf(people, ids, pair, least);
      if (!made) continue;
      const looks = pair[0] === "start" && pair.length > 1 && moments.includes("then");
      return { ...made, looked: looks ? pictureOf(people, ids, ["then"], least, ["then", "end"]) : null };
    }
    return "few";
  };

  const here = /** @type {any} */ (globalThis);
  here.Preceptor.teamCounts = { picture, FEWEST, shareOf, partOf, knownOf };
})();
