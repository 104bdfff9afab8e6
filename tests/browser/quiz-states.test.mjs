// How a quiz stands in each of its states: accessible, narrow, on paper, in forced colours, and without scripts.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { DESK, SMALL_SCREEN, launch, open } from "./lib/browser.mjs";
import { accessible } from "./lib/checks/axe.mjs";
import { narrow } from "./lib/checks/layout.mjs";
import { load } from "./lib/checks/load.mjs";
import { markup } from "./lib/checks/markup.mjs";
import { PAPER, keepsForcedColours } from "./lib/checks/media.mjs";
import { readsWithoutScripts } from "./lib/checks/noscript.mjs";
import { none } from "./lib/expect.mjs";
import { LEARN, read } from "./lib/places.mjs";
import { CASE, END, EVERY, RIGHT, WRONG, answer, goThrough, press, shown, watched } from "./lib/quiz.mjs";
import { serve } from "./lib/server.mjs";

const KEY = "learn/quizzes/every-kind-key.html";

/** To the card of a question, and its answer; nothing is checked there. */
const upTo = (id, answers) => async (page) => {
  await press(page, "Start");
  while ((await shown(page)) !== id) {
    await answer(page, RIGHT);
    await press(page, "Next question");
  }
  await answers?.[id](page);
};

const checked = (id, answers) => async (page) => {
  await upTo(id, answers)(page);
  await press(page, "Check answer");
  await page.locator(`#${id} .result:not(:empty)`).waitFor();
};

const STATES = {
  "before the start": [EVERY, async () => {}],
  untouched: [EVERY, upTo("one")],
  answered: [EVERY, upTo("several", WRONG)],
  "asked for what is missing": [EVERY, async (page) => {
    await press(page, "Start");
    await press(page, "Check answer");
  }],
  "wrong choice": [EVERY, checked("one", WRONG)],
  "partly right": [EVERY, checked("several", WRONG)],
  "wrong text": [EVERY, checked("word", WRONG)],
  "wrong gap": [EVERY, checked("gaps", WRONG)],
  "wrong pair": [EVERY, checked("pairs", WRONG)],
  ordering: [EVERY, upTo("order")],
  "wrong order": [EVERY, checked("order", WRONG)],
  finished: [EVERY, (page) => goThrough(page, WRONG)],
  "all on one page": [END, (page) => press(page, "Start")],
  "error summary": [END, async (page) => {
    await press(page, "Start");
    await press(page, "Finish and see your result");
  }],
  "a case": [CASE, async () => {}],
  "the end of a case": [CASE, async (page) => {
    await page.getByRole("link", { name: "Ask what the job involves" }).click();
    await page.getByRole("link", { name: "Suggest lower shelves for a while" }).click();
  }],
  "answer key": [KEY, async () => {}],
};

