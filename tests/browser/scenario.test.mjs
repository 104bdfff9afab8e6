// A case with choices: one step at a time, with the browser's back button, and a record of the way.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch } from "./lib/browser.mjs";
import { tabTo } from "./lib/checks/keyboard.mjs";
import { LEARN, fileUrl } from "./lib/places.mjs";
import { CASE, focusIs, kept, watched } from "./lib/quiz.mjs";
import { serve } from "./lib/server.mjs";

describe("a case", () => {
  let browser, server;

  before(async () => {
    browser = await launch();
    server = await serve(LEARN);
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  /** Waits until the page shows this step alone: what the address asks for is shown a moment after it. */
  const isAt = (page, id) =>
    page.waitForFunction((id) => [...document.querySelectorAll(".step:not(.away)")].map((step) => step.id).join() === id, id);
  const way = (page) => page.locator(".way:not([hidden]) li").allTextContents();
  const choose = (page, name) => page.getByRole("link", { name }).click();

  for (const from of ["server", "disk"]) {
    it(`shows one step, the way so far and how it ends, from the ${from}`, async () => {
      const page = await watched(browser);
      await page.goto(from === "server" ? server.url(CASE) : fileUrl(LEARN, CASE));
      await isAt(page, "start");
      assert.deepEqual(await way(page), []);
      await choose(page, "Say nothing about work");
      await isAt(page, "nothing");
      await focusIs(page, /Sam goes home unsure/);
      assert.deepEqual(await way(page), ["Sam comes in"]);
      await page.goBack();
      await isAt(page, "start");
      assert.deepEqual(await way(page), []);
      await page.goForward();
      await choose(page, "Ask what the job involves after all");
      await isAt(page, "ask");
      await choose(page, "Suggest lower shelves for a while");
      await isAt(page, "lower");
      assert.deepEqual(await way(page), ["Sam comes in", "Sam goes home unsure", "Sam tells you about the shelves"]);
      assert.equal(await page.locator("#lower").getByText("What went well").isVisible(), true);
      const { entries } = await kept(page, "shoulder");
      const visits = Object.entries(entries).filter(([path]) => path.startsWith("visit/"));
      assert.equal(visits.length, 1);
      const [, values] = visits[0];
      assert.deepEqual(Object.values(values)[0].value, ["start", "nothing", "ask", "lower"]);
      const ended = Object.entries(entries).filter(([path]) => path.startsWith("ended/"));
      assert.equal(ended.length, 1);
      await choose(page, "Start this case again");
      await isAt(page, "start");
      assert.deepEqual(page.wrong, []);
      await page.context().close();
    });
  }

  it("leaves the one filled button to what there is to do here, not to the next page", async () => {
    const page = await watched(browser);
    for (const path of [CASE, "learn/modules/lifting.html", "learn/checklists/asking.html"]) {
      await page.goto(server.url(path));
      assert.equal(await page.locator(".steps .step-on").evaluate((link) => getComputedStyle(link).backgroundColor), "rgba(0, 0, 0, 0)", path);
    }
    await page.context().close();
  });

  it("opens at the step that the address names", async () => {
    const page = await watched(browser);
    await page.goto(`${server.url(CASE)}#ask`);
    await isAt(page, "ask");
    await page.goto(`${server.url(CASE)}#_content`);
    await isAt(page, "ask");
    await page.context().close();
  });

  it("is gone through by keyboard alone", async () => {
    const page = await watched(browser);
    await page.goto(server.url(CASE));
    assert.ok(await tabTo(page, '.step:not(.away) a[href="#ask"]'));
    await page.keyboard.press("Enter");
    await focusIs(page, /Sam tells you/);
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("href")), "#lower");
    await page.keyboard.press("Enter");
    await focusIs(page, /Back at work/);
    await page.context().close();
  });
});
