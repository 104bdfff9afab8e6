// Every page of both sites on an intranet server that is no secure context.
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { SMALL_SCREEN, eachPage, launch, open } from "./lib/browser.mjs";
import { accessible } from "./lib/checks/axe.mjs";
import { narrow } from "./lib/checks/layout.mjs";
import { load } from "./lib/checks/load.mjs";
import { none } from "./lib/expect.mjs";
import { PACK, SMALL, pages } from "./lib/places.mjs";
import { serve } from "./lib/server.mjs";

/** Looks at a page in every way, one after the other: opening it anew for each would take twice as long. */
const look = (server, found) => async (page, path) => {
  const keep = (check, findings) => found[check].push(...findings.map((finding) => `${path}: ${finding}`));
  keep("load", await load(page, server.url(path), server.root));
  keep("axe", await accessible(page));
  keep("narrow", await narrow(page));
  await page.setViewportSize({ width: 1280, height: 1024 });
  return [];
};

for (const [name, dir] of Object.entries({ pack: PACK, "small project": SMALL })) {
  describe(`every page of the ${name}`, () => {
    const found = { load: [], axe: [], narrow: [], zoomed: [] };
    const paths = pages(dir);
    let browser, server;

    before(async () => {
      browser = await launch();
      server = await serve(dir);
      await eachPage(browser, paths, look(server, found));
    });
    after(async () => {
      await browser.close();
      await server.close();
    });

    it("there are pages, and the server's host is no secure context", async () => {
      assert.ok(paths.length > 10, `${paths.length} pages`);
      const page = await open(browser);
      await page.goto(server.url("index.html"));
      assert.equal(await page.evaluate(() => isSecureContext), false);
    });
    it("arrives whole, asks for nothing outside the site and keeps to its policy", () => none(found.load));
    it("passes axe in light, in dark and at 320 px", () => none(found.axe));
    it("never scrolls sideways or cuts text off at 320 px", () => none(found.narrow));
    it("nor at 400 % zoom", async () => {
      const zoomed = async (page, path) => {
        await page.goto(server.url(path));
        return narrow(page);
      };
      none(await eachPage(browser, paths, zoomed, { viewport: SMALL_SCREEN, deviceScaleFactor: 4 }));
    });
  });
}