describe("the states of a quiz", () => {
  let browser, server;

  before(async () => {
    browser = await launch();
    server = await serve(LEARN);
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  for (const [name, [path, reach]] of Object.entries(STATES)) {
    it(`${name}: passes axe, fits 320 px, keeps forced colours and the policy`, async () => {
      const page = await open(browser, { locale: "en-GB" });
      const findings = await load(page, server.url(path), server.root);
      await reach(page);
      await page.mouse.move(0, 0);
      findings.push(...(await accessible(page)));
      await page.setViewportSize(SMALL_SCREEN);
      findings.push(...(await narrow(page)));
      await page.setViewportSize(DESK);
      findings.push(...(await keepsForcedColours(page)));
      findings.push(...(await page.evaluate(() => window.violations)));
      await page.context().close();
      none(findings);
    });
  }

  it("has large targets: every option and button is 44 px high", async () => {
    const page = await watched(browser, { viewport: { width: 360, height: 700 } });
    await page.goto(server.url(EVERY));
    for (const id of ["one", "order"]) {
      await page.evaluate(() => localStorage.clear());
      await page.reload();
      await upTo(id)(page);
      const heights = await page
        .locator(".question:not(.away) .option label, .question:not(.away) .movers button, .quiz button.main")
        .evaluateAll((found) => found.filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect().height));
      assert.ok(heights.length > 4 && heights.every((height) => height >= 44), `${id}: ${heights}`);
    }
    await page.context().close();
  });

  it("without scripts: everything is there, answers folded away, and nothing asks to be pressed", async () => {
    const page = await open(browser, { javaScriptEnabled: false });
    for (const path of [EVERY, END, CASE, KEY]) {
      await page.goto(server.url(path));
      none(await readsWithoutScripts(page));
    }
    await page.goto(server.url(EVERY));
    assert.equal(await page.locator(".question").count(), 8);
    assert.equal(await page.locator(".answer .why").first().isVisible(), false);
    await page.getByText("Answer to question 1").click();
    assert.equal(await page.locator("#one .answer .why").isVisible(), true);
    assert.equal(await page.locator("button:visible").count(), 0);
    await page.locator("#word input").press("Enter");
    assert.ok(page.url().endsWith(EVERY));
    await page.goto(server.url(CASE));
    await page.getByRole("link", { name: "Say nothing about work" }).click();
    assert.match(page.url(), /#nothing$/);
    await page.context().close();
  });

  /** What stands on paper. */
  const paper = async (page) => {
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize(PAPER);
    return page.evaluate(() => {
      const seen = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
      const ink = (one) => [getComputedStyle(one).backgroundColor, getComputedStyle(one).color].join();
      return {
        questions: seen(".question").length,
        told: seen(".answer, .hint, .feedback, .quiz-mark, .panel, .problem, .quiz button, select, .for-educators").length,
        ticked: seen(".option input").filter((one) => one.checked && !/0, 0, 0, 0|255, 255, 255/.test(getComputedStyle(one).backgroundColor)).length,
        boxes: seen(".option input, .order .place").length,
        framed: seen(".option").filter((one) => getComputedStyle(one).boxShadow !== "none" || getComputedStyle(one).borderTopWidth !== "0px").length,
        lines: seen(".typed input, .gap").map(ink),
        bank: seen(".bank li").length,
        wide: document.documentElement.scrollWidth > innerWidth,
        text: document.querySelector("main").innerText,
      };
    });
  };

  it("on paper: blank, whatever is on the screen", async () => {
    const page = await watched(browser);
    for (const reach of [async () => {}, upTo("several", WRONG), checked("one", WRONG), checked("word", WRONG)]) {
      await page.goto(server.url(EVERY));
      await page.evaluate(() => localStorage.clear());
      await page.reload();
      await reach(page);
      const found = await paper(page);
      assert.equal(found.questions, 8);
      assert.equal(found.told, 0);
      assert.equal(found.ticked, 0);
      assert.equal(found.framed, 0);
      assert.ok(found.boxes >= 11);
      assert.equal(found.bank, 4);
      assert.equal(found.wide, false);
      for (const ink of found.lines) assert.match(ink, /rgba\(0, 0, 0, 0\)$/);
      assert.match(found.text, /Date:/);
      assert.doesNotMatch(found.text, /Name:/);
      await page.emulateMedia({ media: "screen" });
      await page.setViewportSize(DESK);
    }
    await page.context().close();
  });

  it("on paper: a finished quiz shows what was answered", async () => {
    const page = await watched(browser);
    await page.goto(server.url(EVERY));
    await goThrough(page, WRONG);
    const found = await paper(page);
    assert.match(found.text, /You have 3\.7 of 12 points/);
    assert.match(found.text, /Not this one/);
    await page.context().close();
  });

  it("keeps the answer key from search engines, and is well formed", async () => {
    assert.match(read(LEARN, KEY), /<meta name="robots" content="noindex">/);
    for (const path of [EVERY, END, CASE, KEY]) none((await markup(read(LEARN, path))).map((finding) => `${path}: ${finding}`));
  });
});
