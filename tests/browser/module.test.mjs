// A module's route in a browser: what is done and what is next, what is kept, the completion record, paper; and the curriculum map.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch, open } from "./lib/browser.mjs";
import { accessible } from "./lib/checks/axe.mjs";
import { tabTo } from "./lib/checks/keyboard.mjs";
import { none } from "./lib/expect.mjs";
import { LEARN, fileUrl } from "./lib/places.mjs";
import { watch, watched } from "./lib/quiz.mjs";
import { serve } from "./lib/server.mjs";

const MODULE = "learn/modules/lifting.html";
const MAP = "curriculum.html";
const OWN = "learn/modules/lifting";
const QUIZ = "learn/quizzes/at-the-end";

const said = (value, at = "2026-11-10T10:00:00.000Z") => ({ other: { at, value } });
const finished = (got) => said({ at: "2026-11-10T10:00:00.000Z", got, of: 10, wrong: [] });

/** Puts a record into the browser's storage, as another page would. */
const plant = (page, doc, kind, entries) =>
  page.evaluate(([doc, text]) => localStorage.setItem(`preceptor/practice/${doc}`, text), [doc, JSON.stringify({ version: 1, doc, kind, title: doc, href: "", entries })]);
const plantQuiz = (page, got) => plant(page, QUIZ, "quiz", { "finished/x": finished(got) });
const plantCase = (page) => plant(page, "learn/quizzes/shoulder", "scenario", { "visit/x": said(["a"]), "ended/x": said("a", "2026-11-11T10:00:00.000Z") });
const plantRatings = (page, ...moments) => plant(page, "learn/checklists/asking", "checklist", Object.fromEntries(moments.map((moment) => [`saved/${moment}`, said("2026-11-10")])));
const OWN_ENTRIES = {
  "step/read": said(true, "2026-11-09T10:00:00.000Z"),
  "sign/watch": said({ word: "observed", by: "educator", on: "2026-11-12" }),
  "text/think": said("First line.\nSecond line."),
  "step/think": said(true),
  "sign/talk": said({ word: "discussed", by: "preceptor", on: "2026-11-20" }),
};
const plantAll = async (page) => {
  await plantQuiz(page, 9);
  await plantCase(page);
  await plantRatings(page, "end");
  await plant(page, OWN, "module", OWN_ENTRIES);
};

const kept = (page, path) =>
  page.evaluate(([key, path]) => {
    const values = Object.values(JSON.parse(localStorage.getItem(key) ?? "{}").entries?.[path] ?? {});
    return values.sort((a, b) => (a.at < b.at ? 1 : -1))[0]?.value;
  }, [`preceptor/practice/${OWN}`, path]);
const progress = (page) => page.textContent("#_progress");
const next = async (page) => (await page.textContent("#_next")).trim().replaceAll(/\s+/g, " ");
const state = (page, id) => page.textContent(`#${id} .state`);
const inSight = (page, selector) => page.locator(selector).filter({ visible: true }).count();
const sign = async (page, id, word, on, by) => {
  await page.locator(`#${id}`).getByLabel("Observed or discussed").selectOption(word);
  await page.locator(`#${id}`).getByLabel("Date").fill(on);
  await page.locator(`#${id}`).getByLabel("With (role)").fill(by);
};

