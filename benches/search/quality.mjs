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
import { openIndex } from "./lib/shards.mjs";
import { compared } from "./lib/stats.mjs";
import { given } from "./lib/units.mjs";

/** @typedef {import("./lib/judged.mjs").Judged} Judged */
/** @typedef {import("./engines/peers.mjs").Engine} Engine */

const HALVES = ["test", "development"];

const { values: options } = parseArgs({ options: { json: { type: "string" }, variants: { type: "boolean" }, told: { type: "boolean" } } });

const browser = await launch();
const site = buildPack();
const units = openIndex(site).units();
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

/** @typedef {"ndcg" | "mrr" | "success" | "empty"} Measure @type {[Measure, string][]} */
const MEASURES = [["ndcg", "nDCG@10"], ["mrr", "MRR"], ["success", "success@3"], ["empty", "empty"]];

/** @param {string} half @param {Engine[]} engines */
const report = async (half, engines) => {
  const judged = readJudged(half);
  /** @type {Map<string, Awaited<ReturnType<typeof run>>>} */
  const all = new Map();
  for (const engine of engines) all.set(engine.name, await run(engine, judged));
  const kinds = ["all", ...[...new Set(judged.map(({ kind }) => kind))].sort()];
  const table = Object.fromEntries(
    kinds.map((kind) => {
      const ofKind = [...all].map(([name, each]) => {
        const measures = each.filter((one) => kind === "all" || one.kind === kind).map(({ measures }) => measures);
        return /** @type {const} */ ([name, { queries: measures.length, ...means(measures) }]);
      });
      return [kind, Object.fromEntries(ofKind)];
    }),
  );
  for (const [measure, title] of MEASURES) {
    console.log(`\n${`${half}: ${title}`.padEnd(24)}    n${engines.map(({ name }) => name.padStart(12)).join("")}`);
    for (const kind of kinds) {
      const values = engines.map(({ name }) => shown(table[kind][name][measure]).padStart(12));
      console.log(`${kind.padEnd(24)} ${String(table[kind][engines[0].name].queries).padStart(4)}${values.join("")}`);
    }
  }
  console.log(`\n${half}: nDCG@10 of ours above theirs, query by query [middle 95 % of 10,000 draws]`);
  const ndcgs = (/** @type {string} */ name) => (all.get(name) ?? []).map(({ measures }) => measures.ndcg);
  const against = Object.fromEntries(engines.slice(1).map(({ name }) => [name, compared(ndcgs(engines[0].name), ndcgs(name))]));
  for (const [name, { gain, low, high, wins, losses }] of Object.entries(against)) {
    console.log(`${name.padEnd(12)} ${shown(gain)} [${shown(low)} ${shown(high)}]   better ${wins}, worse ${losses}, of ${judged.length}`);
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
