// Pagefind: indexed from HTML, so that its own weights for headings hold; asked in the browser, as on a site.
import { rmSync } from "node:fs";
import { join } from "node:path";
import * as pagefind from "pagefind";
import { MADE } from "../lib/places.mjs";
import { serve } from "../lib/server.mjs";

/** @param {string} text */
const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** @param {import("../lib/units.mjs").Given} unit */
const html = ({ title, summary, headings, sections }) => {
  const own = new Set(sections.map(({ heading }) => heading));
  const names = headings.split("\n").filter((heading) => !own.has(heading));
  const parts = sections.map(({ heading, text }) => `${heading ? `<h2>${escaped(heading)}</h2>` : ""}<p>${escaped(text)}</p>`);
  return `<html lang="en"><head><title>${escaped(title)}</title></head><body><main data-pagefind-body><h1>${escaped(title)}</h1>
<p>${escaped(summary)}</p>${parts.join("\n")}${names.map((name) => `<h2>${escaped(name)}</h2>`).join("")}</main></body></html>`;
};

/** @param {import("../lib/units.mjs").Given[]} units @param {string} folder */
const write = async (units, folder) => {
  rmSync(folder, { recursive: true, force: true });
  const { index, errors } = await pagefind.createIndex({ forceLanguage: "en" });
  if (!index) throw new Error(errors.join("\n"));
  for (const unit of units) {
    const added = await index.addHTMLFile({ url: `/unit/${unit.id}.html`, content: html(unit) });
    if (added.errors.length) throw new Error(added.errors.join("\n"));
  }
  await index.writeFiles({ outputPath: join(folder, "pagefind") });
  await pagefind.close();
};

/** @param {import("playwright-core").Browser} browser @param {import("../lib/units.mjs").Given[]} units @param {{ name: string, ranking?: object }} options */
export const pagefindEngine = async (browser, units, { name, ranking = {} }) => {
  const folder = join(MADE, "pagefind");
  await write(units, folder);
  const server = await serve(folder, { made: { "page.html": "<!doctype html><html lang=en><title>Search</title></html>" } });
  const page = await browser.newPage();
  await page.goto(`${server.root}page.html`);
  await page.evaluate(async (ranking) => {
    const address = "/pagefind/pagefind.js";
    const search = await import(address);
    await search.options({ ranking });
    await search.init();
    Object.assign(window, { search });
  }, ranking);
  return {
    name,
    /** Quotes are its own syntax for exact phrases. @param {string} query */
    search: async (query) => {
      const urls = await page.evaluate(async (query) => {
        const { results } = await /** @type {any} */ (window).search.search(query);
        /** @type {{ raw_url?: string, url: string }[]} */
        const shown = await Promise.all(results.slice(0, 10).map((/** @type {any} */ result) => result.data()));
        return shown.map(({ raw_url, url }) => raw_url ?? url);
      }, query);
      return urls.map((url) => units[Number(/unit\/(\d+)\.html/.exec(url)?.[1])].url);
    },
    close: async () => {
      await page.close();
      await server.close();
    },
  };
};