for (const from of ["server", "disk"]) {
  describe(`a module, from the ${from}`, () => {
    let browser, server;
    before(async () => {
      browser = await launch();
      server = await serve(LEARN);
    });
    after(async () => {
      await browser.close();
      await server.close();
    });

    const url = (path) => (from === "server" ? server.url(path) : fileUrl(LEARN, path));
    /** The module, with what `planted` puts into the browser first. */
    const start = async (planted, options) => {
      const page = await watched(browser, options);
      await page.goto(url(MODULE));
      if (!planted) return page;
      await planted(page);
      await page.reload();
      return page;
    };
    const end = async (page) => {
      await page.context().close();
      none(page.wrong);
    };

    it("begins with what is next, and writes nothing before something is done", async () => {
      const page = await start();
      assert.equal(await progress(page), "0 of 7 steps done");
      assert.equal(await next(page), "Next: step 1 Read: fit notes");
      assert.equal(await page.getAttribute("#_next", "href"), "../../guidance/fit-note.html");
      assert.equal(await page.locator('[aria-current="step"]').getAttribute("id"), "read");
      assert.equal(await page.evaluate((key) => localStorage.getItem(key), `preceptor/practice/${OWN}`), null);
      assert.equal(await inSight(page, "#_completed, #_notice, .paper-lines, .on-paper"), 0);
      assert.equal(await inSight(page, ".elsewhere"), from === "server" ? 0 : 4);
      if (from === "server") none(await accessible(page));
      await end(page);
    });

    it("is walked by mouse to its completion record, and a reload keeps all", async () => {
      const page = await start();
      await page.getByLabel("I have read this").first().check();
      assert.match(await state(page, "read"), /^Done on \d+ \w+ \d{4}$/);
      assert.equal(await next(page), "Next: step 2 Quiz: at the end");
      await plantQuiz(page, 5);
      await page.reload();
      assert.equal(await state(page, "quiz"), "Done on 10 November 2026, below the pass mark");
      assert.equal(await next(page), "Next: step 3 Case: a sore shoulder");
      await plantQuiz(page, 6);
      await plantCase(page);
      await page.reload();
      assert.equal(await state(page, "quiz"), "Done on 10 November 2026, reached the pass mark");
      assert.equal(await next(page), "Next: step 4 Observed practice");
      assert.equal(await page.getAttribute("#_next", "href"), "#watch");
      await sign(page, "watch", "observed", "2026-11-12", "educator");
      assert.equal(await state(page, "watch"), "Observed on 12 November 2026, educator");
      await page.getByLabel("Your reflection").fill("What it taught me.");
      assert.equal(await state(page, "think"), "");
      await page.locator("#think").getByLabel("I have done this").check();
      // Step 6 is optional: the route goes on to what completes it.
      assert.equal(await next(page), "Next: step 7 Sign off");
      assert.equal(await progress(page), "5 of 7 steps done");
      await sign(page, "talk", "discussed", "2026-11-20", "preceptor");
      await plantRatings(page, "start");
      await page.reload();
      assert.equal(await next(page), "Next: step 8 Rate your confidence at the end");
      assert.equal(await page.getAttribute("#_next", "href"), "../checklists/asking.html#end");
      await plantRatings(page, "start", "end");
      await page.reload();
      assert.equal(await progress(page), "You have completed this module");
      await page.reload();
      assert.equal(await progress(page), "You have completed this module");
      assert.equal(await next(page), "See your completion record");
      assert.equal(await page.inputValue("#think textarea"), "What it taught me.");
      assert.equal(await page.inputValue("#watch select"), "observed");
      const today = await page.evaluate(() => window.Preceptor.tools.date(window.Preceptor.record.today()));
      assert.equal(await page.textContent("#_completed_on"), `Completed on ${today}`);
      assert.match(await page.textContent(".completed-steps"), /Quiz: at the end Done on 10 November 2026, reached the pass mark.*Observed practice: .*educator/);
      assert.doesNotMatch(await page.textContent("#_module"), /\b(passed|fail)/i);
      await page.getByLabel("I have read this").first().uncheck();
      assert.equal(await progress(page), "6 of 7 steps done");
      assert.equal(await next(page), "Next: step 1 Read: fit notes");
      assert.equal(await inSight(page, "#_completed"), 0);
      await end(page);
    });

    it("keeps a sign-off that is half filled, and does not call it done", async () => {
      const page = await start();
      await page.locator("#talk select").selectOption("discussed");
      await page.locator("#talk").getByLabel("With (role)").fill("preceptor");
      await page.reload();
      assert.equal(await page.inputValue("#talk select"), "discussed");
      assert.equal(await page.locator("#talk").getByLabel("With (role)").inputValue(), "preceptor");
      assert.equal(await state(page, "talk"), "Not counted yet. Still needed: the date.");
      assert.equal(await kept(page, "sign/talk"), undefined);
      await page.locator("#talk").getByLabel("Date").fill("2999-01-01");
      assert.equal(await state(page, "talk"), "Not counted yet. Still needed: a date that is not in the future.");
      assert.equal(await kept(page, "sign/talk"), undefined);
      await page.locator("#talk").getByLabel("Date").fill("2026-11-20");
      assert.deepEqual(await kept(page, "sign/talk"), { word: "discussed", on: "2026-11-20", by: "preceptor" });
      await page.locator("#talk select").selectOption("");
      assert.equal(await state(page, "talk"), "Not counted yet. Still needed: whether it was observed or discussed.");
      await end(page);
    });

    it("leaves the next step for the home page and for my record", async () => {
      const page = await start();
      await page.locator("#_next").click();
      await page.goto(url("index.html"));
      assert.match(await page.textContent("#_continue"), /Work that lifts\s*Next: Read: fit notes/);
      await page.goto(url(MODULE));
      await page.getByLabel("I have read this").first().check();
      await page.goto(url("record.html"));
      assert.match(await page.textContent("#_modules"), /Work that lifts1 of 7 steps doneNext: Quiz: at the end/);
      await page.goto(url("index.html"));
      assert.match(await page.textContent("#_continue"), /Next: Quiz: at the end/);
      await end(page);
    });

    it("follows what another tab does, and keeps what is being written", async () => {
      const page = await start();
      const other = watch(await page.context().newPage());
      await other.goto(url(MODULE));
      await page.locator("#think textarea").fill("Here.");
      await other.getByLabel("I have read this").first().check();
      await page.waitForFunction(() => document.querySelector("#read .state").textContent);
      assert.equal(await progress(page), "1 of 7 steps done");
      assert.equal(await page.isChecked("#read input"), true);
      assert.equal(await other.inputValue("#think textarea"), "Here.");
      await plantQuiz(other, 9);
      await page.waitForFunction(() => document.querySelector("#quiz .state").textContent);
      await other.locator("#think textarea").fill("There.");
      await page.waitForTimeout(200);
      assert.equal(await page.inputValue("#think textarea"), "Here.");
      await page.locator("#think textarea").pressSequentially("!");
      const texts = await page.evaluate((key) => Object.values(JSON.parse(localStorage.getItem(key)).entries["text/think"]).map(({ value }) => value), `preceptor/practice/${OWN}`);
      assert.ok(texts.includes("There.") && texts.includes("Here.!"), texts.join());
      await end(page);
    });

    it("says that storage is blocked, and goes on", async () => {
      const page = await watched(browser);
      await page.addInitScript(() => Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("denied", "SecurityError"); } }));
      await page.goto(url(MODULE));
      assert.match(await page.textContent("#_notice"), /storage is blocked or missing/);
      await page.getByLabel("I have read this").first().check();
      assert.equal(await progress(page), "1 of 7 steps done");
      await end(page);
    });

    it("takes what a damaged or hostile record says for text", async () => {
      const evil = '<img src="x" onerror="window.hit = 1">';
      const entries = { "sign/watch": said({ word: evil, by: evil, on: evil }), "sign/talk": said({ word: "observed", by: evil, on: "x" }), "text/think": said(evil), "draft/watch": said(3), "next/step": said(1) };
      const page = await start((page) => plant(page, OWN, "module", entries));
      assert.equal(await page.locator("#_module img").count(), 0);
      assert.equal(await page.inputValue("#think textarea"), evil);
      assert.ok((await state(page, "talk")).includes(evil));
      await end(page);
    });

    it("stands complete without scripts, with no dead control", async () => {
      const page = await start(undefined, { javaScriptEnabled: false });
      assert.equal(await inSight(page, ".stop"), 8);
      assert.equal(await inSight(page, "#_module :is(input, select, textarea, button), #_completed, #_progress, .elsewhere"), 0);
      assert.equal(await next(page), "Next: step 1 Read: fit notes");
      await page.locator("#quiz a").click();
      assert.match(page.url(), /at-the-end\.html$/);
      await end(page);
    });
  });
}

