// How well our search ranks on the judged queries, beside three others that are given the same units.
//
//   node quality.mjs [--json FILE]    all engines, both halves
//   node quality.mjs --variants       what the others could do better: the development half alone
//   node quality.mjs --told           our own on the development half, query by query
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { ours } from "./engines/ours.mjs";
import { peers, variants } from "./engines/peers.mjs";
import { launch } from "./lib/browser.mjs";
import { means, measure, readJudged } from "./lib/judged.mjs";
import { MADE, buildPack } from "./lib/places.mjs";
import { readIndex } from "./lib/shards.mjs";
import { compared } from "./lib/stats.mjs";
import { given } from "./lib/units.mjs";

/** @typedef {import("./lib/judged.mjs").Judged} Judged */
/** @typedef {import("./engines/peers.mjs").Engine} Engine */

const HALVES = ["test", "development"];

const { values: options } = parseArgs({ options: { json: { type: "string" }, variants: { type: "boolean" }, told: { type: "boolean" } } });

const browser = await launch();
const site = buildPack();
const { units } = readIndex(site);
const known = new Set(units.map(({ url }) => url));

/** What is neither a term nor an action counts as its page; what is there twice counts once. @param {string[]} found */
const addresses = (found) => [...new Set(found.map((url) => (known.has(url) ? url : url.replace(/#.*/, ""))))].slice(0, 10);

/** @param {Engine} engine @param {Judged[]} judged */
const run = async (engine, judged) => {
  const each = [];
  for (const one of judged) {
    const found = addresses(await engine.search(one.query, one.kind));
    each.push({ ...one, found, measures: measure(one, found) });
  }
  return each;
};

/** @param {number} value */
const shown = (value) => value.toFixed(3);

/** @param {string} label @param {number} count @param {ReturnType<typeof means>} measures */
const row = (label, count, { ndcg, mrr, success, empty }) =>
  console.log(`${label.padEnd(24)} ${String(count).padStart(4)}   ${[ndcg, mrr, success, empty].map(shown).join("   ")}`);

const head = (/** @type {string} */ title) => console.log(`\n${title.padEnd(24)}    n   nDCG@10  MRR    succ@3  empty`);

/** @param {string} half @param {Engine[]} engines */
const report = async (half, engines) => {
  const judged = readJudged(half);
  const all = new Map();
  for (const engine of engines) all.set(engine.name, await run(engine, judged));
  const kinds = [...new Set(judged.map(({ kind }) => kind))];
  /** @type {Record<string, Record<string, object>>} */
  const table = {};
  for (const kind of ["all", ...kinds]) {
    head(`${half}: ${kind}`);
    table[kind] = {};
    for (const [name, each] of all) {
      const measures = each.filter((/** @type {Judged} */ one) => kind === "all" || one.kind === kind).map((/** @type {any} */ one) => one.measures);
      table[kind][name] = { queries: measures.length, ...means(measures) };
      row(name, measures.length, means(measures));
    }
  }
  console.log(`\n${half}: nDCG@10 of ours above theirs, query by query [middle 95 % of 10,000 draws]`);
  /** @type {Record<string, object>} */
  const against = {};
  const ndcgs = (/** @type {string} */ name) => all.get(name).map((/** @type {any} */ one) => one.measures.ndcg);
  for (const { name } of engines.slice(1)) {
    const result = compared(ndcgs(engines[0].name), ndcgs(name));
    against[name] = result;
    console.log(`${name.padEnd(12)} ${shown(result.gain)} [${shown(result.low)} ${shown(result.high)}]   better ${result.wins}, worse ${result.losses}, of ${judged.length}`);
  }
  return { table, against };
};

const compareAll = async () => {
  const engines = [await ours(browser, site), ...(await peers(browser, given(units)))];
  /** @type {Record<string, object>} */
  const results = {};
  for (const half of HALVES) results[half] = await report(half, engines);
  const file = options.json ?? join(MADE, "quality.json");
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ units: units.length, ...results }, null, 1));
  console.log(`\n${units.length} units; all figures: ${file}`);
};

/** For those who tune: never of the test half. */
const tell = async () => {
  const each = await run(await ours(browser, site), readJudged("development"));
  each.sort((a, b) => a.measures.ndcg - b.measures.ndcg);
  for (const { kind, query, found, wanted, measures } of each) {
    console.log(`${shown(measures.ndcg)} [${kind}] ${query}`);
    for (const url of found) console.log(`      ${wanted.get(url) ?? "-"} ${url}`);
    const missed = [...wanted].filter(([url, grade]) => grade > 1 && !found.includes(url));
    for (const [url, grade] of missed) console.log(`  not ${grade} ${url}`);
  }
};

const tryVariants = async () => {
  const judged = readJudged("development");
  head("development");
  for await (const engine of variants(browser, given(units))) {
    row(engine.name, judged.length, means((await run(engine, judged)).map(({ measures }) => measures)));
    await engine.close();
  }
};

await (options.variants ? tryVariants : options.told ? tell : compareAll)();
await browser.close();
