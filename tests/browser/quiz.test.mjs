// Every way through a quiz: by mouse, by keyboard alone, after a reload, in two tabs, from the disk.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch } from "./lib/browser.mjs";
import { tabTo } from "./lib/checks/keyboard.mjs";
import { LEARN, fileUrl } from "./lib/places.mjs";
import { END, EVERY, RIGHT, WRONG, answer, button, focusIs, focused, goThrough, heading, keptPaths, press, shown, watch, watched } from "./lib/quiz.mjs";
import { serve } from "./lib/server.mjs";

describe("a quiz", () => {
  let browser, server;

  before(async () => {
    browser = await launch();
    server = await serve(LEARN);
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  /** Opens a quiz, does `work`, and expects that nothing complained. */
  const on = async (path, work, { from = "server", ...options } = {}) => {
    const page = await watched(browser, options);
    await page.goto(from === "server" ? server.url(path) : fileUrl(LEARN, path));
    await work(page);
    assert.deepEqual(page.wrong, []);
    await page.context().close();
  };

  for (const from of ["server", "disk"]) {
    it(`is answered rightly throughout, from the ${from}`, () =>
      on(
        EVERY,
        async (page) => {
          await goThrough(page, RIGHT);
          await focusIs(page, /^Your result$/);
          assert.equal(await page.locator(".score").textContent(), "You have 12 of 12 points: 100%.");
          assert.equal(await page.locator(".mark-line").textContent(), "You reached the pass mark of 80%.");
          assert.equal(await button(page, /^Try the/).count(), 0);
          assert.equal(await page.locator(".verdict-head").count(), 8);
        },
        { from },
      ));

    it(`is answered wrongly, and says what to read, from the ${from}`, () =>
      on(
        EVERY,
        async (page) => {
          await goThrough(page, WRONG);
          assert.equal(await page.locator(".score").textContent(), "You have 3.7 of 12 points: 31%.");
          assert.equal(await page.locator(".mark-line").textContent(), "This is below the pass mark of 80%.");
          const links = await page.locator(".panel .plain-links a").allTextContents();
          assert.deepEqual(links, ["Who can sign one", "How long it lasts", "The steps"]);
          const words = await page.locator("main").innerText();
          assert.doesNotMatch(words, /\b(passed|fail|failed)\b/i);
          await page.locator(".panel .plain-links a").first().click();
          assert.match(page.url(), /fit-note\.html#who$/);
        },
        { from },
      ));
  }

  it("says in words what is right, beside the option", () =>
    on(EVERY, async (page) => {
      await press(page, "Start");
      await answer(page, WRONG);
      const mark = (id, key) => page.locator(`#${id} .option[data-key="${key}"] .quiz-mark`);
      assert.match(await mark("one", "nurses").textContent(), /^Not this one\s*Nurses can sign fit notes\.\s*$/);
      assert.match(await mark("one", "dietitians").textContent(), /^This one is right\s*Dietitians can write/);
      assert.equal(await mark("one", "pharmacists").count(), 0);
      await press(page, "Next question");
      await answer(page, WRONG);
      assert.equal(await mark("several", "physiotherapists").textContent(), "Right");
      assert.equal(await mark("several", "nurses").textContent(), "Also right");
      assert.match(await mark("several", "dietitians").textContent(), /^Not this one/);
      await page.getByText("2 of 3 right, less 1 wrong choice: 0.7 of 2 points").waitFor();
      assert.equal(await page.locator('#several [role="status"]').count(), 1);
    }));

  it("says Also right only beside something right, and does not call an empty gap wrong", () =>
    on(EVERY, async (page) => {
      const answers = {
        ...WRONG,
        several: () => page.locator("#several").getByLabel("Dietitians", { exact: true }).check(),
        gaps: () => page.getByLabel("Gap 1").fill("might be fit"),
      };
      await press(page, "Start");
      while ((await shown(page)) !== "gaps") {
        await answer(page, answers);
        await press(page, "Next question");
      }
      await answers.gaps();
      await press(page, "Check answer");
      await press(page, "Check it as it is");
      assert.match(await page.locator('#several [data-key="nurses"] .quiz-mark').textContent(), /^This one is right/);
      assert.deepEqual(await page.locator("#gaps .quiz-mark").allTextContents(), ["Right", "No answer"]);
    }));

  it("is gone through by keyboard alone", () =>
    on(EVERY, async (page) => {
      const key = (...keys) => keys.reduce((before, one) => before.then(() => page.keyboard.press(one)), Promise.resolve());
      const check = async (verdict) => {
        assert.ok(await tabTo(page, ".go .main"));
        await key("Enter");
        await focusIs(page, verdict);
      };
      const next = async (title) => {
        assert.ok(await tabTo(page, ".go .main"));
        await key("Enter");
        await focusIs(page, title);
      };
      await next(/^Question 1 of 8 Who cannot sign/);
      assert.ok(await tabTo(page, "#one summary"));
      await key("Enter");
      assert.equal(await page.locator("#one .hint").evaluate((hint) => hint.open), true);
      assert.ok(await tabTo(page, "#one [type=radio]"));
      await key("ArrowDown", "ArrowDown");
      assert.equal(await page.locator("#one :checked").inputValue(), "dietitians");
      await check(/^Right$/);
      await next(/^Question 2 of 8/);
      for (const option of ["physiotherapists", "occupational-therapists", "nurses"]) {
        assert.ok(await tabTo(page, `#several [value="${option}"]`));
        await key("Space");
      }
      await check(/^Right$/);
      await next(/^Question 3 of 8/);
      assert.ok(await tabTo(page, "#truth [type=radio]"));
      await key("Space");
      await check(/^Right$/);
      await next(/^Question 4 of 8/);
      assert.ok(await tabTo(page, "#word input"));
      await page.keyboard.type("fit note");
      await key("Enter");
      await focusIs(page, /^Right$/);
      await next(/^Question 5 of 8/);
      assert.ok(await tabTo(page, "#figure input"));
      await page.keyboard.type("10,300,000");
      await key("Enter");
      await focusIs(page, /^Right$/);
      await next(/^Question 6 of 8/);
      assert.ok(await tabTo(page, "#gaps input"));
      await page.keyboard.type("may be fit");
      await key("Tab");
      await page.keyboard.type("three");
      await check(/^Right$/);
      await next(/^Question 7 of 8/);
      for (const word of ["Agrees", "Says what the", "Says what would"]) {
        assert.ok(await tabTo(page, "#pairs select"));
        await page.keyboard.type(word);
      }
      await check(/^Right$/);
      await next(/^Question 8 of 8/);
      const steps = ["Ask about work", "Agree what would help", "Write it down", "Review it"];
      for (const [place, step] of steps.entries()) {
        const at = (await page.locator("#order .item").allTextContents()).indexOf(step);
        if (at <= place) continue;
        assert.ok(await tabTo(page, `[aria-label="Move up: ${step}"]`));
        for (let now = at; now > place; now -= 1) {
          await key("Enter");
          assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), `Move up: ${step}`);
          assert.equal(await page.locator(".quiz > [role=status]").textContent(), `${step} is now ${now} of 4`);
        }
        await key("Shift+Tab", "Shift+Tab");
        await page.locator("#order .asked").evaluate((heading) => heading.focus());
      }
      await check(/^Right$/);
      await next(/^Your result$/);
      assert.equal(await page.locator(".score").textContent(), "You have 12 of 12 points: 100%.");
    }));

  it("says what is missing once, then goes on without it", () =>
    on(EVERY, async (page) => {
      await press(page, "Start");
      await press(page, "Check answer");
      await focusIs(page, /^You have not chosen an answer yet\.$/);
      await page.locator("#one").getByLabel("Nurses").check();
      assert.equal(await page.locator(".problem").count(), 0);
      assert.equal(await button(page, "Check answer").count(), 1);
      await press(page, "Check answer");
      await focusIs(page, /^Not right$/);
      await press(page, "Next question");
      await press(page, "Check answer");
      await press(page, "Go on without an answer");
      await focusIs(page, /^No answer given$/);
      assert.deepEqual(await keptPaths(page, "every-kind", "finished/"), []);
    }));

  it("asks again for a number that it cannot read, and for parts that are empty", () =>
    on(EVERY, async (page) => {
      await press(page, "Start");
      while ((await shown(page)) !== "figure") {
        await answer(page, RIGHT);
        await press(page, "Next question");
      }
      await page.locator("#figure input").fill("about ten million");
      await press(page, "Check answer");
      await focusIs(page, /does not read as a number/);
      await page.locator("#figure input").fill("10.3 million");
      await press(page, "Check answer");
      await focusIs(page, /^Right$/);
      await press(page, "Next question");
      await page.getByLabel("Gap 1").fill("may be fit");
      await press(page, "Check answer");
      await focusIs(page, /still empty/);
      await press(page, "Check it as it is");
      await focusIs(page, /^Partly right$/);
      await page.getByText("1 of 2 right: 1 of 2 points").waitFor();
    }));

  for (const from of ["server", "disk"]) {
    it(`goes on after a reload where it was, from the ${from}`, () =>
      on(
        EVERY,
        async (page) => {
          await press(page, "Start");
          for (let count = 0; count < 3; count += 1) {
            await answer(page, RIGHT);
            await press(page, "Next question");
          }
          await page.locator("#word input").fill("half a wo");
          await page.reload();
          assert.equal(await page.locator(".question:not(.away)").count(), 0);
          await press(page, "Continue question 4 of 8");
          await focusIs(page, /^Question 4 of 8/);
          assert.equal(await page.locator("#word input").inputValue(), "half a wo");
          await page.locator("#word input").fill("fit note");
          await press(page, "Check answer");
          for (let count = 0; count < 4; count += 1) {
            await press(page, "Next question");
            await answer(page, RIGHT);
          }
          await press(page, "See your result");
          assert.match(await page.locator(".score").textContent(), /^You have 12 of 12/);
          await page.reload();
          await heading(page, "Your earlier attempts").waitFor();
          assert.match(await page.locator(".earlier li").textContent(), /12 of 12 points.*reached the pass mark/);
          await press(page, /^See your answers/);
          await focusIs(page, /^Your result$/);
          assert.equal(await page.locator("#one :checked").inputValue(), "dietitians");
        },
        { from },
      ));
  }

  it("is one attempt in two tabs", () =>
    on(EVERY, async (page) => {
      const other = watch(await page.context().newPage());
      await other.goto(server.url(EVERY));
      await press(page, "Start");
      await button(other, "Continue question 1 of 8").waitFor();
      await press(other, "Continue question 1 of 8");
      await answer(page, RIGHT);
      await other.locator("#one .feedback").waitFor();
      assert.equal(await other.locator("#one :checked").inputValue(), "dietitians");
      assert.equal(await other.locator("#one fieldset").evaluate((fieldset) => fieldset.disabled), true);
      await press(page, "Next question");
      await page.locator("#several").getByLabel("Nurses").check();
      await press(other, "Next question");
      assert.equal(await other.locator("#several").getByLabel("Nurses").isChecked(), true);
      await answer(page, RIGHT);
      for (let count = 0; count < 6; count += 1) {
        await press(page, "Next question");
        await answer(page, RIGHT);
      }
      await press(page, "See your result");
      await heading(other, "Your result").waitFor();
      assert.equal((await keptPaths(page, "every-kind", "attempt/")).length, 1);
      assert.equal((await keptPaths(page, "every-kind", "finished/")).length, 1);
      assert.deepEqual(other.wrong, []);
    }));

  it("gives the wrong ones again as practice, which is not counted", () =>
    on(EVERY, async (page) => {
      const answers = { ...RIGHT, one: WRONG.one, pairs: WRONG.pairs };
      await goThrough(page, answers);
      assert.match(await page.locator(".panel").textContent(), /It does not count as an attempt/);
      await press(page, "Try the 2 wrong ones again");
      await focusIs(page, /^Practice: question 1 of 2/);
      assert.equal(await page.locator("#one :checked").count(), 0);
      await answer(page, RIGHT);
      await press(page, "Next question");
      await answer(page, RIGHT);
      await press(page, "See your result");
      await focusIs(page, /^Your practice$/);
      assert.match(await page.locator(".panel").textContent(), /4 of 4 points.*not counted/);
      await press(page, "Back to your result");
      assert.match(await page.locator(".score").textContent(), /of 12 points/);
      assert.equal(await page.locator("#one :checked").inputValue(), "nurses");
      assert.equal((await keptPaths(page, "every-kind", "attempt/")).length, 1);
    }));

  it("counts attempts, and offers practice when none is left", () =>
    on(EVERY, async (page) => {
      await page.getByText("3 of 3 attempts left.").waitFor();
      await goThrough(page, RIGHT);
      await goThrough(page, RIGHT, "Start again");
      await page.getByText("1 of 3 attempts left.").waitFor();
      await goThrough(page, WRONG, "Start again");
      assert.equal(await button(page, "Start again").count(), 0);
      await press(page, "All your attempts");
      await page.getByText("0 of 3 attempts left.").waitFor();
      assert.equal(await page.locator(".earlier li").count(), 3);
      await press(page, "Practise all questions");
      await focusIs(page, /^Practice: question 1 of 8/);
      await page.reload();
      assert.equal((await keptPaths(page, "every-kind", "attempt/")).length, 3);
    }));

  it("goes on in memory where the browser keeps nothing, and says so", async () => {
    const page = await watched(browser);
    await page.addInitScript(() => Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("no", "SecurityError"); } }));
    await page.goto(server.url(EVERY));
    assert.match(await page.locator(".record-notice").textContent(), /\w{4}/);
    await goThrough(page, RIGHT);
    assert.match(await page.locator(".score").textContent(), /^You have 12 of 12/);
    assert.deepEqual(page.wrong, []);
    await page.context().close();
  });

  it("leaves out what an attempt asked and the quiz no longer holds", () =>
    on(EVERY, async (page) => {
      await press(page, "Start");
      await page.evaluate(() => {
        const key = "preceptor/practice/learn/quizzes/every-kind";
        localStorage.setItem(key, localStorage.getItem(key).replace('"several"', '"gone"'));
      });
      await page.reload();
      await press(page, "Continue question 1 of 7");
      await focusIs(page, /^Question 1 of 7/);
    }));
});