describe("a module", () => {
  let browser, server;
  before(async () => {
    browser = await launch();
    server = await serve(LEARN);
  });
  after(async () => {
    await browser.close();
    await server.close();
  });
  const start = async (planted, options) => {
    const page = await watched(browser, options);
    await page.goto(server.url(MODULE));
    await planted?.(page);
    await page.reload();
    return page;
  };

  it("is accessible when half done and when complete", async () => {
    const half = (page) => plantQuiz(page, 5).then(() => plant(page, OWN, "module", { "step/read": said(true), "text/think": said("Words.") }));
    for (const planted of [half, plantAll]) {
      const page = await start(planted);
      none(await accessible(page));
      await page.context().close();
    }
  });

  it("is walked by keyboard alone", async () => {
    const page = await start((page) => plantQuiz(page, 9).then(() => plantCase(page)).then(() => plantRatings(page, "end")));
    const press = async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    assert.ok(await tabTo(page, "#_next"));
    assert.ok(await tabTo(page, "#read [name=done]"));
    await press("Space");
    assert.equal(await next(page), "Next: step 4 Observed practice");
    for (const [id, letter] of [["watch", "o"], ["talk", "d"]]) {
      if (id === "talk") {
        assert.ok(await tabTo(page, "#think textarea"));
        await page.keyboard.type("My own learning.");
        assert.ok(await tabTo(page, "#think [name=done]"));
        await press("Space");
      }
      assert.ok(await tabTo(page, `#${id} select`));
      await press(letter, "Tab");
      await page.keyboard.type("11122026");
      assert.ok(await tabTo(page, `#${id} [name=by]`));
      await page.keyboard.type("preceptor");
      // Enter in a field leads nowhere.
      await press("Enter");
    }
    assert.equal(await progress(page), "You have completed this module");
    assert.ok(await tabTo(page, "#_print"));
    assert.equal(await kept(page, "text/think"), "My own learning.");
    assert.deepEqual(page.wrong, []);
    await page.context().close();
  });

  it("prints a sheet to fill in, what was written, or the completion record", async () => {
    const blank = await start(undefined, { javaScriptEnabled: false });
    await blank.emulateMedia({ media: "print" });
    assert.equal(await inSight(blank, ".paper-lines, .stop .by-hand"), 3);
    assert.equal(await inSight(blank, ".fields, #_next, #_completed"), 0);
    await blank.context().close();

    const half = await start((page) => plant(page, OWN, "module", { "text/think": said("Two\nlines.") }));
    await half.emulateMedia({ media: "print" });
    assert.equal(await inSight(half, "#think .words"), 1);
    assert.equal(await inSight(half, "#think .paper-lines"), 0);
    assert.equal(await inSight(half, "#watch .by-hand"), 1);
    await half.context().close();

    const whole = await start(plantAll);
    await whole.evaluate(() => (window.print = () => (window.printed = true)));
    await whole.getByRole("button", { name: "Print this record" }).click();
    assert.equal(await whole.evaluate(() => window.printed), true);
    await whole.emulateMedia({ media: "print" });
    assert.equal(await inSight(whole, "#_completed .by-hand span"), 4);
    assert.equal(await inSight(whole, ".stop, .outcomes, .page-foot, #_print"), 0);
    assert.doesNotMatch(await whole.textContent("#_completed"), /name:/i);
    await whole.context().close();
  });

  it("does not overflow on small screens, and its targets are large enough", async () => {
    for (const width of [320, 360, 768]) {
      const page = await start(plantAll, { viewport: { width, height: 800 } });
      assert.equal(await page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth)), 0, `${width} px`);
      const small = await page.evaluate(() => [...document.querySelectorAll("#_module :is(button, select, textarea, input, .stop-text > a)")].filter((one) => one.offsetParent && (one.offsetHeight < 24 || one.offsetWidth < 24)).map((one) => one.outerHTML));
      assert.deepEqual(small, []);
      await page.context().close();
    }
  });
});

