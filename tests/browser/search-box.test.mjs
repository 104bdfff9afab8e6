// The search box in the head of every page: what it suggests, by keyboard, by mouse and to a screen reader.
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { SMALL_SCREEN, launch, open } from "./lib/browser.mjs";
import { accessible } from "./lib/checks/axe.mjs";
import { tabTo } from "./lib/checks/keyboard.mjs";
import { narrow } from "./lib/checks/layout.mjs";
import { none } from "./lib/expect.mjs";
import { BASE, MISSING, PACK, SMALL, fileUrl, pages, read } from "./lib/places.mjs";
import { DEEP, HOSTILE, PAGE, box, chosen, note, options, requests, shown, answered, type, watched } from "./lib/search.mjs";
import { serve } from "./lib/server.mjs";

const ENGINE = /^search-(load|words|query|excerpt|rank)\.js$/;

describe("the search box", () => {
  let browser, server;

  before(async () => {
    browser = await launch();
    server = await serve(PACK);
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  const url = (from, path) => (from === "server" ? server.url(path) : fileUrl(PACK, path));
  /** Opens a page, does `work`, and expects that nothing complained. */
  const on = async (work, { path = DEEP, from = "server", ...rest } = {}) => {
    const page = await watched(browser, url(from, ""), rest);
    await page.goto(url(from, path));
    await work(page);
    assert.deepEqual(page.wrong, []);
    await page.context().close();
  };

  for (const from of ["server", "disk"]) {
    const places = { from };
    it(`suggests pages and a definition, by keyboard, from the ${from}`, () =>
      on(async (page) => {
        assert.ok(await tabTo(page, "#_find"));
        await type(page, "fit note");
        assert.equal(await box(page).getAttribute("aria-expanded"), "true");
        const offered = await options(page).allTextContents();
        assert.match(offered[0], /^fit note Glossary · ./);
        assert.ok(offered.length > 2 && offered.length <= 7, `${offered.length} suggestions`);
        assert.equal(await chosen(page), null);
        await page.keyboard.press("ArrowDown");
        assert.equal(await chosen(page), offered[0]);
        await page.keyboard.press("ArrowDown");
        assert.equal(await chosen(page), offered[1]);
        await page.keyboard.press("Home");
        assert.equal(await chosen(page), null);
        await page.keyboard.press("ArrowUp");
        assert.equal(await chosen(page), offered.at(-1));
        await page.keyboard.press("ArrowDown");
        assert.equal(await chosen(page), null);
        await page.keyboard.press("ArrowDown");
        await page.keyboard.press("ArrowDown");
        const target = await options(page).nth(1).evaluate((option) => option.href);
        await page.keyboard.press("Enter");
        await page.waitForURL(target);
      }, places));

    it(`leads on with a click, from the ${from}`, () =>
      on(async (page) => {
        await type(page, "care");
        const target = await options(page).first().evaluate((option) => option.href);
        await options(page).first().click();
        await page.waitForURL(target);
      }, places));

    it(`takes the query to the results, from the ${from}`, () =>
      on(async (page) => {
        await box(page).fill("fit note & more");
        await box(page).press("Enter");
        await page.waitForURL((now) => now.pathname.endsWith(PAGE));
        await answered(page);
        assert.equal(new URL(page.url()).search, "?q=fit+note+%26+more");
        assert.equal((await shown(page)).query, "fit note & more");
      }, places));
  }

  it("goes to the A to Z when nothing is asked", () =>
    on(async (page) => {
      await page.getByRole("button", { name: "Search" }).click();
      await page.waitForURL(server.url(PAGE));
    }));

  it("closes with Escape, and is emptied by the next one", () =>
    on(async (page) => {
      await type(page, "fit");
      await page.keyboard.press("Escape");
      assert.equal(await box(page).getAttribute("aria-expanded"), "false");
      assert.equal(await page.locator("#_found").isVisible(), false);
      assert.equal(await box(page).inputValue(), "fit");
      await page.keyboard.press("ArrowDown");
      assert.equal(await page.locator("#_found").isVisible(), true);
      await page.keyboard.press("Escape");
      await page.keyboard.press("Escape");
      assert.equal(await box(page).inputValue(), "");
    }));

  it("closes when the focus goes on, and chooses nothing by itself", () =>
    on(async (page) => {
      await type(page, "fit");
      await page.keyboard.press("Tab");
      assert.equal(await page.locator("#_found").isVisible(), false);
      assert.equal(await page.evaluate(() => document.activeElement.textContent), "Search");
      assert.ok(page.url().endsWith(DEEP));
    }));

  it("says how many there are, and that there are none", () =>
    on(async (page) => {
      await type(page, "fit");
      assert.match(await note(page).textContent(), /^\d suggestions\. Use the up and down arrows/);
      assert.equal(await note(page).evaluate((one) => one.getBoundingClientRect().width), 1);
      await box(page).fill("");
      await type(page, "zzzzqqqq");
      assert.match(await note(page).textContent(), /^No suggestions\./);
      assert.ok((await note(page).boundingBox()).width > 200, "everybody can read it");
      assert.equal(await box(page).getAttribute("aria-expanded"), "false");
    }));

  it("shows the answer to the newest question alone", () =>
    on(async (page) => {
      await type(page, "care");
      const wanted = await options(page).allTextContents();
      await box(page).fill("");
      // The first answer is on its way while the second question is typed.
      await box(page).pressSequentially("fit note", { delay: 120 });
      await box(page).fill("");
      await box(page).pressSequentially("care", { delay: 10 });
      await page.waitForTimeout(1500);
      assert.deepEqual(await options(page).allTextContents(), wanted);
    }));

  it("fetches its engine when it is first used, and not before", () =>
    on(async (page) => {
      const names = requests(page);
      await page.reload({ waitUntil: "networkidle" });
      assert.deepEqual(names.filter((name) => ENGINE.test(name)), []);
      assert.ok(names.includes("search-box.js"));
      await type(page, "fit");
      assert.equal(names.filter((name) => ENGINE.test(name)).length, 5);
    }));

  for (const [fails, spoil] of Object.entries({
    "the engine is missing": (page) => page.route("**/search-rank.js", (route) => route.abort()),
    "the engine is cut short": (page) => page.route("**/search-rank.js", (route) => route.fulfill({ body: "(() => {", contentType: "text/javascript" })),
    "the index is missing": (page) => page.route("**/search/m.js*", (route) => route.fulfill({ status: 404, body: "" })),
    "the index is cut short": (page) => page.route("**/search/m.js*", (route) => route.fulfill({ body: `preceptorShard("m","AAA`, contentType: "text/javascript" })),
  })) {
    it(`says so when ${fails}, and still leads to the A to Z`, async () => {
      const page = await open(browser);
      await spoil(page);
      await page.goto(server.url(DEEP));
      await type(page, "fit");
      assert.match(await note(page).textContent(), /^Suggestions cannot be shown/);
      await page.keyboard.press("Enter");
      await page.waitForURL((now) => now.pathname.endsWith(PAGE));
      assert.ok((await page.locator(".entries li").count()) > 50);
      await page.context().close();
    });
  }

  for (const [name, text] of Object.entries(HOSTILE)) {
    it(`takes ${name} as text`, () =>
      on(async (page) => {
        await box(page).fill(text);
        await page.waitForTimeout(900);
        assert.deepEqual(await page.locator("#_found :not(a, b, span)").count(), 0);
        await box(page).press("Enter");
        await page.waitForURL((now) => now.pathname.endsWith(PAGE));
        await answered(page);
        assert.equal(await page.evaluate(() => window.hacked), undefined);
      }));
  }

  it("passes axe and keeps its width while it suggests, while it finds nothing and while it is closed", () =>
    on(async (page) => {
      for (const text of ["", "fit", "zzzzqqqq"]) {
        await box(page).fill("");
        if (text) await type(page, text);
        none(await accessible(page));
        none(await narrow(page));
      }
    }));

  it("moves nothing when it comes, however late its script is", async () => {
    const page = await open(browser);
    await page.addInitScript(() => {
      window.moved = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.moved += entry.value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    await page.route("**/search-box.js", async (route) => {
      await new Promise((done) => setTimeout(done, 700));
      await route.continue();
    });
    for (const viewport of [{ width: 360, height: 740 }, { width: 1280, height: 900 }]) {
      await page.setViewportSize(viewport);
      await page.goto(server.url(DEEP));
      await box(page).waitFor();
      await page.waitForTimeout(200);
      assert.equal(await page.evaluate(() => window.moved), 0);
    }
    await page.context().close();
  });

  it("has targets of 44 px, and is no wider than a small screen", () =>
    on(async (page) => {
      for (const part of [box(page), page.locator("form.find button")]) {
        const { height, x, width } = await part.boundingBox();
        assert.ok(height >= 44, `${height} px high`);
        assert.ok(x >= 0 && x + width <= SMALL_SCREEN.width);
      }
    }, { viewport: SMALL_SCREEN }));

  it("is not there without scripts, on paper, in print views and on the page of results", async () => {
    const page = await open(browser, { javaScriptEnabled: false });
    for (const path of [DEEP, "index.html", PAGE]) {
      await page.goto(server.url(path));
      assert.deepEqual(await page.locator("input[type=search]:visible").count(), 0, path);
    }
    await page.context().close();
    for (const path of [PAGE, ...pages(PACK).filter((path) => path.endsWith("print.html"))]) {
      assert.ok(!read(PACK, path).includes('class="find"'), path);
    }
    await on(async (page) => {
      await page.emulateMedia({ media: "print" });
      assert.equal(await box(page).isVisible(), false);
    });
  });
});

describe("the search box at a lost address", () => {
  let browser, server;

  before(async () => {
    browser = await launch();
    server = await serve(SMALL);
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  it("works at any depth where the site knows its address", async () => {
    const page = await open(browser);
    await page.goto(`${server.root}no/such/page.html`);
    await type(page, "guid");
    assert.equal(await box(page).getAttribute("aria-expanded"), "true");
    await box(page).press("Enter");
    await page.waitForURL((now) => now.pathname === `${BASE}${PAGE}`);
    await page.context().close();
  });
  it("is left out where it does not", () => assert.ok(!read(PACK, MISSING).includes('class="find"')));
});
