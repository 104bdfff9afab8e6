// What searching generated sites costs: bytes and requests of a query, time of a keystroke, sizes, and the build.
//
//   node budgets.mjs [--keep] [--queries N] [--typed N] [PAGES …]     1,000 and 10,000 pages unless told
//
// `--keep` measures the sites that are there already. All runs on one machine by turns; nothing else should run on it.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { cold, later, typed } from "./lib/costs.mjs";
import { enginePage, launch } from "./lib/browser.mjs";
import { MADE, REPO } from "./lib/places.mjs";
import { queries } from "./lib/queries.mjs";
import { openIndex } from "./lib/shards.mjs";
import { indexWeight, scriptsWeight } from "./lib/weight.mjs";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { keep: { type: "boolean" }, queries: { type: "string", default: "200" }, typed: { type: "string", default: "40" } },
});
const sizes = positionals.length ? positionals.map(Number) : [1_000, 10_000];

/** Thousands, as budgets count them. @param {number} bytes */
const kb = (bytes) => (bytes / 1000).toFixed(1);
/** @param {string} what @param {string} value @param {string} [target] */
const line = (what, value, target = "") => console.log(`  ${what.padEnd(58)} ${value.padStart(24)}  ${target}`);

/** Builds the site, by turns with the minimal program. @param {number} pages */
const build = (pages) => {
  const [site, figures] = [join(MADE, `natural-${pages}-site`), join(MADE, `natural-${pages}.json`)];
  if (!options.keep || !existsSync(site)) {
    execFileSync("cargo", ["bench", "--quiet", "--locked", "--bench", "search", "--", "sites", String(pages)], { cwd: REPO, stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, BENCH_DATA: MADE } });
  }
  return { site, built: JSON.parse(readFileSync(figures, "utf8")) };
};

/** @param {number} pages */
const measure = async (pages) => {
  const { site, built } = build(pages);
  const index = openIndex(site);
  const asked = queries(index, Number(options.queries));
  const browser = await launch();
  const { page, server, scripts } = await enginePage(browser, site, { weigh: true });
  const session = await page.context().newCDPSession(page);
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  const bench = { page, server, session };
  const some = asked.filter((_, at) => at % Math.ceil(asked.length / Number(options.typed)) === 0);
  const result = {
    pages,
    load: loadavg()[0],
    built,
    units: index.docs,
    terms: index.words,
    index: indexWeight(site),
    engine: scriptsWeight(scripts),
    allScripts: scriptsWeight(readdirSync(join(site, "assets")).filter((name) => /^search-.*\.js$/.test(name)).map((name) => join(site, "assets", name))),
    cold: await cold(bench, asked),
    later: await later(bench, asked),
    typed: await typed(bench, some, 1),
    throttled: await typed(bench, some, 4),
  };
  await browser.close();
  await server.close();
  return result;
};

/** @param {Awaited<ReturnType<typeof measure>>} result */
const show = ({ pages, load, built, units, terms, index, engine, allScripts, cold, later, typed, throttled }) => {
  /** @param {{ p50: number, p95: number }} of */
  const two = ({ p50, p95 }) => `${kb(p50)} / ${kb(p95)}`;
  /** @param {{ p50: number, p95: number }} of */
  const counts = ({ p50, p95 }) => `${p50} / ${p95}`;
  const big = pages >= 100_000;
  console.log(`\n${pages} pages (${units} units, ${terms} terms); load ${load.toFixed(1)}`);
  console.log("  cold query, p50 / p95");
  line("KB until ranked results with their cards, as sent", two(cold.ranked.bytes), big ? "200 at p50" : "120 / 200");
  line("  the same, compressed by the server (gzip)", two(cold.ranked.gzip));
  line("  requests", counts(cold.ranked.requests));
  line("KB with excerpts of the first five, as sent", two(cold.whole.bytes), "200 at p50");
  line("  the same, compressed by the server (gzip)", two(cold.whole.gzip));
  line("  requests", counts(cold.whole.requests));
  line("  ms until all is there, from this machine", `${cold.milliseconds.p50.toFixed(0)} / ${cold.milliseconds.p95.toFixed(0)}`);
  line("  KB by kind of shard, mean", Object.entries(cold.kinds).map(([kind, bytes]) => `${kind} ${kb(bytes)}`).join(", "));
  for (const [kind, bytes] of Object.entries(cold.queries)) line(`  KB ranked: ${kind}`, two(bytes));
  line("  share of queries without a result", cold.empty.toFixed(3));
  line("later queries of a session of ten, KB as sent", two(later.bytes));
  line("  requests", counts(later.requests));
  for (const [label, keys] of /** @type {const} */ ([["", typed], [", processor slowed four times", throttled]])) {
    line(`main thread per keystroke${label}, ms p50 / p95 / max`, [keys.p50, keys.p95, keys.max].map((ms) => ms.toFixed(1)).join(" / "), label ? "" : "16 at p95");
    line(`  of it the key alone, nothing asked; ${keys.keys} keystrokes`, keys.idle.toFixed(1));
  }
  line("index on disk, MB in files", `${(index.all.bytes / 1e6).toFixed(1)} in ${index.all.files}`);
  line("  MB by kind", Object.entries(index).slice(1).map(([kind, { bytes }]) => `${kind} ${(bytes / 1e6).toFixed(1)}`).join(", "));
  line("scripts of the engine, KB compressed (gzip -9)", kb(engine.gzip), "12");
  line("  all scripts of the search", kb(allScripts.gzip));
  line("build with index against the minimal program", `${built.ratio.toFixed(1)} [${built.leastRatio.toFixed(1)} ${built.mostRatio.toFixed(1)}]`, "12");
  line("  the same in processor time of all cores", built.processorRatio.toFixed(1));
  line("  seconds, minimal and ours; rounds", `${built.minimalSeconds.toFixed(2)}, ${built.seconds.toFixed(2)}; ${built.rounds}`);
  line("  MB of memory at most", built.peakMegabytes.toFixed(0), big ? "" : "600");
};

const results = [];
for (const pages of sizes) {
  const result = await measure(pages);
  show(result);
  results.push(result);
  writeFileSync(join(MADE, "budgets.json"), JSON.stringify(results, null, 1));
}
console.log(`\nall figures: ${join(MADE, "budgets.json")}`);
