// The peers, each as its documentation recommends it and with what does best for it on the development half
// (`node quality.mjs --variants` tries all that stand here).
import { lunrEngine } from "./lunr.mjs";
import { miniSearch } from "./minisearch.mjs";
import { pagefindEngine } from "./pagefind.mjs";

const FLAT = { title: 1, headings: 1, summary: 1, text: 1 };
const TWICE = { title: 2, headings: 1, summary: 1, text: 1 };
const STEPS = { title: 4, headings: 2, summary: 2, text: 1 };
const TEN = { title: 10, headings: 1, summary: 1, text: 1 };
const STEEP = { title: 10, headings: 4, summary: 4, text: 1 };

const STOP = new Set("a about an and are as at be but by can could do does for from how i in is it my of on or our that the this to was we what when where who why will with would you".split(" "));

/** @typedef {{ name: string, search: (query: string, kind: string) => Promise<string[]>, close: () => Promise<unknown> }} Engine */
/** @typedef {import("../lib/units.mjs").Given[]} Units */

/** MiniSearch brings no stop words; its documentation shows how to leave some out. @type {[string, { stop?: Set<string>, search?: object }][]} */
const MINI = [
  ["stop words", { stop: STOP }],
  ["", {}],
  ["stop words, fuzzy 0.1", { stop: STOP, search: { fuzzy: 0.1 } }],
  ["stop words, long words fuzzy", { stop: STOP, search: { fuzzy: (/** @type {string} */ term) => (term.length > 3 ? 0.2 : null) } }],
  ["stop words, last word prefix", { stop: STOP, search: { prefix: (/** @type {string} */ _, /** @type {number} */ at, /** @type {string[]} */ terms) => at === terms.length - 1 } }],
  ["stop words, light prefix and fuzzy", { stop: STOP, search: { weights: { prefix: 0.2, fuzzy: 0.2 } } }],
];

/** @type {Record<string, Record<string, number>>} */
const BOOSTS = { flat: FLAT, twice: TWICE, steps: STEPS, ten: TEN, steep: STEEP };

/** @type {object[]} */
const RANKINGS = [{}, { termFrequency: 0.5 }, { termSimilarity: 2 }, { pageLength: 0.5 }, { metaWeights: { title: 10 } }];

/** All variants of all peers. @param {import("playwright-core").Browser} browser @param {Units} units @returns {AsyncGenerator<Engine>} */
export async function* variants(browser, units) {
  for (const [label, boosts] of Object.entries(BOOSTS)) {
    for (const fuzzy of [false, true]) yield lunrEngine(units, { name: `lunr ${label} ${fuzzy ? "prefix, fuzzy" : ""}`, boosts, fuzzy });
  }
  for (const [label, boosts] of Object.entries(BOOSTS)) {
    for (const [what, more] of MINI) yield miniSearch(units, { name: `minisearch ${label} ${what}`, boosts, ...more });
  }
  for (const ranking of RANKINGS) yield await pagefindEngine(browser, units, { name: `pagefind ${JSON.stringify(ranking)}`, ranking });
}

/** Those that are compared. @param {import("playwright-core").Browser} browser @param {Units} units @returns {Promise<Engine[]>} */
export const peers = async (browser, units) => [
  lunrEngine(units, { name: "lunr", boosts: TWICE, fuzzy: false }),
  lunrEngine(units, { name: "lunr fuzzy", boosts: TWICE, fuzzy: true }),
  miniSearch(units, { name: "minisearch", boosts: TWICE, stop: STOP, search: { fuzzy: 0.1 } }),
  await pagefindEngine(browser, units, { name: "pagefind" }),
];
