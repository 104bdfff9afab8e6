// Every page of both sites without scripts, on paper and in forced colours.
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { SMALL_SCREEN, eachPage, launch, open } from "./lib/browser.mjs";
import { load } from "./lib/checks/load.mjs";
import { keepsForcedColours, prints } from "./lib/checks/media.mjs";
import { readsWithoutScripts } from "./lib/checks/noscript.mjs";
import { none } from "./lib/expect.mjs";
import { PACK, SMALL, fileUrl, pages, read, samples } from "./lib/places.mjs";
import { serve } from "./lib/server.mjs";

const REGISTER = "policies/index.html";

/** The rows that a page has to show: the register has one for every policy, counted by its sources' pages. */
const rows = (dir, path) => {
  if (path !== REGISTER) return 0;
  return readdirSync(join(dir, "policies")).filter((file) => !["index.html", "print.html"].includes(file)).length;
};

for (const [name, dir] of Object.entries({ pack: PACK, "small project": SMALL })) {
  describe(`the ${name}`, () => {
    const paths = pages(dir);
    let browser, server;

    before(async () => {
      browser = await launch();
      server = await serve(dir);
    });
    after(async () => {
      await browser.close();
      await server.close();
    });

    const plain = async (page, path) => {
      await page.goto(server.url(path));
      return readsWithoutScripts(page, rows(dir, path));
    };
    it("reads without scripts", async () => none(await eachPage(browser, paths, plain, { javaScriptEnabled: false })));
    it("reads without scripts on a small screen", async () => {
      none(await eachPage(browser, samples(dir), plain, { javaScriptEnabled: false, viewport: SMALL_SCREEN }));
    });
    it("prints its words and addresses, and no navigation", async () => {
      const look = async (page, path) => {
        await page.goto(fileUrl(dir, path));
        return prints(page);
      };
      none(await eachPage(browser, paths, look));
    });
    it("makes a document of its longest page", async () => {
      const page = await open(browser);
      await page.goto(fileUrl(dir, "policies/print.html"));
      assert.equal((await page.pdf({ format: "A4" })).subarray(0, 5).toString(), "%PDF-");
    });
    it("lays tables of many columns across the sheet", async () => {
      const page = await open(browser);
      for (const path of paths.filter((path) => read(dir, path).includes("table-wide"))) {
        await page.goto(fileUrl(dir, path));
        const paper = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
        const sheets = [...paper.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
        const across = sheets.filter(([, width, height]) => Number(width) > Number(height));
        assert.ok(across.length > 0 && across.length < sheets.length, `${path}: ${across.length} of ${sheets.length}`);
      }
    });
    it("keeps its pictures in forced colours", async () => {
      const look = async (page, path) => [
        ...(await load(page, server.url(path), server.root)),
        ...(await keepsForcedColours(page)),
      ];
      none(await eachPage(browser, paths, look, { forcedColors: "active" }));
    });
  });
}