describe("the curriculum map", () => {
  let browser, server;
  before(async () => {
    browser = await launch();
    server = await serve(LEARN);
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  it("names what is missing at the top and in the row", async () => {
    const page = watch(await open(browser, { javaScriptEnabled: false }));
    await page.goto(server.url(MAP));
    const top = page.locator(".callout");
    assert.match(await top.textContent(), /3 outcomes are not assessed\.\s*No step serves 1 outcome\./);
    assert.deepEqual(await top.locator("a").allTextContents(), ["Say what may help at work.", "Know where to look.", "Find what no step serves."]);
    assert.equal(await page.locator(".gap-word").count(), 4);
    await top.locator("a").last().click();
    assert.match(await page.textContent(":target"), /Find what no step serves\..*No step serves this.*Not assessed/s);
    await page.goto(server.url(MAP));
    await page.getByRole("link", { name: "Case: a sore shoulder" }).first().click();
    assert.match(page.url(), /lifting\.html#case$/);
    none(page.wrong);
    await page.context().close();
  });

  it("is accessible and does not overflow", async () => {
    const page = await watched(browser);
    await page.goto(server.url(MAP));
    none(await accessible(page));
    for (const width of [320, 768]) {
      await page.setViewportSize({ width, height: 800 });
      assert.equal(await page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth)), 0, `${width} px`);
    }
    await page.context().close();
  });
});
