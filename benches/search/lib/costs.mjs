// What queries cost: bytes and requests as the server counts them, time of the main thread as the browser counts it.
import { mean } from "./judged.mjs";
import { quantile } from "./stats.mjs";

/**
 * @typedef {{ page: import("playwright-core").Page, server: Awaited<ReturnType<typeof import("./server.mjs").serve>>, session: import("playwright-core").CDPSession }} Bench
 * @typedef {import("./queries.mjs").Query} Query
 * @typedef {import("./server.mjs").Answered} Answered
 */

/** So many results are shown with their excerpts. */
const SHOWN = 5;
/** So many suggestions. */
const SUGGESTED = 8;
/** So many queries are asked in one visit. */
const VISIT = 10;

/** @param {number[]} values */
const spread = (values) => ({ p50: quantile(values, 0.5), p95: quantile(values, 0.95), max: quantile(values, 1) });

/** @param {Answered} answered */
const kindOf = ({ path }) => path.replace(/^search\//, "").replace(/[/.].*/, "");

/** @param {Answered[][]} each */
const summed = (each) => ({
  bytes: spread(each.map((all) => all.reduce((sum, { bytes }) => sum + bytes, 0))),
  gzip: spread(each.map((all) => all.reduce((sum, { gzip }) => sum + gzip, 0))),
  requests: spread(each.map((all) => all.length)),
});

/** @param {Bench} bench @param {string} text @param {boolean} fresh */
const ask = ({ page }, text, fresh) =>
  page.evaluate(
    async ([text, fresh, count]) => {
      const held = /** @type {{ engine?: SearchEngine }} */ (/** @type {unknown} */ (window));
      if (fresh || !held.engine) held.engine = window.PRECEPTOR_SEARCH.open("../");
      const start = performance.now();
      const { results, definition, failed } = await held.engine.search(text, { count });
      if (failed.length) throw new Error(JSON.stringify(failed));
      return { milliseconds: performance.now() - start, found: results.length + Number(definition !== null) };
    },
    /** @type {const} */ ([text, fresh, SHOWN]),
  );

/** Each query asked of a new engine; nothing is kept from the one before.
 * Texts (`b`) are read for excerpts alone, once the ranking stands: what was sent without them is what the ranking cost.
 * @param {Bench} bench @param {Query[]} queries */
export const cold = async (bench, queries) => {
  /** @type {(Query & Awaited<ReturnType<typeof ask>> & { answered: Answered[] })[]} */
  const each = [];
  bench.server.taken();
  for (const query of queries) {
    const done = await ask(bench, query.text, true);
    each.push({ ...query, ...done, answered: bench.server.taken() });
  }
  const ranked = each.map(({ answered }) => answered.filter((one) => kindOf(one) !== "b"));
  const kinds = [...new Set(each.flatMap(({ answered }) => answered.map(kindOf)))];
  const bytesOf = (/** @type {string} */ kind) => mean(each.map(({ answered }) => answered.reduce((sum, one) => sum + (kindOf(one) === kind ? one.bytes : 0), 0)));
  return {
    ranked: summed(ranked),
    whole: summed(each.map(({ answered }) => answered)),
    milliseconds: spread(each.map(({ milliseconds }) => milliseconds)),
    kinds: Object.fromEntries(kinds.map((kind) => [kind, bytesOf(kind)])),
    queries: Object.fromEntries([...new Set(queries.map(({ kind }) => kind))].map((kind) => [kind, summed(ranked.filter((_, at) => each[at].kind === kind)).bytes])),
    empty: mean(each.map(({ found }) => Number(found === 0))),
    dearest: each.map(({ kind, text }, at) => ({ kind, text, bytes: ranked[at].reduce((sum, { bytes }) => sum + bytes, 0) })).sort((a, b) => b.bytes - a.bytes).slice(0, 10),
  };
};

/** What the second to the tenth query of a visit add. @param {Bench} bench @param {Query[]} queries */
export const later = async (bench, queries) => {
  const each = [];
  bench.server.taken();
  for (const [at, query] of queries.entries()) {
    await ask(bench, query.text, at % VISIT === 0);
    const answered = bench.server.taken();
    if (at % VISIT) each.push(answered);
  }
  return summed(each);
};

/** All tasks of the main thread since the page began, in milliseconds. @param {Bench} bench */
const spent = async ({ session }) => {
  const { metrics } = await session.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? NaN) * 1000;
};

/** Each query key by key as the search box asks, with a new engine for each query; a keystroke is over when its suggestions are there.
 * Time is processor time of the page's main thread (`threadTicks`: what else the machine does is not in it), all tasks included: running the
 * shards' scripts, reading them, ranking, collecting garbage, and the call that presses the key (`idle`).
 * @param {Bench} bench @param {Query[]} queries @param {number} slowed how many times slower the processor is made */
export const typed = async (bench, queries, slowed) => {
  const { page, session } = bench;
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowed });
  /** @param {string} text @param {boolean} fresh */
  const press = async (text, fresh) => {
    const before = await spent(bench);
    await page.evaluate(
      async ([text, fresh, count]) => {
        const held = /** @type {{ engine?: SearchEngine }} */ (/** @type {unknown} */ (window));
        if (fresh || !held.engine) held.engine = window.PRECEPTOR_SEARCH.open("../");
        if (text) await held.engine.suggest(text, count);
      },
      /** @type {const} */ ([text, fresh, SUGGESTED]),
    );
    return (await spent(bench)) - before;
  };
  const idle = [];
  for (let at = 0; at < 30; at++) idle.push(await press("", false));
  const keys = [];
  for (const { text } of queries) {
    for (let end = 1; end <= text.length; end++) keys.push(await press(text.slice(0, end), end === 1));
  }
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await session.send("Performance.disable");
  return { keys: keys.length, idle: quantile(idle, 0.5), ...spread(keys) };
};
