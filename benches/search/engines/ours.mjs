// Our own search, in the browser.
import { enginePage } from "../lib/browser.mjs";

/** @param {import("playwright-core").Browser} browser @param {string} site */
export const ours = async (browser, site) => {
  const { page, server } = await enginePage(browser, site);
  await page.evaluate(() => Object.assign(window, { engine: window.PRECEPTOR_SEARCH.open("../") }));
  return {
    name: "preceptor",
    /** The definition stands above all results. A beginning is asked for as the suggestions ask. @param {string} query @param {string} kind */
    search: (query, kind) =>
      page.evaluate(
        async ([query, kind]) => {
          const engine = /** @type {{ engine: SearchEngine }} */ (/** @type {unknown} */ (window)).engine;
          const typing = kind === "prefix";
          const { definition, results, failed } = typing ? await engine.suggest(query, 10) : await engine.search(query, { count: 10 });
          if (failed.length) throw new Error(JSON.stringify(failed));
          const cards = results.map((result) => ("card" in result ? result.card : result));
          return [definition, ...cards].flatMap((card) => (card ? [card.url] : []));
        },
        [query, kind],
      ),
    close: async () => {
      await page.close();
      await server.close();
    },
  };
};
