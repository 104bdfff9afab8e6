// The page of results: what it finds and says, how it keeps its address, and what still works when files are lost.
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { launch, open } from "./lib/browser.mjs";
import { accessible } from "./lib/checks/axe.mjs";
import { tabTo } from "./lib/checks/keyboard.mjs";
import { narrow } from "./lib/checks/layout.mjs";
import { prints } from "./lib/checks/media.mjs";
import { none } from "./lib/expect.mjs";
import { PACK, fileUrl, read } from "./lib/places.mjs";
import { HOSTILE, PAGE, answered, ask, narrowBy, shown, watched } from "./lib/search.mjs";
import { serve } from "./lib/server.mjs";

const NOWHERE = "zzzzqqqq";

describe("the page of results", () => {
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
  /** Opens the page with a query in its address, does `work`, and expects that nothing complained. */
  const on = async (query, work, { from = "server", ...rest } = {}) => {
    const page = await watched(browser, url(from, ""), rest);
    await page.goto(url(from, PAGE) + query);
    if (/[?&]q=./.test(query)) await answered(page);
    await work(page);
    assert.deepEqual(page.wrong, []);
    await page.context().close();
  };

  it("is the A to Z alone where nothing is asked", () =>
    on("", async (page) => {
      const { told, hits, tries, title } = await shown(page);
      assert.deepEqual([told, hits, tries], [[], [], []]);
      assert.match(title, /^A to Z – /);
      assert.equal(await page.locator("h1").textContent(), "Search");
      assert.equal(await page.locator("#_filters").isVisible(), false);
    }));

  it("is the whole A to Z without scripts", async () => {
    const page = await open(browser, { javaScriptEnabled: false });
    await page.goto(`${server.url(PAGE)}?q=fit`);
    assert.equal(await page.locator("h1").textContent(), "A to Z");
    const lists = read(PACK, PAGE).match(/<ul class="entries">.*?<\/ul>/gs);
    const written = lists.join("").match(/<li>/g).length;
    assert.equal(await page.locator(".entries li:visible").count(), written);
    assert.equal(await page.locator("h2:visible").first().textContent(), "0-9");
    await page.context().close();
  });

  for (const from of ["server", "disk"]) {
    const places = { from };

    it(`finds pages, marks what was asked, and leads to them, from the ${from}`, () =>
      on("?q=who+can+sign+a+fit+note", async (page) => {
        const { told, hits, title, query } = await shown(page);
        assert.match(told[0], /^(More than )?\d+ results for “who can sign a fit note”$/);
        assert.match(title, /^who can sign a fit note – Search – /);
        assert.equal(query, "who can sign a fit note");
        assert.equal(hits.length, 10);
        assert.ok((await page.locator(".hits mark").allTextContents()).some((mark) => /^fit$/i.test(mark)));
        const hit = page.locator(".hits li", { has: page.getByText("Guidance", { exact: true }) }).locator("h3 a").first();
        const [target, name] = await hit.evaluate((link) => [link.href, link.textContent]);
        await hit.click();
        await page.waitForURL(target);
        assert.equal(await page.locator("h1").textContent(), name);
        await page.goBack();
        await answered(page);
        assert.deepEqual((await shown(page)).hits, hits);
      }, places));

    it(`comes back to where the reader was, from the ${from}`, () =>
      on("?q=work", async (page) => {
        await page.getByRole("button", { name: /more/i }).click();
        await page.locator(".hits > li:nth-child(12)").waitFor();
        const link = page.locator(".hits > li:nth-child(12) h3 a");
        await link.scrollIntoViewIfNeeded();
        await page.evaluate(() => scrollBy(0, 40));
        const top = await page.evaluate(() => scrollY);
        assert.ok(top > 600);
        await link.click();
        await page.waitForURL((url) => !url.pathname.endsWith("search.html"));
        await page.goBack();
        await answered(page);
        await page.waitForFunction((top) => Math.abs(scrollY - top) < 5, top);
      }, places));

    it(`keeps its address in step, through reload, Back and Forward, from the ${from}`, () =>
      on("?q=fit+note", async (page) => {
        const first = await shown(page);
        await ask(page, "employer");
        const second = await shown(page);
        assert.notDeepEqual(second.hits, first.hits);
        assert.match(page.url(), /\?q=employer$/);
        await narrowBy(page, "kind", "Policy");
        assert.match(page.url(), /\?q=employer&kind=policy$/);
        const third = await shown(page);
        await page.reload();
        await answered(page);
        assert.deepEqual(await shown(page), third);
        for (const [go, state] of [["goBack", second], ["goBack", first], ["goForward", second], ["goForward", third]]) {
          await page[go]();
          await answered(page);
          await page.waitForFunction((title) => document.title === title, state.title);
          await answered(page);
          assert.deepEqual(await shown(page), state);
        }
      }, places));

    it(`leads to the section that answers, from the ${from}`, () =>
      on("?q=what+to+write+on+a+fit+note", async (page) => {
        const link = page.locator(".hits .about a").first();
        assert.match(await link.evaluate((one) => one.parentElement.textContent), /^Section: ./);
        const heading = await link.textContent();
        await link.click();
        await page.waitForURL(/#./);
        const target = await page.evaluate(() => document.getElementById(decodeURIComponent(location.hash.slice(1)))?.textContent);
        assert.ok(target?.includes(heading), `"${heading}" leads to "${target}"`);
      }, places));
  }

  it("explains a short form, and says what else it searched for", () =>
    on("?q=mecc", async (page) => {
      const { told, defined, hits } = await shown(page);
      assert.deepEqual(defined, ["making every contact count"]);
      assert.ok(told.some((line) => /^Also searched for: .*making every contact count/i.test(line)), told.join("; "));
      assert.ok(hits.every((hit) => hit !== defined[0]));
      await page.locator(".defined a").click();
      await page.waitForURL(/glossary\.html#term-making-every-contact-count$/);
    }));

  it("mends a slip of the keys and says so", () =>
    on("?q=physioterapist", async (page) => {
      const { told, hits } = await shown(page);
      assert.ok(told.includes("No page has “physioterapist”. These results are for “physiotherapist”."), told.join("; "));
      assert.ok(hits.length > 0);
    }));

  it("names words that it does not know, beside what it found", () =>
    on(`?q=fit+note+${NOWHERE}`, async (page) => {
      const { told, hits } = await shown(page);
      assert.ok(told.includes(`Not on this site: ${NOWHERE}`), told.join("; "));
      assert.ok(hits.length > 0);
    }));

  it("says what to try where nothing is found", () =>
    on(`?q=${NOWHERE}`, async (page) => {
      const { told, hits, tries } = await shown(page);
      assert.equal(told[0], `Nothing found for “${NOWHERE}”`);
      assert.deepEqual([hits, tries], [[], ["What you can try"]]);
      await page.getByRole("link", { name: "A to Z below" }).click();
      await page.waitForURL(/#_all$/);
      assert.equal((await shown(page)).told[0], `Nothing found for “${NOWHERE}”`);
    }));

  it("filters by each facet, says when nothing fits, and clears the filters", () =>
    on("?q=fit+note", async (page) => {
      const all = await shown(page);
      for (const [facet, label] of [["kind", "Quiz"], ["audience", "Educators"], ["topic", "fit notes"]]) {
        await narrowBy(page, facet, label);
        const some = await shown(page);
        assert.notDeepEqual(some.told, all.told, facet);
        if (facet === "kind") assert.deepEqual([...new Set(some.kinds)], ["Quiz"]);
        await page.getByRole("button", { name: "Clear filters" }).click();
        await answered(page);
        assert.deepEqual(await shown(page), all);
        assert.equal(await page.evaluate(() => document.activeElement.id), "_q");
      }
      await ask(page, "osteopath");
      await narrowBy(page, "kind", "Checklist");
      assert.match((await shown(page)).told[0], /^Nothing found for “osteopath” with these filters\. Clear them/);
    }));

  it("pays no heed to a filter that does not exist", () =>
    on("?q=fit+note&kind=%3Cb%3E&topic=nonsense", async (page) => {
      await page.locator(".hits li").first().waitFor();
      assert.equal((await shown(page)).hits.length, 10);
      assert.equal(await page.locator("#_kind").inputValue(), "");
      assert.match(page.url(), /\?q=fit\+note$/);
    }));

  it("shows more on demand, moves the focus to them, and remembers how many", () =>
    on("?q=work", async (page) => {
      const first = await shown(page);
      assert.ok(first.more);
      assert.ok(await tabTo(page, "#_results > p > button"));
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => document.querySelectorAll(".hits li").length > 10);
      const second = await shown(page);
      assert.deepEqual(second.hits.slice(0, 10), first.hits);
      assert.equal(new Set(await page.locator(".hits h3 a").evaluateAll((links) => links.map((link) => link.href))).size, second.hits.length);
      assert.equal(await page.evaluate(() => document.activeElement.textContent), second.hits[10]);
      await page.reload();
      await answered(page);
      assert.deepEqual((await shown(page)).hits, second.hits);
    }));

  it("is announced: how many, then how many for the next query", () =>
    on("?q=fit+note", async (page) => {
      const status = page.locator("#_told");
      assert.equal(await status.getAttribute("role"), "status");
      const before = await status.textContent();
      await ask(page, "employer");
      assert.notEqual(await status.textContent(), before);
    }));

  for (const [name, text] of Object.entries(HOSTILE)) {
    it(`shows ${name} as text`, () =>
      on("", async (page) => {
        await ask(page, text);
        const made = "#_told :not(p, bdi, div), #_results :not(h2, h3, ol, ul, li, p, a, mark, button, section)";
        assert.equal(await page.locator(made).count(), 0);
        assert.equal(await page.evaluate(() => window.hacked), undefined);
        none(await narrow(page));
        const before = await shown(page);
        await page.reload();
        await answered(page).catch(() => {});
        assert.deepEqual((await shown(page)).told, before.told);
      }));
  }

  describe("where files are lost", () => {
    const CUT = { body: `preceptorShard("x","AAA`, contentType: "text/javascript" };
    const lost = { status: 404, body: "", contentType: "text/html" };
    const SPOILT = {
      "the index's head is missing": ["**/search/m.js*", lost, /^Search does not work just now/],
      "the index's head is cut short": ["**/search/m.js*", CUT, /^Search does not work just now/],
      "a script of the engine is missing": ["**/search-query.js", lost, /^Search does not work just now/],
      "postings are missing": ["**/search/t/*.js*", lost, /^Search does not work just now|^Some search files/],
      "texts are missing": ["**/search/b/*.js*", lost, /^Some search files could not be read/],
      "texts are cut short": ["**/search/b/*.js*", CUT, /^Some search files could not be read/],
      "cards are missing": ["**/search/d/*.js*", lost, /^Search does not work just now|^Some search files/],
    };
    for (const [name, [files, answer, says]] of Object.entries(SPOILT)) {
      it(`says so when ${name}, and the A to Z still stands`, async () => {
        const page = await open(browser);
        await page.route(files, (route) => route.fulfill(answer));
        await page.goto(`${server.url(PAGE)}?q=fit+note`);
        await answered(page);
        const warning = page.locator("#_told .callout");
        assert.match(await warning.textContent(), says);
        if (!files.includes("query")) {
          assert.match(await warning.textContent(), /search\/\S+\.js is (missing|damaged)/);
        }
        assert.ok((await page.locator(".entries li").count()) > 50);
        none(await accessible(page));
        none(await narrow(page));
        await page.context().close();
      });
    }
  });

  for (const [state, query] of Object.entries({ results: "?q=mecc+fit+note", none: `?q=${NOWHERE}`, "a definition": "?q=mecc", filters: "?q=work&kind=policy" })) {
    it(`passes axe, keeps its width and prints: ${state}`, () =>
      on(query, async (page) => {
        none(await accessible(page));
        none(await narrow(page));
        none(await prints(page));
        assert.equal(await page.locator("#_told").isVisible(), true);
        assert.equal(await page.locator(".entries").first().isVisible(), false);
      }));
  }

  it("prints what the results are narrowed by, where the fields are not", () =>
    on("?q=work&kind=policy", async (page) => {
      const told = page.getByText("Only: Policy");
      assert.equal(await told.isVisible(), false);
      await page.emulateMedia({ media: "print" });
      assert.equal(await told.isVisible(), true);
    }));

  it("marks what was asked in forced colours too", () =>
    on("?q=fit+note", async (page) => {
      const mark = await page.locator(".hits mark").first().evaluate((one) => getComputedStyle(one).textDecorationLine);
      assert.equal(mark, "underline");
    }, { forcedColors: "active" }));

  it("has headings in order", () =>
    on("?q=mecc", async (page) => {
      const levels = await page.locator("main :is(h1, h2, h3):visible").evaluateAll((all) =>
        all.map((one) => Number(one.getAttribute("aria-level") ?? one.localName[1])),
      );
      assert.equal(levels[0], 1);
      assert.ok(levels.every((level, index) => index === 0 || level <= levels[index - 1] + 1), levels.join(" "));
    }));
});