describe("a quiz with the answers at the end", () => {
  let browser, server;

  before(async () => {
    browser = await launch();
    server = await serve(LEARN);
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  const asked = (page) => page.locator(".question:not(.away)").evaluateAll((found) => found.map(({ id }) => id));

  it("warns of what is still unfinished, and of nothing once all is answered", async () => {
    const page = await watched(browser);
    await page.goto(server.url(END));
    await press(page, "Start");
    await press(page, "Finish and see your result");
    await heading(page, "4 questions are not finished").waitFor();
    const [first, ...others] = await page.locator(".question:not(.away)").all();
    await first.locator("input").first().check();
    await heading(page, "3 questions are not finished").waitFor();
    for (const question of others) await question.locator("input").first().check();
    assert.equal(await page.locator(".errors").count(), 0);
    await press(page, "Finish and see your result");
    await focusIs(page, /^Your result$/);
    assert.deepEqual(page.wrong, []);
    await page.context().close();
  });

  it("draws, keeps what is pinned and groups together, and keeps the order after a reload", async () => {
    const page = await watched(browser);
    await page.goto(server.url(END));
    await page.getByText("4 questions, drawn from 5.").waitFor();
    await press(page, "Start");
    const ids = await asked(page);
    assert.equal(ids.length, 4);
    assert.equal(ids[0], "first");
    assert.equal(ids.filter((id) => ["ask", "offer", "write"].includes(id)).length, 2);
    await focusIs(page, /^Question 1 of 4/);
    for (const id of ids) assert.equal(await page.locator(`#${id} .option`).last().textContent(), "None of these");
    const options = () => page.locator(".question:not(.away) .option").allTextContents();
    const before = await options();
    await page.locator("#first").getByLabel("Yes").check();
    await page.reload();
    await press(page, "Continue: 1 of 4 answered");
    assert.deepEqual(await asked(page), ids);
    assert.deepEqual(await options(), before);
    assert.equal(await page.locator("#first").getByLabel("Yes").isChecked(), true);
    assert.deepEqual(page.wrong, []);
    await page.context().close();
  });

  it("lists what is not answered, leads there, and lets the reader finish without", async () => {
    const page = await watched(browser);
    await page.goto(server.url(END));
    await press(page, "Start");
    await page.locator("#first").getByLabel("Yes").check();
    await press(page, "Finish and see your result");
    await focusIs(page, /^3 questions are not finished/);
    const link = page.locator(".errors a").first();
    const id = (await link.getAttribute("href")).slice(1);
    await link.click();
    await focusIs(page, new RegExp(`^Question \\d of 4`));
    assert.equal(await page.evaluate(() => document.activeElement.closest(".question").id), id);
    assert.equal(await page.locator(".feedback").count(), 0);
    await press(page, "Finish without these answers");
    await focusIs(page, /^Your result$/);
    assert.equal(await page.locator(".score").textContent(), "You have 1 of 4 points: 25%.");
    assert.equal(await page.locator(".feedback").count(), 4);
    assert.deepEqual(page.wrong, []);
    await page.context().close();
  });

  it("is answered and finished by keyboard alone", async () => {
    const page = await watched(browser);
    await page.goto(server.url(END));
    assert.ok(await tabTo(page, ".go .main"));
    await page.keyboard.press("Enter");
    for (const id of await asked(page)) {
      assert.ok(await tabTo(page, `#${id} [type=radio]`));
      await page.keyboard.press("Space");
    }
    assert.ok(await tabTo(page, ".go .main"));
    await page.keyboard.press("Enter");
    assert.equal(await focused(page), "Your result");
    await page.context().close();
  });
});
