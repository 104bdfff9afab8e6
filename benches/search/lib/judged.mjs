// Judged queries, and what a ranking is worth to them: the measures of tests/search/judged.rs.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { REPO } from "./places.mjs";

/**
 * @typedef {{ reader: string, kind: string, query: string, wanted: Map<string, number> }} Judged
 * @typedef {{ ndcg: number, mrr: number, success: number, empty: number }} Measures
 */

/** @param {string} half @returns {Judged[]} */
export const readJudged = (half) => {
  /** @type {Judged[]} */
  const all = [];
  for (const line of readFileSync(join(REPO, `tests/search/queries/${half}.txt`), "utf8").split("\n")) {
    const head = /^\[(\S+) (\S+)\] (.*)$/.exec(line);
    const result = /^(\d) (.+)$/.exec(line);
    if (head) all.push({ reader: head[1], kind: head[2], query: head[3], wanted: new Map() });
    else if (result) all[all.length - 1].wanted.set(result[2], Number(result[1]));
  }
  return all;
};

/** @param {number[]} grades */
const discounted = (grades) => grades.slice(0, 10).reduce((sum, grade, rank) => sum + (2 ** grade - 1) / Math.log2(rank + 2), 0);

/** @param {Judged} judged @param {string[]} ranked addresses, the best first @returns {Measures} */
export const measure = ({ wanted }, ranked) => {
  const grades = ranked.map((address) => wanted.get(address) ?? 0);
  const ideal = [...wanted.values()].sort((a, b) => b - a);
  const first = grades.indexOf(ideal[0]);
  return {
    // Järvelin and Kekäläinen 2002, gains 2^grade - 1.
    ndcg: discounted(grades) / discounted(ideal),
    // By the first result of the best grade that the query has.
    mrr: first < 0 ? 0 : 1 / (first + 1),
    success: Number(first >= 0 && first < 3),
    empty: Number(ranked.length === 0),
  };
};

/** @param {number[]} values */
export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** @param {Measures[]} all @returns {Measures} */
export const means = (all) => ({
  ndcg: mean(all.map(({ ndcg }) => ndcg)),
  mrr: mean(all.map(({ mrr }) => mrr)),
  success: mean(all.map(({ success }) => success)),
  empty: mean(all.map(({ empty }) => empty)),
});
